lesson {
  id = "@ID@.pairs",
  title = { ja = "ふたつの量子ビット", en = "Two qubits" },
  minutes = 10, requires = { "@ID@.superposition" },
}

page "pair" { ja = "そろう結果", en = "Results that agree" }

prose {
  ja = [[
    H と CNOT で、ふたつの{量子|りょうし}ビットを**もつれ**させます。
    測定すると、いつも 00 か 11 です。どのゲートを消すと、01 や 10 が出ますか。
  ]],
  en = [[
    H and CNOT **entangle** two qubits. Measured, they always give 00 or 11.
    Which gate must go for 01 or 10 to appear?
  ]],
}

local pair = circuit { qubits = 2, start = "h 0; cx 0 1", palette = "h x control" }
display.histogram { of = pair }

page "build" { ja = "自分で作る", en = "Make it yourself" }

prose {
  ja = [[ こんどは、空の回路から始めます。 ]],
  en = [[ Now from an empty circuit. ]],
}

exercise.build "bell" {
  ask = {
    ja = [[$\frac{1}{\sqrt{2}}(\ket{00} + \ket{11})$ を作ってください。]],
    en = [[Make $\frac{1}{\sqrt{2}}(\ket{00} + \ket{11})$.]],
  },
  qubits = 2, palette = "h x control",
  goal = state "(|00> + |11>)/sqrt(2)", limit = { gates = 2 }, solution = "h 0; cx 0 1",
  hints = { { ja = "まず q0 に H を置きます。", en = "First put H on q0." } },
  wrong = {
    {
      when = state "(|00> + |01>)/sqrt(2)", example = "h 0", misconception = "M10",
      say = {
        ja = "q0 だけが重ね合わせです。q1 を q0 につなぎましょう。",
        en = "Only q0 is in superposition. Tie q1 to it.",
      },
    },
  },
  explain = { ja = "H のあとの CNOT が、ふたつをもつれさせます。", en = "After H, the CNOT entangles the two." },
}
