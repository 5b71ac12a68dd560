-- The tests that a pack brings for a lesson (words_test.lua), as the child runs them. A test
-- is a coroutine: whatever it wants of the learner or of the page it asks the parent, which
-- has the page, the clock and the learner's hand (cli/acting.h), and goes on with the answer.
-- Nothing of it runs for a learner, to whom no tests are sent.
--
-- What is asked: act (the word), file, line, and what the act takes (lesson/request.h).
local engine, load = ...
local live, book, stages = load "live", load "book", load "words_stage"

local MOST_TESTS, MOST_NAMES = 100, 2000

local rehearsal = { tests = {} }
local sights, seen, count = {}, {}, 0 -- name → { { record, page } … } of the lesson's locals
local running -- the coroutine of the test at hand
local page = 1 -- the one that is shown
local TOKEN = {}

-- ---------------------------------------------------------------- the lesson's names

-- The locals that a line of the lesson sees: called by each of its words, where it has tests.
function rehearsal.look()
  if not engine.tested() or book.closed then return end
  for name, value in pairs(engine.names()) do
    local record = live.record(value)
    if record and seen[record] == nil and count < MOST_NAMES then
      seen[record], count = name, count + 1
      sights[name] = sights[name] or {}
      table.insert(sights[name], { record = record, page = #book.pages })
    end
  end
end

-- What a name stands for: on the page that is shown, else where it was made last.
local function record_of(name)
  local list = sights[name]
  for _, one in ipairs(list or {}) do
    if one.page == page then return one.record, one.page end
  end
  local last = list and list[#list]
  if last then return last.record, last.page end
end

local function known_names(fits)
  local names = {}
  for name in pairs(sights) do
    if fits(record_of(name)) then names[#names + 1] = name end
  end
  table.sort(names)
  return names
end

-- What is said where there is no such thing; the second where a name is near.
local NONE = {
  page = { "test.no_page", "test.no_page_near" },
  vote = { "test.no_vote", "test.no_vote_near" },
  exercise = { "test.no_exercise", "test.no_exercise_near" },
  input = { "test.no_input", "test.no_input_near" },
  button = { "test.no_button", "test.no_button_near" },
  circuit = { "test.no_circuit", "test.no_circuit_near" },
}

-- An error of the test's line that lists, or guesses, what there is.
local function none(what, name, names)
  local shown = type(name) == "string" and name or engine.text(name)
  local near = type(name) == "string" and engine.nearest(name, names)
  if near then engine.fail(nil, NONE[what][2], shown, near) end
  if #names == 0 then engine.fail(nil, "test.none_of_its_kind", shown) end
  engine.fail(nil, NONE[what][1], shown, table.concat(names, ", "))
end

function rehearsal.record(name, what, fits)
  local record, on = record_of(name)
  if not record or not fits(record) then none(what, name, known_names(fits)) end
  return record, on
end

-- The scope of an expression in a test: its own numbers, and over them the lesson's names.
local function scope()
  local scope = live.scope()
  for name in pairs(sights) do
    local record = record_of(name)
    scope.numbers[name], scope.circuits[name], scope.texts[name] = nil, nil, nil
    scope.records[name] = record
    if live.is_source(record) then
      scope.circuits[name] = record.wires or 1
    else
      scope.numbers[name] = record.number or 0
    end
  end
  return scope
end

-- A number, or an expression with what its names mean, as the parent reads it.
function rehearsal.expression(value)
  if type(value) == "number" then return { text = ("%.17g"):format(value) } end
  return live.named(value, scope())
end

function rehearsal.page(id)
  local names = {}
  for i, one in ipairs(book.pages) do
    if one.id == id then return i - 1 end
    names[i] = one.id
  end
  none("page", id, names)
end

-- The stage and the area of that name on the page that is shown; nothing.
function rehearsal.area(name, touched)
  return stages.area(name, touched, page)
end

-- Its index, and how many options it has.
function rehearsal.vote(id)
  local index, names = 0, {}
  for _, page in ipairs(book.pages) do
    for _, vote in ipairs(page.votes) do
      if vote.id == id then return index, #vote.tallies end
      index = index + 1
      names[index] = vote.id
    end
  end
  none("vote", id, names)
end

function rehearsal.exercise(id)
  local record = type(id) == "string" and book.exercises[id]
  if record then return record end
  local names = {}
  for i, one in ipairs(book.exercises) do names[i] = one.id end
  none("exercise", id, names)
end

-- ---------------------------------------------------------------- running a test

-- Asks the parent, and comes back with its answer: a number, a text, or nothing.
function rehearsal.ask(act, request)
  if not running or coroutine.running() ~= running then engine.fail(nil, "test.outside", act) end
  request.act = act
  request.file, request.line = engine.where()
  return coroutine.yield(TOKEN, request)
end

function rehearsal.add(name, run)
  local file, line = engine.where()
  if running or not engine.tested() or not book.closed then engine.fail(nil, "test.late") end
  if #rehearsal.tests >= MOST_TESTS then engine.fail(nil, "test.too_many", MOST_TESTS) end
  if name == "" or not engine.is_text(name) or name:find "%c" then engine.fail(nil, "test.name") end
  for _, one in ipairs(rehearsal.tests) do
    if one.name == name then engine.fail(nil, "test.twice", name, one.line) end
  end
  rehearsal.tests[#rehearsal.tests + 1] = { name = name, run = run, file = file, line = line }
end

local function go(...)
  local good, token, request = coroutine.resume(running, ...)
  if not good then
    running = nil
    error(token, 0)
  end
  if coroutine.status(running) == "dead" then
    running = nil
    return { act = "end" }
  end
  return token == TOKEN and request or { act = "yield" }
end

local functions = {}

function functions.tests()
  local list = {}
  for i, one in ipairs(rehearsal.tests) do
    list[i] = { name = one.name, file = one.file, line = one.line }
  end
  return { tests = #list > 0 and list or nil }
end

-- { test, page }: begins a test, from 1; { number or text, page }: goes on with an answer.
function functions.test(arg)
  page = math.type(arg.page) == "integer" and arg.page + 1 or 1
  local test = rehearsal.tests[arg.test]
  if test then
    engine.blame(0)
    running = coroutine.create(test.run)
    return go()
  end
  if not running then engine.fail(nil, "test.outside", "test") end
  return go(arg.number or arg.text)
end

rehearsal.functions = functions
return rehearsal
