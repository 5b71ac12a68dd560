-- 前で見せるための教材です。1 ページに図を大きく 1 つか 2 つ、文は 1 行にします。
-- For showing in front of a class: one or two large pictures a page, and one line of text.
lesson {
  id = "@ID@.show",
  title = { ja = "ブロッホ球の演示", en = "The Bloch sphere, shown" },
  minutes = 5,
}

page "turn" { ja = "矢印を回す", en = "Turn the arrow", layout = "stage" }

prose {
  ja = [[ 矢印を赤道まで下ろすと、0 と 1 が半分ずつになります。 ]],
  en = [[ Lower the arrow to the equator: 0 and 1 become equally likely. ]],
}

local arrow = input.arrow { theta = "30 deg", phi = "45 deg" }
display.bloch { of = arrow, angles = true }
display.histogram { of = arrow }

page "gate" { ja = "ゲートで回す", en = "Turn it by gates", layout = "stage" }

prose {
  ja = [[ 回路にゲートを置くと、矢印はどこへ行くでしょう。 ]],
  en = [[ Put gates into the circuit. Where does the arrow go? ]],
}

local gates = circuit { qubits = 1, start = "h 0", palette = "h x z" }
display.bloch { of = gates }
