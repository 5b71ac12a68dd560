-- The lesson language: makes every word of the table, the strict environment that lessons
-- run in, and the functions that the parent calls (finish, check, plays, findings, words).
local engine, load = ...

local arguments = load "arguments"
local book = load "book"
local live = load "live"

-- The words of a lesson stand in words_….lua, a row each: what it is called, how it is
-- written (form), what it takes, what it is for, an example that a test runs on a page of its
-- own, and what it does (make). These are the only list. A field is { name, type, … }; types
-- and their ranges are read by arguments.lua. The rows of exercise.… stand in
-- exercise_….lua. A file may also bring functions that the parent calls, and findings for
-- `kyubi check`.
--
-- form: "fields" word { … } · "named" word "name" { … } · "text" word { ja =, en = } or
-- word "…" · "value" word "…" · "call" word(…) · "listed" word { …, field = … } ·
-- "verb" g:word(…), which a stage's pen has and the lesson itself has not
local chapters = {
  "page", "circuit", "input", "live", "display", "stage", "pen", "physics", "mixed", "matrix", "chance", "whole", "tableau", "pulses", "given", "module", "talk", "test",
}
local words, functions, finders = {}, {}, {}
local bases = {} -- name → a kind of the prelude that others may be like
local drawn = load "words_given"
local common = load "common_fields"
local own = load "own_kind"
local places, unknown, rehearsal = load "places", load "unknown", load "rehearsal"
local hall, telling = load "hall", load "telling"

for _, name in ipairs(chapters) do
  local chapter = load("words_" .. name)
  table.move(chapter.words, 1, #chapter.words, #words + 1, words)
  for key, call in pairs(chapter.functions or {}) do functions[key] = call end
  finders[#finders + 1] = chapter.findings
end
for _, file in ipairs(engine.exercise_files) do
  local kind = load(file)
  words[#words + 1] = kind.word
  if kind.own then bases[kind.name] = kind end
  table.move(kind.words or {}, 1, #(kind.words or {}), #words + 1, words)
end

hall.add_only(words)

local members_of = {} -- group ("exercise") → its words

local function place_of(word)
  rehearsal.look()
  return { word = word, line = engine.place(), note = book.note, source = book.source, display = book.display, demo = book.demo }
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

-- The demos of an exercise; each row knows which is its own.
local function demos_in(...)
  local demos
  for _, rows in ipairs { ... } do
    for _, row in ipairs(rows) do
      if row.try then
        demos = demos or {}
        demos[#demos + 1] = row.try
        row.demo = #demos - 1
      end
    end
  end
  return demos
end

local function make_exercise(kind, id, values, place)
  local data, record, handle = kind.make(values, place, book, id)
  data.kind, data.id, data.line = kind.name, id, place.line
  record.withheld = kind.solved and record.solution == nil or nil -- in a handout
  data.unsolved = record.withheld
  data.given, record.given = values.given ~= nil or nil, values.given
  data.review = values.review or nil
  data.ask, data.explain, data.hints = values.ask, values.explain, texts_as_rows(values.hints)
  record.kind = kind
  record.stands = places.of(values, place)
  data.demos = demos_in(values.wrong or {}, values.options or {})
  book.add_exercise(data, record)
  return handle
end

-- ---------------------------------------------------------------- how words are called

local forms = {}

-- What stands behind the word is a text and nothing else. Fields that are needed are then
-- missed.
local function whole_text(row, place, given)
  local values = { text = arguments.text(place, given) }
  for _, field in ipairs(row.fields) do values[field[1]] = arguments.one(place, field, nil) end
  return values
end

-- Runs what a word does, its blocks being for those whom its field `only` names.
local function made(values, call)
  book.only = values.only
  local results = table.pack(call())
  book.only = nil
  return table.unpack(results, 1, results.n)
end

function forms.fields(row)
  return function(given)
    local place = place_of(row.name)
    local whole = row.text and type(given) ~= "table"
    local values = whole and whole_text(row, place, given) or arguments.read(place, row.fields, given, row.text)
    return made(values, function() return row.make(values, place, row) end)
  end
end

-- Fields, and a list beside them: demo { circuit = "…", display.ket {} }.
function forms.listed(row)
  return function(given)
    local place = place_of(row.name)
    local list, rest = {}, {}
    for key, value in pairs(type(given) == "table" and given or {}) do
      if math.type(key) == "integer" then list[key] = value else rest[key] = value end
    end
    local values = arguments.read(place, row.fields, type(given) == "table" and rest or given)
    values.list = list
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
      if row.kind then place.given = drawn.names(type(given) == "table" and given.given) end
      local values = arguments.read(place, row.fields, given, row.text)
      return made(values, function()
        if row.kind then return make_exercise(row.kind, name, values, place) end
        return row.make(name, values, place, row)
      end)
    end
  end
end

-- ---------------------------------------------------------------- kinds of a lesson's own

local function base_names()
  local names = {}
  for name in pairs(bases) do names[#names + 1] = name end
  table.sort(names)
  return names
end

-- A kind becomes a word: exercise.NAME.
local function add_kind(name, values, place)
  if not name:find "^[a-z][a-z0-9_]*$" or rawget(members_of.exercise, name) then
    engine.fail(place.line, "language.kind_name", name)
  end
  local kind = own.kind(name, bases[values.like], values, place)
  words[#words + 1] = kind.word
  members_of.exercise[name] = forms.named(kind.word)
end

words[#words + 1] = {
  name = "exercise.kind", form = "named",
  ja = "問題の種類を 1 つ作ります。そのあと exercise.名前 \"…\" { … } と書けます。パックの kinds.lua に書くと、パックのどのレッスンでも使えます。",
  en = "Makes a kind of exercise, to be written as exercise.NAME \"…\" { … } from then on. In the pack's kinds.lua it serves every lesson of the pack.",
  fields = {
    { "like", "choice", names = base_names(), default = "number", ja = "答え方。同じ名前の問題と同じ入力を使います", en = "how it is answered: with the input of the exercise of that name" },
    { "title", "text", ja = "問題番号の横に出る名前", en = "what stands beside the question's number" },
    { "fields", "list", most = 16, ja = "問題に書く項目。{ \"名前\", \"型\", needed = true } を並べます", en = "what such an exercise is given: rows { \"name\", \"type\", needed = true }" },
    { "check", "function", needed = true, ja = "判定。項目の値と答えを受けとり、true か false、または \"right\" \"near\" \"wrong\" \"unreadable\" と、言う文を返します", en = "judges: takes the fields' values and the answer; returns true or false, or \"right\", \"near\", \"wrong\", \"unreadable\", and what to say" },
    { "plays", "function", needed = true, ja = "check が試す答え。{ answer = …, expected = \"right\" } を、正解から並べて返します", en = "answers for kyubi check to try, the right one first: a list of { answer = …, expected = \"right\" }" },
  },
  example = [[exercise.kind "even" {
  fields = { { "least", "number", needed = true } },
  check = function(values, answer)
    if answer < values.least then return "near", { ja = "もっと大きい数です。", en = "It is greater." } end
    return answer % 2 == 0
  end,
  plays = function(values)
    return { { answer = 2 * math.ceil(values.least / 2), expected = "right" }, { answer = values.least - 1, expected = "near" } }
  end,
}
exercise.even "more-than-ten" { ask = { ja = "10 より大きい偶数を 1 つ書いてください。", en = "Write an even number above ten." }, least = 11 }]],
  make = add_kind,
}

-- ---------------------------------------------------------------- the strict environment

local function names_under(prefix)
  local names = {}
  for _, row in ipairs(words) do
    local rest = row.name:sub(1, #prefix) == prefix and row.name:sub(#prefix + 1)
    if rest and not rest:find(".", 1, true) then names[#names + 1] = rest end
  end
  return names
end

local function refuse_unknown(prefix, names)
  return function(_, name)
    engine.fail(nil, unknown.name(prefix, name, names))
  end
end

local function refuse_set(_, name)
  engine.fail(nil, "language.global", type(name) == "string" and name or engine.text(name))
end

local function strict(known, prefix, names)
  return setmetatable({}, {
    __index = setmetatable(known, { __index = refuse_unknown(prefix, names), __metatable = false }),
    __newindex = refuse_set,
    __metatable = false,
  })
end

-- What a lesson may say, for those of its names that no run has met yet.
local spoken = { known = {}, groups = {}, names = {} }

local function make_environment()
  local known, groups, names = spoken.known, spoken.groups, spoken.names
  for name, value in pairs(_G) do
    if name ~= "_G" then known[name] = value end
  end
  for _, row in ipairs(words) do
    local group, rest = row.name:match("^(%a+)%.([%a_]+)$")
    if row.form == "verb" then
      -- g comes to draw, not to the lesson
    elseif group then
      groups[group] = groups[group] or {}
      groups[group][rest] = forms[row.form](row)
    else
      known[row.name] = forms[row.form](row)
    end
  end
  for group, members in pairs(groups) do
    members_of[group] = members
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
  local parts = book.parts()
  book.closed = true
  return parts
end

local function exercise_of(arg)
  local record = type(arg) == "table" and book.exercises[arg.exercise]
  if not record then engine.fail(nil, "language.exercise", arg and arg.exercise or "?") end
  return record
end

-- What the attempt with this seed has drawn; nil where nothing is.
local function draw_of(record, arg)
  local seed = math.type(arg.seed) == "integer" and arg.seed or 1
  return record.given and drawn.draw(record.given, seed)
end

-- The exercise with the numbers that its expressions have now.
local function bound(record, values)
  if not record.kind.bind then return common.with(record, { drawn = values }) end
  local now = record.kind.bind(record, function(expression)
    return drawn.value(expression, values, record.line)
  end, values)
  now.drawn = values
  return now
end

function functions.draw(arg)
  local values, list = draw_of(exercise_of(arg), arg), {}
  for name, value in pairs(values or {}) do
    local number = type(value) == "number"
    list[#list + 1] = { name = name, number = number and value or nil, text = not number and value or nil }
  end
  return { given = list }
end

function functions.check(arg)
  local record = exercise_of(arg)
  local answer = type(arg.answer) == "table" and arg.answer or {}
  local began = engine.began("check", record.line)
  return engine.ended(began, live.within(function()
    return record.kind.check(bound(record, draw_of(record, arg)), answer)
  end))
end

function functions.plays(arg)
  local record = exercise_of(arg)
  local plays = live.within(function()
    return record.kind.plays(bound(record, draw_of(record, arg)))
  end)
  for _, play in ipairs(plays) do play.line = places.row(record, play.wrong and play.wrong + 1) end
  return { plays = plays }
end

-- A right answer as the learner would give it.
function functions.solution(arg)
  local record = exercise_of(arg)
  if record.withheld then engine.fail(record.line, "language.withheld", record.id) end
  local solve = record.kind.solution or function(one) return record.kind.plays(one)[1].answer end
  return { answer = live.within(function() return solve(bound(record, draw_of(record, arg))) end) }
end

local function japanese(text)
  return text:find("[\xe3-\xe9][\x80-\xbf][\x80-\xbf]") ~= nil
end

local function find_translations(report)
  if not book.bilingual then return end
  for _, noted in ipairs(book.texts) do
    local ja, en = noted.text.ja, noted.text.en
    local function missing(language)
      local other = language == "ja" and en or ja
      if other and other:find("%]%s*,?%s*" .. language .. "%s*=%s*%[%[") then
        report(noted.line, "check.bracket", language)
      elseif noted.path then
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

local function find_in_exercise(record, report)
  if record.withheld then report(record.line, "check.withheld", record.id) end
  find_untouched(record, report)
  if record.kind.findings then record.kind.findings(record, places.reporting(record, report)) end
end

-- Findings whose sentence changes where it is one draw that shows them.
local of_draw = {
  ["check.wrong_right"] = "check.given_right", ["check.computed"] = "check.given_computed",
  ["check.untouched"] = "check.given_untouched",
}

local MOST_DRAWS = 1000

-- Whether the right answer of this draw is judged right, and each wrong one gets its words.
local function find_in_plays(record, values, report, told)
  local now = bound(record, values)
  for _, play in ipairs(record.kind.plays(now)) do
    local verdict = record.kind.check(now, play.answer)
    local spoken = not play.wrong or verdict.wrong == play.wrong
    local key = play.expected == "right" and "check.given_solution" or "check.given_row"
    local row = play.wrong and play.wrong + 1 or 0
    local good = verdict.kind == play.expected and spoken
    if not good and verdict.kind ~= "right" and not told[key .. row] then
      told[key .. row] = true
      report(places.row(record, row), key, record.id, row, drawn.text(values))
    end
  end
end

-- Every draw, or as many as there is time for, evenly spread. A fault is told once, with the
-- first draw that shows it; two wrong rows may be one for some draw, but not for all.
local function find_in_draws(record, report)
  local count, told, twice = drawn.count(record.given), {}, {}
  local tried = math.min(count, MOST_DRAWS)
  for i = 0, tried - 1 do
    local values = drawn.at(record.given, count > tried and i * (count // tried) or i)
    find_in_exercise(bound(record, values), function(line, key, id, ...)
      local args = table.pack(...)
      local what = key .. "\t" .. tostring(of_draw[key] == "check.given_right" and args[1] or "")
      if key == "check.wrong_twice" then
        what = ("%d\t%d"):format(args[1], args[2])
        twice[what] = (twice[what] or 0) + 1
        if twice[what] == tried then report(line, key, id, ...) end
      elseif not told[what] then
        told[what] = true
        local parts = table.pack(...)
        parts[parts.n + 1] = drawn.text(values)
        report(line, of_draw[key] or key, id, table.unpack(parts, 1, parts.n + (of_draw[key] and 1 or 0)))
      end
    end)
    find_in_plays(record, values, report, told)
  end
  if count > tried then report(record.line, "check.given_sampled", record.id, count, tried) end
end

local function find_plainly(record, report)
  find_in_exercise(bound(record), report)
end

function functions.findings()
  local findings = {}
  local function report(line, key, ...)
    local args = table.pack(...)
    for i = 1, args.n do args[i] = tostring(args[i]) end
    findings[#findings + 1] = { key = key, args = table.concat(args, "\t"), file = "", line = line }
  end
  find_translations(report)
  unknown.find(book.names or {}, spoken.known, spoken.groups, spoken.names, names_under, report)
  for _, page in ipairs(book.pages) do
    if #page.blocks == 0 then report(page.line, "check.page_empty", page.id) end
  end
  for _, lost in ipairs(book.lost) do report(lost.line, "check.picture", lost.name) end
  for _, find in ipairs(finders) do find(report) end
  for _, record in ipairs(book.exercises) do
    live.within(record.given and find_in_draws or find_plainly, record, report)
  end
  return { findings = findings }
end

function functions.words()
  return { api = 0, words = telling.words(words), types = arguments.named_types(), kinds = arguments.kinds() }
end

functions.environment = make_environment()
return functions
