-- The words of a pack's own tests, files tests/NN-name.lua beside the lessons NN-name.lua:
-- what a learner does there, and what is expected then. The parent does it (cli/acting.h).
local engine, load = ...
local live, book = load "live", load "book"
local rehearsal, pulse = load "rehearsal", load "exercise_pulse"

-- ---------------------------------------------------------------- answers by kind

local function from_zero(list)
  local result = {}
  for i, one in ipairs(list) do result[i] = one - 1 end
  return result
end

local function numbers(value, whole, least, most)
  if type(value) ~= "table" then return false end
  local count = 0
  for _ in pairs(value) do count = count + 1 end
  for i = 1, count do
    local one = value[i]
    local good = whole and math.type(one) == "integer" or not whole and type(one) == "number"
    if not good or one < least or one > most then return false end
  end
  return count <= 32
end

local function listed(value) return type(value) == "number" and { value } or value end
local function number_text(value) return type(value) == "number" and ("%.17g"):format(value) or value end

-- What is written of each kind, as the parent takes it; nothing where it does not fit.
local writers = {
  number = function(value)
    local text = number_text(value)
    return type(text) == "string" and { text = text }
  end,
  code = function(value) return type(value) == "string" and { code = value } end,
  build = function(value) return type(value) == "string" and { circuit = value } end,
  choice = function(value)
    local list = listed(value)
    return numbers(list, true, 1, 12) and { chosen = from_zero(list) }
  end,
  decode = function(value)
    local list = listed(value)
    return numbers(list, true, 0, 24) and { chosen = list }
  end,
  sort = function(value) return numbers(value, true, 1, 16) and { order = from_zero(value) } end,
  place = function(value) return numbers(value, true, 0, 8) and { places = value } end,
  predict = function(value) return numbers(value, false, 0, 1e6) and { bars = value } end,
  aim = function(value)
    if not engine.is_state(value) or engine.qubits(value) ~= 1 then return end
    local theta, phi = engine.angles(value)
    return { theta = theta, phi = phi }
  end,
  pulse = function(value) return pulse.written(value) end,
}

-- The answer of the exercise `id` becomes `value`; `kinds`: those that the word is for.
local function answer(word, id, value, kinds)
  local record = rehearsal.exercise(id)
  local kind = record.kind.name
  if kinds and not kinds[kind] then engine.fail(nil, "test.kind", word, id, "exercise." .. kind) end
  local written = writers[kind](value)
  if not written then engine.fail(nil, "test.answer", id, "exercise." .. kind, engine.text(value)) end
  rehearsal.ask(word, { exercise = id, answer = written })
end

local function answering(word, ...)
  local kinds = {}
  for _, kind in ipairs { ... } do kinds[kind] = true end
  return function(id, value) return answer(word, id, value, kinds) end
end

-- ---------------------------------------------------------------- what a learner does

local function turn(id) rehearsal.ask("learner.turn", { page = rehearsal.page(id) }) end
local function step() rehearsal.ask("learner.step", {}) end
local function wait(seconds) rehearsal.ask("learner.wait", { number = seconds }) end

local function is_set(record) return record.role == "input" and record.settable end
local function is_button(record) return record.role == "input" and not record.settable end

local function set(name, value)
  local record = rehearsal.record(name, "input", is_set)
  if type(value) == "boolean" then value = value and 1 or 0 end
  rehearsal.ask("learner.set", { variable = record.index, name = name, value = rehearsal.expression(value) })
end

local function press(name)
  local stage, area = rehearsal.area(name, "press")
  if stage then return rehearsal.ask("learner.press", { stage = stage, area = area, name = name }) end
  local record = rehearsal.record(name, "button", is_button)
  rehearsal.ask("learner.press", { variable = record.index, name = name })
end

local function drag(name, x, y)
  local stage, area = rehearsal.area(name, "drag")
  if not stage then engine.fail(nil, "test.no_area", name) end
  rehearsal.ask("learner.drag", { stage = stage, area = area, name = name, x = x, y = y })
end

-- The hands as a list; of an option's number one hand for it.
local function hands_of(id, count, value)
  local hands = {}
  if math.type(value) == "integer" and value >= 1 and value <= count then
    for i = 1, count do hands[i] = i == value and 1 or 0 end
    return hands
  end
  if not numbers(value, true, 0, 999) or #value ~= count then
    engine.fail(nil, "test.vote", id, engine.text(value), count)
  end
  return value
end

local function vote(id, value)
  local index, count = rehearsal.vote(id)
  rehearsal.ask("learner.vote", { vote = index, hands = hands_of(id, count, value) })
end

local function place_source(name, record, value)
  local request = { source = record.index, name = name }
  if record.role == "arrow" then
    local written = writers.aim(value)
    if not written then engine.fail(nil, "test.arrow", name, engine.text(value)) end
    request.theta, request.phi = written.theta, written.phi
  else
    if type(value) ~= "string" then engine.fail(nil, "test.circuit", name, engine.text(value)) end
    engine.circuit(value, record.wires)
    request.circuit = value
  end
  rehearsal.ask("learner.place", request)
end

local function is_placed(record) return live.is_source(record) and not record.fixed end
local on_exercise = answering("learner.place", "build", "aim", "pulse")

local function place(name, value)
  if book.exercises[name] then return on_exercise(name, value) end
  place_source(name, rehearsal.record(name, "circuit", is_placed), value)
end

local function of_exercise(word)
  return function(id)
    rehearsal.exercise(id)
    rehearsal.ask(word, { exercise = id })
  end
end

local function given(id, name)
  local record, names, known = rehearsal.exercise(id), {}, false
  for i, one in ipairs(record.given or {}) do
    names[i] = one.name
    known = known or one.name == name
  end
  if not known then
    engine.fail(nil, "test.no_given", id, name, #names > 0 and table.concat(names, ", ") or "–")
  end
  return rehearsal.ask("learner.given", { exercise = id, text = name })
end

local function number(value)
  return rehearsal.ask("learner.number", { value = rehearsal.expression(value) })
end

-- ---------------------------------------------------------------- what is expected

local function expect_text(text) rehearsal.ask("expect.text", { text = text }) end
local function expect_no_text(text) rehearsal.ask("expect.no_text", { text = text }) end

local function expect_number(said, value, within)
  rehearsal.ask("expect.number", {
    text = type(said) == "string" and said or ("%.10g"):format(said),
    value = rehearsal.expression(said), expected = rehearsal.expression(value), number = within,
  })
end

local function expect_verdict(id, verdict, says, misconception)
  rehearsal.exercise(id)
  rehearsal.ask("expect.verdict", { exercise = id, verdict = verdict, text = says, misconception = misconception })
end

local EXERCISE = { "exercise", "word", needed = true, most = 63, ja = "問題の名前", en = "the exercise's name" }
local NAME = "レッスンで local に入れた名前"
local NOWHERE = {
  ja = "テストの関数の外で使ったとき、ないものを指したとき。",
  en = "outside a test's function, and where there is no such thing.",
}

local function row(name, make, fields, ja, en, example)
  return { name = name, form = "call", tests = true, make = make, fields = fields, ja = ja, en = en,
    example = example, fails = NOWHERE }
end

local words = {
  {
    name = "test", form = "call", tests = true,
    ja = "パックのテストです。レッスン 01-a.lua のテストは tests/01-a.lua に書き、kyubi test が動かします。テストごとに、開いたばかりのレッスン、止まった時計、決まった seed から始まります。expect が 1 つでも合わなければ、そこで不合格です。",
    en = "A test of the pack's own. Those of the lesson 01-a.lua stand in tests/01-a.lua, and kyubi test runs them. Each begins with the lesson as it opens, a clock that stands still and a fixed seed; it fails at the first expect that does not hold.",
    fields = {
      { "name", "word", needed = true, most = 120, ja = "確かめることを、文で", en = "what it makes sure of, as a sentence" },
      { "run", "function", needed = true, ja = "テストの関数", en = "the test's function" },
    },
    fails = { ja = "テストのファイルの外に書いたとき、同じ名前のテストが 2 つあるとき。", en = "outside a file of tests, and where two tests have one name." },
    example = [[test("the text follows the angle", function()
  learner.set("theta", "pi/2")
  expect.number("both", 0.5)
  expect.text "50%"
end)]],
    make = rehearsal.add,
  },
  row("learner.turn", turn, { { "page", "word", needed = true, most = 63, ja = "ページの名前", en = "the page's name" } },
    "ページを開きます。ほかの learner の動作は、相手のあるページを自分で開きます。",
    "Turns to a page. What else a learner does turns to the page of what it is done to by itself.",
    [[test("the second page asks for a Bell pair", function()
  learner.turn "pair"
  expect.text "Make the Bell pair"
end)]]),
  row("learner.step", step, {},
    "「つづき」を押します。", "Presses “Continue”.",
    [[test("the answer comes with the step", function()
  expect.no_text "This is why"
  learner.step()
  expect.text "This is why"
end)]]),
  row("learner.set", set, {
    { "name", "word", needed = true, most = 47, ja = NAME, en = "the local that holds the input in the lesson" },
    { "value", "seen_or_flag", needed = true, ja = "値（数、式、true、false）", en = "its value: a number, an expression, true or false" },
  },
    "つまみ、ダイヤル、スイッチ、メニュー、数の欄を動かします。動かせない値は不合格になります。",
    "Moves a slider, dial, toggle, menu or field. A value that it cannot have fails the test.",
    [[test("nothing comes out at the left end", function()
  learner.set("theta", 0)
  expect.number("both", 0)
end)]]),
  row("learner.press", press, { { "name", "word", needed = true, most = 60, ja = "ボタンを入れた名前、または g:button や g:area の名前", en = "the local that holds the button, or the name that g:button or g:area was given" } },
    "ボタンか、見えている stage の区域を押します。", "Presses a button, or an area of a stage that is shown.",
    [[test("a press counts", function()
  learner.press "again"
  expect.text "pressed 1 times"
end)]]),
  row("learner.vote", vote, {
    { "vote", "word", needed = true, most = 63, ja = "vote の名前", en = "the vote's name" },
    { "hands", "any", needed = true, ja = "選択肢の番号（1 から）、または選択肢ごとの人数の並び", en = "an option's number, from 1, or a list of counts, one an option" },
  },
    "vote で選択肢を押すか、人数を入れます。", "Answers a vote by a press, or sets the hands of all its options.",
    [[test("the share follows the hands", function()
  learner.vote("beat-75", { 3, 1 })
  expect.number("yes/(yes + no)", 0.75)
end)]]),
  row("learner.drag", drag, {
    { "name", "word", needed = true, most = 60, ja = "g:area の名前", en = "the name that g:area was given" },
    { "x", "number", from = -1000, to = 1000, needed = true, ja = "どこへ（よこ、stage の目盛り）", en = "to where, to the right, in the stage's units" },
    { "y", "number", from = -1000, to = 1000, needed = true, ja = "どこへ（上から、stage の目盛り）", en = "to where, down, in the stage's units" },
  },
    "見えている stage の区域を、そこまで動かします。", "Drags an area of a stage that is shown to a place.",
    [[test("the ball follows the hand", function()
  learner.drag("ball", 12, 4)
  expect.text "at 12"
end)]]),
  row("learner.place", place, {
    { "name", "word", needed = true, most = 63, ja = "回路か矢印を入れた名前、または問題の名前", en = "the local that holds the circuit or arrow, or an exercise's name" },
    { "what", "any", needed = true, ja = "回路（短い書き方）、矢印なら state、パルスなら solution と同じ並び", en = "a circuit in the short form; for an arrow a state; for pulses a list like solution" },
  },
    "回路全体を置きかえるか、矢印を向けます。", "Makes the whole circuit another, or turns the arrow.",
    [[test("the learner's own circuit is counted", function()
  learner.place("own", "x 0")
  expect.number('p(own, "1")', 1)
end)]]),
  row("learner.choose", answering("learner.choose", "choice", "decode"), {
    EXERCISE,
    { "options", "any", needed = true, ja = "選択肢の番号（1 から）か、その並び。decode なら量子ビットの番号", en = "an option's number, from 1, or a list of them; of decode the qubits'" },
  },
    "選択肢を選びます。", "Chooses options.",
    [[test("the south pole is told apart", function()
  learner.choose("pole", 2)
  expect.verdict("pole", "wrong", "south")
end)]]),
  row("learner.type", answering("learner.type", "number", "code"), {
    EXERCISE,
    { "what", "any", needed = true, ja = "打つ文字、または数", en = "what is typed, or a number" },
  },
    "数やプログラムを書きこみます。", "Types a number or a program.",
    [[test("a half may be typed as percent", function()
  learner.type("half", "50%")
  expect.verdict("half", "right")
end)]]),
  row("learner.answer", function(id, value) return answer("learner.answer", id, value) end, {
    EXERCISE,
    { "answer", "any", needed = true, ja = "答え。sort はカードの順、place はカードごとの場所（1 から）、predict は棒の高さの並び。ほかの種類も、choose、type、place と同じに書けます", en = "the answer: of sort the order of the cards, of place each card's place (from 1), of predict the heights of the bars; other kinds as for choose, type and place" },
  },
    "どの種類の問題にも、答えを入れます。", "Answers an exercise of any kind.",
    [[test("the order from small to large is right", function()
  learner.answer("order", { 1, 2, 3 })
  expect.verdict("order", "right")
end)]]),
  row("learner.solve", of_exercise "learner.solve", { EXERCISE },
    "問題の正解を入れます。", "Fills in the exercise's own right answer.",
    [[test("the solution shows a Bell pair", function()
  learner.solve "bell"
  expect.verdict("bell", "right")
end)]]),
  row("learner.redraw", of_exercise "learner.redraw", { EXERCISE },
    "given のある問題で、ほかの数を引きます。", "Draws other numbers for an exercise with given.",
    [[test("any draw can be answered", function()
  learner.redraw "double"
  learner.type("double", 2 * learner.given("double", "n"))
  expect.verdict("double", "right")
end)]]),
  row("learner.wait", wait, { { "seconds", "number", needed = true, from = 0, to = 60, ja = "秒", en = "seconds" } },
    "時計を進めます。timer と stage の動きはそのぶん進み、時間の線のある stage は再生されます。1 つのテストで合計 600 秒まで。",
    "Lets the clock go on: timers run, stages move, and those with a time line play. At most 600 seconds a test.",
    [[test("the clock ticks twice a second", function()
  learner.wait(2)
  expect.text "4 ticks"
end)]]),
  row("learner.given", given, {
    EXERCISE,
    { "name", "word", needed = true, most = 31, ja = "given の中の名前", en = "a name in its given" },
  },
    "問題が引いた数を返します。", "Gives the number that the exercise has drawn.",
    [[test("the draw is one of three", function()
  expect.number(learner.given("double", "n") % 2, 1)
end)]]),
  row("learner.number", number, { { "value", "seen", needed = true, ja = "レッスンの名前を使う式", en = "an expression of the lesson's names" } },
    "式のいまの値を返します。", "Gives what the expression is now.",
    [[test("the probability grows with the angle", function()
  local before = learner.number "both"
  learner.set("theta", "pi")
  expect.number("both", before + 1)
end)]]),
  row("expect.text", expect_text, { { "text", "word", needed = true, most = 1000, ja = "文の一部（日本語か英語）", en = "a part of the text, in either language" } },
    "見えているページの、どこかにこの文があること。{=…} は値になり、ふりがなと ** は除いて比べます。stage、問題、判定の文も含みます。",
    "Somewhere on the page that is shown this stands, in either language; {=…} is filled, furigana and ** are left out. Stages, exercises and verdicts count too.",
    [[test("a quarter turn makes a half", function()
  learner.set("theta", "pi/2")
  expect.text "The outcome 1 has probability 50%"
end)]]),
  row("expect.no_text", expect_no_text, { { "text", "word", needed = true, most = 1000, ja = "文の一部", en = "a part of a text" } },
    "見えているページの、どこにもこの文がないこと。", "Nowhere on the page that is shown this stands, in neither language.",
    [[test("the step hides its text", function()
  expect.no_text "This is why"
end)]]),
  row("expect.number", expect_number, {
    { "value", "seen", needed = true, ja = "数、またはレッスンの名前を使う式。p(回路, \"11\") も書けます", en = "a number, or an expression of the lesson's names, p(circuit, \"11\") too" },
    { "expected", "seen", needed = true, ja = "あるべき値（数か式）", en = "what it must be, a number or an expression" },
    { "within", "number", from = 0, to = 1e9, default = 1e-6, ja = "ゆるす差", en = "how far off it may be" },
  },
    "式の値がその値であること。", "The expression has that value.",
    [[test("the probability is the squared sine", function()
  learner.set("theta", "pi/3")
  expect.number("both", "sin(theta/2)^2", 1e-9)
end)]]),
  row("expect.verdict", expect_verdict, {
    EXERCISE,
    { "verdict", "choice", names = { "right", "near", "wrong", "unreadable" }, needed = true, ja = "判定", en = "the verdict" },
    { "says", "word", most = 1000, ja = "判定の文の一部", en = "a part of what is said" },
    { "misconception", "misconception", ja = "思いちがいの番号", en = "the misconception's key" },
  },
    "「調べる」を押すと、この判定になること。", "Check is pressed, and this is the verdict.",
    [[test("the square root is a known mistake", function()
  learner.type("half", "1/sqrt(2)")
  expect.verdict("half", "wrong", "Square it")
end)]]),
}

return { words = words, functions = rehearsal.functions }
