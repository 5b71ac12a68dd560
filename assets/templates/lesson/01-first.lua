-- 書きかえて保存すると、kyubi open の画面が読みなおします。ことばの説明は kyubi doc です。
-- Change and save this: the window of kyubi open reads it again. The words: kyubi doc.
lesson {
  id = "@ID@.first",
  title = { ja = "量子のコイン", en = "A quantum coin" },
  minutes = 10,
}

-- 1 ページに 1 つのこと。まず、さわってもらいます。
-- One idea a page. Something to touch comes first.
page "touch" { ja = "コインを投げる", en = "Toss the coin" }

prose {
  ja = [[
    回路に **H** を置いてみてください。{量子|りょうし}ビットは、0 と 1 の重ね合わせ

    $$\frac{1}{\sqrt{2}}(\ket{0} + \ket{1})$$

    になります。棒グラフは、測定したときに 0 と 1 が出る確率です。
  ]],
  en = [[
    Put **H** into the circuit. The qubit is then in the superposition

    $$\frac{1}{\sqrt{2}}(\ket{0} + \ket{1})$$

    of 0 and 1. The bars are the probabilities of measuring 0 and 1.
  ]],
}

local coin = circuit { qubits = 1, palette = "h x z" }
display.histogram { of = coin }

page "question" { ja = "確率を求める", en = "Work it out" }

prose {
  ja = [[
    右の回路の状態は、コインと同じ重ね合わせです。
    確率は、確率振幅の大きさを 2 乗した値です。
  ]],
  en = [[
    The circuit at the right makes the same superposition as the coin.
    A probability is the size of an amplitude, squared.
  ]],
}

local tossed = circuit { qubits = 1, start = "h 0", fixed = true }
display.ket { of = tossed }

exercise.number "half" {
  ask = { ja = "H のあとで測定します。1 が出る確率はいくつですか。", en = "After H, what is the probability of 1?" },
  label = [[$p(1) =$]],
  answer = "1/2", tolerance = 0.005,
  -- check だけが動かし、answer と比べます。 / Run by check alone, which compares it with answer.
  computed = function() return q.probability(q.run "h 0", "1") end,
  hints = {
    { ja = [[$\ket{1}$ の前の数を見ます。]], en = [[Look at the number before $\ket{1}$.]] },
    { ja = "その数を 2 乗します。", en = "Square that number." },
  },
  wrong = {
    {
      when = "1/sqrt(2)",
      say = {
        ja = "それは確率振幅です。確率は、その 2 乗です。",
        en = "That is the amplitude. The probability is its square.",
      },
    },
  },
  explain = {
    ja = [[$\left|\frac{1}{\sqrt{2}}\right|^2 = \frac{1}{2}$ です。]],
    en = [[$\left|\frac{1}{\sqrt{2}}\right|^2 = \frac{1}{2}$.]],
  },
}
