-- What changes while a lesson is read: inputs, values, circuits and arrows. A handle holds
-- nothing; what it stands for is a record here. A function of the lesson reads handles
-- (theta.value), and what it read is noted: it runs again only when that has changed.
--
-- A record: role ("input", "value", "remember", "tally", "circuit", "arrow"), line, and
--   input, remember, tally: index, number, from, to, step, whole (only whole numbers)
--   value: index, run, number or text, reads
--   circuit, arrow: index, wires, text (short form) with names, or theta and phi
local engine = ...

local MOST = { variables = 200, expressions = 1000, timers = 20, name = 47, text = 4096 }

local live = { variables = {}, sources = {}, timers = {}, expressions = {} }
local records = {} -- handle → record
local running -- the function that runs: { reads = record → true, sets = record → true or nil }

-- ---------------------------------------------------------------- handles

-- Outside of functions nothing has a value yet that would last.
local function note_read(record, name)
  if not running then engine.fail(nil, "language.read_early", name) end
  running.reads[record] = true
end

local function fit(record, number)
  number = math.min(math.max(number, record.from), record.to)
  if record.step > 0 then
    number = record.from + math.floor((number - record.from) / record.step + 0.5) * record.step
    if number > record.to + 1e-9 * record.step then number = number - record.step end
  end
  return number
end

local function set(handle, number)
  local record = live.record(handle)
  if not record or not record.settable then engine.fail(nil, "language.set_none") end
  if type(number) == "boolean" then number = number and 1 or 0 end
  if type(number) ~= "number" or number ~= number or number - number ~= 0 then
    engine.fail(nil, "language.needs_number", "set", "value", engine.text(number))
  end
  if not running or not running.sets then engine.fail(nil, "language.set_early") end
  number = fit(record, number)
  if number ~= record.number then running.sets[record] = true end
  record.number = number
end

-- The angles of an arrow that is made of expressions follow their names.
local function angle_of(record, name)
  local bound = record.bound and record.bound[name]
  return bound and engine.value(bound.text, nil, live.numbers(bound.names)) or record[name]
end

local function short_form(record)
  if record.role == "circuit" then
    return record.names and engine.plain(record.text, record.wires, live.numbers(record.names)) or record.text
  end
  return ("ry(%.17g) 0; p(%.17g) 0"):format(angle_of(record, "theta"), angle_of(record, "phi"))
end

local function member(role, name)
  if name == "set" and (role == "input" or role == "remember") then return function() return set end end
  if name == "value" and role ~= "circuit" and role ~= "arrow" then
    return function(record) return record.text or record.number end
  end
  if name == "circuit" and (role == "circuit" or role == "arrow") then return short_form end
  if role == "arrow" and (name == "theta" or name == "phi") then
    return function(record) return angle_of(record, name) end
  end
end

local members = {
  input = "value, set", remember = "value, set", value = "value", tally = "value",
  circuit = "circuit", arrow = "circuit, theta, phi",
}

local handle_kind = {
  __index = function(handle, name)
    local record = records[handle]
    local read = member(record.role, name)
    if not read then
      engine.fail(nil, "language.handle", type(name) == "string" and name or engine.text(name), members[record.role])
    end
    if name ~= "set" then note_read(record, name) end
    return read(record)
  end,
  __newindex = function(_, name) engine.fail(nil, "language.handle_set", engine.text(name)) end,
  __name = "handle",
  __metatable = false,
}

function live.handle(record)
  local handle = setmetatable({}, handle_kind)
  records[handle] = record
  return handle
end

function live.record(handle)
  return type(handle) == "table" and records[handle] or nil
end

function live.is_source(record)
  return record ~= nil and (record.role == "circuit" or record.role == "arrow")
end

-- Words that work a circuit out do so without noise.
local function refuse_noise(record, word)
  if record.noisy then engine.fail(nil, "language.noisy", word) end
end

-- The state of a circuit or an arrow, for words that take one; noted as read.
function live.state(record, word)
  refuse_noise(record, word)
  note_read(record, word)
  if record.role == "arrow" then return engine.arrow(angle_of(record, "theta"), angle_of(record, "phi")) end
  local state = engine.run(record.text, record.wires, live.numbers(record.names))
  if not state then engine.fail(nil, "language.mixture", word) end
  return state
end

-- The same as a circuit in the short form, its names as numbers.
function live.short_form(record, word)
  refuse_noise(record, word)
  note_read(record, word)
  return short_form(record)
end

-- ---------------------------------------------------------------- what the lesson brings

local function limit(list, what, line)
  if #list >= MOST[what] then engine.fail(line, "language.too_many", what, MOST[what]) end
end

function live.add_variable(record)
  limit(live.variables, "variables", record.line)
  live.variables[#live.variables + 1] = record
  record.index = #live.variables - 1
  return live.handle(record)
end

function live.add_source(record)
  live.sources[#live.sources + 1] = record
  return live.handle(record)
end

function live.add_timer(record)
  limit(live.timers, "timers", record.line)
  live.timers[#live.timers + 1] = record
  return #live.timers - 1
end

-- ---------------------------------------------------------------- names in expressions

-- name → value of the lesson's locals, sorted by what they are: numbers by name (of inputs
-- and values their present one), circuits by name (their wires), texts, and records.
function live.scope(given)
  local scope = { numbers = {}, circuits = {}, texts = {}, records = {}, given = given or {} }
  for name, value in pairs(engine.names()) do
    local record = live.record(value)
    if type(value) == "number" and value - value == 0 then
      scope.numbers[name] = value
    elseif record and live.is_source(record) then
      scope.circuits[name], scope.records[name] = record.wires, record
    elseif record and record.text then
      scope.texts[name], scope.records[name] = record.text, record
    elseif record then
      scope.numbers[name], scope.records[name] = record.number, record
    end
  end
  for name, first in pairs(scope.given) do
    local number = type(first) == "number"
    scope.numbers[name], scope.circuits[name], scope.records[name] = number and first or nil, nil, nil
    scope.texts[name] = not number and name or nil
  end
  return scope
end

-- How a name is sent.
local function meaning(scope, name)
  local record = scope.records[name]
  if scope.given[name] then return { given = true } end
  if not record then return { number = scope.numbers[name] } end
  if live.is_source(record) then return { source = record.index } end
  return { variable = record.index }
end

-- name → meaning, nil where there is none: Lua cannot tell an empty list from an empty
-- object.
local function meanings(scope, names)
  local found
  for _, name in ipairs(names) do
    found = found or {}
    found[name] = meaning(scope, name)
  end
  return found
end

-- name → present number of what `names` (name → meaning) says.
function live.numbers(names)
  local numbers = {}
  for name, of in pairs(names or {}) do
    local record = of.variable and live.variables[of.variable + 1]
    if record and running then running.reads[record] = true end
    numbers[name] = record and record.number or of.number
  end
  return numbers
end

-- The names of an expression; an error at the line where it cannot be read. A text stands
-- alone.
local function names_in(text, scope, line)
  local alone = text:match("^%s*([%a_][%w_]*)%s*$")
  if alone and scope.texts[alone] then return { alone } end
  for name in pairs(scope.texts) do
    if (" " .. text .. " "):find("[^%w_]" .. name .. "[^%w_]") then
      engine.fail(line, "language.text_in_expression", name)
    end
  end
  return engine.expression(text, scope.numbers, scope.circuits, line)
end

-- An expression that is kept: { text, names, value }, or its number alone where no name in
-- it ever changes.
function live.expression(text, line, given)
  local scope = live.scope(given)
  local names = names_in(text, scope, line)
  local value = engine.value(text, line, scope.numbers)
  for _, name in ipairs(names) do
    if scope.records[name] or scope.given[name] then
      return { text = text, names = meanings(scope, names), value = value }
    end
  end
  return value
end

-- An expression of a test's, in a scope of its own: { text, names }.
function live.named(text, scope)
  return { text = text, names = meanings(scope, names_in(text, scope)) }
end

-- What the angles of a circuit's short form name: name → meaning, nil where nothing changes;
-- and the numbers to read it with.
function live.circuit_names(text, line, given)
  local scope, named, found = live.scope(given), {}, {}
  for inner in text:gmatch("%b()") do
    for name in inner:gmatch("[%a_][%w_]*") do
      if scope.numbers[name] and not found[name] then
        found[name] = true
        named[#named + 1] = name
        if scope.records[name] and #inner - 2 > MOST.name then
          engine.fail(line, "language.angle_long", inner:sub(2, -2), MOST.name)
        end
      end
    end
  end
  return meanings(scope, named), scope.numbers
end

-- ---------------------------------------------------------------- expressions in texts

local formats = { "percent", "percent1", "angle", "deg", "signed", "count" }

local function check_format(format, line)
  if format == "" or format:find("^%d$") then return end
  for _, name in ipairs(formats) do
    if format == name then return end
  end
  local near = engine.nearest(format, formats)
  if near then engine.fail(line, "language.format_near", format, near) end
  engine.fail(line, "language.format", format, "0 … 9, " .. table.concat(formats, ", "))
end

local function add_expression(whole, line, given)
  line = engine.text_line(line, "{=" .. whole .. "}")
  local text, format = whole:match("^(.-)%s*:%s*(%w*)%s*$")
  text, format = (text or whole):gsub("%s+", " "), format or ""
  limit(live.expressions, "expressions", line)
  check_format(format, line)
  local scope = live.scope(given)
  local names = names_in(text, scope, line)
  live.expressions[#live.expressions + 1] = {
    text = text, format = format, line = line, names = meanings(scope, names),
  }
  return ("{=#%d}"):format(#live.expressions - 1)
end

-- Every {=…} of a text becomes {=#3}, the number of its expression.
function live.text(words, line, given)
  if not words:find("{=", 1, true) then return words end
  if not live.begun then engine.fail(line, "language.expression_title") end
  return (words:gsub("{=([^}]*)}", function(whole) return add_expression(whole, line, given) end))
end

-- ---------------------------------------------------------------- texts that are drawn

-- The names in sight where a function was made (`made`, a scope), and over them those of the
-- function that runs: a name that stands in a text alone is no upvalue of it.
local function in_sight(made)
  local now, known = live.scope(), {}
  for _, part in ipairs { "numbers", "circuits", "texts" } do
    for name in pairs(now[part]) do known[name] = true end
  end
  for _, part in ipairs { "numbers", "circuits", "texts", "records" } do
    for name, value in pairs(made[part]) do
      if not known[name] then now[part][name] = value end
    end
  end
  for name, record in pairs(now.records) do
    if not live.is_source(record) then
      now.numbers[name], now.texts[name] = record.number, record.text
    end
  end
  return now
end

local function filled(whole, scope, formula)
  local line = engine.place()
  local text, format = whole:match("^(.-)%s*:%s*(%w*)%s*$")
  text, format = text or whole, format or ""
  check_format(format, line)
  local names = names_in(text, scope, line)
  for _, name in ipairs(names) do
    if scope.circuits[name] then engine.fail(line, "stage.circuit_in_text", name) end
    if scope.records[name] then note_read(scope.records[name], name) end
  end
  if scope.texts[names[1]] then return scope.texts[names[1]] end
  return engine.number_text(engine.value(text, line, scope.numbers), format, formula)
end

-- The text with its {=…} as they are now. `formula`: all of it is TeX; else what stands
-- between dollars is.
function live.fill(words, made, formula)
  if not words:find("{=", 1, true) then return words end
  local scope, out, at, within = in_sight(made), {}, 1, formula
  for from, whole, next in words:gmatch "(){=([^}]*)}()" do
    local before = words:sub(at, from - 1)
    local _, signs = before:gsub("\\%$", ""):gsub("%$%$?", "")
    if not formula and signs % 2 == 1 then within = not within end
    out[#out + 1] = before .. filled(whole, scope, within or false)
    at = next
  end
  return table.concat(out) .. words:sub(at)
end

-- ---------------------------------------------------------------- functions that are run

-- Where an author looks on: what a function read.
local function tell_reads(reads)
  for read in pairs(reads) do
    if not live.is_source(read) and read.index then engine.read(read.index) end
  end
end

-- Runs a function of the lesson; what it reads is noted for `record`.
local function call(record, sets, ...)
  local outer = running
  running = { reads = {}, sets = sets }
  engine.blame(record.line)
  local began = engine.began(record.what or "value", record.line)
  local result = record.run(...)
  record.reads = running.reads
  if began > 0 then tell_reads(running.reads) end
  engine.ended(began)
  running = outer
  return result
end

local function compute(record)
  record.late = true
  local result = call(record)
  local number = type(result) == "number" and result - result == 0
  local text = type(result) == "string" and #result <= MOST.text and engine.is_text(result)
  if not number and not text then
    engine.fail(record.line, "language.needs_value", engine.text(result))
  end
  record.number, record.text = number and result or nil, text and result or nil
  record.late = false
end

local function is_late(record, changed)
  if record.late then return true end
  for read in pairs(record.reads) do
    if changed[read] then return true end
  end
  return false
end

-- In the order of the lesson: a value reads only what stands before it.
local function settle(changed)
  for _, record in ipairs(live.variables) do
    if record.role == "value" and is_late(record, changed) then
      local number, text = record.number, record.text
      compute(record)
      if record.number ~= number or record.text ~= text then changed[record] = true end
    end
  end
end

-- Runs a function that may set; what it set counts as changed.
local function run_setting(record, changed, ...)
  local sets = {}
  call(record, sets, ...)
  for one in pairs(sets) do changed[one] = true end
  return sets
end

-- The value as it is when the lesson opens becomes part of its data.
function live.open_value(record)
  compute(record)
  record.data.number, record.data.text = record.number, record.text
  record.told = record.text or record.number
end

local function take_variables(list, changed)
  for _, one in ipairs(list or {}) do
    local record = live.variables[one.variable + 1]
    if record and record.role ~= "value" and record.number ~= one.number then
      record.number = one.number
      changed[record] = true
    end
  end
end

local function take_sources(list, changed)
  for _, one in ipairs(list or {}) do
    local record = live.sources[one.source + 1]
    if record then
      record.text, record.names, record.bound = one.circuit, nil, nil
      record.theta, record.phi = one.theta, one.phi
      changed[record] = true
    end
  end
end

-- What the parent has not heard of yet. Of an error in between nothing is lost: values are
-- told by comparing, not by what this call changed.
local function news(sets, revision)
  local values, numbers = {}, {}
  for _, record in ipairs(live.variables) do
    local now = record.text or record.number
    if record.role == "value" and record.told ~= now then
      values[#values + 1] = { variable = record.index, number = record.number, text = record.text }
      record.told = now
    elseif sets[record] then
      numbers[#numbers + 1] = { variable = record.index, number = record.number }
    end
  end
  return {
    revision = revision,
    values = #values > 0 and values or nil, sets = #numbers > 0 and numbers or nil,
  }
end

-- The same for a function that only reads (a stage's draw).
function live.watch(record, ...)
  running = nil
  return call(record, nil, ...)
end

-- The learner changed something: { revision, variables = { { variable, number } … }, sources
-- = { { source, circuit or theta and phi } … } }, and it may be time for a timer or a
-- button's function: timer = index, t = seconds; button = variable.
function live.changed(arg)
  running = nil
  local changed, sets = {}, {}
  take_variables(arg.variables, changed)
  take_sources(arg.sources, changed)
  settle(changed)
  local timer = arg.timer and live.timers[arg.timer + 1]
  local button = arg.button and live.variables[arg.button + 1]
  if timer then sets = run_setting(timer, changed, arg.t) end
  if button and button.run then sets = run_setting(button, changed, button.number) end
  if timer or button then settle(changed) end
  return news(sets, arg.revision)
end

-- Runs a function of the prelude that calls functions of the lesson which may read handles,
-- to judge an answer.
function live.within(judge, ...)
  running = { reads = {} }
  local result = judge(...)
  running = nil
  return result
end

-- For words with functions of their own that read and set (stages): runs record.run(…), then
-- settles values. Returns what it returned, and the news.
function live.run(record, revision, ...)
  running = nil
  local changed, sets = {}, {}
  local result = call(record, sets, ...)
  for one in pairs(sets) do changed[one] = true end
  settle(changed)
  return result, news(sets, revision)
end

return live
