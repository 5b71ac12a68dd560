-- 会場で見せるための教材です。問いを 1 つ、図を大きく 1 つ、話すことは notes に書きます。
-- To show in a hall: one question and one large picture a page; what you say stands in notes.
lesson {
  id = "@ID@.show",
  title = { ja = "ブロッホ球の演示", en = "The Bloch sphere, shown" },
  minutes = 6,
}

-- hall のあるページが会場に出ます。minutes は予定の時間で、合計がレッスンの minutes です。
-- Pages with hall are shown there. Their minutes are the plan; they add up to the lesson's.
page "ask" {
  ja = "先に予想する", en = "Guess first", minutes = 3,
  hall = { question = { ja = "赤道の矢印を測ると？", en = "What does an arrow on the equator give?" } },
}

notes {
  ja = [[ 図を見せてから、**10 {秒|びょう}待って**、手を挙げてもらいます。 ]],
  en = [[ Show the picture, **wait ten seconds**, then ask for hands. ]],
  mistake = { ja = "「半分だけ 1 が出る」と考える人がいます。", en = "Some think that half a 1 comes out." },
}

-- 手の数は always、mixed、never で読めます。 / The hands are always, mixed and never below.
local always, mixed, never = vote "equator" {
  ask = { ja = "赤道の矢印を {0|ゼロ} か 1 かで測ると、どうなるでしょう。", en = "Measured for 0 or 1, what does an arrow on the equator give?" },
  options = {
    { ja = "いつも 1", en = "Always 1" },
    { ja = "0 のときも 1 のときもある", en = "Sometimes 0, sometimes 1" },
    { ja = "どちらも出ない", en = "Neither" },
  },
  right = 2, rehearse = { 6, 21, 3 },
}

activity { seconds = 30, say = { ja = "隣の人に、選んだ理由を話しましょう。", en = "Tell your neighbour why." } }

-- つづきで出るもの：正解も、ここで見えます。 / Shown by “Continue”, with the right option.
step()

notes {
  ja = [[ 半分ずつになることを、図で{確|たし}かめます。 ]],
  en = [[ Point at the two bars: they are equal. ]],
  expect = { { value = "50%", label = { ja = "1 の確率", en = "probability of 1" } } },
}

local arrow = input.arrow { theta = "90 deg", phi = "45 deg" }
prose {
  ja = [[ {=always + mixed + never:count} 人のうち {=mixed:count} 人が正解です。 ]],
  en = [[ {=mixed:count} of {=always + mixed + never:count} were right. ]],
}
display.bloch { of = arrow, angles = true }
display.histogram { of = arrow }

page "turn" { ja = "角度で変える", en = "By an angle", layout = "stage", minutes = 3, hall = true }

notes {
  ja = [[ つまみを左から右へ、ゆっくり動かします。 ]],
  en = [[ Move the knob slowly, from left to right. ]],
  expect = { { value = "100%", label = { ja = "右の端", en = "at the right end" } } },
}

-- つまみは、会場では話す人の画面にだけ出ます。 / In a hall only the presenter has the knob.
local theta = input.slider {
  from = 0, to = "pi", start = "pi/3", step = "pi/12", unit = "rad", label = { ja = "角度", en = "Angle" },
}
local turned = circuit { qubits = 1, start = "ry(theta) 0", fixed = true }

prose {
  ja = [[ {=theta:angle} だけ回すと、1 が出る確率は {=p(turned, "1"):percent} です。 ]],
  en = [[ Turned by {=theta:angle}, it gives 1 with probability {=p(turned, "1"):percent}. ]],
}

-- 1 人で学ぶ人だけに見せる文です。 / Only lone learners read this.
prose {
  only = "learner",
  ja = [[ つまみを右へ動かして、1 が必ず出る角度を探しましょう。 ]],
  en = [[ Move the knob until 1 always comes out. ]],
}

display.bloch { of = turned }
