-- exercise.build: the learner builds a circuit. What it makes is judged, never how: states
-- are compared up to a global phase, and every circuit within the limit is right.
local engine, load = ...
local common = load "common_fields"

local SAME = 1e-6 -- distance of the amplitudes once the phase is turned away

local MEASURED = {
  ja = "測定や初期化が入っているので、状態が 1 つに決まりません。取りのぞいてください。",
  en = "With a measurement or reset there is no single state. Take it out.",
}
local UNREADABLE = {
  ja = "この回路は読み取れませんでした。「元に戻す」で戻ってみてください。",
  en = "This circuit could not be read. Try undoing the last step.",
}

local function too_many(gates, limit)
  return {
    ja = ("状態は合っています。ゲートは %d 個です。%d 個まで減らせます。"):format(gates, limit),
    en = ("The state is right. You used %d gates; %d are enough."):format(gates, limit),
  }
end

local kind = { name = "build" }

kind.word = {
  name = "exercise.build", form = "named", kind = kind, gives = "source",
  ja = "回路を作って答える問題です。goal、limit、solution は回路全体についてです。",
  en = "A question answered with a circuit; goal, limit and solution speak of the whole circuit.",
  fields = common.fields {
    { "qubits", "integer", from = 1, to = 10, needed = true, ja = "量子ビットの数", en = "number of qubits" },
    { "start", "circuit", default = "", ja = "はじめの回路", en = "the circuit to begin with" },
    { "palette", "palette", ja = "使えるゲート。書かなければ全部", en = "gates on offer; left out: all" },
    { "goal", "state", needed = true, ja = "作る状態", en = "the state to make" },
    { "limit", "limit", ja = "{ gates = 数 } まで", en = "at most { gates = number }" },
    { "solution", "circuit", needed = true, ja = "正解の回路（check が試します）", en = "a right circuit; check tries it" },
    common.wrong({ "when", "state", needed = true, ja = "まちがいの状態", en = "the wrong state" },
      { { "example", "circuit", needed = true, ja = "その状態になる回路（check が試します）", en = "a circuit that makes it; check tries it" } }),
  },
  example = [[exercise.build "bell" {
  ask = { ja = "ベル状態を作ってください。", en = "Make the Bell state." },
  qubits = 2, palette = "h x control", goal = state "(|00> + |11>)/sqrt(2)", limit = { gates = 2 },
  solution = "h 0; cx 0 1",
  wrong = { { when = state "(|00> + |01>)/sqrt(2)", example = "h 0", misconception = "M10",
    say = { ja = "q0 だけが重ね合わせです。", en = "Only q0 is in superposition." } } },
}]],
}

local function check_size(place, path, state, qubits)
  if engine.qubits(state) == qubits then return end
  local line = engine.field_line(place.line, path)
  engine.fail(line, "language.state_size", place.word, path, qubits, engine.qubits(state))
end

local function check_sizes(values, place)
  local function check_circuit(path, text)
    engine.circuit(text, values.qubits, engine.field_line(place.line, path))
  end
  check_size(place, "goal", values.goal, values.qubits)
  check_circuit("start", values.start)
  check_circuit("solution", values.solution)
  for i, row in ipairs(values.wrong or {}) do
    check_size(place, ("wrong[%d].when"):format(i), row.when, values.qubits)
    check_circuit(("wrong[%d].example"):format(i), row.example)
  end
end

function kind.make(values, place, book)
  check_sizes(values, place)
  local handle, source = book.add_source(place.word, {
    kind = "circuit", line = place.line, wires = values.qubits, start = values.start,
    palette = values.palette, most_gates = values.limit,
  }, { wires = values.qubits })
  book.add_block { kind = "source", line = place.line, source = source.index }
  local record = {
    qubits = values.qubits, goal = values.goal, limit = values.limit, solution = values.solution,
    wrong = values.wrong or {}, start = values.start, palette = values.palette,
  }
  return { source = source.index }, record, handle
end

function kind.check(record, answer)
  local about = type(answer.circuit) == "string" and engine.readable(answer.circuit, record.qubits)
  if not about or about.wires ~= record.qubits then
    return { kind = "unreadable", say = UNREADABLE }
  end
  local state = engine.run(answer.circuit, record.qubits)
  if not state then return { kind = "wrong", say = MEASURED } end
  if engine.same(state, record.goal, SAME) then
    if not record.limit or about.gates <= record.limit then return { kind = "right" } end
    return { kind = "near", say = too_many(about.gates, record.limit) }
  end
  for i, row in ipairs(record.wrong) do
    if engine.same(state, row.when, SAME) then return common.spoken(record.wrong, i) end
  end
  return { kind = "wrong" }
end

function kind.plays(record)
  local plays = { { answer = { circuit = record.solution }, expected = "right" } }
  for i, row in ipairs(record.wrong) do
    plays[#plays + 1] = { answer = { circuit = row.example }, expected = "wrong", wrong = i - 1 }
  end
  return plays
end

function kind.untouched(record)
  return { circuit = record.start }
end

-- Gates and controls that the learner cannot put down: neither offered nor there already.
local function find_unoffered(record, report)
  if not record.palette then return end
  local there = (" %s %s "):format(record.palette, engine.parts(record.start, record.qubits))
  for part in engine.parts(record.solution, record.qubits):gmatch("%S+") do
    if not there:find(" " .. part .. " ", 1, true) then
      report(record.line, "check.unoffered", record.id, part)
    end
  end
end

local function find_why_solution_fails(record, report)
  local state = engine.run(record.solution, record.qubits)
  local gates = engine.circuit(record.solution, record.qubits).gates
  if not state then
    report(record.line, "check.solution_measured", record.id)
  elseif not engine.same(state, record.goal, SAME) then
    report(record.line, "check.solution_state", record.id)
  elseif record.limit and gates > record.limit then
    report(record.line, "check.solution_gates", record.id, gates, record.limit)
  end
end

function kind.findings(record, report)
  find_unoffered(record, report)
  find_why_solution_fails(record, report)
  for i, row in ipairs(record.wrong) do
    if engine.same(row.when, record.goal, SAME) then
      report(record.line, "check.wrong_right", record.id, i)
    end
    local made = engine.run(row.example, record.qubits)
    if not made or not engine.same(made, row.when, SAME) then
      report(record.line, "check.example", record.id, i)
    end
    for j = 1, i - 1 do
      if engine.same(row.when, record.wrong[j].when, SAME) then
        report(record.line, "check.wrong_twice", record.id, j, i)
      end
    end
  end
end

return kind
