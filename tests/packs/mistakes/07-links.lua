lesson {
  id = "mistakes.links",
  title = { ja = "リンク", en = "Links" },
}
page "one" { ja = "一", en = "One" }
prose {
  ja = [[
    [良い](lesson:core.measurement) [良い](lesson:mistakes.loop) [良い](page:one) [良い](term:qubit)
    [良い](term:own-term)
    [悪い](lesson:core.nowhere)
    [悪い](page:two)
    [悪い](term:no-such-term)
    [悪い](https://example.org)
  ]],
  en = [[ Nothing here. ]],
}
