-- C01 of the course map. Every number in it is worked out in tests/lesson_c01_test.c.

lesson {
  id = "core.qubit", map = "C01",
  title = { ja = "量子ビットとブロッホ球", en = "The qubit and the Bloch sphere" },
  minutes = 20,
}

---------------------------------------------------------------------------------------
page "arrow" { ja = "1本の矢印", en = "One arrow" }

prose {
  ja = [[
    **{量子|りょうし}ビット**1個の{状態|じょうたい}は、球の上の1本の矢印で表せます。
    この球を**ブロッホ{球|きゅう}**といいます。

    右の矢印の先をつかんで、回してみてください。
    下の式は、同じ状態を $\ket{0}$ と $\ket{1}$ の{重|かさ}ね{合|あ}わせで書いたものです。
  ]],
  en = [[
    The **state** of one **qubit** can be drawn as an arrow on a sphere,
    the **Bloch sphere**.

    Take the tip of the arrow and turn it. The formula below it writes the same state as a
    superposition of $\ket{0}$ and $\ket{1}$.
  ]],
}

local first = input.arrow { theta = "45 deg", phi = "15 deg" }
display.bloch { of = first }
display.ket { of = first }
display.amplitudes { of = first }

exercise.aim "place" {
  of = first,
  ask = {
    ja = [[矢印を、$\frac{1}{\sqrt{2}}(\ket{0} + i\ket{1})$ の向きに合わせてください。]],
    en = [[Turn the arrow to $\frac{1}{\sqrt{2}}(\ket{0} + i\ket{1})$.]],
  },
  target = state "(|0> + i|1>)/sqrt(2)",
  hints = {
    {
      ja = [[$\ket{0}$ と $\ket{1}$ の円が、同じ大きさになる所を{探|さが}します。]],
      en = [[Look for where the disks of $\ket{0}$ and $\ket{1}$ are equally large.]],
    },
    {
      ja = [[そこは{赤道|せきどう}です。赤道の上を回すと、$\ket{1}$ の針だけが回ります。]],
      en = [[That is the equator. Along it, only the needle of $\ket{1}$ turns.]],
    },
    {
      ja = [[$i$ は、針が 90° 回って真上を向いた所です。]],
      en = [[$i$ is where that needle has turned by 90° and points straight up.]],
    },
  },
  wrong = {
    {
      when = state "|+>", misconception = "M05",
      say = {
        ja = [[2つの大きさは合っています。ただし、いまの $\ket{1}$ の{係数|けいすう}は $i$ ではなく $1$ です。この差が{位相|いそう}です。赤道の上を、$\ket{1}$ の針が真上を向くまで回してみましょう。]],
        en = [[The sizes are right. But $\ket{1}$ now stands with $1$, not with $i$: they differ in phase. Go along the equator until the needle of $\ket{1}$ points straight up.]],
      },
    },
    {
      when = state "|-i>",
      say = {
        ja = [[大きさは合っていますが、いまは $i$ ではなく $-i$ です。赤道を半周して、反対側を見てみましょう。]],
        en = [[The sizes are right, but this is $-i$, not $i$. Go half way round the equator and look at the other side.]],
      },
    },
    {
      when = state "|->",
      say = {
        ja = [[いまの $\ket{1}$ の係数は $-1$ です。針が左を向いています。$i$ では真上を向きます。]],
        en = [[$\ket{1}$ now stands with $-1$: its needle points left. For $i$ it points straight up.]],
      },
    },
    {
      when = state "|0>",
      say = {
        ja = [[ここには $\ket{0}$ しかありません。赤道まで下ろすと、$\ket{0}$ と $\ket{1}$ が同じ大きさになります。]],
        en = [[Here is $\ket{0}$ alone. Bring the arrow down to the equator, where $\ket{0}$ and $\ket{1}$ are equally large.]],
      },
    },
    {
      when = state "|1>",
      say = {
        ja = [[ここには $\ket{1}$ しかありません。赤道まで上げると、$\ket{0}$ と $\ket{1}$ が同じ大きさになります。]],
        en = [[Here is $\ket{1}$ alone. Lift the arrow to the equator, where $\ket{0}$ and $\ket{1}$ are equally large.]],
      },
    },
  },
  explain = {
    ja = [[赤道では、$\ket{0}$ と $\ket{1}$ の大きさが同じで、{位相|いそう}だけがちがいます。$\ket{1}$ の位相が 90° 進むと、この状態になります。$\ket{i}$ とも書きます。]],
    en = [[On the equator, $\ket{0}$ and $\ket{1}$ are equally large and only the phase differs. Where $\ket{1}$ is 90° ahead is this state, also written $\ket{i}$.]],
  },
  review = true,
}

---------------------------------------------------------------------------------------
page "angles" { ja = "矢印で読む", en = "Reading the arrow" }

prose {
  ja = [[
    矢印の向きは、北極からの{開|ひら}き $\theta$ と、{経度|けいど} $\varphi$ で決まります。

    $$\ket{\psi} = \cos\frac{\theta}{2}\ket{0} + e^{i\varphi}\sin\frac{\theta}{2}\ket{1}$$

    $\ket{0}$ と $\ket{1}$ の前の数が**{確率振幅|かくりつしんぷく}**です。
    {測定|そくてい}すると 0 か 1 が出ます。その{確率|かくりつ}は、確率振幅の大きさの2乗です。
  ]],
  en = [[
    The arrow is given by its angle $\theta$ from the north pole and its longitude
    $\varphi$.

    $$\ket{\psi} = \cos\frac{\theta}{2}\ket{0} + e^{i\varphi}\sin\frac{\theta}{2}\ket{1}$$

    The numbers before $\ket{0}$ and $\ket{1}$ are the **probability amplitudes**.
    Measuring gives 0 or 1; the probability of each is its amplitude's size, squared.
  ]],
}

local reading = input.arrow { theta = "45 deg", phi = "75 deg" }
display.bloch { of = reading, angles = true }
display.ket { of = reading }
display.amplitudes { of = reading }

exercise.number "chance" {
  ask = {
    ja = [[$\theta$ = 60°、$\varphi$ = 90° の{状態|じょうたい}を{測定|そくてい}します。1 が出る{確率|かくりつ}はいくつですか。]],
    en = [[A state with $\theta$ = 60° and $\varphi$ = 90° is measured. What is the probability of 1?]],
  },
  label = [[$p(1) =$]],
  answer = "sin(60 deg / 2)^2", tolerance = 0.005,
  computed = function() return q.probability(q.arrow("60 deg", "90 deg"), "1") end,
  hints = {
    {
      ja = [[矢印は{赤道|せきどう}より上にあります。0 と 1、どちらが出やすいでしょう。]],
      en = [[The arrow is above the equator. Which is likelier, 0 or 1?]],
    },
    {
      ja = [[$\ket{1}$ の{確率振幅|かくりつしんぷく}の大きさは $\sin\frac{\theta}{2}$ です。$\varphi$ は大きさを変えません。]],
      en = [[The amplitude of $\ket{1}$ has the size $\sin\frac{\theta}{2}$. $\varphi$ does not change it.]],
    },
    {
      ja = [[$\sin 30^\circ = 0.5$ を、あと1回どうしますか。]],
      en = [[$\sin 30^\circ = 0.5$. What is still to be done with it?]],
    },
  },
  wrong = {
    {
      when = "sin(60 deg)^2", misconception = "M07",
      say = {
        ja = [[$\sin^2 60^\circ = 0.75$ と考えましたか。式の形は合っています。ただし、球の上の角は式の中で**半分**になります。（0.75 は 0 が出る確率でもあります。）]],
        en = [[Did you take $\sin^2 60^\circ = 0.75$? The form is right, but the angle on the sphere is **halved** in the formula. (0.75 is also the probability of 0.)]],
      },
    },
    {
      when = "sin(30 deg)",
      say = {
        ja = [[0.5 は $\sin 30^\circ$、つまり確率振幅の大きさです。確率は、それを2乗した値です。]],
        en = [[0.5 is $\sin 30^\circ$, the size of the amplitude. The probability is its square.]],
      },
    },
    {
      when = "sin(60 deg)", misconception = "M07",
      say = {
        ja = [[$\sin 60^\circ$ を使いましたね。球の上の角をまず半分にして、それから2乗します。]],
        en = [[You used $\sin 60^\circ$. First halve the angle on the sphere, then square.]],
      },
    },
  },
  explain = {
    ja = [[$p(1) = \sin^2 30^\circ = 0.25$ です。$\varphi$ は{位相|いそう}だけを変えるので、この確率には出てきません。]],
    en = [[$p(1) = \sin^2 30^\circ = 0.25$. $\varphi$ changes only the phase, so it does not appear in this probability.]],
  },
}

---------------------------------------------------------------------------------------
page "opposite" { ja = "正反対が直交", en = "Opposite is orthogonal" }

prose {
  ja = [[
    $\ket{0}$ と $\ket{1}$ は、1回の{測定|そくてい}で必ず見分けられます。
    このような2つの{状態|じょうたい}は**{直交|ちょっこう}している**といいます。
    直交する2つは、球の上では 90° ではなく、**正反対**を向きます。

    右の矢印を、{赤道|せきどう}にそって反対側まで回してみましょう。
    下の式は、どこが変わりますか。
  ]],
  en = [[
    One measurement always tells $\ket{0}$ and $\ket{1}$ apart. Two such states are called
    **orthogonal**. On the sphere they are not 90° apart: they point in **opposite**
    directions.

    Turn the arrow along the equator to the other side. What changes in the formula?
  ]],
}

local opposite = input.arrow { theta = "90 deg", phi = 0 }
display.bloch { of = opposite }
display.ket { of = opposite }
display.amplitudes { of = opposite }

exercise.choice "orthogonal" {
  ask = {
    ja = [[次の組のうち、2つの状態が{直交|ちょっこう}しているのはどれですか。]],
    en = [[In which of these pairs are the two states orthogonal?]],
  },
  options = {
    {
      ja = [[$\ket{0}$ と $\ket{+}$]], en = [[$\ket{0}$ and $\ket{+}$]], misconception = "M07",
      say = {
        ja = [[球の上では 90° ですが、$\ket{+}$ を測定すると半分は 0 が出ます。$\ket{0}$ と必ず見分けられるとはいえません。$\ket{0}$ の正反対はどこでしょう。]],
        en = [[They are 90° apart on the sphere, but $\ket{+}$ gives 0 half of the time: it is not always told from $\ket{0}$. What is opposite to $\ket{0}$?]],
      },
    },
    {
      ja = [[$\ket{+}$ と $\ket{-}$]], en = [[$\ket{+}$ and $\ket{-}$]], right = true,
    },
    {
      ja = [[$\ket{1}$ と $\ket{-i}$]], en = [[$\ket{1}$ and $\ket{-i}$]], misconception = "M07",
      say = {
        ja = [[球の上の 90° は、直交ではありません。$\ket{-i}$ を測定すると、半分は 1 が出ます。矢印を $\ket{1}$ に向けて、正反対の点を探してみましょう。]],
        en = [[90° on the sphere is not orthogonal: $\ket{-i}$ gives 1 half of the time. Turn the arrow to $\ket{1}$ and look for the opposite point.]],
      },
    },
  },
  hints = {
    {
      ja = [[直交する2つは、球の中心をはさんで向かい合います。]],
      en = [[Orthogonal states face each other across the centre of the sphere.]],
    },
    {
      ja = [[赤道の上の4つの点を、順にたどってみましょう。]],
      en = [[Walk along the four points on the equator, one by one.]],
    },
  },
  explain = {
    ja = [[$\ket{+}$ と $\ket{-}$ は 180° はなれているので、直交しています。ほかの2組は 90° で、まだ半分は重なっています。]],
    en = [[$\ket{+}$ and $\ket{-}$ are 180° apart, so they are orthogonal. The other two pairs are 90° apart and still overlap by one half.]],
  },
}

---------------------------------------------------------------------------------------
page "phases" { ja = "見える位相、見えない位相", en = "Phases seen and unseen" }

prose {
  ja = [[
    $\ket{0}$ と $\ket{1}$ の間の{位相|いそう}の差を**{相対位相|そうたいいそう}**といいます。
    変えると、矢印が回ります。

    状態の**全体**にかかる $e^{i\gamma}$ は**{大域位相|たいいきいそう}**です。
    どんな{測定|そくてい}の{確率|かくりつ}も変えないので、矢印は動きません。
    右の図では、$\ket{0}$ の針が右を向くように大域位相をそろえています。
  ]],
  en = [[
    The phase between $\ket{0}$ and $\ket{1}$ is the **relative phase**. Changing it turns
    the arrow.

    A factor $e^{i\gamma}$ on the **whole** state is a **global phase**. It changes no
    probability, so the arrow stays. Here it is chosen so that the needle of $\ket{0}$
    points right.
  ]],
}

local phases = input.arrow { theta = "90 deg", phi = "60 deg" }
display.bloch { of = phases }
display.ket { of = phases }
display.amplitudes { of = phases }

exercise.choice "unmoved" {
  ask = {
    ja = [[$\alpha\ket{0} + \beta\ket{1}$（どちらの係数も 0 ではない）を、次のように変えます。矢印が**動かない**ものを、すべて選んでください。]],
    en = [[Which changes to $\alpha\ket{0} + \beta\ket{1}$ (neither number is 0) leave the arrow **unmoved**?]],
  },
  several = true,
  options = {
    {
      ja = [[全体に $e^{i\pi/3}$ をかける]], en = [[Multiply the whole by $e^{i\pi/3}$]],
      right = true, misconception = "M06",
      say = {
        ja = [[$e^{i\pi/3}$ を選んでいませんね。$\alpha$ と $\beta$ の両方に同じ数をかけても、針の角の差は変わりません。]],
        en = [[You left out $e^{i\pi/3}$. The same factor on both $\alpha$ and $\beta$ leaves the angle between the needles as it was.]],
      },
    },
    {
      ja = [[全体に $-1$ をかける]], en = [[Multiply the whole by $-1$]],
      right = true, misconception = "M06",
      say = {
        ja = [[$-1$ を選んでいませんね。$-1$ は $e^{i\pi}$ です。全体にかかるなら、ほかの位相と同じで、矢印は動きません。]],
        en = [[You left out $-1$. It is $e^{i\pi}$: on the whole state it is a phase like any other, and the arrow stays.]],
      },
    },
    {
      ja = [[$\beta$ だけを $-\beta$ に変える]], en = [[Change only $\beta$ to $-\beta$]], misconception = "M05",
      say = {
        ja = [[$\beta$ だけの符号を変えると、{相対位相|そうたいいそう}が 180° 変わります。$\ket{+}$ なら $\ket{-}$ になります。右の矢印を半周させて、たしかめましょう。]],
        en = [[A sign on $\beta$ alone changes the relative phase by 180°: $\ket{+}$ becomes $\ket{-}$. Turn the arrow half way round and see.]],
      },
    },
  },
  hints = {
    {
      ja = [[2本の針の、角の**差**が変わるかどうかを考えます。]],
      en = [[Ask whether the angle **between** the two needles changes.]],
    },
    {
      ja = [[全体にかけると、2本の針は同じだけ回ります。]],
      en = [[A factor on the whole turns both needles by the same angle.]],
    },
  },
  explain = {
    ja = [[全体にかけた $e^{i\pi/3}$ と $-1$ は大域位相なので、矢印は動きません。$\beta$ だけの符号は相対位相で、矢印を半周させます。]],
    en = [[$e^{i\pi/3}$ and $-1$ on the whole are global phases: the arrow stays. A sign on $\beta$ alone is a relative phase and turns the arrow half way round.]],
  },
}

---------------------------------------------------------------------------------------
page "overlap" { ja = "重なりは半分の角で", en = "Overlap takes half the angle" }

prose {
  ja = [[
    2つの{状態|じょうたい}がどれだけ近いかを、**{重|かさ}なり** $|\braket{a|b}|^2$ で表します。
    球の上で $\theta$ だけはなれているとき、

    $$|\braket{a|b}|^2 = \cos^2\frac{\theta}{2}$$

    です。$\ket{0}$ との重なりは、0 が出る{確率|かくりつ}です。
    矢印を傾け、90° で 0.5、180° で 0 になるのをたしかめてください。
  ]],
  en = [[
    How close two states are is said by their **overlap** $|\braket{a|b}|^2$. When they are
    $\theta$ apart on the sphere,

    $$|\braket{a|b}|^2 = \cos^2\frac{\theta}{2}.$$

    The overlap with $\ket{0}$ is the probability of 0. Tilt the arrow and see that it is
    0.5 at 90° and 0 at 180°.
  ]],
}

local tilt = input.arrow { theta = "90 deg", phi = "90 deg" }
display.bloch { of = tilt, angles = true }
display.ket { of = tilt }
display.histogram { of = tilt }

exercise.number "sixty" {
  given = { angle = one_of { 45, 30, 135, 60, 150 } }, review = true,
  ask = {
    ja = [[2本の矢印が球の上で {=angle}° はなれています。2つの{状態|じょうたい}の{重|かさ}なり $|\braket{a|b}|^2$ はいくつですか。]],
    en = [[Two arrows are {=angle}° apart on the sphere. What is the overlap $|\braket{a|b}|^2$ of the two states?]],
  },
  label = [[$|\braket{a|b}|^2 =$]],
  answer = "cos(angle/2 * deg)^2", tolerance = 0.005,
  computed = function(given) return q.overlap(q.arrow(0), q.arrow(math.rad(given.angle), "20 deg")) end,
  hints = {
    {
      ja = [[0° なら 1、90° なら 0.5、180° なら 0 です。{=angle}° はどのあたりでしょう。]],
      en = [[It is 1 at 0°, 0.5 at 90° and 0 at 180°. Where does {=angle}° lie?]],
    },
    {
      ja = [[まず、球の上の角を半分にします。]],
      en = [[First halve the angle on the sphere.]],
    },
    {
      ja = [[$\cos {=angle/2}^\circ = {=cos(angle/2 * deg):3}$ を2乗します。]],
      en = [[Square $\cos {=angle/2}^\circ = {=cos(angle/2 * deg):3}$.]],
    },
  },
  wrong = {
    {
      when = "cos(angle * deg)^2", misconception = "M07",
      say = {
        ja = [[$\cos^2 {=angle}^\circ = {=cos(angle * deg)^2:2}$ と考えましたね。式の形は合っています。ただし、球の上の角は{状態|じょうたい}どうしの角の **2{倍|ばい}**です。だから、{直交|ちょっこう}する2つは 90° ではなく 180° はなれます。{=angle}° を半分にして、もう一度計算してみましょう。]],
        en = [[You took $\cos^2 {=angle}^\circ = {=cos(angle * deg)^2:2}$. The form is right. But the angle on the sphere is **twice** the angle between the states, so orthogonal states are 180° apart, not 90°. Halve the {=angle}° and try again.]],
      },
    },
    {
      when = "cos(angle * deg)", misconception = "M07",
      say = {
        ja = [[$\cos {=angle}^\circ = {=cos(angle * deg):2}$ と考えましたね。重なりが 0.5 になるのは 90° のときです。角を半分にし、$\cos$ を2乗してみましょう。]],
        en = [[You took $\cos {=angle}^\circ = {=cos(angle * deg):2}$. The overlap is 0.5 at 90°. Halve the angle, and square the cosine.]],
      },
    },
    {
      when = "cos(angle/2 * deg)",
      say = {
        ja = [[$\cos {=angle/2}^\circ$ まで合っています。これは大きさ $|\braket{a|b}|$ です。重なりは、その2乗です。]],
        en = [[$\cos {=angle/2}^\circ$ is right so far: it is the size $|\braket{a|b}|$. The overlap is its square.]],
      },
    },
    {
      when = "1 - angle/180",
      say = {
        ja = [[角に比例して減ると考えましたか。0° と 90° と 180° では合いますが、その間はまっすぐではなく、$\cos^2$ の曲線です。]],
        en = [[Did you let it fall in proportion to the angle? That fits at 0°, 90° and 180°, but between them it follows the curve of $\cos^2$.]],
      },
    },
  },
  explain = {
    ja = [[$\cos^2 {=angle/2}^\circ = {=cos(angle/2 * deg)^2:3}$ です。同じ状態なら 1、90° で 0.5、正反対の 180° で 0 になります。]],
    en = [[$\cos^2 {=angle/2}^\circ = {=cos(angle/2 * deg)^2:3}$. It is 1 for equal states, 0.5 at 90°, and 0 at 180°, for opposite ones.]],
  },
}

---------------------------------------------------------------------------------------
page "summary" { ja = "まとめと、この先", en = "What to keep, and what comes next" }

prose {
  ja = [[
    - 1{量子|りょうし}ビットの{状態|じょうたい}は、$\theta$ と $\varphi$ で決まる1本の矢印です。
    - 0 が出る{確率|かくりつ}は $\cos^2\frac{\theta}{2}$、1 が出る確率は $\sin^2\frac{\theta}{2}$ です。
    - 球の上で正反対を向く2つの状態は、{直交|ちょっこう}しています。
    - {相対位相|そうたいいそう}は矢印を回し、{大域位相|たいいきいそう}はどの測定の確率も変えません。

    次の [{測定|そくてい}とボルンの{規則|きそく}](lesson:core.measurement) では、
    矢印を横からも測定します。
  ]],
  en = [[
    - The state of one qubit is one arrow, given by $\theta$ and $\varphi$.
    - 0 comes with probability $\cos^2\frac{\theta}{2}$, 1 with $\sin^2\frac{\theta}{2}$.
    - Two states that point in opposite directions are orthogonal.
    - A relative phase turns the arrow; a global phase changes no probability.

    Next, [measurement and the Born rule](lesson:core.measurement): the arrow measured from
    the side as well.
  ]],
}

callout "note" {
  ja = [[ここでは、{雑音|ざつおん}がなく、ほかともつれていない1個の量子ビットだけを考え、測定も理想的だとしました。雑音やもつれがあると、矢印は短くなり、先が球の内側に入ります。]],
  en = [[Here was one qubit alone: no noise, no entanglement, and ideal measurements. With noise or entanglement the arrow becomes shorter and ends inside the sphere.]],
}

local free = input.arrow { theta = "60 deg", phi = "75 deg" }
display.bloch { of = free, angles = true }
display.ket { of = free }
display.histogram { of = free }
