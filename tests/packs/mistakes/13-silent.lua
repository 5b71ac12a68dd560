lesson {
  id = "mistakes.silent",
  title = { ja = "無言", en = "Silent" },
}
page "one" { ja = "一", en = "One" }
exercise.choice "which" {
  ask = { ja = "どちらですか。", en = "Which one?" },
  options = { { ja = "こちら", en = "this", right = true }, { ja = "あちら", en = "that" } },
}
