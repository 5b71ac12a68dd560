-- Reads what a lesson gave to a word, by the fields of the word's row. Every fault is an
-- error with the lesson's line, what is allowed, and what was given.
local engine, load = ...
local live = load "live"
local arguments = {}
local readers = {}

-- Where a value stands, for errors: the word, the name to say, and the path within the word
-- ("wrong[2].say"), by which its line is found.
local function place_in(place, name, path)
  return {
    word = place.word, name = name, path = path, line = place.line, note = place.note,
    source = place.source, given = place.given, display = place.display, demo = place.demo,
  }
end

local function path_to(place, name)
  return place.path and place.path .. "." .. name or name
end

-- The row in a list is a place of its own.
local function row_place(at)
  local place = place_in(at, nil, at.path)
  place.word = at.word .. " " .. at.name
  return place
end

local function line_of(at)
  return engine.field_line(at.line, at.path or "")
end

local function fault(at, kind, ...)
  engine.fail(line_of(at), "language." .. kind, at.word, at.name, ...)
end

local function needs(at, kind, value)
  fault(at, "needs_" .. kind, engine.text(value))
end

local function check_length(at, value, most)
  if most and #value > most then fault(at, "long", most) end
  return value
end

function readers.word(at, value, field)
  if type(value) ~= "string" then needs(at, "word", value) end
  if field.pattern and not value:find(field.pattern) then needs(at, "word", value) end
  return check_length(at, value, field.most)
end

function readers.id(at, value)
  if type(value) ~= "string" or not value:find("^[a-z0-9][a-z0-9._-]*$") then
    needs(at, "id", value)
  end
  return check_length(at, value, 63)
end

-- The course's list of misconceptions has eighteen.
function readers.misconception(at, value)
  local number = type(value) == "string" and tonumber(value:match("^M(%d%d)$"))
  if not number or number < 1 or number > 18 then needs(at, "misconception", value) end
  return value
end

function readers.picture(at, value)
  if type(value) ~= "string" or not engine.picture_name(value) then needs(at, "picture", value) end
  return value
end

-- A tab that was typed may indent a text; one made by an escape is \\theta gone wrong. Other
-- control characters only come from escapes: \\frac, \\beta.
local function check_controls(at, words)
  local tab = words:find("\t", 1, true)
  local other = words:find("[\0-\8\11-\31\127]")
  if not tab and not other then return end
  local line = engine.control_line(at.line)
  if other or line or words:find("%$[^$\n]*\t") then
    engine.fail(line or line_of(at), "language.backslash")
  end
end

-- Its {=…} become numbers of expressions, in whose names at.given are.
local function with_expressions(at, text)
  local line = line_of(at)
  local ja = text.ja and live.text(text.ja, line, at.given)
  local en = text.en == text.ja and ja or text.en and live.text(text.en, line, at.given)
  return { ja = ja, en = en }
end

-- A bare string says the same in both languages (a formula, or a one-language lesson).
function readers.text(at, value, field)
  local text = value
  if type(value) == "string" then text = { ja = value, en = value } end
  if type(text) ~= "table" then needs(at, "text", value) end
  for language, words in pairs(text) do
    if language ~= "ja" and language ~= "en" then
      needs(place_in(at, at.name, path_to(at, tostring(language))), "text", language)
    end
    if type(words) ~= "string" then needs(at, "text", words) end
    check_length(at, words, 16384)
    check_controls(at, words)
  end
  if not (text.ja or text.en) then needs(at, "text", value) end
  if field and field.filled and not ((text.ja or "") .. (text.en or "")):find("%S") then fault(at, "empty") end
  at.note(text, at, type(value) == "string")
  return with_expressions(at, text)
end

local function shown(number)
  return math.tointeger(number) and ("%d"):format(number) or ("%.6g"):format(number)
end

local function in_range(at, value, field)
  local from, to = field.from or -math.huge, field.to or math.huge
  if not (value >= from - 1e-12 and value <= to + 1e-12) then
    fault(at, "range", shown(from), shown(to), shown(value))
  end
  return value
end

function readers.integer(at, value, field)
  local whole = math.type(value) and math.tointeger(value) -- 100.0 too, which 10 ^ 2 gives
  if not whole then needs(at, "integer", value) end
  return in_range(at, whole, field)
end

function readers.number(at, value, field)
  if type(value) ~= "number" then needs(at, "number", value) end
  return in_range(at, value, field)
end

-- Where `named`, names that change may stand in it: then it is { text, names, value }.
local function valued(kind)
  return function(at, value, field)
    local bound = false
    if type(value) == "string" and field.named then
      value = live.expression(value, line_of(at), at.given)
      bound = type(value) == "table"
    elseif type(value) == "string" then
      value = engine.value(value, line_of(at))
    end
    if type(value) ~= "number" and not bound then needs(at, kind, value) end
    in_range(at, bound and value.value or value, field)
    return value
  end
end

readers.expression = valued "expression"
readers.angle = valued "angle"

function readers.flag(at, value)
  if type(value) ~= "boolean" then needs(at, "flag", value) end
  return value
end

-- A test's (words_test.lua), which compiles it itself.
function readers.seen(at, value)
  local number = type(value) == "number" and value - value == 0
  if not number and type(value) ~= "string" then needs(at, "expression", value) end
  return number and value or check_length(at, value, 1000)
end

function readers.seen_or_flag(at, value)
  return type(value) == "boolean" and value or readers.seen(at, value)
end

function readers.choice(at, value, field)
  for _, name in ipairs(field.names) do
    if value == name then return value end
  end
  fault(at, "needs_choice", table.concat(field.names, ", "), engine.text(value))
end

readers["function"] = function(at, value)
  if type(value) ~= "function" then needs(at, "function", value) end
  return value
end

-- A circuit or an arrow stands for the state that it makes.
function readers.state(at, value)
  local record = live.record(value)
  if live.is_source(record) then return live.state(record, at.word) end
  if not engine.is_state(value) then needs(at, "state", value) end
  return value
end

function readers.source(at, value)
  local source = at.source(value)
  if not source then needs(at, "source", value) end
  return source
end

-- Where `named`, its word reads it: names that change may stand in it.
function readers.circuit(at, value, field)
  local record = live.record(value)
  if live.is_source(record) and not field.named then return live.short_form(record, at.word) end
  if type(value) ~= "string" then needs(at, "circuit", value) end
  if not field.named then engine.circuit(value, nil, line_of(at)) end
  return value
end

-- "h cx" offers h, x and the control dot: a controlled gate is built from its parts.
function readers.palette(at, value)
  if type(value) ~= "string" then needs(at, "palette", value) end
  local list, there = {}, {}
  local function offer(name)
    if not there[name] then
      there[name] = true
      list[#list + 1] = name
    end
  end
  for name in value:gmatch("%S+") do
    local gate, controls = engine.gate(name)
    local start = name == "start" -- what wires start in may be chosen
    if not gate and not start then fault(at, "palette", name) end
    offer(gate or name)
    if controls and controls > 0 then offer "control" end
  end
  if #list == 0 then fault(at, "palette_empty") end
  return table.concat(list, " ")
end

local function each(at, value, most, read)
  if type(value) ~= "table" then needs(at, "list", value) end
  if #value > most then fault(at, "many", most, #value) end
  for key in pairs(value) do
    if math.type(key) ~= "integer" or key < 1 or key > #value then needs(at, "list", key) end
  end
  local list = {}
  for i = 1, #value do
    local name = ("%s[%d]"):format(at.name, i)
    list[i] = read(place_in(at, name, ("%s[%d]"):format(at.path, i)), value[i])
  end
  return list
end

-- Rows that their word reads itself.
function readers.list(at, value, field)
  return each(at, value, field.most, function(_, one) return one end)
end

function readers.ids(at, value, field)
  return each(at, value, field.most, readers.id)
end

function readers.texts(at, value, field)
  return each(at, value, field.most, readers.text)
end

function readers.expressions(at, value, field)
  return each(at, value, field.most, function(inner, one) return readers.expression(inner, one, field) end)
end

function readers.integers(at, value, field)
  return each(at, value, field.most, function(inner, one) return readers.integer(inner, one, field) end)
end

function readers.words(at, value, field)
  return each(at, value, field.most, function(inner, one) return readers.word(inner, one, {}) end)
end

function readers.demo(at, value)
  local demo = at.demo(value)
  if not demo then needs(at, "demo", value) end
  return demo
end

function readers.displays(at, value, field)
  return each(at, value, field.most, function(inner, one)
    if not inner.display(one) then needs(inner, "display", one) end
    return one
  end)
end

function readers.rows(at, value, field)
  return each(at, value, field.most, function(inner, row)
    if type(row) ~= "table" then fault(inner, "needs_row", field.recipe, engine.text(row)) end
    return arguments.read(row_place(inner), field.fields, row, field.text)
  end)
end

-- The types (types.lua) as a list in the order of their names.
function arguments.named_types()
  local list = {}
  for name, row in pairs(load "types") do
    list[#list + 1] = { name = name, ja = row.ja, en = row.en, lua = row.lua, members = row.members }
  end
  table.sort(list, function(a, b) return a.name < b.name end)
  return list
end

-- The readers' names, for the test that every one has a row there.
function arguments.kinds()
  local names = {}
  for name in pairs(readers) do names[#names + 1] = name end
  table.sort(names)
  return names
end

load "arguments_physics"(readers, needs)
load "arguments_code"(readers, needs)

local function names_of(fields)
  local names = {}
  for _, field in ipairs(fields) do names[#names + 1] = field[1] end
  return names
end

local function refuse_unknown(place, fields, given, text)
  local names = text and { "ja", "en" } or {}
  table.move(names_of(fields), 1, #fields, #names + 1, names)
  local known = {}
  for _, name in ipairs(names) do known[name] = true end
  for name in pairs(given) do
    if not known[name] then
      local near = type(name) == "string" and engine.nearest(name, names)
      local key = near and "language.field_near" or "language.field"
      local shown = type(name) == "string" and name or engine.text(given[name])
      local line = engine.field_line(place.line, path_to(place, tostring(name)))
      engine.fail(line, key, place.word, shown, near or table.concat(names, ", "))
    end
  end
end

function arguments.one(place, field, value)
  local at = place_in(place, field[1], path_to(place, field[1]))
  if value == false and field.withheld then return nil end -- a handout (lesson/handout.h)
  if value ~= nil then return readers[field[2]](at, value, field) end
  if field.needed then fault(at, "missing") end
  return field.default
end

-- What a word that is all text was given.
function arguments.text(place, value)
  local at = place_in(place, "text", nil)
  if value == nil then fault(at, "missing") end
  return readers.text(at, value)
end

-- `place` = { word, line, path, note, source }: note(text, at, bare) hears of every text,
-- source(handle) knows the handles; `path` is nil for the word itself. `text`: the table is a text too ({ ja, en, right = … }).
function arguments.read(place, fields, given, text)
  if type(given) ~= "table" or engine.is_state(given) then
    engine.fail(line_of(place), "language.form", place.word, place.word .. " { … }")
  end
  refuse_unknown(place, fields, given, text)
  local values = {}
  for _, field in ipairs(fields) do
    values[field[1]] = arguments.one(place, field, given[field[1]])
  end
  if text then
    values.text = readers.text(place_in(place, "ja", place.path), { ja = given.ja, en = given.en })
  end
  return values
end

-- Arguments by position, for words that are called like functions.
function arguments.positional(place, fields, ...)
  local values = {}
  for i, field in ipairs(fields) do
    values[i] = arguments.one(place, field, (select(i, ...)))
  end
  return values
end

-- For the files of exercises, which bring types of their own.
arguments.readers, arguments.needs, arguments.row_place, arguments.each = readers, needs, row_place, each

return arguments
