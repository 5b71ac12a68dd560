lesson {
  id = "mistakes.price",
  title = { ja = "値段", en = "Price" },
}
page "one" { ja = "一", en = "One" }
prose { ja = "5$ と 10$ です。", en = "5\\$ and 10\\$, 2$x^2$ and `3$ 4$`." }
prose {
  ja = "5$/10$ です。",
  en = "A price of 5$.",
}
