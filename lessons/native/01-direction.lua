-- N01 of the course map. Every number in it is worked out in tests/lesson_n01_test.c.
-- High school: degrees, real numbers, no matrices. An angle on the plate is half of the angle
-- on the sphere, so a plate at a is ry(2a) to the engine.

lesson {
  id = "native.direction", map = "N01",
  title = { ja = "量子の向きと確率", en = "Direction and chance" },
  minutes = 50,
}

-- The probability that light of direction `from` passes a plate at `to`, both in radians.
local function passes(from, to)
  return q.probability(q.run(("ry(%.15f) 0"):format(2 * (from - to))), "0")
end

---------------------------------------------------------------------------------------
-- For the teacher. Two real plates in the hand are the best beginning. Ask for 0°, 90°, then
-- for what lies between: half the angle is not half the light.
page "plates" { ja = "{偏光板|へんこうばん}を回す", en = "Turning a polariser" }

prose {
  ja = [[
    **{偏光板|へんこうばん}**は、決まった向きの光だけを通す板です。
    1枚目は 0° の向きです。通った光の向きも 0° になります。

    2枚目の板をつかんで回し、1000個の光の{粒|つぶ}（**{光子|こうし}**）のうち、何個が通るかを数えてください。
    0° では全部、90° では1個も通りません。では 30° では？
  ]],
  en = [[
    A **polariser** lets light of one direction through. The first is at 0°, and so is the
    light behind it.

    Turn the second plate and count how many of 1000 particles of light (**photons**) pass:
    all at 0°, none at 90°. And at 30°?
  ]],
}

callout "note" {
  ja = [[板の間の角が $\theta$ のとき、通る{確率|かくりつ}は $\cos^2\theta$ です。]],
  en = [[With an angle $\theta$ between the plates, each photon passes with probability $\cos^2\theta$.]],
}

exercise.number "thirty" {
  ask = { ja = [[2枚目が 30° のとき、1枚目を通った光のうち、どれだけの{割合|わりあい}が通りますか。]],
    en = [[The second plate is at 30°. What share of the light from the first one passes?]] },
  label = { ja = "割合", en = "share" },
  answer = "cos(30 deg)^2", tolerance = 0.005,
  computed = function() return passes(0, math.rad(30)) end,
  hints = {
    { ja = [[板を 30° にして、数を読んでみましょう。]], en = [[Turn the plate to 30° and read the count.]] },
    { ja = [[$\cos 30^\circ=\frac{\sqrt{3}}{2}$ です。これを2乗します。]], en = [[$\cos 30^\circ=\frac{\sqrt{3}}{2}$. Square it.]] },
  },
  wrong = {
    {
      when = "cos(30 deg)",
      say = { ja = [[0.866 は $\cos 30^\circ$ です。{矢印|やじるし}の長さまで求めました。{確率|かくりつ}は、その2乗です。]],
        en = [[0.866 is $\cos 30^\circ$, the length of the arrow. The probability is its square.]] },
    },
    {
      when = "2/3",
      say = { ja = [[90° の3分の1だから、光も3分の1{減|へ}ると考えましたか。板を 30° にして数えると、減り方はもっと小さいですよ。]],
        en = [[A third of 90°, so a third of the light is lost? Turn the plate to 30° and count: less is lost.]] },
    },
    {
      when = "cos(60 deg)^2",
      say = { ja = [[0.25 は、{止|と}められた{割合|わりあい}です。通った割合を答えてください。]],
        en = [[0.25 is the share that was stopped. How much passed?]] },
    },
    {
      when = "cos(60 deg)",
      say = { ja = [[0.5 になるのは 45° のときです。板を回して{確|たし}かめてください。]],
        en = [[It is 0.5 at 45°. Turn the plate and see.]] },
    },
  },
  explain = { ja = [[$\cos^2 30^\circ=\frac{3}{4}=0.75$ です。1000個なら、だいたい 750 個が通ります。]],
    en = [[$\cos^2 30^\circ=\frac{3}{4}=0.75$. Of 1000 about 750 pass.]] },
}

---------------------------------------------------------------------------------------
-- For the teacher. Everything of this course is in this picture: one arrow, two shadows, two
-- squares. The squares add up to 1 by Pythagoras.
page "circle" { ja = "{単位円|たんいえん}の矢印", en = "An arrow on the unit circle" }

prose {
  ja = [[
    {光子|こうし}の{状態|じょうたい}を、長さ 1 の{矢印|やじるし}で{表|あらわ}します。
    横の向きを **0**、{縦|たて}の向きを **1** と{呼|よ}びます。

    - 横の{影|かげ}の長さは $\cos\theta$
    - 縦の影の長さは $\sin\theta$

    0 か 1 かを{測定|そくてい}すると、{確率|かくりつ}は影の**2乗**です。
    たすといつも 1 です（{三平方|さんへいほう}の{定理|ていり}）。
    矢印の先をつかんで回してください。
  ]],
  en = [[
    The **state** of a photon is an arrow of length 1. Call across **0** and upwards **1**.

    - Its shadow across is $\cos\theta$ long
    - its shadow upwards is $\sin\theta$ long

    Ask for 0 or 1, and the probabilities are the **squares** of the shadows. They add up to
    1, by Pythagoras. Take the tip and turn it.
  ]],
}

exercise.number "aim" {
  ask = { ja = [[1 が出る{確率|かくりつ}を 0.36 にします。矢印を何度にすればよいですか（0° から 90°）。]],
    en = [[At what angle (0° to 90°) is the probability of 1 equal to 0.36?]] },
  label = [[$\theta =$]], unit = "°",
  answer = "asin(0.6)/deg", tolerance = 0.5,
  hints = {
    { ja = [[右の図で、1 の確率が 0.36 になるまで矢印を回します。]], en = [[Turn the arrow until the probability of 1 reads 0.36.]] },
    { ja = [[$\sin^2\theta=0.36$ なので、$\sin\theta=0.6$ です。]], en = [[$\sin^2\theta=0.36$, so $\sin\theta=0.6$.]] },
  },
  wrong = {
    {
      when = "asin(0.36)/deg",
      say = { ja = [[$\sin\theta=0.36$ としましたね。それでは確率が 0.13 しかありません。2乗して 0.36 になる長さを{探|さが}します。]],
        en = [[You took $\sin\theta=0.36$, which gives only 0.13. Look for a length whose square is 0.36.]] },
    },
    {
      when = "acos(0.6)/deg",
      say = { ja = [[53.1° では、**0** の確率が 0.36 です。1 は縦の{影|かげ}、つまり $\sin\theta$ です。]],
        en = [[At 53.1° it is **0** that has 0.36. 1 is the shadow upwards, $\sin\theta$.]] },
    },
    {
      when = "0.36*90",
      say = { ja = [[90° の 0.36 倍と考えましたか。角と確率は{比例|ひれい}しません。図で 32.4° の近くを見てください。]],
        en = [[Did you take 0.36 of 90°? The probability does not grow in proportion. Look near 32.4°.]] },
    },
  },
  explain = { ja = [[約 36.9° です。影は 0.8 と 0.6、2乗は 0.64 と 0.36 で、たすと 1 です。]],
    en = [[About 36.9°. The shadows are 0.8 and 0.6, their squares 0.64 and 0.36, together 1.]] },
}

---------------------------------------------------------------------------------------
-- For the teacher. Show 0° and 90° (dark), then ask for hands: with one more plate in between,
-- darker, the same, or brighter? Only then put it in.
page "three" { ja = "板をふやすと明るい？", en = "More plates, more light?" }

local middle = input.toggle { label = { ja = "45° の板を間に入れる", en = "A plate at 45° between" } }

prose {
  ja = [[
    0° の次に 90° の板を置くと、{真|ま}っ暗です。
    間に、光を{減|へ}らすはずの板を、もう1枚入れます。
    明るくなるでしょうか。{予想|よそう}してから、入れてください。
  ]],
  en = [[
    A plate at 0°, then one at 90°: all dark. Now one more plate goes in between, and plates
    only take light away. Will it get brighter? Say so first, then put it in.
  ]],
}

exercise.number "removed" {
  ask = { ja = [[板が 0° と 90° の2枚なら、どれだけの{割合|わりあい}が通りますか。]],
    en = [[Two plates, 0° and 90°: what share passes the second?]] },
  answer = "cos(90 deg)^2", tolerance = 0.005,
  computed = function() return passes(0, math.rad(90)) end,
  hints = { { ja = [[$\cos 90^\circ$ はいくつですか。]], en = [[What is $\cos 90^\circ$?]] } },
  wrong = {
    { when = 1, say = { ja = [[90° では、{向|む}きがまったく合いません。1枚目のページで、板を 90° にしてみましょう。]],
      en = [[At 90° the directions do not agree at all. Turn the plate to 90° on the first page.]] } },
    { when = "1/2", say = { ja = [[{半分|はんぶん}通るのは 45° のときです。90° を $\cos^2$ に入れてみましょう。]],
      en = [[Half passes at 45°. Put 90° into $\cos^2$.]] } },
  },
  explain = { ja = [[$\cos^2 90^\circ=0$ です。1個も通りません。]], en = [[$\cos^2 90^\circ=0$: not one passes.]] },
}

exercise.number "between" {
  ask = { ja = [[0°、45°、90° の3枚なら、1枚目を通った光のどれだけが、最後まで通りますか。]],
    en = [[Plates at 0°, 45° and 90°: what share of the light from the first passes the last?]] },
  answer = "cos(45 deg)^4", tolerance = 0.005,
  computed = function() return passes(0, math.rad(45)) * passes(math.rad(45), math.rad(90)) end,
  hints = {
    { ja = [[45° の板を通った光は、もう 0° の光ではありません。45° の光です。]], en = [[What passes the plate at 45° is no longer light at 0°, but at 45°.]] },
    { ja = [[$\cos^2 45^\circ=\frac{1}{2}$ を、2回かけます。]], en = [[$\cos^2 45^\circ=\frac{1}{2}$, twice.]] },
  },
  wrong = {
    { when = 0, misconception = "M04",
      say = { ja = [[0° の光のまま、90° の板に来ると考えましたか。45° の板が、光の向きを 45° に変えます。スイッチを入れてみましょう。]],
        en = [[Did you think it is still at 0° when it meets the last plate? The plate at 45° turned it to 45°. Switch it on.]] } },
    { when = "1/2",
      say = { ja = [[1回分の $\cos^2 45^\circ$ です。45° のちがいは2回あります。]], en = [[That is $\cos^2 45^\circ$ once. There are two steps of 45°.]] } },
    { when = "1/8",
      say = { ja = [[1枚目でも{半分|はんぶん}に減らしましたか。ここでは、1枚目を通った光を 1 とします。]],
        en = [[Did you halve it at the first plate too? Here the light behind the first counts as 1.]] } },
  },
  explain = { ja = [[$\frac{1}{2}\times\frac{1}{2}=\frac{1}{4}$ です。板は光を{選|えら}ぶだけでなく、通った光の**向きを変え**ます。]],
    en = [[$\frac{1}{2}\times\frac{1}{2}=\frac{1}{4}$. A plate does not only choose: it **turns** what it lets through.]] },
}

---------------------------------------------------------------------------------------
-- For the teacher. The same photon is asked two questions. "Are you at 0°?" is answered by
-- chance, "are you at 45°?" never.
page "asked" { ja = "聞かれたときだけ{偶然|ぐうぜん}", en = "Chance, only when asked" }

local plate = input.menu { label = { ja = "板の向き", en = "Plate at" }, options = { { ja = "0°", en = "0°" }, { ja = "45°", en = "45°" } } }
local send = input.button { label = { ja = "20個送る", en = "Send 20" } }

prose {
  ja = [[
    45° の{光子|こうし}を、1個ずつ板に送ります。
    ○ は通った、● は{止|と}められた{光子|こうし}です。

    まず 0° の板で、何度か送ってください。
    次に、**同じ光**を 45° の板に送るとどうなりますか。
  ]],
  en = [[
    Photons at 45° meet a plate one by one: ○ passed, ● was stopped.

    Send some to a plate at 0°. Then send **the same light** to a plate at 45°. What
    happens?
  ]],
}

exercise.choice "what" {
  ask = { ja = [[45° の光が 0° の板を{半分|はんぶん}だけ通るのは、なぜですか。]],
    en = [[Why does half of the light at 45° pass a plate at 0°?]] },
  options = {
    {
      ja = [[{光子|こうし}は、0° と 90° の両方の向きを同時にもつから]], en = [[A photon has both directions, 0° and 90°, at once]],
      misconception = "M01",
      say = { ja = [[「両方」なら、45° の板でも{偶然|ぐうぜん}になるはずです。板を 45° にして送ると、全部通ります。45° という**1つの向き**をもっています。]],
        en = [[If it were both, a plate at 45° would be a matter of chance too. Send them to one: all pass. They have **one direction**, 45°.]] },
    },
    {
      ja = [[0° の光と 90° の光が、{半分|はんぶん}ずつまざっているから]], en = [[Half of it is at 0° and half at 90°, mixed]],
      misconception = "M02",
      say = { ja = [[まざっているなら、45° の板でも{半分|はんぶん}しか通りません。板を 45° にして{確|たし}かめてください。]],
        en = [[A mixture would pass a plate at 45° only by half. Set the plate to 45° and see.]] },
    },
    {
      ja = [[向きは1つで、0° かと**聞かれたときに**{偶然|ぐうぜん}が起きるから]], en = [[It has one direction; chance comes in **when it is asked** about 0°]],
      right = true,
    },
  },
  hints = {
    { ja = [[板を 45° にして送ると、何個通りますか。]], en = [[Set the plate to 45°. How many pass?]] },
    { ja = [[全部通るなら、45° という向きははっきり決まっています。]], en = [[If all pass, their direction of 45° is quite definite.]] },
  },
  explain = { ja = [[{状態|じょうたい}は1本の矢印で、はっきりしています。{偶然|ぐうぜん}は、矢印とちがう向きで聞かれたときにだけ起こります。これが**{重|かさ}ね合わせ**です。]],
    en = [[The state is one arrow and quite definite. Chance comes only when it is asked along another direction. That is **superposition**.]] },
}

---------------------------------------------------------------------------------------
-- For the teacher. 1 degree of freedom, 5 %: 3.84. Being suspicious is not being sure; one
-- honest device in twenty looks like this.
page "random" { ja = "{乱数|らんすう}を調べる", en = "Testing random numbers" }

local throw = input.button { label = { ja = "1000個送る", en = "Send 1000" } }

prose {
  ja = [[
    45° の{光子|こうし}と 0° の板で、0 と 1 の{乱数|らんすう}が作れます。
    かたよりがないかは、次の数で調べます。

    $$\chi^2=\frac{(n_0-500)^2}{500}+\frac{(n_1-500)^2}{500}$$

    かたよりがなければ、3.84 をこえるのは20回に1回ほど（5 %）です。
    何度か送って、$\chi^2$ を見てください。
  ]],
  en = [[
    Photons at 45° and a plate at 0° make random bits. Whether they are fair is tested with

    $$\chi^2=\frac{(n_0-500)^2}{500}+\frac{(n_1-500)^2}{500}$$

    Fair bits exceed 3.84 about once in twenty times (5 %). Send some and watch $\chi^2$.
  ]],
}

exercise.number "chi" {
  ask = { ja = [[ある{装置|そうち}では、1000個のうち 0 が 532 個でした。$\chi^2$ はいくつですか。]],
    en = [[Of 1000 bits of some device 532 were 0. What is $\chi^2$?]] },
  label = [[$\chi^2 =$]],
  answer = "2*32^2/500", tolerance = 0.02,
  hints = {
    { ja = [[1 は 468 個です。500 との{差|さ}は、どちらも 32 です。]], en = [[468 were 1. Both are 32 away from 500.]] },
    { ja = [[$32^2=1024$ です。$\frac{1024}{500}$ を2つたします。]], en = [[$32^2=1024$. Add $\frac{1024}{500}$ twice.]] },
  },
  wrong = {
    { when = "32^2/500", say = { ja = [[0 の分だけです。1 の分も同じだけたします。]], en = [[That is for the zeros alone. Add as much for the ones.]] } },
    { when = "32/500*2", say = { ja = [[{差|さ}を2乗していません。$32^2=1024$ です。]], en = [[The difference is not squared yet: $32^2=1024$.]] } },
    { when = "2*32^2/1000", say = { ja = [[1000 でわりましたね。わるのは、{期待|きたい}される数の 500 です。]], en = [[You divided by 1000. Divide by the expected number, 500.]] } },
  },
  explain = { ja = [[$\frac{1024}{500}\times2=4.096$ です。]], en = [[$\frac{1024}{500}\times2=4.096$.]] },
}

exercise.choice "suspect" {
  ask = { ja = [[5 % を{基準|きじゅん}にすると、この{装置|そうち}はあやしいですか。]], en = [[At 5 %, is this device suspicious?]] },
  options = {
    { ja = [[あやしい]], en = [[Yes]], right = true },
    {
      ja = [[あやしくない]], en = [[No]],
      say = { ja = [[3.84 と{比|くら}べてください。4.10 のほうが大きいので、めったに起きないことです。]],
        en = [[Compare with 3.84: 4.10 is larger, and that is rare for fair bits.]] },
    },
    {
      ja = [[こわれていると決まった]], en = [[It is surely broken]],
      say = { ja = [[かたよりのない{装置|そうち}でも、20回に1回は 3.84 をこえます。「あやしい」までしか言えません。]],
        en = [[Even a fair device exceeds 3.84 once in twenty times. Suspicious is all one can say.]] },
    },
  },
  hints = { { ja = [[$\chi^2$ は 3.84 より大きいですか。]], en = [[Is $\chi^2$ larger than 3.84?]] } },
  explain = { ja = [[4.10 は 3.84 より大きいので、あやしい。もう一度 1000 個を調べるのがよい方法です。]],
    en = [[4.10 exceeds 3.84: suspicious. The thing to do is to test another 1000.]] },
}

---------------------------------------------------------------------------------------
page "summary" { ja = "まとめと、この先", en = "What to keep, and what comes next" }

local plates = input.slider { from = 1, to = 15, start = 1, step = 1, label = { ja = "板の数", en = "Plates" } }

prose {
  ja = [[
    これで、{光子|こうし}が通る{確率|かくりつ}を、矢印1本で計算できます。

    - {状態|じょうたい}は、{単位円|たんいえん}の1本の矢印です。
    - 確率は、影の2乗です（$\cos^2\theta$、$\sin^2\theta$）。
    - {偶然|ぐうぜん}は、聞かれたときにだけ起こります。
    - 板を通った光は、板の向きになります。

    では、光の向きを 90° 回してみましょう。1枚では真っ暗ですが、少しずつ回すと？

    次は [{重|かさ}ね合わせと{干渉|かんしょう}](lesson:native.interference) です。矢印どうしが{消|け}し合います。
  ]],
  en = [[
    Now one arrow is enough to say how likely a photon passes.

    - The state is one arrow on the unit circle.
    - Probabilities are the squares of its shadows.
    - Chance comes in only when it is asked.
    - Light behind a plate has the plate's direction.

    Turn light by 90°: one plate leaves it dark, but in small steps?

    Next, [superposition and interference](lesson:native.interference): arrows that cancel.
  ]],
}

behind "sphere" { title = { ja = "{裏|うら}側を見る：球の矢印", en = "Look behind: the arrow on a sphere" },
  ja = [[ 大学では、この矢印を球の上にかきます。そこでは角が2{倍|ばい}になり、90° はなれた 0 と 1 は、{正反対|せいはんたい}を向きます。 ]],
  en = [[ At university this arrow is drawn on a sphere. There angles are doubled: 0 and 1, here 90° apart, point in opposite directions. ]] }
