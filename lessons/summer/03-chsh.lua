-- S03 of the course map. Every number in it is worked out in tests/lesson_s03_test.c.
-- For a hall of high-school students, and for one learner: no kets. The pair of the machines
-- is a Bell pair, turned and measured by q.run and q.readings; plans are played by Lua, all
-- sixteen of them. Angles are degrees on the sphere, from 0 towards +; wire 0 is room A.

lesson {
  id = "summer.chsh", map = "S03",
  title = { ja = "CHSH 大会", en = "The CHSH tournament" },
  minutes = 15,
}

---------------------------------------------------------------------------------------
-- The game.

local ROUNDS, MANY = 20, 2000
local ASKED = { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } } -- the questions of A and B
local BEST = { a = { 0, 90 }, b = { 45, -45 } }          -- for the questions 0 and 1
local LEVEL = { a = { 0, 0 }, b = { 0, 0 } }

-- Both questions 1: different answers win. Else: same answers.
local function wins(x, y, a, b)
  if x == 1 and y == 1 then return a ~= b end
  return a == b
end

-- The pair, each half turned so that measuring asks about its room's direction.
local function turned_pair(a, b)
  return q.run(("h 0; cx 0 1; ry(%.15f) 0; ry(%.15f) 1"):format(-math.rad(a), -math.rad(b)))
end

-- The directions of both rooms for such questions.
local function directions(angles, x, y) return angles.a[x + 1], angles.b[y + 1] end

local function chance_to_win(angles, x, y)
  local state, sum = turned_pair(directions(angles, x, y)), 0
  for a = 0, 1 do
    for b = 0, 1 do
      if wins(x, y, a, b) then sum = sum + q.probability(state, ("%d%d"):format(b, a)) end
    end
  end
  return sum
end

local function mean_chance(angles)
  local sum = 0
  for _, asked in ipairs(ASKED) do sum = sum + chance_to_win(angles, asked[1], asked[2]) / 4 end
  return sum
end

-- So many rounds' questions as two rows, drawn evenly by the seed.
local function draw_questions(seed, count)
  local chance, x, y = q.uniform(2 * count, seed), {}, {}
  for i = 1, count do
    x[i], y[i] = chance[2 * i - 1] < 0.5 and 0 or 1, chance[2 * i] < 0.5 and 0 or 1
  end
  return x, y
end

-- A function of a whole number that keeps what it last worked out.
local function kept(work)
  local key, result
  return function(number)
    if number ~= key then key, result = number, work(number) end
    return result
  end
end

-- The machines' rounds: questions x and y, answers a and b, and the wins so far.
local machine_rounds = kept(function(seed)
  local x, y = draw_questions(100 + seed, MANY)
  local rows, a, b, won, sum = {}, {}, {}, {}, 0
  for k, asked in ipairs(ASKED) do
    rows[k] = q.readings(turned_pair(directions(BEST, asked[1], asked[2])), MANY, 1000 * seed + k)
  end
  for i = 1, MANY do
    local reading = rows[1 + 2 * x[i] + y[i]][i] // 1
    a[i], b[i] = reading % 2, reading // 2
    if wins(x[i], y[i], a[i], b[i]) then sum = sum + 1 end
    won[i] = sum
  end
  return { x = x, y = y, a = a, b = b, won = won }
end)

---------------------------------------------------------------------------------------
-- What all pages draw with.

local WIDE, HIGH = 16, 8.1
local ROOM = { y = 0.1, w = 6, h = 3.65 }
local A_X, B_X = 0.1, 9.9
local PLAN, PAIR = { ja = "作戦", en = "plans" }, { ja = "もつれ", en = "pair" }
local SAME, DIFFER = { ja = "同じ", en = "agree" }, { ja = "ちがう", en = "differ" }

-- A pair of questions, and one room's answer to one of them: { "A", 0 }.
local function asked_words(asked)
  return { ja = ("%d と %d"):format(asked[1], asked[2]), en = ("%d and %d"):format(asked[1], asked[2]) }
end
local function answer_words(row)
  return { ja = ("%s の %d"):format(row[1], row[2]), en = ("%s to %d"):format(row[1], row[2]) }
end

local function percent(share, digits) return ("%." .. (digits or 0) .. "f%%"):format(100 * share) end

local function draw_question(g, x, y, w, h, number)
  g:rect(x, y, w, h, { ink = "accent", fill = "tint-accent", width = 0.05, radius = 0.15 })
  g:text(x + w / 2, y + h / 2, number and ("%d"):format(number) or "?", { ink = "accent", size = 1.35, bold = true })
end

-- 0 is a ring, 1 a disc; without words where it is small.
local function draw_outcome(g, x, y, r, number, bare)
  local size = 1.1 * r
  if number == 1 then
    g:circle(x, y, r, { fill = "ink" })
    if not bare then g:text(x, y, "1", { ink = "sheet", size = size, bold = true }) end
  else
    local width = r > 0.5 and 0.1 or 0.07
    g:circle(x, y, r - width / 2, { ink = "ink", fill = "sheet", width = width })
    if not bare then g:text(x, y, "0", { size = size, bold = true }) end
  end
end

local function draw_answer(g, x, y, w, h, number)
  g:rect(x, y, w, h, { ink = "ink", fill = "sheet", width = 0.04, radius = 0.15 })
  if number then
    draw_outcome(g, x + w / 2, y + h / 2, 0.76, number)
  else
    g:text(x + w / 2, y + h / 2, "?", { size = 1.35, bold = true, ink = "soft" })
  end
end

-- Where a direction points: 0° to the right, 90° up.
local function ray(x, y, r, degrees)
  return x + r * math.cos(math.rad(degrees)), y - r * math.sin(math.rad(degrees))
end

local function draw_direction(g, x, y, r, degrees, ink)
  local to_x, to_y = ray(x, y, r, degrees)
  g:arrow(x, y, to_x, to_y, { ink = ink, width = 0.11, head = 0.32 })
end

local function draw_dial_card(g, x, y, w, h, degrees)
  g:circle(x + w / 2, y + 0.68, 0.68, { ink = "edge", fill = "ball", width = 0.05 })
  draw_direction(g, x + w / 2, y + 0.68, 0.64, degrees, "accent")
  g:text(x + w / 2, y + h - 0.22, ("%d°"):format(degrees), { size = 0.5, bold = true, ink = "accent" })
end

-- A room with its question and answer, and the direction between them where a machine asks.
local function draw_room(g, x, name, seen)
  g:rect(x, ROOM.y, ROOM.w, ROOM.h, { ink = "ink", fill = "sheet", width = 0.05, radius = 0.2 })
  g:text(x + 0.3, 0.52, name, { anchor = "left", size = 0.58, bold = true })
  if seen.shut then
    g:text(x + ROOM.w / 2, 2.3, seen.shut, { size = 0.62, bold = true, ink = "soft" })
    return
  end
  local cards = seen.degrees and { 0.2, 2.15, 4.1 } or { 0.7, nil, 3.6 }
  local y, w, h = 1.68, 1.7, 1.92
  local function caption(at, words) g:text(x + at + w / 2, 1.3, words, { size = 0.46 }) end
  caption(cards[1], { ja = "質問", en = seen.degrees and "in" or "asked" })
  draw_question(g, x + cards[1], y, w, h, seen.question)
  if seen.degrees then
    caption(cards[2], { ja = "向き", en = "dial" })
    draw_dial_card(g, x + cards[2], y, w, h, seen.degrees)
  end
  caption(cards[3], seen.degrees and { ja = "結果", en = "out" } or { ja = "答え", en = "says" })
  draw_answer(g, x + cards[3], y, w, h, seen.answer)
end

-- The wall ends above the mark of a round that is over.
local function draw_wall(g, over)
  g:line(8, ROOM.y, 8, over and 2.5 or ROOM.y + ROOM.h, { ink = "ink", width = 0.1 })
  g:rect(6.3, 1.3, 3.4, 0.95, { ink = "warn", fill = "tint-warn", width = 0.05, radius = 0.12 })
  g:text(8, 1.78, { ja = "相談なし", en = "silence" }, { ink = "warn", size = 0.5, bold = true })
end

local function draw_rooms(g, a, b, over)
  draw_room(g, A_X, { ja = "部屋 A", en = "Room A" }, a)
  draw_wall(g, over)
  draw_room(g, B_X, { ja = "部屋 B", en = "Room B" }, b)
end

local function draw_rule(g, y)
  g:text(0.1, y, { ja = "1 と 1：ちがえば勝ち", en = "1 and 1: differ" }, { anchor = "left", size = 0.56, bold = true, ink = "wrong" })
  g:text(8.3, y, { ja = "ほかは同じなら勝ち", en = "else: agree" }, { anchor = "left", size = 0.56, bold = true })
end

-- A win is a ring, a loss a cross.
local function draw_result(g, x, y, r, won)
  if won then
    g:circle(x, y, r, { ink = "right", width = 0.4 * r })
  else
    g:line(x - r, y - r, x + r, y + r, { ink = "wrong", width = 0.4 * r })
    g:line(x - r, y + r, x + r, y - r, { ink = "wrong", width = 0.4 * r })
  end
end

-- How the round on show ended, below the wall.
local function draw_verdict(g, won)
  draw_result(g, 8, 3.12, 0.42, won)
end

local STRIP = { x = 2.6, y = 4.72, step = 0.43, h = 0.6 }

-- Twenty rounds: how they ended (true or false) or what was answered (0 or 1), as far as
-- they have been played.
local function draw_strip(g, name, marks)
  g:text(0.1, STRIP.y + STRIP.h / 2, name, { anchor = "left", size = 0.52, bold = true })
  for i = 1, ROUNDS do
    local x, y, mark = STRIP.x + STRIP.step * (i - 1), STRIP.y + STRIP.h / 2, marks[i]
    g:rect(x, STRIP.y, STRIP.step - 0.06, STRIP.h, { ink = mark == nil and "edge" or "ink", fill = "sheet", width = 0.04, radius = 0.07, dash = mark == nil })
    if type(mark) == "boolean" then
      draw_result(g, x + STRIP.step / 2 - 0.03, y, 0.13, mark)
    elseif mark then
      draw_outcome(g, x + STRIP.step / 2 - 0.03, y, 0.15, mark, true)
    end
  end
end

local function draw_score(g, won, played)
  g:text(15.9, STRIP.y + STRIP.h / 2, { ja = (played > ROUNDS and "%d / %d" or "%d 勝 / %d"):format(won, played), en = (played > ROUNDS and "%d / %d" or "%d of %d"):format(won, played) },
    { anchor = "right", size = played > ROUNDS and 0.62 or 0.74, bold = true })
end

-- The seed that the questions were drawn by.
local function draw_seed(g, x, y, anchor, seed)
  g:text(x, y, { ja = ("種 %d"):format(seed), en = ("seed %d"):format(seed) }, { anchor = anchor, size = 0.46, ink = "soft" })
end

local AXIS = { x = 2.6, y = 7.12, w = 12.3, from = 0.4, to = 1 }

local function axis_x(share)
  local part = (share - AXIS.from) / (AXIS.to - AXIS.from)
  return AXIS.x + AXIS.w * math.max(0, math.min(1, part))
end

local function draw_axis(g)
  g:text(0.1, AXIS.y - 0.3, { ja = "勝率", en = "won" }, { anchor = "left", size = 0.52, bold = true })
  g:line(AXIS.x, AXIS.y, AXIS.x + AXIS.w, AXIS.y, { ink = "ink", width = 0.05 })
  for tens = 4, 10 do
    local x = axis_x(tens / 10)
    g:line(x, AXIS.y, x, AXIS.y + 0.13, { ink = "ink", width = 0.05 })
    if tens % 2 == 0 then g:text(x, AXIS.y + 0.53, ("%d%%"):format(10 * tens), { size = 0.46 }) end
  end
end

local function draw_ceiling(g)
  local x = axis_x(0.75)
  g:line(x, AXIS.y - 1.6, x, AXIS.y + 0.12, { ink = "wrong", width = 0.08, dash = true })
  g:text(x - 0.15, AXIS.y - 1.38, { ja = "作戦だけの上限 75%", en = "plans: 75% at most" }, { anchor = "right", size = 0.5, ink = "wrong", bold = true })
end

-- A share with its interval of 95 %: a disc for plans, a diamond for the pair, whose words
-- stand right of the ceiling.
local function draw_share(g, name, won, played, options)
  local share, x = won / played, axis_x(won / played)
  local ink, low, high = options.ink or "ink", q.interval(played, won)
  if not options.bare then
    g:line(axis_x(low), AXIS.y, axis_x(high), AXIS.y, { ink = ink, width = 0.13 })
    for _, bound in ipairs { low, high } do
      g:line(axis_x(bound), AXIS.y - 0.2, axis_x(bound), AXIS.y + 0.2, { ink = ink, width = 0.06 })
    end
  end
  local at, anchor = math.min(x - 0.25, options.most or WIDE), "right"
  if options.diamond then
    g:polygon({ x, AXIS.y - 0.34, x + 0.27, AXIS.y, x, AXIS.y + 0.34, x - 0.27, AXIS.y }, { fill = ink })
    at, anchor = axis_x(0.75) + 0.35, "left"
  else
    if share < AXIS.from then -- beyond the left end
      g:polygon({ x - 0.5, AXIS.y, x, AXIS.y - 0.3, x, AXIS.y + 0.3 }, { fill = ink })
    else
      g:circle(x, AXIS.y, 0.24, { fill = ink })
    end
    if share < 0.55 then at, anchor = x + 0.15, "left" end
  end
  local number = percent(share, options.digits)
  g:text(at, AXIS.y - 0.66, { ja = name.ja .. " " .. number, en = name.en .. " " .. number },
    { anchor = anchor, size = options.size or 0.52, bold = true, ink = ink })
end

-- The hands of each option in one line, the right one with a ring. For a lone learner: the
-- guess, which is one hand. False: nobody was asked.
local function draw_hands(g, y, names, tallies, right)
  local sum, step = 0, 15.8 / #names
  for _, tally in ipairs(tallies) do sum = sum + tally.value end
  if sum == 0 then return false end
  for i, name in ipairs(names) do
    local x, ink, count = 0.1 + step * (i - 1), i == right and "right" or "ink", tallies[i].value // 1
    if sum == 1 and count == 1 then
      g:text(0.1, y, { ja = "あなたの{予想|よそう}：" .. name.ja, en = "your guess: " .. name.en }, { anchor = "left", size = 0.5 })
    elseif sum > 1 then
      if i == right then g:circle(x + 0.2, y, 0.19, { ink = ink, width = 0.08 }) end
      g:text(i == right and x + 0.55 or x, y, { ja = ("%s %d 人"):format(name.ja, count), en = ("%s: %d"):format(name.en, count) }, { anchor = "left", size = 0.5, ink = ink, bold = i == right })
    end
  end
  return true
end

-- What wins, for the four pairs of questions one under another.
local function draw_table(g)
  for i, asked in ipairs(ASKED) do
    local y, differ = 0.1 + 1.65 * (i - 1), not wins(asked[1], asked[2], 0, 0)
    local ink = differ and "wrong" or "ink"
    g:rect(0.1, y, 8.8, 1.42, { ink = ink, fill = differ and "tint-wrong" or "sheet", width = differ and 0.09 or 0.05, radius = 0.15 })
    g:text(0.5, y + 0.71, asked_words(asked), { anchor = "left", size = 0.6, bold = true, ink = "accent" })
    g:text(8.4, y + 0.71, differ and DIFFER or SAME, { anchor = "right", size = 0.6, bold = true, ink = ink })
  end
end

---------------------------------------------------------------------------------------
page "rules" {
  ja = "2 つの部屋のゲーム", en = "A game of two rooms",
  layout = "beside", minutes = 1,
  hall = { question = { ja = "相談なしで、どれだけ勝てる？", en = "No talking: how often can you win?" } },
}

notes {
  ja = [[
    **1 分。** 会場の左半分が部屋 A、右半分が部屋 B。質問は 0 か 1。答えも 0 か 1 で、0 は手を開き（**パー**）、1 はにぎります（**グー**）。多いほうが部屋の答えです。
    いちばん下の 1 行が大事です。質問が「1 と 1」のときだけ、ちがう答えで勝ち。ほかの 3 つは、同じ答えで勝ち。絵の例は「1 と 1」でパーとグーなので、勝ちです。
    質問が来たあとは、相談できません。来る前なら、いくらでもできます。
    動かなくなったら K で静止画にするか、そのまま「次へ」。どの画面も、止まった絵だけで話せます。
  ]],
  en = [[
    **A minute.** The left half of the hall is room A, the right half room B. Questions are 0 or 1, and so are answers: 0 is an **open hand**, 1 a **fist**. The majority answers for its room.
    The line at the bottom matters: different answers win where both are asked 1; the same answers win in the three other cases. In the picture both are asked 1 and differ: won.
    After the question there is no talking. Before it, as much as you like.
    Should anything stop moving, K shows a still, or just go on: every picture can be told standing still.
  ]],
  mistake = { ja = "「相手の質問も見える」。見えるのは自分の部屋の質問だけです", en = "“We see both questions”: a room sees its own alone" },
}

prose { only = "learner",
  ja = [[
    2 つの部屋が組になって遊ぶゲームです。どちらの部屋にも、0 か 1 の**質問**が 1 つ来ます。
    相手の質問は見えません。そして 0 か 1 で**答え**ます。

    - 質問が 1 と 1：**ちがう**答えで勝ち
    - ほかの 3 つ：**同じ**答えで勝ち

    質問が来る前なら、作戦を話し合えます。来たあとは、相談も電話もできません。
  ]],
  en = [[
    Two rooms play as a team. Each is given one **question**, 0 or 1, without seeing the
    other's, and **answers** 0 or 1.

    - Both asked 1: **different** answers win
    - The other three cases: the **same** answers win

    They may agree on a plan beforehand. Once asked, there is no talking and no telephone.
  ]],
}

stage {
  width = WIDE, height = HIGH,
  label = { ja = "壁をはさんだ 2 つの部屋。質問はどちらも 1 で、A は 0、B は 1 と答えて勝ちです。", en = "Two rooms with a wall between. Both are asked 1; A answers 0, B answers 1, which wins." },
  draw = function(g)
    draw_rooms(g, { question = 1, answer = 0 }, { question = 1, answer = 1 })
    for i, asked in ipairs(ASKED) do
      local x, differ = 0.1 + 4 * (i - 1), not wins(asked[1], asked[2], 0, 0)
      local ink = differ and "wrong" or "ink"
      g:rect(x, 4.3, 3.7, 2.2, { ink = ink, fill = differ and "tint-wrong" or "sheet", width = differ and 0.09 or 0.05, radius = 0.15 })
      g:text(x + 1.85, 4.85, asked_words(asked), { size = 0.56, bold = true, ink = "accent" })
      g:text(x + 1.85, 5.75, differ and DIFFER or SAME, { size = 0.72, bold = true, ink = ink })
    end
    draw_rule(g, 7.3)
  end,
}

---------------------------------------------------------------------------------------
page "guess-plan" {
  ja = "{予想|よそう} 1：作戦だけで", en = "Guess 1: by a plan alone",
  layout = "beside", minutes = 1, hall = { layout = "beside" },
}

notes {
  ja = [[
    **1 分。** 「いちばんよい作戦で、長く続けたら何 % 勝てるでしょう」。10 秒待って、手を数えます。質問は 4 通りが同じくらい出ます。
    ヒントを求められたら、「ずっとパー」ならどうなるか、とだけ言います。
  ]],
  en = [[
    **A minute.** “With the best plan, how much would you win in the long run?” Wait ten seconds, count hands. All four pairs of questions are equally likely.
    If they ask for a hint: what would “always an open hand” do?
  ]],
  mistake = { ja = "「うまい作戦なら、いつかは全部勝てる」", en = "“A clever enough plan wins every round”" },
}

prose { only = "learner",
  ja = [[ 質問の 4 通りは、どれも同じ{確率|かくりつ}で来ます。いちばんよい作戦で長く続けたら、どれだけ勝てるでしょうか。 ]],
  en = [[ All four pairs of questions are equally likely. With the best plan, how much would you win in the long run? ]],
}

local half_won, three_won, most_won, all_won = vote "by-plan" {
  ask = { ja = "いちばんよい作戦で、何 % 勝てる？", en = "The best plan wins …" },
  options = { "50%", "75%", "85%", "100%" },
  right = 2, rehearse = { 8, 14, 11, 7 },
}

stage {
  width = 9, height = 6.6,
  label = { ja = "4 つの質問と、勝つための答え。", en = "The four pairs of questions and what wins." },
  draw = draw_table,
}

---------------------------------------------------------------------------------------
page "plan" {
  ja = "作戦会議", en = "Agree on a plan",
  layout = "beside", minutes = 0.5, hall = { layout = "beside" },
}

notes {
  ja = [[
    **30 秒。** T で時間をはかります。決めるのは 4 つ：A は質問 0 と 1 に何と答えるか、B は質問 0 と 1 に何と答えるか。くじで決めてもかまいません。
  ]],
  en = [[
    **Half a minute;** T starts the clock. Four things to settle: what A answers to 0 and to 1, what B answers to 0 and to 1. Tossing coins is allowed.
  ]],
  mistake = { ja = "「相手の質問に合わせる」。相手の質問は、最後まで分かりません", en = "“We match their question”: you never learn it" },
}

activity { seconds = 30, only = "hall", say = { ja = "0 のとき、1 のとき、どう答える？", en = "What for 0, what for 1?" } }

prose { only = "learner",
  ja = [[
    作戦を決めましょう。決めるのは 4 つです。A は質問 0 と 1 に、それぞれ何と答えますか。B はどうしますか。

    次のページで、1 人で 2 部屋ぶん、20 {回|かい}遊びます。
  ]],
  en = [[
    Choose a plan. It is four things: what A answers to 0 and to 1, and what B answers to 0 and
    to 1. On the next page you play 20 rounds, for both rooms.
  ]],
}

stage {
  width = 9, height = 6.6,
  label = { ja = "4 つの質問と、勝つための答え。", en = "The four pairs of questions and what wins." },
  draw = draw_table,
}

---------------------------------------------------------------------------------------
page "play" {
  ja = "20 {回|かい}の勝負", en = "Twenty rounds",
  layout = "beside", minutes = 3.5,
  hall = { question = { ja = "会場で 20 {回|かい}の勝負", en = "The hall plays 20 rounds" } },
}

-- The seed of the questions, and what each room has answered: how often, and as bits.
local game = remember "game" { start = 22 } -- each pair of questions comes five times
local a_count, a_bits = remember "a-count" { start = 0 }, remember "a-bits" { start = 0 }
local b_count, b_bits = remember "b-count" { start = 0 }, remember "b-bits" { start = 0 }
local turn = 0 -- the step, as last drawn: 0 is room A's turn, 1 room B's

local questions = kept(function(seed)
  local x, y = draw_questions(seed, ROUNDS)
  return { x = x, y = y }
end)

-- Whose turn it is: its count and its bits.
local function own()
  if turn == 0 then return a_count, a_bits end
  return b_count, b_bits
end

local function give(answer)
  local count, bits = own()
  local at = count.value // 1
  if turn > 1 or at >= ROUNDS then return end
  bits:set(bits.value // 1 & ~(1 << at) | answer << at)
  count:set(at + 1)
end

-- What a room answered in round i; a room that said nothing stays with 0.
local function answered(count, bits, i)
  return i <= count.value and bits.value // 1 >> i - 1 & 1 or 0
end

-- How the rounds ended, as far as they have been shown, and how many were won.
local function plan_results(shown)
  local asked, results, won = questions(game.value // 1), {}, 0
  for i = 1, shown do
    results[i] = wins(asked.x[i], asked.y[i], answered(a_count, a_bits, i), answered(b_count, b_bits, i))
    if results[i] then won = won + 1 end
  end
  return results, won
end

prose { only = "learner",
  ja = [[
    作戦を決めて、部屋 A として 20 {回|かい}、「つづき」を押して部屋 B として 20 回答えます。A の質問を思い出せない速さなら、1 人でも相談なしです。
  ]],
  en = [[
    Choose a plan, answer 20 rounds as room A, then “Continue” and 20 as room B: too fast to
    remember what A was asked.
  ]],
}

local open_hand = input.button { label = { ja = "○ 0（パー）", en = "○ 0 (open)" }, run = function() give(0) end }
local fist = input.button { label = { ja = "● 1（グー）", en = "● 1 (fist)" }, run = function() give(1) end }
local take_back = input.button { label = { ja = "1 つもどす", en = "Take one back" },
  run = function()
    local count = own()
    if turn < 2 then count:set(math.max(0, count.value // 1 - 1)) end
  end }
local new_game = input.button { label = { ja = "はじめから、別の質問で", en = "Anew, other questions" },
  run = function()
    game:set(game.value + 1)
    for _, number in ipairs { a_count, a_bits, b_count, b_bits } do number:set(0) end
  end }

local HEADS_DOWN = { ja = "顔をふせる", en = "heads down" }

-- A room's turn: its question now, or that it has answered all.
local function draw_turn(g, step)
  local asked = questions(game.value // 1)
  local count, bits = own()
  local at, given = count.value // 1, {}
  local room = { shut = { ja = "おわりました", en = "all answered" } }
  if at < ROUNDS then room = { question = (step == 0 and asked.x or asked.y)[at + 1] } end
  local other = { shut = HEADS_DOWN }
  draw_rooms(g, step == 0 and room or other, step == 0 and other or room)
  draw_rule(g, 4.22)
  for i = 1, at do given[i] = answered(count, bits, i) end
  draw_strip(g, step == 0 and "A" or "B", given)
  g:text(15.9, STRIP.y + STRIP.h / 2, ("%d / %d"):format(math.min(at + 1, ROUNDS), ROUNDS), { anchor = "right", size = 0.74, bold = true })
  draw_outcome(g, 3.2, 6.4, 0.6, 0)
  g:text(4.15, 6.4, { ja = "パー", en = "open" }, { anchor = "left", size = 0.8, bold = true })
  draw_outcome(g, 9.5, 6.4, 0.6, 1)
  g:text(10.45, 6.4, { ja = "グー", en = "fist" }, { anchor = "left", size = 0.8, bold = true })
  draw_seed(g, 0.1, 7.7, "left", game.value // 1)
end

local PACE = 0.7 -- seconds a round, where rounds are shown by themselves

-- The rounds one after another, with what both rooms had.
local function draw_shown(g, shown)
  local asked, results, won = questions(game.value // 1), plan_results(shown)
  local function seen(row, count, bits) return { question = row[shown], answer = answered(count, bits, shown) } end
  draw_rooms(g, seen(asked.x, a_count, a_bits), seen(asked.y, b_count, b_bits), true)
  draw_verdict(g, results[shown])
  draw_rule(g, 4.22)
  draw_strip(g, PLAN, results)
  draw_score(g, won, shown)
  draw_seed(g, 15.9, 5.75, "right", game.value // 1)
  draw_axis(g)
  if shown < ROUNDS then return end
  draw_ceiling(g)
  draw_share(g, PLAN, won, shown, {})
end

stage {
  width = WIDE, height = HIGH, still = 15,
  label = { ja = "2 つの部屋が 20 {回|かい}ずつ答え、さいごに勝ち負けが 1 つずつ開きます。", en = "Two rooms answer 20 questions each; in the end the rounds are shown one by one, won or lost." },
  draw = function(g, _, step, since)
    turn = step
    if step < 2 then return draw_turn(g, step) end
    local shown = math.min(ROUNDS, 1 + math.floor(since / PACE))
    draw_shown(g, shown)
    if shown < ROUNDS then g:animate() end
  end,
}

notes {
  ja = [[
    **60 秒。** 右半分（B）は顔をふせ、左半分（A）だけが画面を見ます。質問を読み上げ、「せーの」で手を出してもらい、多いほうのボタンを押します。20 {回|かい}、1 回 3 秒。
    質問が見えるのは A だけ。これで本当に相談なしになります。おくれたら途中で「次へ」：答えのない回は 0 になります。
  ]],
  en = [[
    **A minute.** The right half (B) puts its heads down; only A looks. Read the question, “one, two, go”, press what most hands show: 20 rounds, 3 seconds each.
    Only A sees A's questions, so there really is no talking. If you are late, go on: rounds without an answer count as 0.
  ]],
  mistake = { ja = "「前の{回|かい}の結果を見て、次を変えればよい」。結果は最後まで見せません", en = "“We adapt to how the last round went”: nothing is told until the end" },
}

step()

notes {
  ja = [[ **60 秒。** 交代です。左半分（A）が顔をふせ、右半分（B）が見ます。質問は A のときと別の列です。 ]],
  en = [[ **A minute.** Change over: A puts its heads down, B looks. These are B's own questions. ]],
}

prose { only = "learner",
  ja = [[ 交代です。部屋 B として、作戦どおりに答えます。 ]],
  en = [[ Change over: you are room B now. ]],
}

step()

notes {
  ja = [[
    **90 秒。** 1 {回|かい}ずつ開きます。だまって見ます。さいごに 75% の線が出ます。20 回では運もあります：いちばんよい作戦でも 15 勝は平均で、16 勝以上になることが 41% あります。横の太い線は、この回数で言える{範囲|はんい}（95%）です。
    「ずっと 0」なら、種 22 では 15 勝です。
  ]],
  en = [[
    **90 seconds.** The rounds open one by one; say nothing. The 75% line comes last. Twenty rounds leave room for luck: even the best plan wins 15 only on average, and 16 or more in 41% of such games. The thick line says what so few rounds can tell (95%).
    “Always 0” wins 15 with seed 22.
  ]],
  expect = {
    { value = { ja = "15 勝 / 20", en = "15 of 20" }, label = { ja = "ずっと 0、種 22", en = "always 0, seed 22" } },
    { value = { ja = "53%〜89%", en = "53% to 89%" }, label = { ja = "15 勝で言える{範囲|はんい}（95%）", en = "what 15 of 20 can tell (95%)" } },
    { value = "41%", label = { ja = "運で 16 勝以上", en = "16 or more by luck" } },
  },
}

prose { only = "learner",
  ja = [[
    答えのない{回|かい}は 0 と数えます。太い線は 20 回で言える{範囲|はんい}（95%）です。運もあり、いちばんよい作戦でも 41% は 16 勝以上します。
  ]],
  en = [[
    Rounds without an answer count as 0. The thick line is what 20 rounds can tell (95%). There is
    luck: the best plan wins 16 or more in 41% of games.
  ]],
}

---------------------------------------------------------------------------------------
page "ceiling" {
  ja = "なぜ 75% なのか", en = "Why 75%?",
  layout = "beside", minutes = 2, hall = true,
}

-- A plan is four answers: A's to 0 and to 1, B's to 0 and to 1. All there are, and what
-- they win of the four pairs of questions.
local function all_plans()
  local plans = {}
  for number = 0, 15 do
    local plan = { number >> 3 & 1, number >> 2 & 1, number >> 1 & 1, number & 1, results = {}, won = 0 }
    for k, asked in ipairs(ASKED) do
      plan.results[k] = wins(asked[1], asked[2], plan[1 + asked[1]], plan[3 + asked[2]])
      if plan.results[k] then plan.won = plan.won + 1 end
    end
    plans[number + 1] = plan
  end
  return plans
end
local PLANS = all_plans()
local BY_PLAN = { { ja = "50%", en = "50%" }, { ja = "75%", en = "75%" }, { ja = "85%", en = "85%" }, { ja = "100%", en = "100%" } }

-- The four questions one under another, and how one plan does.
local function draw_one_plan(g, plan)
  g:text(0.1, 0.55, { ja = "「ずっと 0」", en = "“always 0”" }, { anchor = "left", size = 0.66, bold = true })
  g:text(6.2, 0.55, "A", { size = 0.6, bold = true })
  g:text(7.9, 0.55, "B", { size = 0.6, bold = true })
  for k, asked in ipairs(ASKED) do
    local y = 1.65 + 1.45 * (k - 1)
    g:text(0.4, y, asked_words(asked), { anchor = "left", size = 0.7, bold = true, ink = "accent" })
    draw_outcome(g, 6.2, y, 0.56, plan[1 + asked[1]])
    draw_outcome(g, 7.9, y, 0.56, plan[3 + asked[2]])
    g:text(9.4, y, wins(asked[1], asked[2], 0, 0) and SAME or DIFFER, { anchor = "left", size = 0.6, ink = "soft" })
    draw_result(g, 14, y, 0.46, plan.results[k])
  end
  g:text(8, 7.55, { ja = ("%d / 4 ＝ %s"):format(plan.won, percent(plan.won / 4)), en = ("%d / 4 = %s"):format(plan.won, percent(plan.won / 4)) }, { size = 0.9, bold = true })
end

-- The plans as columns: their four answers, and how the four questions end.
local function draw_plans(g, shown)
  local left, step, rows = 3.55, 0.79, { { "A", 0 }, { "A", 1 }, { "B", 0 }, { "B", 1 } }
  for k = 1, 4 do
    g:text(0.1, 0.45 + 0.84 * (k - 1), answer_words(rows[k]), { anchor = "left", size = 0.5 })
    g:text(0.1, 3.9 + 0.84 * (k - 1), asked_words(ASKED[k]), { anchor = "left", size = 0.5, ink = "accent", bold = true })
  end
  g:line(0.1, 3.43, 15.9, 3.43, { ink = "line", width = 0.05 })
  for i = 1, shown do
    local plan, x = PLANS[i], left + step * (i - 1)
    for k = 1, 4 do
      draw_outcome(g, x, 0.45 + 0.84 * (k - 1), 0.27, plan[k], true)
      draw_result(g, x, 3.9 + 0.84 * (k - 1), 0.22, plan.results[k])
    end
    g:text(x, 7.35, ("%d"):format(plan.won), { size = 0.62, bold = true, ink = plan.won == 3 and "right" or "ink" })
  end
  g:line(0.1, 6.88, 15.9, 6.88, { ink = "line", width = 0.05 })
  g:text(0.1, 7.35, { ja = "勝つ数", en = "wins" }, { anchor = "left", size = 0.54, bold = true })
end

local function most_of_plans(shown)
  local most = 0
  for i = 1, shown do most = math.max(most, PLANS[i].won) end
  return most
end

-- Three wins make all four answers the same, and then the fourth is lost.
local function draw_chain(g)
  local at = { { 2.2, 1.7 }, { 6.6, 1.7 }, { 2.2, 4.7 }, { 6.6, 4.7 } } -- A to 0, B to 0, B to 1, A to 1
  local names = { { "A", 0 }, { "B", 0 }, { "B", 1 }, { "A", 1 } }
  for _, pair in ipairs { { 1, 2 }, { 1, 3 }, { 2, 4 }, { 3, 4 } } do
    local p, r, last = at[pair[1]], at[pair[2]], pair[1] == 3
    g:line(p[1], p[2], r[1], r[2], { ink = last and "wrong" or "right", width = 0.14, dash = last })
    local x, y = (p[1] + r[1]) / 2, (p[2] + r[2]) / 2
    g:circle(x, y, 0.48, { ink = last and "wrong" or "right", fill = "sheet", width = 0.06 })
    g:text(x, y, last and "≠" or "=", { size = 0.72, bold = true, ink = last and "wrong" or "right" })
  end
  for i, p in ipairs(at) do
    g:rect(p[1] - 1.15, p[2] - 0.62, 2.3, 1.24, { ink = "ink", fill = "sheet", width = 0.06, radius = 0.15 })
    g:text(p[1], p[2], answer_words(names[i]), { size = 0.56, bold = true })
  end
  for i, words in ipairs {
    { ja = "＝ が 3 つなら", en = "Three = signs:" },
    { ja = "4 つ全部が同じ", en = "all four agree:" },
    { ja = "「1 と 1」で負ける", en = "1 and 1 is lost" },
  } do
    g:text(8.6, 1.7 + 1.05 * (i - 1), words, { anchor = "left", size = 0.56, bold = i == 3, ink = i == 3 and "wrong" or "ink" })
  end
  g:text(8.6, 5.4, ("3/4 = %s"):format(percent(most_of_plans(16) / 4)), { anchor = "left", size = 1, bold = true })
end

stage {
  width = WIDE, height = HIGH, still = 6,
  label = { ja = "16 通りの作戦は、どれも 4 つの質問のうち少なくとも 1 つで負けます。", en = "Each of the sixteen plans loses at least one of the four pairs of questions." },
  draw = function(g, _, step, since)
    if step == 0 then return draw_one_plan(g, PLANS[1]) end
    if step == 2 then
      draw_chain(g)
      return draw_hands(g, 7.2, BY_PLAN, { half_won, three_won, most_won, all_won }, 2)
    end
    local shown = math.min(16, 1 + math.floor(since / 0.3))
    draw_plans(g, shown)
    if shown < 16 then g:animate() end
  end,
}

notes {
  ja = [[ **30 秒。** 作戦を 1 つ。「ずっと 0」は、4 つのうち 3 つ勝ちます。だから 75%。「もっとうまい作戦は？」と聞いて、次へ。 ]],
  en = [[ **Half a minute.** One plan: “always 0” wins three of the four, 75%. “Is there a better one?” Go on. ]],
  mistake = { ja = "「その場でくじを引けば、もっと勝てる」。くじは 16 通りを混ぜるだけで、平均は上がりません", en = "“Toss coins instead”: that mixes the sixteen plans, and a mean is no better than the best" },
  expect = { { value = 0.75, label = { ja = "「ずっと 0」の勝率", en = "“always 0” wins" } } },
}

prose { only = "learner",
  ja = [[ 「ずっと 0」という作戦は、4 つの質問のうち 3 つで勝ちます。もっとよい作戦はあるでしょうか。 ]],
  en = [[ “Always 0” wins three of the four pairs of questions. Is there a better plan? ]],
}

step()

notes {
  ja = [[ **40 秒。** 作戦は「A は 0 と 1 に何と答えるか、B は 0 と 1 に何と答えるか」の 4 つで決まり、全部で 16 通り。いま全部を試しました。× のない列をさがしてもらいます。ありません。 ]],
  en = [[ **40 seconds.** A plan is four answers: A to 0 and to 1, B to 0 and to 1. That makes sixteen, and all have just been tried. Let them look for a column without a cross. There is none. ]],
  expect = {
    { value = { ja = "8 通り", en = "8 plans" }, label = { ja = "3 つ勝つ作戦", en = "win three" } },
    { value = { ja = "8 通り", en = "8 plans" }, label = { ja = "1 つだけ勝つ作戦", en = "win only one" } },
  },
}

prose { only = "learner",
  ja = [[ 作戦は 4 つの答えで決まるので、全部で 16 通りです。計算機が全部を試しました。どの列にも、× が 1 つはあります。 ]],
  en = [[ A plan is four answers, so there are sixteen. All were tried: no column is without a cross. ]],
}

step()

notes {
  ja = [[ **50 秒。** 理由は 3 行です。はじめの 3 つの質問で勝つには、答えが全部同じになる。すると「1 と 1」で負ける。**75%** が上限です。手の数とくらべます。 ]],
  en = [[ **50 seconds.** Why, in three lines. To win the first three, all answers are the same; then “1 and 1” is lost. **75%** is the ceiling. Look at the hands. ]],
  expect = { { value = 0.75, label = { ja = "作戦だけの上限", en = "ceiling of plans" } } },
}

prose { only = "learner",
  ja = [[ 3 つの ＝ をつなぐと、4 つの答えは全部同じです。すると「1 と 1」で負けます。その場でくじを引いても、16 通りを混ぜるだけなので、平均は 75% をこえません。 ]],
  en = [[ Three = signs make all four answers the same, which loses “1 and 1”. Tossing coins only mixes the sixteen plans, so the mean stays at 75% or below. ]],
}

exercise.number "own-answer" { only = "learner",
  ask = { ja = "A はいつも 0 と答え、B は来た質問の数をそのまま答えます。勝率はいくつですか。", en = "A always answers 0; B answers with the number it is asked. What share do they win?" },
  answer = "3/4", tolerance = 0.005,
  computed = function() return PLANS[2].won / 4 end,
  hints = {
    { ja = "4 つの質問を 1 つずつ試します。「0 と 1」では、A は 0、B は 1 です。", en = "Try the four one by one. For “0 and 1”, A says 0 and B says 1." },
    { ja = "「1 と 1」では、A は 0、B は 1。ちがうので勝ちです。", en = "For “1 and 1”, A says 0 and B says 1: different, which wins." },
  },
  wrong = {
    { when = "1/2", say = { ja = "「1 と 1」では、ちがう答えが勝ちです。そこも数えましたか。", en = "For “1 and 1” different answers win. Did you count that one?" } },
    { when = 1, say = { ja = "「0 と 1」では A が 0、B が 1 なので、負けます。同じ答えが必要な質問です。", en = "For “0 and 1”, A says 0 and B says 1 and they lose: there the same answers win." } },
    { when = "1/4", say = { ja = "それは負ける割合です。負けるのは「0 と 1」だけです。", en = "That is what they lose: only “0 and 1” is lost." } },
  },
  explain = { ja = "負けるのは「0 と 1」だけなので、3/4 です。負ける質問が移っただけで、なくなってはいません。", en = "Only “0 and 1” is lost: 3/4. The loss has moved, but it has not gone." },
}

---------------------------------------------------------------------------------------
page "guess-pair" {
  ja = "{予想|よそう} 2：もつれた組を配る", en = "Guess 2: entangled pairs",
  layout = "beside", minutes = 0.5, hall = { layout = "beside" },
}

notes {
  ja = [[
    **30 秒。** 会場は休み、2 台の機械が代わります。毎回、**{量子|りょうし}もつれ**の組を 1 組作り、1 個ずつ配ってあります。質問が来たら、機械はそれぞれの向きで自分の 1 個を測るだけ。電話はありません。手を数えます。
    図は、質問が「1 と 1」のときの本当の回路です。左の 2 つが組を作り、次が向きを決め、さいごに測ります。
  ]],
  en = [[
    **Half a minute.** The hall rests; two machines play. For each round an **entangled** pair is made and one half is given to each room. Asked, a machine measures its own half along a direction, and that is all. No telephone. Count hands.
    The picture is the real circuit for “1 and 1”: the first two make the pair, then each is turned, then measured.
  ]],
  mistake = { ja = "「もつれた組は、いつも同じ答えになる」", en = "“An entangled pair always agrees”" },
}

prose { only = "learner",
  ja = [[
    こんどは 2 台の機械が代わります。毎回、**{量子|りょうし}もつれ**の組を作り、1 個ずつ配っておきます。
    質問が来ると、機械は自分の 1 個を、質問で決まる向きに測り、結果を答えます。電話はありません。

    図は質問が「1 と 1」のときの回路です。上が A、下が B です。
  ]],
  en = [[
    Now two machines play. For each round an **entangled** pair is made, and each room is given
    one half beforehand. Asked, a machine measures its half along a direction that its question
    chooses, and answers with the outcome. There is no telephone.

    This is the circuit for “1 and 1”.
  ]],
}

local no_gain, some_gain, full_gain = vote "by-pair" {
  ask = { ja = "もつれた組で、勝率は？", en = "With pairs they win …" },
  options = {
    { ja = "75% まで", en = "75% at most" },
    { ja = "75% と 100% の間", en = "75% to 100%" },
    { ja = "100%", en = "100%" },
  },
  right = 2, rehearse = { 16, 13, 11 },
}

circuit {
  qubits = 2, fixed = true,
  start = "h 0; cx 0 1; barrier 0 1; ry(-90 deg) 0; ry(45 deg) 1; measure 0; measure 1",
  names = { "A", "B" },
  label = { ja = "もつれた組を作り、向きを決めて測る回路", en = "A circuit that makes the pair, turns each half and measures" },
}

stage {
  width = 8, height = 4,
  label = { ja = "真ん中で作った組が、1 個ずつ部屋 A と部屋 B に配られます。", en = "A pair is made in the middle; one half goes to room A, the other to room B." },
  draw = function(g)
    for i, name in ipairs { "A", "B" } do
      local x, way = i == 1 and 0.1 or 6.2, i == 1 and -1 or 1
      g:rect(x, 1.1, 1.7, 1.9, { ink = "ink", fill = "sheet", width = 0.06, radius = 0.15 })
      g:text(x + 0.85, 2.05, name, { size = 0.9, bold = true })
      g:circle(4 + 0.55 * way, 2.05, 0.3, { fill = "fox" })
      g:arrow(4 + 0.95 * way, 2.05, 4 + 1.8 * way, 2.05, { ink = "fox", width = 0.1, head = 0.35 })
    end
    g:line(3.75, 2.05, 4.25, 2.05, { ink = "fox", width = 0.12, dash = true })
    g:text(4, 1.05, { ja = "もつれ", en = "pair" }, { size = 0.54, bold = true, ink = "fox" })
  end,
}

---------------------------------------------------------------------------------------
page "machine" {
  ja = "2 台の機械が 2000 {回|かい}", en = "Two machines play 2000 rounds",
  layout = "beside", minutes = 2, hall = true,
}

prose { only = "learner",
  ja = [[
    A は質問 0 で 0°、1 で 90°、B は 0 で 45°、1 で −45° の向きに測ります。2 つの向きの差は、「1 と 1」だけ 135°、ほかは 45° です。
  ]],
  en = [[
    Asked 0 or 1, A measures along 0° or 90°, B along 45° or −45°. The two are 135° apart for
    “1 and 1” and 45° otherwise.
  ]],
}

local run_number = remember "run" { start = 1 }
local theory = value(function() return mean_chance(BEST) end)
local pair_won = value(function() return machine_rounds(run_number.value // 1).won[MANY] end)
local run_again = input.button { label = { ja = "別の種でもう一度", en = "Again, another seed" },
  run = function() run_number:set(run_number.value + 1) end }
local BY_PAIR = { { ja = "75% まで", en = "to 75%" }, { ja = "その間", en = "between" }, { ja = "100%", en = "100%" } }

-- One round of the machines, and the twenty first ones as far as they have been shown.
local function draw_machine(g, rounds, shown)
  local x, y = rounds.x[shown], rounds.y[shown]
  local to_a, to_b = directions(BEST, x, y)
  draw_rooms(g, { question = x, degrees = to_a, answer = rounds.a[shown] }, { question = y, degrees = to_b, answer = rounds.b[shown] }, true)
  draw_verdict(g, wins(x, y, rounds.a[shown], rounds.b[shown]))
end

local function draw_first(g, rounds, shown)
  local results = {}
  for i = 1, math.min(shown, ROUNDS) do results[i] = wins(rounds.x[i], rounds.y[i], rounds.a[i], rounds.b[i]) end
  draw_strip(g, PAIR, results)
end

-- 1 … 2000, faster and faster.
local function reached(since)
  return math.max(1, math.min(MANY, math.floor(MANY * (since / 6) ^ 2 + 1e-6)))
end

stage {
  width = WIDE, height = HIGH, still = 15,
  label = { ja = "2 台の機械が質問ごとの向きに測り、勝率が 85% あたりに落ち着きます。", en = "Two machines measure along the directions of their questions; their share of wins settles near 85%." },
  draw = function(g, _, step, since)
    local rounds = machine_rounds(run_number.value // 1)
    local shown = step == 0 and math.min(ROUNDS, 1 + math.floor(since / PACE)) or reached(since)
    local _, won = plan_results(ROUNDS)
    draw_machine(g, rounds, shown)
    draw_first(g, rounds, shown)
    draw_score(g, rounds.won[shown], shown)
    draw_seed(g, 15.9, 5.75, "right", run_number.value // 1)
    draw_axis(g)
    draw_ceiling(g)
    draw_share(g, PLAN, won, ROUNDS, { most = 9.4, bare = true })
    local told = step > 0 and draw_hands(g, 4.22, BY_PAIR, { no_gain, some_gain, full_gain }, 2)
    if not told then draw_rule(g, 4.22) end
    if step > 0 then draw_share(g, PAIR, rounds.won[shown], shown, { ink = "fox", diamond = true, digits = 1, size = 0.62 }) end
    if shown < (step == 0 and ROUNDS or MANY) then g:animate() end
  end,
}

notes {
  ja = [[
    **50 秒。** 1 {回|かい}ずつ進みます。質問で向きが変わり、測ると ○ か ● が出ます。A は 0° か 90°、B は 45° か −45°。2 つの向きの差は、「1 と 1」だけ 135°、ほかは 45° です。
    20 回ではまだ運が大きいので、勝ち数は言いません。
  ]],
  en = [[
    **50 seconds.** Round by round. The question turns the direction, measuring gives a ring or a disc. A uses 0° or 90°, B 45° or −45°: the two directions are 135° apart for “1 and 1” and 45° otherwise.
    Twenty rounds are still mostly luck; do not name the score.
  ]],
  mistake = { ja = "「A の結果が B に送られている」。どちらも自分の 1 個を測るだけです", en = "“A's outcome is sent to B”: each only measures its own half" },
}

step()

notes {
  ja = [[
    **70 秒。** 2000 {回|かい}を 6 秒で。ひし形が 85% あたりに落ち着きます。太い線は 2000 回で言える{範囲|はんい}で、**75% の線にとどきません**。運ではない、ということです。理論の値は 0.8536。「別の種」で引きなおしても、同じ所に来ます。手の数とくらべます。
  ]],
  en = [[
    **70 seconds.** 2000 rounds in 6 seconds. The diamond settles near 85%. The thick line, what 2000 rounds can tell, **does not reach 75%**: this is not luck. Theory says 0.8536. Another seed ends at the same place. Look at the hands.
  ]],
  expect = {
    { value = 0.8536, label = { ja = "理論の勝率", en = "by theory" } },
    { value = { ja = "83.8%〜86.9%", en = "83.8% to 86.9%" }, label = { ja = "2000 {回|かい}で 95% が入る所", en = "where 95% of such runs end" } },
    { value = 0.75, label = { ja = "作戦だけの上限", en = "plans alone" } },
  },
}

prose { only = "learner",
  ja = [[ 2000 {回|かい}のうち {=pair_won:count} {回|かい}の勝ちです。太い線（95% の{範囲|はんい}）は 75% にとどかないので、運ではありません。理論の値は {=theory:4} です。 ]],
  en = [[ They won {=pair_won:count} of 2000. The thick line (95%) does not reach 75%, so it is not luck. Theory says {=theory:4}. ]],
}

exercise.number "right-angle" { only = "learner",
  ask = { ja = "2 つの向きの差が 45° のとき、結果が同じになる{確率|かくりつ}は 0.854 でした。差が 90° なら、いくつですか。", en = "With directions 45° apart the outcomes agree with probability 0.854. And with 90°?" },
  answer = "1/2", tolerance = 0.005,
  computed = function() return q.agreement(state "(|00> + |11>)/sqrt(2)", 0, "90 deg") end,
  hints = {
    { ja = "差が 0° なら必ず同じ、180° なら必ずちがう結果です。", en = "At 0° they always agree, at 180° never." },
    { ja = "90° は、0° と 180° のちょうど真ん中です。", en = "90° is half way from 0° to 180°." },
  },
  wrong = {
    { when = 1, misconception = "M09", say = { ja = "もつれた組が必ず同じ結果になるのは、同じ向きに測ったときだけです。", en = "An entangled pair always agrees only when both are measured along the same direction." } },
    { when = 0, misconception = "M07", say = { ja = "必ずちがう結果になるのは、差が 180° のときです。90° はその半分です。", en = "They never agree at 180°. 90° is half of that." } },
    { when = 0.854, say = { ja = "それは 45° のときです。差が大きいほど、同じになりにくくなります。", en = "That is for 45°. Further apart they agree less." } },
    { when = 0.708, say = { ja = "まっすぐに減ると考えましたか。実際は波の形で、90° でちょうど半々です。", en = "A straight line? It follows a wave, and at 90° it is half and half." } },
  },
  explain = { ja = [[同じになる{確率|かくりつ}は $\frac{1+\cos 90^\circ}{2}=0.5$ です。]], en = [[They agree with $\frac{1+\cos 90^\circ}{2}=0.5$.]] },
}

---------------------------------------------------------------------------------------
page "dials" {
  ja = "向きを変えると？", en = "What if the directions change?",
  layout = "beside", minutes = 1, hall = true,
}

local DIALS = { { 2.2, "A" }, { 6.8, "B" } }

-- Both rooms' dials: for the question 0 a long hand, for 1 a short one.
local function draw_dials(g, angles)
  for i, dial in ipairs(DIALS) do
    local x, y, r = dial[1], 1.95, 1.35
    g:circle(x, y, r, { ink = "edge", fill = "ball", width = 0.06 })
    g:text(x - 1.8, 0.6, dial[2], { size = 0.6, bold = true })
    local pair = i == 1 and angles.a or angles.b
    for k = 1, 2 do
      local ink, far = k == 1 and "accent" or "predicted", k == 1 and 1.22 or 0.7
      draw_direction(g, x, y, r * far, pair[k], ink)
      local at_x, at_y = ray(x, y, k == 1 and 1.22 * r + 0.3 or 0.74 * r, pair[k] + (k == 1 and 0 or 27))
      g:text(at_x, at_y, ("%d"):format(k - 1), { size = 0.52, bold = true, ink = ink })
    end
  end
end

-- What the four questions win and their mean, over the line of 75 %; below, all at 0°.
local function draw_chances(g, angles, level)
  local left, w, top, step = 2.4, 4.1, 4.3, 0.56
  local function bar(y, high, p, name, options)
    g:text(0.1, y, name, { anchor = "left", size = options.size, bold = options.bold })
    g:rect(left, y - high / 2, math.max(w * p, 0.03), high, options.hollow and { ink = "ink", width = 0.05 } or { fill = options.fill })
    g:text(8.9, y, percent(p, 1), { anchor = "right", size = options.size, bold = options.bold, ink = options.ink })
  end
  for k, asked in ipairs(ASKED) do
    bar(top + step * (k - 1), 0.38, chance_to_win(angles, asked[1], asked[2]), asked_words(asked), { size = 0.46, fill = "observed" })
  end
  local y = top + 4 * step + 0.12
  bar(y, 0.54, mean_chance(angles), { ja = "平均", en = "mean" }, { size = 0.6, bold = true, fill = "fox", ink = "fox" })
  if level then bar(y + 0.78, 0.54, mean_chance(LEVEL), { ja = "全部 0°", en = "all 0°" }, { size = 0.56, bold = true, hollow = true }) end
  g:line(left + 0.75 * w, top - 0.35, left + 0.75 * w, y + 1.1, { ink = "wrong", width = 0.07, dash = true })
  g:text(left + 0.75 * w, y + 1.16, "75%", { anchor = "top", size = 0.44, bold = true, ink = "wrong" })
end

local a0 = input.dial { from = -180, to = 180, start = 0, step = 15, unit = "deg", label = { ja = "A、質問 0", en = "A for 0" } }
local a1 = input.dial { from = -180, to = 180, start = 90, step = 15, unit = "deg", label = { ja = "A、質問 1", en = "A for 1" } }
local b0 = input.dial { from = -180, to = 180, start = 45, step = 15, unit = "deg", label = { ja = "B、質問 0", en = "B for 0" } }
local b1 = input.dial { from = -180, to = 180, start = -45, step = 15, unit = "deg", label = { ja = "B、質問 1", en = "B for 1" } }

stage {
  width = 9, height = 8.1,
  label = { ja = "部屋 A と B の向きと、4 つの質問の勝率。向きを変えると、平均は 85.4% より下がります。", en = "The directions of rooms A and B and what the four questions win. Other directions win less than 85.4%." },
  draw = function(g, _, step)
    local angles = { a = { a0.value, a1.value }, b = { b0.value, b1.value } }
    draw_dials(g, angles)
    draw_chances(g, angles, step > 0)
  end,
}

notes {
  ja = [[ **40 秒。** 長い矢印が質問 0、短い矢印が質問 1 の向きです。この向きなら、4 つの質問がどれも同じ 85.4%。会場に角度を言ってもらい、つまみを動かします。どう変えても、平均は 85.4% をこえません。B の 2 つを入れかえると 50% です。時間がなければ、動かさずに進みます。 ]],
  en = [[ **40 seconds.** The long arrow is the direction for question 0, the short one for 1. With these all four questions win the same 85.4%. Let the hall name angles and turn the dials. Whatever they try, the mean stays at 85.4% or below; with B's two exchanged it is 50%. If you are late, go on without turning. ]],
  mistake = { ja = "「もつれていれば、それだけで勝てる」。向きが大事です", en = "“Being entangled is enough”: the directions matter" },
  expect = {
    { value = "85.4%", label = { ja = "はじめの向きの平均", en = "the directions as they are" } },
    { value = "50.0%", label = { ja = "B の 2 つを入れかえる", en = "B's two exchanged" } },
  },
}

prose { only = "learner",
  ja = [[ 長い矢印は質問 0、短い矢印は質問 1 のときに測る向きです。85.4% をこえられますか。B の 2 つを入れかえると？ ]],
  en = [[ Long: for question 0; short: for 1. Can you beat 85.4%? And with B's two exchanged? ]],
}

step()

notes {
  ja = [[ **20 秒。** 全部の向きを 0° にそろえると、結果はいつも同じになり、「1 と 1」は必ず負けます。もつれていても **75%**。作戦「ずっと 0」と同じです。 ]],
  en = [[ **20 seconds.** With all directions at 0° the outcomes always agree, and “1 and 1” is always lost: **75%** in spite of entanglement, no better than “always 0”. ]],
  expect = { { value = "75.0%", label = { ja = "全部 0° の平均", en = "all at 0°" } } },
}

prose { only = "learner",
  ja = [[ 全部 0° なら、もつれていても 75% です。 ]],
  en = [[ With all at 0° it is 75%. ]],
}

---------------------------------------------------------------------------------------
page "bell" {
  ja = "S = 2.83：物理の言い方では", en = "S = 2.83: how physicists say it",
  layout = "beside", minutes = 1, hall = true,
}

-- How often answers are the same less how often they differ.
local function correlation(k, angles)
  local p = chance_to_win(angles, ASKED[k][1], ASKED[k][2])
  return k == 4 and 1 - 2 * p or 2 * p - 1
end

local function score(angles)
  return correlation(1, angles) + correlation(2, angles) + correlation(3, angles) - correlation(4, angles)
end

-- S of a plan, by its four answers.
local function plan_score(plan)
  local sum = 0
  for k, asked in ipairs(ASKED) do
    local same = plan[1 + asked[1]] == plan[3 + asked[2]]
    sum = sum + (same and 1 or -1) * (k == 4 and -1 or 1)
  end
  return sum
end

local function best_plan_score()
  local most = -4
  for _, plan in ipairs(PLANS) do most = math.max(most, plan_score(plan)) end
  return most
end

-- The four numbers as bars up and down, and how they make S.
local function draw_correlations(g)
  local base, high = 2.55, 1.6
  g:line(0.6, base, 15.4, base, { ink = "ink", width = 0.05 })
  for k, asked in ipairs(ASKED) do
    local x, e = 3.6 + 3.5 * (k - 1), correlation(k, BEST)
    local ink = e > 0 and "fox" or "zero"
    g:rect(x - 0.65, e > 0 and base - high * e or base, 1.3, high * math.abs(e), { fill = ink })
    g:text(x, e > 0 and base - high * e - 0.42 or base + high * -e + 0.42, (e > 0 and "+" or "−") .. ("%.2f"):format(math.abs(e)), { size = 0.66, bold = true, ink = ink })
    g:text(x, e > 0 and base + 0.45 or base - 0.45, asked_words(asked), { size = 0.54 })
    if k > 1 then g:text(x - 1.75, 0.95, k == 4 and "−" or "+", { size = 0.9, bold = true }) end
  end
  g:text(0.9, 0.95, "S =", { size = 0.8, bold = true })
end

local function draw_scores(g)
  local left, w, y = 1.2, 13.4, 6.6
  local function at(s) return left + w * s / 4 end
  g:line(left, y, left + w, y, { ink = "ink", width = 0.05 })
  for s = 0, 4 do
    g:line(at(s), y, at(s), y + 0.13, { ink = "ink", width = 0.05 })
    g:text(at(s), y + 0.5, ("%d"):format(s), { size = 0.5 })
  end
  local plans, pair = best_plan_score(), score(BEST)
  g:line(at(plans), y - 1.35, at(plans), y + 0.12, { ink = "wrong", width = 0.08, dash = true })
  g:text(at(plans) - 0.15, y - 1.1, { ja = ("作戦：%d まで"):format(plans), en = ("plans: up to %d"):format(plans) }, { anchor = "right", size = 0.54, bold = true, ink = "wrong" })
  g:polygon({ at(pair), y - 0.32, at(pair) + 0.26, y, at(pair), y + 0.32, at(pair) - 0.26, y }, { fill = "fox" })
  g:text(at(pair), y - 0.75, { ja = ("もつれ：%.2f"):format(pair), en = ("pair: %.2f"):format(pair) }, { anchor = "left", size = 0.66, bold = true, ink = "fox" })
end

stage {
  width = WIDE, height = HIGH,
  label = { ja = "4 つの質問の「同じ − ちがう」の棒と、それから作った S。作戦だけでは 2 まで、もつれでは 2.83 です。", en = "Bars of “same less different” for the four questions, and S made of them: up to 2 for plans, 2.83 with the pair." },
  draw = function(g, _, step)
    draw_correlations(g)
    draw_scores(g)
    if step == 0 then
      g:text(8, 7.8, { ja = "棒 ＝ 同じ − ちがう（割合）", en = "bar = agree − differ (shares)" }, { size = 0.54, bold = true })
    else
      g:text(8, 7.8, { ja = ("勝率 ＝ 1/2 + S/8 ＝ %s"):format(percent(0.5 + score(BEST) / 8, 1)), en = ("won = 1/2 + S/8 = %s"):format(percent(0.5 + score(BEST) / 8, 1)) }, { size = 0.62, bold = true })
    end
  end,
}

notes {
  ja = [[ **40 秒。** 棒は「同じになる割合 − ちがう割合」。3 つをたし、「1 と 1」を引いた数が **S** です。作戦だけなら、16 通りどれも 2 か −2。もつれた組は **2.83**。これが「ベルの不等式（CHSH）の破れ」です。 ]],
  en = [[ **40 seconds.** A bar is the share that agree less the share that differ. Add three, subtract “1 and 1”: that is **S**. Each of the sixteen plans has 2 or −2. The pair has **2.83**: it violates Bell's inequality, in the form of CHSH. ]],
  mistake = { ja = "「各部屋の答えは初めから決まっていて、知らないだけ」。それなら 2 をこえません", en = "“Each room's outcomes were there all along, only unknown”: then S could not be above 2" },
  expect = {
    { value = 2.828, label = { ja = "もつれた組の S", en = "S of the pair" } },
    { value = 2, label = { ja = "作戦だけの上限", en = "plans alone" } },
    { value = 0.71, label = { ja = "棒 1 本の高さ", en = "each bar" } },
  },
}

prose { only = "learner",
  ja = [[
    棒は「同じになる割合 − ちがう割合」です。3 つをたし、「1 と 1」を引いたものを **S** といいます。
    どちらの部屋の答えも、相手と関係なく初めから決まっているなら、S は 2 をこえません（**ベル{不等式|ふとうしき}**、CHSH の形）。もつれた組では 2.83 です。
  ]],
  en = [[
    A bar is the share that agree less the share that differ. Add three, subtract “1 and 1”: that
    is **S**. If each room's answers were fixed beforehand, whatever the other is asked, S could not be
    above 2 (**Bell's inequality**, in the form of CHSH). The pair has 2.83.
  ]],
}

step()

notes {
  ja = [[ **20 秒。** 同じことの 2 つの言い方です。S = 2 なら勝率 75%、S = 2.83 なら 85.4%。S = 4 なら 100% ですが、{量子|りょうし}でもそこまでは行けません。 ]],
  en = [[ **20 seconds.** Two ways to say one thing: S = 2 is 75%, S = 2.83 is 85.4%. S = 4 would be 100%, and not even quantum mechanics gets there. ]],
  expect = { { value = "85.4%", label = { ja = "1/2 + 2.828/8", en = "1/2 + 2.828/8" } } },
}

prose { only = "learner",
  ja = [[ 勝率と S は、同じことの 2 つの言い方です。S = 2 が 75%、S = 2.83 が 85.4% です。 ]],
  en = [[ The share won and S say the same: S = 2 is 75%, S = 2.83 is 85.4%. ]],
}

exercise.number "noisy" { only = "learner",
  ask = { ja = "ある実験では S = 2.4 でした。この装置でゲームをすると、勝率はいくつですか。", en = "An experiment found S = 2.4. What share would that device win?" },
  answer = "0.8", tolerance = 0.002,
  computed = function() return 0.5 + 2.4 / 8 end,
  hints = {
    { ja = "勝率 ＝ 1/2 ＋ S/8 です。", en = "Won = 1/2 + S/8." },
    { ja = "S = 2 で 0.75、S = 2.83 で 0.854 なので、その間です。", en = "S = 2 is 0.75 and S = 2.83 is 0.854: it lies between." },
  },
  wrong = {
    { when = "0.3", say = { ja = "1/2 をたし忘れています。S = 0 なら、勝率は半々です。", en = "The 1/2 is missing: with S = 0 they win half." } },
    { when = "0.6", say = { ja = "4 で割りましたか。それなら S = 2 で 50% になってしまいます。", en = "Divided by 4? Then S = 2 would be 50%." } },
  },
  explain = { ja = "0.5 + 2.4/8 = 0.8 です。2 より大きいので、作戦だけではできない実験です。", en = "0.5 + 2.4/8 = 0.8. It is above 2, so no plan could have done it." },
}

---------------------------------------------------------------------------------------
page "guess-phone" {
  ja = "{予想|よそう} 3：電話の代わりになる？", en = "Guess 3: a telephone?",
  layout = "beside", minutes = 0.5, hall = { layout = "beside" },
}

local WATCHED = 24
-- What room B finds, asked 0, in rounds where A is always asked the same.
local function results_of_b(question_of_a, y, count, seed)
  return q.readings(turned_pair(directions(BEST, question_of_a, y)), count, seed, 1)
end

local function draw_watched(g, y, name, question_of_a, seed)
  g:text(0.2, y, name, { anchor = "left", size = 0.62, bold = true })
  local found = results_of_b(question_of_a, 0, WATCHED, seed)
  for i = 1, WATCHED do
    draw_outcome(g, 1.55 + 0.72 * ((i - 1) % 8), y + 0.72 * ((i - 1) // 8), 0.28, found[i], true)
  end
end

stage {
  width = 7.4, height = 6.4,
  label = { ja = "部屋 B の結果が 24 {回|かい}ずつ 2 列。片方は A の質問がずっと 0、もう片方はずっと 1 でした。", en = "Two lists of 24 outcomes of room B. In one A was always asked 0, in the other always 1." },
  draw = function(g)
    g:text(0.2, 0.5, { ja = "部屋 B の結果", en = "What room B found" }, { anchor = "left", size = 0.56, bold = true })
    draw_watched(g, 1.55, { ja = "ア", en = "P" }, 1, 25)
    draw_watched(g, 4.35, { ja = "イ", en = "Q" }, 0, 12)
  end,
}

notes {
  ja = [[
    **30 秒。** 「結果は送られたのか？」。ア と イ は、どちらも部屋 B の結果です。片方では A の質問がずっと 0、もう片方ではずっと 1。B は、どちらがどちらか分かるでしょうか。手を数えます。
  ]],
  en = [[
    **Half a minute.** “Was something sent?” P and Q are both what room B found. In one, A was always asked 0; in the other always 1. Can B tell which is which? Count hands.
  ]],
  mistake = { ja = "「A を測った瞬間に、B に知らせがとどく」", en = "“Measuring A sends word to B”" },
}

prose { only = "learner",
  ja = [[
    ア と イ は、部屋 B の結果です。片方では A の質問がずっと 0、もう片方ではずっと 1 でした。
    もし B がこれを見分けられるなら、もつれは電話の代わりになります。
  ]],
  en = [[
    P and Q are what room B found. In one, A was always asked 0, in the other always 1. If B can tell
    which is which, entanglement is a telephone.
  ]],
}

local can_tell, can_often, cannot_tell = vote "telephone" {
  ask = { ja = "B は、自分の結果から A の質問が分かる？", en = "Can B tell what A was asked?" },
  options = {
    { ja = "分かる", en = "Yes" },
    { ja = "85% は当たる", en = "Right in 85%" },
    { ja = "まったく分からない", en = "Not at all" },
  },
  right = 3, rehearse = { 9, 18, 13 },
}

---------------------------------------------------------------------------------------
page "phone" {
  ja = "B だけを見ると", en = "Look at room B alone",
  layout = "beside", minutes = 1, hall = true,
}

local TELL = { { ja = "分かる", en = "yes" }, { ja = "85%", en = "85%" }, { ja = "分からない", en = "not at all" } }

-- B's ones of MANY rounds, and how likely they are exactly.
local b_counts = kept(function(seed)
  local counts = {}
  for k, asked in ipairs(ASKED) do
    local found, ones = results_of_b(asked[1], asked[2], MANY, 5000 * seed + k), 0
    for i = 1, MANY do ones = ones + found[i] end
    counts[k] = ones // 1
  end
  return counts
end)

local function chance_of_b(k)
  return q.probability(turned_pair(directions(BEST, ASKED[k][1], ASKED[k][2])), "1", 1)
end

local function draw_shares(g, exact)
  local left, w, counts = 5.6, 7, b_counts(1)
  for row, k in ipairs { 1, 3, 2, 4 } do -- B's question stays, A's changes
    local asked, y = ASKED[k], 1.5 + 1.05 * (row - 1) + (row > 2 and 1.05 or 0)
    local share = exact and chance_of_b(k) or counts[k] / MANY
    if row % 2 == 1 then
      g:text(0.1, y - 0.95, { ja = ("B の質問 %d"):format(asked[2]), en = ("B asked %d"):format(asked[2]) }, { anchor = "left", size = 0.58, bold = true, ink = "accent" })
    end
    g:text(0.7, y, { ja = ("A の質問 %d"):format(asked[1]), en = ("A asked %d"):format(asked[1]) }, { anchor = "left", size = 0.54 })
    g:rect(left, y - 0.38, w, 0.76, { ink = "ink", fill = "sheet", width = 0.05 })
    g:rect(left, y - 0.38, w * share, 0.76, { fill = exact and "fox" or "observed" })
    g:text(15.9, y, percent(share, 1), { anchor = "right", size = 0.7, bold = true })
    if not exact then
      local low, high = q.interval(MANY, counts[k])
      g:line(left + w * low, y, left + w * high, y, { ink = "ink", width = 0.07 })
      for _, bound in ipairs { low, high } do
        g:line(left + w * bound, y - 0.22, left + w * bound, y + 0.22, { ink = "ink", width = 0.07 })
      end
    end
  end
  g:text(left + w / 2, 0.5, { ja = "B が ● の割合", en = "share of ● at B" }, { size = 0.54, bold = true })
  g:line(left + w / 2, 0.95, left + w / 2, 6.2, { ink = "ink", width = 0.07, dash = true })
end

stage {
  width = WIDE, height = HIGH,
  label = { ja = "部屋 B の結果の割合は、A の質問が 0 でも 1 でも 50% です。", en = "The share of ones that room B finds is 50%, whether A was asked 0 or 1." },
  draw = function(g, _, step)
    draw_shares(g, step == 1)
    if step == 0 then
      g:text(8, 6.75, { ja = "2000 回ずつ：どれも 50% と合う", en = "2000 rounds each: all fit 50%" }, { size = 0.56, bold = true })
    else
      g:text(8, 6.75, { ja = "計算ではちょうど 50%：合図はない", en = "By theory exactly 50%: no signal" }, { size = 0.56, bold = true })
    end
    draw_hands(g, 7.65, TELL, { can_tell, can_often, cannot_tell }, 3)
  end,
}

notes {
  ja = [[
    **30 秒。** 上の 2 本をくらべます。B の質問は同じ、A の質問だけがちがう。でも、細い印（95% の{範囲|はんい}）はどれも 50% にかかっています。下の 2 本も同じ。B には、A が何を聞かれたか**まったく**分かりません。（アは質問 1、イは質問 0 でした。）
  ]],
  en = [[
    **Half a minute.** Compare the upper two: B is asked the same, A is not, yet the thin marks (95%) all reach 50%. The lower two, too. B learns **nothing** about what A was asked. (P was 1, Q was 0.)
  ]],
  mistake = { ja = "「85% 勝てるのだから、85% の通信ができる」", en = "“They win 85%, so 85% of a message gets through”" },
  expect = {
    { value = { ja = "50% ± 2.2%", en = "50% ± 2.2%" }, label = { ja = "2000 {回|かい}の棒（±2σ）", en = "bars of 2000 rounds (±2σ)" } },
  },
}

prose { only = "learner",
  ja = [[ 上の 2 本は、B の質問が同じで、A の質問だけがちがいます。細い印（95% の{範囲|はんい}）はどれも 50% にかかり、割合は変わりません。（アでは A の質問が 1、イでは 0 でした。） ]],
  en = [[ In the upper two B is asked the same and A is not. The thin marks (95%) all reach 50%: the share stays. (In P, A was asked 1, in Q 0.) ]],
}

step()

notes {
  ja = [[
    **30 秒。** 計算では、どれもちょうど 50%。85% が見えるのは、あとで両方の記録を**持ちよって**くらべたときだけです。持ちよるには電話や手紙がいり、光より速くはなりません。
  ]],
  en = [[
    **Half a minute.** By theory all are exactly 50%. The 85% is seen only when both records are **brought together** later, by telephone or letter, and no faster than light.
  ]],
  expect = { { value = "50.0%", label = { ja = "B が ● の{確率|かくりつ}、4 つとも", en = "● at B, all four" } } },
}

prose { only = "learner",
  ja = [[ 計算では、どれもちょうど 50% です。85% が見えるのは、あとで両方の記録を持ちよったときだけです。 ]],
  en = [[ By theory all are exactly 50%. The 85% is seen only once both records are brought together. ]],
}

exercise.choice "signal" { only = "learner",
  ask = { ja = "もつれた組で 85% 勝てるのに、電話の代わりにならないのは、なぜですか。", en = "The pair wins 85%. Why is it no telephone?" },
  options = {
    { ja = "信号は送れるが、とどくまでに時間がかかるから", en = "A signal is sent, but takes its time", misconception = "M08",
      say = { ja = "待っても同じです。B の結果は、A の質問が何でも 50% のままでした。おそい信号があるのではなく、信号がありません。", en = "Waiting does not help: whatever A was asked, B finds 50%. The signal is not slow; there is none." } },
    { ja = "信号の 15% がまちがうから", en = "15% of the signal is wrong", misconception = "M08",
      say = { ja = "15% のまちがいなら、くり返せば伝わるはずです。B の棒は、2000 {回|かい}でも A の質問で変わりません。", en = "With 15% wrong, repeating would get a message through. B's bars do not change in 2000 rounds." } },
    { ja = "B だけでは、A の質問が何でも半々だから", en = "Alone, B finds half and half, whatever A was asked", right = true },
  },
  hints = {
    { ja = "B が 1 人で数えられるのは、● の割合だけです。", en = "All that B can count alone is the share of ●." },
    { ja = "上の 2 本の棒をくらべましょう。", en = "Compare the upper two bars." },
  },
  explain = { ja = "勝ち負けは、2 つの部屋の記録をくらべて初めて分かります。片方だけでは、いつも半々です。", en = "Who won is known only when both records are compared. Either alone is half and half." },
}

---------------------------------------------------------------------------------------
page "closing" {
  ja = "今日の 4 つの数", en = "Four numbers to take home",
  layout = "reading", minutes = 1, hall = { layout = "text" },
}

notes {
  ja = [[ **30 秒。** 4 つの数を、会場に言ってもらいます。「相談なしで 75% をこえたのは、作戦ではなく、もつれでした」。 ]],
  en = [[ **Half a minute.** Let the hall say the four numbers. “It was not a plan that beat 75% without talking. It was entanglement.” ]],
  mistake = { ja = "「もつれは合図」。合図なしで、そろいました", en = "“Entanglement is a signal”: they agreed without one" },
  expect = {
    { value = 0.75, label = { ja = "作戦だけ", en = "plans alone" } },
    { value = 0.8536, label = { ja = "もつれた組", en = "the pair" } },
    { value = 2.828, label = { ja = "S", en = "S" } },
    { value = 0.5, label = { ja = "B だけ", en = "B alone" } },
  },
}

prose {
  ja = [[
    - 作戦だけの上限：**75%**（16 通り全部）
    - もつれた組：**85.4%**（0.8536）
    - S は 2 をこえて **2.83**
    - B だけを見ると **50%**。合図は送れない
  ]],
  en = [[
    - Plans alone, all sixteen: **75%** at most
    - An entangled pair: **85.4%** (0.8536)
    - S is above 2: **2.83**
    - B alone finds **50%**: no signal
  ]],
}

step()

notes {
  ja = [[
    **30 秒。** 見せたものと、見せていないもの。2 台の機械は、計算機のシミュレーションです。本物の実験では、粒が失われたり、装置がまちがえたりします。本当に相談がないことも、示さなければなりません。それでも 2 をこえることは、2015 年から何度も確かめられました。質問の時間へ。
  ]],
  en = [[
    **Half a minute.** What was shown and what was not. These machines are a simulation. A real experiment loses particles, errs a little, and must rule out all talking. Even so S above 2 has been confirmed many times since 2015. Then questions.
  ]],
}

callout "note" {
  ja = [[ 簡単にしたこと：組は計算機が作り、粒は 1 個も失われず、測定にまちがいはありません。本当に相談がないことは、この画面では示せません。 ]],
  en = [[ Made simple: the pairs are simulated, none is lost, no measurement errs. That there was no talking is not proven by this screen. ]],
}

prose { only = "learner",
  ja = [[ 角度は、ブロッホ球の上の角度です。光の{偏光|へんこう}で実験するなら、板の角度はその半分になります。 ]],
  en = [[ Angles are those on the Bloch sphere. With polarised light the plates stand at half of them. ]],
}
