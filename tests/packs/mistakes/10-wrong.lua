lesson {
  id = "mistakes.wrong",
  title = { ja = "誤答", en = "Wrong" },
}
page "one" { ja = "一", en = "One" }
exercise.build "plus" {
  ask = { ja = "作ってください。", en = "Make it." },
  qubits = 1, goal = state "|+>", solution = "h 0",
  wrong = {
    { when = state "|1>", example = "x 0", say = { ja = "1 です。", en = "That is 1." } },
    { when = state "|->", example = "z 0", say = { ja = "符号です。", en = "The sign." } },
  },
}
