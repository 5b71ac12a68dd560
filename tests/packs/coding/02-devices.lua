-- Exercises about devices: marks on a surface code, and a row of pulses.
lesson { id = "test.coding.devices", title = { ja = "装置の問題", en = "Devices" }, minutes = 5 }

page "decode" { ja = "ランプを読む", en = "Reading the lamps" }

exercise.decode "two" {
  ask = { ja = "ビット反転が起きました。直す量子ビットに印をつけてください。", en = "Bits were flipped. Mark the qubits to correct." },
  error = { 4 }, solution = { 4 },
  wrong = {
    { when = { 3, 5 }, say = { ja = "両どなりに印をつけると、端から端まで反転します。", en = "Marks on both sides flip a whole row." } },
  },
  hints = { { ja = "2 つのランプの両方に触れる量子ビットはどれでしょう。", en = "Which qubit touches both lamps?" } },
}

page "five" { ja = "大きな符号", en = "A larger code" }

exercise.decode "five" {
  ask = { ja = "位相反転の印をつけてください。", en = "Mark the phase flips." },
  distance = 5, checks = "X", error = { 6, 7 }, solution = { 6, 7 },
}

page "echo" { ja = "エコー", en = "Echo" }

exercise.pulse "echo" {
  ask = { ja = "合計 2 だけ待って、$\\ket{0}$ に戻してください。", en = "Wait for 2 in all and come back to $\\ket{0}$." },
  start = state "|0>", target = state "|0>", width = 2, waited = 2, most = 6,
  solution = {
    { turn = "x", angle = "90 deg" }, { wait = 1 }, { turn = "y", angle = "180 deg" }, { wait = 1 },
    { turn = "-x", angle = "90 deg" },
  },
  wrong = {
    { when = { { turn = "x", angle = "90 deg" }, { wait = 2 }, { turn = "-x", angle = "90 deg" } },
      say = { ja = "待つあいだに向きがばらばらになります。途中でそろえ直しましょう。", en = "The spins fan out while they wait. Bring them together on the way." } },
  },
}
