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
    g:circle(x, y, 0.16, { ink = "ink", fill = "sheet", width = 0.06 })
  else
    g:arrow(x, y, x, y - length * number, { ink = number > 0 and "fox" or "hue-315", width = 0.14, head = 0.4 })
  end
end

local function draw_detector(g, x, y, up, lit)
  g:push()
  g:translate(x, y)
  if up then g:rotate(math.pi / 2) end
  g:path({ "move", 0, 0.6, "line", 0, -0.6, "arc", 0, 0, 0.6, math.pi / 2, -math.pi / 2, "close" },
    { ink = "ink", fill = lit and "tint-fox" or "sheet", width = 0.06 })
  g:pop()
end

local function draw_mirror(g, x, y, half)
  g:line(x - 0.5, y + 0.5, x + 0.5, y - 0.5, { ink = "ink", width = half and 0.05 or 0.16 })
  if half then g:line(x - 0.38, y + 0.62, x + 0.62, y - 0.38, { ink = "ink", width = 0.05 }) end
end

-- The two ways from the lamp to the second mirror. `blocked` is "A" or "B", `between` what
-- happens to B's arrow; exits are asked of the engine, unless `hidden`.
local function draw_ways(g, blocked, between, hidden)
  local left, right, high, low = 3.6, 11.4, 2.4, 7
  local function beam(x1, y1, x2, y2, dark)
    g:line(x1, y1, x2, y2, { ink = dark and "edge" or "zero", width = dark and 0.05 or 0.1, dash = dark })
  end
  beam(2.5, low, left, low)
  beam(left, low, 7.4, low)
  beam(7.4, low, right, low, blocked == "A")
  beam(right, low, right, high, blocked == "A")
  beam(left, low, left, high)
  beam(left, high, 7.4, high)
  beam(7.4, high, right, high, blocked == "B")
  g:rect(0.1, low - 0.6, 2.4, 1.2, { ink = "ink", fill = "sheet", radius = 0.12 })
  g:text(1.3, low, { ja = "光", en = "lamp" })
  draw_mirror(g, left, low, true)
  draw_mirror(g, right, low)
  draw_mirror(g, left, high)
  draw_mirror(g, right, high, true)
  g:text(9.6, low + 0.5, { ja = "道 A", en = "path A" })
  g:text(5.4, high - 0.5, { ja = "道 B", en = "path B" })
  if blocked then
    local y = blocked == "A" and low or high
    g:rect(7.2, y - 0.7, 0.4, 1.4, { ink = "ink", fill = "ink" })
  end
  local chances = not hidden and {}
  for i, exit in ipairs { "0", "1" } do
    local p = 0
    for _, way in ipairs { { "0", "A" }, { "1", "B" } } do
      if chances and way[2] ~= blocked then
        local one = brings(way[1], exit, between)
        p = p + one.re
        chances[exit .. "i"] = (chances[exit .. "i"] or 0) + one.im
      end
    end
    if chances then chances[i] = p * p + (chances[exit .. "i"] or 0) ^ 2 end
  end
  beam(right, high, 14, high, chances and chances[1] < 0.005)
  beam(right, high, right, 1.2, chances and chances[2] < 0.005)
  draw_detector(g, 14, high, false, chances and chances[1] > 0.005)
  draw_detector(g, right, 1.2, true, chances and chances[2] > 0.005)
  local function said(i)
    return chances and ("%.2f"):format(chances[i]) or "?"
  end
  g:text(14.2, high + 1.1, { ja = "出口 0", en = "exit 0" }, { bold = true })
  g:text(14.2, high + 1.9, said(1), { bold = true })
  g:text(right + 0.9, 0.5, { ja = "出口 1", en = "exit 1" }, { bold = true, anchor = "left" })
  g:text(right + 0.9, 1.3, said(2), { bold = true, anchor = "left" })
end

-- The arrows on both ways, behind the first mirror.
local function draw_arrows(g, blocked, between)
  local a, b = on_path("0", "").re, on_path("1", between).re
  if blocked ~= "A" then
    draw_signed(g, 10, 6.1, a, 1.6)
    g:text(9.8, 5.4, signed(a), { anchor = "right", size = 0.36 })
  end
  if blocked ~= "B" then
    draw_signed(g, 4.6, 4.9, b, 1.6)
    g:text(4.9, 4.6, signed(b), { anchor = "left", size = 0.36 })
  end
end

-- A + B = … for one exit, in a box of its own.
local function draw_sum(g, x, y, exit, blocked, between)
  local a = blocked == "A" and 0 or brings("0", exit, between).re
  local b = blocked == "B" and 0 or brings("1", exit, between).re
  g:rect(x, y, 7.2, 4.6, { ink = "line", fill = "sheet", radius = 0.2 })
  g:text(x + 0.4, y + 0.6, { ja = "出口 " .. exit .. " のたし算", en = "Exit " .. exit .. ": the sum" }, { bold = true, anchor = "left" })
  local base = y + 2.9
  g:line(x + 0.4, base, x + 6.8, base, { ink = "edge" })
  for i, number in ipairs { a, b, a + b } do
    local at = x + 1.2 + 2.4 * (i - 1)
    draw_signed(g, at, base, number, 1.7)
    g:text(at, y + 4.1, signed(number), { bold = i == 3 })
    if i < 3 then g:text(at - 0.8, base - 0.4, i == 1 and "A" or "B", { ink = "soft" }) end
  end
  g:text(x + 2.3, y + 4.1, "+")
  g:text(x + 4.7, y + 4.1, "=")
end

---------------------------------------------------------------------------------------
-- For the teacher. One photon, one click: never both detectors at once. Keep that in mind for
-- the next page, where both paths matter all the same.
page "split" { ja = "分かれ道", en = "A fork in the road", layout = "beside" }

local sent = remember "sent" { start = 0 }

prose {
  ja = [[
    **{半透明鏡|はんとうめいきょう}**は、{光子|こうし}を{半分|はんぶん}の{確率|かくりつ}で通し、半分の確率で{反射|はんしゃ}します。
    1個ずつ送ってください。鳴るのは、いつもどちらか**1つ**です。

    {状態|じょうたい}は、道ごとの**{符号|ふごう}つきの矢印**で{表|あらわ}します。
    上向きがプラス、下向きがマイナスです。
    長さの2乗が確率です。$0.71^2=\frac{1}{2}$ ですね。
  ]],
  en = [[
    A **half mirror** passes a photon half of the time and reflects it half of the time.
    Send them one by one: it is always just **one** detector that clicks.

    The state is written as a **signed arrow** for each path: up is plus, down is minus. Its
    length squared is the probability: $0.71^2=\frac{1}{2}$.
  ]],
}

stage {
  height = 12,
  label = { ja = "{光源|こうげん}、{半透明鏡|はんとうめいきょう}、2つの{検出器|けんしゅつき}。", en = "A lamp, a half mirror and two detectors." },
  draw = function(g)
    local x, y = 6, 7
    local clicks = sent.value > 0 and q.readings(q.run "h 0", sent.value, 11) or {}
    local last, at_b = clicks[#clicks], 0
    for i = 1, #clicks do at_b = at_b + clicks[i] end
    g:line(2.5, y, x, y, { ink = "zero", width = 0.1 })
    g:line(x, y, 12, y, { ink = "zero", width = 0.1 })
    g:line(x, y, x, 2.4, { ink = "zero", width = 0.1 })
    g:rect(0.1, y - 0.6, 2.4, 1.2, { ink = "ink", fill = "sheet", radius = 0.12 })
    g:text(1.3, y, { ja = "光", en = "lamp" })
    draw_mirror(g, x, y, true)
    draw_detector(g, 12, y, false, last == 0)
    draw_detector(g, x, 2.4, true, last == 1)
    g:text(13.9, y, { ja = ("A：%d 回"):format(#clicks - at_b), en = ("A: %d"):format(#clicks - at_b) }, { bold = true })
    g:text(x, 1.2, { ja = ("B：%d 回"):format(at_b), en = ("B: %d"):format(at_b) }, { bold = true })
    draw_signed(g, 3.6, y - 0.6, 1, 1.8)
    g:text(3.9, y - 1.4, "+1", { anchor = "left", size = 0.36 })
    draw_signed(g, 9, y - 0.6, on_path("0", "").re, 1.8)
    g:text(9.3, y - 1.2, signed(on_path("0", "").re), { anchor = "left", size = 0.36 })
    draw_signed(g, x + 0.9, 4.9, on_path("1", "").re, 1.8)
    g:text(x + 1.2, 4.4, signed(on_path("1", "").re), { anchor = "left", size = 0.36 })
    g:text(9, y + 0.6, { ja = "道 A", en = "path A" })
    g:text(x - 0.9, 4.4, { ja = "道 B", en = "path B" })
    g:button("one", 0.2, 10, 4.9, 1.2, { ja = "1個送る", en = "Send 1" }, { press = function() sent:set(sent.value + 1) end })
    g:button("hundred", 5.3, 10, 5.2, 1.2, { ja = "100個送る", en = "Send 100" },
      { press = function() sent:set(sent.value + 100) end })
    g:button("again", 10.7, 10, 5.1, 1.2, { ja = "はじめから", en = "Reset" }, { press = function() sent:set(0) end })
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

stage {
  height = 9,
  label = { ja = "2枚の{半透明鏡|はんとうめいきょう}の間に、道 A と道 B があります。", en = "Two half mirrors with path A and path B between them." },
  draw = function(g) draw_ways(g, nil, "", true) end,
}

exercise.predict "twice" {
  circuit = "h 0; h 0",
  ask = { ja = [[出口の{確率|かくりつ}を、{棒|ぼう}で{予想|よそう}してください。]],
    en = [[Predict with the bars how likely each exit is.]] },
  bars = { { ja = "出口 0", en = "exit 0" }, { ja = "出口 1", en = "exit 1" } },
  hints = {
    { ja = [[矢印は2本の道を{別々|べつべつ}に進み、出口で**たし算**されます。]], en = [[The arrows go both ways and are **added** at each exit.]] },
    { ja = [[出口 1 では、片方の矢印が{逆|ぎゃく}を向きます。]], en = [[At exit 1 one of the two arrows points the other way.]] },
  },
  wrong = {
    {
      when = { "1/2", "1/2" }, misconception = "M02",
      say = { ja = [[1枚目でどちらかの道に決まり、2枚目でまた{半々|はんはん}、と考えましたか。もっともな考えです。でも{実験|じっけん}は、いつも出口 0 でした。次のページで、矢印をたしてみましょう。]],
        en = [[Did you think the first mirror settles the path and the second halves it again? A fair thought. But it always comes out at exit 0. On the next page we add the arrows.]] },
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
-- minus sign comes from the back of the second mirror.
page "cancel" { ja = "{消|け}し合う矢印", en = "Arrows that cancel", layout = "beside" }

prose {
  ja = [[
    矢印を、道ごとにたどります。鏡を通るたびに、長さは 0.71 {倍|ばい}です。
    道 B から2枚目の鏡で{反射|はんしゃ}する矢印だけ、{符号|ふごう}が{逆|ぎゃく}になります。

    - 出口 0：$\frac{1}{2}+\frac{1}{2}=1$
    - 出口 1：$\frac{1}{2}-\frac{1}{2}=0$

    {逆|ぎゃく}向きの矢印は**{消|け}し合う**ので、出口 1 には{光子|こうし}が1個も来ません。
    これを**{干渉|かんしょう}**といいます。
  ]],
  en = [[
    Follow the arrow along each path. Every mirror makes it 0.71 times as long; reflected
    from B by the second mirror, it turns over.

    - Exit 0: $\frac{1}{2}+\frac{1}{2}=1$
    - Exit 1: $\frac{1}{2}-\frac{1}{2}=0$

    Opposite arrows **cancel**: not one photon comes to exit 1. This is **interference**.
  ]],
}

stage {
  height = 13.4,
  label = { ja = "2つの道の矢印と、出口ごとのたし算。", en = "The arrows of both paths, and the sum at each exit." },
  draw = function(g)
    draw_ways(g, nil, "")
    draw_arrows(g, nil, "")
    draw_sum(g, 0.4, 8.8, "0", nil, "")
    draw_sum(g, 8.2, 8.8, "1", nil, "")
  end,
}

---------------------------------------------------------------------------------------
-- For the teacher. On the way nothing can be seen of the sign: each path is still one half.
page "flip" { ja = "矢印を1つ{逆|ぎゃく}にする", en = "Turning one arrow over", layout = "beside" }

prose {
  ja = [[
    道 B のとちゅうで、矢印を{逆|ぎゃく}さまにします。長さは変わりません。
  ]],
  en = [[
    On its way B's arrow is turned over. It stays as long as it was.
  ]],
}

local sums = stage {
  height = 13.4,
  label = { ja = "道 B の矢印を{逆|ぎゃく}にした、出口ごとのたし算。", en = "The sums at the exits with B's arrow turned over." },
  draw = function(g)
    draw_ways(g, nil, "; z 0")
    draw_arrows(g, nil, "; z 0")
    draw_sum(g, 0.4, 8.8, "0", nil, "; z 0")
    draw_sum(g, 8.2, 8.8, "1", nil, "; z 0")
  end,
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
    出口 1 は真っ暗です。道 A に{壁|かべ}を置くと、明るくなるでしょうか。
  ]],
  en = [[
    Exit 1 is dark. A wall in path A takes light away. Does it get brighter?
  ]],
}

local wall = remember "wall" { start = 1 } -- 0: none, 1: path A, 2: path B
local walls = stage {
  height = 13.4,
  label = { ja = "道をふさいだときの、出口ごとのたし算。", en = "The sums at the exits with a path blocked." },
  draw = function(g)
    local blocked = ({ "A", "B" })[wall.value // 1]
    draw_ways(g, blocked, "")
    draw_arrows(g, blocked, "")
    draw_sum(g, 0.4, 8.8, "0", blocked, "")
    draw_sum(g, 8.2, 8.8, "1", blocked, "")
    for i, text in ipairs { { ja = "壁なし", en = "no wall" }, { ja = "A に壁", en = "wall in A" }, { ja = "B に壁", en = "wall in B" } } do
      g:button("wall" .. i, 12.2, 4.9 + 1.25 * (i - 1), 3.6, 1.1, text,
        { on = wall.value == i - 1, press = function() wall:set(i - 1) end })
    end
  end,
}

exercise.predict "blocked" {
  covers = { walls },
  truth = { "1/2", "1/4", "1/4" },
  computed = function()
    -- A second qubit notes that the wall in path A (0) took the photon.
    local after = q.run("h 0; negctrl @ x 0 1; h 0")
    return {
      q.probability(after, "10") + q.probability(after, "11"),
      q.probability(after, "00"), q.probability(after, "01"),
    }
  end,
  ask = { ja = [[道 A をふさぎます。3つの{確率|かくりつ}を{予想|よそう}してください。]],
    en = [[Path A is blocked. Predict all three.]] },
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
page "coins" { ja = "コイン2回とのちがい", en = "Not like two coins" }

columns {
  left = {
    ja = [[
      ### コイン
      **{確率|かくりつ}**をたします。

      $$\frac{1}{4}+\frac{1}{4}=\frac{1}{2}$$
    ]],
    en = [[
      ### Coins
      **Probabilities** are added.

      $$\frac{1}{4}+\frac{1}{4}=\frac{1}{2}$$
    ]],
  },
  right = {
    ja = [[
      ### {光子|こうし}
      **矢印**をたして、2乗します。

      $$\left(\frac{1}{2}-\frac{1}{2}\right)^2=0$$
    ]],
    en = [[
      ### Photons
      **Arrows** are added, then squared.

      $$\left(\frac{1}{2}-\frac{1}{2}\right)^2=0$$
    ]],
  },
}

exercise.choice "why" {
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

local phase = input.slider { from = 0, to = 360, start = 0, step = 5, unit = "deg", label = { ja = "道 B の矢印の向き", en = "B's arrow" } }

prose {
  ja = [[
    道 B を少し長くすると、矢印は**時計の針**のように回ります。
    {逆|ぎゃく}さまになるのは、半回転のときです。
    矢印は、先と根元をつないでたします。

    スライダーを動かし、2つの出口の明るさを見てください。
  ]],
  en = [[
    Make path B a little longer, and its arrow turns like the **hand of a clock**; half a
    turn is upside down. Arrows are added tip to tail.

    Move the slider and watch both exits.
  ]],
}

stage {
  height = 13.4,
  label = { ja = "道 B の矢印を回したときの、出口ごとのたし算。", en = "The sums at the exits while B's arrow is turned." },
  draw = function(g)
    local between = ("; p(%.15f) 0"):format(math.rad(phase.value))
    draw_ways(g, nil, between)
    local b = on_path("1", between)
    g:circle(5.6, 4.6, 1.25, { ink = "line" })
    g:arrow(5.6, 4.6, 5.6 + 1.7 * b.im, 4.6 - 1.7 * b.re, { ink = "fox", width = 0.12, head = 0.35 })
    for i, exit in ipairs { "0", "1" } do
      local x, y, long = 0.4 + 7.8 * (i - 1), 8.8, 2.4
      local first, second = brings("0", exit, between), brings("1", exit, between)
      local x0, y0 = x + 3.6, y + 3.2
      local x1, y1 = x0 + long * first.im, y0 - long * first.re
      local x2, y2 = x1 + long * second.im, y1 - long * second.re
      g:rect(x, y, 7.2, 4.5, { ink = "line", fill = "sheet", radius = 0.2 })
      g:text(x + 0.4, y + 0.6, { ja = "出口 " .. exit, en = "Exit " .. exit }, { bold = true, anchor = "left" })
      g:line(x0 - 1.6, y0, x0 + 1.6, y0, { ink = "line" })
      g:arrow(x0, y0, x1, y1, { ink = "zero", width = 0.1, head = 0.3 })
      g:arrow(x1, y1, x2, y2, { ink = "hue-315", width = 0.1, head = 0.3 })
      local size = (x2 - x0) ^ 2 + (y2 - y0) ^ 2
      if size > 0.02 then g:arrow(x0 - 0.5, y0, x2 - 0.5, y2, { ink = "fox", width = 0.14, head = 0.35 }) end
      local p = ((first.re + second.re) ^ 2 + (first.im + second.im) ^ 2)
      g:rect(x + 5.5, y + 3.9 - 3 * p, 0.8, 3 * p, { ink = "observed", fill = "observed" })
      g:line(x + 5.2, y + 3.9, x + 6.6, y + 3.9, { ink = "edge" })
      g:text(x + 5.9, y + 3.6 - 3 * p, p, { digits = 2, size = 0.36 })
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
page "summary" { ja = "まとめと、この先", en = "What to keep, and what comes next" }

prose {
  ja = [[
    これで、矢印をたして、光を好きな出口に{導|みちび}けます。

    - 道ごとに、{符号|ふごう}つきの矢印があります。
    - 矢印は、**たしてから2乗**します。
    - {逆|ぎゃく}向きの矢印は{消|け}し合います。これが**{干渉|かんしょう}**です。
    - 道を1つふさぐと、{消|け}し合いもなくなります。

    {量子|りょうし}コンピュータは、まちがいの答えの矢印を{消|け}し合わせて、正しい答えを残します。
    次は [{測定|そくてい}は何をするか](lesson:native.measuring) です。
  ]],
  en = [[
    Now you can send light to the exit you like by adding arrows.

    - There is a signed arrow for each path.
    - Arrows are **added, then squared**.
    - Opposite arrows cancel: that is **interference**.
    - Block a path, and nothing cancels any more.

    A quantum computer lets the arrows of wrong answers cancel, so that the right one
    remains. Next: [what measuring does](lesson:native.measuring).
  ]],
}

behind "gates" { title = { ja = "{裏|うら}側を見る：回路で書くと", en = "Look behind: as a circuit" },
  ja = [[ 道 A を $\ket{0}$、道 B を $\ket{1}$ と書くと、{半透明鏡|はんとうめいきょう}は **H**、{符号|ふごう}を変えるのは **Z** です。下の回路は H・Z・H で、X と同じ働きをします。 ]],
  en = [[ With path A as $\ket{0}$ and path B as $\ket{1}$, a half mirror is **H** and turning B's arrow over is **Z**. H, Z, H does the same as X. ]] }
