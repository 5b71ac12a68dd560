lesson {
  id = "table.one",
  title = { ja = "表", en = "Tables" },
}
page "rule" { ja = "短い線", en = "A short rule", layout = "reading" }
prose {
  ja = [[
    | 名前 | 値 |
    |--|:-:|
    | あ | 1 |

    ```
    |-|-|
    ```
  ]],
  en = [[
    | Name | Value |
    |---|:-:|
    | a | 1 |
  ]],
}
behind "links" {
  title = { ja = "[奥](page:nowhere)", en = "Behind" },
  ja = "[次](lesson:nowhere)", en = "[next](page:wide)",
}
columns {
  left  = { ja = "左", en = "Left" },
  right = { ja = "[右](term:nowhere)", en = "Right" },
}
page "wide" { ja = "広い表", en = "A wide table" }
prose {
  ja = "表です。",
  en = [[
    | $\text{a formula that is much wider}$ | $\text{than the column that it has}$ | $\text{and another one as wide as that}$ | $\text{and one that is wider still}$ |
    |---|---|---|---|
    | a | b | c | d |
  ]],
}
page "fine" { ja = "良い表", en = "A fine table" }
prose {
  ja = "表です。",
  en = [[
    | Gate | What it does |
    |---|---|
    | X | exchanges the two amplitudes, so that a qubit that was sure to be 0 is sure to be 1 |
  ]],
}
