lesson {
  id = "mistakes.other",
  title = { ja = "{名|な}前", en = "Other names" },
  requires = { "mistakes.nowhere" },
}
page "one" { ja = "一", en = "One" }
prose { ja = "文", en = "text" }
