-- exercise.decode: the lamps of a small surface code, and the learner marks the qubits to
-- correct. Every correction that puts the lamps out without a logical error is right.
local engine, load = ...
local common = load "common_fields"

local LOGICAL = {
  ja = "ランプは全部消えますが、まちがいとあわせると端から端までつながり、論理量子ビットが反転します。もっと少ない印を考えてみてください。",
  en = "The lamps go out, but with the error it makes a chain from edge to edge: the logical qubit is flipped. Look for fewer marks.",
}

local function lit(count)
  return {
    ja = ("この印では、ランプが %d 個ついたままです。光るランプに触れる量子ビットを考えましょう。"):format(count),
    en = ("With these marks %d lamps stay lit. Think of the qubits that touch a lit lamp."):format(count),
  }
end

local kind = { name = "decode", solved = true }

kind.word = {
  name = "exercise.decode", form = "named", kind = kind,
  ja = "表面符号のランプを見て、直す量子ビットに印をつける問題です。",
  en = "A question answered by marking the qubits of a surface code that are to be corrected.",
  fields = common.fields {
    { "distance", "integer", from = 3, to = 5, default = 3, ja = "符号の距離 3 か 5", en = "the code's distance, 3 or 5" },
    { "checks", "choice", names = { "Z", "X" }, default = "Z", ja = "ランプの種類。Z はビット反転を見つけます", en = "which lamps: Z ones find bit flips" },
    { "error", "marks", needed = true, ja = "起きたまちがいの量子ビット（学ぶ人には見えません）", en = "the qubits with an error, not shown" },
    { "solution", "marks", needed = true, withheld = true, ja = "正解の印（check が試します）", en = "right marks; check tries them" },
    common.wrong { "when", "marks", needed = true, ja = "まちがいの印", en = "wrong marks" },
  },
  example = [[exercise.decode "middle" {
  ask = { ja = "直す量子ビットに印をつけてください。", en = "Mark the qubits to correct." },
  error = { 4 }, solution = { 4 },
  wrong = { { when = { 3, 5 }, say = { ja = "ランプの両側です。", en = "Those are on both sides." } } },
}]],
}

local function set_of(list)
  local set = {}
  for _, qubit in ipairs(list) do set[qubit] = true end
  return set
end

local function parity(set, list)
  local odd = false
  for _, qubit in ipairs(list) do
    if set[qubit] then odd = not odd end
  end
  return odd
end

local function check_marks(place, path, marks, qubits)
  for _, qubit in ipairs(marks) do
    if qubit < 0 or qubit >= qubits then
      engine.fail(engine.field_line(place.line, path), "language.qubit", qubit, qubits - 1)
    end
  end
end

function kind.make(values, place)
  if values.distance == 4 then
    engine.fail(engine.field_line(place.line, "distance"), "language.needs_choice", place.word, "distance", "3, 5", 4)
  end
  local code = engine.surface(values.distance, values.checks)
  check_marks(place, "error", values.error, code.qubits)
  if values.solution then check_marks(place, "solution", values.solution, code.qubits) end
  for i, row in ipairs(values.wrong or {}) do
    check_marks(place, ("wrong[%d].when"):format(i), row.when, code.qubits)
  end
  local record = { code = code, error = set_of(values.error), solution = values.solution, wrong = values.wrong or {} }
  local lamps = {}
  for _, check in ipairs(code.checks) do
    if parity(record.error, check.data) then lamps[#lamps + 1] = check.number end
  end
  if #lamps == 0 then engine.fail(engine.field_line(place.line, "error"), "language.decode_dark", place.word) end
  return { distance = values.distance, letter = values.checks, lamps = lamps }, record
end

-- The error and the marks together.
local function left_of(record, marks)
  local left = set_of(marks)
  for qubit in pairs(record.error) do left[qubit] = not left[qubit] or nil end
  return left
end

local function lamps_left(record, marks)
  local left, count = left_of(record, marks), 0
  for _, check in ipairs(record.code.checks) do
    if parity(left, check.data) then count = count + 1 end
  end
  return count, parity(left, record.code.logical)
end

local function same(a, b)
  local first, second = set_of(a), set_of(b)
  for qubit in pairs(first) do if not second[qubit] then return false end end
  for qubit in pairs(second) do if not first[qubit] then return false end end
  return true
end

function kind.check(record, answer)
  if type(answer.chosen) ~= "table" then return { kind = "unreadable" } end
  local marks = {}
  for _, qubit in ipairs(answer.chosen) do
    if math.type(qubit) ~= "integer" then return { kind = "unreadable" } end
    marks[#marks + 1] = qubit
  end
  local lamps, logical = lamps_left(record, marks)
  if lamps == 0 and not logical then return { kind = "right" } end
  for i, row in ipairs(record.wrong) do
    if same(row.when, marks) then return common.spoken(record.wrong, i) end
  end
  if lamps == 0 then return { kind = "wrong", say = LOGICAL } end
  return { kind = "wrong", say = lit(lamps) }
end

function kind.plays(record)
  local plays = common.right(record, "chosen")
  for i, row in ipairs(record.wrong) do
    plays[#plays + 1] = { answer = { chosen = row.when }, expected = "wrong", wrong = i - 1 }
  end
  return plays
end

function kind.untouched()
  return { chosen = {} }
end

function kind.findings(record, report)
  for i, row in ipairs(record.wrong) do
    local lamps, logical = lamps_left(record, row.when)
    if lamps == 0 and not logical then report(record.line, "check.wrong_right", record.id, i) end
    for j = 1, i - 1 do
      if same(row.when, record.wrong[j].when) then report(record.line, "check.wrong_twice", record.id, j, i) end
    end
  end
end

return kind
