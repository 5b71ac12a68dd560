-- N02 of the course map. Every number in it is worked out in tests/lesson_n02_test.c.
-- High school: degrees and signed numbers. The two paths are one qubit of the engine: path A
-- is 0, path B is 1, a half mirror is H, a turned arrow of B is Z or p.

lesson {
  id = "native.interference", map = "N02",
  title = { ja = "重ね合わせと干渉", en = "Superposition and interference" },
  minutes = 50, requires = { "native.direction" },
}

---------------------------------------------------------------------------------------
-- For the teacher. One photon, one click: never both detectors at once. Keep that in mind for
-- the next page, where both paths matter all the same.
page "split" { ja = "分かれ道", en = "A fork in the road" }

local send = input.button { label = { ja = "1個送る", en = "Send one" } }

prose {
  ja = [[
    **{半透明鏡|はんとうめいきょう}**は、{光子|こうし}を{半分|はんぶん}の{確率|かくりつ}で通し、半分の確率で{反射|はんしゃ}します。
    1個ずつ送ってください。鳴るのは、いつもどちらか**1つ**です。

    {状態|じょうたい}は、道ごとの**{符号|ふごう}つきの矢印**で{表|あらわ}します。
    上向きがプラス、下向きがマイナスです。
    長さの2乗が確率です。$0.71^2=\frac{1}{2}$ ですね。
  ]],
  en = [[
    A **half mirror** passes a photon half of the time and reflects it half of the time.
    Send them one by one: it is always just **one** detector that clicks.

    The state is written as a **signed arrow** for each path: up is plus, down is minus. Its
    length squared is the probability: $0.71^2=\frac{1}{2}$.
  ]],
}

---------------------------------------------------------------------------------------
-- For the teacher. Collect the predictions of the class on the board before anybody locks. Half
-- and half is what nearly all say; the next page says why it is not.
page "twice" { ja = "鏡を2回", en = "Two mirrors" }

prose {
  ja = [[
    2つの道を、2枚目の{半透明鏡|はんとうめいきょう}でもう一度合わせます。
    どちらの鏡も、通すのと{反射|はんしゃ}するのが{半分|はんぶん}ずつです。
    {光子|こうし}は、どちらの出口に出るでしょうか。
  ]],
  en = [[
    A second half mirror brings the two paths together. Each mirror passes half and reflects
    half. At which exit does the photon come out?
  ]],
}

exercise.predict "twice" {
  circuit = "h 0; h 0",
  ask = { ja = [[出口 0 と出口 1 に出る{確率|かくりつ}を、{棒|ぼう}で{予想|よそう}してください。]],
    en = [[Predict with the bars how likely each exit is.]] },
  bars = { { ja = "出口 0", en = "exit 0" }, { ja = "出口 1", en = "exit 1" } },
  hints = {
    { ja = [[矢印は2本の道を{別々|べつべつ}に進み、出口で**たし算**されます。]], en = [[The arrows go both ways and are **added** at each exit.]] },
    { ja = [[出口 1 では、片方の矢印が{逆|ぎゃく}を向きます。]], en = [[At exit 1 one of the two arrows points the other way.]] },
  },
  wrong = {
    {
      when = { "1/2", "1/2" }, misconception = "M02",
      say = { ja = [[1枚目でどちらかの道に決まり、2枚目でまた{半々|はんはん}、と考えましたか。もっともな考えです。でも{実験|じっけん}は、いつも出口 0 でした。次のページで、矢印をたしてみましょう。]],
        en = [[Did you think the first mirror settles the path and the second halves it again? A fair thought. But it always comes out at exit 0. On the next page we add the arrows.]] },
    },
    {
      when = { 0, 1 },
      say = { ja = [[かならず片方に出る、というのは合っています。出口は{逆|ぎゃく}でした。出口 1 では矢印が打ち{消|け}し合います。]],
        en = [[It is right that one exit gets all. But the arrows cancel at exit 1, not at exit 0.]] },
    },
  },
  explain = { ja = [[いつも出口 0 です。2回{半々|はんはん}にしたのに、{偶然|ぐうぜん}がなくなりました。]],
    en = [[Always exit 0. Twice half and half, and no chance is left.]] },
}

---------------------------------------------------------------------------------------
-- For the teacher. Let them add aloud: one half and one half; one half and minus one half. The
-- minus sign comes from the back of the second mirror.
page "cancel" { ja = "{消|け}し合う矢印", en = "Arrows that cancel" }

local flip = input.toggle { label = { ja = "道 B の矢印を{逆|ぎゃく}にする", en = "Turn B's arrow over" } }

prose {
  ja = [[
    矢印を、道ごとにたどります。鏡を通るたびに、長さは 0.71 {倍|ばい}です。
    道 B から2枚目の鏡で{反射|はんしゃ}する矢印だけ、{符号|ふごう}が{逆|ぎゃく}になります。

    - 出口 0：$\frac{1}{2}+\frac{1}{2}=1$
    - 出口 1：$\frac{1}{2}-\frac{1}{2}=0$。**消えます**。

    では、とちゅうで道 B の矢印を{逆|ぎゃく}にすると？
  ]],
  en = [[
    Follow the arrow along each path. Every mirror makes it 0.71 times as long; reflected
    from B by the second mirror, it turns over.

    - Exit 0: $\frac{1}{2}+\frac{1}{2}=1$
    - Exit 1: $\frac{1}{2}-\frac{1}{2}=0$. They **cancel**.

    And if B's arrow is turned over on its way?
  ]],
}

exercise.predict "flipped" {
  circuit = "h 0; z 0; h 0",
  ask = { ja = [[道 B の矢印を{逆|ぎゃく}にします。出口の{確率|かくりつ}を{予想|よそう}してください。]],
    en = [[B's arrow is turned over. Predict the exits.]] },
  bars = { { ja = "出口 0", en = "exit 0" }, { ja = "出口 1", en = "exit 1" } },
  hints = {
    { ja = [[出口 0 は $\frac{1}{2}-\frac{1}{2}$ です。]], en = [[Exit 0 is now $\frac{1}{2}-\frac{1}{2}$.]] },
    { ja = [[出口 1 では、マイナスが2回で、プラスにもどります。]], en = [[At exit 1 minus twice is plus again.]] },
  },
  wrong = {
    {
      when = { 1, 0 }, misconception = "M05",
      say = { ja = [[長さが同じだから変わらない、と考えましたか。{符号|ふごう}は、たすときに{効|き}きます。スイッチを入れて、2つのたし算を見てください。]],
        en = [[Did you think nothing changes, as the length is the same? The sign counts when arrows are added. Turn the switch and watch both sums.]] },
    },
    {
      when = { "1/2", "1/2" }, misconception = "M02",
      say = { ja = [[コインのように考えましたね。矢印を1本ずつたしてみましょう。出口 0 は $\frac{1}{2}-\frac{1}{2}$ です。]],
        en = [[You thought of coins. Add the arrows one by one: exit 0 is $\frac{1}{2}-\frac{1}{2}$.]] },
    },
  },
  explain = { ja = [[今度は、いつも出口 1 です。途中で測れば{半々|はんはん}のままなのに、{符号|ふごう}1つで出口が入れかわりました。]],
    en = [[Now it is always exit 1. On the way each path is still one half; one sign has swapped the exits.]] },
}

---------------------------------------------------------------------------------------
-- For the teacher. The dark exit lights up when a path is closed: less light in, more light
-- out. It is worth a moment of silence.
page "block" { ja = "道をふさぐ", en = "Blocking a path" }

local wall = input.menu { label = { ja = "ふさぐ道", en = "Block" },
  options = { { ja = "なし", en = "none" }, { ja = "道 A", en = "path A" }, { ja = "道 B", en = "path B" } } }

prose {
  ja = [[
    出口 1 は{暗|くら}いままです。道 A に{壁|かべ}を置いて、光を{減|へ}らします。
    出口 1 は、明るくなるでしょうか。
  ]],
  en = [[
    Exit 1 is dark. Now a wall in path A takes light away. Does exit 1 get brighter?
  ]],
}

exercise.predict "blocked" {
  truth = { "1/2", "1/4", "1/4" },
  computed = function()
    -- A second qubit notes that the wall in path A (0) took the photon.
    local after = q.run("h 0; negctrl @ x 0 1; h 0")
    return {
      q.probability(after, "10") + q.probability(after, "11"),
      q.probability(after, "00"), q.probability(after, "01"),
    }
  end,
  ask = { ja = [[道 A をふさぎます。{壁|かべ}に当たる、出口 0、出口 1 の{確率|かくりつ}を{予想|よそう}してください。]],
    en = [[Path A is blocked. Predict: hits the wall, exit 0, exit 1.]] },
  bars = { { ja = "壁", en = "wall" }, { ja = "出口 0", en = "exit 0" }, { ja = "出口 1", en = "exit 1" } },
  hints = {
    { ja = [[{壁|かべ}に当たるのは、道 A に行った{半分|はんぶん}です。]], en = [[The half that goes along path A hits the wall.]] },
    { ja = [[出口には、道 B の矢印だけが来ます。長さは $\frac{1}{2}$ です。2乗しましょう。]], en = [[Only B's arrow reaches the exits. It is $\frac{1}{2}$ long. Square it.]] },
  },
  wrong = {
    {
      when = { "1/2", "1/2", 0 },
      say = { ja = [[出口 1 は{暗|くら}いまま、と考えましたか。打ち消す相手の矢印がいなくなったので、道 B の矢印が残ります。]],
        en = [[Did you leave exit 1 dark? The arrow that cancelled it is gone, so B's arrow remains.]] },
    },
    {
      when = { 0, 1, 0 }, misconception = "M01",
      say = { ja = [[{壁|かべ}をよけて進む、と考えましたか。道 A に行った{半分|はんぶん}は、壁で{止|と}まります。]],
        en = [[Did you think it finds its way round? The half that goes along A ends at the wall.]] },
    },
    {
      when = { 0, "1/2", "1/2" },
      say = { ja = [[{壁|かべ}に当たる分を{忘|わす}れています。出口の2つは、残りの{半分|はんぶん}を分け合います。]],
        en = [[You left out the wall. The two exits share the half that remains.]] },
    },
  },
  explain = { ja = [[{壁|かべ}が $\frac{1}{2}$、出口は $\frac{1}{4}$ ずつです。光を{減|へ}らしたのに、{暗|くら}かった出口 1 が光りました。]],
    en = [[The wall $\frac{1}{2}$, each exit $\frac{1}{4}$. There is less light, and yet the dark exit lights up.]] },
}

---------------------------------------------------------------------------------------
-- For the teacher. Coins add probabilities, which are never negative; arrows are added before
-- they are squared.
page "coins" { ja = "コイン2回とのちがい", en = "Not like two coins" }

prose {
  ja = [[
    コインを2回投げるときは、**{確率|かくりつ}**をたします。

    $$\frac{1}{2}\times\frac{1}{2}+\frac{1}{2}\times\frac{1}{2}=\frac{1}{2}$$

    {光子|こうし}では、**矢印**を先にたして、あとで2乗します。

    $$\left(\frac{1}{2}-\frac{1}{2}\right)^2=0$$

    たす前に2乗するか、たしてから2乗するか。ちがいは、それだけです。
  ]],
  en = [[
    For two tosses of a coin **probabilities** are added:

    $$\frac{1}{2}\times\frac{1}{2}+\frac{1}{2}\times\frac{1}{2}=\frac{1}{2}$$

    For a photon the **arrows** are added first and squared afterwards:

    $$\left(\frac{1}{2}-\frac{1}{2}\right)^2=0$$

    Square, then add; or add, then square. That is all the difference.
  ]],
}

exercise.choice "why" {
  ask = { ja = [[コイン2回では、出口 1 が 0 になることはありません。なぜですか。]],
    en = [[With two coins exit 1 never becomes 0. Why?]] },
  options = {
    { ja = [[{確率|かくりつ}はマイナスにならず、たしても{消|け}えないから]], en = [[Probabilities are never negative, so they cannot cancel]], right = true },
    {
      ja = [[コインは表か裏に決まるが、{光子|こうし}は2つに{割|わ}れて進むから]], en = [[A coin shows one side, but the photon splits in two]],
      misconception = "M01",
      say = { ja = [[{割|わ}れるなら、{検出器|けんしゅつき}が2つとも鳴るはずです。1ページ目で、鳴るのはいつも1つでした。{割|わ}れるのは{光子|こうし}でなく、矢印です。]],
        en = [[Then both detectors would click at times. On the first page it was always one. What divides is the arrow, not the photon.]] },
    },
    {
      ja = [[{光子|こうし}がどちらの道を通ったか、知らないだけだから]], en = [[We merely do not know which path the photon took]],
      misconception = "M02",
      say = { ja = [[知らないだけなら、道 A の分の $\frac{1}{4}$ と道 B の分の $\frac{1}{4}$ で、出口 1 は $\frac{1}{2}$ です。前のページで両方をふさがないとき、0 でした。]],
        en = [[If so, $\frac{1}{4}$ by A and $\frac{1}{4}$ by B would make exit 1 one half. With both paths open it was 0.]] },
    },
  },
  hints = {
    { ja = [[たして 0 になるには、何が{必要|ひつよう}ですか。]], en = [[What does it take for a sum to be 0?]] },
    { ja = [[マイナスの矢印はあります。マイナスの{確率|かくりつ}はありますか。]], en = [[There are negative arrows. Are there negative probabilities?]] },
  },
  explain = { ja = [[{消|け}し合うには、{符号|ふごう}が{必要|ひつよう}です。{符号|ふごう}をもつのは矢印で、{確率|かくりつ}ではありません。これが**{干渉|かんしょう}**です。]],
    en = [[Cancelling takes a sign. Arrows have one, probabilities do not. That is **interference**.]] },
}

---------------------------------------------------------------------------------------
-- For the teacher. The arrow of B turns like the hand of a clock; on paper, add the two arrows
-- tip to tail.
page "phase" { ja = "矢印を回す", en = "Turning an arrow" }

local phase = input.slider { from = 0, to = 360, start = 0, step = 1, unit = "deg", label = { ja = "道 B の矢印の向き", en = "B's arrow" } }

prose {
  ja = [[
    道 B を少し長くすると、矢印は**時計の針**のように回ります。
    {逆|ぎゃく}さまになるのは、半回転のときです。
    矢印は、先と根元をつないでたします。

    スライダーを動かし、2つの出口の明るさを見てください。
  ]],
  en = [[
    Make path B a little longer, and its arrow turns like the **hand of a clock**; half a
    turn is upside down. Arrows are added tip to tail.

    Move the slider and watch both exits.
  ]],
}

exercise.number "dark" {
  ask = { ja = [[いつも光る出口 0 を、{真|ま}っ暗にするのは何度ですか。]],
    en = [[At what angle is exit 0, which was always bright, quite dark?]] },
  label = [[$\varphi =$]], unit = "°",
  answer = 180, tolerance = 2,
  computed = function()
    -- The darkest of all whole degrees.
    local best, least = 0, 1
    for degrees = 0, 359 do
      local p = q.probability(q.run(("h 0; p(%.15f) 0; h 0"):format(math.rad(degrees))), "0")
      if p < least then best, least = degrees, p end
    end
    return best
  end,
  hints = {
    { ja = [[出口 0 の矢印2本が、ちょうど{逆|ぎゃく}を向く所を{探|さが}します。]], en = [[Look for where the two arrows at exit 0 point in opposite directions.]] },
    { ja = [[時計の針なら、12時と6時です。]], en = [[Like twelve and six on a clock.]] },
  },
  wrong = {
    {
      when = 90,
      say = { ja = [[90° では、2本の矢印は{直角|ちょっかく}です。出口 0 は{半分|はんぶん}光ります。もっと回しましょう。]],
        en = [[At 90° the arrows make a right angle, and exit 0 has one half. Turn on.]] },
    },
    {
      when = 360,
      say = { ja = [[1回転すると、元の向きにもどります。{真|ま}っ暗なのは、その{途中|とちゅう}です。]],
        en = [[A whole turn brings it back to where it was. It is dark on the way.]] },
    },
    {
      when = 0,
      say = { ja = [[0° では、出口 0 がいちばん明るくなります。スライダーを動かしてみましょう。]],
        en = [[At 0° exit 0 is at its brightest. Move the slider.]] },
    },
  },
  explain = { ja = [[180° で矢印が{逆|ぎゃく}になり、出口 0 は 0、出口 1 は 1 です。とちゅうは $\cos^2\frac{\varphi}{2}$ で変わります。]],
    en = [[At 180° the arrow is upside down: exit 0 gets 0, exit 1 gets 1. In between it goes as $\cos^2\frac{\varphi}{2}$.]] },
}

---------------------------------------------------------------------------------------
page "summary" { ja = "まとめと、この先", en = "What to keep, and what comes next" }

prose {
  ja = [[
    これで、矢印をたして、光を好きな出口に{導|みちび}けます。

    - 道ごとに、{符号|ふごう}つきの矢印があります。
    - 矢印は、**たしてから2乗**します。
    - {逆|ぎゃく}向きの矢印は{消|け}し合います。これが**{干渉|かんしょう}**です。
    - 道を1つふさぐと、{消|け}し合いもなくなります。

    {量子|りょうし}コンピュータは、まちがいの答えの矢印を{消|け}し合わせて、正しい答えを残します。
    次は [{測定|そくてい}は何をするか](lesson:native.measuring) です。
  ]],
  en = [[
    Now you can send light to the exit you like by adding arrows.

    - There is a signed arrow for each path.
    - Arrows are **added, then squared**.
    - Opposite arrows cancel: that is **interference**.
    - Block a path, and nothing cancels any more.

    A quantum computer lets the arrows of wrong answers cancel, so that the right one
    remains. Next: [what measuring does](lesson:native.measuring).
  ]],
}

behind "gates" { title = { ja = "{裏|うら}側を見る：回路で書くと", en = "Look behind: as a circuit" },
  ja = [[ 道 A を $\ket{0}$、道 B を $\ket{1}$ と書くと、{半透明鏡|はんとうめいきょう}は **H**、{符号|ふごう}を変えるのは **Z** です。下の回路は H・Z・H で、X と同じ働きをします。 ]],
  en = [[ With path A as $\ket{0}$ and path B as $\ket{1}$, a half mirror is **H** and turning B's arrow over is **Z**. H, Z, H does the same as X. ]] }
