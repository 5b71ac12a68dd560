lesson {
  id = "mistakes.computed",
  title = { ja = "計算", en = "Computed" },
}
page "one" { ja = "一", en = "One" }
exercise.number "half" {
  ask = { ja = "確率は", en = "The probability" },
  answer = "0.25", tolerance = 0.01,
  computed = function() return q.probability(state "|+>", "1") end,
}
