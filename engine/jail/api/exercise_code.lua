-- exercise.code: the learner writes a function in Lua. It runs in a cage of its own and is
-- tried on cases; what it gives is judged, never how. A wrong row speaks when the learner's
-- function gives what the wrong program gives.
local engine, load = ...
local common = load "common_fields"

local TRIALS = 20
local SHOWN = 60 -- characters of a value in a sentence

local HIDDEN = {
  ja = "見せていない例の 1 つで、答えが違いました。ほかの値でも成り立つか、考えてみてください。",
  en = "One of the hidden cases came out differently. Think of other values.",
}
local UNREADABLE = {
  ja = "プログラムを Lua として読めませんでした。印のついた行を見てください。",
  en = "The program could not be read as Lua. Look at the marked line.",
}

local kind = { name = "code", solved = true }

kind.word = {
  name = "exercise.code", form = "named", kind = kind,
  ja = "Lua の関数を書いて答える問題です。例で試して、値だけを採点します。",
  en = "A question answered with a function in Lua, judged by what it gives for cases.",
  fields = common.fields {
    { "calls", "word", most = 40, pattern = "^[%a_][%w_]*$", needed = true, ja = "書いてもらう関数の名前", en = "the name of the function to write" },
    { "start", "code", default = "", ja = "はじめに見せるプログラム", en = "the program to begin with" },
    { "cases", "rows", most = 50, recipe = "{ input = { … }, output = … }", ja = "試す例", en = "cases to try",
      fields = {
        { "input", "list", needed = true, ja = "引数の並び", en = "the arguments" },
        { "output", "any", needed = true, ja = "正しい値", en = "what is right" },
        { "hidden", "flag", default = false, ja = "true なら、まちがえても例を見せません", en = "true: not shown when it fails" },
      } },
    { "reference", "function", ja = "正しい値を計算する関数。cases の代わりに、inputs と使います", en = "works out what is right, instead of cases, with inputs" },
    { "inputs", "function", ja = "引数の並びを乱数 random(小, 大) で作る関数", en = "makes arguments by chance: random(from, to)" },
    { "trials", "integer", from = 1, to = 200, default = TRIALS, ja = "reference で試す回数", en = "how often reference is tried" },
    { "tolerance", "number", from = 0, to = 1e9, default = 1e-9, ja = "数を同じとみなす差", en = "how far off a number is still right" },
    { "physics", "flag", default = false, ja = "true なら q.… と state を使えます", en = "true: q.… and state may be used" },
    { "rows", "integer", from = 3, to = 16, default = 8, ja = "編集らんの行数", en = "lines of the editor that are seen" },
    { "solution", "code", needed = true, withheld = true, ja = "正解のプログラム（check が試します）", en = "a right program; check tries it" },
    common.wrong { "when", "code", needed = true, ja = "まちがいのプログラム", en = "a wrong program" },
  },
  example = [==[exercise.code "parity" {
  ask = { ja = "2 つのビットの排他的論理和を返す関数を書いてください。", en = "Write a function that gives the XOR of two bits." },
  calls = "parity",
  start = [[
    function parity(a, b)
      return a
    end
  ]],
  cases = {
    { input = { 0, 1 }, output = 1 },
    { input = { 1, 1 }, output = 0, hidden = true },
  },
  solution = "function parity(a, b) return (a + b) % 2 end",
  wrong = { { when = "function parity(a, b) return a + b end",
    say = { ja = "1 と 1 のときを考えましょう。", en = "Think of 1 and 1." } } },
}]==],
}

function kind.make(values, place)
  if (values.cases == nil) == (values.reference == nil) or (values.reference and not values.inputs) then
    engine.fail(place.line, "language.code_cases", place.word)
  end
  if values.cases and #values.cases == 0 then engine.fail(place.line, "language.code_cases", place.word) end
  local record = {
    calls = values.calls, cases = values.cases, reference = values.reference, inputs = values.inputs,
    trials = values.trials, tolerance = values.tolerance, physics = values.physics,
    solution = values.solution, start = values.start, wrong = values.wrong or {},
    inputs_line = engine.field_line(place.line, "inputs"),
  }
  return { code = values.start, rows = values.rows }, record
end

-- ---------------------------------------------------------------- cases

-- Whole numbers from … to, or 0 ≤ x < 1; the same for everybody, so that a verdict can be
-- had again.
local function chance(seed)
  local numbers, at = engine.uniform(4096, seed), 0
  return function(from, to)
    at = at % #numbers + 1
    if not from then return numbers[at] end
    return from + math.floor(numbers[at] * (to - from + 1))
  end
end

local function referred(record, input)
  local began = engine.began("reference", record.line)
  return engine.ended(began, (record.reference(table.unpack(input))))
end

local function drawn(record)
  local random, cases = chance(1), {}
  engine.blame(record.inputs_line)
  for i = 1, record.trials do
    local input = record.inputs(random)
    if type(input) ~= "table" then engine.fail(record.inputs_line, "language.code_inputs", engine.text(input)) end
    cases[i] = { input = input, output = referred(record, input) }
  end
  engine.blame(0)
  return cases
end

local function cases_of(record)
  if not record.cases then record.cases = drawn(record) end
  return record.cases
end

local function run(record, text)
  local inputs = {}
  for i, case in ipairs(cases_of(record)) do inputs[i] = case.input end
  return engine.run_code(text, record.calls, inputs, record.physics)
end

local function same(record, a, b, depth)
  if engine.is_complex(a) and engine.is_complex(b) then
    if type(a) == "number" and type(b) == "number" and a == b then return true end
    local d = engine.complex(0) + a - b
    return math.sqrt(d.re * d.re + d.im * d.im) <= record.tolerance * (1 + 1e-9)
  end
  if type(a) ~= "table" or type(b) ~= "table" then return a == b end
  if depth > 8 then return false end
  for key, value in pairs(a) do
    if not same(record, value, rawget(b, key), depth + 1) then return false end
  end
  for key in pairs(b) do
    if rawget(a, key) == nil then return false end
  end
  return true
end

-- ---------------------------------------------------------------- sentences

local write

local function write_table(value, depth)
  if depth > 3 then return "{ … }" end
  local parts, listed = {}, #value
  for i = 1, math.min(listed, 12) do parts[i] = write(value[i], depth + 1) end
  if listed > 12 then parts[#parts + 1] = "…" end
  for key, item in pairs(value) do
    local own = not (math.type(key) == "integer" and key >= 1 and key <= listed)
    if own and #parts < 12 then parts[#parts + 1] = write(key, depth + 1) .. " = " .. write(item, depth + 1) end
  end
  return #parts == 0 and "{}" or "{ " .. table.concat(parts, ", ") .. " }"
end

function write(value, depth)
  if type(value) == "table" then return write_table(value, depth) end
  if type(value) == "string" then return '"' .. value:sub(1, 4 * SHOWN) .. '"' end
  if math.type(value) == "float" then return ("%.6g"):format(value) end
  return tostring(value)
end

-- As it may stand in the prose of a verdict: one line, no marks that prose would read.
local function shown(value)
  local text = write(value, 1)
  if not engine.is_text(text) then text = text:gsub("[^ -~]", "?") end
  text = text:gsub("[\n\t`]", " ")
  if utf8.len(text) > SHOWN then text = text:sub(1, utf8.offset(text, SHOWN) - 1) .. "…" end
  return text
end

local function call_text(record, case)
  local parts = {}
  for i, value in ipairs(case.input) do parts[i] = shown(value) end
  return record.calls .. "(" .. table.concat(parts, ", ") .. ")"
end

local function say_difference(record, case, got)
  if case.hidden then return HIDDEN end
  local call, now, right = call_text(record, case), shown(got), shown(case.output)
  return {
    ja = ("`%s` の値が `%s` になりました。正しくは `%s` です。"):format(call, now, right),
    en = ("`%s` gave `%s`; it should be `%s`."):format(call, now, right),
  }
end

local function say_stop(record, case)
  if not case or case.hidden then return nil end
  local call = call_text(record, case)
  return { ja = ("`%s` を計算しているときに止まりました。"):format(call), en = ("It stopped while working out `%s`."):format(call) }
end

-- ---------------------------------------------------------------- judging

local function first_wrong(record, result)
  for i, case in ipairs(record.cases) do
    if not same(record, case.output, result.got[i], 1) then return i end
  end
end

local function results_of_wrong(record, index)
  local row = record.wrong[index]
  if not row.result then row.result = run(record, row.when) end
  return row.result
end

local function alike(record, a, b)
  if a.fault or b.fault or a.count ~= b.count then return false end
  for i = 1, a.count do
    if not same(record, a.got[i], b.got[i], 1) then return false end
  end
  return true
end

local function wrong_row(record, result)
  for i = 1, #record.wrong do
    if alike(record, result, results_of_wrong(record, i)) then return i end
  end
end

local function with_print(verdict, result)
  if result.printed and #result.printed > 0 then verdict.printed = result.printed end
  verdict.fault = result.fault
  return verdict
end

local BEFORE_RUN = { ["lua.syntax"] = true, ["code.long"] = true, ["code.missing"] = true }

local function judge_fault(record, result)
  local key = result.fault.key
  local unread = BEFORE_RUN[key] or (key:find "^language%." and not result.count)
  if unread then return { kind = "unreadable", say = key == "lua.syntax" and UNREADABLE or nil } end
  return { kind = "wrong", say = say_stop(record, record.cases[(result.count or 0) + 1]) }
end

function kind.check(record, answer)
  if type(answer.code) ~= "string" then return { kind = "unreadable", say = UNREADABLE } end
  local result = run(record, answer.code)
  if result.fault then return with_print(judge_fault(record, result), result) end
  local failed = first_wrong(record, result)
  if not failed then return with_print({ kind = "right" }, result) end
  local row = wrong_row(record, result)
  if row then return with_print(common.spoken(record.wrong, row), result) end
  return with_print({ kind = "wrong", say = say_difference(record, record.cases[failed], result.got[failed]) }, result)
end

function kind.plays(record)
  local plays = common.right(record, "code")
  for i, row in ipairs(record.wrong) do
    plays[#plays + 1] = { answer = { code = row.when }, expected = "wrong", wrong = i - 1 }
  end
  return plays
end

function kind.untouched(record)
  return { code = record.start }
end

-- What is wrong with a program of the author's, as `check` tells it.
local function fault_of(result)
  return result.fault and ("%s (%d)"):format(result.fault.args, result.fault.line)
end

local function find_in_solution(record, report)
  local solved = run(record, record.solution)
  local failed = not solved.fault and first_wrong(record, solved)
  if solved.fault then
    report(record.line, "check.solution_stops", record.id, fault_of(solved))
  elseif failed then
    report(record.line, "check.solution_gives", record.id, failed, shown(solved.got[failed]), shown(record.cases[failed].output))
  end
end

function kind.findings(record, report)
  if record.solution then find_in_solution(record, report) end
  for i = 1, #record.wrong do
    local result = results_of_wrong(record, i)
    if result.fault then
      report(record.line, "check.wrong_code", record.id, i, fault_of(result))
    elseif not first_wrong(record, result) then
      report(record.line, "check.wrong_right", record.id, i)
    end
    for j = 1, i - 1 do
      if alike(record, result, results_of_wrong(record, j)) then report(record.line, "check.wrong_twice", record.id, j, i) end
    end
  end
end

return kind
