-- The words under q. for whole numbers: order finding, factoring, and bits as text.
local engine = ...

local MOST = 2 ^ 53
local MODULUS = 4294967295 -- products of two fit 64 bits

local function whole(name, ja, en, from, to)
  return { name, "integer", from = from or 0, to = to or MOST, needed = true, ja = ja, en = en }
end

local function modulus(name)
  return whole(name or "n", "法 n", "the modulus n", 1, MODULUS)
end

local words = {
  {
    name = "q.gcd", form = "call", gives = "integer",
    ja = "最大公約数です。",
    en = "The greatest common divisor.",
    fields = { whole("a", "整数", "a whole number"), whole("b", "整数", "a whole number") },
    example = [[assert(q.gcd(48, 15) == 3)]],
    make = engine.gcd,
  },
  {
    name = "q.power", form = "call", gives = "integer",
    ja = "a の e 乗を n で割った余りです。",
    en = "a to the power e, modulo n.",
    fields = { whole("a", "底", "the base"), whole("e", "指数", "the exponent"), modulus() },
    example = [[assert(q.power(7, 4, 15) == 1)]],
    make = engine.power,
  },
  {
    name = "q.inverse", form = "call", gives = "integer",
    ja = "a x を n で割った余りが 1 になる x です。なければ nil です。",
    en = "x with a x ≡ 1 modulo n; nil where there is none.",
    fields = { whole("a", "整数", "a whole number"), modulus() },
    example = [[assert(q.inverse(7, 15) == 13 and q.inverse(5, 15) == nil)]],
    make = engine.inverse,
  },
  {
    name = "q.order", form = "call", gives = "integer",
    ja = "a の r 乗を n で割った余りがはじめて 1 になる r（位数）です。なければ nil です。",
    en = "The order of a modulo n; nil where there is none.",
    fields = { whole("a", "整数", "a whole number"), whole("n", "法 n", "the modulus n", 1, 4194304) },
    example = [[assert(q.order(7, 15) == 4)]],
    make = engine.order,
  },
  {
    name = "q.is_prime", form = "call", gives = "flag",
    ja = "素数かどうかです。",
    en = "Whether n is prime.",
    fields = { whole("n", "整数", "a whole number", 0, MODULUS) },
    example = [[assert(q.is_prime(17) and not q.is_prime(21))]],
    make = engine.prime,
  },
  {
    name = "q.factors", form = "call", gives = "table",
    ja = "素因数を小さい順に、1 回ずつ並べたものです。",
    en = "The prime factors, each once, smallest first.",
    fields = { whole("n", "整数", "a whole number", 0, MODULUS) },
    example = [[assert(q.factors(84)[2] == 3)]],
    make = engine.factors,
  },
  {
    name = "q.fractions", form = "call", gives = "table",
    ja = "連分数の近似 { { 分子, 分母 }, … } です。",
    en = "The convergents { { above, below }, … } of a fraction.",
    fields = { whole("above", "分子", "the numerator"), whole("below", "分母", "the denominator", 1) },
    example = [[local third = q.fractions(11, 32)[3]
assert(third[1] == 1 and third[2] == 3)]],
    make = engine.fractions,
  },
  {
    name = "q.order_read", form = "call", gives = "integer",
    ja = "測定の値から、連分数で位数を読みとります。読めなければ nil です。",
    en = "The order that a reading of order finding tells; nil where it tells none.",
    fields = {
      whole("reading", "測定の値", "what was measured"),
      whole("bits", "数える量子ビットの数", "number of counting qubits", 1, 52),
      whole("a", "底", "the base"), modulus(),
    },
    example = [[assert(q.order_read(1536, 11, 7, 15) == 4)]],
    make = engine.order_read,
  },
  {
    name = "q.factor", form = "call", gives = "integer",
    ja = "位数から見つかる n の約数です。見つからなければ nil です。",
    en = "A factor of n from the order of a; nil where it gives none.",
    fields = { whole("a", "底", "the base"), whole("order", "位数", "the order", 1, MODULUS), modulus() },
    example = [[assert(15 % q.factor(7, 4, 15) == 0)]],
    make = engine.factor,
  },
  {
    name = "q.bits", form = "call", gives = "text",
    ja = "整数を 0 と 1 の文にします。右端が 1 の位です。",
    en = "A whole number as 0s and 1s, the rightmost is the ones.",
    fields = { whole("number", "整数", "a whole number"), whole("count", "けた数", "number of bits", 1, 53) },
    example = [[assert(q.bits(5, 4) == "0101" and tonumber("0101", 2) == 5)]],
    make = engine.bits,
  },
}

return { words = words }
