-- exercise.pulse: the learner puts pulses on a row. The engine runs them on many spins whose
-- detunings differ, and the mean fidelity decides.
local engine, load = ...
local common = load "common_fields"

local AXES = { ["x"] = 0, ["y"] = 1, ["-x"] = 2, ["-y"] = 3 }
local SPINS = 101 -- of different detunings, without chance

local kind = { name = "pulse", solved = true }

local function row_of(name, ja, en)
  return { name, "rows", most = 12, recipe = '{ turn = "x", angle = "90 deg" } / { wait = 1 }', ja = ja, en = en,
    needed = true, withheld = true,
    fields = {
      { "turn", "choice", names = { "x", "y", "-x", "-y" }, ja = "回す軸", en = "the axis of a turn" },
      { "angle", "angle", from = 0, to = 2 * math.pi, ja = "回す角（rad）", en = "its angle, rad" },
      { "wait", "number", from = 0, to = 1e6, ja = "待つ時間", en = "a wait instead" },
    } }
end

kind.word = {
  name = "exercise.pulse", form = "named", kind = kind,
  ja = "パルスを並べて答える問題です。離調のばらつく多くのスピンで、平均の忠実度を調べます。",
  en = "A question answered with a row of pulses, run on many spins whose detunings differ.",
  fields = common.fields {
    { "start", "state", needed = true, ja = "はじめの状態（1 量子ビット）", en = "the state to begin with, one qubit" },
    { "target", "state", needed = true, ja = "目標の状態", en = "the state to reach" },
    { "fidelity", "number", from = 0.5, to = 1, default = 0.99, ja = "正解とみなす平均の忠実度", en = "the mean fidelity that is right" },
    { "most", "integer", from = 1, to = 12, default = 6, ja = "使えるパルスと待ち時間の数", en = "how many pulses and waits" },
    { "waited", "number", from = 0, to = 1e6, default = 0, ja = "待ち時間の合計は、これ以上", en = "the waits must add up to this at least" },
    { "rabi", "number", from = 0, to = 1e6, default = 0, ja = "駆動の強さ（rad/時間）。0 なら一瞬で回ります", en = "strength of the drive, rad per time; 0: turns take no time" },
    { "width", "number", from = 0, to = 1e6, default = 0, ja = "離調のばらつき（標準偏差、rad/時間）", en = "standard deviation of the detunings, rad per time" },
    { "over", "number", from = -0.5, to = 0.5, default = 0, ja = "回しすぎる割合", en = "how much too far every turn goes" },
    { "angle_step", "angle", from = math.pi / 180, to = math.pi, default = math.pi / 12, ja = "角のきざみ（rad）", en = "steps of the angle, rad" },
    { "wait_step", "number", from = 1e-9, to = 1e6, default = 1, ja = "待ち時間のきざみ", en = "steps of a wait" },
    row_of("solution", "正解の並び（check が試します）", "right pulses; check tries them"),
    common.wrong { "when", "pulses", needed = true, ja = "まちがいの並び", en = "wrong pulses" },
  },
  example = [[exercise.pulse "echo" {
  ask = { ja = "2 だけ待っても $\\ket{0}$ に戻る並びを作ってください。", en = "Wait for 2 in all and come back to $\\ket{0}$." },
  start = state "|0>", target = state "|0>", width = 2, waited = 2,
  solution = { { turn = "x", angle = "90 deg" }, { wait = 1 }, { turn = "y", angle = "180 deg" }, { wait = 1 }, { turn = "-x", angle = "90 deg" } },
  wrong = { { when = { { turn = "x", angle = "90 deg" }, { wait = 2 }, { turn = "-x", angle = "90 deg" } },
    say = { ja = "途中で向きをそろえ直しましょう。", en = "Bring the spins together again on the way." } } },
}]],
}

-- Whether it is so many whole steps, which the learner can make too.
local function stepped(value, step)
  local steps = value / step
  return math.abs(steps - math.floor(steps + 0.5)) < 1e-6 and steps > 0.5
end

local function rows_from(values, place, path, list)
  local rows = {}
  for i, row in ipairs(list) do
    local at = engine.field_line(place.line, ("%s[%d]"):format(path, i))
    local turns, waits = row.turn and row.angle, row.wait
    if (not turns) == (not waits) then engine.fail(at, "language.pulse_row", place.word, path) end
    local fits = turns and stepped(row.angle, values.angle_step) or waits and stepped(row.wait, values.wait_step)
    if not fits then engine.fail(at, "language.pulse_step", place.word, path) end
    rows[i] = turns and { axis = AXES[row.turn], angle = row.angle } or { wait = row.wait }
  end
  if #rows > values.most then
    engine.fail(engine.field_line(place.line, path), "language.many", place.word, path, values.most, #rows)
  end
  return rows
end

function kind.make(values, place)
  for _, name in ipairs { "start", "target" } do
    if engine.qubits(values[name]) ~= 1 then
      engine.fail(engine.field_line(place.line, name), "language.one_qubit", place.word, name, engine.qubits(values[name]))
    end
  end
  local record = {
    fidelity = values.fidelity, waited = values.waited, rabi = values.rabi, width = values.width, over = values.over,
    most = values.most, solution = values.solution and rows_from(values, place, "solution", values.solution), wrong = values.wrong or {},
  }
  record.start = table.pack(engine.bloch(values.start, 0))
  record.target = table.pack(engine.bloch(values.target, 0))
  for i, row in ipairs(record.wrong) do
    row.rows = rows_from(values, place, ("wrong[%d].when"):format(i), row.when)
  end
  return { most = values.most, angle_step = values.angle_step, wait_step = values.wait_step }, record
end

-- Rows as a lesson writes them, { turn, angle } and { wait }, as the parent sends them; nothing
-- where one is neither.
function kind.written(list)
  local rows = {}
  for i, row in ipairs(type(list) == "table" and list or { false }) do
    if type(row) ~= "table" then return end
    local axis, angle = AXES[row.turn or ""], row.angle
    if type(angle) == "string" then angle = engine.value(angle) end
    if axis and type(angle) == "number" then
      rows[i] = { axis = axis, angle = angle }
    elseif type(row.wait) == "number" then
      rows[i] = { wait = row.wait }
    else
      return
    end
  end
  return { pulses = rows }
end

-- A row as bind_pulses.c reads it; every turn goes too far by the share `over`.
local function segment(record, row)
  if row.wait then return { duration = row.wait } end
  local phase, far = row.axis * math.pi / 2, 1 + record.over
  if record.rabi > 0 then return { phase = phase, rabi = record.rabi * far, duration = row.angle / record.rabi } end
  return { phase = phase, turn = row.angle * far }
end

local function ended(record, rows)
  local segments, s = {}, record.start
  for i, row in ipairs(rows) do segments[i] = segment(record, row) end
  return engine.pulse_end {
    segments = segments, upto = #rows, x = s[1], y = s[2], z = s[3],
    width = record.width, members = SPINS, seed = -1,
  }
end

local function fidelity_of(record, rows)
  local x, y, z = ended(record, rows)
  local t = record.target
  return (1 + x * t[1] + y * t[2] + z * t[3]) / 2
end

local function waited_in(rows)
  local sum = 0
  for _, row in ipairs(rows) do sum = sum + (row.wait or 0) end
  return sum
end

-- What the parent sent, read anew: nil where it is no row of pulses.
local function read(record, answer)
  if type(answer.pulses) ~= "table" or #answer.pulses > record.most then return end
  local rows = {}
  for i, row in ipairs(answer.pulses) do
    if type(row) ~= "table" then return end
    local wait, axis, angle = row.wait, row.axis, row.angle
    local waits = type(wait) == "number" and wait > 0 and wait <= 1e7
    local turns = math.type(axis) == "integer" and axis >= 0 and axis <= 3 and type(angle) == "number" and angle >= 0 and angle < 100
    if not waits and not turns then return end
    rows[i] = waits and { wait = wait } or { axis = axis, angle = angle }
  end
  return rows
end

local function near(record, a, b)
  local x, y, z = ended(record, a)
  local u, v, w = ended(record, b)
  return math.abs(x - u) + math.abs(y - v) + math.abs(z - w) < 1e-6 and #a == #b
end

local function say_fidelity(record, fidelity)
  return {
    ja = ("平均の忠実度は %.3f です。%.3f 以上で正解です。"):format(fidelity, record.fidelity),
    en = ("The mean fidelity is %.3f; %.3f is needed."):format(fidelity, record.fidelity),
  }
end

local function say_waited(record, waited)
  return {
    ja = ("待ち時間の合計は %.6g です。%.6g 以上にしてください。"):format(waited, record.waited),
    en = ("The waits add up to %.6g; make it %.6g or more."):format(waited, record.waited),
  }
end

function kind.check(record, answer)
  local rows = read(record, answer)
  if not rows then return { kind = "unreadable" } end
  local fidelity, waited = fidelity_of(record, rows), waited_in(rows)
  local enough = waited >= record.waited * (1 - 1e-9)
  if enough and fidelity >= record.fidelity - 1e-9 then return { kind = "right", say = say_fidelity(record, fidelity) } end
  for i, row in ipairs(record.wrong) do
    if near(record, rows, row.rows) then return common.spoken(record.wrong, i) end
  end
  if not enough then return { kind = "wrong", say = say_waited(record, waited) } end
  local close = 1 - fidelity < 2 * (1 - record.fidelity)
  return { kind = close and "near" or "wrong", say = say_fidelity(record, fidelity) }
end

function kind.plays(record)
  local plays = common.right(record, "pulses")
  for i, row in ipairs(record.wrong) do
    plays[#plays + 1] = { answer = { pulses = row.rows }, expected = "wrong", wrong = i - 1 }
  end
  return plays
end

function kind.untouched()
  return { pulses = {} }
end

function kind.findings(record, report)
  for i, row in ipairs(record.wrong) do
    if waited_in(row.rows) >= record.waited and fidelity_of(record, row.rows) >= record.fidelity then
      report(record.line, "check.wrong_right", record.id, i)
    end
    for j = 1, i - 1 do
      if near(record, row.rows, record.wrong[j].rows) then report(record.line, "check.wrong_twice", record.id, j, i) end
    end
  end
end

return kind
