lesson {
  id = "furigana.mistyped",
  title = { ja = "ふりがな", en = "Furigana" },
}
page "one" { ja = "一", en = "One" }
prose {
  ja = [[
    {状態|じょうたい}と {状態｜じょうたい} です。
    ｛量子｜りょうし｝
    {位相｜いそう｝
    {測定}
    $\text{測定}$ と $$\text{測定}$$ と `{測定}` と \{測定} と {a} と ｛測定｝
  ]],
  en = "Readings",
}
