lesson {
  id = "mistakes.syntax",
  title = { ja = "構文", en = "Syntax" },
}
page "one" { ja = "一", en = "One" }
prose { ja = "閉じない", en = "not closed"
