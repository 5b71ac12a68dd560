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

page "turn-by-gate" { ja = "角度で変える", en = "By an angle", layout = "stage" }

-- つまみの名前は、そのあとの文と回路で使えます。 / A slider's name serves texts and circuits below it.
local theta = input.slider {
  from = 0, to = "pi", start = "pi/3", step = "pi/12", unit = "rad", label = { ja = "角度", en = "Angle" },
}
local turned = circuit { qubits = 1, start = "ry(theta) 0", fixed = true }

prose {
  ja = [[ {=theta:angle} だけ回すと、1 が出る確率は {=p(turned, "1"):percent} です。 ]],
  en = [[ Turned by {=theta:angle}, it gives 1 with probability {=p(turned, "1"):percent}. ]],
}

display.bloch { of = turned }
