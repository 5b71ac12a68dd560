lesson {
  id = "tall.one",
  title = { ja = "高い", en = "Tall" },
}
page "text" { ja = "長い文", en = "A long text" }
prose {
  ja = [[
    長い文は、ページに入りません。

    長い文は、ページに入りません。

    長い文は、ページに入りません。

    長い文は、ページに入りません。

    長い文は、ページに入りません。

    長い文は、ページに入りません。

    長い文は、ページに入りません。

    長い文は、ページに入りません。

    長い文は、ページに入りません。

    長い文は、ページに入りません。

    長い文は、ページに入りません。

    長い文は、ページに入りません。

    長い文は、ページに入りません。

    長い文は、ページに入りません。

    長い文は、ページに入りません。

    長い文は、ページに入りません。

    長い文は、ページに入りません。

    長い文は、ページに入りません。

    長い文は、ページに入りません。

    長い文は、ページに入りません。

    長い文は、ページに入りません。

    長い文は、ページに入りません。

    長い文は、ページに入りません。

    長い文は、ページに入りません。

    長い文は、ページに入りません。

    長い文は、ページに入りません。

    長い文は、ページに入りません。

    長い文は、ページに入りません。

    長い文は、ページに入りません。

    長い文は、ページに入りません。

  ]],
  en = [[ Short. ]],
}
page "pictures" { ja = "多い図", en = "Many pictures" }
local bits = circuit { qubits = 3, start = "h 0; h 1; h 2" }
display.histogram { of = bits }
display.histogram { of = bits }
display.histogram { of = bits }
display.histogram { of = bits }
display.histogram { of = bits }
display.histogram { of = bits }
display.histogram { of = bits }
display.histogram { of = bits }
page "fine" { ja = "良い", en = "Fine" }
prose { ja = "短い。", en = "Short." }
