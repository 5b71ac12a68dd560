-- The words under q., the engine's own way to a number, and the values they work on.
local engine = ...

local function make_state(values)
  return engine.state(values.ket)
end

local function run(circuit, qubits)
  local state = engine.run(circuit, qubits)
  if not state then engine.fail(nil, "language.mixture", "q.run") end
  return state
end

local words = {
  {
    name = "state", form = "value", gives = "state",
    ja = "状態の式です。長さは 1 にそろえます。右端が q0 です。",
    en = "A state, scaled to length 1; the rightmost character is q0.",
    fields = { { "ket", "word", most = 1000, needed = true, ja = "ケットの和", en = "a sum of kets" } },
    example = [[local bell = state "(|00> + |11>)/sqrt(2)"]],
    make = make_state,
  },
  {
    name = "q.overlap", form = "call", gives = "number",
    ja = "2 つの状態の重なり |⟨a|b⟩|²（0 から 1）です。",
    en = "The overlap |⟨a|b⟩|² of two states, 0 to 1.",
    fields = {
      { "a", "state", needed = true, ja = "状態", en = "a state" },
      { "b", "state", needed = true, ja = "同じ大きさの状態", en = "a state of the same size" },
    },
    example = [[assert(q.overlap(state "|0>", state "|1>") == 0)]],
    make = engine.overlap,
  },
  {
    name = "q.probability", form = "call", gives = "number",
    ja = "全部の量子ビットを測定したとき、そのビット列になる確率です。",
    en = "The probability that measuring every qubit reads these bits.",
    fields = {
      { "state", "state", needed = true, ja = "状態", en = "a state" },
      { "bits", "word", most = 24, needed = true, ja = "ビット列。右端が q0", en = "the bits; rightmost is q0" },
    },
    example = [[assert(math.abs(q.probability(state "|+>", "1") - 0.5) < 1e-12)]],
    make = engine.probability,
  },
  {
    name = "q.bloch", form = "call", gives = "numbers",
    ja = "1 個の量子ビットの矢印の x、y、z です。",
    en = "The components x, y, z of one qubit's arrow.",
    fields = {
      { "state", "state", needed = true, ja = "状態", en = "a state" },
      { "qubit", "integer", from = 0, to = 23, default = 0, ja = "どの量子ビットか", en = "which qubit" },
    },
    example = [[local x, y, z = q.bloch(state "|0>")
assert(z == 1)]],
    make = engine.bloch,
  },
  {
    name = "q.arrow", form = "call", gives = "state",
    ja = "ブロッホ球の向きから、1 量子ビットの状態を作ります。",
    en = "The one-qubit state that points in a direction of the Bloch sphere.",
    fields = {
      { "theta", "angle", needed = true, ja = "北極からの角 θ（rad）", en = "angle from the north pole, rad" },
      { "phi", "angle", default = 0, ja = "経度 φ（rad）", en = "longitude, rad" },
    },
    example = [[local tilted = q.arrow("60 deg", "90 deg")]],
    make = engine.arrow,
  },
  {
    name = "q.run", form = "call", gives = "state",
    ja = "回路の終わりの状態です。測定のない回路に使います。",
    en = "The state at the end of a circuit without measurement.",
    fields = {
      { "circuit", "circuit", needed = true, ja = "回路（短い書き方）", en = "the circuit, in the short form" },
      { "qubits", "integer", from = 1, to = 20, ja = "量子ビットの数", en = "number of qubits" },
    },
    example = [[local bell = q.run("h 0; cx 0 1")]],
    make = run,
  },
}

return { words = words }
