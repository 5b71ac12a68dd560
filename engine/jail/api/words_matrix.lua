-- The words under q. for complex numbers and matrices.
local engine = ...

local MATRIX = { "matrix", "matrix", needed = true, ja = "行列", en = "a matrix" }
local CIRCUIT = { "circuit", "circuit", needed = true, ja = "回路（短い書き方）", en = "the circuit, in the short form" }
local WIRES = { "qubits", "integer", from = 1, to = 7, ja = "量子ビットの数", en = "number of qubits" }
local STRICT = { "strict", "flag", default = false, ja = "true なら位相も比べます", en = "true: the phase counts too" }

local function equal(a, b, strict)
  return engine.same_matrix(a, b, strict)
end

-- As wide as the wider of both, so that "h 0" may be compared with "".
local function equivalent(a, b, strict)
  local wires = math.max(engine.circuit(a).wires, engine.circuit(b).wires)
  return engine.same_matrix(engine.unitary(a, wires), engine.unitary(b, wires), strict)
end

local words = {
  {
    name = "q.complex", form = "call", gives = "complex",
    ja = "複素数です。+ - * / ^ で計算し、z.re、z.im、z.size、z.angle を読めます。",
    en = "A complex number, for + - * / ^; it has z.re, z.im, z.size and z.angle.",
    fields = {
      { "re", "expression", needed = true, ja = "実部", en = "real part" },
      { "im", "expression", default = 0, ja = "虚部", en = "imaginary part" },
    },
    example = [[local i = q.complex(0, 1)
assert(i * i == q.complex(-1) and (2 * i + 1).im == 2)]],
    make = engine.complex,
  },
  {
    name = "q.conjugate", form = "call", gives = "complex",
    ja = "複素共役です。",
    en = "The complex conjugate.",
    fields = { { "z", "complex", needed = true, ja = "複素数", en = "a complex number" } },
    example = [[assert(q.conjugate(q.complex(1, 2)).im == -2)]],
    make = engine.conjugate,
  },
  {
    name = "q.closed", form = "call", gives = "text",
    ja = "数を 1/√2 や e^(iπ/4) のような文で書きます。2 つ目の値は TeX です。",
    en = "A number written like 1/√2 or e^(iπ/4), where it is known; the second value is TeX.",
    fields = { { "z", "complex", needed = true, ja = "数か複素数", en = "a number, complex or not" } },
    example = [[assert(q.closed(math.sqrt(1/2)) == "1/√2")]],
    make = engine.closed,
  },
  {
    name = "q.matrix", form = "call", gives = "matrix",
    ja = "行列です。行を並べて書きます。+ - * が使えます。",
    en = "A square matrix, row by row, for + - *.",
    fields = { { "rows", "table", needed = true, ja = "行の並び { { 1, 0 }, { 0, 1 } }", en = "its rows { { 1, 0 }, { 0, 1 } }" } },
    example = [[local y = q.matrix { { 0, q.complex(0, -1) }, { q.complex(0, 1), 0 } }
assert(q.equal(y * y, q.identity(2)))]],
    make = engine.matrix,
  },
  {
    name = "q.identity", form = "call", gives = "matrix",
    ja = "単位行列です。",
    en = "The identity matrix.",
    fields = { { "size", "integer", from = 1, to = 128, needed = true, ja = "行の数", en = "number of rows" } },
    example = [[assert(q.trace(q.identity(4)).re == 4)]],
    make = engine.identity,
  },
  {
    name = "q.unitary", form = "call", gives = "matrix",
    ja = "回路のユニタリ行列です。",
    en = "The unitary matrix of a circuit.",
    fields = { CIRCUIT, WIRES },
    example = [[assert(q.equal(q.unitary "h 0; z 0; h 0", q.unitary "x 0"))]],
    make = engine.unitary,
  },
  {
    name = "q.pauli", form = "call", gives = "matrix",
    ja = "パウリ演算子の行列です。右端が q0 です。",
    en = "The matrix of a Pauli string; the rightmost letter is q0.",
    fields = { { "letters", "word", most = 7, needed = true, ja = "I X Y Z の並び", en = "letters I X Y Z" } },
    example = [[assert(q.entry(q.pauli "Y", 1, 0).im == 1)]],
    make = engine.pauli,
  },
  {
    name = "q.random_unitary", form = "call", gives = "matrix",
    ja = "どれも同じ確率で選んだユニタリ行列です。",
    en = "A unitary of even chance over all of them.",
    fields = {
      { "qubits", "integer", from = 1, to = 6, needed = true, ja = "量子ビットの数", en = "number of qubits" },
      { "seed", "integer", from = 0, to = 2 ^ 53, default = 1, ja = "乱数の種", en = "seed of the chance" },
    },
    example = [[assert(q.is_unitary(q.random_unitary(2, 3)))]],
    make = engine.random_unitary,
  },
  {
    name = "q.rho", form = "call", gives = "matrix",
    ja = "密度行列を、行列として取り出します。",
    en = "The matrix of a density matrix or state.",
    fields = { { "state", "mixed", needed = true, ja = "状態か密度行列", en = "a state or density matrix" } },
    example = [[assert(math.abs(q.entry(q.rho(state "|+>"), 0, 1).re - 0.5) < 1e-12)]],
    make = engine.rho,
  },
  {
    name = "q.entry", form = "call", gives = "complex",
    ja = "行列の成分です。行も列も 0 から数えます。",
    en = "An entry of a matrix; rows and columns count from 0, as basis states do.",
    fields = {
      MATRIX,
      { "row", "integer", from = 0, to = 127, needed = true, ja = "行", en = "the row" },
      { "column", "integer", from = 0, to = 127, needed = true, ja = "列", en = "the column" },
    },
    example = [[assert(math.abs(q.entry(q.unitary "h 0", 1, 1).re + math.sqrt(1/2)) < 1e-12)]],
    make = engine.entry,
  },
  {
    name = "q.adjoint", form = "call", gives = "matrix",
    ja = "エルミート共役 A† です。",
    en = "The adjoint A†.",
    fields = { MATRIX },
    example = [[local t = q.unitary "t 0"
assert(q.equal(q.adjoint(t) * t, q.identity(2), true))]],
    make = engine.adjoint,
  },
  {
    name = "q.trace", form = "call", gives = "complex",
    ja = "トレース（対角成分の和）です。",
    en = "The trace, the sum of the diagonal.",
    fields = { MATRIX },
    example = [[assert(q.trace(q.pauli "Z").re == 0)]],
    make = engine.trace,
  },
  {
    name = "q.apply", form = "call", gives = "state",
    ja = "ユニタリ行列を状態に掛けます。",
    en = "Applies a unitary matrix to a state.",
    fields = {
      MATRIX,
      { "state", "state", needed = true, ja = "状態", en = "a state" },
      { "qubits", "qubits", ja = "どの量子ビットに。1 つ目が右端のビット", en = "to which qubits, the first is the rightmost bit" },
    },
    example = [[assert(q.same(q.apply(q.pauli "X", state "|00>", 1), state "|10>"))]],
    make = engine.apply,
  },
  {
    name = "q.is_unitary", form = "call", gives = "flag",
    ja = "ユニタリ行列かどうかです。",
    en = "Whether a matrix is unitary.",
    fields = { MATRIX },
    example = [[assert(not q.is_unitary(q.matrix { { 1, 1 }, { 0, 1 } }))]],
    make = engine.is_unitary,
  },
  {
    name = "q.equal", form = "call", gives = "flag",
    ja = "2 つの行列が同じかどうかです。ふつうはグローバル位相を気にしません。",
    en = "Whether two matrices are the same; a global phase does not count.",
    fields = {
      { "a", "matrix", needed = true, ja = "行列", en = "a matrix" },
      { "b", "matrix", needed = true, ja = "同じ大きさの行列", en = "a matrix of the same size" },
      STRICT,
    },
    example = [[local a, b = q.unitary "rz(pi/2) 0", q.unitary "s 0"
assert(q.equal(a, b) and not q.equal(a, b, true))]],
    make = equal,
  },
  {
    name = "q.equivalent", form = "call", gives = "flag",
    ja = "2 つの回路が、どの入力にも同じはたらきをするかどうかです。",
    en = "Whether two circuits do the same to every input.",
    fields = {
      { "a", "circuit", needed = true, ja = "回路", en = "a circuit" },
      { "b", "circuit", needed = true, ja = "回路", en = "a circuit" },
      STRICT,
    },
    example = [[assert(q.equivalent("h 0; z 0; h 0", "x 0"))
assert(not q.equivalent("rz(pi/2) 0", "s 0", true))]],
    make = equivalent,
  },
}

return { words = words }
