-- S02 of the course map. Every number in it is worked out in tests/lesson_s02_test.c.
-- For a hall of high-school students, and for one learner: no complex numbers. Whatever
-- turns is worked out by q.pulses, in the rotating frame. Angles of the page are degrees,
-- times seconds of a slow motion.

lesson {
  id = "summer.bloch", map = "S02",
  title = { ja = "ブロッホ球ライブ", en = "Bloch sphere live" },
  minutes = 18,
}

---------------------------------------------------------------------------------------
-- What all pages draw with.

local PACE = math.rad(60) -- of a drive, rad a second: half a turn in 3 seconds
local QUARTER, FLIP = { turn = "x", angle = "90 deg" }, { turn = "y", angle = "180 deg" }

local function chance(z) return (1 - z) / 2 end

-- A camera: how far it is turned about z from x, and lifted, in degrees.
local function camera(turned, lifted)
  local a, b = math.rad(turned), math.rad(lifted)
  return {
    turned = turned,
    right = { -math.sin(a), math.cos(a), 0 },
    up = { -math.sin(b) * math.cos(a), -math.sin(b) * math.sin(a), math.cos(b) },
    near = { math.cos(b) * math.cos(a), math.cos(b) * math.sin(a), math.sin(b) },
  }
end

local FRONT, ABOVE = camera(24, 18), camera(-40, 32)
local X, Y, R = 4.3, 3.75, 3.1 -- of the sphere
local WIDE, HIGH = 8.6, 7.6    -- of a stage that shows it alone

local function along(axis, x, y, z) return axis[1] * x + axis[2] * y + axis[3] * z end

-- Where a point of the sphere is seen, and whether it is at the front.
local function seen(eye, x, y, z)
  return X + R * along(eye.right, x, y, z), Y - R * along(eye.up, x, y, z), along(eye.near, x, y, z) >= 0
end

local function draw_equator(g, eye)
  local front, back = {}, {}
  local function add(to, degrees)
    local a = math.rad(degrees)
    local x, y = seen(eye, math.cos(a), math.sin(a), 0)
    to[#to + 1], to[#to + 2] = x, y
  end
  for degrees = eye.turned - 90, eye.turned + 90, 6 do add(front, degrees) end
  for degrees = eye.turned + 90, eye.turned + 270, 6 do add(back, degrees) end
  g:polyline(back, { ink = "edge", dash = true, smooth = true, width = 0.04 })
  g:polyline(front, { ink = "edge", smooth = true, width = 0.05 })
end

local function draw_ball(g, eye)
  g:circle(X, Y, R, { ink = "edge", fill = "ball", width = 0.06 })
  draw_equator(g, eye)
  g:text(X, Y - R - 0.33, "0", { bold = true, size = 0.6, ink = "zero" })
  g:text(X, Y + R + 0.35, "1", { bold = true, size = 0.6, ink = "one" })
end

local function draw_state(g, eye, x, y, z)
  local to_x, to_y = seen(eye, x, y, z)
  g:circle(X, Y, 0.14, { fill = "ink" })
  if (to_x - X) ^ 2 + (to_y - Y) ^ 2 > 0.25 then
    g:arrow(X, Y, to_x, to_y, { ink = "fox", width = 0.26, head = 0.8 })
  else
    g:circle(to_x, to_y, 0.26, { fill = "fox" })
  end
end

-- The way of the tip so far, from the numbers of q.pulse_path.
local function draw_way(g, eye, way)
  local points = {}
  for i = 1, #way - 2, 3 do
    local x, y = seen(eye, way[i], way[i + 1], way[i + 2])
    points[#points + 1], points[#points + 2] = x, y
  end
  if #points >= 4 then g:polyline(points, { ink = "fox", smooth = true, width = 0.08 }) end
end

-- The axis that the arrow turns about.
local function draw_axis(g, eye, x, y, z, words)
  local long = 1.15 / math.sqrt(x * x + y * y + z * z)
  local x1, y1 = seen(eye, -x * long, -y * long, -z * long)
  local x2, y2 = seen(eye, x * long, y * long, z * long)
  g:line(x1, y1, x2, y2, { ink = "accent", width = 0.09, dash = true })
  g:circle(x2, y2, 0.13, { fill = "accent" })
  if words then g:text(x2 - 0.15, y2 + 0.5, words, { ink = "accent", size = 0.42 }) end
end

-- Words of the right half, line under line.
local BELOW_CURVE = 5.45
local function draw_lines(g, lines, y)
  y = y or 5.1
  for i, words in ipairs(lines) do
    g:text(9, y + 0.7 * (i - 1), words, { anchor = "left", size = 0.54, bold = i == 1 })
  end
end

-- The probability of 1 as a bar and a number; nil: not yet to be seen.
local function draw_chance(g, p)
  local x, y, w, h = 14.5, 0.7, 1.1, 3.7
  g:text(9, 0.95, { ja = "1 が出る{確率|かくりつ}", en = "chance of 1" }, { anchor = "left", size = 0.54 })
  g:rect(x, y, w, h, { ink = "ink", fill = "sheet", width = 0.06 })
  if p and p > 0.002 then g:rect(x, y + h * (1 - p), w, h * p, { fill = "one" }) end
  for i = 0, 2 do
    local at = y + h * i / 2
    g:line(x - 0.2, at, x, at, { ink = "ink", width = 0.05 })
    if i > 0 then g:text(x - 0.3, at, i == 1 and "0.5" or "0", { anchor = "right", size = 0.42 }) end
  end
  g:text(9, 2.75, p and ("%.2f"):format(p) or "?", { anchor = "left", size = 1.35, bold = true, ink = "one" })
end

-- What is sent, in time: pieces { long, on = words or true } are pulses, { long, wait = words }
-- are waits; `at` says how far it has come, in pieces.
local function draw_pulses(g, pieces, at)
  local left, right, y, h, sum = 2.9, 15.4, 7.75, 1, 0
  g:text(0.4, y + h / 2, { ja = "{電波|でんぱ}", en = "radio" }, { anchor = "left", size = 0.5 })
  for _, piece in ipairs(pieces) do sum = sum + piece[1] end
  local x = left
  g:line(left, y + h, right, y + h, { ink = "ink", width = 0.05 })
  for i, piece in ipairs(pieces) do
    local w = (right - left) * piece[1] / sum
    if piece.on then
      g:rect(x, y, w, h, { ink = "accent", fill = "tint-accent", width = 0.07 })
      if piece.on ~= true then g:text(x + w / 2, y + h / 2, piece.on, { size = 0.5, ink = "accent", bold = true }) end
    elseif piece.wait then
      g:text(x + w / 2, y + h / 2, piece.wait, { size = 0.46 })
    end
    if at and at >= i - 1 and at <= i then
      local now = x + w * (at - i + 1)
      g:line(now, y - 0.1, now, y + h + 0.1, { ink = "fox", width = 0.08 })
      g:polygon({ now, y, now - 0.22, y - 0.28, now + 0.22, y - 0.28 }, { fill = "fox" })
    end
    x = x + w
  end
end

-- Numbers as a curve over 0 … `to`, with a mark at `at`.
local function draw_curve(g, numbers, to, every, at, options)
  local x, y, w, h = 9.7, 0.75, 5.7, 2.9
  for _, part in ipairs { 0, 0.5, 1 } do
    g:line(x, y + h * (1 - part), x + w, y + h * (1 - part), { ink = part == 0 and "ink" or "line", width = 0.04 })
    g:text(x - 0.15, y + h * (1 - part), ("%g"):format(part), { anchor = "right", size = 0.42 })
  end
  for value = 0, to, every do
    g:line(x + w * value / to, y + h, x + w * value / to, y + h + 0.12, { ink = "ink", width = 0.04 })
    g:text(x + w * value / to, y + h + 0.4, ("%g"):format(value), { size = 0.42 })
  end
  g:text(x + w, y + h + 0.95, options.across, { anchor = "right", size = 0.42 })
  for i, row in ipairs { numbers, options.second } do
    local points = {}
    for k = 1, #row do
      points[2 * k - 1], points[2 * k] = x + w * (k - 1) / (#row - 1), y + h * (1 - row[k])
    end
    g:polyline(points, { ink = options.ink, smooth = true, width = i == 1 and 0.09 or 0.06, dash = i == 2 })
  end
  if at then
    local place = at / to * (#numbers - 1)
    local k = math.min(math.floor(place), #numbers - 2)
    local value = numbers[k + 1] + (numbers[k + 2] - numbers[k + 1]) * (place - k)
    g:circle(x + w * at / to, y + h * (1 - value), 0.2, { fill = "fox" })
  end
end

-- The hands for each option as small bars; the `right` one gets a ring. For a lone learner,
-- whose guess is one hand: the guess.
local function draw_hands(g, names, tallies, right)
  local sum, most, counts = 0, 1, {}
  for i, tally in ipairs(tallies) do
    counts[i] = tally.value
    sum, most = sum + tally.value, math.max(most, tally.value)
  end
  if sum == 0 then return end
  local step, y = 6.9 / #names, 6.52
  for i, name in ipairs(names) do
    local x, chosen, w = 9 + step * (i - 1), sum == 1 and counts[i] == 1, (step - 1) * counts[i] / most
    local ink = i == right and "right" or "ink"
    if i == right then g:circle(x + 0.15, y, 0.16, { ink = ink, width = 0.07 }) end
    g:text(i == right and x + 0.45 or x, y, name, { anchor = "left", size = 0.4, ink = ink, bold = i == right })
    if sum > 1 then
      g:rect(x, y + 0.32, math.max(w, 0.04), 0.3, { fill = "observed" })
      g:text(x + w + 0.15, y + 0.47, ("%d"):format(counts[i]), { anchor = "left", size = 0.42, bold = true })
    elseif chosen then
      g:text(x, y + 0.62, { ja = "あなたの{予想|よそう}", en = "your guess" }, { anchor = "left", size = 0.36 })
    end
  end
end

-- A function's value, worked out when it is first asked for.
local function once(work)
  local result
  return function()
    result = result or work()
    return result
  end
end

---------------------------------------------------------------------------------------
page "guess-turn" {
  ja = "{予想|よそう} 1：{電波|でんぱ}を当てつづける", en = "Guess 1: the radio stays on",
  layout = "beside", minutes = 1, hall = { layout = "beside" },
}

notes {
  ja = [[
    **はじめの 1 分。** 矢印 1 本が、{量子|りょうし}ビット 1 個の{状態|じょうたい}です。北極が 0、南極が 1。「1 が出る{確率|かくりつ}」は、下を向くほど大きくなります。
    「{電波|でんぱ}をずっと当てたら？」と聞き、10 秒待って手を挙げてもらいます。理由は、まだ言いません。
    動かなくなったら、そのまま「次へ」。どの画面も、止まった絵だけで話せます。
  ]],
  en = [[
    **The first minute.** One arrow is the state of one qubit: north is 0, south is 1, and 1 gets likelier the further it points down.
    Ask what happens if the radio stays on, wait ten seconds, count hands. No reasons yet.
    Should anything stop moving, just go on: every picture can be told standing still.
  ]],
  mistake = { ja = "「長く当てるほど 1 に近づいて、そこで止まる」", en = "“The longer it is on, the nearer to 1, and there it stays”" },
}

prose { only = "learner",
  ja = [[
    右の矢印が、**{量子|りょうし}ビット**1個の{状態|じょうたい}です。まっすぐ上なら 0、まっすぐ下なら 1 が必ず出ます。
    横を向いていれば、半分の{確率|かくりつ}で 1 が出ます。

    ちょうどよい**{電波|でんぱ}**を当てると、矢印は回ります。当てつづけると、どうなるでしょうか。
    {予想|よそう}してから、先へ進んでください。
  ]],
  en = [[
    The arrow is the **state** of one qubit. Straight up it gives 0 for sure, straight down
    1 for sure, and sideways 1 half of the time.

    A **radio wave** of the right pitch turns it. What if the wave stays on? Make a guess, then
    go on.
  ]],
}

local sticks, swings, blurs = vote "keep-on" {
  ask = { ja = "矢印は、どうなる？", en = "What will it do?" },
  options = {
    { ja = "下を向いて止まる", en = "Stop at 1" },
    { ja = "下と上を行ったり来たり", en = "Keep swinging" },
    { ja = "でたらめな向きになる", en = "Go anywhere" },
  },
  right = 2, rehearse = { 21, 14, 5 },
}

stage {
  width = WIDE, height = HIGH,
  label = { ja = "まっすぐ上を向いた矢印。", en = "An arrow that points straight up." },
  draw = function(g)
    draw_ball(g, FRONT)
    draw_state(g, FRONT, 0, 0, 1)
  end,
}

---------------------------------------------------------------------------------------
page "turn" {
  ja = "{電波|でんぱ}を当てつづける", en = "The radio stays on",
  layout = "beside", minutes = 2, hall = true,
}

local KEPT_ON = { { ja = "止まる", en = "stops" }, { ja = "行き来", en = "swings" }, { ja = "でたらめ", en = "anywhere" } }
local rabi_curve = once(function()
  return q.pulse_curve { pulses = { { drive = "x", rabi = PACE, time = 0 } }, vary = { 1 }, to = 12, points = 96 }
end)

stage {
  still = 4.5,
  label = { ja = "大きな球の中の矢印。{電波|でんぱ}を当てると、上から下へ、下から上へと回りつづけます。", en = "An arrow in a large sphere. While the radio is on it goes round, from top to bottom and up again." },
  draw = function(g, _, step, since)
    local time = since % 12
    local drive = { { drive = "x", rabi = PACE, time = time } }
    local x, y, z = q.pulses { pulses = drive }
    draw_ball(g, FRONT)
    draw_axis(g, FRONT, 1, 0, 0)
    draw_way(g, FRONT, q.pulse_path { pulses = { { drive = "x", rabi = PACE, time = math.min(time, 6) } }, points = 40 })
    draw_state(g, FRONT, x, y, z)
    if step == 0 then
      draw_chance(g, chance(z))
      draw_lines(g, { { ja = ("%.1f 秒"):format(time), en = ("%.1f s"):format(time) } })
    else
      draw_curve(g, rabi_curve(), 12, 3, time, { ink = "one", across = { ja = "当てた時間（秒）", en = "time the radio is on (s)" } })
      draw_lines(g, { { ja = "ラビ{振動|しんどう}", en = "Rabi oscillation" }, { ja = "3 秒で必ず 1、6 秒で必ず 0", en = "1 at 3 s, 0 at 6 s" } }, BELOW_CURVE)
    end
    if step == 0 then draw_hands(g, KEPT_ON, { sticks, swings, blurs }, 2) end
    draw_pulses(g, { { 12, on = true } }, time / 12)
    g:animate()
  end,
}

notes {
  ja = [[
    **1 分。**「スイッチ、入れます」。矢印は下で止まらず、また上へ。だまって 2 周見せてから、手の数とくらべます。
    真横のとき、1 の{確率|かくりつ}は 0.50。でも、そのまま当てつづければ必ず 1 になります。コインの「半々」なら、そうはなりません。
  ]],
  en = [[
    **A minute.** “Switching on.” It does not stop at the bottom. Show two turns in silence, then look at the hands.
    Sideways, 1 has probability 0.50. Keep the radio on and 1 becomes certain: half-and-half of a coin never does that.
  ]],
  mistake = { ja = "「横向きは、0 か 1 か分からないだけ」", en = "“Sideways only means that we do not know which”" },
  expect = {
    { value = 0.5, label = { ja = "真横、1.5 秒", en = "sideways, 1.5 s" } },
    { value = 1, label = { ja = "真下、3 秒", en = "down, 3 s" } },
  },
}

prose { only = "learner",
  ja = [[ 矢印は下で止まりません。{電波|でんぱ}が当たっているあいだ、同じ速さで回りつづけます。真横では 1 の{確率|かくりつ}が 0.5 ですが、そのまま回すと必ず 1 になります。「0 か 1 か分からないだけ」なら、そうはなりません。 ]],
  en = [[ It does not stop at the bottom: it turns at one pace as long as the radio is on. Sideways, 1 has probability 0.5, yet a little later 1 is certain. Had we merely not known which, that could not be. ]],
}

step()

notes {
  ja = [[ **30 秒。** 1 の{確率|かくりつ}は波になります。**ラビ{振動|しんどう}**です。ここはスローモーションで、本物が 1 周 100 ナノ秒なら 6000万{倍|ばい}おそく見ています。 ]],
  en = [[ **Half a minute.** The probability of 1 makes a wave, the **Rabi oscillation**. This is slow motion: if the real arrow takes 100 ns a turn, 60 million times slower. ]],
  expect = {
    { value = 6, label = { ja = "1 周の秒数", en = "seconds a turn" } },
    { value = { ja = "6000万{倍|ばい}", en = "60 million" }, label = { ja = "スローモーション", en = "slow motion" } },
  },
}

prose { only = "learner",
  ja = [[ 1 の{確率|かくりつ}の波を**ラビ{振動|しんどう}**といいます。これはスローモーションです。本物が 1 周 100 ナノ秒なら、6000万{倍|ばい}おそく見ています。 ]],
  en = [[ The wave that the probability makes is a **Rabi oscillation**. You see it in slow motion: if the real arrow takes 100 ns a turn, 60 million times slower. ]],
}

---------------------------------------------------------------------------------------
page "now" {
  ja = "「いま！」で、ちょうど 1 に", en = "“Now!” Stop it exactly at 1",
  layout = "beside", minutes = 3, hall = true,
}

notes {
  ja = [[
    **30 秒。**「{電波|でんぱ}を切れば、そこで止まります。真下に来た、と思ったら『いま！』とさけんでください」。3、2、1 で「次へ」。
  ]],
  en = [[
    **Half a minute.** “Switch off, and it stays where it is. Shout *now!* when it points straight down.” Count three, two, one, and go on.
  ]],
  mistake = { ja = "「0 と 1 は直角」。真横でさけぶ人がいます", en = "“0 and 1 are at right angles”: some shout when it is sideways" },
}

-- Degrees a second in each round. The hall cannot know them, and every show has the same.
local PACES = { 60, 90, 45, 120 }
local round = remember "round" { start = 0 }
local stopped = remember "stopped" { start = -1 } -- degrees; -1: not yet
local clock, from = 0, 0 -- seconds of the step, as last drawn, and when the round began
local shown = 0          -- the step

local function pace() return PACES[1 + round.value // 1 % #PACES] end
local function reached() return (clock - from) * pace() end

prose { only = "learner",
  ja = [[
    {電波|でんぱ}を切ると、矢印はそこで止まります。「つづき」で回しはじめ、真下を向いたと思ったら **いま！** を押してください。
    0 から 1 へちょうど運ぶ電波を、**π（パイ）パルス**といいます。π は 180° のことです。
  ]],
  en = [[
    Switch the radio off, and the arrow stays. “Continue” starts it; press **Now!** when you think it
    points straight down. The pulse that takes 0 exactly to 1 is a **π pulse**: π means 180°.
  ]],
}

local now_button = input.button { label = { ja = "いま！", en = "Now!" },
  run = function() if shown > 0 and stopped.value < 0 then stopped:set(reached()) end end }
local next_round = input.button { label = { ja = "次の回", en = "Next round" },
  run = function()
    round:set(round.value + 1)
    stopped:set(-1)
    from = clock
  end }

-- How far beyond 180° it is, -180 … 180.
local function error_of(degrees) return degrees % 360 - 180 end

stage {
  still = 2.85,
  label = { ja = "回る矢印。「いま！」で止めると、真下からのずれが角度で出ます。", en = "A turning arrow. Stopped by “Now!”, it shows how many degrees it is from straight down." },
  draw = function(g, _, step, since)
    clock, shown = step == 1 and since or clock, step
    from = from <= clock and from or 0 -- the step began anew
    local over = step > 1 or stopped.value >= 0
    local degrees = step == 0 and 0 or stopped.value >= 0 and stopped.value or reached()
    if step > 1 and clock == 0 and stopped.value < 0 then degrees = 180 end -- it begins here
    local x, y, z = q.pulses { pulses = { { turn = "x", angle = math.rad(degrees % 360) } } }
    draw_ball(g, FRONT)
    draw_axis(g, FRONT, 1, 0, 0)
    if degrees > 1 then draw_way(g, FRONT, q.pulse_path { pulses = { { turn = "x", angle = math.rad(math.min(degrees, 360)) } }, points = 40 }) end
    draw_state(g, FRONT, x, y, z)
    draw_chance(g, over and chance(z) or nil)
    local off = math.floor(error_of(degrees) + 0.5)
    if step == 0 then
      draw_lines(g, { { ja = "真下で「いま！」", en = "“Now!” at 1" } })
    elseif not over then
      draw_lines(g, { { ja = ("%d {回|かい}め"):format(round.value + 1), en = ("Round %d"):format(round.value + 1) }, { ja = "真下で「いま！」", en = "“Now!” at 1" } })
    else
      local side = off == 0 and { ja = "ぴったり！", en = "Spot on!" } or off < 0 and { ja = "早い", en = "early" } or { ja = "おそい", en = "late" }
      g:text(9, 5.45, { ja = ("ずれ %d°"):format(math.abs(off)), en = ("%d° off"):format(math.abs(off)) }, { anchor = "left", size = 1, bold = true })
      g:text(9, 6.5, side, { anchor = "left", size = 0.6 })
    end
    draw_pulses(g, { { math.max(degrees, 1), on = step > 0 }, { math.max(360 - degrees, 1) } }, step > 0 and 1 or nil)
    if step == 1 and not over then g:animate() end
  end,
}

step()

notes {
  ja = [[
    **1 分。** 回っています。会場の「いま！」で「いま！」ボタンを押します（「次へ」でも止まります）。声から指まで 0.2 秒かかれば、それだけで 12° おそくなります。
    「次の{回|かい}」は速さが変わります。速さの順はいつも同じなので、練習できます。
  ]],
  en = [[
    **A minute.** It turns. Press “Now!” when the hall shouts (going on stops it, too). From voice to finger in 0.2 s makes 12° late.
    “Next round” has another pace. The paces come in the same order every time, so you can practise.
  ]],
  expect = { { value = "12°", label = { ja = "0.2 秒おくれると", en = "0.2 s late" } } },
}

prose { only = "learner",
  ja = [[ 回りはじめました。**いま！** で止めてください。「次の{回|かい}」では速さが変わります。 ]],
  en = [[ It is turning. Stop it with **Now!** “Next round” has another pace. ]],
}

step()

notes {
  ja = [[
    **30 秒。** 角度のずれを読み上げます。10° ずれても、1 の{確率|かくりつ}は 0.99。真下の近くでは、波の山がなだらかだからです。本物の装置は、これを何千{回|かい}もくり返して、ぴったりに合わせます。
  ]],
  en = [[
    **Half a minute.** Read the error out. 10° off still gives 1 with 0.99: the wave is flat at its top. A real device is set by doing this thousands of times.
  ]],
  expect = {
    { value = 0.992, label = { ja = "10° ずれたときの 1", en = "1, at 10° off" } },
    { value = 0.97, label = { ja = "20° ずれたときの 1", en = "1, at 20° off" } },
  },
}

prose { only = "learner",
  ja = [[ 10° ずれても、1 の{確率|かくりつ}は 0.992 です。真下の近くでは、角度が少し変わっても、確率はほとんど変わりません。 ]],
  en = [[ 10° off, 1 still has probability 0.992: near the bottom a small angle hardly changes the probability. ]],
}

---------------------------------------------------------------------------------------
page "guess-detuned" {
  ja = "{予想|よそう} 2：ずれた{電波|でんぱ}", en = "Guess 2: a radio out of tune",
  layout = "beside", minutes = 1, hall = { layout = "beside" },
}

notes {
  ja = [[
    **1 分。** ここまでの{電波|でんぱ}は、振動数が{量子|りょうし}ビットにぴったりでした。今度はずらします。ずれ $\Delta$（デルタ）を、電波の強さ $\Omega$（オメガ）と同じにしたら、1 の{確率|かくりつ}はいちばん高くていくつか。手を挙げてもらいます。
  ]],
  en = [[
    **A minute.** So far the radio was in tune with the qubit. Now it is not: out by $\Delta$ as much as it is strong, $\Omega$. How high does the probability of 1 get? Count hands.
  ]],
  mistake = { ja = "「ずれは向きを横に回すだけで、{確率|かくりつ}は変えない」", en = "“Being out of tune only turns it sideways; probabilities stay”" },
}

prose { only = "learner",
  ja = [[
    {電波|でんぱ}の振動数が{量子|りょうし}ビットとずれていると、回る軸が傾きます。ずれの大きさを $\Delta$（**{離調|りちょう}**）、電波の強さを $\Omega$ とします。
    どちらも「1 秒に何度回すか」です。$\Delta=\Omega$ のとき、1 の{確率|かくりつ}はどこまで上がりますか。
  ]],
  en = [[
    Out of tune, the radio turns the arrow about a tilted axis. Call $\Delta$ the **detuning** and
    $\Omega$ the strength of the radio, both in degrees a second. With $\Delta=\Omega$, how high does the
    probability of 1 get?
  ]],
}

local whole, half, none = vote "out-of-tune" {
  ask = { ja = "ずれ $\\Delta$ が強さ $\\Omega$ と同じとき、1 の{確率|かくりつ}はどこまで上がる？", en = "With $\\Delta=\\Omega$, how likely is 1 at best?" },
  options = {
    { ja = "時間をかければ 1 まで", en = "To 1, given time" },
    { ja = "0.5 まで", en = "To 0.5" },
    { ja = "0 のまま", en = "It stays 0" },
  },
  right = 2, rehearse = { 17, 12, 9 },
}

stage {
  width = WIDE, height = HIGH,
  label = { ja = "まっすぐ上を向いた矢印。", en = "An arrow that points straight up." },
  draw = function(g)
    draw_ball(g, FRONT)
    draw_state(g, FRONT, 0, 0, 1)
  end,
}

---------------------------------------------------------------------------------------
page "detuned" {
  ja = "ずれた{電波|でんぱ}を当てる", en = "A radio out of tune",
  layout = "beside", minutes = 2, hall = true,
}

local OUT_OF_TUNE = { { ja = "1 まで", en = "to 1" }, { ja = "0.5 まで", en = "to 0.5" }, { ja = "0 のまま", en = "stays 0" } }
local TIMES = { 0, 0.5, 1, 2, 3 }
local ratio = input.menu { start = 2, label = { ja = "ずれ Δ（さいごの図）", en = "Detuning Δ (last picture)" },
  options = { "0", "0.5 Ω", "1 Ω", "2 Ω", "3 Ω" } }

local function detuned(times, time) return { pulses = { { drive = "x", rabi = PACE, time = time } }, detuning = times * PACE } end

-- Seconds of a whole turn about the tilted axis.
local function round_trip(times) return 2 * math.pi / (PACE * math.sqrt(1 + times * times)) end

stage {
  still = 2.12,
  label = { ja = "傾いた軸のまわりを回る矢印。ずれが強さと同じなら、1 の{確率|かくりつ}は 0.5 までしか上がりません。", en = "An arrow that turns about a tilted axis. Detuned by as much as the radio is strong, the probability of 1 gets no higher than 0.5." },
  draw = function(g, _, step, since)
    local times = ({ [0] = 1, 2 })[step] or TIMES[ratio.value // 1]
    local turn = round_trip(times)
    local time = since % (2 * turn)
    local x, y, z = q.pulses(detuned(times, time))
    local _, _, low = q.pulses(detuned(times, turn / 2))
    draw_ball(g, FRONT)
    draw_axis(g, FRONT, 1, 0, times)
    local way = detuned(times, math.min(time, turn))
    way.points = 40
    draw_way(g, FRONT, q.pulse_path(way))
    draw_state(g, FRONT, x, y, z)
    draw_chance(g, chance(z))
    draw_lines(g, {
      { ja = ("ずれ Δ = %.1f Ω"):format(times), en = ("Δ = %.1f Ω"):format(times) },
      { ja = ("最高 %.2f"):format(chance(low)), en = ("highest: %.2f"):format(chance(low)) },
    })
    draw_hands(g, OUT_OF_TUNE, { whole, half, none }, 2)
    draw_pulses(g, { { 1, on = true } }, time / (2 * turn))
    g:animate()
  end,
}

notes {
  ja = [[
    **40 秒。** 点線が回る軸。45° 傾いたので、矢印は真横までしか下りません。いちばん高くて **0.50**。何周しても同じです。
  ]],
  en = [[
    **40 seconds.** The dashed line is the axis, tilted by 45°, so the arrow gets no lower than sideways: at most **0.50**, however long.
  ]],
  mistake = { ja = "「0.50 だから、コインと同じ」。矢印は真横の、はっきりした 1 つの向きです", en = "“0.50, so it is a coin”: the arrow is sideways, one definite direction" },
  expect = { { value = 0.5, label = { ja = "Δ = Ω の最高", en = "highest at Δ = Ω" } } },
}

prose { only = "learner",
  ja = [[ 軸が 45° 傾き、矢印は真横までしか下りません。いちばん高くて **0.5** です。 ]],
  en = [[ The axis is tilted by 45°, and the arrow gets no lower than sideways: **0.5** at most. ]],
}

step()

notes {
  ja = [[ **20 秒。** ずれを2{倍|ばい}にすると、もっと傾き、最高は **0.20**。だからラジオの選局のように、ずれのない所を探せます。 ]],
  en = [[ **20 seconds.** Twice the detuning tilts it further: **0.20**. So one can find the right pitch, as on a radio dial. ]],
  expect = { { value = 0.2, label = { ja = "Δ = 2Ω の最高", en = "highest at Δ = 2Ω" } } },
}

prose { only = "learner",
  ja = [[ $\Delta=2\Omega$ では 0.2 までです。いちばん高い所は、いつも $\frac{\Omega^2}{\Omega^2+\Delta^2}$ です。 ]],
  en = [[ With $\Delta=2\Omega$ it is 0.2. The highest is always $\frac{\Omega^2}{\Omega^2+\Delta^2}$. ]],
}

step()

notes {
  ja = [[ **30 秒。** 「ずれ」を選びなおします。0 にすると、また 1 まで上がります。時間がなければ、飛ばしてかまいません。 ]],
  en = [[ **Half a minute.** Choose other detunings; with 0 it goes to 1 again. Skip this if you are late. ]],
  expect = { { value = 0.8, label = { ja = "Δ = 0.5Ω の最高", en = "highest at Δ = 0.5Ω" } } },
}

prose { only = "learner",
  ja = [[ ずれを選んで、{比|くら}べてみましょう。 ]],
  en = [[ Choose other detunings and compare. ]],
}

exercise.number "third" { only = "learner",
  ask = { ja = [[$\Delta=3\Omega$ のとき、1 の{確率|かくりつ}はいちばん高くていくつですか。]], en = [[With $\Delta=3\Omega$, what is the highest probability of 1?]] },
  answer = "1/10", tolerance = 0.005,
  computed = function()
    local _, _, z = q.pulses(detuned(3, round_trip(3) / 2))
    return chance(z)
  end,
  hints = {
    { ja = [[$\frac{\Omega^2}{\Omega^2+\Delta^2}$ に入れます。$\Delta^2=9\Omega^2$ です。]], en = [[Use $\frac{\Omega^2}{\Omega^2+\Delta^2}$, where $\Delta^2=9\Omega^2$.]] },
    { ja = "ずれを 3 Ω にすると、図で確かめられます。", en = "Choose 3 Ω and see." },
  },
  wrong = {
    { when = "1/4", say = { ja = [[$\frac{1}{1+3}$ としましたね。ずれも強さも、2乗してからたします。]], en = [[You took $\frac{1}{1+3}$. Square both before you add them.]] } },
    { when = "1/sqrt(10)", say = { ja = [[2乗し忘れています。分母のルートは、いりません。]], en = [[The square is missing: there is no root below.]] } },
    { when = "1/9", say = { ja = [[分母は $\Delta^2$ だけではなく、$\Omega^2+\Delta^2$ です。]], en = [[Below stands $\Omega^2+\Delta^2$, not $\Delta^2$ alone.]] } },
  },
  explain = { ja = [[$\frac{1}{1+9}=0.1$ です。]], en = [[$\frac{1}{1+9}=0.1$.]] },
}

---------------------------------------------------------------------------------------
page "guess-ramsey" {
  ja = "{予想|よそう} 3：90° たおして、待つ", en = "Guess 3: 90°, wait for 120°, 90°",
  layout = "beside", minutes = 1, hall = { layout = "beside" },
}

local SPIN = math.rad(40) -- how fast the arrow turns while it waits, rad a second

notes {
  ja = [[
    **1 分。** 90° パルス、3 秒待つ、もう一度 90° パルス。待つあいだに、矢印は{赤道|せきどう}を 1 秒に 40° 回ります（**{位相|いそう}**）。3 秒で 120°。さいごに 1 が出る{確率|かくりつ}は？ 指で棒の高さを作ってもらい、それから手を数えます。
  ]],
  en = [[
    **A minute.** A 90° pulse, wait 3 s, another 90° pulse. While it waits the arrow goes along the equator, 40° a second (its **phase**): 120°. How likely is 1 in the end? Let them show a bar with their hands, then count.
  ]],
  mistake = { ja = "「{赤道|せきどう}では、どこを向いていても半々のまま」", en = "“On the equator it is half and half wherever it points”" },
}

prose { only = "learner",
  ja = [[
    90° パルスで、矢印は{赤道|せきどう}に下ります。そのまま待つと、ずれの速さで赤道を回ります。この向きが**{位相|いそう}**です。
    さいごにもう一度 90° パルスを当てます。待つあいだに 120° 回ったら、1 が出る{確率|かくりつ}はいくつでしょう。
  ]],
  en = [[
    A 90° pulse lays the arrow on the equator. While we wait it goes along it as fast as it is
    detuned: its direction there is the **phase**. Then comes another 90° pulse. If it went 120°
    meanwhile, how likely is 1?
  ]],
}

local same, three, even, one = vote "fringe" {
  ask = { ja = "120° 回って、また 90°。1 の{確率|かくりつ}は？", en = "How likely is 1?" },
  options = {
    { ja = "1（待っても同じ）", en = "1: no change" },
    { ja = "0.75", en = "0.75" },
    { ja = "0.5（いつも半々）", en = "0.5: always half" },
    { ja = "0.25", en = "0.25" },
  },
  right = 4, rehearse = { 9, 8, 17, 6 },
}

local function ramsey(wait) return { pulses = { QUARTER, { wait = wait }, QUARTER }, detuning = SPIN } end

stage {
  width = WIDE, height = HIGH,
  label = { ja = "上から{赤道|せきどう}に下り、120° 回った矢印の道。", en = "The way of an arrow that came down to the equator and went 120° along it." },
  draw = function(g)
    local asked = ramsey(3)
    asked.upto = 2
    draw_ball(g, ABOVE)
    draw_state(g, ABOVE, q.pulses(asked))
    asked.points = 24
    draw_way(g, ABOVE, q.pulse_path(asked))
  end,
}

---------------------------------------------------------------------------------------
page "ramsey" {
  ja = "90° → 待つ → 90°", en = "90° → wait → 90°",
  layout = "beside", minutes = 2, hall = true,
}

local BARS = { { ja = "1", en = "1" }, { ja = "0.75", en = "0.75" }, { ja = "0.5", en = "0.5" }, { ja = "0.25", en = "0.25" } }
local fringe = once(function()
  local asked = ramsey(0)
  asked.vary, asked.to, asked.points = { 2 }, 18, 108
  return q.pulse_curve(asked)
end)

-- How far three pieces of 1.5, 3 and 1.5 seconds have come, in pieces.
local function ramsey_piece(since)
  if since < 1.5 then return since / 1.5 end
  if since < 4.5 then return 1 + (since - 1.5) / 3 end
  return math.min(3, 2 + (since - 4.5) / 1.5)
end

stage {
  still = 9,
  label = { ja = "90° パルスのあと、矢印が{赤道|せきどう}を回り、もう一度 90° パルスで上下に変わります。", en = "After a 90° pulse the arrow goes along the equator; another 90° pulse turns that into up or down." },
  draw = function(g, _, step, since)
    local wait = step > 0 and 1.5 * since % 18 or 3
    local at = step == 0 and ramsey_piece(since) or 2
    local asked = ramsey(wait)
    asked.upto = at
    local x, y, z = q.pulses(asked)
    draw_ball(g, ABOVE)
    if at > 0 and step == 0 then
      asked.points = 24
      draw_way(g, ABOVE, q.pulse_path(asked))
    end
    draw_state(g, ABOVE, x, y, z)
    if step == 0 then
      draw_chance(g, at >= 3 and chance(z) or nil)
      draw_lines(g, {
        ({ { ja = "90° たおす", en = "90° down" },
          { ja = ("待つ：%d° 回った"):format(math.floor(math.min(at - 1, 1) * 120 + 0.5)), en = ("wait: %d° round"):format(math.floor(math.min(at - 1, 1) * 120 + 0.5)) },
          { ja = "もう一度 90°", en = "90° again" } })[math.min(3, math.floor(at) + 1)],
      })
    else
      draw_curve(g, fringe(), 18, 4.5, wait, { ink = "one", across = { ja = "待つ時間（秒）", en = "waiting time (s)" } })
      local _, _, last = q.pulses(ramsey(wait))
      draw_lines(g, { { ja = "ラムゼー{干渉|かんしょう}", en = "Ramsey interference" },
        { ja = ("%d° 回ると、1 は %.2f"):format(math.floor(wait * 40 % 360 + 0.5) % 360, chance(last)), en = ("%d° round: 1 has %.2f"):format(math.floor(wait * 40 % 360 + 0.5) % 360, chance(last)) } }, BELOW_CURVE)
    end
    draw_pulses(g, { { 1.5, on = "90°" }, { 3, wait = { ja = step > 0 and ("待つ %.1f 秒"):format(wait) or "待つ 3 秒", en = step > 0 and ("wait %.1f s"):format(wait) or "wait 3 s" } }, { 1.5, on = "90°" } },
      at)
    if step == 0 then draw_hands(g, BARS, { same, three, even, one }, at >= 3 and 4 or nil) end
    if step > 0 or at < 3 then g:animate() end
  end,
}

notes {
  ja = [[
    **40 秒。** ゆっくり流れます（パルスも見えるように、のばしてあります）。止まったら **0.25** を読み、手の数とくらべます。向きがちがうと、次のパルスで着く所がちがう。位相が{確率|かくりつ}に変わりました。
  ]],
  en = [[
    **40 seconds.** It runs slowly; the pulses are stretched so that they can be seen. At the end read **0.25** and look at the hands. From another direction the same pulse leads elsewhere: phase became probability.
  ]],
  mistake = { ja = "「真横は、0 と 1 の混ざりもの」。混ざりものなら、向きで結果は変わりません", en = "“Sideways is a blend of 0 and 1”: with a blend its direction would not matter" },
  expect = { { value = 0.25, label = { ja = "120° のときの 1", en = "1, after 120°" } } },
}

exercise.predict "bars" { only = "learner",
  ask = { ja = "60° だけ回ったら、棒はどうなりますか。", en = "After only 60°, how will the bars stand?" },
  truth = { "(1 - cos(60 deg))/2", "(1 + cos(60 deg))/2" },
  bars = { { ja = "0", en = "0" }, { ja = "1", en = "1" } },
  computed = function()
    local _, _, z = q.pulses(ramsey(1.5))
    return { 1 - chance(z), chance(z) }
  end,
  hints = {
    { ja = "回らなければ 1 は必ず、180° 回れば 1 は出ません。", en = "With no turn 1 is certain; after 180° it never comes." },
    { ja = "120° のときは 0.25 でした。60° は、90°（半々）より前です。", en = "120° gave 0.25. 60° comes before 90°, half and half." },
  },
  wrong = {
    { when = { "1/2", "1/2" }, misconception = "M05",
      say = { ja = "{赤道|せきどう}では半々ですが、さいごのパルスのあとはちがいます。回った向きが{確率|かくりつ}に変わります。", en = "On the equator it is half and half, but not after the last pulse: the direction becomes a probability." } },
    { when = { 0, 1 }, misconception = "M05",
      say = { ja = "待たなければ、必ず 1 です。待つあいだに 60° 回ったことも、数に入れてください。", en = "Without the wait 1 is certain. Count in the 60° it went meanwhile." } },
    { when = { "3/4", "1/4" },
      say = { ja = "それは 120° のときです。60° では、まだ 1 のほうが出やすいはずです。", en = "That is for 120°. After 60° 1 is still the likelier." } },
    { when = { "1/3", "2/3" },
      say = { ja = "60° は 180° の3分の1、と考えましたか。まっすぐではなく、波の形で変わります。", en = "A third of 180°? It follows a wave, not a straight line." } },
  },
  explain = { ja = [[1 が出るのは $\frac{1+\cos 60^\circ}{2}=0.75$ です。待つ時間を変えると、波になります。]], en = [[1 has $\frac{1+\cos 60^\circ}{2}=0.75$. With the time it makes a wave.]] },
}

step()

notes {
  ja = [[
    **40 秒。** 待つ時間を変えると、1 の{確率|かくりつ}は波になります。**ラムゼー{干渉|かんしょう}**です。1 周は 9 秒。波の間隔から、ずれがとても正確に分かります。原子時計や、ダイヤモンドの磁気センサはこれを使います。
  ]],
  en = [[
    **40 seconds.** With the waiting time, 1 makes a wave: **Ramsey interference**, 9 s a period. Its pitch tells the detuning very precisely; atomic clocks and diamond sensors use it.
  ]],
  expect = {
    { value = 9, label = { ja = "波の 1 周（秒）", en = "period (s)" } },
    { value = 0, label = { ja = "180°、4.5 秒のときの 1", en = "1, after 180°, 4.5 s" } },
  },
}

prose { only = "learner",
  ja = [[ 時間を変えると波です（**ラムゼー{干渉|かんしょう}**）。 ]],
  en = [[ Over time it is a wave: **Ramsey interference**. ]],
}

---------------------------------------------------------------------------------------
page "fan" {
  ja = "1000 本の矢印が、ばらばらの速さなら？", en = "A thousand arrows, each at its own pace",
  layout = "beside", minutes = 2, hall = true,
}

local WIDTH = math.sqrt(2) / 2 -- of the detunings, rad a second: T2* is 2 s
local HALF = 4                 -- seconds of each wait
local MEMBERS, EVERY = 1000, 8
local RUNNER = math.rad(20) -- how much faster and slower the two are that are told apart
local draw_number = remember "draw" { start = 1 }

notes {
  ja = [[
    **30 秒。** 本物には、同じ{量子|りょうし}ビットがたくさんあります。いま 1000 本が重なって 1 本に見えます。でも、まわりの磁気が少しずつちがうので、回る速さがちがいます。待つと、どうなる？ となりの人と 10 秒。
  ]],
  en = [[
    **Half a minute.** Real samples hold many qubits. A thousand arrows lie on one another now. Their surroundings differ a little, so their paces do. What if we wait? Ten seconds with your neighbour.
  ]],
  mistake = { ja = "「{平均|へいきん}が 0 になったら、1 本 1 本もでたらめ」", en = "“Where the mean is gone, each one is random”" },
}

prose { only = "learner",
  ja = [[
    同じ{量子|りょうし}ビットが 1000 個あり、回る速さが少しずつちがいます。はじめは、みな同じ向きです。
    太い矢印は、1000 個の**{平均|へいきん}**です。待つと、平均はどうなるでしょうか。
  ]],
  en = [[
    Here are 1000 qubits whose paces differ a little. At first all point the same way. The thick
    arrow is their **mean**. What becomes of it while we wait?
  ]],
}

local function echo_rows() return { QUARTER, { wait = HALF }, FLIP, { wait = HALF } } end

-- A runner of the crowd that is told apart by its ink and its dashes.
local function draw_runner(g, rows, upto, fast)
  local x, y, z = q.pulses { pulses = rows, upto = upto, detuning = fast and RUNNER or -RUNNER }
  local to_x, to_y = seen(ABOVE, x, y, z)
  local ink = fast and "accent" or "predicted"
  g:line(X, Y, to_x, to_y, { ink = ink, width = 0.13, dash = not fast })
  g:circle(to_x, to_y, 0.2, { ink = ink, fill = fast and ink or "sheet", width = 0.09 })
end

-- The thin arrows of every eighth qubit, the two runners, and the mean of all; returns the
-- mean's length.
local function draw_crowd(g, upto)
  local asked = { pulses = echo_rows(), width = WIDTH, members = MEMBERS, seed = draw_number.value // 1, upto = upto }
  local spins = q.pulse_spins(asked)
  local sum = { 0, 0, 0 }
  draw_ball(g, ABOVE)
  for i = 0, MEMBERS - 1 do
    local x, y, z = spins[4 * i + 1], spins[4 * i + 2], spins[4 * i + 3]
    sum[1], sum[2], sum[3] = sum[1] + x, sum[2] + y, sum[3] + z
    if i % EVERY == 0 then
      local to_x, to_y = seen(ABOVE, x, y, z)
      g:line(X, Y, to_x, to_y, { ink = "edge", width = 0.025 })
    end
  end
  local x, y, z = sum[1] / MEMBERS, sum[2] / MEMBERS, sum[3] / MEMBERS
  draw_runner(g, asked.pulses, upto, true)
  draw_runner(g, asked.pulses, upto, false)
  draw_state(g, ABOVE, x, y, z)
  return math.sqrt(x * x + y * y + z * z)
end

local function draw_key(g, y)
  for i, words in ipairs { { ja = "速い", en = "fast" }, { ja = "おそい", en = "slow" } } do
    local x, ink = 9 + 3.4 * (i - 1), i == 1 and "accent" or "predicted"
    g:line(x, y, x + 0.6, y, { ink = ink, width = 0.13, dash = i == 2 })
    g:circle(x + 0.6, y, 0.16, { ink = ink, fill = i == 1 and ink or "sheet", width = 0.07 })
    g:text(x + 0.95, y, words, { anchor = "left", size = 0.46 })
  end
end

local function draw_length(g, length)
  g:text(9, 0.95, { ja = "{平均|へいきん}の矢印の長さ", en = "mean length" }, { anchor = "left", size = 0.54 })
  g:text(9, 2.4, ("%.2f"):format(length), { anchor = "left", size = 1.5, bold = true, ink = "fox" })
  g:rect(9, 3.6, 6.2, 0.6, { ink = "ink", fill = "sheet", width = 0.05 })
  if length > 0.005 then g:rect(9, 3.6, 6.2 * math.min(length, 1), 0.6, { fill = "fox" }) end
end

-- How long the mean is on the way, exactly: of the spins spread evenly, without chance.
local function lengths(rows, t2)
  local way = q.pulse_path { pulses = rows, width = WIDTH, points = 32, t2 = t2 }
  local list = {}
  for i = 3 * 32 + 1, #way - 2, 3 do -- behind the first pulse
    list[#list + 1] = math.sqrt(way[i] ^ 2 + way[i + 1] ^ 2 + way[i + 2] ^ 2)
  end
  return list
end
local fan_curve = once(function() return lengths { QUARTER, { wait = HALF } } end)

local draw_again = input.button { label = { ja = "くじを引きなおす", en = "Draw other paces" },
  run = function() draw_number:set(draw_number.value + 1) end }

local echo_pieces = {
  { 2, on = "90°" }, { 4, wait = { ja = "待つ 4 秒", en = "wait 4 s" } },
}

stage {
  still = 4,
  label = { ja = "1000 個のうち 125 個の細い線が{扇|おうぎ}のように広がり、{平均|へいきん}の太い矢印が短くなります。", en = "125 thin lines of 1000 arrows fan out, and the thick arrow, their mean, gets shorter." },
  draw = function(g, _, step, since)
    local time = step == 0 and 0 or step == 1 and math.min(since, HALF) or HALF
    local length = draw_crowd(g, 1 + time / HALF)
    if step < 2 then
      draw_length(g, length)
      draw_key(g, 4.85)
      draw_lines(g, { { ja = ("待って %.1f 秒"):format(time), en = ("after %.1f s"):format(time) }, { ja = "線は 125 本だけ", en = "125 lines drawn" } }, 5.7)
    else
      draw_curve(g, fan_curve(), 4, 1, 2, { ink = "fox", across = { ja = "待つ時間（秒）", en = "waiting time (s)" } })
      draw_lines(g, { { ja = "2 秒で 0.37", en = "0.37 after 2 s" }, { ja = "1 本 1 本は、長さ 1 のまま", en = "each one is still 1 long" } }, BELOW_CURVE)
    end
    draw_pulses(g, echo_pieces, 1 + time / HALF)
    if step == 1 and time < HALF then g:animate() end
  end,
}

step()

notes {
  ja = [[ **40 秒。** 速いものが先へ、おそいものが後ろへ。{平均|へいきん}の矢印は縮みます。2 秒で 0.37、4 秒でほとんど 0。「くじ」で引きなおしても、だいたい同じです。 ]],
  en = [[ **40 seconds.** The fast get ahead, the slow fall behind, and the mean shrinks: 0.37 after 2 s, nearly nothing after 4 s. Other draws give about the same. ]],
  expect = {
    { value = { ja = "0.37 ± 0.06", en = "0.37 ± 0.06" }, label = { ja = "2 秒の{平均|へいきん}の長さ", en = "mean after 2 s" } },
    { value = { ja = "0.02（くじで 0.08 まで）", en = "0.02 (up to 0.08 by chance)" }, label = { ja = "4 秒の平均の長さ", en = "mean after 4 s" } },
  },
}

prose { only = "learner",
  ja = [[ 速いものが先へ、おそいものが後ろへ広がり、{平均|へいきん}の矢印は縮みます。 ]],
  en = [[ The fast get ahead, the slow fall behind, and the mean shrinks. ]],
}

step()

notes {
  ja = [[ **20 秒。** この 2 秒を $T_2^*$（ティーツースター）といいます。大事なのは、1 本 1 本は長さ 1 のまま、向きも決まっていること。なくしたのは「そろい方」だけです。 ]],
  en = [[ **20 seconds.** These 2 s are called $T_2^*$. What matters: each arrow is still 1 long and points somewhere definite. Only their order is lost. ]],
  expect = { { value = 0.368, label = { ja = "2 秒の長さ、くじなしの計算", en = "after 2 s, without chance" } } },
}

prose { only = "learner",
  ja = [[ この 2 秒を $T_2^*$ といいます。1 本 1 本は長さ 1 のままで、向きも決まっています。失われたのは、そろい方だけです。 ]],
  en = [[ These 2 s are called $T_2^*$. Each arrow is still 1 long and definite; only their order is lost. ]],
}

---------------------------------------------------------------------------------------
page "guess-echo" {
  ja = "{予想|よそう} 4：ばらばらの 1000 本", en = "Guess 4: a thousand, in disorder",
  layout = "beside", minutes = 1, hall = { layout = "beside" },
}

notes {
  ja = [[
    **1 分。** さっきの終わりから始めます。ここで 1000 本全部に、同じ 180° パルスを 1 つ。だれが速いかは、だれも知りません。そのあとまた 4 秒待つと、{平均|へいきん}の長さは？ 手を数えます。
  ]],
  en = [[
    **A minute.** We begin where we ended. Now all thousand get one and the same 180° pulse; nobody knows who is fast. Then wait 4 s again. How long will the mean be? Count hands.
  ]],
  mistake = { ja = "「{平均|へいきん}が消えたら、情報も消えた」", en = "“The mean is gone, so the information is gone”" },
}

prose { only = "learner",
  ja = [[
    4 秒待って、{平均|へいきん}の矢印はほとんど消えました。ここで 1000 個全部に 180° パルスを当てて裏返し、もう 4 秒待ちます。
    平均の長さはどうなるでしょうか。
  ]],
  en = [[
    After 4 s the mean is nearly gone. Now a 180° pulse turns all 1000 over, and we wait another
    4 s. How long will the mean be?
  ]],
}

local lost, partly, back = vote "revives" {
  ask = { ja = "裏返して、また 4 秒待つと、{平均|へいきん}の長さは？", en = "Turned over, and 4 s later: how long is the mean?" },
  options = {
    { ja = "0 のまま", en = "Still 0" },
    { ja = "半分くらいもどる", en = "About half" },
    { ja = "もとの 1 にもどる", en = "Back to 1" },
  },
  right = 3, rehearse = { 19, 13, 8 },
}

stage {
  width = WIDE, height = HIGH,
  label = { ja = "4 秒待って、{扇|おうぎ}のように広がった矢印。", en = "The arrows fanned out, 4 s later." },
  draw = function(g) draw_crowd(g, 2) end,
}

---------------------------------------------------------------------------------------
page "echo" {
  ja = "裏返して、また待つ", en = "Turn over, wait again",
  layout = "beside", minutes = 2, hall = true,
}

local REVIVES = { { ja = "0 のまま", en = "still 0" }, { ja = "半分", en = "half" }, { ja = "もどる", en = "back to 1" } }
local echo_curve = once(function() return lengths(echo_rows()) end)
local echo_lossy = once(function() return lengths(echo_rows(), 20) end)

-- Two waits and, in between, the flip, which takes no time.
local function on_time_line(list)
  local kept = {}
  for i = 1, #list do
    if i <= 33 or i > 65 then kept[#kept + 1] = list[i] end
  end
  return kept
end

stage {
  still = 4,
  label = { ja = "広がった細い線を裏返してまた待つと、同じ時刻に集まり、{平均|へいきん}の太い矢印がもどります。", en = "The fan of thin lines is turned over; after the same time they meet, and the thick mean arrow is back." },
  draw = function(g, _, step, since)
    local at = step == 0 and 2 + math.min(since / 2, 1) or step == 1 and 3 + math.min(since / HALF, 1) or 4
    local length = draw_crowd(g, at)
    if step < 2 then
      draw_length(g, length)
      draw_key(g, 4.85)
      draw_lines(g, { ({ [0] = { ja = "みんな裏返し！", en = "All turn over!" },
        { ja = ("また待って %.1f 秒"):format((at - 3) * HALF), en = ("waiting again: %.1f s"):format((at - 3) * HALF) } })[step] }, 5.8)
    else
      draw_curve(g, on_time_line(echo_curve()), 8, 2, 8, { ink = "fox", second = on_time_line(echo_lossy()), across = { ja = "待った時間の合計（秒）", en = "time waited in all (s)" } })
      draw_lines(g, { { ja = "スピンエコー：もどった！", en = "Spin echo: it is back" }, { ja = "点線（T2 20 秒）：0.67", en = "dashed, T2 20 s: 0.67" } }, BELOW_CURVE)
    end
    draw_pulses(g, { { 2, on = "90°" }, { 4, wait = { ja = "待つ 4 秒", en = "wait 4 s" } }, { 2.3, on = "180°" }, { 4, wait = { ja = "待つ 4 秒", en = "wait 4 s" } } }, at)
    if step == 1 then draw_hands(g, REVIVES, { lost, partly, back }, at >= 4 and 3 or nil) end
    if step == 0 and at < 3 or step == 1 and at < 4 then g:animate() end
  end,
}

notes {
  ja = [[ **20 秒。** 裏返すと、先に行っていた速いものが、後ろに回ります。かけっこで「{回|まわ}れ右」をした所です。 ]],
  en = [[ **20 seconds.** Turned over, the fast ones that were ahead are behind: runners told to turn round. ]],
  mistake = { ja = "「ばらばら＝でたらめ」。どの矢印も、向きは決まっています", en = "“Disorder is chance”: each arrow points somewhere definite" },
}

prose { only = "learner",
  ja = [[ 裏返すと、先に行っていた速いものが、後ろに回りました。 ]],
  en = [[ Turned over, the fast ones that were ahead are now behind. ]],
}

step()

notes {
  ja = [[ **30 秒。** だまって見せます。4 秒で、全員が同じ所へ。**1.00**。拍手を待ちます。速さを測らなくても、もどせました。 ]],
  en = [[ **Half a minute.** Say nothing. After 4 s all arrive together: **1.00**. Wait for the applause. No pace had to be measured. ]],
  expect = { { value = 1, label = { ja = "もどった長さ", en = "length regained" } } },
}

prose { only = "learner",
  ja = [[ 速いものはおくれを取りもどし、全員が同じ時刻に集まります。これが**スピンエコー**です。長さは 1 にもどります。 ]],
  en = [[ The fast make up for it, and all meet: a **spin echo**, 1 long again. ]],
}

exercise.choice "why" { only = "learner",
  ask = { ja = "なぜ、{平均|へいきん}の矢印はもどったのですか。", en = "Why did the mean come back?" },
  options = {
    { ja = "180° パルスが、みなの速さをそろえたから", en = "The pulse made all paces equal",
      say = { ja = "速さはそれぞれのままです。そろえたなら、広がったまま止まるはずです。裏返しで変わったのは、前と後ろの順番です。", en = "The paces stay as they are; made equal, the fan would have stayed open. What changed is who is ahead." } },
    { ja = "1 本 1 本の向きは決まったままで、順番が逆になったから", en = "Each is definite; their order turned round", right = true },
    { ja = "1 本 1 本は消えて、新しい矢印ができたから", en = "New arrows were made", misconception = "M02",
      say = { ja = "{平均|へいきん}は 0 でも、1 本 1 本の長さは 1 のままでした。細い線を見てください。", en = "The mean was 0, but each was still 1 long: look at the thin lines." } },
  },
  hints = {
    { ja = "「くじを引きなおす」で速さを変えても、もどりますか。", en = "Draw other paces: does it still come back?" },
    { ja = "4 秒で先へ進んだ分だけ、裏返しで後ろになります。", en = "As far as one got ahead in 4 s, so far behind it is once turned over." },
  },
  explain = { ja = "先へ進んだ分だけ後ろになり、同じ 4 秒でちょうど取りもどします。速さを知らなくてもよいのが、エコーの強みです。", en = "Ahead became behind by just as much, and the same 4 s make up for it. Nobody needs to know the paces." },
}

step()

notes {
  ja = [[ **40 秒。** グラフの実線が、いまの実験。本物では、待つあいだに速さ自体がゆらぐので、完全にはもどりません。その目安が $T_2$。20 秒なら 0.67 までです。量子コンピューターの「{寿命|じゅみょう}」の 1 つです。 ]],
  en = [[ **40 seconds.** Solid: what we saw. In real samples the paces themselves waver, and not all comes back; $T_2$ says how much. With 20 s it is 0.67: one of the lifetimes of a quantum computer. ]],
  expect = { { value = 0.67, label = { ja = "T2 = 20 秒、8 秒後", en = "T2 = 20 s, after 8 s" } } },
}

prose { only = "learner",
  ja = [[ 本物では、待つあいだに速さ自体がゆらぐので、完全にはもどりません。その目安が $T_2$ です。20 秒なら、8 秒後に 0.67 です（点線）。 ]],
  en = [[ Real paces waver: with $T_2$ = 20 s only 0.67 comes back (dashed). ]],
}

---------------------------------------------------------------------------------------
page "closing" {
  ja = "今日の 3 つの数", en = "Three numbers to take home",
  layout = "reading", minutes = 1, hall = { layout = "text" },
}

notes {
  ja = [[ **1 分。** 3 つの数を、会場に言ってもらいます。さいごに「ぜんぶ、矢印 1 本の回転でした」。質問の時間へ。 ]],
  en = [[ **A minute.** Let the hall say the three numbers. “All of it was one arrow turning.” Then questions. ]],
  mistake = { ja = "「{重|かさ}ね合わせは、0 と 1 の混ざりもの」。矢印は、いつも 1 つの向きでした", en = "“A superposition is a blend of 0 and 1”: the arrow always had one direction" },
  expect = {
    { value = "180°", label = { ja = "0 から 1 へ", en = "from 0 to 1" } },
    { value = 0.5, label = { ja = "Δ = Ω の最高", en = "highest at Δ = Ω" } },
    { value = 1, label = { ja = "エコーでもどる長さ", en = "regained by the echo" } },
  },
}

prose {
  ja = [[
    - **180°** 回すと、0 が 1 になる（π パルス）
    - ずれが強さと同じなら、**0.5** まで（$\Delta=\Omega$）
    - 裏返して待つと、**1** にもどる（エコー）
  ]],
  en = [[
    - Turned by **180°**, 0 becomes 1 (a π pulse)
    - Out of tune by its strength, at most **0.5** ($\Delta=\Omega$)
    - Turned over, after as long again: **1** (an echo)
  ]],
}

callout "note" { only = "learner",
  ja = [[
    簡単にしたこと：電波といっしょに回る目で見ています（**{回転座標系|かいてんざひょうけい}**）。90° と 180° のパルスは一瞬で正確だとし、見えるようにのばしました。
    矢印が自然に上へもどる時間（$T_1$）は、入れていません。
  ]],
  en = [[
    What was made simple: we look along with the radio (the **rotating frame**). Pulses of 90° and 180° are exact and take no
    time; they were stretched to be seen. That arrows fall back to 0 by themselves ($T_1$) is left out.
  ]],
}

exercise.pulse "pi" { only = "learner",
  ask = { ja = "上（0）から真下（1）へ運ぶパルスを並べてください。", en = "Lay out pulses from up (0) straight down (1)." },
  start = state "|0>", target = state "|1>", most = 3, fidelity = 0.999,
  solution = { { turn = "x", angle = "180 deg" } },
  hints = {
    { ja = "0 と 1 は、球の上で正反対です。何度回しますか。", en = "0 and 1 are opposite each other. How many degrees is that?" },
    { ja = "1 つのパルスで 180° です。90° を同じ軸で2つでもかまいません。", en = "One pulse of 180°; two of 90° about one axis will do, too." },
  },
  wrong = {
    { when = { { turn = "x", angle = "90 deg" } }, misconception = "M07",
      say = { ja = "90° では真横です。1 が出る{確率|かくりつ}は半分しかありません。0 と 1 は直角ではなく、正反対です。", en = "90° is sideways, where 1 comes half of the time. 0 and 1 are not at right angles but opposite." } },
    { when = { { turn = "x", angle = "345 deg" } },
      say = { ja = "345° では、ほとんど 1 周して、上の 0 の近くにもどっています。", en = "345° is nearly a whole turn: the arrow is back near 0." } },
  },
  explain = { ja = "180° の π パルスです。x 軸でも y 軸でも、真下に着きます。", en = "A π pulse of 180°; about x or about y, it ends straight down." },
}
