-- The words under q. for long rows of numbers, chance and statistics.
local engine = ...

local MOST = 4000000
local NUMBERS = { "numbers", "numbers", needed = true, ja = "数の並び（q.numbers か { … }）", en = "numbers: a q.numbers or { … }" }
local SEED = { "seed", "integer", from = 0, to = 2 ^ 53, default = 1, ja = "乱数の種", en = "seed of the chance" }

local function trials(name)
  return { name, "integer", from = 1, to = 1000000000, needed = true, ja = "試した回数", en = "number of trials" }
end

local function pairwise(name, ja, en, make, example)
  return {
    name = name, form = "call", gives = "numbers", ja = ja, en = en, make = make, example = example,
    fields = {
      { "a", "numbers", needed = true, ja = "数の並び", en = "numbers" },
      { "b", "term", needed = true, ja = "同じ長さの並びか、1 つの数", en = "as many numbers, or one" },
    },
  }
end

local function two_rows(name, ja, en, make, example)
  return {
    name = name, form = "call", gives = "number", ja = ja, en = en, make = make, example = example,
    fields = {
      { "a", "numbers", needed = true, ja = "確率の並び", en = "probabilities" },
      { "b", "numbers", needed = true, ja = "同じ長さの並び", en = "as many of them" },
    },
  }
end

local words = {
  {
    name = "q.numbers", form = "call", gives = "numbers",
    ja = "長い数の並びです（全部 0 か、写した値）。a[1] が先頭で、#a が長さです。",
    en = "A long row of numbers, all 0 or copied: a[1] is the first, #a the length.",
    fields = { { "of", "content", from = 0, to = MOST, needed = true, ja = "長さか、数の並び", en = "how many, or the numbers" } },
    example = [[local a = q.numbers(1000)
a[1] = 5
assert(#a == 1000 and q.sum(a) == 5)]],
    make = engine.numbers,
  },
  {
    name = "q.fill", form = "call", gives = "numbers",
    ja = "並びを from, from + step, … でうめます。",
    en = "Fills a row with from, from + step, …",
    fields = {
      { "numbers", "row", needed = true, ja = "q.numbers の並び", en = "a row of q.numbers" },
      { "from", "number", needed = true, ja = "はじめの値", en = "the first value" },
      { "step", "number", default = 0, ja = "1 つごとの増え方", en = "how much more each time" },
    },
    example = [[local a = q.fill(q.numbers(5), 1, 1)
assert(q.sum(a) == 15)]],
    make = engine.fill,
  },
  pairwise("q.add", "1 つずつ足した、新しい並びです。", "A new row, added one by one.", engine.add,
    [[assert(q.add({ 1, 2 }, { 10, 20 })[2] == 22 and q.add({ 1, 2 }, 5)[1] == 6)]]),
  pairwise("q.scale", "1 つずつ掛けた、新しい並びです。", "A new row, multiplied one by one.", engine.scale,
    [[assert(q.scale({ 1, 2 }, 3)[2] == 6)]]),
  {
    name = "q.sum", form = "call", gives = "number",
    ja = "合計です。",
    en = "The sum.",
    fields = { NUMBERS },
    example = [[assert(q.sum { 1, 2, 3 } == 6)]],
    make = engine.sum,
  },
  {
    name = "q.mean", form = "call", gives = "numbers",
    ja = "平均と、標準偏差（n − 1 で割ったもの）です。",
    en = "The mean, and the standard deviation (divided by n − 1).",
    fields = { NUMBERS },
    example = [[local mean, spread = q.mean { 1, 3 }
assert(mean == 2 and math.abs(spread - math.sqrt(2)) < 1e-12)]],
    make = engine.mean,
  },
  {
    name = "q.limits", form = "call", gives = "numbers",
    ja = "最小の値と最大の値です。",
    en = "The least and the greatest.",
    fields = { NUMBERS },
    example = [[local least, most = q.limits { 3, 1, 2 }
assert(least == 1 and most == 3)]],
    make = engine.limits,
  },
  {
    name = "q.histogram", form = "call", gives = "numbers",
    ja = "from から to までを等分して、それぞれに入った個数を数えます。",
    en = "Counts how many lie in each of the equal bins from … to.",
    fields = {
      NUMBERS,
      { "bins", "integer", from = 1, to = 100000, needed = true, ja = "区間の数", en = "number of bins" },
      { "from", "number", needed = true, ja = "左端", en = "lower end" },
      { "to", "number", needed = true, ja = "右端（最後の区間に入ります）", en = "upper end, within the last bin" },
    },
    example = [[assert(q.histogram({ 0, 0.5, 0.9, 1 }, 2, 0, 1)[2] == 3)]],
    make = engine.histogram,
  },
  {
    name = "q.uniform", form = "call", gives = "numbers",
    ja = "0 以上 1 未満の一様な乱数の並びです。",
    en = "Numbers of even chance, 0 ≤ x < 1.",
    fields = { { "count", "integer", from = 0, to = MOST, needed = true, ja = "個数", en = "how many" }, SEED },
    example = [[assert(math.abs(q.mean(q.uniform(100000, 3)) - 0.5) < 0.01)]],
    make = engine.uniform,
  },
  {
    name = "q.count", form = "call", gives = "number",
    ja = "確率 p のことを n 回試して、起きた回数です。",
    en = "How often something of probability p happens in n trials.",
    fields = { trials "n", SEED, { "p", "number", from = 0, to = 1, default = 0.5, ja = "確率", en = "the probability" } },
    example = [[assert(math.abs(q.count(1000000, 7, 0.25) / 1000000 - 0.25) < 0.01)]],
    make = engine.count,
  },
  {
    name = "q.binomial", form = "call", gives = "numbers",
    ja = "n 回のうち、ちょうど k 回・k 回以下・k 回以上起きる確率です。",
    en = "The probabilities of exactly k, at most k and at least k successes in n trials.",
    fields = {
      trials "n",
      { "k", "integer", from = 0, to = 1000000000, needed = true, ja = "起きる回数", en = "successes" },
      { "p", "number", from = 0, to = 1, default = 0.5, ja = "1 回ごとの確率", en = "probability of each" },
    },
    example = [[local exactly, most, least = q.binomial(10, 10, 0.5)
assert(math.abs(exactly - 1/1024) < 1e-15 and most == 1 and math.abs(least - exactly) < 1e-15)]],
    make = engine.binomial,
  },
  {
    name = "q.chi_square", form = "call", gives = "numbers",
    ja = "回数が確率に合うかを調べる χ² 検定の、p 値・統計量・自由度です。",
    en = "Pearson's test of counts against probabilities: p-value, statistic, degrees of freedom.",
    fields = {
      { "counts", "numbers", needed = true, ja = "回数の並び", en = "counts" },
      { "probabilities", "numbers", needed = true, ja = "確率の並び", en = "probabilities" },
    },
    example = [[local p, statistic = q.chi_square({ 60, 40 }, { 0.5, 0.5 })
assert(math.abs(statistic - 4) < 1e-12 and p < 0.05)]],
    make = engine.chi_square,
  },
  {
    name = "q.interval", form = "call", gives = "numbers",
    ja = "n 回中 k 回起きたときの、確率の信頼区間（Wilson）です。",
    en = "Wilson's interval for a probability after k successes in n trials.",
    fields = {
      trials "n",
      { "k", "integer", from = 0, to = 1000000000, needed = true, ja = "起きた回数", en = "successes" },
      { "level", "number", from = 0.5, to = 0.9999, default = 0.95, ja = "信頼度", en = "the confidence" },
    },
    example = [[local low, high = q.interval(100, 50)
assert(low < 0.5 and high > 0.5 and high - low < 0.2)]],
    make = engine.interval,
  },
  {
    name = "q.shannon", form = "call", gives = "number",
    ja = "確率の並びのエントロピー（ビット）です。",
    en = "Shannon's entropy of probabilities, in bits.",
    fields = { NUMBERS },
    example = [[assert(q.shannon { 0.5, 0.25, 0.25 } == 1.5)]],
    make = engine.shannon,
  },
  two_rows("q.difference", "2 つの確率分布の違い（全変動距離、0 から 1）です。",
    "The total variation distance of two distributions, 0 to 1.", engine.difference,
    [[assert(q.difference({ 1, 0 }, { 0.5, 0.5 }) == 0.5)]]),
}

return { words = words }
