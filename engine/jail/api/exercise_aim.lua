-- exercise.aim: the learner turns an arrow to a state. The test is the fidelity, so every
-- direction near enough is right; snaps make it exact.
local engine, load = ...
local common = load "common_fields"

local NEAR = {
  ja = "もう少しです。向きを細かく合わせてください。",
  en = "Nearly there. Turn it a little more.",
}

-- The overlap of a state with itself is 1 but for rounding, and `fidelity = 1` means that.
local function reaches(record, overlap)
  return overlap >= record.fidelity - 1e-9
end

local kind = { name = "aim" }

kind.word = {
  name = "exercise.aim", form = "named", kind = kind, gives = "source",
  ja = "矢印の向きで答える問題です。",
  en = "A question answered with the direction of an arrow.",
  fields = common.fields {
    { "of", "source", ja = "動かす矢印。書かなければ、球と矢印をここに置きます", en = "the arrow to turn; left out: one is placed here with its sphere" },
    { "start", "state", ja = "はじめの向き（of を書かないとき）", en = "where it starts (without of)" },
    { "target", "state", needed = true, ja = "正解の状態（1 量子ビット）", en = "the state to reach, one qubit" },
    { "fidelity", "number", from = 0.5, to = 1, default = 0.99, ja = "正解とみなす忠実度", en = "the fidelity that is right" },
    { "tolerance", "angle", from = 0, to = math.pi, ja = "fidelity の代わりに、正解とみなす向きのずれ（角度）", en = "instead of fidelity: how far the direction may be off, an angle" },
    common.wrong { "when", "state", needed = true, ja = "まちがいの状態", en = "the wrong state" },
  },
  example = [[exercise.aim "plus" {
  ask = { ja = "矢印を $\\ket{+}$ に向けてください。", en = "Turn the arrow to $\\ket{+}$." },
  target = state "|+>",
  wrong = { { when = state "|->", say = { ja = "反対側です。", en = "That is the other side." } } },
}]],
}

local function check_one_qubit(place, name, state)
  if engine.qubits(state) ~= 1 then
    local line = engine.field_line(place.line, name)
    engine.fail(line, "language.one_qubit", place.word, name, engine.qubits(state))
  end
end

local function own_arrow(values, place, book)
  local theta, phi = 0.0, 0.0
  if values.start then
    check_one_qubit(place, "start", values.start)
    theta, phi = engine.angles(values.start)
  end
  local handle, source = book.add_source(place.word,
    { kind = "arrow", line = place.line, theta = theta, phi = phi }, { wires = 1, theta = theta, phi = phi })
  book.add_block { kind = "display", display = "bloch", line = place.line, source = source.index, drag = true }
  return handle, source
end

-- Arrows an angle apart overlap by cos² of half of it (Nielsen and Chuang, exercise 2.72).
local function fidelity_of(values)
  return values.tolerance and math.cos(values.tolerance / 2) ^ 2 or values.fidelity
end

function kind.make(values, place, book)
  check_one_qubit(place, "target", values.target)
  for i, row in ipairs(values.wrong or {}) do
    check_one_qubit(place, ("wrong[%d].when"):format(i), row.when)
  end
  local source, handle = values.of, nil
  if source and (source.kind ~= "arrow" or source.fixed) then
    engine.fail(place.line, "language.needs_arrow", place.word)
  end
  if not source then handle, source = own_arrow(values, place, book) end
  local record = {
    target = values.target, fidelity = fidelity_of(values), wrong = values.wrong or {},
    start = { theta = source.theta, phi = source.phi },
  }
  return { source = source.index }, record, handle
end

function kind.check(record, answer)
  local theta, phi = answer.theta, answer.phi
  if type(theta) ~= "number" or type(phi) ~= "number" then return { kind = "unreadable" } end
  local arrow = engine.arrow(theta, phi)
  local reached = engine.overlap(arrow, record.target)
  if reaches(record, reached) then return { kind = "right" } end
  local best, most = nil, 0
  for i, row in ipairs(record.wrong) do
    local near = engine.overlap(arrow, row.when)
    if reaches(record, near) and near >= most then best, most = i, near end
  end
  if best then return common.spoken(record.wrong, best) end
  if 1 - reached < 2 * (1 - record.fidelity) then return { kind = "near", say = NEAR } end
  return { kind = "wrong" }
end

local function turned(state)
  local theta, phi = engine.angles(state)
  return { theta = theta, phi = phi }
end

function kind.plays(record)
  local plays = { { answer = turned(record.target), expected = "right" } }
  for i, row in ipairs(record.wrong) do
    plays[#plays + 1] = { answer = turned(row.when), expected = "wrong", wrong = i - 1 }
  end
  return plays
end

function kind.untouched(record)
  return record.start
end

function kind.findings(record, report)
  for i, row in ipairs(record.wrong) do
    if reaches(record, engine.overlap(row.when, record.target)) then
      report(record.line, "check.wrong_right", record.id, i)
    end
    for j = 1, i - 1 do
      if reaches(record, engine.overlap(row.when, record.wrong[j].when)) then
        report(record.line, "check.wrong_twice", record.id, j, i)
      end
    end
  end
end

-- For kinds of lessons' own: the answer is the state that the arrow points to.
kind.own = {
  fields = {
    { "of", "source", ja = "動かす矢印。書かなければ、球と矢印をここに置きます", en = "the arrow to turn; left out: one is placed here" },
    { "start", "state", ja = "はじめの向き（of を書かないとき）", en = "where it starts (without of)" },
  },
  make = function(values, place, book)
    local source, handle = values.of, nil
    if source and (source.kind ~= "arrow" or source.fixed) then engine.fail(place.line, "language.needs_arrow", place.word) end
    if not source then handle, source = own_arrow(values, place, book) end
    return { source = source.index }, handle
  end,
  read = function(raw)
    local good = type(raw.theta) == "number" and type(raw.phi) == "number"
    return good and engine.arrow(raw.theta, raw.phi) or nil
  end,
  write = function(answer) return engine.is_state(answer) and turned(answer) or nil end,
}

return kind
