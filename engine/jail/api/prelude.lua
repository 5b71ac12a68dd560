-- The lesson language: makes every word of the table, the strict environment that lessons
-- run in, and the functions that the parent calls (finish, check, plays, findings, words).
local engine, load = ...

local arguments = load "arguments"
local book = load "book"

-- The words of a lesson stand in words_….lua, a row each: what it is called, how it is
-- written (form), what it takes, what it is for, an example that a test runs on a page of its
-- own, and what it does (make). These are the only list. A field is { name, type, … }; types
-- and their ranges are read by arguments.lua. The rows of exercise.… stand in
-- exercise_….lua. A file may also bring functions that the parent calls, and findings for
-- `kyubi check`.
--
-- form: "fields" word { … } · "named" word "name" { … } · "text" word { ja =, en = } or
-- word "…" · "value" word "…" · "call" word(…)
local chapters = { "page", "circuit", "input", "live", "display", "physics" }
local words, functions, finders = {}, {}, {}

for _, name in ipairs(chapters) do
  local chapter = load("words_" .. name)
  table.move(chapter.words, 1, #chapter.words, #words + 1, words)
  for key, call in pairs(chapter.functions or {}) do functions[key] = call end
  finders[#finders + 1] = chapter.findings
end
for _, file in ipairs(engine.exercise_files) do
  local kind = load(file)
  words[#words + 1] = kind.word
  table.move(kind.words or {}, 1, #(kind.words or {}), #words + 1, words)
end

local function place_of(word)
  return { word = word, line = engine.place(), note = book.note, source = book.source, display = book.display }
end

-- A word "name" whose second half { … } never came. Words may stand within that half, so
-- it is looked at by the next word with a name, and at the end.
local pending

local function settle()
  if pending then
    engine.fail(pending.line, "language.unfinished", pending.word, pending.name)
  end
end

-- ---------------------------------------------------------------- exercises

local function texts_as_rows(texts)
  local rows = {}
  for i, text in ipairs(texts or {}) do rows[i] = { text = text } end
  return book.filled(rows)
end

local function make_exercise(kind, id, values, place)
  local data, record, handle = kind.make(values, place, book, id)
  data.kind, data.id, data.line = kind.name, id, place.line
  data.ask, data.explain, data.hints = values.ask, values.explain, texts_as_rows(values.hints)
  record.kind = kind
  book.add_exercise(data, record)
  return handle
end

-- ---------------------------------------------------------------- how words are called

local forms = {}

function forms.fields(row)
  return function(given)
    local place = place_of(row.name)
    local values = arguments.read(place, row.fields, given)
    return row.make(values, place, row)
  end
end

function forms.text(row)
  return function(given)
    local place = place_of(row.name)
    return row.make(arguments.text(place, given), place, row)
  end
end

function forms.value(row)
  return function(given)
    local place = place_of(row.name)
    local field = row.fields[1]
    return row.make({ [field[1]] = arguments.one(place, field, given) }, place, row)
  end
end

function forms.call(row)
  return function(...)
    local place = place_of(row.name)
    return row.make(table.unpack(arguments.positional(place, row.fields, ...), 1, #row.fields))
  end
end

local function check_name(row, place, name)
  if type(name) ~= "string" then
    engine.fail(place.line, "language.form", row.name, row.name .. ' "…" { … }')
  end
  if not row.names then
    return arguments.one(place, { "name", row.name_type or "id", needed = true }, name)
  end
  for _, known in ipairs(row.names) do
    if known == name then return name end
  end
  engine.fail(place.line, "language.needs_choice", row.name, "name", table.concat(row.names, ", "), name)
end

-- What stands behind the name is a text and nothing else. Fields that are needed are then
-- missed.
local function whole_text(row, place, given)
  local values = { text = arguments.text(place, given) }
  for _, field in ipairs(row.fields) do values[field[1]] = arguments.one(place, field, nil) end
  return values
end

function forms.named(row)
  return function(name)
    settle()
    local place = place_of(row.name)
    check_name(row, place, name)
    pending = { line = place.line, word = row.name, name = name }
    return function(given)
      pending = nil
      if row.text and (type(given) ~= "table" or #row.fields == 0) then
        return row.make(name, whole_text(row, place, given), place, row)
      end
      local values = arguments.read(place, row.fields, given, row.text)
      if row.kind then return make_exercise(row.kind, name, values, place) end
      return row.make(name, values, place, row)
    end
  end
end

-- ---------------------------------------------------------------- the strict environment

local function names_under(prefix)
  local names = {}
  for _, row in ipairs(words) do
    local rest = row.name:sub(1, #prefix) == prefix and row.name:sub(#prefix + 1)
    if rest and not rest:find(".", 1, true) then names[#names + 1] = rest end
  end
  return names
end

-- What Lua programs have elsewhere; a lesson reaches neither files nor the network.
local elsewhere = {
  os = true, io = true, require = true, package = true, debug = true, dofile = true,
  loadfile = true, loadstring = true, collectgarbage = true,
}

local function unknown(prefix, names)
  return function(_, name)
    if prefix == "" and elsewhere[name] then engine.fail(nil, "language.no_library", name) end
    if prefix == "" and name == "print" then engine.fail(nil, "language.print") end
    local near = type(name) == "string" and engine.nearest(name, names)
    local full = prefix .. (type(name) == "string" and name or engine.text(name))
    if near then engine.fail(nil, "language.unknown_near", full, prefix .. near) end
    engine.fail(nil, "language.unknown", full)
  end
end

local function refuse_set(_, name)
  engine.fail(nil, "language.global", type(name) == "string" and name or engine.text(name))
end

local function strict(known, prefix, names)
  return setmetatable({}, {
    __index = setmetatable(known, { __index = unknown(prefix, names), __metatable = false }),
    __newindex = refuse_set,
    __metatable = false,
  })
end

local function make_environment()
  local known, groups, names = {}, {}, {}
  for name, value in pairs(_G) do
    if name ~= "_G" and name ~= "print" then known[name] = value end
  end
  for _, row in ipairs(words) do
    local group, rest = row.name:match("^(%a+)%.(%a+)$")
    if group then
      groups[group] = groups[group] or {}
      groups[group][rest] = forms[row.form](row)
    else
      known[row.name] = forms[row.form](row)
    end
  end
  for group, members in pairs(groups) do
    known[group] = strict(members, group .. ".", names_under(group .. "."))
  end
  for name in pairs(known) do names[#names + 1] = name end
  table.sort(names)
  return strict(known, "", names)
end

-- ---------------------------------------------------------------- what the parent calls

function functions.finish()
  settle()
  if not book.head then engine.fail(1, "language.lesson_first") end
  return book.parts()
end

local function exercise_of(arg)
  local record = type(arg) == "table" and book.exercises[arg.exercise]
  if not record then engine.fail(nil, "language.exercise", arg and arg.exercise or "?") end
  return record
end

function functions.check(arg)
  local record = exercise_of(arg)
  local answer = type(arg.answer) == "table" and arg.answer or {}
  return record.kind.check(record, answer)
end

function functions.plays(arg)
  local record = exercise_of(arg)
  local plays = record.kind.plays(record)
  for _, play in ipairs(plays) do play.line = record.line end
  return { plays = plays }
end

local function japanese(text)
  return text:find("[\xe3-\xe9][\x80-\xbf][\x80-\xbf]") ~= nil
end

local function find_translations(report)
  if not book.bilingual then return end
  for _, noted in ipairs(book.texts) do
    local ja, en = noted.text.ja, noted.text.en
    local function missing(language)
      if noted.path then
        report(noted.line, "check.translation_of", noted.path, language)
      else
        report(noted.line, "check.translation", language)
      end
    end
    if not ja or ja == "" then missing "ja" end
    if not en or en == "" or (noted.bare and japanese(en)) then missing "en" end
  end
end

-- A question that asks nothing: it is right before anybody has done anything.
local function find_untouched(record, report)
  local untouched = record.kind.untouched and record.kind.untouched(record)
  if untouched and record.kind.check(record, untouched).kind == "right" then
    report(record.line, "check.untouched", record.id)
  end
end

function functions.findings()
  local findings = {}
  local function report(line, key, ...)
    local args = table.pack(...)
    for i = 1, args.n do args[i] = tostring(args[i]) end
    findings[#findings + 1] = { key = key, args = table.concat(args, "\t"), file = "", line = line }
  end
  find_translations(report)
  for _, lost in ipairs(book.lost) do report(lost.line, "check.picture", lost.name) end
  for _, find in ipairs(finders) do find(report) end
  for _, record in ipairs(book.exercises) do
    find_untouched(record, report)
    if record.kind.findings then record.kind.findings(record, report) end
  end
  return { findings = findings }
end

local function told(fields)
  local list = {}
  for i, field in ipairs(fields or {}) do
    list[i] = {
      name = field[1], type = field[2], ja = field.ja, en = field.en, needed = field.needed or false,
      default = field.default, fields = told(field.fields),
    }
  end
  return list
end

-- The table of words as data: for the guide of teachers and for `kyubi doc`.
function functions.words()
  local list = {}
  for i, row in ipairs(words) do
    list[i] = {
      name = row.name, form = row.form, ja = row.ja, en = row.en, example = row.example,
      fields = told(row.fields),
    }
  end
  return { words = list }
end

functions.environment = make_environment()
return functions
