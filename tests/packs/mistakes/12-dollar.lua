lesson {
  id = "mistakes.dollar",
  title = { ja = "ドル", en = "Dollar" },
}
page "one" { ja = "一", en = "One" }
prose {
  ja = [[ 良いのは \$5 と $10$ です。 ]],
  en = [[
    It costs
    5$ or 10$.
  ]],
}
