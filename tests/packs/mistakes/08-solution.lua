lesson {
  id = "mistakes.solution",
  title = { ja = "解答", en = "Solution" },
}
page "one" { ja = "一", en = "One" }
exercise.build "plus" {
  ask = { ja = "作ってください。", en = "Make it." },
  qubits = 1, goal = state "|+>",
  solution = "x 0",
}
