-- exercise.build: the learner builds a circuit. What it makes is judged, never how: states
-- and operations are compared up to a global phase (unless `strict`), a property is tried on
-- random inputs, and every circuit within the limit is right.
local engine, load = ...
local arguments = load "arguments"
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

local PHASE = {
  ja = "全体の位相だけがちがいます。この問題では位相もそろえます（制御をつけると差が見えます）。",
  en = "Only the global phase differs. Here it counts: under a control it can be seen.",
}
local PROPERTY = {
  ja = "求められたことが成り立たない入力があります。ほかの入力でもためしてみましょう。",
  en = "There are inputs for which it does not do what was asked. Try others too.",
}

-- How each cost is told when there is too much of it.
local COSTS = {
  gates = {
    ja = "はたらきは合っています。ゲートは %d 個です。%d 個まで減らせます。",
    en = "It does the right thing. You used %d gates; %d are enough.",
  },
  measurements = {
    ja = "はたらきは合っています。測定は %d 回です。%d 回まで減らせます。",
    en = "It does the right thing. You measure %d times; %d are enough.",
  },
  queries = {
    ja = "はたらきは合っています。%d 回使っていますが、使えるのは %d 回までです。",
    en = "It does the right thing. You used it %d times; it may be used %d times.",
  },
}

local function too_many(what, count, limit)
  return { ja = COSTS[what].ja:format(count, limit), en = COSTS[what].en:format(count, limit) }
end

local function bits_of(number, qubits)
  local text = ""
  for i = 0, qubits - 1 do text = ((number >> i) & 1) .. text end
  return text
end

-- An input that shows the difference.
local function shown_by(qubits, input, other)
  local ket = ("\\ket{%s}"):format(bits_of(input, qubits))
  if other then ket = ("(%s + \\ket{%s})/\\sqrt{2}"):format(ket, bits_of(other, qubits)) end
  return {
    ja = ("$%s$ を入れると、ちがう結果になります。回路で確かめてみましょう。"):format(ket),
    en = ("With $%s$ as input the result is another. Try it on your circuit."):format(ket),
  }
end

-- What `unitary` gives: only this file looks into it.
local unitaries = {}

local function make_unitary(values)
  engine.circuit(values.circuit)
  local handle = setmetatable({}, { __metatable = false })
  unitaries[handle] = values.circuit
  return handle
end

function arguments.readers.goal(at, value)
  if not (engine.is_state(value) or unitaries[value]) then arguments.needs(at, "goal", value) end
  return value
end

function arguments.readers.limit(at, value)
  if type(value) ~= "table" then arguments.needs(at, "limit", value) end
  return arguments.read(arguments.row_place(at), {
    { "gates", "integer", from = 1, to = 1000 },
    { "measurements", "integer", from = 0, to = 1000 },
    { "queries", "integer", from = 0, to = 1000 },
    { "query", "word", most = 31 },
  }, value)
end

local kind = { name = "build", solved = true }

kind.word = {
  name = "exercise.build", form = "named", kind = kind, gives = "source",
  ja = "回路を作って答える問題です。goal、limit、solution は回路全体についてです。",
  en = "A question answered with a circuit; goal, limit and solution speak of the whole circuit.",
  fields = common.fields {
    { "qubits", "integer", from = 1, to = 10, needed = true, ja = "量子ビットの数", en = "number of qubits" },
    { "start", "circuit", default = "", ja = "はじめの回路", en = "the circuit to begin with" },
    { "locked", "flag", default = false, ja = "true なら、はじめのゲートは動かせません", en = "true: the gates of start cannot be moved" },
    { "palette", "palette", ja = "使えるゲート。書かなければ全部", en = "gates on offer; left out: all" },
    { "goal", "goal", ja = "作る状態（state）か、はたらき（unitary）", en = "the state to make, or the operation (unitary)" },
    { "fidelity", "number", from = 0.5, to = 1, ja = "正解とみなす、状態の忠実度。書かなければ、同じ状態だけ", en = "the fidelity that is right, where angles are typed; left out: only the same state" },
    { "strict", "flag", default = false, ja = "true なら、はたらきの全体の位相もそろえます", en = "true: an operation's global phase counts too" },
    { "property", "function", ja = "成り立つべきこと。入力と出力の状態を受けとり、true か false を返す関数", en = "what must hold: a function of the input's and the output's state that returns true or false" },
    { "inputs", "integer", from = 1, to = 200, default = 50, ja = "property をためす、でたらめな入力の数", en = "how many random inputs property is tried on" },
    { "limit", "limit", ja = "使える数。gates、measurements、queries（query に書いたゲートの数）", en = "how much may be used: gates, measurements, queries (of the gate named by query)" },
    { "solution", "circuit", needed = true, withheld = true, ja = "正解の回路（check が試します）", en = "a right circuit; check tries it" },
    common.wrong({ "when", "goal", needed = true, ja = "まちがいの状態かはたらき", en = "the wrong state or operation" },
      { { "example", "circuit", ja = "その状態になる回路（check が試します。unitary なら書かなくてよい）", en = "a circuit that makes it; check tries it; not needed with unitary" } }),
  },
  example = [[exercise.build "bell" {
  ask = { ja = "ベル状態を作ってください。", en = "Make the Bell state." },
  qubits = 2, palette = "h x control", goal = state "(|00> + |11>)/sqrt(2)", limit = { gates = 2 },
  solution = "h 0; cx 0 1",
  wrong = { { when = state "(|00> + |01>)/sqrt(2)", example = "h 0", misconception = "M10",
    say = { ja = "q0 だけが重ね合わせです。", en = "Only q0 is in superposition." } } },
}]],
}

kind.words = {
  {
    name = "unitary", form = "value", gives = "unitary",
    ja = "回路のはたらき（行列）です。exercise.build の goal と when に書きます。",
    en = "What a circuit does, as an operation: for goal and when of exercise.build.",
    fields = { { "circuit", "circuit", needed = true, ja = "回路（短い書き方）", en = "the circuit, in the short form" } },
    example = [[exercise.build "swap-roles" {
  ask = { ja = "q1 が q0 を反転させる回路を作ってください。", en = "Let q1 control a flip of q0." },
  qubits = 2, palette = "h x control", goal = unitary "cx 1 0", solution = "cx 1 0",
  wrong = { { when = unitary "cx 0 1", say = { ja = "制御が逆です。", en = "The control is on the other one." } } },
}]],
    make = make_unitary,
  },
}

local function check_size(place, path, state, qubits)
  if unitaries[state] then
    engine.circuit(unitaries[state], qubits, engine.field_line(place.line, path))
    return
  end
  if engine.qubits(state) == qubits then return end
  local line = engine.field_line(place.line, path)
  engine.fail(line, "language.state_size", place.word, path, qubits, engine.qubits(state))
end

local function check_sizes(values, place)
  local function check_circuit(path, text)
    engine.circuit(text, values.qubits, engine.field_line(place.line, path))
  end
  if not (values.goal or values.property) then engine.fail(place.line, "language.goal", place.word) end
  if values.strict and not unitaries[values.goal] then
    engine.fail(engine.field_line(place.line, "strict"), "language.strict", place.word)
  end
  if values.goal then check_size(place, "goal", values.goal, values.qubits) end
  check_circuit("start", values.start)
  if values.solution then check_circuit("solution", values.solution) end
  for i, row in ipairs(values.wrong or {}) do
    check_size(place, ("wrong[%d].when"):format(i), row.when, values.qubits)
    row.example = row.example or unitaries[row.when]
    if not row.example then
      engine.fail(engine.field_line(place.line, ("wrong[%d]"):format(i)), "language.missing", place.word, ("wrong[%d].example"):format(i))
    end
    check_circuit(("wrong[%d].example"):format(i), row.example)
  end
end

function kind.make(values, place, book)
  check_sizes(values, place)
  local handle, source = book.add_source(place.word, {
    kind = "circuit", line = place.line, wires = values.qubits, start = values.start,
    palette = values.palette, locked = values.locked, most_gates = values.limit and values.limit.gates,
  }, { wires = values.qubits, text = values.start })
  book.add_block { kind = "source", line = place.line, source = source.index }
  local record = {
    qubits = values.qubits, goal = values.goal, limit = values.limit or {}, solution = values.solution,
    wrong = values.wrong or {}, start = values.start, palette = values.palette, strict = values.strict,
    property = values.property, inputs = values.inputs, fidelity = values.fidelity,
  }
  return { source = source.index }, record, handle
end

-- The same state, or as near to it as the exercise asks.
local function same_state(record, a, b)
  if record.fidelity then return engine.overlap(a, b) >= record.fidelity end
  return engine.same(a, b, SAME)
end

-- Whether the circuit makes this state or does this; with what to say where it does not.
local function makes(record, circuit, goal, strict)
  local operation = unitaries[goal]
  if not operation then
    local state = engine.run(circuit, record.qubits)
    if not state then return false, MEASURED end
    return same_state(record, state, goal)
  end
  local difference, input, other = engine.compare(circuit, operation, record.qubits, strict)
  if difference == "none" then return true end
  if difference == "phase" then return false, PHASE, true end
  if difference == "basis" then return false, shown_by(record.qubits, input) end
  if difference == "pair" then return false, shown_by(record.qubits, input, other) end
  return false, not difference and MEASURED or nil
end

-- On inputs that are the same for everybody, and new for nobody.
local function has_property(record, circuit)
  for i = 1, record.inputs do
    local before = engine.random_state(record.qubits, i)
    local after = engine.acted(circuit, before)
    if not after then return false, MEASURED end
    local began = engine.began("property", record.line)
    if not engine.ended(began, record.property(before, after)) then return false, PROPERTY end
  end
  return true
end

-- The first cost that is over its limit: what, how much, the limit.
local function over_limit(record, circuit)
  local cost = engine.cost(circuit, record.qubits, record.limit.query)
  for _, what in ipairs { "gates", "measurements", "queries" } do
    local limit = record.limit[what]
    if limit and cost[what] > limit then return what, cost[what], limit end
  end
end

-- right; else what to say, and whether it is nearly right.
local function judge(record, circuit)
  if record.goal then
    local good, say, near = makes(record, circuit, record.goal, record.strict)
    if not good then return false, say, near end
  end
  if record.property then
    local good, say = has_property(record, circuit)
    if not good then return false, say end
  end
  local what, count, limit = over_limit(record, circuit)
  if what then return false, too_many(what, count, limit), true end
  return true
end

function kind.check(record, answer)
  local about = type(answer.circuit) == "string" and engine.readable(answer.circuit, record.qubits)
  if not about or about.wires ~= record.qubits then
    return { kind = "unreadable", say = UNREADABLE }
  end
  local good, say, near = judge(record, answer.circuit)
  if good then return { kind = "right" } end
  if near then return { kind = "near", say = say } end
  for i, row in ipairs(record.wrong) do
    if makes(record, answer.circuit, row.when) then return common.spoken(record.wrong, i) end
  end
  return { kind = "wrong", say = say }
end

function kind.plays(record)
  local plays = common.right(record, "circuit")
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
  local solution = record.solution
  if record.goal then
    local good, say = makes(record, solution, record.goal, record.strict)
    if not good then
      local key = say == MEASURED and "measured" or unitaries[record.goal] and "unitary" or "state"
      report(record.line, ("check.solution_%s"):format(key), record.id)
      return
    end
  end
  if record.property and not has_property(record, solution) then
    report(record.line, "check.solution_property", record.id)
    return
  end
  local what, count, limit = over_limit(record, solution)
  if what then report(record.line, ("check.solution_%s"):format(what), record.id, count, limit) end
end

-- Whether two goals are the same thing.
local function same_goal(record, a, b)
  if unitaries[a] and unitaries[b] then
    return engine.compare(unitaries[a], unitaries[b], record.qubits, record.strict) == "none"
  end
  return not unitaries[a] and not unitaries[b] and same_state(record, a, b)
end

local function find_in_row(record, i, report)
  local row = record.wrong[i]
  if record.goal and same_goal(record, row.when, record.goal) then
    report(record.line, "check.wrong_right", record.id, i)
  end
  if not makes(record, row.example, row.when) then report(record.line, "check.example", record.id, i) end
  for j = 1, i - 1 do
    if same_goal(record, row.when, record.wrong[j].when) then
      report(record.line, "check.wrong_twice", record.id, j, i)
    end
  end
end

function kind.findings(record, report)
  if record.solution then
    find_unoffered(record, report)
    find_why_solution_fails(record, report)
  end
  for i = 1, #record.wrong do find_in_row(record, i, report) end
end

-- For kinds of lessons' own: the answer is the circuit in the short form.
kind.own = {
  fields = {
    { "qubits", "integer", from = 1, to = 10, needed = true, ja = "量子ビットの数", en = "number of qubits" },
    { "start", "circuit", default = "", ja = "はじめの回路", en = "the circuit to begin with" },
    { "palette", "palette", ja = "使えるゲート。書かなければ全部", en = "gates on offer; left out: all" },
  },
  make = function(values, place, book)
    engine.circuit(values.start, values.qubits, engine.field_line(place.line, "start"))
    local handle, source = book.add_source(place.word, {
      kind = "circuit", line = place.line, wires = values.qubits, start = values.start, palette = values.palette,
    }, { wires = values.qubits, text = values.start })
    book.add_block { kind = "source", line = place.line, source = source.index }
    return { source = source.index }, handle
  end,
  read = function(raw, values)
    local about = type(raw.circuit) == "string" and engine.readable(raw.circuit, values.qubits)
    return about and about.wires == values.qubits and raw.circuit or nil
  end,
  write = function(answer) return type(answer) == "string" and { circuit = answer } or nil end,
}

return kind
