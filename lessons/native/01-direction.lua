-- N01 of the course map. Every number in it is worked out in tests/lesson_n01_test.c.
-- High school: degrees, real numbers, no matrices. An angle on the plate is half of the angle
-- on the sphere, so a plate at a is ry(2a) to the engine.

lesson {
  id = "native.direction", map = "N01",
  title = { ja = "量子の向きと確率", en = "Direction and chance" },
  minutes = 50,
}

-- Light of direction `degrees`, asked about the direction `to`: the outcome 0 passes.
local function light(degrees, to)
  return q.run(("ry(%.15f) 0"):format(math.rad(2 * (degrees - to))))
end

-- The probability that light of direction `from` passes a plate at `to`.
local function passes(from, to)
  return q.probability(light(from, to), "0")
end

-- A plate: lines along its direction within a disc.
local function draw_plate(g, x, y, degrees, radius)
  local r, angle = radius or 1.3, math.rad(degrees)
  local dx, dy = math.cos(angle), -math.sin(angle)
  g:circle(x, y, r, { ink = "edge", fill = "tint-accent", width = 0.06 })
  for i = -2, 2 do
    local off = i * r * 0.35
    local half = math.sqrt(r * r - off * off) - 0.1
    local cx, cy = x - off * dy, y + off * dx
    g:line(cx - half * dx, cy - half * dy, cx + half * dx, cy + half * dy, { ink = "accent", width = i == 0 and 0.1 or 0.05 })
  end
  g:text(x, y + r + 0.7, ("%g°"):format(degrees), { bold = true, size = 0.5 })
end

-- A beam: as wide as its share, nothing where there is none, with the direction above it.
local function draw_beam(g, from, to, y, share, degrees)
  if share < 0.001 then
    g:line(from, y, to, y, { ink = "line", dash = true })
    return
  end
  g:line(from, y, to, y, { ink = "zero", width = 0.04 + 0.22 * share })
  if not degrees then return end
  local x, up = (from + to) / 2, y - 1.3
  local dx, dy = 0.7 * math.cos(math.rad(degrees)), -0.7 * math.sin(math.rad(degrees))
  g:arrow(x, up, x + dx, up + dy, { ink = "fox", head = 0.25, width = 0.07 })
  g:arrow(x, up, x - dx, up - dy, { ink = "fox", head = 0.25, width = 0.07 })
end

local function draw_source(g, x, y)
  g:rect(x, y - 0.7, 2.4, 1.4, { ink = "ink", fill = "sheet", radius = 0.12 })
  g:text(x + 1.2, y, { ja = "光源", en = "lamp" }, { size = 0.46 })
end

---------------------------------------------------------------------------------------
-- For the teacher. Two real plates in the hand are the best beginning. Ask for 0°, 90°, then
-- for what lies between: half the angle is not half the light.
page "plates" { ja = "{偏光板|へんこうばん}を回す", en = "Turning a polariser", layout = "beside" }

prose {
  ja = [[
    **{偏光板|へんこうばん}**は、決まった向きの光だけを通す板です。
    1枚目は 0° の向きです。通った光の向きも 0° になります。

    2枚目の板の輪をつかんで回してください。光の{粒|つぶ}（**{光子|こうし}**）1000個のうち、何個が通りますか。
    0° では全部、90° では1個も通りません。では 30° では？
  ]],
  en = [[
    A **polariser** lets light of one direction through. The first is at 0°, and so is the
    light behind it.

    Turn the second plate by its ring and count how many of 1000 grains of light, **photons**,
    pass: all at 0°, none at 90°. And at 30°?
  ]],
}

local turn = remember "turn" { start = 60 }
local shot = remember "shot" { start = 0 }
-- The angles tried so far, 5° to a binary digit: 60° is the first.
local tried = remember "tried" { start = 4096 }

local function turn_to(degrees)
  local to = math.max(0, math.min(90, math.floor(degrees / 5 + 0.5) * 5))
  turn:set(to)
  tried:set(tried.value // 1 | 1 << to // 5)
end

-- What passed at each angle tried, over the line that many expect.
local function draw_tried(g, count)
  local left, base, wide, high = 2.6, 13.6, 12.4, 4.8
  local function at(degrees, n) return left + wide * degrees / 90, base - high * n / 1000 end
  for n = 0, 1000, 500 do
    local _, y = at(0, n)
    g:line(left, y, left + wide, y, { ink = n == 0 and "ink" or "line" })
    g:text(left - 0.4, y, ("%d"):format(n), { anchor = "right", ink = "soft" })
  end
  for degrees = 0, 90, 30 do
    local x = at(degrees, 0)
    g:text(x, base + 0.6, ("%d"):format(degrees), { ink = "soft" })
  end
  g:text(left + wide / 2, base + 1.6, { ja = "2枚目の角度（°）", en = "angle of the second plate (°)" }, { ink = "soft" })
  g:text(left - 2.2, base - high - 0.75, { ja = "通った{個数|こすう}", en = "passed" }, { anchor = "left", bold = true })
  local x1, y1 = at(0, 1000)
  local x2, y2 = at(90, 0)
  g:line(x1, y1, x2, y2, { ink = "predicted", dash = true })
  g:line(7, base - high - 0.75, 8.4, base - high - 0.75, { ink = "predicted", dash = true })
  g:text(8.7, base - high - 0.75, { ja = "{比例|ひれい}して{減|へ}るなら", en = "if in proportion" }, { ink = "predicted", anchor = "left" })
  local px, py = at(turn.value, count(turn.value))
  g:line(px, base, px, py, { ink = "fox" })
  for i = 0, 18 do
    if tried.value // 1 & 1 << i ~= 0 or turn.value == 5 * i then
      local x, y = at(5 * i, count(5 * i))
      local now = turn.value == 5 * i
      g:circle(x, y, now and 0.26 or 0.17, { fill = now and "fox" or "observed" })
    end
  end
end

stage {
  height = 15.6,
  label = { ja = "{光源|こうげん}、0° の板、回せる板、{検出器|けんしゅつき}。下は、ためした角度ごとに通った{個数|こすう}のグラフです。",
    en = "A lamp, a plate at 0°, a plate to turn, and a detector; below, the count at every angle tried." },
  draw = function(g)
    local y, angle = 2.5, turn.value
    local share = passes(0, angle)
    local function count(degrees) return q.sample(light(0, degrees), 1000, 1 + shot.value)["0"] end
    draw_source(g, 0.2, y)
    draw_beam(g, 2.6, 4.9, y, 1)
    draw_beam(g, 4.9, 9.5, y, 1, 0)
    draw_beam(g, 9.5, 14, y, share, angle)
    draw_plate(g, 4.9, y, 0, 1.5)
    draw_plate(g, 9.5, y, angle, 1.5)
    local hand_x, hand_y = 9.5 + 1.5 * math.cos(math.rad(angle)), y - 1.5 * math.sin(math.rad(angle))
    g:circle(hand_x, hand_y, 0.32, { ink = "fox", fill = "sheet", width = 0.08 })
    g:path({ "move", 14, y - 0.9, "arc", 14, y, 0.9, math.pi / 2, -math.pi / 2, "close" },
      { ink = "ink", fill = share > 0.001 and "tint-fox" or "sheet" })
    g:text(0.4, 6.4, { ja = ("**%d** 個が通った"):format(count(angle)), en = ("**%d** passed"):format(count(angle)) },
      { size = 0.56, anchor = "left" })
    g:button("shot", 9.4, 5.7, 6.4, 1.4, { ja = "もう1000個送る", en = "Another 1000" },
      { press = function() shot:set(shot.value + 1) end })
    draw_tried(g, count)
    g:area("plate", 7.7, y - 1.9, 3.6, 3.8, {
      label = { ja = "2枚目の板", en = "Second plate" },
      drag = function(to_x, to_y) turn_to(math.deg(math.atan(y - to_y, to_x - 9.5))) end,
      nudge = function(dx, dy) turn_to(turn.value + 5 * (dx - dy)) end,
    })
  end,
}

callout "note" {
  ja = [[2枚の板の間の角が $\theta$（シータ）のとき、通る{確率|かくりつ}は $\cos^2\theta$ です。]],
  en = [[With an angle $\theta$ between the plates, each photon passes with probability $\cos^2\theta$.]],
}

exercise.number "thirty" {
  ask = { ja = [[2枚目が 30° のとき、1枚目を通った光のうち、どれだけの{割合|わりあい}が通りますか。]],
    en = [[The second plate is at 30°. What share of the light from the first one passes?]] },
  label = { ja = "割合", en = "share" },
  answer = "cos(30 deg)^2", tolerance = 0.005,
  computed = function() return passes(0, 30) end,
  hints = {
    { ja = [[板を 30° にして、通った個数を読んでください。1000 でわると割合です。]], en = [[Turn the plate to 30°, read the count and divide by 1000.]] },
    { ja = [[$\cos 30^\circ=\frac{\sqrt{3}}{2}$ です。これを2乗します。]], en = [[$\cos 30^\circ=\frac{\sqrt{3}}{2}$. Square it.]] },
  },
  wrong = {
    {
      when = "cos(30 deg)",
      say = { ja = [[0.866 は $\cos 30^\circ$ です。{矢印|やじるし}の長さまで求めました。{確率|かくりつ}は、その2乗です。]],
        en = [[0.866 is $\cos 30^\circ$, the length of the arrow. The probability is its square.]] },
    },
    {
      when = "2/3",
      say = { ja = [[90° の3分の1だから、光も3分の1{減|へ}ると考えましたか。板を 30° にして数えると、減り方はもっと小さいと分かります。]],
        en = [[A third of 90°, so a third of the light is lost? Turn the plate to 30° and count: less is lost.]] },
    },
    {
      when = "cos(60 deg)^2",
      say = { ja = [[0.25 は、{止|と}められた{割合|わりあい}です。通った割合を答えてください。]],
        en = [[0.25 is the share that was stopped. How much passed?]] },
    },
    {
      when = "cos(60 deg)",
      say = { ja = [[0.5 になるのは 45° のときです。板を回して{確|たし}かめてください。]],
        en = [[It is 0.5 at 45°. Turn the plate and see.]] },
    },
  },
  explain = { ja = [[$\cos^2 30^\circ=\frac{3}{4}=0.75$ です。1000個なら、だいたい 750 個が通ります。]],
    en = [[$\cos^2 30^\circ=\frac{3}{4}=0.75$. Of 1000 about 750 pass.]] },
}

---------------------------------------------------------------------------------------
-- For the teacher. Everything of this course is in this picture: one arrow, two shadows, two
-- squares. The squares add up to 1 by Pythagoras.
page "circle" { ja = "{単位円|たんいえん}の矢印", en = "An arrow on the unit circle", layout = "beside" }

prose {
  ja = [[
    {光子|こうし}の{状態|じょうたい}を、長さ 1 の{矢印|やじるし}で{表|あらわ}します。
    横の向きを **0**、{縦|たて}の向きを **1** と{呼|よ}びます。

    - 横の{影|かげ}の長さは $\cos\theta$
    - 縦の影の長さは $\sin\theta$

    「0 か 1 か」と聞くことを**{測定|そくてい}**といいます。{確率|かくりつ}は影の**2乗**です。
    たすといつも 1 です（{三平方|さんへいほう}の{定理|ていり}）。
    矢印の先の輪をつかんで回してください。
  ]],
  en = [[
    The **state** of a photon is an arrow of length 1. Call across **0** and upwards **1**.

    - Its shadow across is $\cos\theta$ long
    - its shadow upwards is $\sin\theta$ long

    To **measure** is to ask “0 or 1?” The probabilities are the **squares** of the shadows;
    by Pythagoras they add up to 1. Take the ring at the tip and turn it.
  ]],
}

local theta = remember "theta" { start = 60 }

stage {
  height = 15.4,
  label = { ja = "{単位円|たんいえん}の上の矢印と、横と{縦|たて}の{影|かげ}。影の2乗が{確率|かくりつ}です。", en = "An arrow on the unit circle and its two shadows; their squares are the probabilities." },
  draw = function(g)
    local x, y, r = 3, 10, 8.6
    local state = light(theta.value, 0)
    local zero, one = q.probability(state, "0"), q.probability(state, "1")
    local tip_x, tip_y = x + r * math.sqrt(zero), y - r * math.sqrt(one)
    g:arc(x, y, r, 0, math.pi / 2, { ink = "edge" })
    g:line(x, y, x + r + 0.6, y, { ink = "edge" })
    g:line(x, y, x, y - r - 0.6, { ink = "edge" })
    g:line(tip_x, tip_y, tip_x, y, { ink = "edge", dash = true })
    g:line(tip_x, tip_y, x, tip_y, { ink = "edge", dash = true })
    g:line(x, y, tip_x, y, { ink = "zero", width = 0.2 })
    g:line(x, y, x, tip_y, { ink = "one", width = 0.2 })
    g:arrow(x, y, tip_x, tip_y, { ink = "fox", width = 0.12 })
    g:circle(tip_x, tip_y, 0.4, { ink = "fox", width = 0.08 })
    if theta.value > 4 then g:arc(x, y, 1.3, 0, math.rad(theta.value), { ink = "ink" }) end
    g:text(x + 2.1, y - 0.6, ("%g°"):format(theta.value), { bold = true, size = 0.5 })
    g:text(x + r + 1, y, "0", { bold = true, ink = "zero", size = 0.6 })
    g:text(x, y - r - 1, "1", { bold = true, ink = "one", size = 0.6 })
    g:text((x + tip_x) / 2, y + 0.6, math.sqrt(zero), { digits = 2, ink = "zero", size = 0.46 })
    g:text(x - 0.9, (y + tip_y) / 2, math.sqrt(one), { digits = 2, ink = "one", size = 0.46 })
    -- The whole bar is 1, whatever the angle.
    local left, long, top = 0.6, 14.8, 11.7
    g:text(left, top - 0.55, { ja = "確率", en = "chance" }, { anchor = "left", ink = "soft" })
    g:rect(left, top, long * zero, 1.1, { fill = "zero" })
    g:rect(left + long * zero, top, long * one, 1.1, { fill = "one" })
    for i, p in ipairs { zero, one } do
      local ink, at = i == 1 and "zero" or "one", left + 7.9 * (i - 1)
      g:text(at, 13.7, { ja = ("**%d**：%.2f² ="):format(i - 1, math.sqrt(p)),
        en = ("**%d**: %.2f² ="):format(i - 1, math.sqrt(p)) }, { anchor = "left", ink = ink, size = 0.46 })
      g:text(at + 6.8, 13.7, p, { digits = 2, bold = true, ink = ink, size = 0.56, anchor = "right" })
    end
    g:area("tip", tip_x - 0.8, tip_y - 0.8, 1.6, 1.6, {
      label = { ja = "{矢印|やじるし}の先", en = "The arrow's tip" },
      drag = function(to_x, to_y)
        theta:set(math.max(0, math.min(90, math.floor(math.deg(math.atan(y - to_y, to_x - x)) + 0.5))))
      end,
      nudge = function(dx, dy) theta:set(math.max(0, math.min(90, theta.value + dx - dy))) end,
    })
  end,
}

exercise.number "aim" {
  ask = { ja = [[1 が出る{確率|かくりつ}を 0.36 にします。矢印を何度にすればよいですか（0° から 90°）。]],
    en = [[At what angle (0° to 90°) is the probability of 1 equal to 0.36?]] },
  label = [[$\theta =$]], unit = "°",
  answer = "asin(0.6)/deg", tolerance = 0.5,
  hints = {
    { ja = [[図の下で、1 の確率が 0.36 になるまで矢印を回します。]], en = [[Turn the arrow until the probability of 1 reads 0.36.]] },
    { ja = [[$\sin^2\theta=0.36$ なので、$\sin\theta=0.6$ です。]], en = [[$\sin^2\theta=0.36$, so $\sin\theta=0.6$.]] },
  },
  wrong = {
    {
      when = "asin(0.36)/deg",
      say = { ja = [[$\sin\theta=0.36$ としましたね。それでは確率が 0.13 しかありません。2乗して 0.36 になる長さを{探|さが}します。]],
        en = [[You took $\sin\theta=0.36$, which gives only 0.13. Look for a length whose square is 0.36.]] },
    },
    {
      when = "acos(0.6)/deg",
      say = { ja = [[53.1° では、**0** の確率が 0.36 です。1 は縦の{影|かげ}、つまり $\sin\theta$ です。]],
        en = [[At 53.1° it is **0** that has 0.36. 1 is the shadow upwards, $\sin\theta$.]] },
    },
    {
      when = "0.36*90",
      say = { ja = [[90° の 0.36 倍と考えましたか。角と確率は{比例|ひれい}しません。図で 32.4° の近くを見てください。]],
        en = [[Did you take 0.36 of 90°? The probability does not grow in proportion. Look near 32.4°.]] },
    },
  },
  explain = { ja = [[約 36.9° です。影は 0.8 と 0.6、2乗は 0.64 と 0.36 で、たすと 1 です。]],
    en = [[About 36.9°. The shadows are 0.8 and 0.6, their squares 0.64 and 0.36, together 1.]] },
}

---------------------------------------------------------------------------------------
-- For the teacher. Show 0° and 90° (dark), then ask for hands: with one more plate in between,
-- darker, the same, or brighter? Only then put it in.
page "three" { ja = "板をふやすと明るい？", en = "More plates, more light?", layout = "beside" }

local middle = remember "middle" { start = 0 }
local again = remember "again" { start = 0 }

prose {
  ja = [[
    0° の次に 90° の板を置くと、{真|ま}っ暗です。
    間に 45° の板をもう1枚入れると、明るくなるでしょうか。
    板は光を{止|と}めるものです。{予想|よそう}してから、入れてください。
  ]],
  en = [[
    A plate at 0°, then one at 90°: all dark. One more, at 45°, goes in between. Will it
    get brighter? Say so first.
  ]],
}

stage {
  height = 15.2,
  label = { ja = "0° と 90° の板。間に 45° の板を入れられます。下は、それぞれの板を通った{光子|こうし}の{個数|こすう}です。",
    en = "Plates at 0° and 90°, and room for one at 45° between; below, how many photons passed each." },
  draw = function(g)
    local y, inside = 2.5, middle.value == 1
    local half = inside and q.sample(light(0, 45), 1000, 21 + again.value)["0"] or 1000
    local last = inside and q.sample(light(45, 90), half, 521 + again.value)["0"] or q.sample(light(0, 90), 1000, 1)["0"]
    draw_source(g, 0.2, y)
    draw_beam(g, 2.6, 4.6, y, 1)
    draw_beam(g, 4.6, 8.4, y, 1, 0)
    draw_beam(g, 8.4, 12.2, y, inside and passes(0, 45) or 1, inside and 45 or nil)
    draw_beam(g, 12.2, 15.6, y, inside and passes(0, 45) * passes(45, 90) or passes(0, 90), 90)
    draw_plate(g, 4.6, y, 0)
    draw_plate(g, 12.2, y, 90)
    if inside then
      draw_plate(g, 8.4, y, 45)
    else
      g:circle(8.4, y, 1.3, { ink = "edge", dash = true })
      g:text(8.4, y + 2, { ja = "ここに入れる", en = "goes in here" }, { ink = "soft" })
    end
    g:text(0.4, 6, { ja = "板を通った{個数|こすう}", en = "Past each plate" }, { bold = true, anchor = "left", size = 0.46 })
    g:text(15.6, 6, inside and { ja = "光が通った", en = "Light comes through" } or { ja = "{真|ま}っ暗", en = "All dark" },
      { size = 0.56, bold = true, anchor = "right", ink = inside and "fox" or "ink" })
    local base, high = 12.6, 4.8
    for i, n in ipairs { 1000, half, last } do
      local x = 4.6 + 3.8 * (i - 1)
      if inside or i ~= 2 then
        if n > 0 then g:rect(x - 0.9, base - high * n / 1000, 1.8, high * n / 1000, { fill = "observed" }) end
        g:text(x, base - high * n / 1000 - 0.5, n, { bold = true, size = 0.5 })
      end
    end
    g:line(2.6, base, 14.6, base, { ink = "ink" })
    g:button("middle", 1.2, 13.5, 6.6, 1.4, inside and { ja = "板をはずす", en = "Take it out" }
      or { ja = "45° の板を入れる", en = "Add one at 45°" }, { press = function() middle:set(inside and 0 or 1) end })
    g:button("again", 8.4, 13.5, 6.4, 1.4, { ja = "もう1000個送る", en = "Another 1000" },
      { press = function() again:set(again.value + 1) end })
  end,
}

exercise.number "removed" {
  ask = { ja = [[板が 0° と 90° の2枚なら、1枚目を通った光のうち、どれだけの{割合|わりあい}が2枚目を通りますか。]],
    en = [[Two plates, 0° and 90°: what share of the light from the first passes the second?]] },
  answer = "cos(90 deg)^2", tolerance = 0.005,
  computed = function() return passes(0, 90) end,
  hints = { { ja = [[$\cos 90^\circ$ はいくつですか。]], en = [[What is $\cos 90^\circ$?]] } },
  wrong = {
    { when = 1, say = { ja = [[90° では、{向|む}きがまったく合いません。1枚目のページで、板を 90° にしてみましょう。]],
      en = [[At 90° the directions do not agree at all. Turn the plate to 90° on the first page.]] } },
    { when = "1/2", say = { ja = [[{半分|はんぶん}通るのは 45° のときです。90° を $\cos^2$ に入れてみましょう。]],
      en = [[Half passes at 45°. Put 90° into $\cos^2$.]] } },
  },
  explain = { ja = [[$\cos^2 90^\circ=0$ です。1個も通りません。]], en = [[$\cos^2 90^\circ=0$: not one passes.]] },
}

exercise.number "between" {
  review = true,
  ask = { ja = [[0°、45°、90° の3枚なら、1枚目を通った光のうち、どれだけの{割合|わりあい}が最後まで通りますか。]],
    en = [[Plates at 0°, 45° and 90°: what share of the light from the first passes the last?]] },
  answer = "cos(45 deg)^4", tolerance = 0.005,
  computed = function() return passes(0, 45) * passes(45, 90) end,
  hints = {
    { ja = [[45° の板を通った光は、もう 0° の光ではありません。45° の光です。]], en = [[What passes the plate at 45° is no longer light at 0°, but at 45°.]] },
    { ja = [[$\cos^2 45^\circ=\frac{1}{2}$ を、2回かけます。]], en = [[$\cos^2 45^\circ=\frac{1}{2}$, twice.]] },
  },
  wrong = {
    { when = 0, misconception = "M04",
      say = { ja = [[0° の光のまま、90° の板に来ると考えましたか。45° の板が、光の向きを 45° に変えます。45° の光は、90° の板を{半分|はんぶん}通ります。]],
        en = [[Did you think it is still at 0° when it meets the last plate? The plate at 45° turned it to 45°, and half of such light passes a plate at 90°.]] } },
    { when = "1/2",
      say = { ja = [[1回分の $\cos^2 45^\circ$ です。45° のちがいは2回あります。]], en = [[That is $\cos^2 45^\circ$ once. There are two steps of 45°.]] } },
    { when = "1/8",
      say = { ja = [[1枚目でも{半分|はんぶん}に減らしましたか。ここでは、1枚目を通った光を 1 とします。]],
        en = [[Did you halve it at the first plate too? Here the light behind the first counts as 1.]] } },
  },
  explain = { ja = [[$\frac{1}{2}\times\frac{1}{2}=\frac{1}{4}$ です。板は光を{選|えら}ぶだけでなく、通った光の**向きを変え**ます。]],
    en = [[$\frac{1}{2}\times\frac{1}{2}=\frac{1}{4}$. A plate does not only choose: it **turns** what it lets through.]] },
}

---------------------------------------------------------------------------------------
-- For the teacher. The same photon is asked two questions. "Are you at 0°?" is answered by
-- chance, "are you at 45°?" never.
page "asked" { ja = "聞かれたときだけ{偶然|ぐうぜん}", en = "Chance, only when asked", layout = "beside" }

local plate = remember "plate" { start = 0 }
local send = remember "send" { start = 0 }

prose {
  ja = [[
    45° の{光子|こうし}に、板が1個ずつ「0° の向きですか」と聞きます。
    何度か送ると、通る数が変わります。**{偶然|ぐうぜん}**です。
    では、**同じ光**を 45° の板に送ると、どうなりますか。
  ]],
  en = [[
    One by one, photons at 45° are asked by a plate: “are you at 0°?” Send some more: the
    number that pass changes, by **chance**. What if **the same light** meets a plate at 45°?
  ]],
}

stage {
  height = 15,
  label = { ja = "45° の{光子|こうし}20個が、板を通ったか。", en = "Whether each of 20 photons at 45° passed the plate." },
  draw = function(g)
    local y, angle = 2.6, plate.value
    draw_source(g, 0.2, y)
    draw_beam(g, 2.6, 8, y, 0.3, 45)
    draw_beam(g, 8, 15.4, y, 0.3 * passes(45, angle), angle)
    draw_plate(g, 8, y, angle, 1.5)
    g:text(10, y + 2.1, { ja = ("「%d° ですか」"):format(angle), en = ("“At %d°?”"):format(angle) }, { anchor = "left", size = 0.46 })
    local outcomes, passed = q.readings(light(45, angle), 20, 7 + send.value), 0
    for i = 1, 20 do
      local stopped = outcomes[i] == 1
      passed = passed + (stopped and 0 or 1)
      g:circle(1.15 + 1.52 * ((i - 1) % 10), 7.3 + 1.7 * ((i - 1) // 10), 0.58,
        { ink = stopped and "ink" or "zero", fill = stopped and "ink" or "sheet", width = 0.12 })
    end
    for i, n in ipairs { passed, 20 - passed } do
      local x, stopped = 1.15 + 7.6 * (i - 1), i == 2
      g:circle(x, 10.9, 0.34, { ink = stopped and "ink" or "zero", fill = stopped and "ink" or "sheet", width = 0.1 })
      g:text(x + 0.8, 10.9, stopped and { ja = ("{止|と}められた　**%d** 個"):format(n), en = ("stopped: **%d**"):format(n) }
        or { ja = ("通った　**%d** 個"):format(n), en = ("passed: **%d**"):format(n) }, { anchor = "left", size = 0.5 })
    end
    for i, degrees in ipairs { 0, 45 } do
      g:button("plate" .. degrees, 0.2 + 5 * (i - 1), 12.8, 4.8, 1.4, { ja = ("%d° の板"):format(degrees), en = ("%d° plate"):format(degrees) },
        { on = angle == degrees, press = function() plate:set(degrees) end })
    end
    g:button("send", 10.8, 12.8, 5, 1.4, { ja = "20個送る", en = "Send 20" },
      { press = function() send:set(send.value + 1) end })
  end,
}

exercise.choice "what" {
  review = true,
  ask = { ja = [[45° の光が 0° の板を{半分|はんぶん}だけ通るのは、なぜですか。]],
    en = [[Why does half of the light at 45° pass a plate at 0°?]] },
  options = {
    {
      ja = [[{光子|こうし}は、0° と 90° の両方の向きを同時にもつから]], en = [[A photon has both directions, 0° and 90°, at once]],
      misconception = "M01",
      say = { ja = [[「両方」なら、45° の板でも{偶然|ぐうぜん}になるはずです。板を 45° にして送ると、全部通ります。45° という**1つの向き**をもっています。]],
        en = [[If it were both, a plate at 45° would be a matter of chance too. Send them to one: all pass. They have **one direction**, 45°.]] },
    },
    {
      ja = [[0° の光と 90° の光が、{半分|はんぶん}ずつまざっているから]], en = [[Half of it is at 0° and half at 90°, mixed]],
      misconception = "M02",
      say = { ja = [[まざっているなら、45° の板でも{半分|はんぶん}しか通りません。でも、板を 45° にすると全部通ります。]],
        en = [[A mixture would pass a plate at 45° only by half. But all of it passes there.]] },
    },
    {
      ja = [[向きは1つで、0° かと**聞かれたときに**{偶然|ぐうぜん}が起きるから]], en = [[It has one direction; chance comes in **when it is asked** about 0°]],
      right = true,
    },
  },
  hints = {
    { ja = [[板を 45° にして送ると、何個通りますか。]], en = [[Set the plate to 45°. How many pass?]] },
    { ja = [[全部通るなら、45° という向きははっきり決まっています。]], en = [[If all pass, their direction of 45° is quite definite.]] },
  },
  explain = { ja = [[{状態|じょうたい}は1本の矢印で、はっきりしています。{偶然|ぐうぜん}は、矢印とちがう向きで聞かれたときにだけ起こります。これが**{重|かさ}ね合わせ**です。]],
    en = [[The state is one arrow and quite definite. Chance comes only when it is asked along another direction. That is **superposition**.]] },
}

---------------------------------------------------------------------------------------
-- For the teacher. One degree of freedom. Let them work out one χ² by hand before the stage.
page "random" { ja = "{乱数|らんすう}を調べる", en = "Testing random numbers", layout = "beside" }

local throw = remember "throw" { start = 0 }

prose {
  ja = [[
    45° の{光子|こうし}と 0° の板で、0 と 1 の**{乱数|らんすう}**（でたらめな数）が作れます。
    1000個のうち、通った（0）のが $n_0$ 個、{止|と}められた（1）のが $n_1$ 個です。
    かたよりは、**カイ2乗** $\chi^2$ で調べます。

    $$\chi^2=\frac{(n_0-500)^2}{500}+\frac{(n_1-500)^2}{500}$$

    ちょうど半分ずつなら 0 で、かたよるほど大きくなります。
  ]],
  en = [[
    Photons at 45° and a plate at 0° make **random bits**: of 1000, $n_0$ passed (0) and
    $n_1$ were stopped (1). Whether that is fair is tested with **chi squared**,

    $$\chi^2=\frac{(n_0-500)^2}{500}+\frac{(n_1-500)^2}{500}$$

    It is 0 for exactly half and half, and grows with the bias.
  ]],
}

-- Both counts as bars from 0, and beside them, enlarged, how far they are from 500.
local function draw_counts(g, zeros)
  local base, high = 8, 6.2
  local middle = base - high * 500 / 600
  g:text(0.6, 0.7, { ja = "{個数|こすう}", en = "Counts" }, { anchor = "left", bold = true, size = 0.46 })
  g:text(8.6, 0.7, { ja = "500 からの{差|さ}", en = "Away from 500" }, { anchor = "left", bold = true, size = 0.46 })
  for i, n in ipairs { zeros, 1000 - zeros } do
    local ink, x, off = i == 1 and "zero" or "one", 2.6 + 2.8 * (i - 1), n - 500
    g:rect(x - 0.8, base - high * n / 600, 1.6, high * n / 600, { fill = ink })
    g:text(x, base - high * n / 600 - 0.5, n, { bold = true, size = 0.5 })
    g:text(x, base + 0.6, ("%d"):format(i - 1), { bold = true, ink = ink, size = 0.5 })
    local far, zero = x + 7.6, base - 3.1
    local long = math.max(-2.6, math.min(2.6, off * 0.045))
    g:rect(far - 0.8, math.min(zero, zero - long), 1.6, math.abs(long), { fill = ink })
    g:text(far, zero - long - (off < 0 and -0.5 or 0.5), off, { bold = true, size = 0.5, digits = 0, sign = true })
    g:text(far, base + 0.6, ("%d"):format(i - 1), { bold = true, ink = ink, size = 0.5 })
  end
  g:line(1, base, 7, base, { ink = "ink" })
  g:line(1, middle, 7.6, middle, { ink = "expected", dash = true })
  g:text(7.3, middle - 0.45, "500", { ink = "expected" })
  g:line(8.6, base - 3.1, 14.6, base - 3.1, { ink = "expected", dash = true })
end

local function zeros_of(i) return q.sample(light(45, 0), 1000, 300 + i)["0"] end
local function chi_of(zeros)
  local _, statistic = q.chi_square({ zeros, 1000 - zeros }, { 0.5, 0.5 })
  return statistic
end

stage {
  height = 15,
  label = { ja = "1000個の{乱数|らんすう}の内わけと、500 からの{差|さ}。", en = "How many of 1000 random bits are 0 and 1, and how far that is from 500." },
  draw = function(g)
    local zeros = zeros_of(throw.value)
    draw_counts(g, zeros)
    local off = math.abs(zeros - 500)
    g:text(8, 10, { ja = ("$\\chi^2=\\frac{%d^2}{500}+\\frac{%d^2}{500}$"):format(off, off), en = ("$\\chi^2=\\frac{%d^2}{500}+\\frac{%d^2}{500}$"):format(off, off) }, { size = 0.66 })
    g:text(8, 11.7, { ja = ("$\\chi^2$ = %.2f"):format(chi_of(zeros)), en = ("$\\chi^2$ = %.2f"):format(chi_of(zeros)) }, { size = 0.7, bold = true })
    g:button("throw", 4.4, 13.2, 7.2, 1.4, { ja = "もう1000個送る", en = "Another 1000" },
      { press = function() throw:set(throw.value + 1) end })
  end,
}

exercise.number "chi" {
  ask = { ja = [[ある{装置|そうち}では、1000個のうち 0 が 532 個でした。$\chi^2$ はいくつですか。]],
    en = [[Of 1000 bits of some device 532 were 0. What is $\chi^2$?]] },
  label = [[$\chi^2 =$]],
  answer = "2*32^2/500", tolerance = 0.02,
  computed = function()
    local _, statistic = q.chi_square({ 532, 468 }, { 0.5, 0.5 })
    return statistic
  end,
  hints = {
    { ja = [[1 は 468 個です。500 との{差|さ}は、どちらも 32 です。]], en = [[468 were 1. Both are 32 away from 500.]] },
    { ja = [[$32^2=1024$ です。$\frac{1024}{500}$ を2つたします。]], en = [[$32^2=1024$. Add $\frac{1024}{500}$ twice.]] },
  },
  wrong = {
    { when = "32^2/500", say = { ja = [[0 の分だけです。1 の分も同じだけたします。（1000 でわったときも、この数になります。）]], en = [[That is for the zeros alone. Add as much for the ones. (Dividing by 1000 gives it, too.)]] } },
    { when = "32/500*2", say = { ja = [[{差|さ}を2乗していません。$32^2=1024$ です。]], en = [[The difference is not squared yet: $32^2=1024$.]] } },
  },
  explain = { ja = [[$\frac{1024}{500}\times2=4.096$ です。]], en = [[$\frac{1024}{500}\times2=4.096$.]] },
}

---------------------------------------------------------------------------------------
-- For the teacher. Being suspicious is not being sure; one honest device in twenty looks like
-- this. Let them press until a dot falls beyond the line.
page "suspect" { ja = "あやしいかどうか", en = "Suspicious or not", layout = "beside" }

prose {
  ja = [[
    かたよりのない{乱数|らんすう}でも、$\chi^2$ はちょうど 0 にはなりません。
    {偶然|ぐうぜん}だけで 3.84 をこえるのは、20回に1回ほどです（5 %）。
    そこで、3.84 をこえたら「あやしい」と言うことにします。

    1000個を1回送ると、点が1つふえます。何度も送って、線をこえる点を数えてください。
    前のページの{装置|そうち}は、$\chi^2=4.10$ でした。
  ]],
  en = [[
    Even fair bits do not make $\chi^2$ exactly zero. By chance alone they exceed 3.84 about
    once in twenty times (5 %). So beyond 3.84 we call a device suspicious.

    Every 1000 add one dot. Send again and again, and count the dots beyond the line. The device of the last page had
    $\chi^2=4.10$.
  ]],
}

stage {
  height = 15,
  label = { ja = "これまでの χ²。3.84 の線をこえた点は、あやしく見えます。", en = "Every χ² so far; dots beyond 3.84 look suspicious." },
  draw = function(g)
    -- Twelve steps of 0.32 make 3.84, so that no step lies across the line.
    local base, step, heaps = 10.2, 0.32, {}
    local function across(chi) return 1 + math.min(chi, 8) * 1.75 end
    local over, first = 0, math.max(0, throw.value - 99)
    for i = first, throw.value do
      local chi, last = chi_of(zeros_of(i)), i == throw.value
      local heap = math.floor(math.min(chi, 7.99) / step)
      local n = heaps[heap] or 0
      heaps[heap] = n + 1
      over = over + (chi > 3.84 and 1 or 0)
      g:circle(across((heap + 0.27 + 0.46 * (n % 2)) * step), base - 0.25 - 0.3 * (n // 2), 0.13,
        { ink = last and "ink" or nil, fill = chi > 3.84 and "warn" or "observed", width = 0.08 })
    end
    g:line(1, base, 15.2, base, { ink = "ink" })
    for chi = 0, 8, 2 do
      g:line(across(chi), base, across(chi), base + 0.15, { ink = "ink" })
      g:text(across(chi), base + 0.7, chi, { size = 0.42, ink = "soft" })
    end
    g:text(15.5, base - 0.5, "$\\chi^2$", { size = 0.5 })
    g:line(across(3.84), 1.4, across(3.84), base, { ink = "warn", dash = true, width = 0.06 })
    g:text(across(3.84), 0.8, "3.84", { ink = "warn", bold = true, size = 0.5 })
    g:text(across(3.84) + 0.3, 2, { ja = "あやしい →", en = "suspicious →" }, { ink = "warn", anchor = "left" })
    g:text(8, 12.3, { ja = ("%d 回のうち、線をこえたのは **%d** 回"):format(throw.value - first + 1, over),
      en = ("**%d** of %d beyond the line"):format(over, throw.value - first + 1) }, { size = 0.5 })
    g:button("once", 0.6, 13.4, 7.2, 1.4, { ja = "1000個送る", en = "Send 1000" },
      { press = function() throw:set(throw.value + 1) end })
    g:button("twenty", 8.2, 13.4, 7.2, 1.4, { ja = "20回まとめて送る", en = "20 times" },
      { press = function() throw:set(throw.value + 20) end })
  end,
}

exercise.choice "suspect" {
  ask = { ja = [[5 % を{基準|きじゅん}にすると、この{装置|そうち}はあやしいですか。]], en = [[At 5 %, is this device suspicious?]] },
  options = {
    { ja = [[あやしい]], en = [[Yes]], right = true },
    {
      ja = [[あやしくない]], en = [[No]],
      say = { ja = [[3.84 と{比|くら}べてください。4.10 のほうが大きいので、めったに起きないことです。]],
        en = [[Compare with 3.84: 4.10 is larger, and that is rare for fair bits.]] },
    },
    {
      ja = [[こわれていると決まった]], en = [[It is surely broken]],
      say = { ja = [[かたよりのない{装置|そうち}でも、20回に1回は 3.84 をこえます。「あやしい」までしか言えません。]],
        en = [[Even a fair device exceeds 3.84 once in twenty times. Suspicious is all one can say.]] },
    },
  },
  hints = { { ja = [[$\chi^2$ は 3.84 より大きいですか。]], en = [[Is $\chi^2$ larger than 3.84?]] } },
  explain = { ja = [[4.10 は 3.84 より大きいので、あやしい。もう一度 1000 個を調べるのがよい方法です。]],
    en = [[4.10 exceeds 3.84: suspicious. The thing to do is to test another 1000.]] },
}

---------------------------------------------------------------------------------------
page "summary" { ja = "まとめと、この先", en = "What to keep, and what comes next", layout = "beside" }

prose {
  ja = [[
    これで、{光子|こうし}が通る{確率|かくりつ}を、矢印1本で計算できます。

    - {状態|じょうたい}は、{単位円|たんいえん}の1本の矢印です。
    - 確率は、影の2乗です（$\cos^2\theta$、$\sin^2\theta$）。
    - {偶然|ぐうぜん}は、聞かれたときにだけ起こります。
    - 板を通った光は、板の向きになります。

    さいごに、光の向きを 0° から 90° へ回してみましょう。1枚では真っ暗です。
    板をふやして、少しずつ回すと？
  ]],
  en = [[
    Now one arrow is enough to say how likely a photon passes.

    - The state is one arrow on the unit circle.
    - Probabilities are the squares of its shadows.
    - Chance comes in only when it is asked.
    - Light behind a plate has the plate's direction.

    Last, turn light from 0° to 90°: one plate leaves it dark. But with more plates, in small
    steps?
  ]],
}

local plates = input.slider { from = 1, to = 15, start = 1, step = 1, label = { ja = "板の数", en = "Plates" } }

prose {
  ja = [[ 次は [{重|かさ}ね合わせと{干渉|かんしょう}](lesson:native.interference) です。矢印どうしが{消|け}し合います。 ]],
  en = [[ Next, [superposition and interference](lesson:native.interference): arrows that cancel. ]],
}

stage {
  height = 15,
  label = { ja = "少しずつ向きを変えた板を並べます。下は、板の数ごとの、最後まで通る光です。", en = "A row of plates, each turned a little further; below, what passes them all." },
  draw = function(g)
    local n, y = plates.value, 2
    local pitch = 13 / n
    draw_beam(g, 0.4, 1.5, y, 1)
    for i = 1, n do
      local x, share = 1.5 + pitch * (i - 0.5), passes(0, 90 / n) ^ i
      draw_beam(g, i == 1 and 1.5 or x - pitch, x, y, share / passes(0, 90 / n))
      draw_beam(g, x, i == n and 15.6 or x + pitch, y, share)
    end
    local r = math.max(0.55, math.min(1.3, pitch * 0.42))
    for i = 1, n do
      local x, angle = 1.5 + pitch * (i - 0.5), math.rad(90 / n * i)
      local dx, dy = 0.9 * r * math.cos(angle), -0.9 * r * math.sin(angle)
      g:circle(x, y, r, { ink = "edge", fill = "tint-accent" })
      g:line(x - dx, y - dy, x + dx, y + dy, { ink = "accent", width = 0.12 })
    end
    local share = passes(0, 90 / n) ^ n
    g:text(0.6, 4.6, { ja = ("%d枚、%.3g° ずつ"):format(n, 90 / n), en = ("plates: %d, %.3g° each"):format(n, 90 / n) }, { size = 0.5, anchor = "left" })
    g:text(15.6, 4.6, { ja = ("通る光 %.3f"):format(share), en = ("passes: %.3f"):format(share) }, { size = 0.56, bold = true, anchor = "right" })
    local base, high = 13.6, 7.4
    for _, part in ipairs { 0, 0.5, 1 } do
      g:line(1.5, base - high * part, 15.6, base - high * part, { ink = part == 0 and "ink" or "line" })
      g:text(1.2, base - high * part, ("%g"):format(part), { anchor = "right", ink = "soft" })
    end
    for i = 1, 15 do
      local x, p = 1.5 + 0.94 * (i - 0.5), passes(0, 90 / i) ^ i
      if i <= n then
        if p > 0.001 then g:rect(x - 0.32, base - high * p, 0.64, high * p, { fill = i == n and "fox" or "observed" }) end
        if i == 1 or i == 5 or i == 10 then g:text(x, base + 0.6, ("%d"):format(i), { ink = "soft" }) end
      end
    end
    g:text(15.6, base + 0.6, { ja = "板の数", en = "plates" }, { ink = "soft", anchor = "right" })
  end,
}

behind "sphere" { title = { ja = "{裏|うら}側を見る：球の矢印", en = "Look behind: the arrow on a sphere" },
  ja = [[ 大学では、この矢印を球の上にかきます。そこでは角が2{倍|ばい}になり、90° はなれた 0 と 1 は、{正反対|せいはんたい}を向きます。 ]],
  en = [[ At university this arrow is drawn on a sphere. There angles are doubled: 0 and 1, here 90° apart, point in opposite directions. ]] }
