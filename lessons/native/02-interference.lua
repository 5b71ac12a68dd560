-- N02 of the course map. Every number in it is worked out in tests/lesson_n02_test.c.
-- High school: degrees and signed numbers. The two paths are one qubit of the engine: path A
-- is 0, path B is 1, a half mirror is H, a turned arrow of B is Z or p.

lesson {
  id = "native.interference", map = "N02",
  title = { ja = "重ね合わせと干渉", en = "Superposition and interference" },
  minutes = 50, requires = { "native.direction" },
}

-- The arrow of path A (0) or B (1) behind the first mirror; `between` is what happens to B.
local function on_path(path, between)
  return q.amplitude(q.run("h 0" .. between), path)
end

-- What the arrow of one path brings to one exit: complex, as for an arrow that is turned.
local function brings(path, exit, between)
  local a, mirror = on_path(path, between), q.amplitude(q.run(path == "1" and "x 0; h 0" or "h 0"), exit)
  return { re = a.re * mirror.re, im = a.im * mirror.re }
end

local function signed(number)
  local size = math.abs(number)
  if size < 0.005 then return "0" end
  local words = math.abs(size - 0.5) < 0.005 and "½" or math.abs(size - 1) < 0.005 and "1" or ("%.2f"):format(size)
  return (number < 0 and "−" or "+") .. words
end

-- An arrow that stands on (x, y): up is plus, down is minus, nothing is a ring.
local function draw_signed(g, x, y, number, length)
  if math.abs(number) < 0.005 then
    g:circle(x, y, 0.18, { ink = "ink", fill = "sheet", width = 0.07 })
  else
    g:arrow(x, y, x, y - length * number, { ink = number > 0 and "fox" or "hue-315", width = 0.15, head = 0.45 })
  end
end

local function draw_lamp(g, x, y)
  g:rect(x, y - 0.7, 2.3, 1.4, { ink = "ink", fill = "sheet", radius = 0.12 })
  g:text(x + 1.15, y, { ja = "光源", en = "lamp" }, { size = 0.46 })
end

local function draw_detector(g, x, y, up, lit)
  g:push()
  g:translate(x, y)
  if up then g:rotate(math.pi / 2) end
  g:path({ "move", 0, 0.65, "line", 0, -0.65, "arc", 0, 0, 0.65, math.pi / 2, -math.pi / 2, "close" },
    { ink = "ink", fill = lit and "tint-fox" or "sheet", width = 0.06 })
  g:pop()
end

-- A half mirror is two lines; `half` is 1 or -1, as its glass stands to the lower right or not.
local function draw_mirror(g, x, y, half)
  g:line(x - 0.55, y + 0.55, x + 0.55, y - 0.55, { ink = "ink", width = half and 0.05 or 0.18 })
  local glass = half and half * 0.14
  if half then g:line(x - 0.55 + glass, y + 0.55 + glass, x + 0.55 + glass, y - 0.55 + glass, { ink = "ink", width = 0.05 }) end
end

-- The chances of both exits, with path `blocked` ("A" or "B") closed.
local function exits(blocked, between)
  local chances = {}
  for i, exit in ipairs { "0", "1" } do
    local re, im = 0, 0
    for _, way in ipairs { { "0", "A" }, { "1", "B" } } do
      if way[2] ~= blocked then
        local one = brings(way[1], exit, between)
        re, im = re + one.re, im + one.im
      end
    end
    chances[i] = re * re + im * im
  end
  return chances
end

-- The two ways from the lamp to the second mirror. `blocked` is "A" or "B", `between` what
-- happens to B's arrow; exits are asked of the engine, unless `hidden` is written at them.
local LEFT, RIGHT, HIGH, LOW = 3.8, 11.2, 2.6, 8
local function draw_ways(g, blocked, between, hidden)
  local function beam(x1, y1, x2, y2, dark)
    g:line(x1, y1, x2, y2, { ink = dark and "edge" or "zero", width = dark and 0.05 or 0.12, dash = dark })
  end
  beam(2.4, LOW, LEFT, LOW)
  beam(LEFT, LOW, 7.4, LOW)
  beam(7.4, LOW, RIGHT, LOW, blocked == "A")
  beam(RIGHT, LOW, RIGHT, HIGH, blocked == "A")
  beam(LEFT, LOW, LEFT, HIGH)
  beam(LEFT, HIGH, 7.4, HIGH)
  beam(7.4, HIGH, RIGHT, HIGH, blocked == "B")
  draw_lamp(g, 0.1, LOW)
  draw_mirror(g, LEFT, LOW, 1)
  draw_mirror(g, RIGHT, LOW)
  draw_mirror(g, LEFT, HIGH)
  draw_mirror(g, RIGHT, HIGH, -1)
  g:text(LEFT + 0.9, LOW + 1.25, { ja = "半透明鏡 1", en = "half mirror 1" }, { ink = "soft" })
  g:text(RIGHT - 0.7, HIGH + 0.85, { ja = "半透明鏡 2", en = "half mirror 2" }, { ink = "soft", anchor = "right" })
  g:text(9.3, LOW + 0.6, { ja = "道 A", en = "path A" }, { size = 0.46 })
  g:text(5.8, HIGH - 0.6, { ja = "道 B", en = "path B" }, { size = 0.46 })
  if blocked then
    local y = blocked == "A" and LOW or HIGH
    g:rect(7.2, y - 0.8, 0.45, 1.6, { ink = "ink", fill = "ink" })
  end
  if between == "; z 0" then
    g:rect(LEFT - 0.75, 6.5, 1.5, 0.34, { ink = "accent", fill = "tint-accent" })
    g:text(LEFT - 1, 6.67, { ja = "ガラス", en = "glass" }, { anchor = "right" })
  end
  local chances = hidden and {} or exits(blocked, between)
  local function dark(i) return not hidden and chances[i] < 0.005 end
  local function lit(i) return not hidden and chances[i] > 0.005 end
  local function said(i) return hidden or ("%.2f"):format(chances[i]) end
  beam(RIGHT, HIGH, 13.4, HIGH, dark(1))
  beam(RIGHT, HIGH, RIGHT, 1.2, dark(2))
  draw_detector(g, 13.4, HIGH, false, lit(1))
  draw_detector(g, RIGHT, 1.2, true, lit(2))
  g:text(14.2, HIGH + 1.15, { ja = "出口 0", en = "exit 0" }, { bold = true })
  g:text(14.2, HIGH + 1.95, said(1), { bold = true, size = 0.46 })
  g:text(RIGHT + 0.95, 0.5, { ja = "出口 1", en = "exit 1" }, { bold = true, anchor = "left" })
  g:text(RIGHT + 0.95, 1.3, said(2), { bold = true, anchor = "left", size = 0.46 })
end

-- The arrows on both ways, behind the first mirror.
local function draw_arrows(g, blocked, between)
  local a, b = on_path("0", "").re, on_path("1", between).re
  if blocked ~= "A" then
    draw_signed(g, 9.3, LOW - 0.6 - (a < 0 and 1.5 or 0), a, 2.1)
    g:text(9, LOW - 1.4, signed(a), { anchor = "right", size = 0.46 })
  end
  if blocked ~= "B" then
    draw_signed(g, LEFT + 0.9, b < 0 and 4.3 or 6, b, 2.1)
    g:text(LEFT + 1.3, 5.3, signed(b), { anchor = "left", size = 0.46 })
  end
end

-- A + B = … for one exit, in a box of its own, and the square of it.
local SUMS = 10
local function draw_sum(g, x, y, exit, blocked, between)
  local a = blocked == "A" and 0 or brings("0", exit, between).re
  local b = blocked == "B" and 0 or brings("1", exit, between).re
  g:rect(x, y, 7.7, 5.4, { ink = "line", fill = "sheet", radius = 0.2 })
  g:text(x + 0.4, y + 0.6, { ja = "出口 " .. exit, en = "Exit " .. exit }, { bold = true, anchor = "left" })
  local base = y + 2.8
  g:line(x + 0.4, base, x + 7.3, base, { ink = "edge" })
  for i, number in ipairs { a, b, a + b } do
    local at = x + 1.3 + 2.55 * (i - 1)
    draw_signed(g, at, base, number, i == 3 and 1.6 or 1.75)
    g:text(at, y + 4.75, signed(number), { bold = i == 3, size = 0.46 })
    if i < 3 then g:text(at, y + 4.05, i == 1 and { ja = "道 A", en = "A" } or { ja = "道 B", en = "B" }, { ink = "soft" }) end
  end
  if math.abs(a + b) < 0.005 then
    g:text(x + 6.4, y + 4.05, { ja = "{消|き}えた", en = "gone" }, { ink = "soft" })
  else
    g:text(x + 6.4, y + 4.05, { ja = "合計", en = "sum" }, { ink = "soft" })
  end
  g:text(x + 7.3, y + 0.6, (a + b) ^ 2, { digits = 2, anchor = "right", bold = true })
  g:text(x + 4.9, y + 0.6, { ja = "2乗", en = "P =" }, { anchor = "right", ink = "soft" })
  g:text(x + 2.57, y + 4.75, "+", { size = 0.46 })
  g:text(x + 5.12, y + 4.75, "=", { size = 0.46 })
end

local function draw_sums(g, blocked, between, y)
  draw_sum(g, 0.1, y or SUMS, "0", blocked, between)
  draw_sum(g, 8.2, y or SUMS, "1", blocked, between)
end

---------------------------------------------------------------------------------------
-- For the teacher. One photon, one click: never both detectors at once. Keep that in mind for
-- the next page, where both paths matter all the same.
page "split" { ja = "分かれ道", en = "A fork in the road", layout = "beside" }

local sent = remember "sent" { start = 0 }

prose {
  ja = [[
    **{半透明鏡|はんとうめいきょう}**は、{光子|こうし}を{半分|はんぶん}の{確率|かくりつ}で通し、半分の確率で{反射|はんしゃ}します。
    1個ずつ送ってください。{検出器|けんしゅつき}が鳴るのは、いつもどちらか**1つ**です。

    前のレッスンの矢印を思い出してください。
    横の{影|かげ}を道 A、{縦|たて}の影を道 B の矢印とします。
    すると{状態|じょうたい}は、道ごとの**{符号|ふごう}つきの矢印**で{表|あらわ}せます。
    上向きがプラス、下向きがマイナスです。

    長さの2乗が{確率|かくりつ}です。45° の矢印なら、影はどちらも $\frac{1}{\sqrt2}$（約 0.71）です。
    2乗すると $\frac{1}{2}$ で、{半々|はんはん}になります。
  ]],
  en = [[
    A **half mirror** passes a photon half of the time and reflects it half of the time.
    Send them one by one: it is always just **one** detector that clicks.

    Remember the arrow of the last lesson. Let its shadow across belong to path A and its
    shadow upwards to path B: the state is then a **signed arrow** for each path, up for
    plus, down for minus.

    Its length squared is the probability. At 45° both shadows are
    $\frac{1}{\sqrt2}$ long (about 0.71), and the square of that is $\frac{1}{2}$.
  ]],
}

stage {
  height = 15.5,
  label = { ja = "{光源|こうげん}、{半透明鏡|はんとうめいきょう}、2つの{検出器|けんしゅつき}。下は、45° の矢印の2つの{影|かげ}と、鳴った回数です。",
    en = "A lamp, a half mirror and two detectors; below, the two shadows of an arrow at 45° and how often each clicked." },
  draw = function(g)
    local x, y, top = 5.6, 7, 2
    local clicks = sent.value > 0 and q.readings(q.run "h 0", sent.value, 11) or {}
    local last, at_b = clicks[#clicks], 0
    for i = 1, #clicks do at_b = at_b + clicks[i] end
    g:line(2.4, y, x, y, { ink = "zero", width = 0.12 })
    g:line(x, y, 12.6, y, { ink = "zero", width = 0.12 })
    g:line(x, y, x, top, { ink = "zero", width = 0.12 })
    draw_lamp(g, 0.1, y)
    draw_mirror(g, x, y, 1)
    g:text(x + 0.6, y + 1.25, { ja = "半透明鏡", en = "half mirror" }, { ink = "soft" })
    draw_detector(g, 12.6, y, false, last == 0)
    draw_detector(g, x, top, true, last == 1)
    g:text(13.2, y + 1.5, { ja = "検出器 A", en = "detector A" }, { bold = true })
    g:text(x, 0.7, { ja = "検出器 B", en = "detector B" }, { bold = true })
    draw_signed(g, 3.3, y - 0.9, 1, 2.1)
    g:text(3, y - 1.8, "+1", { anchor = "right", size = 0.46 })
    draw_signed(g, 8.2, y - 0.5, on_path("0", "").re, 2.1)
    g:text(8.6, y - 1.2, signed(on_path("0", "").re), { anchor = "left", size = 0.46 })
    draw_signed(g, x + 0.9, 5.2, on_path("1", "").re, 2.1)
    g:text(x + 1.3, 4.5, signed(on_path("1", "").re), { anchor = "left", size = 0.46 })
    g:text(10.6, y + 0.7, { ja = "道 A", en = "path A" }, { size = 0.46 })
    g:text(x - 1, 4.2, { ja = "道 B", en = "path B" }, { size = 0.46 })
    -- The arrow of the last lesson, and its shadows.
    local ox, oy, r = 2.4, 13, 4
    local a, b = on_path("0", "").re, on_path("1", "").re
    g:arc(ox, oy, r, 0, math.pi / 2, { ink = "line" })
    g:line(ox, oy, ox + r * a, oy, { ink = "zero", width = 0.18 })
    g:line(ox, oy, ox, oy - r * b, { ink = "one", width = 0.18 })
    g:line(ox + r * a, oy, ox + r * a, oy - r * b, { ink = "edge", dash = true })
    g:line(ox, oy - r * b, ox + r * a, oy - r * b, { ink = "edge", dash = true })
    g:arrow(ox, oy, ox + r * a, oy - r * b, { ink = "fox", width = 0.12 })
    g:text(ox + 1.3, oy - 0.45, "45°")
    g:text(ox + r * a / 2, oy + 0.5, "A 0.71", { ink = "zero" })
    g:text(ox - 0.2, oy - r * b / 2, "B\n0.71", { ink = "one", anchor = "right" })
    -- How often each has clicked.
    local base, high = 13, 3
    for i, n in ipairs { #clicks - at_b, at_b } do
      local at, tall = 9.4 + 3.6 * (i - 1), #clicks > 0 and high * n / #clicks or 0
      if tall > 0 then g:rect(at - 0.9, base - tall, 1.8, tall, { fill = i == 1 and "zero" or "one" }) end
      g:text(at, base - tall - 0.45, { ja = ("%s：%d 回"):format(i == 1 and "A" or "B", n), en = ("%s: %d"):format(i == 1 and "A" or "B", n) }, { bold = true, size = 0.46 })
    end
    g:line(7.6, base, 14.8, base, { ink = "ink" })
    g:button("one", 0.2, 14, 4.9, 1.4, { ja = "1個送る", en = "Send 1" }, { press = function() sent:set(sent.value + 1) end })
    g:button("hundred", 5.3, 14, 5.2, 1.4, { ja = "100個送る", en = "Send 100" },
      { press = function() sent:set(sent.value + 100) end })
    g:button("again", 10.7, 14, 5.1, 1.4, { ja = "はじめから", en = "Reset" }, { press = function() sent:set(0) end })
  end,
}

---------------------------------------------------------------------------------------
-- For the teacher. Collect the predictions of the class on the board before anybody locks. Half
-- and half is what nearly all say; the next page says why it is not.
page "twice" { ja = "鏡を2回", en = "Two mirrors", layout = "beside" }

prose {
  ja = [[
    2つの道を、2枚目の{半透明鏡|はんとうめいきょう}で合わせます。{光子|こうし}はどちらに出るでしょうか。
  ]],
  en = [[
    A second half mirror brings the two paths together. At which exit does the photon come
    out?
  ]],
}

local fired = remember "fired" { start = 0 }

stage {
  height = 9.7,
  label = { ja = "2枚の{半透明鏡|はんとうめいきょう}の間に、道 A と道 B があります。", en = "Two half mirrors with path A and path B between them." },
  draw = function(g) draw_ways(g, nil, "", fired.value == 0 and "?") end,
}

local experiment = stage {
  height = 5.6,
  label = { ja = "{実験|じっけん}：出口ごとに数えた{光子|こうし}。", en = "The experiment: photons counted at each exit." },
  draw = function(g)
    g:rect(0.1, 0.1, 15.8, 5.4, { ink = "line", fill = "sheet", radius = 0.2 })
    g:text(0.6, 0.8, { ja = ("{実験|じっけん}：%d 個送った"):format(fired.value), en = ("The experiment: %d sent"):format(fired.value) }, { bold = true, anchor = "left", size = 0.46 })
    local counts = q.sample(q.run "h 0; h 0", math.max(1, fired.value), 5)
    for i, exit in ipairs { "0", "1" } do
      local n, top = fired.value > 0 and counts[exit] or 0, 1.5 + 1.2 * (i - 1)
      g:text(0.6, top + 0.4, { ja = "出口 " .. exit, en = "exit " .. exit }, { anchor = "left" })
      g:line(2.6, top, 2.6, top + 0.8, { ink = "edge" })
      local long = fired.value > 0 and 10.4 * n / fired.value or 0
      if long > 0 then g:rect(2.6, top, long, 0.8, { fill = "observed" }) end
      g:text(2.9 + long, top + 0.4, { ja = ("**%d** 個"):format(n), en = ("**%d**"):format(n) }, { anchor = "left" })
    end
    g:button("one", 0.6, 4, 4.7, 1.3, { ja = "1個送る", en = "Send 1" }, { press = function() fired:set(fired.value + 1) end })
    g:button("hundred", 5.6, 4, 4.9, 1.3, { ja = "100個送る", en = "Send 100" }, { press = function() fired:set(fired.value + 100) end })
    g:button("again", 10.8, 4, 4.7, 1.3, { ja = "はじめから", en = "Reset" }, { press = function() fired:set(0) end })
  end,
}

exercise.predict "twice" {
  circuit = "h 0; h 0", covers = { experiment },
  ask = { ja = [[出口の{確率|かくりつ}を、{棒|ぼう}で{予想|よそう}してください。]],
    en = [[Predict with the bars how likely each exit is.]] },
  bars = { { ja = "出口 0", en = "exit 0" }, { ja = "出口 1", en = "exit 1" } },
  hints = {
    { ja = [[矢印は2本の道を{別々|べつべつ}に進み、出口で**たし算**されます。{半透明鏡|はんとうめいきょう}を2回通ると、長さは $\frac{1}{2}$ です。]], en = [[The arrows go both ways and are **added** at each exit. Past two half mirrors each is $\frac{1}{2}$ long.]] },
    { ja = [[出口 1 では、片方の矢印が{逆|ぎゃく}を向きます。$\frac{1}{2}-\frac{1}{2}$ はいくつですか。]], en = [[At exit 1 one of the two arrows points the other way. What is $\frac{1}{2}-\frac{1}{2}$?]] },
  },
  wrong = {
    {
      when = { "1/2", "1/2" }, misconception = "M02",
      say = { ja = [[1枚目でどちらかの道に決まり、2枚目でまた{半々|はんはん}、と考えましたか。もっともな考えです。でも、右下の{実験|じっけん}で100個送ると、いつも出口 0 です。次のページで、矢印をたしてみましょう。]],
        en = [[Did you think the first mirror settles the path and the second halves it again? A fair thought. But send 100 at the lower right: they always come out at exit 0. On the next page we add the arrows.]] },
    },
    {
      when = { 0, 1 },
      say = { ja = [[かならず片方に出る、というのは合っています。出口は{逆|ぎゃく}でした。出口 1 では矢印が打ち{消|け}し合います。]],
        en = [[It is right that one exit gets all. But the arrows cancel at exit 1, not at exit 0.]] },
    },
  },
  explain = { ja = [[いつも出口 0 です。2回{半々|はんはん}にしたのに、{偶然|ぐうぜん}がなくなりました。]],
    en = [[Always exit 0. Twice half and half, and no chance is left.]] },
}

---------------------------------------------------------------------------------------
-- For the teacher. Let them add aloud: one half and one half; one half and minus one half. The
-- second mirror stands the other way round, so that B meets its other face.
page "cancel" { ja = "{消|け}し合う矢印", en = "Arrows that cancel", layout = "beside" }

prose {
  ja = [[
    矢印を、道ごとにたどります。{半透明鏡|はんとうめいきょう}では、通っても{反射|はんしゃ}しても、長さが $\frac{1}{\sqrt2}$ {倍|ばい}（約 0.71 倍）になります。
    2枚で $\frac{1}{\sqrt2}\times\frac{1}{\sqrt2}=\frac{1}{2}$ です。ふつうの鏡では、どちらの道も同じなので、考えなくてよいです。

    {符号|ふごう}が{逆|ぎゃく}になるのは1か所だけ。道 B から来て、半透明鏡 2 で反射し、**出口 1** へ行く矢印です。この矢印だけ、鏡のもう一方の面で反射するからです。

    - 出口 0：$\frac{1}{2}+\frac{1}{2}=1$、2乗して{確率|かくりつ} 1
    - 出口 1：$\frac{1}{2}-\frac{1}{2}=0$、2乗して確率 0

    {逆|ぎゃく}向きの矢印は**{消|け}し合う**ので、出口 1 には{光子|こうし}が1個も来ません。
    これを**{干渉|かんしょう}**といいます。
  ]],
  en = [[
    Follow the arrow along each path. A half mirror, passed or reflecting, makes it
    $\frac{1}{\sqrt2}$ times as long (about 0.71): after two it is $\frac{1}{2}$. The plain
    mirrors do the same to both paths and can be left out.

    In one place the arrow turns over: coming by B, reflected by half mirror 2 to **exit
    1**. It alone is reflected at the mirror's other face.

    - Exit 0: $\frac{1}{2}+\frac{1}{2}=1$, squared: probability 1
    - Exit 1: $\frac{1}{2}-\frac{1}{2}=0$, squared: probability 0

    Opposite arrows **cancel**: not one photon comes to exit 1. This is **interference**.
  ]],
}

stage {
  height = 15.5,
  label = { ja = "2つの道の矢印と、出口ごとのたし算。", en = "The arrows of both paths, and the sum at each exit." },
  draw = function(g)
    draw_ways(g, nil, "")
    draw_arrows(g, nil, "")
    draw_sums(g, nil, "")
  end,
}

---------------------------------------------------------------------------------------
-- For the teacher. On the way nothing can be seen of the sign: each path is still one half.
page "flip" { ja = "矢印を1つ{逆|ぎゃく}にする", en = "Turning one arrow over", layout = "beside" }

prose {
  ja = [[
    道 B にうすいガラスを置くと、矢印の向きだけが{逆|ぎゃく}になります。
  ]],
  en = [[
    A thin pane of glass turns B's arrow over. It stays as long as it was.
  ]],
}

stage {
  height = 9.7,
  label = { ja = "道 B の矢印が、ガラスで{逆|ぎゃく}になります。", en = "Glass turns B's arrow over." },
  draw = function(g)
    draw_ways(g, nil, "; z 0", "")
    draw_arrows(g, nil, "; z 0")
  end,
}

local sums = stage {
  height = 5.6,
  label = { ja = "道 B の矢印を{逆|ぎゃく}にした、出口ごとのたし算。", en = "The sums at the exits with B's arrow turned over." },
  draw = function(g) draw_sums(g, nil, "; z 0", 0.1) end,
}

exercise.predict "flipped" {
  circuit = "h 0; z 0; h 0", covers = { sums },
  ask = { ja = [[出口の{確率|かくりつ}を{予想|よそう}してください。]],
    en = [[Predict the exits.]] },
  bars = { { ja = "出口 0", en = "exit 0" }, { ja = "出口 1", en = "exit 1" } },
  hints = {
    { ja = [[出口 0 は $\frac{1}{2}-\frac{1}{2}$ です。]], en = [[Exit 0 is now $\frac{1}{2}-\frac{1}{2}$.]] },
    { ja = [[出口 1 では、マイナスが2回で、プラスにもどります。]], en = [[At exit 1 minus twice is plus again.]] },
  },
  wrong = {
    {
      when = { 1, 0 }, misconception = "M05",
      say = { ja = [[長さが同じだから変わらない、と考えましたか。{符号|ふごう}は、たすときに{効|き}きます。右の2つのたし算を見てください。]],
        en = [[Did you think nothing changes, as the length is the same? The sign counts when arrows are added. Look at both sums.]] },
    },
    {
      when = { "1/2", "1/2" }, misconception = "M02",
      say = { ja = [[コインのように考えましたね。矢印を1本ずつたしてみましょう。出口 0 は $\frac{1}{2}-\frac{1}{2}$ です。]],
        en = [[You thought of coins. Add the arrows one by one: exit 0 is $\frac{1}{2}-\frac{1}{2}$.]] },
    },
  },
  explain = { ja = [[今度は、いつも出口 1 です。途中で測れば{半々|はんはん}のままなのに、{符号|ふごう}1つで出口が入れかわりました。]],
    en = [[Now it is always exit 1. On the way each path is still one half; one sign has swapped the exits.]] },
}

---------------------------------------------------------------------------------------
-- For the teacher. The dark exit lights up when a path is closed: less light in, more light
-- out. It is worth a moment of silence.
page "block" { ja = "道をふさぐ", en = "Blocking a path", layout = "beside" }

prose {
  ja = [[
    ガラスなしの出口 1 は真っ暗です。道 A に{壁|かべ}を置くと、明るくなりますか。
  ]],
  en = [[
    Without the glass exit 1 is dark. A wall in path A takes light away. Does exit 1 get
    brighter?
  ]],
}

local wall = remember "wall" { start = 1 } -- 0: none, 1: path A, 2: path B
local function walled() return ({ nil, "A", "B" })[wall.value + 1] end

stage {
  height = 9.7,
  label = { ja = "{壁|かべ}を置ける2つの道。", en = "Two paths, and a wall to put into one." },
  draw = function(g)
    draw_ways(g, walled(), "", "")
    draw_arrows(g, walled(), "")
    for i, text in ipairs { { ja = "壁なし", en = "no wall" }, { ja = "A に壁", en = "wall in A" }, { ja = "B に壁", en = "wall in B" } } do
      g:button("wall" .. i, 12.2, 5.2 + 1.5 * (i - 1), 3.7, 1.35, text,
        { on = wall.value == i - 1, press = function() wall:set(i - 1) end })
    end
  end,
}

local walls = stage {
  height = 5.6,
  label = { ja = "{壁|かべ}を置いたときの、出口ごとのたし算。", en = "The sums at the exits with the wall in place." },
  draw = function(g) draw_sums(g, walled(), "", 0.1) end,
}

exercise.predict "blocked" {
  covers = { walls }, review = true,
  truth = { "1/2", "1/4", "1/4" },
  computed = function()
    -- A second qubit notes that the wall in path A (0) took the photon.
    local after = q.run("h 0; negctrl @ x 0 1; h 0")
    return {
      q.probability(after, "10") + q.probability(after, "11"),
      q.probability(after, "00"), q.probability(after, "01"),
    }
  end,
  ask = { ja = [[鏡2枚の間で道 A をふさぐと、3つの{確率|かくりつ}はいくつですか。]],
    en = [[Between two half mirrors path A is blocked. Predict all three.]] },
  bars = { { ja = "壁", en = "wall" }, { ja = "出口 0", en = "exit 0" }, { ja = "出口 1", en = "exit 1" } },
  hints = {
    { ja = [[{壁|かべ}に当たるのは、道 A に行った{半分|はんぶん}です。]], en = [[The half that goes along path A hits the wall.]] },
    { ja = [[出口には、道 B の矢印だけが来ます。長さは $\frac{1}{2}$ です。2乗しましょう。]], en = [[Only B's arrow reaches the exits. It is $\frac{1}{2}$ long. Square it.]] },
  },
  wrong = {
    {
      when = { "1/2", "1/2", 0 },
      say = { ja = [[出口 1 は{暗|くら}いまま、と考えましたか。打ち消す相手の矢印がいなくなったので、道 B の矢印が残ります。]],
        en = [[Did you leave exit 1 dark? The arrow that cancelled it is gone, so B's arrow remains.]] },
    },
    {
      when = { 0, 1, 0 }, misconception = "M01",
      say = { ja = [[{壁|かべ}をよけて進む、と考えましたか。道 A に行った{半分|はんぶん}は、壁で{止|と}まります。]],
        en = [[Did you think it finds its way round? The half that goes along A ends at the wall.]] },
    },
    {
      when = { 0, "1/2", "1/2" },
      say = { ja = [[{壁|かべ}に当たる分を{忘|わす}れています。出口の2つは、残りの{半分|はんぶん}を分け合います。]],
        en = [[You left out the wall. The two exits share the half that remains.]] },
    },
  },
  explain = { ja = [[{壁|かべ}が $\frac{1}{2}$、出口は $\frac{1}{4}$ ずつです。光を{減|へ}らしたのに、{暗|くら}かった出口 1 が光りました。]],
    en = [[The wall $\frac{1}{2}$, each exit $\frac{1}{4}$. There is less light, and yet the dark exit lights up.]] },
}

---------------------------------------------------------------------------------------
-- For the teacher. Coins add probabilities, which are never negative; arrows are added before
-- they are squared.
page "coins" { ja = "コイン2回とのちがい", en = "Not like two coins", layout = "beside" }

prose {
  ja = [[
    コイン1回目で道が、2回目で出口が決まるとします。
    出口 1 は、**{確率|かくりつ}のたし算**で $\frac{1}{4}+\frac{1}{4}=\frac{1}{2}$ です。

    {光子|こうし}では、**矢印をたしてから2乗**して $\left(\frac{1}{2}-\frac{1}{2}\right)^2=0$ です。
  ]],
  en = [[
    Let one coin settle the path and a second the exit. **Probabilities are added**:
    $\frac{1}{4}+\frac{1}{4}=\frac{1}{2}$. For photons **arrows are added, then squared**:
    $\left(\frac{1}{2}-\frac{1}{2}\right)^2=0$.
  ]],
}

local tossed = remember "tossed" { start = 0 }

stage {
  height = 15.2,
  label = { ja = "上はコイン、下は{光子|こうし}。出口 1 に来る分のたし算と、1000回の{実験|じっけん}。", en = "Coins above, photons below: what comes to exit 1 added up, and 1000 trials of each." },
  draw = function(g)
    local coins = q.sample(q.run "h 0", 1000, 41 + tossed.value)["1"]
    local photons = q.sample(q.run "h 0; h 0", 1000, 41 + tossed.value)["1"]
    local rows = {
      { ja = "コイン：{確率|かくりつ}をたす", en = "Coins, exit 1", n = coins, result = "½" },
      { ja = "{光子|こうし}：矢印をたして、2乗する", en = "Photons, exit 1", n = photons, result = "0" },
    }
    for i, row in ipairs(rows) do
      local y = 0.2 + 6.7 * (i - 1)
      g:rect(0.1, y, 15.8, 6.3, { ink = "line", fill = "sheet", radius = 0.2 })
      g:text(0.6, y + 0.8, row, { bold = true, anchor = "left", size = 0.46 })
      local base = i == 1 and y + 4.2 or y + 3.3
      g:line(0.6, base, 9.2, base, { ink = "edge" })
      local parts = i == 1 and { 0.25, 0.25, 0.5 } or { brings("0", "1", "").re, brings("1", "1", "").re, 0 }
      for k, part in ipairs(parts) do
        local x = 1.8 + 3 * (k - 1)
        if i == 1 then
          g:rect(x - 0.5, base - 5 * part, 1, 5 * part, { fill = "observed" })
        else
          draw_signed(g, x, base, part, 2.4)
        end
        g:text(x, y + 5.5, i == 1 and (k < 3 and "¼" or "½") or signed(part), { bold = k == 3, size = 0.5 })
        g:text(x, y + 4.8, k == 1 and { ja = "道 A", en = "A" } or k == 2 and { ja = "道 B", en = "B" } or { ja = "合計", en = "sum" }, { ink = "soft" })
        if k < 3 then g:text(x + 1.5, y + 5.5, k == 1 and "+" or "=", { size = 0.5 }) end
      end
      g:text(12.7, y + 1.8, { ja = "1000回中", en = "of 1000" }, { ink = "soft" })
      g:text(12.7, y + 3.2, { ja = ("**%d** 回"):format(row.n), en = ("**%d**"):format(row.n) }, { size = 0.8 })
      g:text(12.7, y + 4.7, { ja = "{確率|かくりつ} " .. row.result, en = "probability " .. row.result }, {})
    end
    g:button("toss", 4.4, 13.7, 7.2, 1.4, { ja = "もう1000回ためす", en = "Another 1000" }, { press = function() tossed:set(tossed.value + 1) end })
  end,
}

exercise.choice "why" {
  review = true,
  ask = { ja = [[コイン2回では、出口 1 が 0 になることはありません。なぜですか。]],
    en = [[With two coins exit 1 never becomes 0. Why?]] },
  options = {
    { ja = [[{確率|かくりつ}はマイナスにならず、たしても{消|け}えないから]], en = [[Probabilities are never negative, so they cannot cancel]], right = true },
    {
      ja = [[コインは表か裏に決まるが、{光子|こうし}は2つに{割|わ}れて進むから]], en = [[A coin shows one side, but the photon splits in two]],
      misconception = "M01",
      say = { ja = [[{割|わ}れるなら、{検出器|けんしゅつき}が2つとも鳴るはずです。1ページ目で、鳴るのはいつも1つでした。{割|わ}れるのは{光子|こうし}でなく、矢印です。]],
        en = [[Then both detectors would click at times. On the first page it was always one. What divides is the arrow, not the photon.]] },
    },
    {
      ja = [[{光子|こうし}がどちらの道を通ったか、知らないだけだから]], en = [[We merely do not know which path the photon took]],
      misconception = "M02",
      say = { ja = [[知らないだけなら、道 A の分の $\frac{1}{4}$ と道 B の分の $\frac{1}{4}$ で、出口 1 は $\frac{1}{2}$ です。前のページで両方をふさがないとき、0 でした。]],
        en = [[If so, $\frac{1}{4}$ by A and $\frac{1}{4}$ by B would make exit 1 one half. With both paths open it was 0.]] },
    },
  },
  hints = {
    { ja = [[たして 0 になるには、何が{必要|ひつよう}ですか。]], en = [[What does it take for a sum to be 0?]] },
    { ja = [[マイナスの矢印はあります。マイナスの{確率|かくりつ}はありますか。]], en = [[There are negative arrows. Are there negative probabilities?]] },
  },
  explain = { ja = [[{消|け}し合うには、{符号|ふごう}が{必要|ひつよう}です。{符号|ふごう}をもつのは矢印で、{確率|かくりつ}ではありません。これが**{干渉|かんしょう}**です。]],
    en = [[Cancelling takes a sign. Arrows have one, probabilities do not. That is **interference**.]] },
}

---------------------------------------------------------------------------------------
-- For the teacher. The arrow of B turns like the hand of a clock; on paper, add the two arrows
-- tip to tail.
page "phase" { ja = "矢印を回す", en = "Turning an arrow", layout = "beside" }

prose {
  ja = [[
    矢印は、プラスとマイナスの間の向きにもなれます。
    道 B を少し長くすると、その矢印は**時計の針**のように回ります。

    ななめの矢印は、**A の先に B の根元をつないで**たします。
    合計の長さの2乗が{確率|かくりつ}です。スライダーを動かし、2つの出口の明るさを見てください。
  ]],
  en = [[
    Arrows may also point between plus and minus. Make path B a little longer, and its
    arrow turns like the **hand of a clock**.

    To add them, **put the tail of B on the tip of A**; the length of the sum, squared, is
    the probability. Move the slider and watch both exits.
  ]],
}

local phase = input.slider { from = 0, to = 360, start = 0, step = 5, unit = "deg", label = { ja = "道 B の矢印の向き", en = "B's arrow" } }

stage {
  height = 15.5,
  label = { ja = "道 B の矢印を回したときの、出口ごとのたし算。", en = "The sums at the exits while B's arrow is turned." },
  draw = function(g)
    local between = ("; p(%.15f) 0"):format(math.rad(phase.value))
    draw_ways(g, nil, between)
    local a, b = on_path("0", ""), on_path("1", between)
    g:circle(5.8, 5.3, 1.65, { ink = "line" })
    g:arrow(5.8, 5.3, 5.8 + 2.3 * b.im, 5.3 - 2.3 * b.re, { ink = "hue-315", width = 0.14, head = 0.4 })
    g:text(5.8, 7.55, ("B %g°"):format(phase.value), { ink = "hue-315", bold = true })
    g:arrow(9.6, 6.4, 9.6, 6.4 - 2.3 * a.re, { ink = "zero", width = 0.14, head = 0.4 })
    g:text(9.6, 7, "A", { ink = "zero", bold = true })
    for i, exit in ipairs { "0", "1" } do
      local x, y, long = 0.1 + 8.1 * (i - 1), SUMS, 2.9
      local first, second = brings("0", exit, between), brings("1", exit, between)
      local x0, y0 = x + 2.9, y + 3.6
      local x1, y1 = x0 + long * first.im, y0 - long * first.re
      local x2, y2 = x1 + long * second.im, y1 - long * second.re
      g:rect(x, y, 7.7, 5.4, { ink = "line", fill = "sheet", radius = 0.2 })
      g:text(x + 0.4, y + 0.6, { ja = "出口 " .. exit, en = "Exit " .. exit }, { bold = true, anchor = "left" })
      g:line(x0 - 2, y0, x0 + 2, y0, { ink = "line" })
      -- B stands a little aside, so that it is seen where it lies upon A.
      g:arrow(x0, y0, x1, y1, { ink = "zero", width = 0.12, head = 0.35 })
      g:arrow(x1 + 0.28, y1, x2 + 0.28, y2, { ink = "hue-315", width = 0.12, head = 0.35 })
      local size = (x2 - x0) ^ 2 + (y2 - y0) ^ 2
      if size > 0.02 then
        g:arrow(x0 - 0.4, y0, x2 - 0.4, y2, { ink = "fox", width = 0.16, head = 0.4 })
      else
        g:circle(x0 - 0.4, y0, 0.18, { ink = "fox", fill = "sheet", width = 0.07 })
      end
      for k, part in ipairs { { "zero", "A" }, { "hue-315", "B" }, { "fox", { ja = "合計", en = "sum" } } } do
        g:text(x + 0.9 + 1.3 * (k - 1), y + 4.8, part[2], { ink = part[1], bold = true })
      end
      local p = ((first.re + second.re) ^ 2 + (first.im + second.im) ^ 2)
      g:rect(x + 5.6, y + 4.4 - 3.2 * p, 1.1, 3.2 * p, { ink = "observed", fill = "observed" })
      g:line(x + 5.2, y + 4.4, x + 7.1, y + 4.4, { ink = "edge" })
      g:text(x + 6.15, y + 4 - 3.2 * p, p, { digits = 2, size = 0.42, bold = true })
      g:text(x + 6.15, y + 4.85, { ja = "確率", en = "P" }, { ink = "soft" })
    end
  end,
}

exercise.number "dark" {
  ask = { ja = [[いつも光る出口 0 を、{真|ま}っ暗にするのは何度ですか。]],
    en = [[At what angle is exit 0, which was always bright, quite dark?]] },
  label = [[$\varphi =$]], unit = "°",
  answer = 180, tolerance = 2,
  computed = function()
    -- The darkest of all whole degrees.
    local best, least = 0, 1
    for degrees = 0, 359 do
      local p = q.probability(q.run(("h 0; p(%.15f) 0; h 0"):format(math.rad(degrees))), "0")
      if p < least then best, least = degrees, p end
    end
    return best
  end,
  hints = {
    { ja = [[出口 0 の矢印2本が、ちょうど{逆|ぎゃく}を向く所を{探|さが}します。]], en = [[Look for where the two arrows at exit 0 point in opposite directions.]] },
    { ja = [[時計の針なら、12時と6時です。]], en = [[Like twelve and six on a clock.]] },
  },
  wrong = {
    {
      when = 90,
      say = { ja = [[90° では、2本の矢印は{直角|ちょっかく}です。出口 0 は{半分|はんぶん}光ります。もっと回しましょう。]],
        en = [[At 90° the arrows make a right angle, and exit 0 has one half. Turn on.]] },
    },
    {
      when = 360,
      say = { ja = [[1回転すると、元の向きにもどります。{真|ま}っ暗なのは、その{途中|とちゅう}です。]],
        en = [[A whole turn brings it back to where it was. It is dark on the way.]] },
    },
    {
      when = 0,
      say = { ja = [[0° では、出口 0 がいちばん明るくなります。スライダーを動かしてみましょう。]],
        en = [[At 0° exit 0 is at its brightest. Move the slider.]] },
    },
  },
  explain = { ja = [[180° で矢印が{逆|ぎゃく}になり、出口 0 は 0、出口 1 は 1 です。とちゅうは $\cos^2\frac{\varphi}{2}$ で変わります。]],
    en = [[At 180° the arrow is upside down: exit 0 gets 0, exit 1 gets 1. In between it goes as $\cos^2\frac{\varphi}{2}$.]] },
}

---------------------------------------------------------------------------------------
page "summary" { ja = "まとめと、この先", en = "What to keep, and what comes next", layout = "beside" }

prose {
  ja = [[
    これで、矢印をたして、光を好きな出口に{導|みちび}けます。
    ガラスと{壁|かべ}を入れて、出口の明るさを当ててみてください。

    - 道ごとに、{符号|ふごう}つきの矢印があります。
    - 矢印は、**たしてから2乗**します。
    - {逆|ぎゃく}向きの矢印は{消|け}し合います。これが**{干渉|かんしょう}**です。
    - 道を1つふさぐと、{消|け}し合いもなくなります。

    {量子|りょうし}コンピュータは、まちがいの答えの矢印を{消|け}し合わせて、正しい答えを残します。
    次は [{測定|そくてい}は何をするか](lesson:native.measuring) です。
  ]],
  en = [[
    Now you can send light to the exit you like by adding arrows. Put in the glass and the
    walls, and say first how bright each exit will be.

    - There is a signed arrow for each path.
    - Arrows are **added, then squared**.
    - Opposite arrows cancel: that is **interference**.
    - Block a path, and nothing cancels any more.

    A quantum computer lets the arrows of wrong answers cancel, so that the right one
    remains. Next: [what measuring does](lesson:native.measuring).
  ]],
}

local pane = remember "pane" { start = 0 }
local closed = remember "closed" { start = 0 } -- 0: none, 1: path A, 2: path B

stage {
  height = 15.5,
  label = { ja = "ガラスと{壁|かべ}を自由に入れられる2つの道。", en = "Two paths, with glass and walls to put in as you like." },
  draw = function(g)
    local blocked, between = ({ nil, "A", "B" })[closed.value + 1], pane.value == 1 and "; z 0" or ""
    draw_ways(g, blocked, between)
    draw_arrows(g, blocked, between)
    draw_sums(g, blocked, between)
    g:button("pane", 12.2, 5.2, 3.7, 1.35, { ja = "ガラス", en = "glass" },
      { on = pane.value == 1, press = function() pane:set(1 - pane.value) end })
    for i, text in ipairs { { ja = "A に壁", en = "wall in A" }, { ja = "B に壁", en = "wall in B" } } do
      g:button("closed" .. i, 12.2, 6.7 + 1.5 * (i - 1), 3.7, 1.35, text,
        { on = closed.value == i, press = function() closed:set(closed.value == i and 0 or i) end })
    end
  end,
}

behind "gates" { title = { ja = "{裏|うら}側を見る：回路で書くと", en = "Look behind: as a circuit" },
  ja = [[ 道 A を $\ket{0}$、道 B を $\ket{1}$ と書くと、{半透明鏡|はんとうめいきょう}は **H**、{符号|ふごう}を変えるのは **Z** です。下の回路は H・Z・H で、X と同じ働きをします。 ]],
  en = [[ With path A as $\ket{0}$ and path B as $\ket{1}$, a half mirror is **H** and turning B's arrow over is **Z**. H, Z, H does the same as X. ]] }
