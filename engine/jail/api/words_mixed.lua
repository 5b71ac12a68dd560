-- The words under q. for mixed states. Where a density matrix may stand, a state may too.
local engine = ...

local MIXED = { "state", "mixed", needed = true, ja = "状態か密度行列", en = "a state or density matrix" }
local QUBITS = { "qubits", "qubits", ja = "どの量子ビットか。書かなければ全部", en = "which qubits; left out: all" }
local PART = { "qubits", "qubits", needed = true, ja = "残す側の量子ビット", en = "the qubits of the part" }

local function pair(name, ja, en, make, example)
  return {
    name = name, form = "call", gives = "number", ja = ja, en = en, make = make, example = example,
    fields = {
      { "a", "mixed", needed = true, ja = "状態か密度行列", en = "a state or density matrix" },
      { "b", "mixed", needed = true, ja = "同じ大きさのもの", en = "one of the same size" },
    },
  }
end

local function density(of)
  return engine.density(of)
end

local words = {
  {
    name = "q.density", form = "call", gives = "mixed",
    ja = "密度行列です。状態か、行列から作ります（6 量子ビットまで）。",
    en = "A density matrix, from a state or a matrix, of at most 6 qubits.",
    fields = { { "of", "content_of_density", needed = true, ja = "状態か行列", en = "a state or a matrix" } },
    example = [[local half = q.density(q.matrix { { 0.5, 0 }, { 0, 0.5 } })
assert(math.abs(q.purity(half) - 0.5) < 1e-12)]],
    make = density,
  },
  {
    name = "q.mixture", form = "call", gives = "mixed",
    ja = "確率で混ぜた状態です。重みの和は 1 にそろえます。",
    en = "States mixed by chance; the weights are scaled to the sum 1.",
    fields = { { "parts", "weighted", needed = true, ja = "{ { 重み, 状態 }, … }", en = "{ { weight, state }, … }" } },
    example = [[local coin = q.mixture { { 0.5, state "|0>" }, { 0.5, state "|1>" } }
assert(q.probability(coin, "1") == 0.5)]],
    make = function(parts) return engine.mixture(parts.weights, parts.states) end,
  },
  {
    name = "q.mixed", form = "call", gives = "mixed",
    ja = "最大混合状態です。",
    en = "The maximally mixed state.",
    fields = { { "qubits", "integer", from = 1, to = 6, needed = true, ja = "量子ビットの数", en = "number of qubits" } },
    example = [[assert(math.abs(q.entropy(q.mixed(2)) - 2) < 1e-12)]],
    make = engine.mixed,
  },
  {
    name = "q.part", form = "call", gives = "mixed",
    ja = "一部の量子ビットだけの密度行列です（ほかは部分トレースでまとめます）。",
    en = "The density matrix of some qubits, the others traced out.",
    fields = { MIXED, PART },
    example = [[local half = q.part(state "(|00> + |11>)/sqrt(2)", 0)
assert(math.abs(q.purity(half) - 0.5) < 1e-12)]],
    make = engine.part,
  },
  {
    name = "q.channel", form = "call", gives = "mixed",
    ja = "雑音のチャネルを通したあとの密度行列です。",
    en = "The density matrix after a channel of noise.",
    fields = {
      { "name", "choice", names = engine.channels(), needed = true, ja = "チャネルの名前", en = "the channel's name" },
      { "state", "mixed", needed = true, ja = "状態か密度行列", en = "a state or density matrix" },
      { "values", "values", needed = true, ja = "強さ。2 つ以上なら { … }（idling は秒）", en = "its strength, { … } for several (idling: seconds)" },
      QUBITS,
    },
    example = [[local noisy = q.channel("bit_flip", state "|00>", 0.1, 0)
assert(math.abs(q.probability(noisy, "01") - 0.1) < 1e-12)]],
    make = engine.channel,
  },
  {
    name = "q.entropy", form = "call", gives = "number",
    ja = "フォン・ノイマンのエントロピー（ビット）です。qubits を書くと、その部分のものです。",
    en = "Von Neumann's entropy in bits; with qubits, that of the part.",
    fields = { MIXED, QUBITS },
    example = [[assert(math.abs(q.entropy(state "(|00> + |11>)/sqrt(2)", 0) - 1) < 1e-12)]],
    make = engine.entropy,
  },
  {
    name = "q.purity", form = "call", gives = "number",
    ja = "純粋度 Tr ρ² です。純粋状態なら 1 です。",
    en = "The purity Tr ρ², 1 for a pure state.",
    fields = { MIXED },
    example = [[assert(math.abs(q.purity(q.mixed(1)) - 0.5) < 1e-12)]],
    make = engine.purity,
  },
  pair("q.fidelity", "忠実度 (Tr √(√ρ σ √ρ))² です。純粋状態なら重なりです。",
    "The fidelity (Tr √(√ρ σ √ρ))²; of pure states their overlap.", engine.fidelity,
    [[assert(math.abs(q.fidelity(state "|0>", q.mixed(1)) - 0.5) < 1e-9)]]),
  pair("q.trace_distance", "トレース距離 ½ Tr |ρ − σ| です。",
    "The trace distance ½ Tr |ρ − σ|.", engine.trace_distance,
    [[assert(math.abs(q.trace_distance(state "|0>", state "|+>") - math.sqrt(1/2)) < 1e-9)]]),
  {
    name = "q.concurrence", form = "call", gives = "number",
    ja = "2 個の量子ビットのコンカレンス（もつれの量、0 から 1）です。",
    en = "The concurrence of two qubits, 0 to 1.",
    fields = { MIXED },
    example = [[assert(math.abs(q.concurrence(state "(|00> + |11>)/sqrt(2)") - 1) < 1e-6)]],
    make = engine.concurrence,
  },
  {
    name = "q.negativity", form = "call", gives = "number",
    ja = "ネガティビティです。ベル状態なら 1/2、もつれがなければ 0 です。",
    en = "The negativity: 1/2 for a Bell pair, 0 without entanglement of two qubits.",
    fields = { MIXED, PART },
    example = [[assert(math.abs(q.negativity(state "(|00> + |11>)/sqrt(2)", 0) - 0.5) < 1e-9)]],
    make = engine.negativity,
  },
}

return { words = words }
