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

page "wide" { ja = "広い式", en = "A wide formula" }
exercise.number "sum" {
  ask = { ja = "答えは", en = "The answer" },
  answer = "1", tolerance = 0.1,
  hints = { [[$a_{1}=a_{2}=a_{3}=a_{4}=a_{5}=a_{6}=a_{7}=a_{8}=a_{9}=\text{one formula that no line can hold and that is not broken}$]] },
  wrong = { { when = "2", say = { ja = "$\\text{another formula that is so wide that no line of any column in any window can hold it at any size of type that can be read}$", en = "no" } } },
}
