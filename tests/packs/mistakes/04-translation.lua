lesson {
  id = "mistakes.translation",
  title = { ja = "翻訳", en = "Translation" },
}
page "one" { ja = "一", en = "One" }
prose { ja = "片方だけ" }
