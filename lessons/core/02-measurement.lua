-- C02 of the course map. Every number in it is worked out in tests/lesson_c02_test.c.

lesson {
  id = "core.measurement", map = "C02",
  title = { ja = "測定とボルンの規則", en = "Measurement and the Born rule" },
  minutes = 30, requires = { "core.qubit" },
}

-- The pictures below are the sphere cut open: z up, x to the right. A direction is an angle
-- from the top, clockwise, in degrees.
local function at(x, y, radius, degrees)
  local angle = math.rad(degrees)
  return x + radius * math.sin(angle), y - radius * math.cos(angle)
end

-- The direction of (x, y) as seen from the centre, in steps of 5°.
local function direction(x, y)
  return math.floor(math.deg(math.atan(x, -y)) / 5 + 0.5) * 5 % 360
end

-- The state at `degrees`, and the probability of 0 along an axis that is `axis` degrees away.
local function tilted(degrees)
  return q.run(("ry(%.15f) 0"):format(math.rad(degrees)))
end

-- Two bars for 0 and 1: their outcome's ring or disc under them, the number above.
local function bars(g, x, y, high, zero)
  for i, p in ipairs { zero, 1 - zero } do
    local ink, left = i == 1 and "zero" or "one", x + (i - 1) * 1.7
    g:rect(left, y - high * p, 1.1, high * p, { ink = ink, fill = ink })
    g:text(left + 0.55, y - high * p - 0.45, p, { digits = 2, size = 0.48 })
    g:text(left + 0.55, y + 0.5, tostring(i - 1), { size = 0.48, bold = true, ink = ink })
  end
  g:line(x - 0.4, y, x + 3.2, y, { ink = "edge" })
end

---------------------------------------------------------------------------------------
-- For the teacher. Let somebody turn the axis until the answer is certain, then until it is
-- even. The foot of the arrow on the axis divides it as the probabilities are divided.
page "axis" { ja = "どの向きで聞くか", en = "Which way to ask" }

local arrow = remember "arrow" { start = 60 }
local axis = remember "axis" { start = 0 }
local gap = value(function() return 180 - math.abs(180 - math.abs(arrow.value - axis.value)) end)
local p0 = value(function() return q.probability(tilted(arrow.value - axis.value), "0") end)

stage {
  height = 14,
  label = { ja = "球の断面。状態の矢印から測定の軸に垂線を下ろすと、その足が軸を確率に分けます。",
    en = "The sphere cut open: the foot of the arrow on the axis divides it into the probabilities." },
  draw = function(g)
    local x, y, r = 6, 7, 5
    local turn = axis.value
    local zero = q.probability(tilted(arrow.value - turn), "0")
    local tip_x, tip_y = at(x, y, r, arrow.value)
    local up_x, up_y = at(x, y, r, turn)
    local down_x, down_y = at(x, y, r, turn + 180)
    local foot = r * (2 * zero - 1)
    local foot_x, foot_y = at(x, y, foot, turn)
    local between = (arrow.value - turn + 540) % 360 - 180
    -- What a part of the axis stands for is written on the side away from the arrow.
    local function name_part(from, to, words, ink)
      if to - from < 1.6 then return end
      local part_x, part_y = at(x, y, (from + to) / 2, turn)
      local name_x, name_y = at(part_x, part_y, 0.85, turn + (between > 0 and -90 or 90))
      g:text(name_x, name_y, words, { ink = ink, size = 0.44 })
    end
    g:circle(x, y, r, { ink = "edge", fill = "ball" })
    g:line(down_x, down_y, foot_x, foot_y, { ink = "zero", width = 0.18 })
    g:line(foot_x, foot_y, up_x, up_y, { ink = "one", width = 0.18 })
    name_part(-r, foot, "$p(0)$", "zero")
    name_part(foot, r, "$p(1)$", "one")
    g:line(tip_x, tip_y, foot_x, foot_y, { ink = "edge", dash = true })
    g:circle(foot_x, foot_y, 0.15, { ink = "ink", fill = "ink" })
    g:arc(x, y, 1.2, math.rad(90 - turn), math.rad(90 - turn - between), { ink = "ink" })
    if math.abs(between) >= 15 then
      local delta_x, delta_y = at(x, y, 1.75, turn + between / 2)
      g:formula(delta_x, delta_y, "\\Delta", { size = 0.48 })
    end
    g:arrow(x, y, tip_x, tip_y, { ink = "fox", width = 0.11 })
    g:circle(tip_x, tip_y, 0.32, { ink = "fox" })
    g:circle(up_x, up_y, 0.32, { ink = "accent", fill = "sheet" })
    local zero_x, zero_y = at(x, y, r + 0.8, turn)
    local one_x, one_y = at(x, y, r + 0.7, turn + 180)
    g:text(zero_x, zero_y, "0", { bold = true, ink = "zero", size = 0.56 })
    g:text(one_x, one_y, "1", { bold = true, ink = "one", size = 0.56 })
    g:text(14.2, 2.6, { ja = "確率", en = "Probability" }, { ink = "soft" })
    bars(g, 12.8, 11.6, 7, zero)
    g:area("arrow", tip_x - 0.6, tip_y - 0.6, 1.2, 1.2, {
      label = { ja = "状態の矢印", en = "State" },
      drag = function(to_x, to_y) arrow:set(direction(to_x - x, to_y - y)) end,
      nudge = function(dx, dy) arrow:set((arrow.value + 5 * (dx + dy)) % 360) end,
    })
    g:area("axis", up_x - 0.6, up_y - 0.6, 1.2, 1.2, {
      label = { ja = "測定の軸", en = "Axis" },
      drag = function(to_x, to_y) axis:set(direction(to_x - x, to_y - y)) end,
      nudge = function(dx, dy) axis:set((axis.value + 5 * (dx + dy)) % 360) end,
    })
  end,
}

prose {
  ja = [[
    測定には**向き**があります。その向きを**測定の軸**といいます。
    結果 0 は軸の白い丸の側、1 はその反対側です。

    矢印の先から軸に{垂線|すいせん}を下ろします。
    その足が、軸を2つに分けます。
    軸全体に対する青い部分の割合が、0 の確率です。

    $$p(0)=\frac{1+\cos\Delta}{2}=\cos^2\frac{\Delta}{2}={=p0:2}$$

    $\Delta$ = {=gap:0}° は矢印と軸の間の角です。これが**ボルンの規則**です。
  ]],
  en = [[
    A measurement has a **direction**, its **axis**. The outcome 0 is the side of the white
    ring, 1 the side opposite.

    Drop a perpendicular from the arrow's tip to the axis. Its foot cuts the axis in two. The
    share of the blue part is the probability of 0.

    $$p(0)=\frac{1+\cos\Delta}{2}=\cos^2\frac{\Delta}{2}={=p0:2}$$

    $\Delta$ = {=gap:0}° is the angle between arrow and axis. This is the **Born rule**.
  ]],
}

callout "try" {
  ja = [[白い丸をつかんで、軸を回してください。かならず 0 が出る向きと、五分五分になる向きはどこですか。矢印も回せます。]],
  en = [[Drag the white ring to turn the axis. Where is 0 certain, and where is it even? The arrow turns too.]],
}

---------------------------------------------------------------------------------------
-- For the teacher. Nobody may run anything before both predictions are locked. The X bars are
-- the surprise: 60° from the top is only 30° from the x axis.
page "predict" { ja = "予想してから測る", en = "Predict, then measure" }

prose {
  ja = [[
    $\ket{0}$ を $\ket{+}$ の側へ 60° {傾|かたむ}け、**Z**（上）か **X**（$\ket{+}$）の向きで測ります。
  ]],
  en = [[
    $\ket{0}$ tilted by 60° towards $\ket{+}$ is measured along **Z** (up) or **X**
    (towards $\ket{+}$).
  ]],
}

exercise.predict "bars" {
  truth = { "cos(30 deg)^2", "sin(30 deg)^2", "cos(15 deg)^2", "sin(15 deg)^2" }, groups = 2,
  bars = { { ja = "Z：0", en = "Z: 0" }, { ja = "Z：1", en = "Z: 1" }, { ja = "X：0", en = "X: 0" }, { ja = "X：1", en = "X: 1" } },
  computed = function()
    -- X is asked by turning it onto Z: an H does that.
    local up, side = q.run "ry(pi/3) 0", q.run "ry(pi/3) 0; h 0"
    return {
      q.probability(up, "0"), q.probability(up, "1"),
      q.probability(side, "0"), q.probability(side, "1"),
    }
  end,
  ask = { ja = [[Z と X で、0 と 1 の確率を予想してください。]],
    en = [[Predict 0 and 1 along Z and along X.]] },
  hints = {
    { ja = [[Z では、矢印と軸の間は 60° です。半分にして $\cos^2 30^\circ$ です。]],
      en = [[For Z the arrow is 60° from the axis. Halve it: $\cos^2 30^\circ$.]] },
    { ja = [[X の軸は上から 90° です。矢印とは何度はなれていますか。]],
      en = [[The axis X is 90° from the top. How far is it from the arrow?]] },
    { ja = [[$\cos^2 30^\circ=0.75$、$\cos^2 15^\circ=0.93$ です。]],
      en = [[$\cos^2 30^\circ=0.75$ and $\cos^2 15^\circ=0.93$.]] },
  },
  wrong = {
    {
      when = { 0.25, 0.75, 0.75, 0.25 }, misconception = "M07",
      say = {
        ja = [[$\cos^2 60^\circ$ と $\cos^2 30^\circ$ を使いましたね。球の上の角は、半分にしてから2乗します。]],
        en = [[You took $\cos^2 60^\circ$ and $\cos^2 30^\circ$. The angle on the sphere is halved first.]],
      },
    },
    {
      when = { 0.75, 0.25, 0.5, 0.5 }, misconception = "M02",
      try = demo { circuit = "ry(pi/3) 0; h 0", display.histogram {}, seconds = 6,
        label = { ja = "H は X の軸を Z の軸に移します。H の後の棒が X の確率です。", en = "An H turns the axis X onto Z: behind it the bars are those of X." } },
      say = {
        ja = [[Z は合っています。X が五分五分になるのは、矢印が X の軸と直角のときです。いまは $\ket{+}$ の側に傾いています。]],
        en = [[Z is right. X is even only for an arrow at right angles to its axis; this one leans towards $\ket{+}$.]],
      },
    },
    {
      when = { 0.75, 0.25, 0.75, 0.25 },
      say = {
        ja = [[Z は合っています。X との間の角は 60° ではなく 30° です。だから、もっとかたよります。]],
        en = [[Z is right. But X is 30° away, not 60°, so it leans more.]],
      },
    },
    {
      when = { 0.75, 0.25, 0.25, 0.75 },
      say = {
        ja = [[Z は合っています。X では、近いほうが $\ket{+}$、つまり 0 です。]],
        en = [[Z is right. For X the nearer end is $\ket{+}$, which is 0.]],
      },
    },
  },
  explain = {
    ja = [[Z は $\cos^2 30^\circ=0.75$、X は $\cos^2 15^\circ=0.93$ です。1つの状態でも、聞く向きで答えが変わります。]],
    en = [[Z: $\cos^2 30^\circ=0.75$; X: $\cos^2 15^\circ=0.93$. One state, and the answer depends on the question.]],
  },
}

local tilt = input.arrow { theta = "60 deg", phi = 0, fixed = true }
display.bloch { of = tilt, angles = true }
display.ket { of = tilt }

---------------------------------------------------------------------------------------
-- For the teacher. Let them take the first measurement out and put it back: without it the
-- second answer is always 0. That is what "measuring changes the state" means.
page "after" { ja = "測った後の状態", en = "After the measurement" }

prose {
  ja = [[
    測定すると、状態は**出た結果の向き**に変わります。
    同じ向きでもう一度測ると、かならず同じ結果が出ます。

    回路の測定は Z です。**H** は X と Z の軸を入れかえるので、H、測定、H は **X** の測定です。
    右の回路は、$\ket{0}$ を **X** で、つぎに **Z** で測ります。
  ]],
  en = [[
    Measuring turns the state into **the direction that came out**.

    The meter measures along Z. **H** exchanges the axes X and Z, so H, measure, H measures
    along **X**. The circuit asks $\ket{0}$ for **X**, then **Z**.
  ]],
}

callout "try" {
  ja = [[はじめの測定をつかみ、線の外へ出して消すと、Z の結果はどうなりますか。（Ctrl+Z で元どおり）]],
  en = [[Drag the first measurement off the wire (Ctrl+Z: undo). What becomes of Z?]],
}

local twice = circuit { qubits = 1, start = "h 0; measure 0; h 0; measure 0", palette = "h measure" }
display.histogram { of = twice }

exercise.number "after-x" {
  review = true,
  ask = { ja = [[$\ket{0}$ を X で測り、つぎに Z で測ります。Z で 1 が出る確率はいくつですか。]],
    en = [[$\ket{0}$ is measured along X, then along Z. What is the probability of 1 for Z?]] },
  label = [[$p(1) =$]],
  answer = "1/2", tolerance = 0.005,
  computed = function()
    -- Either outcome of X leaves |+> or |->; both are asked along Z.
    local up, down = q.overlap(state "|0>", state "|+>"), q.overlap(state "|0>", state "|->")
    return up * q.probability(state "|+>", "1") + down * q.probability(state "|->", "1")
  end,
  hints = {
    { ja = [[X で測った後、矢印は横を向いています。]], en = [[After X the arrow lies on its side.]] },
    { ja = [[横を向いた矢印を、Z で測るといくつでしょう。]], en = [[What does Z say to an arrow on its side?]] },
  },
  wrong = {
    {
      when = 0, misconception = "M04",
      try = demo { circuit = "h 0; measure 0; h 0; measure 0", display.histogram {}, seconds = 6,
        label = { ja = "H、測定、H で X を測り、つぎに Z を測ります。", en = "H, measure, H asks X; then Z is asked." } },
      say = {
        ja = [[はじめの $\ket{0}$ が残っていると考えましたか。X の測定で、矢印は横を向きました。下の実験で、最後の棒を見てください。]],
        en = [[Did you think that $\ket{0}$ is still there? The X measurement laid the arrow on its side. See the last bars of the experiment below.]],
      },
    },
    {
      when = "1/4",
      say = {
        ja = [[$\frac{1}{2}\times\frac{1}{2}$ と考えましたか。それは、X と Z の結果が両方決まったときです。X はどちらでもかまいません。]],
        en = [[Did you take $\frac{1}{2}\times\frac{1}{2}$? That is for one outcome of X and one of Z. Here X may be either.]],
      },
    },
    {
      when = 1, misconception = "M04",
      say = {
        ja = [[X の結果が Z に{移|うつ}ると考えましたか。横を向いた矢印は、Z では五分五分です。]],
        en = [[Did you think that X sets Z? An arrow on its side is even for Z.]],
      },
    },
  },
  explain = { ja = [[X の測定が矢印を横に向けたので、Z は五分五分です。測定しなければ、H が2つで元にもどり、かならず 0 でした。]],
    en = [[The X measurement laid the arrow on its side, so Z is even. Without it, two H undo each other and Z is surely 0.]] },
}

---------------------------------------------------------------------------------------
-- For the teacher. Each dot is one class of N shots. Ask how much further one has to count
-- for one more decimal place: a hundred times.
page "shots" { ja = "回数とばらつき", en = "Shots and scatter", layout = "beside" }

local shots = remember "shots" { start = 100 }
local again = remember "again" { start = 0 }
local sigma = value(function() return math.sqrt(0.25 / shots.value) end)

prose {
  ja = [[
    確率は、何回も測って $\hat{p}=\frac{1\text{ の回数}}{N}$ で{見積|みつ}もります。
    $\ket{+}$ を Z で $N$ 回測る組を、40組作りました。点1つが1組の $\hat{p}$ です。

    点の散らばりの大きさ（標準{偏差|へんさ}）は

    $$\sigma=\sqrt{\frac{p(1-p)}{N}}={=sigma:4}$$

    です。およそ3組に2組が、$\pm\sigma$ の帯に入ります。
    $N$ を変えて、{幅|はば}を比べてください。
  ]],
  en = [[
    Many shots estimate a probability: $\hat{p}$ is the share of ones. Here are 40 sets of $N$
    shots of $\ket{+}$ along Z; each dot is the $\hat{p}$ of one set.

    Their standard deviation is

    $$\sigma=\sqrt{\frac{p(1-p)}{N}}={=sigma:4}$$

    Two sets in three lie in the band $\pm\sigma$. Change $N$ and compare.
  ]],
}

stage {
  height = 16.4,
  label = { ja = "40組の見積もり。点1つが1組です。", en = "Forty estimates, a dot for each." },
  draw = function(g)
    local left, right, top, bottom = 1, 15, 2.3, 14.2
    local function across(p) return left + (right - left) * p end
    local n = shots.value
    g:formula(0.7, 0.8, "N=", { size = 0.48 })
    for i, choice in ipairs { 10, 100, 1000, 10000 } do
      g:button("n" .. choice, 2.5 * i - 1, 0.2, 2.3, 1.2, i < 4 and tostring(choice) or "$10^4$",
        { on = n == choice, press = function() shots:set(choice) end })
    end
    g:button("again", 11.8, 0.2, 4, 1.2, { ja = "測り直す", en = "Again" },
      { press = function() again:set(again.value + 1) end })
    local wide = math.sqrt(0.25 / n)
    g:rect(across(0.5 - wide), top, across(0.5 + wide) - across(0.5 - wide), bottom - top,
      { ink = "tint-accent", fill = "tint-accent" })
    g:line(across(0.5), top, across(0.5), bottom, { ink = "edge", dash = true })
    local plus = state "|+>"
    for i = 1, 40 do
      local ones = q.sample(plus, n, 1000 * again.value + i)["1"]
      g:circle(across(ones / n), top + (bottom - top) * (i - 0.5) / 40, 0.13, { ink = "observed", fill = "observed" })
    end
    g:line(left, bottom, right, bottom, { ink = "ink" })
    for p = 0, 4 do
      g:line(across(p / 4), bottom, across(p / 4), bottom + 0.15, { ink = "ink" })
      g:text(across(p / 4), bottom + 0.65, p / 4, { size = 0.44, ink = "soft" })
    end
    g:text(across(0.5), bottom + 1.6, { ja = "1 の割合 $\\hat{p}$", en = "share of ones $\\hat{p}$" }, { size = 0.48 })
    g:text(across(0.5 + wide) + 0.2, top + 0.3, { ja = "$\\pm\\sigma$ の帯", en = "band $\\pm\\sigma$" },
      { anchor = "left", size = 0.46, ink = "accent" })
  end,
}

exercise.number "shots-needed" {
  ask = { ja = [[$p=\frac{1}{2}$ で、$\sigma=0.01$ にするには、何回測ればよいですか。]],
    en = [[With $p=\frac{1}{2}$, how many shots make $\sigma=0.01$?]] },
  label = [[$N =$]],
  answer = 2500, tolerance = 1,
  computed = function() return q.variance(state "|+>", "Z") / 4 / 0.01 ^ 2 end, -- 0 and 1 are half of ±1
  hints = {
    { ja = [[$\sigma^2=\frac{p(1-p)}{N}$ と書き直します。]], en = [[Write it as $\sigma^2=\frac{p(1-p)}{N}$.]] },
    { ja = [[$p(1-p)=0.25$、$\sigma^2=0.0001$ です。]], en = [[$p(1-p)=0.25$ and $\sigma^2=0.0001$.]] },
  },
  wrong = {
    {
      when = 10000,
      say = {
        ja = [[$\sigma=\frac{1}{\sqrt{N}}$ としましたか。分子の $p(1-p)=\frac{1}{4}$ が{抜|ぬ}けています。]],
        en = [[Did you take $\sigma=\frac{1}{\sqrt{N}}$? The $p(1-p)=\frac{1}{4}$ above is missing.]],
      },
    },
    {
      when = 5000,
      say = {
        ja = [[分子を $p=\frac{1}{2}$ にしましたか。$p(1-p)$ は $\frac{1}{2}\times\frac{1}{2}$ です。]],
        en = [[Did you take $p=\frac{1}{2}$ above? $p(1-p)$ is $\frac{1}{2}\times\frac{1}{2}$.]],
      },
    },
    {
      when = 50,
      say = {
        ja = [[$\frac{0.5}{0.01}=50$ で止まりましたね。平方根の中の $N$ なので、これを2乗します。]],
        en = [[You stopped at $\frac{0.5}{0.01}=50$. $N$ stands under the root: square it.]],
      },
    },
    {
      when = 25,
      say = {
        ja = [[$\frac{0.25}{0.01}=25$ ですね。$\sigma$ を2乗するのを{忘|わす}れています。$0.01^2=0.0001$ です。]],
        en = [[That is $\frac{0.25}{0.01}$. Square $\sigma$ too: $0.01^2=0.0001$.]],
      },
    },
  },
  explain = { ja = [[$N=\frac{0.25}{0.0001}=2500$ です。けたを1つふやすには、回数が100倍要ります。]],
    en = [[$N=\frac{0.25}{0.0001}=2500$. One more decimal place takes a hundred times as many.]] },
}

---------------------------------------------------------------------------------------
-- For the teacher. Z cannot tell a coin from |+⟩; that is why "nobody has looked yet" seems to
-- be enough. X can: |+⟩ always says 0, the coin only half of the time.
page "coin" { ja = "コインと見分ける", en = "Telling it from a coin", layout = "beside" }

local box = remember "box" { start = 1 } -- 1: |+>, 2: a coin
local way = remember "way" { start = 1 } -- 1: Z, 2: X
local opened = remember "opened" { start = 0 } -- how many tens; 0: nothing is open
-- What was counted so far, for each box along each axis.
local counted = {
  { { zeros = remember "plus-z-0" { start = 0 }, shots = remember "plus-z" { start = 0 } },
    { zeros = remember "plus-x-0" { start = 0 }, shots = remember "plus-x" { start = 0 } } },
  { { zeros = remember "coin-z-0" { start = 0 }, shots = remember "coin-z" { start = 0 } },
    { zeros = remember "coin-x-0" { start = 0 }, shots = remember "coin-x" { start = 0 } } },
}

prose {
  ja = [[
    箱の中身は、$\ket{+}$ か「コイン」です。
    コインは、$\ket{0}$ か $\ket{1}$ に決まっていて、まだだれも見ていないだけの量子ビットです。

    箱の中身と軸を選び、10個ずつ測って、結果を比べてください。
  ]],
  en = [[
    In the box is either $\ket{+}$ or a “coin”: a qubit that is already $\ket{0}$ or
    $\ket{1}$, only nobody has looked.

    Choose the box and the axis, measure ten at a time, and compare.
  ]],
}

-- Ten boxes opened one after the other. Each coin shows what its seed says before anybody
-- looks; |+> is the same ten times.
local function ten_outcomes(seed)
  local turn, outcomes = way.value == 2 and "; h 0" or "", {}
  for i = 1, 10 do
    local coin = q.readings(state "|+>", 1, seed + i)[1]
    local start = box.value == 1 and "h 0" or coin == 1 and "x 0" or "id 0"
    outcomes[i] = q.readings(q.run(start .. turn), 1, seed + 50 + i)[1]
  end
  return outcomes
end

stage {
  height = 16.4,
  label = { ja = "箱を10個あけて測った結果と、これまでの記録。", en = "What ten boxes gave, and the record so far." },
  draw = function(g)
    local function choice(x, y, of, number, text)
      g:button(("%g-%g"):format(x, y), x, y, 3.6, 1.2, text, { on = of.value == number,
        press = function()
          of:set(number)
          opened:set(0)
        end })
    end
    g:text(0.6, 0.8, { ja = "箱の中身", en = "In the box" }, { anchor = "left", ink = "soft" })
    choice(4.4, 0.2, box, 1, [[$\ket{+}$]])
    choice(8.3, 0.2, box, 2, { ja = "コイン", en = "coin" })
    g:text(0.6, 2.5, { ja = "測定の軸", en = "Axis" }, { anchor = "left", ink = "soft" })
    choice(4.4, 1.9, way, 1, "Z")
    choice(8.3, 1.9, way, 2, "X")
    g:button("open", 4.4, 3.7, 7.5, 1.3, { ja = "10個あけて測る", en = "Measure ten" }, { press = function()
      local record, zeros = counted[box.value][way.value], 0
      local seed = record.shots.value // 10 + 1
      for _, outcome in ipairs(ten_outcomes(1000 * seed)) do zeros = zeros + 1 - outcome end
      record.shots:set(record.shots.value + 10)
      record.zeros:set(record.zeros.value + zeros)
      opened:set(seed)
    end })
    local outcomes = opened.value > 0 and ten_outcomes(1000 * opened.value) or {}
    for i = 1, 10 do
      local x, outcome = 1.25 + 1.5 * (i - 1), outcomes[i]
      if outcome then
        local one = outcome == 1
        g:circle(x, 6.5, 0.58, { ink = one and "one" or "zero", fill = one and "one" or "sheet", width = 0.1 })
        g:text(x, 6.5, outcome, { bold = true, ink = one and "sheet" or "zero" })
      else
        g:circle(x, 6.5, 0.58, { ink = "edge", dash = true })
      end
    end
    g:line(0.4, 8, 15.6, 8, { ink = "line" })
    g:text(0.6, 8.9, { ja = "これまでの記録", en = "So far" }, { anchor = "left", ink = "soft" })
    for row = 1, 4 do
      local of, axis_of = (row + 1) // 2, (row + 1) % 2 + 1
      local record, y = counted[of][axis_of], 10.3 + 1.55 * (row - 1)
      local here = box.value == of and way.value == axis_of
      local axis_name = axis_of == 1 and "Z" or "X"
      g:text(0.6, y, { ja = (of == 1 and "$\\ket{+}$ を " or "コインを ") .. axis_name .. " で",
        en = (of == 1 and "$\\ket{+}$" or "coin") .. " along " .. axis_name }, { anchor = "left", bold = here })
      local shots, zeros = record.shots.value, record.zeros.value
      g:rect(5, y - 0.45, 7, 0.9, { ink = "edge" })
      if shots > 0 then
        local cut = 7 * zeros / shots
        if zeros > 0 then g:rect(5, y - 0.45, cut, 0.9, { ink = "zero", fill = "zero" }) end
        if zeros < shots then g:rect(5 + cut, y - 0.45, 7 - cut, 0.9, { ink = "one", fill = "one" }) end
        g:text(12.4, y, { ja = ("0:%d　1:%d"):format(zeros, shots - zeros), en = ("0:%d  1:%d"):format(zeros, shots - zeros) },
          { anchor = "left", bold = here })
      end
    end
  end,
}

exercise.choice "tell" {
  ask = { ja = [[どの軸で測れば、$\ket{+}$ とコインを見分けられますか。]],
    en = [[Which axis tells $\ket{+}$ from the coin?]] },
  options = {
    {
      ja = [[Z]], en = [[Z]], misconception = "M02",
      try = demo { circuit = "h 0; h 0", display.histogram {}, seconds = 6,
        label = { ja = [[はじめの H で $\ket{+}$ を作ります。つぎの H の後の棒が、X の確率です。]], en = [[The first H makes $\ket{+}$. Behind the second, the bars are those of X.]] } },
      say = {
        ja = [[Z では、どちらも 0 と 1 が半分ずつです。だから「知らないだけ」に見えます。軸を X にして、10回測ってみましょう。]],
        en = [[Along Z both give 0 and 1 half of the time, which is why it looks like mere ignorance. Set the axis to X and measure ten.]],
      },
    },
    { ja = [[X]], en = [[X]], right = true },
    {
      ja = [[どの軸でも無理]], en = [[None does]], misconception = "M02",
      say = {
        ja = [[重ね合わせを「知らないだけ」と考えましたか。箱を $\ket{+}$、軸を X にして、10個測ってください。]],
        en = [[Did you take superposition for mere ignorance? Put $\ket{+}$ in the box, set the axis to X, and measure ten.]],
      },
    },
  },
  hints = {
    { ja = [[$\ket{+}$ が、かならず同じ結果を出す軸を{探|さが}します。]], en = [[Look for the axis along which $\ket{+}$ always says the same.]] },
  },
  explain = { ja = [[X で測ると、$\ket{+}$ はかならず 0 です。コインは X でも五分五分です。]],
    en = [[Along X, $\ket{+}$ always says 0. The coin is even along X as well.]] },
}

---------------------------------------------------------------------------------------
-- For the teacher. One shot is never proof; ten are nearly. Ask how many make it one in a
-- million (twenty).
page "ten" { ja = "10回で見破る", en = "Ten shots to tell", layout = "beside" }

prose {
  ja = [[
    X で測って 1 が1回でも出たら、それは $\ket{+}$ ではありません。
    でも、0 が続いたときは、コインのまぐれかもしれません。

    コインを X で10個ずつ測り、はじめの 1 が出るまで、0 がいくつ続くかを数えます。
    10個とも 0 になるのは、何組に1組くらいでしょうか。
  ]],
  en = [[
    One 1 along X, and it is not $\ket{+}$. But zeros in a row may be a coin's luck.

    Coins are measured along X, ten at a time, and the zeros before the first 1 are counted.
    In one set out of how many are all ten 0?
  ]],
}

local tries = remember "tries" { start = 20 }

-- Ten coins measured along X: how many say 0 before the first 1.
local function zeros_in_a_row(seed)
  local outcomes = q.readings(state "|+>", 10, seed) -- a coin along X is even, like |+> along Z
  for i = 1, 10 do
    if outcomes[i] == 1 then return i - 1 end
  end
  return 10
end

stage {
  height = 16.4,
  label = { ja = "0 が何回続いたかの数。", en = "How many zeros came in a row." },
  draw = function(g)
    local counts, most, floor = {}, 1, 11.6
    for i = 0, 10 do counts[i] = 0 end
    for i = 1, tries.value do
      local run = zeros_in_a_row(i)
      counts[run] = counts[run] + 1
      most = math.max(most, counts[run])
    end
    g:text(8, 0.8, { ja = ("%d 組測って、10個とも 0 は %d 組"):format(tries.value, counts[10]),
      en = ("%d sets measured, all ten 0 in %d"):format(tries.value, counts[10]) }, { bold = true, size = 0.54 })
    g:text(0.6, 2, { ja = "組の数", en = "sets" }, { anchor = "left", ink = "soft" })
    for i = 0, 10 do
      local x, high = 1 + 1.32 * i, 8.2 * counts[i] / most
      local ink = i == 10 and "fox" or "observed"
      g:rect(x, floor - high, 0.95, high, { ink = ink, fill = ink })
      g:text(x + 0.48, floor - 0.4 - high, counts[i], { size = 0.4 })
      g:text(x + 0.48, floor + 0.6, i, { size = 0.46, bold = i == 10 })
    end
    g:line(0.6, floor, 15.6, floor, { ink = "ink" })
    g:text(8, floor + 1.5, { ja = "はじめの 1 の前に続いた 0 の数", en = "zeros before the first 1" }, { ink = "soft" })
    for i, more in ipairs { 1, 100 } do
      g:button("more" .. more, 2.6 + 5.6 * (i - 1), 14.4, 5.2, 1.3, { ja = ("あと %d 組"):format(more), en = ("%d more"):format(more) },
        { press = function() tries:set(math.min(3000, tries.value + more)) end })
    end
  end,
}

exercise.number "pass" {
  given = { n = one_of { 6, 8, 5, 10, 12 } }, review = true,
  ask = { ja = [[コインが、X の測定{=n}回ですべて 0 を出し、$\ket{+}$ のふりをする確率はいくつですか。]],
    en = [[How likely is a coin to say 0 in all {=n} shots along X and so pass for $\ket{+}$?]] },
  label = [[$p =$]],
  answer = "2^(-n)", tolerance = 0.00002,
  computed = function(given) return ((q.overlap(state "|0>", state "|+>") + q.overlap(state "|1>", state "|+>")) / 2) ^ given.n end,
  hints = {
    { ja = [[1回で 0 が出る確率は $\frac{1}{2}$ です。]], en = [[Once, 0 comes with probability $\frac{1}{2}$.]] },
    { ja = [[{=n}回続くので、かけ合わせます。1/{=2^n} のように答えてかまいません。]], en = [[{=n} in a row: multiply. 1/{=2^n} may be typed as it is.]] },
  },
  wrong = {
    {
      when = "1/(2*n)",
      say = {
        ja = [[{=n}で割るのではなく、$\frac{1}{2}$ を{=n}回かけます。]], en = [[Do not divide by {=n}: multiply $\frac{1}{2}$ {=n} times.]],
      },
    },
    {
      when = "1/2", misconception = "M02",
      say = {
        ja = [[それは1回だけのときです。{=n}回すべてで 0 が出なければ、見破られます。]],
        en = [[That is for one shot. It is found out unless all {=n} say 0.]],
      },
    },
    {
      when = "2^(1-n)",
      say = {
        ja = [[かける回数が1つ足りません。{=n}回すべてが 0 です。]], en = [[One factor is missing: all {=n} are 0.]],
      },
    },
  },
  explain = { ja = [[$\frac{1}{2}$ を{=n}回かけて、$\frac{1}{ {=2^n} }$ です。回数をふやすほど、確実に見分けられます。]],
    en = [[$\frac{1}{2}$ taken {=n} times is $\frac{1}{ {=2^n} }$. Each further shot makes it surer.]] },
}

---------------------------------------------------------------------------------------
-- For the teacher. Take votes first: does looking more often make it flip sooner or later?
page "zeno" { ja = "見続けると動かない", en = "Watched, it does not move", layout = "beside" }

local looks = input.slider { from = 1, to = 8, start = 2, step = 1, label = { ja = "測る回数 N", en = "Measurements N" } }
local stays = value(function()
  return q.probability(q.run(("ry(%.15f) 0"):format(math.pi / looks.value)), "0") ^ looks.value
end)

prose {
  ja = [[
    $\ket{0}$ を、$\ket{1}$ まで 180° 回します。
    その間に、等しい間をおいて $N$ 回、Z で測ります。最後の1回は、回し終わったときです。
    **0 が出るたびに、矢印は真上にもどります。** すべて 0 になる確率は

    $$\left(\cos^2\frac{180^\circ}{2N}\right)^{N}$$

    です。$N$ をふやすと、大きくなるでしょうか、小さくなるでしょうか。
  ]],
  en = [[
    $\ket{0}$ is turned by 180° to $\ket{1}$. Meanwhile it is measured along Z, $N$ times,
    equally spaced, the last time at the end. **Every 0 puts the arrow back upright.** The
    probability that all are 0 is

    $$\left(\cos^2\frac{180^\circ}{2N}\right)^{N}$$

    Does it grow or shrink with $N$?
  ]],
}

stage {
  height = 16.4,
  label = { ja = "測るたびに矢印が上にもどるようすと、すべて 0 が出る確率。", en = "How the arrow turns between measurements, and the probability that all give 0." },
  draw = function(g)
    local n, x, y, r, floor = looks.value, 4.6, 4.5, 3.5, 14.4
    local once = q.probability(tilted(180 / n), "0")
    local tip_x, tip_y = at(x, y, r, 180 / n)
    g:circle(x, y, r, { ink = "edge", fill = "ball" })
    g:arc(x, y, r, math.rad(90 - 180 / n), math.rad(90), { ink = "fox", width = 0.1 })
    g:line(tip_x, tip_y, x, tip_y, { ink = "edge", dash = true })
    g:arrow(x, y, tip_x, tip_y, { ink = "fox", width = 0.11 })
    g:text(x, y - r - 0.55, "0", { bold = true, ink = "zero", size = 0.54 })
    g:text(x, y + r + 0.55, "1", { bold = true, ink = "one", size = 0.54 })
    for i, line in ipairs {
      { ja = ("1回に %.4g° 回る"):format(180 / n), en = ("%.4g° each time"):format(180 / n) },
      { ja = ("1回の p(0) = %.2f"):format(once), en = ("once p(0) = %.2f"):format(once) },
      { ja = ("%d回とも 0：%.2f"):format(n, once ^ n), en = ("all %d: %.2f"):format(n, once ^ n) },
    } do
      g:text(9, 2.4 + 1.3 * i, line, { anchor = "left", size = 0.48, bold = i == 3 })
    end
    g:text(0.8, 9.7, { ja = "すべて 0 の確率", en = "0 every time" }, { anchor = "left", ink = "soft" })
    for i = 1, 8 do
      local p, left = q.probability(tilted(180 / i), "0") ^ i, 1.2 + 1.75 * (i - 1)
      local ink = i == n and "accent" or "observed"
      if i <= n then
        g:rect(left, floor - 4.5 * p, 1.2, 4.5 * p, { ink = ink, fill = ink })
      end
      if i == n then g:text(left + 0.6, floor - 0.5 - 4.5 * p, p, { digits = 2, bold = true, size = 0.48 }) end
      g:text(left + 0.6, floor + 0.6, i, { size = 0.46, bold = i == n })
    end
    g:line(0.8, floor, 15.4, floor, { ink = "edge" })
    g:text(8, floor + 1.5, { ja = "測る回数 N", en = "measurements N" }, { ink = "soft" })
  end,
}

exercise.number "zeno" {
  ask = { ja = [[$N=10$ のとき、すべて 0 が出る確率はいくつですか。]],
    en = [[With $N=10$, how likely is 0 every time?]] },
  label = [[$p =$]],
  answer = "cos(pi/20)^20", tolerance = 0.002,
  computed = function() return q.probability(q.run "ry(pi/10) 0", "0") ^ 10 end,
  hints = {
    { ja = [[1回ごとに 18° 回り、測ると上にもどります。]], en = [[It turns by 18° each time, and a 0 puts it back upright.]] },
    { ja = [[1回の確率は $\cos^2 9^\circ$、約 0.9755 です。]], en = [[Each time it is $\cos^2 9^\circ$, about 0.9755.]] },
    { ja = [[それを10回かけます。cos(9°)^20 と書いてもかまいません。]], en = [[Multiply it ten times. You may type cos(9°)^20.]] },
  },
  wrong = {
    {
      when = "cos(pi/10)^20", misconception = "M07",
      say = {
        ja = [[$\cos^2 18^\circ$ を使いましたね。18° は球の上の角です。半分の 9° にしてから計算します。]],
        en = [[You took $\cos^2 18^\circ$. 18° is the angle on the sphere: halve it first.]],
      },
    },
    {
      when = "cos(pi/20)^2",
      say = {
        ja = [[それは1回分です。10回すべて 0 が出るには、10回かけます。]], en = [[That is for one. All ten must be 0: multiply ten of them.]],
      },
    },
    {
      when = 0, misconception = "M04",
      say = {
        ja = [[測っても回り続けると考えましたか。0 が出るたびに、矢印は真上にもどります。スライダーで 4 と 8 を比べましょう。]],
        en = [[Did you think it turns on regardless? Every 0 puts the arrow back upright. Compare 4 and 8 on the slider.]],
      },
    },
    {
      when = "cos(pi/20)^10",
      say = {
        ja = [[2乗を忘れています。1回の確率は $\cos 9^\circ$ ではなく $\cos^2 9^\circ$ です。]],
        en = [[The square is missing: each time it is $\cos^2 9^\circ$, not $\cos 9^\circ$.]],
      },
    },
  },
  explain = { ja = [[約 0.78 です。1、2、4、10、100回で、0、0.25、0.53、0.78、0.98 です。これを**量子ゼノン効果**といいます。]],
    en = [[About 0.78. For 1, 2, 4, 10 and 100 it is 0, 0.25, 0.53, 0.78 and 0.98: the **quantum Zeno effect**.]] },
}

---------------------------------------------------------------------------------------
-- For the teacher. The product may be small only where ⟨Z⟩ is small: turn the arrow to +x and
-- the left side is 0, but so is the right.
page "uncertainty" { ja = "同時には決まらない", en = "Not both at once" }

local free = input.arrow { theta = "60 deg", phi = "300 deg" } -- 30° would point at the reader

prose {
  ja = [[
    結果 0 を +1、1 を −1 と数えます。X で何回も測った平均 $\langle X\rangle$ は、矢印の x 座標です。
    その散らばりは $\sigma_X=\sqrt{1-\langle X\rangle^2}$ です。Y も Z も同じです。
    どんな状態でも、**不確定性関係**

    $$\sigma_X\,\sigma_Y \ge |\langle Z\rangle|$$

    が成り立ちます。いまの矢印では

    $${=sqrt(1-x(free,0)^2):2}\times{=sqrt(1-y(free,0)^2):2}={=sqrt((1-x(free,0)^2)*(1-y(free,0)^2)):2}\ \ge\ {=abs(z(free,0)):2}$$

    矢印を回し、左と右が等しくなる向きを{探|さが}してください。
  ]],
  en = [[
    Count 0 as +1 and 1 as −1. The mean of many measurements along X, $\langle X\rangle$, is the
    arrow's x. They scatter by $\sigma_X=\sqrt{1-\langle X\rangle^2}$; so do Y and Z. For every
    state the **uncertainty relation** holds:

    $$\sigma_X\,\sigma_Y \ge |\langle Z\rangle|$$

    For this arrow

    $${=sqrt(1-x(free,0)^2):2}\times{=sqrt(1-y(free,0)^2):2}={=sqrt((1-x(free,0)^2)*(1-y(free,0)^2)):2}\ \ge\ {=abs(z(free,0)):2}$$

    Turn it, and find where both sides are equal.
  ]],
}

display.bloch { of = free }
display.ket { of = free }

exercise.number "product" {
  ask = { ja = [[$\ket{0}$ では、$\sigma_X\,\sigma_Y$ はいくつですか。]], en = [[What is $\sigma_X\,\sigma_Y$ for $\ket{0}$?]] },
  label = [[$\sigma_X\,\sigma_Y =$]],
  answer = 1, tolerance = 0.005,
  computed = function()
    local x, y = q.bloch(state "|0>")
    return math.sqrt((1 - x * x) * (1 - y * y))
  end,
  hints = {
    { ja = [[$\ket{0}$ を X で測ると、+1 と −1 が五分五分です。]], en = [[Measured along X, $\ket{0}$ gives +1 and −1 evenly.]] },
    { ja = [[すると $\langle X\rangle=0$ なので、$\sigma_X=1$ です。Y も同じです。]], en = [[So $\langle X\rangle=0$ and $\sigma_X=1$. Y is the same.]] },
  },
  wrong = {
    {
      when = 0,
      say = {
        ja = [[平均が 0 なので散らばりも 0、と考えましたか。+1 と −1 が出るので、散らばりは最大です。]],
        en = [[Did you take the mean, 0, for the scatter? +1 and −1 come out, which is as scattered as can be.]],
      },
    },
    {
      when = "1/4",
      say = {
        ja = [[結果を 0 と 1 で数えましたね。ここでは +1 と −1 なので、散らばりは2倍です。]],
        en = [[You counted the outcomes as 0 and 1. As +1 and −1 each scatters twice as much.]],
      },
    },
    {
      when = "1/2",
      say = {
        ja = [[片方だけ、または 0 と 1 の散らばりです。$\sigma_X$ も $\sigma_Y$ も 1 です。]],
        en = [[That is for outcomes 0 and 1, or only half of it. $\sigma_X$ and $\sigma_Y$ are both 1.]],
      },
    },
  },
  explain = { ja = [[1 です。$|\langle Z\rangle|$ も 1 なので、ちょうど等号です。Z が決まると、X も Y もまったく決まりません。]],
    en = [[It is 1, and so is $|\langle Z\rangle|$: equality. Where Z is certain, X and Y are wholly open.]] },
}

---------------------------------------------------------------------------------------
page "summary" { ja = "まとめと、この先", en = "What to keep, and what comes next" }

prose {
  ja = [[
    これで、どの向きで測っても、結果を予想できます。

    - 矢印と軸の間が $\Delta$ なら、$p(0)=\cos^2\frac{\Delta}{2}$ です。
    - 測った後の状態は、出た結果の向きです。
    - $N$ 回の見積もりは $\sqrt{p(1-p)/N}$ だけ散らばります。
    - 重ね合わせは「知らないだけ」とはちがいます。軸を変えると見分けられます。

    次の [多量子ビットとテンソル積](lesson:core.many-qubits) では、量子ビットを並べます。
  ]],
  en = [[
    Now you can say what a measurement along any axis will give.

    - With $\Delta$ between arrow and axis, $p(0)=\cos^2\frac{\Delta}{2}$.
    - Afterwards the state points the way that came out.
    - An estimate from $N$ shots scatters by $\sqrt{p(1-p)/N}$.
    - Superposition is not ignorance: another axis tells them apart.

    Next, [many qubits](lesson:core.many-qubits), side by side.
  ]],
}

callout "note" {
  ja = [[ここでは、まちがいのない理想の測定を考えました。実際の装置は、ときどき 0 と 1 を読みちがえます。]],
  en = [[These measurements were ideal. Real devices now and then take a 0 for a 1.]],
}

local last = input.arrow { theta = "60 deg", phi = "300 deg" }
display.bloch { of = last, angles = true }
display.ket { of = last }
display.histogram { of = last }
