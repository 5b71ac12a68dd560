-- Words for what a learner moves: sliders, dials, switches. Each gives a handle whose value
-- stands in expressions by the name of the local that holds it.
local engine, load = ...
local book, live = load "book", load "live"

local RANGE_STEPS = 200 -- of a slider that has no steps of its own

local function check_range(values, place, word)
  if values.from >= values.to then
    engine.fail(place.line, "language.range_empty", word, values.from, values.to)
  end
  values.start = values.start or values.from
  if values.start < values.from or values.start > values.to then
    engine.fail(place.line, "language.range", word, "start", values.from, values.to, values.start)
  end
  if values.step > values.to - values.from then
    engine.fail(place.line, "language.range", word, "step", 0, values.to - values.from, values.step)
  end
end

-- Puts the input on the page; returns its handle.
local function add(kind, values, place, data)
  data.kind, data.line, data.id = kind, place.line, values.remember
  data.label, data.unit, data.start = values.label, values.unit, values.start
  data.from, data.to, data.step = values.from, values.to, values.step
  local record = {
    role = "input", line = place.line, data = data, settable = kind ~= "button", run = values.run, what = "button",
    number = values.start, from = values.from, to = values.to, step = values.step,
  }
  local handle = live.add_variable(record)
  book.add_variable(data, "input." .. kind)
  book.add_block { kind = "input", line = place.line, variable = record.index }
  return handle
end

local function add_slider(values, place)
  check_range(values, place, "input.slider")
  return add("slider", values, place, {})
end

local function add_dial(values, place)
  check_range(values, place, "input.dial")
  return add("dial", values, place, {})
end

local function add_toggle(values, place)
  values.start = values.start and 1 or 0
  values.from, values.to, values.step = 0, 1, 1
  return add("toggle", values, place, {})
end

local function add_menu(values, place)
  local options = {}
  for i, text in ipairs(values.options) do options[i] = { text = text } end
  if #options < 2 then engine.fail(place.line, "language.menu", #options) end
  if values.start > #options then
    engine.fail(place.line, "language.range", "input.menu", "start", 1, #options, values.start)
  end
  values.from, values.to, values.step = 1, #options, 1
  return add("menu", values, place, { options = options })
end

local function add_button(values, place)
  values.start, values.from, values.to, values.step = 0, 0, 1e9, 1
  return add("button", values, place, { acts = values.run ~= nil })
end

local function add_field(values, place)
  check_range(values, place, "input.field")
  return add("field", values, place, {})
end

local label = { "label", "text", needed = true, ja = "何を動かすのか（短い名前）", en = "what it moves: a short name" }
local remember = { "remember", "id", ja = "書くと、次に開いたときも同じ値です。値を覚えておくための名前", en = "the name its value is kept under, so that it is the same the next time" }
local unit = { "unit", "text", ja = "単位。\"rad\" なら π の分数、\"deg\" なら ° をつけて見せます", en = "its unit; \"rad\" shows fractions of π, \"deg\" shows °" }

local words = {
  {
    name = "input.slider", form = "fields", gives = "input",
    ja = "つまみを左右に動かす入力です。値は、入れた変数の名前で {=…} や回路の角度に使えます。",
    en = "A knob on a line. Its value stands in {=…} and in a circuit's angles by the name of its variable.",
    fields = {
      { "from", "expression", from = -1e9, to = 1e9, needed = true, ja = "左の端の値", en = "the value at the left end" },
      { "to", "expression", from = -1e9, to = 1e9, needed = true, ja = "右の端の値", en = "the value at the right end" },
      { "start", "expression", ja = "はじめの値。書かなければ from", en = "the value to begin with; left out: from" },
      { "step", "expression", from = 0, to = 1e9, default = 0, ja = "刻み。0 ならなめらかに動きます", en = "steps; 0: smooth" },
      label, unit, remember,
    },
    example = [[local theta = input.slider { from = 0, to = "pi", start = "pi/2", step = "pi/12", unit = "rad",
  label = { ja = "回転角", en = "Angle" } }
circuit { qubits = 1, start = "ry(theta) 0" }]],
    make = add_slider,
  },
  {
    name = "input.dial", form = "fields", gives = "input",
    ja = "回すつまみです。向きや位相のような角度に使います。",
    en = "A knob that is turned: for angles such as a direction or a phase.",
    fields = {
      { "from", "angle", from = -1e9, to = 1e9, default = 0, ja = "いちばん小さい角度", en = "the least angle" },
      { "to", "angle", from = -1e9, to = 1e9, default = 2 * math.pi, ja = "いちばん大きい角度", en = "the greatest angle" },
      { "start", "angle", ja = "はじめの角度。書かなければ from", en = "the angle to begin with; left out: from" },
      { "step", "angle", from = 0, to = 1e9, default = math.pi / 12, ja = "刻み。0 ならなめらかに動きます", en = "steps; 0: smooth" },
      label,
      { "unit", "text", default = { ja = "rad", en = "rad" }, ja = "単位。\"deg\" なら値も度で数えます", en = "its unit; with \"deg\" the value counts degrees" },
      remember,
    },
    example = [[local phi = input.dial { label = { ja = "位相", en = "Phase" } }
circuit { qubits = 1, start = "h 0; p(phi) 0" }]],
    make = add_dial,
  },
  {
    name = "input.toggle", form = "fields", gives = "input",
    ja = "入か切かを選ぶ入力です。値は、切なら 0、入なら 1 です。",
    en = "A switch; its value is 0 when off and 1 when on.",
    fields = {
      { "start", "flag", default = false, ja = "true なら、はじめから入です", en = "true: on to begin with" },
      label, remember,
    },
    example = [[local blocked = input.toggle { label = { ja = "道 A をふさぐ", en = "Block path A" } }]],
    make = add_toggle,
  },
  {
    name = "input.menu", form = "fields", gives = "input",
    ja = "いくつかのうち 1 つを選ぶ入力です。値は 1、2、3… です。",
    en = "One of several; its value is 1, 2, 3 …",
    fields = {
      { "options", "texts", most = 8, needed = true, ja = "選べるもの（2 つから 8 つ）", en = "what can be chosen: two to eight" },
      { "start", "integer", from = 1, to = 8, default = 1, ja = "はじめに選んであるもの", en = "which one is chosen to begin with" },
      label, remember,
    },
    example = [[local basis = input.menu { label = { ja = "測る向き", en = "Measure along" }, options = { "$z$", "$x$" } }]],
    make = add_menu,
  },
  {
    name = "input.button", form = "fields", gives = "input",
    ja = "押しボタンです。値は押した回数です。run に書いた関数は、押すたびに動き、:set で値を変えられます。",
    en = "A button; its value counts presses. Its function runs at each press and may :set values.",
    fields = {
      label,
      { "run", "function", ja = "押すと動く関数。引数は押した回数", en = "runs when it is pressed; is given the count" },
    },
    example = [[local score = remember "score" { start = 0 }
input.button { label = { ja = "1 点たす", en = "Add a point" }, run = function() score:set(score.value + 1) end }]],
    make = add_button,
  },
  {
    name = "input.field", form = "fields", gives = "input",
    ja = "数を打ちこむ入力です。3/4、√2/2、60° のような書き方も読みます。",
    en = "A number that is typed; 3/4, √2/2 and 60° are read too.",
    fields = {
      { "from", "expression", from = -1e9, to = 1e9, default = -1e6, ja = "いちばん小さい数", en = "the least number" },
      { "to", "expression", from = -1e9, to = 1e9, default = 1e6, ja = "いちばん大きい数", en = "the greatest number" },
      { "start", "expression", default = 0, ja = "はじめの数", en = "the number to begin with" },
      { "step", "expression", from = 0, to = 1e9, default = 0, ja = "刻み。0 ならどんな数でも", en = "steps; 0: any number" },
      label, unit, remember,
    },
    example = [[local shots = input.field { from = 1, to = 1000, start = 100, step = 1, label = { ja = "回数", en = "Shots" } }]],
    make = add_field,
  },
}

return { words = words }
