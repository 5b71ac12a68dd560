-- The words under q. for stabiliser states.
local engine = ...

local TABLEAU = { "tableau", "tableau", needed = true, ja = "スタビライザー状態", en = "a stabiliser state" }
local PAULI = { "pauli", "word", most = 1025, needed = true, ja = "\"ZZ\" のような並び。右端が q0", en = "a string like \"ZZ\"; rightmost is q0" }
local SEED = { "seed", "integer", from = 0, to = 2 ^ 53, default = 1, ja = "乱数の種", en = "seed of the chance" }

local words = {
  {
    name = "q.tableau", form = "call", gives = "tableau",
    ja = "クリフォード回路のスタビライザー状態と、測定したビットです。",
    en = "The stabiliser state of a Clifford circuit, and the bits it measured.",
    fields = {
      { "circuit", "circuit", needed = true, ja = "回路（クリフォードゲートと測定）", en = "a circuit of Clifford gates and measurements" },
      { "qubits", "integer", from = 1, to = 20, ja = "量子ビットの数", en = "number of qubits" },
      SEED,
    },
    example = [[local t, bits = q.tableau("x 0; measure 0", 2)
assert(bits == "-1")]],
    make = engine.tableau,
  },
  {
    name = "q.generators", form = "call", gives = "table",
    ja = "生成元の並びです。同じ状態なら同じ並びになります。",
    en = "Its generators; equal states give equal lists.",
    fields = { TABLEAU },
    example = [[local list = q.generators(q.tableau "h 0; cx 0 1")
assert(list[1] == "+XX" and list[2] == "+ZZ")]],
    make = engine.generators,
  },
  {
    name = "q.stabiliser", form = "call", gives = "integer",
    ja = "パウリ演算子の期待値です。+1 か −1 なら決まっていて、0 なら五分五分です。",
    en = "The expectation of a Pauli string: +1 or −1 when certain, 0 when even.",
    fields = { TABLEAU, PAULI },
    example = [[assert(q.stabiliser(q.tableau "h 0; cx 0 1", "YY") == -1)]],
    make = engine.stabiliser_mean,
  },
  {
    name = "q.measure_pauli", form = "call", gives = "numbers",
    ja = "パウリ演算子を測ります。結果（±1）、偶然だったか、測ったあとの状態です。",
    en = "Measures a Pauli string: the result (±1), whether it was chance, and the state after.",
    fields = { TABLEAU, PAULI, SEED },
    example = [[local result, chance, after = q.measure_pauli(q.tableau "h 0", "Z", 4)
assert(chance and q.stabiliser(after, "Z") == result)]],
    make = engine.stabiliser_measure,
  },
}

return { words = words }
