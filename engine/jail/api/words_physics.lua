-- The words under q. for states and circuits: the engine's own way to a number.
local engine = ...

local function make_state(values)
  return engine.state(values.ket)
end

local function run(circuit, qubits)
  local state = engine.run(circuit, qubits)
  if not state then engine.fail(nil, "language.mixture", "q.run") end
  return state
end

local function same(a, b, strict)
  if engine.qubits(a) ~= engine.qubits(b) then
    engine.fail(nil, "language.sizes", engine.qubits(a), engine.qubits(b))
  end
  if not strict then return engine.same(a, b, 1e-9) end
  local overlap = engine.inner(a, b)
  return math.abs(overlap.re - 1) < 1e-9 and math.abs(overlap.im) < 1e-9
end

local function agreement(state, a, b, first, second)
  return (1 + engine.correlation(state, a, b, first, second)) / 2
end

local function tensor(a, b)
  local matrices = (engine.is_matrix(a) and 1 or 0) + (engine.is_matrix(b) and 1 or 0)
  if matrices == 1 then engine.fail(nil, "language.tensor", " ") end
  return matrices == 2 and engine.tensor_matrix(a, b) or engine.tensor_state(a, b)
end

local function field(name, kind, ja, en, more)
  local row = { name, kind, ja = ja, en = en }
  for key, value in pairs(more or {}) do row[key] = value end
  return row
end

local NEEDED = { needed = true }
local STATE = field("state", "state", "状態", "a state", NEEDED)
local MIXED = field("state", "mixed", "状態か密度行列", "a state or density matrix", NEEDED)
local QUBITS = field("qubits", "qubits", "どの量子ビットか。1 つ目が右端のビット。書かなければ全部", "which qubits, the first is the rightmost bit; left out: all")
local CIRCUIT = field("circuit", "circuit", "回路（短い書き方）", "the circuit, in the short form", NEEDED)
local SEED = field("seed", "integer", "乱数の種", "seed of the chance", { from = 0, to = 2 ^ 53, default = 1 })
local PAULI = field("pauli", "pauli", [["ZZ" か、和 { { 0.5, "ZZ" }, … }。右端が q0]], [["ZZ", or a sum { { 0.5, "ZZ" }, … }; rightmost is q0]], NEEDED)

local function wires(most)
  return field("qubits", "integer", "量子ビットの数", "number of qubits", { from = 1, to = most })
end

local words = {
  {
    name = "state", form = "value", gives = "state",
    ja = "状態の式です。長さは 1 にそろえます。右端が q0 です。",
    en = "A state, scaled to length 1; the rightmost character is q0.",
    fields = { { "ket", "word", most = 1000, needed = true, ja = "ケットの和", en = "a sum of kets" } },
    fails = { ja = "ケットの長さがそろっていないとき、または長さが 0 のとき", en = "when kets differ in length, or nothing is left of the sum" },
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
    fails = { ja = "量子ビットの数がちがう状態どうしのとき", en = "when the states have different numbers of qubits" },
    example = [[assert(q.overlap(state "|0>", state "|1>") == 0)]],
    make = engine.overlap,
  },
  {
    name = "q.inner", form = "call", gives = "complex",
    ja = "内積 ⟨a|b⟩（複素数）です。",
    en = "The inner product ⟨a|b⟩, a complex number.",
    fields = {
      { "a", "state", needed = true, ja = "状態", en = "a state" },
      { "b", "state", needed = true, ja = "同じ大きさの状態", en = "a state of the same size" },
    },
    example = [[assert(math.abs(q.inner(state "|0>", state "|i>").re - math.sqrt(1/2)) < 1e-12)]],
    make = engine.inner,
  },
  {
    name = "q.same", form = "call", gives = "flag",
    ja = "2 つの状態が同じかどうかです。ふつうはグローバル位相を気にしません。",
    en = "Whether two states are the same; a global phase does not count.",
    fields = {
      { "a", "state", needed = true, ja = "状態", en = "a state" },
      { "b", "state", needed = true, ja = "同じ大きさの状態", en = "a state of the same size" },
      { "strict", "flag", default = false, ja = "true なら位相も比べます", en = "true: the phase counts too" },
    },
    example = [[assert(q.same(state "|1>", q.run "x 0; z 0"))
assert(not q.same(state "|1>", q.run "x 0; z 0", true))]],
    make = same,
  },
  {
    name = "q.amplitude", form = "call", gives = "complex",
    ja = "そのビット列の確率振幅（複素数）です。",
    en = "The amplitude of these bits, a complex number.",
    fields = { STATE, field("bits", "word", "ビット列。右端が q0", "the bits; rightmost is q0", { most = 24, needed = true }) },
    example = [[assert(math.abs(q.amplitude(state "|i>", "1").im - math.sqrt(1/2)) < 1e-12)]],
    make = engine.amplitude,
  },
  {
    name = "q.probability", form = "call", gives = "number",
    ja = "測定したとき、そのビット列になる確率です。",
    en = "The probability that measuring reads these bits.",
    fields = { MIXED, field("bits", "word", "ビット列。右端が q0", "the bits; rightmost is q0", { most = 24, needed = true }), QUBITS },
    example = [[local bell = state "(|00> + |11>)/sqrt(2)"
assert(math.abs(q.probability(bell, "11") - 0.5) < 1e-12)
assert(math.abs(q.probability(bell, "1", 0) - 0.5) < 1e-12)]],
    fails = { ja = "ビットの数が量子ビットの数とちがうとき", en = "when there are more or fewer bits than qubits" },
    make = engine.probability,
  },
  {
    name = "q.distribution", form = "call", gives = "numbers",
    ja = "すべての結果の確率です。p[\"01\"] のように読みます。",
    en = "The probabilities of all outcomes, read as p[\"01\"].",
    fields = { MIXED, QUBITS },
    example = [[local p = q.distribution(q.run "h 0; cx 0 1")
assert(math.abs(p["11"] - 0.5) < 1e-12 and p["01"] < 1e-12)]],
    make = engine.distribution_of,
  },
  {
    name = "q.bloch", form = "call", gives = "triple",
    ja = "1 個の量子ビットの矢印の x、y、z です。",
    en = "The components x, y, z of one qubit's arrow.",
    fields = {
      MIXED,
      { "qubit", "integer", from = 0, to = 23, default = 0, ja = "どの量子ビットか", en = "which qubit" },
    },
    fails = { ja = "その量子ビットが状態にないとき", en = "when the state has no such qubit" },
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
    fields = { CIRCUIT, wires(20) },
    fails = { ja = "回路に測定か初期化があるとき", en = "when the circuit has a measurement or a reset" },
    example = [[local bell = q.run("h 0; cx 0 1")]],
    make = run,
  },
  {
    name = "q.branches", form = "call", gives = "table",
    ja = "測定のある回路の、結果ごとの bits、probability、state です。",
    en = "A circuit with measurement: bits, probability and state of every outcome.",
    fields = { CIRCUIT, wires(12) },
    example = [[local found = q.branches("h 0; cx 0 1; measure 0")
assert(#found == 2 and math.abs(found[2].probability - 0.5) < 1e-12)
assert(q.same(found[2].state, state "|11>"))]],
    make = engine.branches,
  },
  {
    name = "q.outcomes", form = "call", gives = "table",
    ja = "回路の終わりの、測定結果ごとの確率です。",
    en = "The exact probabilities of what a circuit measures.",
    fields = { CIRCUIT, wires(16) },
    example = [[local p = q.outcomes("h 0; cx 0 1; measure 0; measure 1")
assert(math.abs(p["11"] - 0.5) < 1e-12 and not p["01"])]],
    make = engine.outcomes,
  },
  {
    name = "q.project", form = "call", gives = "state",
    ja = "そのビット列が出たあとの状態と、その確率です。",
    en = "The state after reading these bits, and how likely that is; nil and 0 where it cannot be.",
    fields = { STATE, field("bits", "word", "ビット列。右端が q0", "the bits; rightmost is q0", { most = 24, needed = true }), QUBITS },
    example = [[local after, p = q.project(state "(|00> + |11>)/sqrt(2)", "1", 0)
assert(q.same(after, state "|11>") and math.abs(p - 0.5) < 1e-12)]],
    make = engine.project,
  },
  {
    name = "q.expectation", form = "call", gives = "number",
    ja = "パウリ演算子の期待値です。",
    en = "The expectation of Pauli strings.",
    fields = { MIXED, PAULI },
    example = [[local bell = state "(|00> + |11>)/sqrt(2)"
assert(math.abs(q.expectation(bell, "ZZ") - 1) < 1e-12)
assert(math.abs(q.expectation(bell, { { 0.5, "XX" }, { 2, "YY" } }) + 1.5) < 1e-12)]],
    make = engine.expectation,
  },
  {
    name = "q.variance", form = "call", gives = "number",
    ja = "パウリ演算子の和の分散 ⟨A²⟩ − ⟨A⟩² です。",
    en = "The variance ⟨A²⟩ − ⟨A⟩² of a sum of Pauli strings.",
    fields = { STATE, PAULI },
    example = [[assert(math.abs(q.variance(state "|+>", "Z") - 1) < 1e-12)]],
    make = engine.variance,
  },
  {
    name = "q.correlation", form = "call", gives = "number",
    ja = "2 個の量子ビットを角 a、b の向き（z から x へ）に測った結果（±1）の積の平均です。",
    en = "The mean product of two qubits' results (±1), measured at angles a and b from z towards x.",
    fields = {
      MIXED,
      { "a", "angle", needed = true, ja = "1 つ目の角（rad）", en = "angle of the first, rad" },
      { "b", "angle", needed = true, ja = "2 つ目の角（rad）", en = "angle of the second, rad" },
      { "first", "integer", from = 0, to = 23, default = 0, ja = "1 つ目の量子ビット", en = "the first qubit" },
      { "second", "integer", from = 0, to = 23, default = 1, ja = "2 つ目の量子ビット", en = "the second qubit" },
    },
    example = [[local bell = state "(|00> + |11>)/sqrt(2)"
assert(math.abs(q.correlation(bell, 0, "60 deg") - 0.5) < 1e-12)]],
    make = engine.correlation,
  },
  {
    name = "q.agreement", form = "call", gives = "number",
    ja = "同じように測った 2 つの結果が一致する確率です。",
    en = "The probability that both results of such measurements agree.",
    fields = {
      MIXED,
      { "a", "angle", needed = true, ja = "1 つ目の角（rad）", en = "angle of the first, rad" },
      { "b", "angle", needed = true, ja = "2 つ目の角（rad）", en = "angle of the second, rad" },
      { "first", "integer", from = 0, to = 23, default = 0, ja = "1 つ目の量子ビット", en = "the first qubit" },
      { "second", "integer", from = 0, to = 23, default = 1, ja = "2 つ目の量子ビット", en = "the second qubit" },
    },
    example = [[local bell = state "(|00> + |11>)/sqrt(2)"
assert(math.abs(q.agreement(bell, 0, "60 deg") - 0.75) < 1e-12)]],
    make = agreement,
  },
  {
    name = "q.sample", form = "call", gives = "numbers",
    ja = "測定を何回もしたときの回数です。n[\"01\"] のように読みます。",
    en = "Counts of so many shots, read as n[\"01\"].",
    fields = {
      MIXED,
      { "shots", "integer", from = 1, to = 1000000000, needed = true, ja = "測定の回数", en = "number of shots" },
      SEED, QUBITS,
    },
    example = [[local n = q.sample(state "|+>", 1000, 7)
assert(n["0"] + n["1"] == 1000 and n["0"] > 400)]],
    make = engine.sample,
  },
  {
    name = "q.readings", form = "call", gives = "numbers",
    ja = "1 回ごとの測定結果を、順に並べた数です。",
    en = "The outcome of each shot as a number, in their order.",
    fields = {
      MIXED,
      { "shots", "integer", from = 1, to = 1000000, needed = true, ja = "測定の回数", en = "number of shots" },
      SEED, QUBITS,
    },
    example = [[local each = q.readings(state "|1>", 5)
assert(#each == 5 and each[1] == 1)]],
    make = engine.readings,
  },
  {
    name = "q.tensor", form = "call", gives = "state",
    ja = "テンソル積 a ⊗ b です。b が右側（小さい番号）の量子ビットになります。",
    en = "The tensor product a ⊗ b of states or matrices; b is on the lower qubits.",
    fields = {
      { "a", "factor", needed = true, ja = "状態か行列", en = "a state or matrix" },
      { "b", "factor", needed = true, ja = "状態か行列", en = "a state or matrix" },
    },
    example = [[assert(q.same(q.tensor(state "|1>", state "|0>"), state "|10>"))]],
    make = tensor,
  },
  {
    name = "q.random_state", form = "call", gives = "state",
    ja = "どの向きも同じ確率で選んだ状態です。",
    en = "A state of even chance over all states.",
    fields = { field("qubits", "integer", "量子ビットの数", "number of qubits", { from = 1, to = 16, needed = true }), SEED },
    example = [[assert(q.same(q.random_state(2, 5), q.random_state(2, 5)))]],
    make = engine.even_state,
  },
  {
    name = "q.evolve", form = "call", gives = "state",
    ja = "ハミルトニアンのもとで、時間がたったあとの状態です（ħ = 1）。",
    en = "The state after some time under a Hamiltonian, ħ = 1.",
    fields = { STATE, PAULI, { "time", "number", from = -1e6, to = 1e6, needed = true, ja = "時間（係数の逆数の単位）", en = "time, in the inverse of the coefficients' unit" } },
    example = [[local turned = q.evolve(state "|0>", "X", math.pi / 2)
assert(q.same(turned, state "|1>"))]],
    make = engine.evolve,
  },
  {
    name = "q.ket", form = "call", gives = "text",
    ja = "状態を TeX の式で書いた文です。",
    en = "The state written as TeX.",
    fields = { STATE },
    example = [[prose("$" .. q.ket(state "|+>") .. "$")]],
    make = engine.ket,
  },
}

return { words = words }
