-- C02 of the course map. Every number in it is worked out in tests/lesson_c02_test.c.

lesson {
  id = "core.measurement", map = "C02",
  title = { ja = "測定とボルンの規則", en = "Measurement and the Born rule" },
  minutes = 30, requires = { "core.qubit" },
}

-- The half of the sphere's section that the pages below draw: x to the right, z up. A point
-- is an angle from the top, in radians, and a distance from the centre.
local function at(centre, radius, angle)
  return centre.x + radius * math.sin(angle), centre.y - radius * math.cos(angle)
end

---------------------------------------------------------------------------------------
-- For the teacher. Let somebody turn the axis until the answer is certain, then until it is
-- even. The foot of the arrow on the axis divides it as the probabilities are divided.
page "axis" { ja = "どの向きで聞くか", en = "Which way to ask" }

local arrow = input.dial { start = "60 deg", step = "5 deg", label = { ja = "状態の矢印", en = "State" } }
local axis = input.dial { start = 0, step = "5 deg", label = { ja = "測定の軸", en = "Axis" } }
local gap = value(function()
  return math.acos(math.cos(arrow.value - axis.value))
end)
local p0 = value(function()
  return q.probability(q.run(("ry(%.12f) 0"):format(arrow.value - axis.value)), "0")
end)

prose {
  ja = [[
    測定には**向き**があります。その向きを**測定の軸**といいます。
    結果 0 なら軸の向き、1 ならその{逆|ぎゃく}です。

    矢印の先から軸に{垂線|すいせん}を下ろします。
    その足が、軸を 0 と 1 の確率に分けます。

    $$p(0)=\cos^2\frac{\Delta}{2}=\cos^2\frac{ {=gap:deg} }{2}={=p0:2}$$

    $\Delta$ は矢印と軸の間の角です。これが**ボルンの規則**です。
  ]],
  en = [[
    A measurement has a **direction**, its **axis**. The outcome 0 means along the axis, 1
    against it.

    Drop a perpendicular from the arrow's tip to the axis. Its foot divides the axis as the
    probabilities of 0 and 1 are divided.

    $$p(0)=\cos^2\frac{\Delta}{2}=\cos^2\frac{ {=gap:deg} }{2}={=p0:2}$$

    $\Delta$ is the angle between arrow and axis. This is the **Born rule**.
  ]],
}

callout "try" {
  ja = [[かならず 0 が出る軸と、五分五分になる軸を見つけてください。]],
  en = [[Find the axis for which 0 is certain, and one for which it is even.]],
}

---------------------------------------------------------------------------------------
-- For the teacher. Nobody may run anything before both predictions are locked. The X bars are
-- the surprise: 60° from the top is only 30° from the x axis.
page "predict" { ja = "予想してから測る", en = "Predict, then measure" }

prose {
  ja = [[
    $\ket{0}$ を {60|ろくじゅう}° {傾|かたむ}けた $R_y(\frac{\pi}{3})\ket{0}$ を測ります。
    上の向き（Z）と、横の向き（X）の2とおりです。

    横から見ると、矢印と軸の間は何度でしょう。
    棒を動かして予想し、{固定|こてい}してから結果を見てください。
  ]],
  en = [[
    $R_y(\frac{\pi}{3})\ket{0}$, that is $\ket{0}$ tilted by 60°, is measured in two ways:
    along Z, upwards, and along X, sideways.

    Seen from the side, how far is the arrow from the axis? Move the bars, lock them, then
    look.
  ]],
}

-- X is asked by turning it onto Z first: an H does that.
local upright = circuit { qubits = 1, start = "ry(pi/3) 0", fixed = true, label = { ja = "Z で測る", en = "Along Z" } }
local sideways = circuit { qubits = 1, start = "ry(pi/3) 0; h 0", fixed = true, label = { ja = "X で測る", en = "Along X" } }

exercise.predict "upright" {
  of = upright,
  ask = { ja = [[**Z** の向きで測ります。0 と 1 の確率を予想してください。]],
    en = [[Measured along **Z**: predict the probabilities of 0 and 1.]] },
  hints = {
    { ja = [[矢印と軸の間は 60° です。半分にしてから $\cos^2$ です。]],
      en = [[The arrow is 60° from the axis. Halve it, then $\cos^2$.]] },
    { ja = [[$\cos^2 30^\circ = 0.75$ です。]], en = [[$\cos^2 30^\circ = 0.75$.]] },
  },
  wrong = {
    {
      when = { ["0"] = 0.25, ["1"] = 0.75 }, misconception = "M07",
      say = {
        ja = [[$\cos^2 60^\circ$ を使いましたね。矢印は 1 より 0 に近い向きです。角を半分にしてから2乗します。]],
        en = [[You took $\cos^2 60^\circ$. But the arrow is nearer to 0 than to 1. Halve the angle first.]],
      },
    },
    {
      when = { ["0"] = 0.5, ["1"] = 0.5 },
      say = {
        ja = [[五分五分になるのは、矢印が軸と 90° のときです。60° なら 0 にかたよります。]],
        en = [[It is even when the arrow is 90° from the axis. At 60° it leans towards 0.]],
      },
    },
  },
  explain = { ja = [[$\cos^2 30^\circ = 0.75$ と $\sin^2 30^\circ = 0.25$ です。]],
    en = [[$\cos^2 30^\circ = 0.75$ and $\sin^2 30^\circ = 0.25$.]] },
}

exercise.predict "sideways" {
  of = sideways,
  ask = { ja = [[**X** の向きで測ります。0（$\ket{+}$ の向き）と 1（$\ket{-}$ の向き）の確率を予想してください。]],
    en = [[Measured along **X**: predict 0 (towards $\ket{+}$) and 1 (towards $\ket{-}$).]] },
  hints = {
    { ja = [[x 軸は、上から 90° の所です。矢印は上から 60° です。]],
      en = [[The x axis is 90° from the top, the arrow 60°.]] },
    { ja = [[間は 30° です。半分の 15° で $\cos^2$ を計算します。]],
      en = [[They are 30° apart. Take $\cos^2$ of half of it, 15°.]] },
  },
  wrong = {
    {
      when = { ["0"] = 0.75, ["1"] = 0.25 },
      say = {
        ja = [[Z と同じ値にしましたね。間の角は 60° ではなく 30° です。x 軸に近いので、もっとかたよります。]],
        en = [[You kept the values of Z. The angle is 30°, not 60°: nearer to the x axis, so it leans more.]],
      },
    },
    {
      when = { ["0"] = 0.5, ["1"] = 0.5 }, misconception = "M02",
      say = {
        ja = [[横から測れば五分五分になるのは、矢印が真上か真下のときです。いまは横に傾いています。]],
        en = [[From the side it is even only for an arrow straight up or down. This one leans to that side.]],
      },
    },
  },
  explain = { ja = [[間は 30° なので、$\cos^2 15^\circ = 0.933$ です。同じ状態でも、聞く向きで答えが変わります。]],
    en = [[They are 30° apart: $\cos^2 15^\circ = 0.933$. One state, and the answer depends on the question.]] },
}

---------------------------------------------------------------------------------------
-- For the teacher. Let them take the first measurement out and put it back: without it the
-- second answer is always 0. That is what "measuring changes the state" means.
page "after" { ja = "測った後の状態", en = "After the measurement" }

prose {
  ja = [[
    測定すると、状態は**出た結果の向き**に変わります。
    同じ向きでもう一度測ると、かならず同じ結果が出ます。

    右の回路は、$\ket{0}$ を **X** で測り、そのあと **Z** で測ります。
    X の測定は、H、測定、H です。
    結果は、右の数字が X、左の数字が Z です。
  ]],
  en = [[
    Measuring turns the state into **the direction that came out**. Measure the same way
    again, and the same outcome is certain.

    The circuit measures $\ket{0}$ along **X**, then along **Z**. Measuring X is H, measure,
    H. Of the two digits the right one is X, the left one Z.
  ]],
}

callout "try" {
  ja = [[はじめの測定を取りのぞくと、Z の結果はどうなりますか。]],
  en = [[Take the first measurement out. What becomes of the outcome of Z?]],
}

local twice = circuit { qubits = 1, start = "h 0; measure 0 -> 0; h 0; measure 0 -> 1", palette = "h measure" }
display.histogram { of = twice }

exercise.number "after-x" {
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
      say = {
        ja = [[はじめの $\ket{0}$ が残っていると考えましたか。X の測定で、矢印は横を向きました。右の棒で、左の数字が 1 の所を足してみましょう。]],
        en = [[Did you think that $\ket{0}$ is still there? The X measurement laid the arrow on its side. Add up the bars whose left digit is 1.]],
      },
    },
    {
      when = "1/4",
      say = {
        ja = [[0.25 は、X も Z も1つに決めたときの棒1本です。Z が 1 になる棒は2本あります。]],
        en = [[0.25 is one bar, for one outcome of X and one of Z. Two bars have Z = 1.]],
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
page "shots" { ja = "回数とばらつき", en = "Shots and scatter" }

local shots = input.menu {
  label = { ja = "1組の回数 N", en = "Shots N" },
  options = { { ja = "10", en = "10" }, { ja = "100", en = "100" }, { ja = "1000", en = "1000" }, { ja = "10000", en = "10000" } },
  start = 2,
}
local again = input.button { label = { ja = "引き直す", en = "Draw again" } }
local count = value(function() return 10 ^ shots.value end)
local sigma = value(function() return math.sqrt(0.25 / count.value) end)

prose {
  ja = [[
    確率は、何回も測って $\hat{p}=\frac{1\text{ の回数}}{N}$ で{見積|みつ}もります。
    $\ket{+}$ を $N$ 回測る組を、40組作りました。点1つが1組の $\hat{p}$ です。

    点の散らばりの大きさは

    $$\sigma=\sqrt{\frac{p(1-p)}{N}}={=sigma:4}$$

    です。$N$ を変えて、{幅|はば}を比べてください。
  ]],
  en = [[
    A probability is estimated by many shots: $\hat{p}$ is the number of ones over $N$. Here
    are 40 sets of $N$ shots of $\ket{+}$; each dot is the $\hat{p}$ of one set.

    They scatter by

    $$\sigma=\sqrt{\frac{p(1-p)}{N}}={=sigma:4}$$

    Change $N$ and compare the widths.
  ]],
}

exercise.number "shots-needed" {
  ask = { ja = [[$p=\frac{1}{2}$ で、$\sigma=0.01$ にするには、何回測ればよいですか。]],
    en = [[With $p=\frac{1}{2}$, how many shots make $\sigma=0.01$?]] },
  label = [[$N =$]],
  answer = 2500, tolerance = 1,
  computed = function() return q.shots(0.5, 0.01) end,
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
page "coin" { ja = "コインと見分ける", en = "Telling it from a coin" }

local what = input.menu { label = { ja = "箱の中身", en = "In the box" },
  options = { { ja = [[$\ket{+}$]], en = [[$\ket{+}$]] }, { ja = "コイン（0 か 1）", en = "a coin (0 or 1)" } } }
local way = input.menu { label = { ja = "測定の軸", en = "Axis" },
  options = { { ja = "Z", en = "Z" }, { ja = "X", en = "X" } } }
local coin_p0 = value(function()
  local turn = way.value == 2 and "; h 0" or ""
  if what.value == 1 then return q.probability(q.run("h 0" .. turn), "0") end
  return (q.probability(q.run("id 0" .. turn), "0") + q.probability(q.run("x 0" .. turn), "0")) / 2
end)

prose {
  ja = [[
    箱の中は、$\ket{+}$ か、0 か 1 に決まったコインです。
    コインは、まだだれも見ていないだけです。
    軸を選び、10回ずつ測って、見分けてください。
  ]],
  en = [[
    In the box is either $\ket{+}$ or a coin that already shows 0 or 1, only nobody has
    looked. Choose an axis, measure ten of them, and tell which it is.
  ]],
}

exercise.choice "tell" {
  ask = { ja = [[どの軸で測れば、見分けられますか。]], en = [[Which axis tells them apart?]] },
  options = {
    {
      ja = [[Z]], en = [[Z]], misconception = "M02",
      say = {
        ja = [[Z では、どちらも 0 と 1 が半分ずつです。だから「知らないだけ」に見えます。軸を X にして、10回測ってみましょう。]],
        en = [[Along Z both give 0 and 1 half of the time, which is why it looks like mere ignorance. Set the axis to X and measure ten.]],
      },
    },
    { ja = [[X]], en = [[X]], right = true },
    {
      ja = [[どの軸でも無理]], en = [[None does]], misconception = "M02",
      say = {
        ja = [[重ね合わせを「知らないだけ」と考えましたか。箱を $\ket{+}$、軸を X にして、結果を見てください。]],
        en = [[Did you take superposition for mere ignorance? Put $\ket{+}$ in the box, set the axis to X, and look.]],
      },
    },
  },
  hints = {
    { ja = [[$\ket{+}$ が、かならず同じ結果を出す軸を{探|さが}します。]], en = [[Look for the axis along which $\ket{+}$ always says the same.]] },
  },
  explain = { ja = [[X で測ると、$\ket{+}$ はかならず 0 です。コインは X でも五分五分です。]],
    en = [[Along X, $\ket{+}$ always says 0. The coin is even along X as well.]] },
}

exercise.number "pass" {
  ask = { ja = [[コインが、X の測定10回ですべて 0 を出し、$\ket{+}$ のふりをする確率はいくつですか。]],
    en = [[How likely is a coin to say 0 ten times along X and so pass for $\ket{+}$?]] },
  label = [[$p =$]],
  answer = "2^-10", tolerance = 0.00002,
  computed = function() return ((q.overlap(state "|0>", state "|+>") + q.overlap(state "|1>", state "|+>")) / 2) ^ 10 end,
  hints = {
    { ja = [[1回で 0 が出る確率は $\frac{1}{2}$ です。]], en = [[Once, 0 comes with probability $\frac{1}{2}$.]] },
    { ja = [[10回続くので、かけ合わせます。1/1024 のように答えてかまいません。]], en = [[Ten in a row: multiply. 1/1024 may be typed as it is.]] },
  },
  wrong = {
    {
      when = "1/20",
      say = {
        ja = [[10で割るのではなく、$\frac{1}{2}$ を10回かけます。]], en = [[Do not divide by ten: multiply $\frac{1}{2}$ ten times.]],
      },
    },
    {
      when = "1/2", misconception = "M02",
      say = {
        ja = [[それは1回だけのときです。10回すべてで 0 が出なければ、見破られます。]],
        en = [[That is for one shot. It is found out unless all ten say 0.]],
      },
    },
    {
      when = "2^-9",
      say = {
        ja = [[かける回数が1つ足りません。10回すべてが 0 です。]], en = [[One factor is missing: all ten are 0.]],
      },
    },
  },
  explain = { ja = [[$2^{-10}=\frac{1}{1024}$、約 0.1 % です。10回で、ほぼ確実に見分けられます。]],
    en = [[$2^{-10}=\frac{1}{1024}$, about 0.1 %. Ten shots are all but certain to tell.]] },
}

---------------------------------------------------------------------------------------
-- For the teacher. Take votes first: does looking more often make it flip sooner or later?
page "zeno" { ja = "見続けると動かない", en = "Watched, it does not move" }

local looks = input.slider { from = 1, to = 8, start = 1, step = 1, label = { ja = "測る回数 N", en = "Measurements N" } }
local stays = value(function()
  return q.probability(q.run(("ry(%.15f) 0"):format(math.pi / looks.value)), "0") ^ looks.value
end)

prose {
  ja = [[
    $\ket{0}$ を、ゆっくり $\ket{1}$ まで 180° 回します。
    とちゅうで $N$ 回、等しい間をおいて Z で測ります。
    はじめから終わりまで、ずっと 0 が出る確率は

    $$\left(\cos^2\frac{180^\circ}{2N}\right)^{N}$$

    です。$N$ をふやすと、大きくなるでしょうか、小さくなるでしょうか。
  ]],
  en = [[
    $\ket{0}$ is slowly turned by 180° to $\ket{1}$. On the way it is measured along Z, $N$
    times, equally spaced. The probability that 0 comes out every time is

    $$\left(\cos^2\frac{180^\circ}{2N}\right)^{N}$$

    Does it grow or shrink with $N$?
  ]],
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

local free = input.arrow { theta = "60 deg", phi = "30 deg" }

prose {
  ja = [[
    結果を +1 と −1 で数えます。散らばりは $\sigma_X=\sqrt{1-\langle X\rangle^2}$ です。
    どんな状態でも、**不確定性関係**

    $$\sigma_X\,\sigma_Y \ge |\langle Z\rangle|$$

    が成り立ちます。いまの矢印では

    $${=sqrt(1-x(free,0)^2):2}\times{=sqrt(1-y(free,0)^2):2}={=sqrt((1-x(free,0)^2)*(1-y(free,0)^2)):2}\ \ge\ {=abs(z(free,0)):2}$$

    矢印を回し、両方が等しくなる向きを{探|さが}してください。
  ]],
  en = [[
    Count the outcomes as +1 and −1. They scatter by $\sigma_X=\sqrt{1-\langle X\rangle^2}$.
    For every state the **uncertainty relation** holds:

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

local last = input.arrow { theta = "60 deg", phi = "75 deg" }
display.bloch { of = last, angles = true }
display.ket { of = last }
display.histogram { of = last }
