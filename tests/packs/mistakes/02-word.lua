lesson {
  id = "mistakes.word",
  title = { ja = "知らない語", en = "Unknown word" },
}
page "one" { ja = "一", en = "One" }
prse { ja = "綴り", en = "spelling" }
