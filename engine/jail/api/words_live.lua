-- Words for what changes by itself or by the lesson's own functions: values, what is
-- remembered, clocks, and steps of a page.
local engine, load = ...
local book, live = load "book", load "live"

local function add_value(values, place)
  local data = { kind = "value", line = place.line }
  local record = { role = "value", line = place.line, run = values.run, data = data }
  local handle = live.add_variable(record)
  book.add_variable(data, "value")
  live.open_value(record)
  return handle
end

local function add_remembered(name, values, place)
  local data = { kind = "remember", line = place.line, id = name, start = values.start }
  local record = {
    role = "remember", line = place.line, data = data, settable = true,
    number = values.start, from = -math.huge, to = math.huge, step = 0,
  }
  local handle = live.add_variable(record)
  book.add_variable(data, "remember")
  return handle
end

local function add_timer(values, place)
  local index = live.add_timer { what = "timer", line = place.line, run = values.run }
  book.add_timer({ line = place.line, every = values.every, timer = index }, "timer")
end

local function begin_step()
  book.begin_step(engine.place())
end

local words = {
  {
    name = "value", form = "value", gives = "value",
    ja = "関数で作る値（数か文）です。関数の中では theta.value のように読み、読んだものが変わったときだけ計算しなおします。",
    en = "A number or a text worked out by a function, which reads handles as theta.value and runs again only when what it read has changed.",
    fields = { { "run", "function", needed = true, ja = "値を返す関数", en = "returns the value" } },
    example = [[local pair = circuit { qubits = 2, start = "h 0; cx 0 1" }
local both = value(function() return q.probability(pair, "11") end)
prose { ja = "結果が 11 になる確率は {=both:percent} です。", en = "The outcome 11 has probability {=both:percent}." }]],
    make = add_value,
  },
  {
    name = "remember", form = "named", gives = "remember",
    ja = "覚えておく数です。関数の中で count:set(count.value + 1) のように変えます。次に開いたときも同じ数です。",
    en = "A number that is remembered, also the next time; functions change it by count:set(count.value + 1).",
    fields = { { "start", "number", default = 0, ja = "はじめの数", en = "the number to begin with" } },
    example = [[local count = remember "count" { start = 0 }
prose { ja = "{=count:count} 回ためしました。", en = "You tried {=count:count} times." }]],
    make = add_remembered,
  },
  {
    name = "timer", form = "fields",
    ja = "このページが見えている間、決まった間隔で関数を動かします。",
    en = "Runs a function again and again while this page is shown.",
    fields = {
      { "every", "number", from = 0.05, to = 60, needed = true, ja = "間隔（秒）", en = "every so many seconds" },
      { "run", "function", needed = true, ja = "動かす関数。引数は、ページを開いてからの秒数", en = "is given the seconds since the page was turned to" },
    },
    example = [[local tick = remember "tick" { start = 0 }
timer { every = 0.5, run = function(t) tick:set(math.floor(t)) end }]],
    make = add_timer,
  },
  {
    name = "step", form = "call",
    ja = "ここから先は、学ぶ人が「つづき」を押すと現れます。",
    en = "What follows is shown once the learner presses “Continue”.",
    fields = {},
    example = [[prose { ja = "予想してから、先へ進みましょう。", en = "Make a guess before you go on." }
step()
prose { ja = "答えはこうです。", en = "This is the answer." }]],
    make = begin_step,
  },
}

return { words = words, functions = { changed = live.changed } }
