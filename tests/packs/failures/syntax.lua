-- A word that Lua cannot read, in line 7.
lesson { id = "failures.lesson", map = "T01", title = { ja = "失敗するレッスン", en = "A lesson that fails" }, minutes = 1 }

page "first" { ja = "はじめのページ", en = "The first page" }
prose { ja = "ここには問いがありません。", en = "There is no question here." }

page "second" { ja = "次のページ", en = = "The next page" }
