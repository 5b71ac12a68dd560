-- S05 of the course map. Every number in it is worked out in tests/lesson_s05_test.c.
-- For a hall of high-school students, and for one learner: signed bars, no complex numbers.
-- Each row of bars is the state of a circuit of four qubits. Only the way from one state to
-- the next is drawn straight, to be followed by the eye.

lesson {
  id = "summer.parallel", map = "S05",
  title = { ja = "全部試しているのか？", en = "Does it try everything?" },
  minutes = 15,
}

---------------------------------------------------------------------------------------
-- The circuit: sixteen boxes are the sixteen states of four qubits.

local BOXES, SHOTS = 16, 1600
local START = "h 0; h 1; h 2; h 3"
-- 2|s><s| - 1; the last four gates are -1, so that signs are as a mirror makes them.
local MIRROR = START .. "; x 0; x 1; x 2; x 3; ctrl @ ctrl @ ctrl @ z 0 1 2 3; x 0; x 1; x 2; x 3; " ..
  START .. "; z 0; x 0; z 0; x 0"

local function bits(box)
  local text = ""
  for wire = 3, 0, -1 do text = text .. (box - 1 >> wire & 1) end
  return text
end

-- Turns the sign of one box over.
local function flip(box)
  local turn = (box - 1) & 1 == 0 and "x 0; " or ""
  local controls = ""
  for wire = 1, 3 do controls = controls .. ((box - 1) >> wire & 1 == 1 and "ctrl @ " or "negctrl @ ") end
  return turn .. controls .. "z 1 2 3 0; " .. turn
end

-- The state after so many halves of a round: flip, mirror, flip, mirror …
local states = {}
local function after(prize, halves)
  local key = prize * 100 + halves
  if not states[key] then
    local circuit = START
    for half = 1, halves do circuit = circuit .. "; " .. (half % 2 == 1 and flip(prize) or MIRROR) end
    states[key] = q.run(circuit)
  end
  return states[key]
end

local function chance(prize, rounds) return q.probability(after(prize, 2 * rounds), bits(prize)) end

local rows = {}
local function bars_after(prize, halves)
  local key = prize * 100 + halves
  if not rows[key] then
    local row = {}
    for box = 1, BOXES do row[box] = q.amplitude(after(prize, halves), bits(box)).re end
    rows[key] = row
  end
  return rows[key]
end

---------------------------------------------------------------------------------------
-- What all pages draw with.

local HIGH = 8.8                    -- of a stage 16 wide
local LEFT, PITCH, WIDE, ROW = 1.36, 0.52, 0.4, 7.3 -- of the boxes, and how far down they stand
-- Where nothing is, how long 1 is, what is written beside it: bars below a half are seen closer.
local CLOSE = { zero = 4.75, one = 5.6, ticks = { 0.5, 0 } }
local WHOLE = { zero = 3.85, one = 3.1, ticks = { 1, 0, -1 } }
local SIDE = 11.4                   -- where the numbers begin

local function at_box(box) return LEFT + PITCH * (box - 0.5) end

local function signed(number)
  if math.abs(number) < 0.005 then return "0" end
  return (number < 0 and "−" or "+") .. ("%.2f"):format(math.abs(number))
end

local function draw_star(g, x, y, r)
  local points = {}
  for i = 0, 9 do
    local a, long = math.pi / 5 * i, i % 2 == 0 and r or 0.42 * r
    points[#points + 1], points[#points + 2] = x + long * math.sin(a), y - long * math.cos(a)
  end
  g:polygon(points, { fill = "fox" })
end

-- Whether a box's number is written: each fourth, where it does not touch the prize's.
local function is_named(box, prized)
  if box == prized then return true end
  return (box == 1 or box % 4 == 0) and math.abs(box - (prized or -9)) > 2
end

local function draw_boxes(g, prized)
  for box = 1, BOXES do
    local x, mine = at_box(box), box == prized
    g:rect(x - 0.22, ROW + 0.14, 0.44, 0.5, { ink = mine and "fox" or "ink", fill = mine and "fox" or "tint-accent", width = 0.05 })
    g:rect(x - 0.27, ROW, 0.54, 0.17, { ink = mine and "fox" or "ink", fill = mine and "fox" or "tint-accent", width = 0.05 })
    if is_named(box, prized) then
      g:text(mine and x + 0.36 or x, ROW + 1.1, ("%d"):format(box), { size = mine and 0.55 or 0.44, bold = mine, ink = mine and "fox" or "ink" })
    end
  end
  if prized then draw_star(g, at_box(prized) - 0.36, ROW + 1.08, 0.34) end
end

local function draw_bar(g, box, to, scale, look)
  local tip = scale.zero - scale.one * to
  g:rect(at_box(box) - WIDE / 2, math.min(tip, scale.zero), WIDE, math.abs(tip - scale.zero), look)
end

local function draw_scale(g, scale)
  for _, number in ipairs(scale.ticks) do
    local y = scale.zero - scale.one * number
    g:line(LEFT - 0.15, y, number == 0 and at_box(BOXES) + 0.35 or LEFT + 0.15, y, { ink = "ink", width = 0.06 })
    g:text(LEFT - 0.25, y, ({ [1] = "+1", [0.5] = "+½", [0] = "0", [-1] = "−1" })[number], { anchor = "right", size = 0.42 })
  end
end

local function draw_mean(g, mean, scale)
  local y, x = scale.zero - scale.one * mean, at_box(BOXES) + 0.4
  g:line(LEFT - 0.15, y, x, y, { ink = "accent", width = 0.09, dash = true })
  g:text(x + 0.05, y - 0.3, { ja = "{平均|へいきん}", en = "mean" }, { anchor = "left", size = 0.42, ink = "accent" })
  g:text(x + 0.05, y + 0.3, signed(mean), { anchor = "left", size = 0.42, ink = "accent" })
end

-- The length of a bar, with its sign, at its end; one that `others` hide is written beyond zero.
local function draw_length(g, box, number, others, scale, look)
  local hidden = number * others > 0 and math.abs(number) < math.abs(others)
  local tip = hidden and scale.zero or scale.zero - scale.one * number
  local down = hidden and number > 0 or not hidden and number < 0
  g:text(at_box(box), tip + (down and 0.38 or -0.38), signed(number), look)
end

-- The sixteen bars of `row`. Options: `old` ones are outlines; `mean`, its line; `quiet`
-- leaves the lengths out; `scale`, as above.
local function draw_bars(g, row, prized, options)
  local scale = options.scale
  draw_scale(g, scale)
  for box = 1, BOXES do
    if options.old then draw_bar(g, box, options.old[box], scale, { ink = "edge", width = 0.05, dash = true }) end
    if math.abs(row[box]) > 0.004 then
      draw_bar(g, box, row[box], scale, { ink = "ink", fill = box == prized and "fox" or "observed", width = 0.04 })
    end
  end
  if options.mean then draw_mean(g, options.mean, scale) end
  if not options.quiet then
    local speaker = prized > 8 and 2 or 15 -- one of the others speaks for all
    draw_length(g, prized, row[prized], row[speaker], scale, { size = 0.6, bold = true, ink = "fox" })
    local crossed = options.mean and row[speaker] < options.mean -- the line would run through it
    draw_length(g, speaker, row[speaker], crossed and 1 or 0, scale, { size = 0.48 })
  end
  draw_boxes(g, prized)
end

-- The chance of the prize, as a number and as a bar; nil: not yet to be seen.
local function draw_chance(g, p)
  g:text(SIDE, 0.55, { ja = "当たりの{確率|かくりつ}", en = "chance ★" }, { anchor = "left", size = 0.5 })
  g:text(SIDE, 1.65, p and ("%.4f"):format(p) or "?", { anchor = "left", size = 1.15, bold = true, ink = "fox" })
  g:rect(SIDE, 2.55, 3.8, 0.62, { ink = "ink", fill = "sheet", width = 0.06 })
  if p then g:rect(SIDE, 2.55, 3.8 * p, 0.62, { fill = "fox" }) end
  g:text(SIDE + 3.8, 3.55, "1", { anchor = "right", size = 0.42 })
end

local function draw_lines(g, lines, y)
  for i, words in ipairs(lines) do
    g:text(SIDE, y + 0.9 * (i - 1), words, { anchor = "left", size = 0.52, bold = i == 1 })
  end
end

local function eased(t)
  t = math.max(0, math.min(1, t))
  return 3 * t * t - 2 * t * t * t
end

local function between(a, b, t)
  local row = {}
  for i = 1, #a do row[i] = a[i] + (b[i] - a[i]) * t end
  return row
end

-- One round as it is seen, `since` its beginning: a flip, a rest, a mirror.
local FLIPPED, RESTED, ROUND = 1.2, 2, 4
local function draw_round(g, prized, rounds, since)
  local before = bars_after(prized, 2 * rounds - 2)
  local flipped = bars_after(prized, 2 * rounds - 1)
  local mirrored = bars_after(prized, 2 * rounds)
  local done, turning = since >= ROUND, since > RESTED
  local row = turning and between(flipped, mirrored, eased((since - RESTED) / (ROUND - RESTED)))
    or between(before, flipped, eased(since / FLIPPED))
  draw_bars(g, row, prized, {
    mean = since > FLIPPED and not done and q.mean(flipped) or nil,
    old = turning and not done and flipped or nil,
    quiet = since > 0 and not done, scale = WHOLE,
  })
  draw_chance(g, chance(prized, done and rounds or rounds - 1))
  if not done then g:animate() end
  return done, turning
end

local function rounds_words(rounds)
  return rounds == 0 and { ja = "はじめ", en = "At first" }
    or { ja = ("%d {回|かい}め"):format(rounds), en = ("Round %d"):format(rounds) }
end

local function draw_doing(g, rounds, done, turning)
  draw_lines(g, { rounds_words(rounds),
    done and ""
      or turning and { ja = "鏡", en = "mirror" } or { ja = "{反転|はんてん}", en = "flip" } }, 5.4)
end

local function once(work)
  local result
  return function()
    result = result or work()
    return result
  end
end

-- Sixteen closed boxes on a sheet of their own.
local function draw_closed(g)
  for box = 1, BOXES do
    local x, y = 0.5 + 2 * ((box - 1) % 4), 0.4 + 1.85 * ((box - 1) // 4)
    g:rect(x, y + 0.35, 1.6, 1.1, { ink = "ink", fill = "tint-accent", width = 0.07 })
    g:rect(x - 0.12, y, 1.84, 0.42, { ink = "ink", fill = "tint-accent", width = 0.07 })
    g:text(x + 0.8, y + 0.95, ("%d"):format(box), { size = 0.62, bold = true })
  end
end

---------------------------------------------------------------------------------------
page "guess-before" {
  ja = "{予想|よそう} 1：16 の箱", en = "Guess 1: sixteen boxes",
  layout = "beside", minutes = 1, hall = { layout = "beside" },
}

notes {
  ja = [[
    **1 分。** 16 の箱の 1 つに、当たりが入っています。「{量子|りょうし}コンピューターは、どうやって見つける？」10 秒待って、手を数えます。
    正解は言いません。最後にもう一度、同じことを聞きます。動かなくなったら「次へ」。どの画面も、止まった絵だけで話せます。
  ]],
  en = [[
    **A minute.** One of sixteen boxes holds the prize. How would a quantum computer find it? Wait ten seconds, count hands.
    Do not tell: the same question comes again at the end. Should anything stop moving, just go on: every picture can be told standing still.
  ]],
  mistake = { ja = "「全部を一度に試して、当たりを読む」", en = "“It tries them all at once and reads the right one”" },
}

prose { only = "learner",
  ja = [[
    16 個の箱の 1 つだけに、当たりが入っています。できるのは「この箱は当たりか」を{確|たし}かめることだけです。
    {量子|りょうし}コンピューターは、どうやって当たりを見つけるのでしょう。{予想|よそう}してください。正解は、最後にもう一度聞いてから見せます。
  ]],
  en = [[
    One of sixteen boxes holds the prize, and all one can do is check a box. How does a quantum
    computer find it? Make a guess. You will be asked once more at the end, and told then.
  ]],
}

local all_before, fast_before, neither_before = vote "before" {
  ask = { ja = "{量子|りょうし}コンピューターは、どう見つける？", en = "How does it find the prize?" },
  options = {
    { ja = "全部を一度に試して読む", en = "Tries all, reads the prize" },
    { ja = "1 箱ずつ、速く試す", en = "One by one, fast" },
    { ja = "どちらでもない", en = "Neither" },
  },
  rehearse = { 24, 9, 7 },
}

stage {
  width = 8.6, height = 7.8,
  label = { ja = "閉じた箱が 16 個。", en = "Sixteen closed boxes." },
  draw = draw_closed,
}

---------------------------------------------------------------------------------------
page "look" {
  ja = "16 箱を{重|かさ}ね合わせて、すぐ測る", en = "All sixteen at once, then look",
  layout = "beside", minutes = 2, hall = true,
}

notes {
  ja = [[
    **40 秒。** 当たりはくじのままでも、会場が選んだ箱を押してもかまいません。4 {量子|りょうし}ビットで棒が 16 本。どれも +0.25 で、2乗が{確率|かくりつ}です。
    「いま、すぐ測ったら？」
  ]],
  en = [[
    **40 seconds.** Take the draw, or let the hall choose and press that box. Four qubits make sixteen bars, each +0.25; the square is the probability.
    “What if we look now?”
  ]],
  mistake = { ja = "「16 本あるのだから、16 倍速い」", en = "“Sixteen bars, so sixteen times as fast”" },
  expect = {
    { value = "+0.25", label = { ja = "どの棒も", en = "each bar" } },
    { value = 0.0625, label = { ja = "2乗すると", en = "squared" } },
  },
}

prose { only = "learner",
  ja = [[
    4 個の{量子|りょうし}ビットの{重|かさ}ね合わせは、16 本の**棒**です。上がプラス、下がマイナスで、**長さの2乗が、その箱が出る{確率|かくりつ}**です。
    ★ は当たりです（箱を押すと動きます）。
  ]],
  en = [[
    Four qubits in superposition are sixteen **bars**: up is plus, down is minus, and **the square of
    its length is the probability** of a box. ★ is the prize; press a box to move it.
  ]],
}

-- The prize is drawn from a seed that is shown, or chosen by a press on a box.
-- Each kind of chance has seeds of its own: with one for all, the first shot would be the prize.
local SHOT_SEEDS, RACE_SEEDS = 1000, 4000
local seed = remember "seed" { start = 1 }
local chosen = remember "chosen" { start = 0 } -- a box; 0: the draw decides
local function prize()
  if chosen.value > 0 then return chosen.value // 1 end
  return 1 + q.uniform(1, seed.value // 1)[1] * BOXES // 1
end

local draw_again = input.button { label = { ja = "くじを引きなおす", en = "Draw again" },
  run = function()
    seed:set(seed.value + 1)
    chosen:set(0)
  end }

-- How many of the shots are made by then: eight one by one, then faster and faster.
local SLOW, EACH, FAST = 8, 0.7, 4
local function shots_by(since)
  if since < SLOW * EACH then return math.min(SLOW, math.floor(since / EACH) + 1) end
  local part = math.min(1, (since - SLOW * EACH) / FAST)
  return SLOW + math.floor((SHOTS - SLOW) * part * part)
end

local readings, readings_of
local function shots()
  local key = prize() * 1000000 + seed.value
  if readings_of ~= key then
    readings, readings_of = q.readings(after(prize(), 0), SHOTS, SHOT_SEEDS + seed.value // 1), key
  end
  return readings
end

-- Twice the standard deviation of a share: about 19 of 20 runs lie within.
local function spread(p, times) return 2 * math.sqrt(p * (1 - p) / times) end

local COUNTS = 6.9 -- where bars of counts stand; 100 of them are 2.6 high
local function draw_floor(g)
  g:line(LEFT - 0.2, COUNTS, at_box(BOXES) + 0.4, COUNTS, { ink = "ink", width = 0.06 })
end

local function draw_counts(g, counts, prized)
  for i = 1, BOXES do
    local h = 2.6 * counts[i] / 100
    if h > 0 then
      g:rect(at_box(i) - WIDE / 2, COUNTS - h, WIDE, h, { ink = "ink", fill = i == prized and "fox" or "observed", width = 0.04 })
    end
  end
  draw_floor(g)
end

local function draw_expected(g, words)
  g:line(LEFT - 0.2, COUNTS - 2.6, at_box(BOXES) + 0.4, COUNTS - 2.6, { ink = "accent", width = 0.09, dash = true })
  g:text(at_box(BOXES) + 0.5, COUNTS - 2.6, words, { anchor = "left", size = 0.42, ink = "accent" })
end

local function count_shots(upto)
  local counts, each = {}, shots()
  for box = 1, BOXES do counts[box] = 0 end
  for i = 1, upto do counts[each[i] // 1 + 1] = counts[each[i] // 1 + 1] + 1 end
  return counts
end

local function draw_first_shots(g, upto)
  local heap, each = {}, shots()
  for i = 1, upto do
    local box = each[i] // 1 + 1
    heap[box] = (heap[box] or 0) + 1
    g:circle(at_box(box), COUNTS - 0.28 - 0.5 * (heap[box] - 1), 0.22, { fill = box == prize() and "fox" or "ink" })
  end
  draw_floor(g)
  local last = each[upto] // 1 + 1
  g:text(SIDE, 0.55, { ja = ("{測定|そくてい} %d {回|かい}め"):format(upto), en = ("shot %d"):format(upto) }, { anchor = "left", size = 0.5 })
  g:text(SIDE, 1.75, { ja = ("箱 %d"):format(last), en = ("box %d"):format(last) }, { anchor = "left", size = 1, bold = true })
  g:text(SIDE, 2.95, last == prize() and { ja = "○ 当たり", en = "○ the prize" } or { ja = "× からっぽ", en = "× empty" }, { anchor = "left", size = 0.6 })
end

local function draw_shots(g, upto)
  if upto <= SLOW then return draw_first_shots(g, upto) end
  local counts = count_shots(upto)
  local share = counts[prize()] / upto
  draw_counts(g, counts, prize())
  if upto == SHOTS then draw_expected(g, { ja = "計算 100", en = "100" }) end
  g:text(SIDE, 0.55, { ja = ("{測定|そくてい} %d {回|かい}"):format(upto), en = ("%d shots"):format(upto) }, { anchor = "left", size = 0.5 })
  g:text(SIDE, 1.6, { ja = ("★ %d 回"):format(counts[prize()]), en = ("★ %d"):format(counts[prize()]) }, { anchor = "left", size = 0.9, bold = true, ink = "fox" })
  if upto < SHOTS then return end
  g:text(SIDE, 2.75, ("%.3f"):format(share), { anchor = "left", size = 1, bold = true })
  g:text(SIDE, 3.7, ("± %.3f"):format(spread(1 / BOXES, SHOTS)), { anchor = "left", size = 0.55 })
  draw_lines(g, { { ja = "計算 0.0625", en = "theory: 0.0625" }, { ja = "まぐれと同じ", en = "mere luck" } }, 5.3)
end

local function touch_boxes(g)
  for box = 1, BOXES do
    g:area("box" .. box, at_box(box) - PITCH / 2, ROW - 0.2, PITCH, 1.6, {
      label = { ja = ("箱 %d を当たりにする"):format(box), en = ("put the prize into box %d"):format(box) },
      press = function() chosen:set(box) end,
    })
  end
end

stage {
  height = HIGH, still = 12,
  label = { ja = "16 の箱と、同じ長さの 16 本の棒。測ると、どの箱も同じくらい出ます。", en = "Sixteen boxes and sixteen equal bars. Measured, all boxes come about equally often." },
  draw = function(g, _, step, since)
    if step == 0 then
      draw_bars(g, bars_after(prize(), 0), prize(), { scale = CLOSE })
      draw_chance(g)
      draw_lines(g, { { ja = ("★ は箱 %d"):format(prize()), en = ("★ box %d"):format(prize()) },
        chosen.value > 0 and { ja = "選んだ箱", en = "you chose it" } or { ja = ("くじ %d 番"):format(seed.value // 1), en = ("draw no. %d"):format(seed.value // 1) } }, 4.7)
      touch_boxes(g)
      return
    end
    local upto = shots_by(since)
    draw_shots(g, upto)
    draw_boxes(g, prize())
    if upto < SHOTS then g:animate() end
  end,
}

step()

notes {
  ja = [[
    **1 分 20 秒。** はじめの 8 {回|かい}は、1 回ずつ読み上げます。そのあと一気に 1600 回。16 本は、ほぼ同じ高さ。当たりは 100 回くらいで、目をつぶって 1 箱選ぶのと同じです。
    ± は、20 回中 19 回ほどがおさまる{幅|はば}です。
  ]],
  en = [[
    **80 seconds.** Read out the first eight shots one by one; then 1600 at a run. All bars are about as high. The prize comes about 100 times: as if you had picked a box with your eyes shut.
    Within ± lie about 19 of 20 such runs.
  ]],
  mistake = { ja = "「16 {回|かい}測れば、1 回は当たる」。当たらないことも 36% あります", en = "“Measured 16 times it comes once”: in 36% it does not come at all" },
  expect = { { value = "0.0625 ± 0.012", label = { ja = "1600 {回|かい}の割合", en = "share of 1600 shots" } } },
}

prose { only = "learner",
  ja = [[ 測ると、**1 つの箱だけ**が出て、{重|かさ}ね合わせは終わります。当たりが出るのは 16 {回|かい}に 1 回ほど。まぐれと同じです。 ]],
  en = [[ Each shot gives **one box**, the prize once in 16: mere luck. ]],
}

exercise.choice "luck" { only = "learner",
  ask = { ja = "$\\frac{1}{16}$ しか当たらないのは、なぜですか。", en = "Why is it only $\\frac{1}{16}$?" },
  options = {
    { ja = "調べるのに 16 {回|かい}かかるから", en = "Checking them takes 16 shots", misconception = "M11",
      say = { ja = "{測定|そくてい}は、箱を順に調べてはいません。1 {回|かい}の測定で出るのは 1 箱だけで、つづけても前の続きにはなりません。", en = "Measuring does not go through the boxes. A shot gives one box, and the next shot begins anew." } },
    { ja = "棒はみな同じで、出るのは 1 箱だから", en = "Bars are equal; one box comes out", right = true },
    { ja = "箱は前から決まっていたから", en = "The box was settled before", misconception = "M02",
      say = { ja = "それなら、このあと棒どうしが打ち消し合うことは起きません。次のページで{確|たし}かめてください。", en = "Then bars could not cancel one another, as they do on the next page." } },
  },
  hints = {
    { ja = "棒の長さは、どれも 0.25 です。2乗すると？", en = "Every bar is 0.25 long. And squared?" },
  },
  explain = { ja = [[$0.25^2=\frac{1}{16}$。{重|かさ}ね合わせるだけでは、当たりは目立ちません。]], en = [[$0.25^2=\frac{1}{16}$. Superposition alone does not make the prize stand out.]] },
}

---------------------------------------------------------------------------------------
page "round" {
  ja = "当たりを育てる：{反転|はんてん}と鏡", en = "Let it grow: flip and mirror",
  layout = "beside", minutes = 2, hall = true,
}

local MIRRORING = 3 -- seconds of the mirror, shown slowly

stage {
  height = HIGH, still = 5,
  label = { ja = "当たりの棒だけが下向きになり、{平均|へいきん}の線で折り返すと、当たりの棒だけが長くなります。", en = "The prize's bar alone is turned down; mirrored about the mean line, it alone gets longer." },
  draw = function(g, _, step, since)
    local prized = prize()
    local start, flipped, mirrored = bars_after(prized, 0), bars_after(prized, 1), bars_after(prized, 2)
    local mean = q.mean(flipped)
    local time = step == 1 and since / 2 or since / MIRRORING
    local moving = (step == 1 or step == 3) and time < 1
    if step == 0 then
      draw_bars(g, start, prized, { scale = CLOSE })
    elseif step == 1 then
      draw_bars(g, between(start, flipped, eased(time)), prized, { old = start, quiet = moving, scale = CLOSE })
    elseif step == 2 then
      draw_bars(g, flipped, prized, { mean = mean, scale = CLOSE })
    else
      draw_bars(g, between(flipped, mirrored, eased(time)), prized, { mean = mean, old = flipped, quiet = moving, scale = CLOSE })
    end
    draw_chance(g, chance(prized, step == 3 and not moving and 1 or 0))
    draw_lines(g, ({ [0] = { { ja = "はじめ", en = "At first" }, { ja = "みな +0.25", en = "all +0.25" } },
      { { ja = "{反転|はんてん}", en = "Flip" }, { ja = "★だけ + を − に", en = "only ★: + to −" } },
      { { ja = "{平均|へいきん}の線", en = "The mean" }, { ja = "少しだけ下がる", en = "a little lower" } },
      { { ja = "鏡", en = "Mirror" }, { ja = "線で折り返す", en = "over the line" } } })[step], 5.3)
    if moving then g:animate() end
  end,
}

notes {
  ja = [[ **20 秒。** 同じ 16 本から始めます。「測る前に、2 つのことをします」。{反転|はんてん}と鏡の 1 組で、1 {回|かい}です。 ]],
  en = [[ **20 seconds.** The same sixteen bars. “Before we look, we do two things.” A flip and a mirror make a round. ]],
  mistake = { ja = "「当たりを知っているなら、探さなくてよい」。装置は、箱を見れば当たりかどうか言えるだけです", en = "“If it knows the prize, why search?” The device can only tell of a given box whether it is right" },
}

prose { only = "learner",
  ja = [[
    測る前に、棒を動かします。使うのは 2 つだけです。**{反転|はんてん}**は、当たりの棒だけ{符号|ふごう}を変えます。
    「この箱は当たりか」を{確|たし}かめる回路で、16 本全部に一度にはたらきます。
  ]],
  en = [[
    Before we look, we move the bars, in two ways only. The **flip** changes the sign of the
    prize's bar: it is the circuit that checks a box, and it works on all sixteen bars at once.
  ]],
}

step()

notes {
  ja = [[ **30 秒。**「{反転|はんてん}」。当たりだけ下向き、−0.25。でも2乗すれば同じ 0.0625 で、いま測っても分かりません。 ]],
  en = [[ **Half a minute.** “Flip.” The prize points down, −0.25. Squared it is 0.0625 as before: looking now tells nothing. ]],
  mistake = { ja = "「印がついたのだから、測れば分かる」", en = "“It is marked now, so measuring shows it”" },
  expect = { { value = "−0.25", label = { ja = "当たりの棒", en = "the prize's bar" } }, { value = 0.0625, label = { ja = "当たりの{確率|かくりつ}", en = "chance of the prize" } } },
}

prose { only = "learner",
  ja = [[ 当たりは −0.25 になりました。2乗すると同じなので、ここで測っても、まだまぐれです。 ]],
  en = [[ The prize's bar is −0.25 now. Its square is the same, so looking now is still luck. ]],
}

step()

notes {
  ja = [[ **20 秒。** 点線が 16 本の{平均|へいきん}。15 本が +0.25、1 本が −0.25 なので、+0.22（くわしくは 0.21875）です。「この線が鏡です」。 ]],
  en = [[ **20 seconds.** The dashed line is the mean of all: fifteen at +0.25 and one at −0.25 make +0.22 (0.21875). “This line is the mirror.” ]],
  expect = { { value = 0.21875, label = { ja = "{平均|へいきん}", en = "mean" } } },
}

prose { only = "learner",
  ja = [[ 16 本の**{平均|へいきん}**は $\frac{15\times0.25-0.25}{16}=0.21875$ です。次は、この線で折り返します。 ]],
  en = [[ The **mean** of all is $\frac{15\times0.25-0.25}{16}=0.21875$. Next, all are turned over that line. ]],
}

step()

notes {
  ja = [[ **50 秒。**「鏡」。線からずっと下にあった当たりが、同じだけ上に移ります。+0.69、ほかは +0.19。2乗すると **0.4727**。まぐれの 7.5 {倍|ばい}です。 ]],
  en = [[ **50 seconds.** “Mirror.” What was far below the line is now as far above: +0.69, the others +0.19. Squared: **0.4727**, seven and a half times luck. ]],
  expect = {
    { value = 0.4727, label = { ja = "1 {回|かい}で", en = "after 1 round" } },
    { value = "+0.69 / +0.19", label = { ja = "当たり / ほか", en = "prize / others" } },
  },
}

prose { only = "learner",
  ja = [[ **鏡**は、どの棒も線の反対がわの同じ遠さに移します。当たりは $2\times0.21875+0.25=0.6875$。2乗すると **0.4727** です。 ]],
  en = [[ The **mirror** puts every bar as far on the other side of the line. The prize gets $2\times0.21875+0.25=0.6875$, squared **0.4727**. ]],
}

---------------------------------------------------------------------------------------
page "more" {
  ja = "もう 2 {回|かい}", en = "Two more rounds",
  layout = "beside", minutes = 1, hall = true,
}

stage {
  height = HIGH, still = 5,
  label = { ja = "{反転|はんてん}と鏡をくり返すと、当たりの棒がほとんど 1 になり、ほかの棒はほとんど消えます。", en = "With more rounds the prize's bar gets nearly 1 and the others nearly vanish." },
  draw = function(g, _, step, since)
    if step == 0 then
      draw_bars(g, bars_after(prize(), 2), prize(), { scale = WHOLE })
      draw_chance(g, chance(prize(), 1))
      draw_lines(g, { rounds_words(1) }, 5.4)
    else
      local done, turning = draw_round(g, prize(), step + 1, since)
      draw_doing(g, step + 1, done, turning)
    end
  end,
}

notes {
  ja = [[ **10 秒。** 1 {回|かい}のあとです。「同じことをもう 1 回。当たりは？」 ]],
  en = [[ **10 seconds.** This is after one round. “Once more: what will the prize be?” ]],
  mistake = { ja = "「2 {回|かい}なら 0.47 の2{倍|ばい}で 0.94」", en = "“Two rounds: twice 0.47, so 0.94”" },
  expect = { { value = 0.4727, label = { ja = "1 {回|かい}で", en = "after 1 round" } } },
}

prose { only = "learner",
  ja = [[ 1 {回|かい}のあと、当たりの棒は $+0.6875$、ほかは $+0.1875$ です。もう 1 回すると、どうなりますか。手で計算してから、先へ進んでください。 ]],
  en = [[ After one round the prize's bar is $+0.6875$, each other $+0.1875$. What will another round make of them? Work it out by hand, then go on. ]],
}

exercise.number "second" { only = "learner",
  ask = { ja = "2 {回|かい}めの鏡のあと、当たりの棒の長さは？", en = "How long is the prize's bar after round 2?" },
  answer = "61/64", tolerance = 0.004,
  computed = function() return bars_after(1, 4)[1] end,
  hints = {
    { ja = [[まず{反転|はんてん}します。当たりは $-0.6875$ です。]], en = [[Flip first: the prize's bar is $-0.6875$.]] },
    { ja = [[{平均|へいきん}は $\frac{15\times0.1875-0.6875}{16}$ です。]], en = [[The mean is $\frac{15\times0.1875-0.6875}{16}$.]] },
    { ja = [[鏡のあとは、$2\times$ {平均|へいきん} $-$ 前の長さです。]], en = [[The mirror makes it $2\times$ the mean $-$ the old length.]] },
  },
  wrong = {
    { when = "(61/64)^2", say = { ja = "それは2乗した{確率|かくりつ}です。ここで聞いているのは、棒の長さです。", en = "That is squared, the probability. The length of the bar is asked for." } },
    { when = "-1/4", say = { ja = "{反転|はんてん}を忘れていませんか。先に当たりの{符号|ふごう}を変えます。", en = "Did you leave out the flip? Change the prize's sign first." } },
    { when = "105/128", say = { ja = "線までの遠さを 1 {回|かい}しか数えていません。鏡では、線の反対がわへ同じだけ進みます。", en = "You went to the line and no further. A mirror goes as far again beyond it." } },
  },
  explain = { ja = [[{平均|へいきん}は $0.1328$、当たりは $2\times0.1328+0.6875=0.953$ です。]], en = [[The mean is $0.1328$, and $2\times0.1328+0.6875=0.953$.]] },
}

step()

notes {
  ja = [[ **20 秒。** 2 {回|かい}め。{反転|はんてん}して、折り返す。**0.9084**。 ]],
  en = [[ **20 seconds.** Round 2: flip, mirror. **0.9084**. ]],
  expect = { { value = 0.9084, label = { ja = "2 {回|かい}で", en = "after 2 rounds" } } },
}

prose { only = "learner",
  ja = [[ 2 {回|かい}で、{確率|かくりつ}は 0.9084 になりました。 ]],
  en = [[ After two rounds it is 0.9084. ]],
}

step()

notes {
  ja = [[ **30 秒。** 3 {回|かい}め。**0.9613**。ほかの 15 本は、ほとんど打ち消されました（−0.05）。ここで測れば、ほぼ当たりです。 ]],
  en = [[ **Half a minute.** Round 3: **0.9613**. The other fifteen have all but cancelled (−0.05). Look now, and it is nearly sure. ]],
  expect = { { value = 0.9613, label = { ja = "3 {回|かい}で", en = "after 3 rounds" } } },
}

prose { only = "learner",
  ja = [[ 3 {回|かい}で **0.9613**。これが**グローバーの探索**です。読んだのは「全部の答え」ではなく、育った 1 本です。 ]],
  en = [[ Three rounds make **0.9613**: **Grover's search**. What is read is not all answers but the one that grew. ]],
}

---------------------------------------------------------------------------------------
page "race" {
  ja = "勝負：3 {回|かい}で見つかるか", en = "A race: three checks each",
  layout = "beside", minutes = 2, hall = true,
}

local RACES, RACE_TIME = 100, 10
local race_seed = remember "race" { start = 1 }

prose { only = "learner",
  ja = [[ 1 つずつ開ける人は、3 箱まで開けます。{量子|りょうし}は、{反転|はんてん}と鏡を 3 {回|かい}してから測ります。どちらも、当たりかどうかを{確|たし}かめるのは 3 回です。 ]],
  en = [[ One opens three boxes. The quantum computer makes three rounds and measures. Each checks three times. ]],
}

local next_races = input.button { label = { ja = "次の 100 回", en = "Next 100" },
  run = function() race_seed:set(race_seed.value + 1) end }

-- How many boxes one opens until the prize is there, for each run.
local openings, openings_of
local function opened()
  if openings_of ~= race_seed.value then
    openings, openings_of = {}, race_seed.value
    local chances = q.uniform(SHOTS, RACE_SEEDS + 2 * race_seed.value // 1)
    for i = 1, SHOTS do openings[i] = 1 + chances[i] * BOXES // 1 end
  end
  return openings
end

local function found_classically(i) return opened()[i] <= 3 end

local races_read, races_of
local function found_by_quantum(i)
  local key = prize() * 1000000 + race_seed.value
  if races_of ~= key then
    races_read, races_of = q.readings(after(prize(), 6), RACES, RACE_SEEDS + 2 * race_seed.value // 1 + 1), key
  end
  return races_read[i] // 1 + 1 == prize()
end

local function draw_found(g, x, y, yes)
  if yes then
    g:circle(x, y, 0.23, { fill = "right" })
  else
    g:line(x - 0.14, y - 0.14, x + 0.14, y + 0.14, { ink = "wrong", width = 0.06 })
    g:line(x - 0.14, y + 0.14, x + 0.14, y - 0.14, { ink = "wrong", width = 0.06 })
  end
end

local function draw_key(g)
  draw_found(g, 0.55, 8.1, true)
  g:text(0.95, 8.1, { ja = "見つかった", en = "found" }, { anchor = "left", size = 0.48 })
  draw_found(g, 5.1, 8.1, false)
  g:text(5.45, 8.1, { ja = "だめ", en = "not" }, { anchor = "left", size = 0.48 })
  g:text(8.4, 8.1, { ja = ("くじ %d 番"):format(race_seed.value // 1), en = ("draw no. %d"):format(race_seed.value // 1) }, { anchor = "left", size = 0.48 })
end

-- One side of the race at `x`: `upto` of its runs as discs and crosses, and how many were found.
local function draw_racer(g, x, name, found, upto, p)
  local count = 0
  g:text(x, 0.5, name, { anchor = "left", size = 0.56, bold = true })
  if upto > 0 then g:rect(x, 1.15, 5.2, 5.2, { ink = "edge", width = 0.05 }) end
  for i = 1, upto do
    count = count + (found(i) and 1 or 0)
    draw_found(g, x + 0.35 + 0.5 * ((i - 1) % 10), 1.5 + 0.5 * ((i - 1) // 10), found(i))
  end
  if upto == 0 then return end
  g:text(x + 5.5, 2.4, ("%d"):format(count), { anchor = "left", size = 1.2, bold = true, ink = "right" })
  g:text(x + 5.5, 3.7, ("/ %d"):format(upto), { anchor = "left", size = 0.6 })
  if upto == RACES then
    local words = ("%.1f ± %.1f"):format(100 * p, 100 * spread(p, RACES))
    g:text(x, 7.1, { ja = "計算では " .. words, en = "theory: " .. words }, { anchor = "left", size = 0.54 })
  end
end

-- The rules, in the places of both racers: three boxes of sixteen opened; three rounds, a look.
local function draw_rules(g)
  for box = 1, BOXES do
    local x, y, open = 0.75 + 1.25 * ((box - 1) % 4), 1.75 + 1.2 * ((box - 1) // 4), box == 3 or box == 8 or box == 13
    g:rect(x, y, 0.72, 0.62, { ink = "ink", fill = open and "sheet" or "tint-accent", width = 0.06 })
    if open then
      g:line(x + 0.72, y, x + 0.98, y - 0.42, { ink = "ink", width = 0.12 })
    else
      g:rect(x - 0.06, y - 0.14, 0.84, 0.2, { ink = "ink", fill = "tint-accent", width = 0.06 })
    end
  end
  for row = 1, 3 do
    g:text(11, 0.75 + 1.2 * row, { ja = "{反転|はんてん} → 鏡", en = "flip → mirror" }, { size = 0.56 })
  end
  g:text(11, 5.6, { ja = "さいごに測る", en = "then look" }, { size = 0.56, bold = true })
end

local function draw_openings(g)
  local counts, sum = {}, 0
  for box = 1, BOXES do counts[box] = 0 end
  for i = 1, SHOTS do
    counts[opened()[i]] = counts[opened()[i]] + 1
    sum = sum + opened()[i]
  end
  local mean = sum / SHOTS
  draw_counts(g, counts)
  draw_expected(g, { ja = "計算 100", en = "100" })
  for i = 1, BOXES do
    if is_named(i) then g:text(at_box(i), COUNTS + 0.45, ("%d"):format(i), { size = 0.46 }) end
  end
  local x = LEFT + PITCH * (mean - 0.5)
  g:line(x, 1.4, x, COUNTS, { ink = "fox", width = 0.11 })
  g:text(x, 0.95, { ja = "{平均|へいきん}", en = "mean" }, { size = 0.5, ink = "fox", bold = true })
  g:text(LEFT, COUNTS + 1.2, { ja = "見つかるまでに開けた箱の数（1600 {回|かい}）", en = "boxes opened until it is found (1600 runs)" }, { anchor = "left", size = 0.48 })
  g:text(SIDE, 0.55, { ja = "開けた数", en = "boxes opened" }, { anchor = "left", size = 0.5 })
  g:text(SIDE, 1.65, ("%.2f"):format(mean), { anchor = "left", size = 1.15, bold = true, ink = "fox" })
  local wide = 2 * math.sqrt((BOXES * BOXES - 1) / 12 / SHOTS)
  local theory = ("8.5 ± %.1f"):format(wide)
  draw_lines(g, { { ja = "計算では", en = "in theory:" }, theory }, 5.3)
end

stage {
  height = HIGH, still = 11,
  label = { ja = "100 {回|かい}の勝負。1 つずつ開けると 20 回ほど、{量子|りょうし}では 96 回ほど見つかります。", en = "A hundred races. Opening boxes finds the prize about 20 times, the quantum computer about 96 times." },
  draw = function(g, _, step, since)
    if step == 2 then return draw_openings(g) end
    local upto = step == 0 and 0 or math.min(RACES, math.floor(RACES * since / RACE_TIME))
    draw_racer(g, 0.3, { ja = "1 つずつ：3 箱開ける", en = "Open 3 boxes" }, found_classically, upto, 3 / BOXES)
    draw_racer(g, 8.4, { ja = "{量子|りょうし}：3 {回|かい}して測る", en = "Do 3 rounds" }, found_by_quantum, upto, chance(prize(), 3))
    draw_key(g)
    if step == 0 then draw_rules(g) end
    if step == 1 and upto < RACES then g:animate() end
  end,
}

notes {
  ja = [[ **30 秒。** ルールを言います。{確|たし}かめるのは、どちらも 3 {回|かい}。左は箱を 3 つ開ける、右は{反転|はんてん}と鏡を 3 回して測る。100 回勝負します。 ]],
  en = [[ **Half a minute.** The rules: three checks each. The left opens three boxes, the right makes three rounds and measures. A hundred races. ]],
  mistake = { ja = "「測った箱を開ける 1 {回|かい}は、数えないの？」数えて左も 4 箱にしても、4/16 = 0.25 です", en = "“What of opening the box that was measured?” Give the left a fourth box, too: 4/16 = 0.25" },
}

step()

notes {
  ja = [[
    **50 秒。** 数は見ればわかるので、だまって埋まるのを待ちます。「次の 100 {回|かい}」でもう一度。くじが変わっても、20 回中 19 回ほどは ± の中です。
  ]],
  en = [[
    **50 seconds.** Let it fill in silence. “Next 100” runs it again: about 19 of 20 runs lie within ±.
  ]],
  expect = {
    { value = "18.8 ± 7.8", label = { ja = "1 つずつ（3/16）", en = "one by one (3/16)" } },
    { value = "96.1 ± 3.9", label = { ja = "{量子|りょうし}、3 {回|かい}", en = "quantum, 3 rounds" } },
  },
}

prose { only = "learner",
  ja = [[ 左は $\frac{3}{16}=0.1875$、右は $0.9613$ です。**±** は、20 {回|かい}中 19 回ほどがおさまる{幅|はば}です。 ]],
  en = [[ On the left it is $\frac{3}{16}=0.1875$, on the right $0.9613$. Within **±** lie about 19 of 20 runs. ]],
}

step()

notes {
  ja = [[ **40 秒。** 見つかるまで開けつづけると、{平均|へいきん}は 8.5 箱。1 箱めも 16 箱めも、同じくらい起こります。3 {回|かい}は、その半分以下です。 ]],
  en = [[ **40 seconds.** Opening until it is found takes 8.5 boxes on average; the first and the sixteenth are as likely. Three is less than half of it. ]],
  expect = { { value = "8.5 ± 0.2", label = { ja = "1600 {回|かい}の{平均|へいきん}", en = "mean of 1600 runs" } } },
}

prose { only = "learner",
  ja = [[ 見つかるまで開けると、1 箱めから 16 箱めまで同じように起こるので、{平均|へいきん}は $\frac{1+16}{2}=8.5$ 箱です。 ]],
  en = [[ Opened until it is found, any number from 1 to 16 is as likely: $\frac{1+16}{2}=8.5$ on average. ]],
}

---------------------------------------------------------------------------------------
page "guess-more" {
  ja = "{予想|よそう} 2：6 {回|かい}やったら？", en = "Guess 2: and six rounds?",
  layout = "beside", minutes = 1, hall = { layout = "beside" },
}

notes {
  ja = [[ **1 分。** 3 {回|かい}で 0.9613 でした。「では、2{倍|ばい}の 6 回なら？」となりの人と 10 秒。手を数えます。 ]],
  en = [[ **A minute.** Three rounds made 0.9613. “And twice as many?” Ten seconds with your neighbour, then hands. ]],
  mistake = { ja = "「やればやるほど 1 に近づく」", en = "“The more rounds, the nearer to 1”" },
}

prose { only = "learner",
  ja = [[ 3 {回|かい}で 0.9613 になりました。あと 3 回つづけて、6 回にしたら、当たりの{確率|かくりつ}はどうなるでしょうか。 ]],
  en = [[ Three rounds made it 0.9613. What will three more make of it? ]],
}

local nearer, same, half, gone = vote "six" {
  ask = { ja = "6 {回|かい}なら、当たりの{確率|かくりつ}は？", en = "After six rounds, how likely?" },
  options = {
    { ja = "もっと 1 に近い", en = "Nearer to 1" },
    { ja = "0.96 のまま", en = "Still 0.96" },
    { ja = "半分くらい", en = "About half" },
    { ja = "ほとんど 0", en = "Nearly 0" },
  },
  right = 4, rehearse = { 19, 11, 6, 3 },
}

-- The bars once more, on a narrow sheet.
stage {
  width = 11.2, height = HIGH,
  label = { ja = "3 {回|かい}のあとの棒。当たりだけが長い。", en = "The bars after three rounds: the prize's alone is long." },
  draw = function(g) draw_bars(g, bars_after(prize(), 6), prize(), { scale = WHOLE }) end,
}

---------------------------------------------------------------------------------------
page "overshoot" {
  ja = "つづけると：4、5、6 {回|かい}", en = "Going on: four, five, six",
  layout = "beside", minutes = 1, hall = true,
}

local SIX = { { ja = "1 に近い", en = "nearer 1" }, { ja = "そのまま", en = "still 0.96" }, { ja = "半分", en = "half" }, { ja = "ほとんど 0", en = "nearly 0" } }

-- The hands for each option, one under another; the `right` one gets a ring. A lone
-- learner's guess is one hand.
local function draw_hands(g, names, tallies, right, y)
  local sum, most, counts = 0, 1, {}
  for i, tally in ipairs(tallies) do
    counts[i] = tally.value
    sum, most = sum + counts[i], math.max(most, counts[i])
  end
  if sum == 0 then return end
  for i, name in ipairs(names) do
    local top, ink = y + 1.1 * (i - 1), i == right and "right" or "ink"
    if i == right then g:circle(SIDE + 0.17, top, 0.17, { ink = ink, width = 0.08 }) end
    g:text(SIDE + 0.5, top, name, { anchor = "left", size = 0.46, ink = ink, bold = i == right })
    if sum > 1 then
      g:rect(SIDE + 0.5, top + 0.3, math.max(0.04, 2.4 * counts[i] / most), 0.34, { fill = "observed" })
      g:text(SIDE + 0.65 + 2.4 * counts[i] / most, top + 0.48, ("%d"):format(counts[i]), { anchor = "left", size = 0.46, bold = true })
    elseif counts[i] == 1 then
      g:text(SIDE + 0.5, top + 0.52, { ja = "あなたの{予想|よそう}", en = "your guess" }, { anchor = "left", size = 0.42 })
    end
  end
end

-- The chance after 0 … 12 rounds.
local MOST = 12
local wave = once(function()
  local row = {}
  for rounds = 0, MOST do row[rounds] = chance(1, rounds) end
  return row
end)

local function draw_wave(g)
  local x, y, w, h = 1.3, 0.4, 9.2, 5.9
  for _, part in ipairs { 0, 0.5, 1 } do
    g:line(x - 0.3, y + h * (1 - part), x + w, y + h * (1 - part), { ink = part == 0 and "ink" or "line", width = 0.05 })
    g:text(x - 0.5, y + h * (1 - part), ("%g"):format(part), { anchor = "right", size = 0.48 })
  end
  for rounds = 0, MOST do
    local at, top = x + w * rounds / MOST, y + h * (1 - wave()[rounds])
    g:line(at, y + h, at, top, { ink = "edge", width = 0.08 })
    g:circle(at, top, 0.25, { fill = (rounds == 3 or rounds == 6) and "fox" or "observed" })
    if rounds % 3 == 0 then g:text(at, y + h + 0.5, ("%d"):format(rounds), { size = 0.48 }) end
  end
  for _, rounds in ipairs { 3, 6 } do
    g:text(x + w * rounds / MOST, y + h + 1.1, ("%.4f"):format(wave()[rounds]), { size = 0.5, bold = true, ink = "fox" })
  end
  g:text(x + w, y + h + 1.9, { ja = "{反転|はんてん}と鏡の{回数|かいすう}", en = "rounds" }, { anchor = "right", size = 0.48 })
end

stage {
  height = HIGH, still = 5,
  label = { ja = "4 {回|かい}、5 回、6 回とつづけると、当たりの棒はちぢみ、6 回では{確率|かくりつ}が 0.0204 になります。", en = "With rounds 4, 5 and 6 the prize's bar shrinks; after six the chance is 0.0204." },
  draw = function(g, _, step, since)
    if step < 3 then
      local done, turning = draw_round(g, prize(), 4 + step, since)
      draw_doing(g, 4 + step, done, turning)
      return
    end
    draw_wave(g)
    g:text(SIDE, 0.6, { ja = "やりすぎは損", en = "Too many!" }, { anchor = "left", size = 0.66, bold = true })
    draw_hands(g, SIX, { nearer, same, half, gone }, 4, 1.9)
  end,
}

notes {
  ja = [[ **15 秒。** 4 {回|かい}め。あれ、**0.5817**。ほかの棒が下向きになり、{平均|へいきん}の線が 0 より下へ行きました。 ]],
  en = [[ **15 seconds.** Round 4: only **0.5817**. The mean has sunk below zero, and the others point down. ]],
  mistake = { ja = "「計算まちがい、または雑音のせい」。どちらでもありません", en = "“A slip, or noise.” Neither" },
  expect = { { value = 0.5817, label = { ja = "4 {回|かい}で", en = "after 4 rounds" } } },
}

prose { only = "learner",
  ja = [[ 4 {回|かい}めで 0.5817 に下がりました。{反転|はんてん}のあと、{平均|へいきん}の線がどこにあるかを見てください。 ]],
  en = [[ Round 4 brings it down to 0.5817. Look where the mean lies after the flip. ]],
}

step()

notes {
  ja = [[ **15 秒。** 5 {回|かい}め、**0.1255**。「次は？」 ]],
  en = [[ **15 seconds.** Round 5: **0.1255**. “And next?” ]],
  expect = { { value = 0.1255, label = { ja = "5 {回|かい}で", en = "after 5 rounds" } } },
}

prose { only = "learner",
  ja = [[ 5 {回|かい}のあと、当たりの棒は $+0.354$、ほかは $-0.241$ です。先へ進む前に、6 回めを計算してみましょう。 ]],
  en = [[ After five rounds the prize's bar is $+0.354$, each other $-0.241$. Work out the sixth before you go on. ]],
}

exercise.number "sixth" { only = "learner",
  ask = { ja = "6 {回|かい}のあと、当たりの{確率|かくりつ}は？", en = "How likely is the prize after six rounds?" },
  answer = "sin(13*asin(1/4))^2", tolerance = 0.001,
  computed = function() return chance(1, 6) end,
  hints = {
    { ja = [[{反転|はんてん}すると、16 本とも下向きです。{平均|へいきん}は $\frac{-15\times0.241-0.354}{16}$ です。]], en = [[After the flip all sixteen point down; the mean is $\frac{-15\times0.241-0.354}{16}$.]] },
    { ja = [[鏡のあとは $2\times$ {平均|へいきん} $-$ 前の長さ。それから2乗します。]], en = [[The mirror makes it $2\times$ the mean $-$ the old length. Then square.]] },
  },
  wrong = {
    { when = "sin(13*asin(1/4))", say = { ja = "それは棒の長さです。{確率|かくりつ}は2乗です。", en = "That is the length of the bar; square it for the probability." } },
    { when = "sin(11*asin(1/4))^2", say = { ja = "{反転|はんてん}だけでは{確率|かくりつ}は変わりません。そのあとの鏡も計算してください。", en = "A flip alone changes no probability. Do the mirror, too." } },
    { when = "sin(9*asin(1/4))^2", say = { ja = "{反転|はんてん}を忘れると、鏡で 1 つ前の{回|かい}にもどってしまいます。先に{符号|ふごう}を変えましょう。", en = "Without the flip the mirror undoes the last round. Change the sign first." } },
  },
  explain = { ja = [[{平均|へいきん}は $-0.249$、棒は $-0.143$、2乗して **0.0204** です。まぐれの 0.0625 より小さくなりました。]], en = [[The mean is $-0.249$, the bar $-0.143$, its square **0.0204**: less than by luck.]] },
}

step()

notes {
  ja = [[ **15 秒。** 6 {回|かい}め、**0.0204**。まぐれの 0.0625 より低い。だまって 5 秒。 ]],
  en = [[ **15 seconds.** Round 6: **0.0204**, worse than luck. Five seconds of silence. ]],
  mistake = { ja = "「0.96 を{過|す}ぎたら、そこで止まるはず」。装置は止まりません。人が回数を決めます", en = "“It stops when it is there.” It does not: we say how often" },
  expect = { { value = 0.0204, label = { ja = "6 {回|かい}で", en = "after 6 rounds" } } },
}

prose { only = "learner",
  ja = [[ 6 {回|かい}で **0.0204**。まぐれより悪くなりました。 ]],
  en = [[ Six rounds make **0.0204**, worse than luck. ]],
}

step()

notes {
  ja = [[ **15 秒。** つづけると波です。手の数とくらべます。9 {回|かい}めは 0.9922 ですが、手間は 3 {倍|ばい}。いちばん得なのは、はじめの山の 3 回です。 ]],
  en = [[ **15 seconds.** It goes on as a wave. Compare the hands. Round 9 has 0.9922, but at three times the work: the first top, at 3, is the bargain. ]],
  expect = { { value = 0.9922, label = { ja = "9 {回|かい}で", en = "after 9 rounds" } } },
}

prose { only = "learner",
  ja = [[ つづけると波になります。9 {回|かい}では 0.9922 ですが、手間は 3 {倍|ばい}です。はじめの山で止めるのが、いちばん得です。 ]],
  en = [[ It goes on as a wave. Nine rounds give 0.9922, for three times the work: stop at the first top. ]],
}

---------------------------------------------------------------------------------------
page "why" {
  ja = "なぜ？ 矢印が同じ角度ずつ回る", en = "Why: an arrow that turns",
  layout = "beside", minutes = 2, hall = true,
}

local CX, CY, R = 4.5, 4.95, 3.3 -- of the circle
local function tip(angle, long)
  return CX + R * (long or 1) * math.cos(angle), CY - R * (long or 1) * math.sin(angle)
end

-- The direction of the state: up is the prize, to the right are all the others together.
local function direction(halves)
  local row = bars_after(1, halves)
  return math.atan(row[1], math.sqrt(BOXES - 1) * row[2])
end

local function degrees(angle) return math.deg(angle) % 360 end

local function draw_round_sheet(g)
  g:circle(CX, CY, R, { ink = "edge", fill = "ball", width = 0.06 })
  g:line(CX - R - 0.5, CY, CX + R + 0.5, CY, { ink = "ink", width = 0.06 })
  g:line(CX, CY + R + 0.3, CX, CY - R - 0.4, { ink = "ink", width = 0.06 })
  g:text(CX, CY - R - 1, { ja = "当たり ★", en = "prize ★" }, { size = 0.5, bold = true })
  g:text(CX + R + 0.3, CY + 0.55, { ja = "ほか 15", en = "others" }, { anchor = "left", size = 0.5 })
end

local function draw_turned(g, angle, look)
  local x, y = tip(angle)
  if look == "old" then
    g:line(CX, CY, x, y, { ink = "edge", width = 0.09, dash = true })
    g:circle(x, y, 0.16, { fill = "edge" })
  else
    g:line(x, y, x, CY, { ink = "fox", width = 0.07, dash = true })
    g:arrow(CX, CY, x, y, { ink = "fox", width = 0.24, head = 0.75 })
  end
end

-- A reflection on its way: straight across the mirror, as a picture in a mirror lies.
local function draw_crossing(g, from, to, t)
  local x1, y1 = tip(from)
  local x2, y2 = tip(to)
  g:line(x1, y1, x2, y2, { ink = "accent", width = 0.06, dash = true })
  if t < 1 then
    g:circle(x1 + (x2 - x1) * eased(t), y1 + (y2 - y1) * eased(t), 0.24, { fill = "fox" })
  else
    draw_turned(g, to)
  end
end

local function draw_mirror_line(g, angle)
  local x1, y1 = tip(angle, -1.12)
  local x2, y2 = tip(angle, 1.12)
  g:line(x1, y1, x2, y2, { ink = "accent", width = 0.12 })
end

local WHY = 10.2 -- where the words begin
local function draw_words(g, lines, p)
  local y = 1.2
  g:text(WHY, y, lines[1], { anchor = "left", size = 0.66, bold = true })
  if p then
    g:text(WHY, y + 1.3, ("%.4f"):format(p), { anchor = "left", size = 1.15, bold = true, ink = "fox" })
    y = y + 1.6
  end
  for i = 2, #lines do
    g:text(WHY, y + 1.05 * (i - 1), lines[i], { anchor = "left", size = 0.54 })
  end
end

local function draw_stops(g, upto)
  for rounds = 0, upto do
    local angle = direction(2 * rounds)
    local x, y = tip(angle)
    local tx, ty = tip(angle, 1.14)
    g:circle(x, y, rounds == 3 and 0.26 or 0.16, { fill = rounds == 3 and "fox" or "ink" })
    g:text(tx, ty, ("%d"):format(rounds), { size = 0.5, bold = true })
  end
end

local function draw_turning(g, since)
  local turned = math.min(6, since / 1.3)
  local rounds = turned // 1
  local unit = direction(2) - direction(0)
  local angle = direction(0) + unit * (rounds + eased(turned - rounds))
  draw_turned(g, angle)
  draw_stops(g, rounds)
  draw_words(g, {
    { ja = ("%d {回|かい}：%.0f°"):format(rounds, degrees(direction(2 * rounds))), en = ("%d rounds: %.0f°"):format(rounds, degrees(direction(2 * rounds))) },
    { ja = "当たりの{確率|かくりつ}", en = "chance ★" },
    rounds >= 3 and { ja = "3 {回|かい}が真上に近い", en = "3: nearly upright" } or "",
    rounds >= 6 and { ja = "6 {回|かい}は行きすぎ", en = "6: far beyond" } or "",
  }, chance(1, rounds))
  if turned < 6 then g:animate() end
end

stage {
  height = HIGH, still = 8,
  label = { ja = "横が「ほか」、縦が「当たり」の円。矢印は 14.5° から始まり、1 {回|かい}に 29° ずつ回ります。3 回で真上に近く、6 回で行きすぎます。", en = "A circle: across for the others, up for the prize. The arrow begins at 14.5° and turns by 29° a round: nearly upright after three, far beyond after six." },
  draw = function(g, _, step, since)
    local start, flipped, mirrored = direction(0), direction(1), direction(2)
    local t = since / 1.5
    draw_round_sheet(g)
    if step == 0 then
      draw_turned(g, start)
      draw_words(g, { { ja = ("はじめ：%.1f°"):format(degrees(start)), en = ("Start: %.1f°"):format(degrees(start)) },
        { ja = "高さの2乗", en = "its square" } }, chance(1, 0))
    elseif step == 1 then
      draw_turned(g, start, "old")
      draw_crossing(g, start, flipped, t)
      draw_words(g, { { ja = "{反転|はんてん}", en = "Flip" }, { ja = "横の線で折り返す", en = "over the level line" } })
    elseif step == 2 then
      draw_mirror_line(g, start)
      draw_turned(g, flipped, "old")
      draw_crossing(g, flipped, mirrored, t)
      draw_words(g, { { ja = "鏡", en = "Mirror" }, { ja = "はじめの向きで折り返す", en = "over the start" },
        { ja = ("合わせて %.0f° 回った"):format(degrees(mirrored - start)), en = ("together: %.0f° on"):format(degrees(mirrored - start)) } })
    else
      draw_turning(g, since)
    end
    if (step == 1 or step == 2) and t < 1 then g:animate() end
  end,
}

notes {
  ja = [[ **30 秒。** 16 本を 1 本の矢印にまとめます。縦が当たりの棒、横がほか 15 本をまとめたもの。はじめは 14.5° で、ほとんど横向きです。 ]],
  en = [[ **Half a minute.** Sixteen bars as one arrow: up is the prize's bar, across are the fifteen others together. At first it points at 14.5°, nearly level. ]],
  mistake = { ja = "「横が 15 本なら、長さも 15 {倍|ばい}」。2乗をたすので √15 {倍|ばい}です", en = "“Fifteen bars make it 15 times as long”: squares add, so √15 times" },
  expect = { { value = "14.5°", label = { ja = "はじめの角度", en = "angle at first" } } },
}

prose { only = "learner",
  ja = [[
    16 本を 1 本の**矢印**にまとめます。縦は当たりの棒、横はほか 15 本（1 本の $\sqrt{15}$ {倍|ばい}）です。
    高さの2乗が当たりの{確率|かくりつ}です。
  ]],
  en = [[
    Let one **arrow** stand for all. Up is the prize's bar, across are the other fifteen
    ($\sqrt{15}$ times one of them); its height squared is the chance.
  ]],
}

step()

notes {
  ja = [[ **20 秒。**{反転|はんてん}は、当たりの{符号|ふごう}だけを変えるので、横の線での折り返し。 ]],
  en = [[ **20 seconds.** The flip changes the prize's sign alone: over the level line. ]],
  expect = { { value = "−14.5°", label = { ja = "{反転|はんてん}のあと", en = "after the flip" } } },
}

prose { only = "learner",
  ja = [[ **{反転|はんてん}**は、高さの{符号|ふごう}だけを変えます。横の線での折り返しです。 ]],
  en = [[ The **flip** turns it over the level line. ]],
}

step()

notes {
  ja = [[ **30 秒。** 鏡は、はじめの向きでの折り返し。棒がみな同じなら、鏡をかけても変わらないからです。折り返しを 2 つつづけると、間の角の2{倍|ばい}、29° の回転になります。 ]],
  en = [[ **Half a minute.** The mirror turns it over its first direction, for equal bars stay as they are. Two such turns make a rotation by twice the angle between: 29°. ]],
  expect = { { value = "29°", label = { ja = "1 {回|かい}の回転", en = "a round" } }, { value = "43.4°", label = { ja = "1 {回|かい}のあと", en = "after round 1" } } },
}

prose { only = "learner",
  ja = [[ **鏡**は、棒がみな同じなら何も変えないので、はじめの向きでの折り返しです。2 つで、間の角の2{倍|ばい}、$2\times14.5^\circ=29^\circ$ 回ります。 ]],
  en = [[ The **mirror** leaves equal bars alone: it turns arrows over the start. Two such turns rotate by twice the angle between: $2\times14.5^\circ=29^\circ$. ]],
}

step()

notes {
  ja = [[ **40 秒。** あとは 29° ずつ。3 {回|かい}で 101°、ほぼ真上。6 回で 188°、横をこえました。いつも同じ角度だけ回るので、真上では止まりません。 ]],
  en = [[ **40 seconds.** From here on 29° a round: 101° after three, nearly upright; 188° after six, beyond level. It always turns by as much, and does not stop at the top. ]],
  expect = {
    { value = "101°", label = { ja = "3 {回|かい}", en = "3 rounds" } },
    { value = "188°", label = { ja = "6 {回|かい}", en = "6 rounds" } },
  },
}

prose { only = "learner",
  ja = [[ $k$ {回|かい}のあとの角度は $(2k+1)\times14.5^\circ$ です。 ]],
  en = [[ After $k$ rounds the angle is $(2k+1)\times14.5^\circ$. ]],
}

exercise.number "four" { only = "learner",
  ask = { ja = [[箱が 4 つなら、はじめの角度は 30° です。1 {回|かい}で、当たりの{確率|かくりつ}は？]], en = [[With 4 boxes the first angle is 30°. How likely is the prize after one round?]] },
  answer = "1", tolerance = 0.002,
  computed = function() return q.probability(q.run "h 0; h 1; ctrl @ z 0 1; h 0; h 1; x 0; x 1; ctrl @ z 0 1; x 0; x 1; h 0; h 1", "11") end,
  hints = {
    { ja = "1 {回|かい}で回るのは、はじめの角の2{倍|ばい}、60° です。", en = "A round turns it by twice the first angle: 60°." },
    { ja = "30° から 60° 回ると、どこを向きますか。", en = "From 30°, by 60°: where does it point?" },
  },
  wrong = {
    { when = "3/4", say = { ja = "30° だけ回しましたね。2 枚の鏡では、間の角の2{倍|ばい}回ります。", en = "You turned it by 30°. Two mirrors turn by twice the angle between." } },
    { when = "1/4", misconception = "M11", say = { ja = "それはすぐ測ったときです。1 {回|かい}まわした後の角度を考えましょう。", en = "That is for looking at once. Find the angle after a round." } },
  },
  explain = { ja = [[$30^\circ+60^\circ=90^\circ$、真上なので必ず当たります。]], en = [[$30^\circ+60^\circ=90^\circ$: upright, so it is certain.]] },
}

---------------------------------------------------------------------------------------
page "guess-after" {
  ja = "{予想|よそう} 3：はじめと同じ問い", en = "Guess 3: the first question again",
  layout = "beside", minutes = 1, hall = { layout = "beside" },
}

notes {
  ja = [[ **30 秒。** はじめと同じ問いです。考えを変えてもかまいません。手を数えます。 ]],
  en = [[ **Half a minute.** The first question again. Everybody may change their mind. Count hands. ]],
  mistake = { ja = "「全部に一度にはたらくのだから、全部読めるはず」", en = "“It works on all at once, so all can be read”" },
}

prose { only = "learner",
  ja = [[ はじめと同じ問いです。考えは変わりましたか。 ]],
  en = [[ The first question again. Have you changed your mind? ]],
}

local all_after, fast_after, neither_after = vote "after" {
  ask = { ja = "{量子|りょうし}コンピューターは、どう見つける？", en = "How does it find the prize?" },
  options = {
    { ja = "全部を一度に試して読む", en = "Tries all, reads the prize" },
    { ja = "1 箱ずつ、速く試す", en = "One by one, fast" },
    { ja = "どちらでもない", en = "Neither" },
  },
  right = 3, rehearse = { 5, 3, 32 },
}

local OPINIONS = { { ja = "一度に全部", en = "all at once" }, { ja = "1 つずつ速く", en = "one by one" }, { ja = "どちらでもない", en = "neither" } }

local function draw_opinion(g, i, y)
  if i == 3 then g:circle(0.5, y, 0.22, { ink = "right", width = 0.1 }) end
  g:text(i == 3 and 0.95 or 0.3, y, OPINIONS[i], { anchor = "left", size = 0.6, bold = i == 3, ink = i == 3 and "right" or "ink" })
end

-- Both votes, option by option: an outline is before, a filled bar after.
local function draw_change(g, before, later)
  local most = 1
  for i = 1, 3 do most = math.max(most, before[i].value, later[i].value) end
  for i = 1, 3 do
    local y = 0.5 + 2.45 * (i - 1)
    draw_opinion(g, i, y)
    for k, tally in ipairs { before[i], later[i] } do
      local top, w = y + 0.75 * k - 0.25, 4.6 * tally.value / most
      g:text(1.7, top + 0.3, k == 1 and { ja = "はじめ", en = "before" } or { ja = "いま", en = "now" }, { anchor = "right", size = 0.44 })
      g:rect(1.95, top, math.max(0.05, w), 0.6, { ink = "ink", fill = k == 2 and "observed" or "sheet", width = 0.06 })
      g:text(2.15 + w, top + 0.3, ("%d"):format(tally.value), { anchor = "left", size = 0.52, bold = true })
    end
  end
end

-- The same for one learner, who guessed once each time, or not at all.
local function draw_own_change(g, before, later)
  for i = 1, 3 do
    local y = 0.5 + 2.45 * (i - 1)
    draw_opinion(g, i, y)
    if before[i].value > 0 then g:text(0.95, y + 0.85, { ja = "はじめの{予想|よそう}", en = "your first guess" }, { anchor = "left", size = 0.5 }) end
    if later[i].value > 0 then g:text(0.95, y + 1.6, { ja = "いまの予想", en = "your guess now" }, { anchor = "left", size = 0.5 }) end
  end
end

local function draw_opinions(g)
  local before, later = { all_before, fast_before, neither_before }, { all_after, fast_after, neither_after }
  local hands = 0
  for i = 1, 3 do hands = hands + before[i].value + later[i].value end
  if hands > 2 then draw_change(g, before, later) else draw_own_change(g, before, later) end
end

stage {
  width = 8.6, height = 7.8,
  label = { ja = "はじめと今の、手の数。", en = "The hands before and now." },
  draw = function(g, _, step)
    if step == 0 then draw_closed(g) else draw_opinions(g) end
  end,
}

step()

notes {
  ja = [[ **30 秒。** 白い棒がはじめ、ぬった棒が今。正解は「どちらでもない」。一度にはたらくのは本当ですが、読めるのは 1 つ。だから、ほかを打ち消して、当たりを育ててから読みます。 ]],
  en = [[ **Half a minute.** Outlines are before, filled bars now. It is “neither”. That it works on all at once is true; but only one is read. So the others are cancelled, and the prize grows before we look. ]],
}

prose { only = "learner",
  ja = [[ 正解は**どちらでもない**です。棒は 16 本とも一度に動きますが、読めるのは 1 つだけ。だから、ほかの棒を打ち消し、当たりを育ててから測ります。 ]],
  en = [[ It is **neither**. All sixteen bars move at once, but only one box is read. So the others are made to cancel and the prize to grow before we look. ]],
}

---------------------------------------------------------------------------------------
page "gain" {
  ja = "どれだけ得をする？", en = "What is gained?",
  layout = "reading", minutes = 1, hall = { layout = "text" },
}

-- The arrow of `boxes` boxes turns as one qubit does; a round is twice the angle on its sphere.
local function best(boxes)
  local angle = math.asin(1 / math.sqrt(boxes))
  local rounds = math.floor(math.pi / (4 * angle))
  return rounds, q.probability(q.run(("ry(%.17g) 0"):format(2 * (2 * rounds + 1) * angle)), "1")
end

local rounds_16 = value(function() return (best(16)) end)
local rounds_1024 = value(function() return (best(1024)) end)
local rounds_million = value(function() return (best(1000000)) end)
local sure_16 = value(function() return select(2, best(16)) end)
local sure_1024 = value(function() return select(2, best(1024)) end)

prose {
  ja = [[
    | 箱 $N$ | 1 つずつ | {量子|りょうし} | 当たり |
    |---:|---:|---:|---:|
    | 16 | 8.5 | **{=rounds_16:count}** | {=sure_16:4} |
    | 1024 | 512.5 | **{=rounds_1024:count}** | {=sure_1024:4} |
    | 100万 | 約 50万 | **{=rounds_million:count}** | > 0.9999 |

    箱が 100 {倍|ばい}でも、{回数|かいすう}は 10 倍：$\sqrt{N}$
  ]],
  en = [[
    | boxes $N$ | one by one | quantum | chance |
    |---:|---:|---:|---:|
    | 16 | 8.5 | **{=rounds_16:count}** | {=sure_16:4} |
    | 1024 | 512.5 | **{=rounds_1024:count}** | {=sure_1024:4} |
    | 1 million | ≈ 500,000 | **{=rounds_million:count}** | > 0.9999 |

    100 times the boxes, 10 times the rounds: $\sqrt{N}$
  ]],
}

notes {
  ja = [[
    **1 分。** 「1 つずつ」は、見つかるまでに開ける箱の{平均|へいきん}。「{量子|りょうし}」は、はじめの山までの{回数|かいすう}で、約 $\frac{\pi}{4}\sqrt{N}$。100万箱でも 785 {回|かい}です。
    ただし得は $\sqrt{N}$ まで。箱がふえるほど「指数関数的に速い」のではありません。
  ]],
  en = [[
    **A minute.** “One by one” is how many boxes are opened on average; “quantum” are the rounds to the first top, about $\frac{\pi}{4}\sqrt{N}$: 785 for a million boxes.
    But the gain ends at $\sqrt{N}$: it is not exponential.
  ]],
  mistake = { ja = "「{量子|りょうし}なら、どんな問題も一瞬」", en = "“Quantum makes everything instant”" },
  expect = {
    { value = 25, label = { ja = "1024 箱の{回数|かいすう}", en = "rounds for 1024" } },
    { value = 785, label = { ja = "100万箱の{回数|かいすう}", en = "rounds for a million" } },
    { value = 0.9995, label = { ja = "1024 箱の{確率|かくりつ}", en = "chance for 1024" } },
  },
}

callout "note" { only = "learner",
  ja = [[
    「1 つずつ」は{平均|へいきん}、「{量子|りょうし}」は、はじめの山までの{回数|かいすう}で、約 $\frac{\pi}{4}\sqrt{N}$ です。
    手がかりがなければ、量子コンピューターでもこれより速くはさがせないことが分かっています。
  ]],
  en = [[
    “One by one” is a mean; “quantum” are the rounds to the first top, about $\frac{\pi}{4}\sqrt{N}$. It is known that
    without a clue no quantum computer can search faster.
  ]],
}

---------------------------------------------------------------------------------------
page "closing" {
  ja = "今日の 3 つの数", en = "Three numbers to take home",
  layout = "reading", minutes = 1, hall = { layout = "text" },
}

notes {
  ja = [[
    **1 分。** 3 つの数を、会場に言ってもらいます。「一度に」の正体は、16 本がいっしょに動くこと。読むのは 1 つ。質問の時間へ。
    見せていないこと：箱を{確|たし}かめる回路の作り方（答えを前もって知っているのではなく、{確|たし}かめるだけ）、{雑音|ざつおん}、{誤|あやま}り。ここは理想の計算です。
  ]],
  en = [[
    **A minute.** Let the hall say the three numbers. “At once” means that sixteen bars move together; one is read. Then questions.
    Not shown: how the circuit that checks a box is built (it does not know the answer, it only checks), noise, errors. All here was ideal.
  ]],
  mistake = { ja = "「{回路|かいろ}が答えを知っているなら、ずるい」。知らなくても、{確|たし}かめることはできます（鍵と錠のように）", en = "“The circuit knows the answer: that is cheating.” One can check without knowing, as a lock does a key" },
  expect = {
    { value = 0.0625, label = { ja = "すぐ測る", en = "look at once" } },
    { value = 0.9613, label = { ja = "3 {回|かい}", en = "3 rounds" } },
    { value = 0.0204, label = { ja = "6 {回|かい}", en = "6 rounds" } },
  },
}

prose {
  ja = [[
    - すぐ測ると **0.0625**：まぐれと同じ
    - {反転|はんてん}と鏡を 3 {回|かい}で **0.9613**
    - 6 {回|かい}やると **0.0204**：多いほどよいのではない
  ]],
  en = [[
    - Look at once: **0.0625**, mere luck
    - Three rounds of flip and mirror: **0.9613**
    - Six rounds: **0.0204**. More is not better
  ]],
}

prose { only = "hall",
  ja = "雑音のない、理想の計算です。",
  en = "All of this without noise: an ideal machine.",
}

callout "note" { only = "learner",
  ja = [[
    見せていないこと：箱を{確|たし}かめる回路は、答えを前もって知ってはいません。聞かれた箱が当たりかどうかを調べるだけです。
    {雑音|ざつおん}や{誤|あやま}りも入れていません。本物では、棒の{符号|ふごう}がくずれる前に終えなければなりません。
  ]],
  en = [[
    Not shown: the circuit that checks a box does not know the answer beforehand; it only tests what it is asked, as a lock
    tests a key. Noise and errors are left out, too: a real machine has to finish before the signs get lost.
  ]],
}

exercise.choice "meant" { only = "learner",
  ask = { ja = "「{量子|りょうし}コンピューターは全部を一度に試す」と言われたら、どう答えますか。", en = "“A quantum computer tries everything at once.” What do you say?" },
  options = {
    { ja = "そのとおり。測れば正しい答えが読める", en = "True: measuring gives the right one", misconception = "M11",
      say = { ja = "すぐ測ると、当たりは 16 {回|かい}に 1 回でした。読めるのは、でたらめな 1 つです。", en = "Looking at once found it once in 16: what is read is one box by chance." } },
    { ja = "棒は一度に動くが、読めるのは 1 つ。打ち消し合いで当たりを育ててから読む", en = "All bars move at once, one is read; cancelling makes the prize grow first", right = true },
    { ja = "16 個の答えを全部読んで、ふつうの計算機で選ぶ", en = "All 16 answers are read, and a usual computer picks one", misconception = "M12",
      say = { ja = "{測定|そくてい}で出るのは 1 箱だけです。16 本の長さは読み出せません。", en = "A measurement gives one box; the lengths of the bars cannot be read." } },
  },
  hints = {
    { ja = "{重|かさ}ね合わせてすぐ測ったとき、どうなりましたか。", en = "What came of looking at once?" },
  },
  explain = { ja = "「一度に」は半分だけ本当です。得をするのは、{符号|ふごう}つきの棒が打ち消し合うからです。", en = "“At once” is half of the truth. The gain comes from signed bars that cancel." },
}
