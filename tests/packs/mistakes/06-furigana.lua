lesson {
  id = "mistakes.furigana",
  title = { ja = "ふりがな", en = "Furigana" },
}
page "one" { ja = "{一|}", en = "One" }
prose { ja = "{量子|りょうし", en = "quantum" }
