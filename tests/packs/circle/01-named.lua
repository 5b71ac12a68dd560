lesson { id = "circle.one", title = { ja = "一", en = "One" } }
page "p" { ja = "頁", en = "Page" }
prose { ja = "はい。", en = "Yes." }
