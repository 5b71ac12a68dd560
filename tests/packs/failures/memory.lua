-- A text that doubles beyond any memory, in line 8.
lesson { id = "failures.lesson", map = "T01", title = { ja = "失敗するレッスン", en = "A lesson that fails" }, minutes = 1 }

page "first" { ja = "はじめのページ", en = "The first page" }
prose { ja = "ここには問いがありません。", en = "There is no question here." }

local text = "x"
while true do text = text .. text end
