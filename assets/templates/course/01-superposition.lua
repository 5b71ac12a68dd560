-- ことばの説明は kyubi doc、誤りを調べるには kyubi check です。
-- The words: kyubi doc. What to mend: kyubi check.
lesson {
  id = "@ID@.superposition",
  title = { ja = "重ね合わせ", en = "Superposition" },
  minutes = 10,
}

page "arrow" { ja = "矢印で見る", en = "As an arrow" }

prose {
  ja = [[
    {量子|りょうし}ビットの状態は、球の上の矢印で表せます。
    矢印の先をつかんで、回してみてください。

    横を向いた状態は、[量子のコイン](term:quantum-coin)です。
  ]],
  en = [[
    The state of a qubit is an arrow on a sphere. Take its tip and turn it.

    When it points sideways, the qubit is a [quantum coin](term:quantum-coin).
  ]],
}

local arrow = input.arrow { theta = "45 deg" }
display.bloch { of = arrow }
display.histogram { of = arrow }

page "question" { ja = "どの状態？", en = "Which state?" }

prose {
  ja = [[ 北極は $\ket{0}$、南極は $\ket{1}$ です。その間には、たくさんの状態があります。 ]],
  en = [[ The north pole is $\ket{0}$, the south pole is $\ket{1}$, and there is much between. ]],
}

exercise.choice "sideways" {
  ask = { ja = "0 と 1 が半分ずつ出るのは、どの状態ですか。", en = "Which state gives 0 and 1 equally often?" },
  options = {
    {
      ja = "北極を向いた状態", en = "The one that points north",
      say = { ja = "北極では、いつも 0 が出ます。", en = "At the north pole it is always 0." },
    },
    { ja = "赤道の上の状態", en = "One on the equator", right = true },
  },
  hints = { { ja = "前のページで矢印を動かして、棒グラフを見ます。", en = "Turn the arrow on the page before and look at the bars." } },
  explain = { ja = "赤道の上では、0 と 1 が半分ずつ出ます。", en = "On the equator, 0 and 1 are equally likely." },
}
