lesson {
  id = "mistakes.formula",
  title = { ja = "式", en = "Formula" },
}
page "one" { ja = "一", en = "One" }
prose {
  ja = [[
    良い式は $\ket{0}$ です。

    悪い式は $\kett{0}$ です。
  ]],
  en = "A good one: $\\ket{0}$.\nA bad one: $\\frac{1$",
}
exercise.number "half" {
  ask = { ja = "半分は", en = "One half" },
  answer = "1/2", tolerance = 0.01,
  hints = { { ja = "良い", en = "fine" }, { ja = "$x^2^2$", en = "$x^2$" } },
  wrong = {
    { when = "2", say = { ja = "逆数です。",
        en = "The inverse: $\\frac$." } },
  },
}
