lesson {
  id = "mistakes.loop",
  title = { ja = "終わらない", en = "Endless loop" },
}
page "one" { ja = "一", en = "One" }
while true do end
