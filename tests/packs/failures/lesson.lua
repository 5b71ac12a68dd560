-- The lesson as it should be. The files beside it are what tests/e2e/failures.sh puts in its place.
lesson { id = "failures.lesson", map = "T01", title = { ja = "失敗するレッスン", en = "A lesson that fails" }, minutes = 1 }

page "first" { ja = "はじめのページ", en = "The first page" }
prose { ja = "ここには問いがありません。", en = "There is no question here." }

page "second" { ja = "次のページ", en = "The next page" }
exercise.number "half" {
  ask = { ja = "半分はいくつですか。", en = "What is one half?" },
  answer = 0.5,
}
