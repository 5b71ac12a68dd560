-- 会場で見せるための教材です。問いを 1 つ、図を大きく 1 つ、話すことは notes に書きます。
-- To show in a hall: one question and one large picture a page; what you say stands in notes.
lesson {
  id = "@ID@.show",
  title = { ja = "ブロッホ球の演示", en = "The Bloch sphere, shown" },
  minutes = 6,
}

-- hall のあるページが会場に出ます。minutes は予定の時間で、合計がレッスンの minutes です。
-- Pages with hall are shown there. Their minutes are the plan; they add up to the lesson's.
page "ask" { ja = "赤道の矢印を測ると？", en = "An arrow on the equator", minutes = 2, hall = true }

notes {
  ja = [[ **10 {秒|びょう}待って**から、手を挙げてもらいます。 ]],
  en = [[ **Wait ten seconds**, then ask for hands. ]],
  mistake = { ja = "「半分だけ 1 が出る」と考える人がいます。", en = "Some think that half a 1 comes out." },
}

-- 手の数は always と mixed で読めます。 / The hands are always and mixed below.
local always, mixed = vote "equator" {
  ask = { ja = "0 か 1 かで測ると、何が出ますか。", en = "What comes out, 0 or 1?" },
  options = {
    { ja = "いつも 1", en = "Always 1" },
    { ja = "0 のときも 1 のときもある", en = "Sometimes 0, sometimes 1" },
  },
  right = 2, rehearse = { 9, 21 },
}

activity { seconds = 30, say = { ja = "隣の人に、理由を話しましょう。", en = "Tell your neighbour why." } }

-- つづきで出るもの：正解も、ここで見えます。 / Shown by “Continue”, with the right option.
step()

prose {
  ja = [[ {=always + mixed:count} 人のうち {=mixed:count} 人が正解です。 ]],
  en = [[ {=mixed:count} of {=always + mixed:count} were right. ]],
}

page "turn" { ja = "角度で変える", en = "By an angle", layout = "stage", minutes = 4, hall = true }

notes {
  ja = [[ まず赤道に置きます。それから、つまみを**ゆっくり**右へ動かします。 ]],
  en = [[ Begin on the equator. Then move the knob to the right, **slowly**. ]],
  expect = {
    { value = "50%", label = { ja = "赤道", en = "on the equator" } },
    { value = "100%", label = { ja = "右の端", en = "at the right end" } },
  },
}

-- つまみは、会場では話す人の画面にあります。 / In a hall the presenter has the knob.
local theta = input.slider {
  from = 0, to = "pi", start = "pi/2", step = "pi/12", unit = "rad", label = { ja = "角度", en = "Angle" },
  only = "learner",
}
local turned = circuit { qubits = 1, start = "ry(theta) 0", fixed = true }

-- 会場には短い文を、1 人で学ぶ人には長い文を見せます。 / A short text for the hall, a longer one for learners.
prose {
  only = "hall",
  ja = [[ 1 の確率 {=p(turned, "1"):percent} ]],
  en = [[ Probability of 1: {=p(turned, "1"):percent} ]],
}
prose {
  only = "learner",
  ja = [[ {=theta:angle} だけ回すと、1 が出る確率は {=p(turned, "1"):percent} です。1 が必ず出る角度を探しましょう。 ]],
  en = [[ Turned by {=theta:angle}, it gives 1 with probability {=p(turned, "1"):percent}. Find the angle at which 1 always comes out. ]],
}

display.bloch { of = turned }
