-- Kinds of exercises that a lesson or its pack brings: they answer with an input that there
-- is, and judge with a function of their own.
local engine, load = ...
local arguments = load "arguments"
local common = load "common_fields"

local own = {}

local FIELD_TYPES = { "text", "texts", "number", "integer", "expression", "flag", "state", "circuit", "string", "function" }
local VERDICTS = { right = true, near = true, wrong = true, unreadable = true }

-- Rows as the words of the language have them: { "name", "type", needed = true, default = … }.
local function read_fields(place, list)
  local fields = {}
  for i, row in ipairs(list or {}) do
    local name, type_of = type(row) == "table" and row[1], type(row) == "table" and row[2]
    local known = false
    for _, one in ipairs(FIELD_TYPES) do known = known or one == type_of end
    if type(name) ~= "string" or not name:find "^[%a_][%w_]*$" or not known then
      engine.fail(place.line, "language.kind_field", place.word, i, table.concat(FIELD_TYPES, ", "))
    end
    fields[i] = {
      name, type_of == "string" and "word" or type_of, needed = row.needed, default = row.default,
      most = type_of == "texts" and 16 or nil, from = row.from, to = row.to, named = type_of == "expression" or nil,
    }
  end
  return fields
end

-- What the author's check returned, as a verdict.
local function verdict_of(record, result, say, misconception)
  local kind = result == true and "right" or result == false and "wrong" or result
  if not VERDICTS[kind] then
    engine.fail(record.line, "language.kind_verdict", record.kind.word.name, engine.text(result))
  end
  local at = { word = record.kind.word.name, name = "check", line = record.line, note = function() end }
  return {
    kind = kind, say = say ~= nil and arguments.readers.text(at, say) or nil,
    misconception = misconception ~= nil and arguments.readers.misconception(at, misconception) or nil,
  }
end

-- The values with the numbers that expressions have now, and with what was drawn.
local function present(record, value, drawn)
  local now = {}
  for key, one in pairs(record.values) do
    now[key] = type(one) == "table" and type(one.text) == "string" and one.names and value(one) or one
  end
  now.given = drawn or {}
  return now
end

local function check_with(kind, base)
  return function(record, raw)
    local answer = base.own.read(raw, record.values)
    if answer == nil then return { kind = "unreadable" } end
    engine.blame(kind.line)
    local result, say, misconception = kind.check_own(record.now or record.values, answer)
    engine.blame(0)
    return verdict_of(record, result, say, misconception)
  end
end

local function plays_with(kind, base)
  return function(record)
    local plays = {}
    engine.blame(kind.line)
    local list = kind.plays_own(record.now or record.values)
    engine.blame(0)
    for i, play in ipairs(type(list) == "table" and list or {}) do
      local answer = type(play) == "table" and base.own.write(play.answer, record.values)
      if not answer or not VERDICTS[play.expected] then
        engine.fail(kind.line, "language.kind_play", kind.word.name, i)
      end
      plays[i] = { answer = answer, expected = play.expected }
    end
    if not plays[1] or plays[1].expected ~= "right" then engine.fail(kind.line, "language.kind_play", kind.word.name, 1) end
    return plays
  end
end

-- The kind `name` of what exercise.kind was given.
function own.kind(name, base, values, place)
  local kind = { name = base.name, line = place.line, check_own = values.check, plays_own = values.plays, title = values.title }
  local fields = {}
  for _, list in ipairs { base.own.fields, read_fields(place, values.fields) } do
    table.move(list, 1, #list, #fields + 1, fields)
  end
  kind.word = { name = "exercise." .. name, form = "named", kind = kind, fields = common.fields(fields) }
  function kind.make(given, at, book, id)
    local data, handle = base.own.make(given, at, book, id)
    data.title = kind.title
    return data, { values = given }, handle
  end
  function kind.bind(record, value, drawn)
    return common.with(record, { now = present(record, value, drawn) })
  end
  kind.check, kind.plays = check_with(kind, base), plays_with(kind, base)
  return kind
end

return own
