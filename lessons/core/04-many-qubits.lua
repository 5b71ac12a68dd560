-- C04 of the course map. Every number in it is worked out in tests/lesson_c04_test.c.
-- It explains H, Z and CNOT itself, so it can be taught before C03.

lesson {
  id = "core.many-qubits", map = "C04",
  title = { ja = "多量子ビットとテンソル積", en = "Many qubits" },
  minutes = 30, requires = { "core.measurement" },
}

---------------------------------------------------------------------------------------
-- For the teacher. Let the class say all four amplitudes before the second gate is dropped:
-- "multiply, do not add" is the whole page. Which end of the ket is q0 will be asked; it is
-- the right end, everywhere in Kyubi.
page "side-by-side" { ja = "2個を並べる", en = "Two side by side" }

prose {
  ja = [[
    2個の量子ビットを並べると、組み合わせは4とおりです。
    **右端が q0**、その左が q1 です。$\ket{01}$ では、q1 が 0、q0 が 1 です。
    別々に作った2つの状態では、確率振幅は**かけ算**になります。

    $$(a\ket{0}+b\ket{1})\otimes(c\ket{0}+d\ket{1})$$
    $$= ac\ket{00}+ad\ket{01}+bc\ket{10}+bd\ket{11}$$

    この並べ方を**テンソル積**といいます。左の ( ) が q1 です。
  ]],
  en = [[
    Two qubits side by side can read four ways. **The right end is q0**, the one to its left
    is q1: in $\ket{01}$ q1 is 0 and q0 is 1. If the two states were made apart, the amplitudes **multiply**.

    $$(a\ket{0}+b\ket{1})\otimes(c\ket{0}+d\ket{1})$$
    $$= ac\ket{00}+ad\ket{01}+bc\ket{10}+bd\ket{11}$$

    This is the **tensor product**. The bracket on the left is q1.
  ]],
}

prose {
  ja = [[
    | ゲート | $\ket{0}$ の行き先 | $\ket{1}$ の行き先 |
    |:--|:--|:--|
    | **X** 反転 | $\ket{1}$ | $\ket{0}$ |
    | **Z** {符号|ふごう} | $\ket{0}$ | $-\ket{1}$ |
    | **H** 重ね合わせ | $\frac{1}{\sqrt{2}}(\ket{0}+\ket{1})$ | $\frac{1}{\sqrt{2}}(\ket{0}-\ket{1})$ |
  ]],
  en = [[
    | gate | $\ket{0}$ becomes | $\ket{1}$ becomes |
    |:--|:--|:--|
    | **X** flip | $\ket{1}$ | $\ket{0}$ |
    | **Z** sign | $\ket{0}$ | $-\ket{1}$ |
    | **H** superposition | $\frac{1}{\sqrt{2}}(\ket{0}+\ket{1})$ | $\frac{1}{\sqrt{2}}(\ket{0}-\ket{1})$ |
  ]],
}

callout "try" {
  ja = [[q1 にも H を置くと、4つの確率振幅はどうなりますか。予想してから置いてください。]],
  en = [[Put an H on q1 as well. What will the four amplitudes be? Say it first, then drop the gate.]],
}

local pair = circuit { qubits = 2, start = "h 0", palette = "h x z" }
display.ket { of = pair }

---------------------------------------------------------------------------------------
-- For the teacher. Columns are inputs: put the finger on |01⟩ and go down. E4 is the first
-- sight of "the control changes too", which C10 calls phase kickback.
page "cnot" { ja = "CNOT と行列", en = "CNOT and its matrix" }

prose {
  ja = [[
    **CNOT** は、● の線が 1 のときだけ、$\oplus$ の線を反転します。
    右の回路では ● が q0 なので、$\ket{01}$ は $\ket{11}$ になります。

    行列の**縦の列**が入力、**横の行**が出力です。
    $\ket{01}$ の列をたどると、$\ket{11}$ の行に 1 があります。
  ]],
  en = [[
    A **CNOT** flips the wire of $\oplus$ where that of ● is 1. Here ● is on q0, so $\ket{01}$
    becomes $\ket{11}$.

    In the matrix each **column** is an input and each **row** an output: go down the column of
    $\ket{01}$ and find the 1 in the row of $\ket{11}$.
  ]],
}

local turn = exercise.build "reverse" {
  review = true,
  ask = {
    ja = [[H を4つ足して、● が q1、$\oplus$ が q0 の CNOT と同じ行列にしてください。]],
    en = [[Add four H so that the matrix becomes that of the CNOT with ● on q1 and $\oplus$ on q0.]],
  },
  qubits = 2, start = "@column 3 cx 0 1", palette = "h", locked = true,
  goal = unitary "cx 1 0",
  solution = "h 0; h 1; @column 3 cx 0 1; @column 4 h 0; h 1",
  hints = {
    {
      ja = [[{目標|もくひょう}の行列では、$\ket{10}$ の列の 1 が $\ket{11}$ の行にあります。]],
      en = [[In the matrix to reach, the column of $\ket{10}$ has its 1 in the row of $\ket{11}$.]],
    },
    {
      ja = [[H を2回かけると元にもどります。だから、前に置いた H は後ろにも要ります。]],
      en = [[Two H in a row undo each other. So what stands before must stand behind as well.]],
    },
    {
      ja = [[両方の線の、前と後ろに1つずつ置きます。]],
      en = [[One before and one behind, on both wires.]],
    },
  },
  wrong = {
    {
      when = unitary "h 0; @column 3 cx 0 1; @column 4 h 0",
      say = {
        ja = [[● の線だけを H ではさんだので、行列に $\frac{1}{2}$ が残りました。$\oplus$ の線もはさむと、1 と 0 だけになります。]],
        en = [[Only the wire of ● stands between H, which leaves $\frac{1}{2}$ in the matrix. Put H around $\oplus$ too, and only 1 and 0 are left.]],
      },
    },
    {
      when = unitary "h 1; @column 3 cx 0 1; @column 4 h 1",
      say = {
        ja = [[$\oplus$ だけを H ではさむと、$\ket{11}$ の{符号|ふごう}を変える **CZ** になります。あと少しです。● の線もはさんでみましょう。]],
        en = [[H around $\oplus$ alone makes a **CZ**, which changes the sign of $\ket{11}$. Nearly there: now the wire of ●.]],
      },
    },
    {
      when = unitary "h 0; h 1; @column 3 cx 0 1",
      say = {
        ja = [[前だけに H を置きました。行列には $\frac{1}{2}$ が{並|なら}んでいます。後ろの H で元の{基底|きてい}にもどしましょう。]],
        en = [[The H stand only before it, and the matrix is full of $\frac{1}{2}$. Undo them with H behind.]],
      },
    },
  },
  explain = {
    ja = [[H ではさむと、● と $\oplus$ が入れかわります。CNOT の ● が「何も変わらない側」に見えるのは、0 と 1 で見ているからです。]],
    en = [[H on both sides swaps ● and $\oplus$. The control only looks untouched because we look at it in terms of 0 and 1.]],
  },
}
display.matrix { of = turn }

---------------------------------------------------------------------------------------
-- For the teacher. Those who program know a ^= b; b ^= a; a ^= b. It is the same thing, and
-- the matrix shows that it also holds for superpositions.
page "swap" { ja = "CNOT 3つで入れかえ", en = "A swap from three CNOTs" }

prose {
  ja = [[
    **SWAP** は2つの量子ビットの状態を入れかえます。
    行列では、$\ket{01}$ と $\ket{10}$ が入れかわり、あとの2つは動きません。

    X を置き、同じ列のもう1本の線に ● を置くと、CNOT になります。
    CNOT を1つ置くたびに、行列の 1 がどこへ動くかを見てください。
  ]],
  en = [[
    A **SWAP** exchanges the states of two qubits: in its matrix $\ket{01}$ and $\ket{10}$
    change places, and the other two stay.

    An X with a ● on the other wire of its column is a CNOT. Watch where the ones go with
    every CNOT.
  ]],
}

local swap = exercise.build "swap" {
  ask = {
    ja = [[CNOT だけで、SWAP と同じ行列を作ってください。ゲートは3つまでです。]],
    en = [[Make the matrix of SWAP from CNOTs alone, at most three.]],
  },
  qubits = 2, palette = "x control", limit = { gates = 3 },
  goal = unitary "swap 0 1",
  solution = "cx 0 1; cx 1 0; cx 0 1",
  hints = {
    {
      ja = [[まず、● が q0、$\oplus$ が q1 の CNOT を置いて、行列の 1 の動きを見ましょう。]],
      en = [[Begin with a CNOT with ● on q0 and $\oplus$ on q1, and see where the ones go.]],
    },
    {
      ja = [[1つめで q1 に「q0 とちがうか」が入ります。それを使って q0 を書きかえます。]],
      en = [[After the first, q1 says whether the two differ. Use that to change q0.]],
    },
    {
      ja = [[● の向きを、下・上・下と{交互|こうご}に変えます。]],
      en = [[Let ● alternate: top, bottom, top.]],
    },
  },
  wrong = {
    {
      when = unitary "cx 0 1", misconception = "M14",
      try = demo { circuit = "h 0; cx 0 1", display.bloch {}, seconds = 6,
        label = { ja = [[CNOT で $\ket{+}$ を「写す」と、どちらの矢印も $\ket{+}$ にならず、短くなります。]], en = [[“Copying” $\ket{+}$ by a CNOT: neither arrow is $\ket{+}$, both get short.]] } },
      say = {
        ja = [[q0 の値を q1 に写せば移ると考えましたか。$\ket{10}$ の列を見ると、q1 の 1 が残っています。もう2つ要ります。]],
        en = [[Did you think that copying q0 to q1 moves it? Look at the column of $\ket{10}$: the 1 of q1 is still there. Two more are needed.]],
      },
    },
    {
      when = unitary "cx 0 1; cx 1 0",
      say = {
        ja = [[q0 には元の q1 が入りました。q1 はまだ「2つがちがうか」のままです。あと1つで直せます。]],
        en = [[q0 now holds what q1 had. But q1 still says whether the two differ. One more mends it.]],
      },
    },
    {
      when = unitary "cx 1 0; cx 0 1",
      say = {
        ja = [[q1 には元の q0 が入りました。q0 はまだ「2つがちがうか」のままです。あと1つで直せます。]],
        en = [[q1 now holds what q0 had. But q0 still says whether the two differ. One more mends it.]],
      },
    },
    {
      when = unitary "cx 0 1; cx 0 1",
      say = {
        ja = [[いまの行列は、何もしないのと同じです。同じゲートを2つ続けると、元にもどります。CNOT の向きを変えてみましょう。]],
        en = [[This is the matrix of doing nothing: a gate that comes twice undoes itself. Turn one CNOT round.]],
      },
    },
  },
  explain = {
    ja = [[ちがいを作り、それで片方を直し、もう片方も直します。どんな重ね合わせでも入れかわります。行列が同じだからです。]],
    en = [[Note the difference, mend one with it, then the other. It swaps every superposition too, because the matrices are equal.]],
  },
}
display.matrix { of = swap }

---------------------------------------------------------------------------------------
-- For the teacher. Four equal amplitudes look alike; only their signs tell the third row from
-- the fifth. Ask for the two products before anybody touches the options.
page "factors" { ja = "分けられる状態", en = "States that come apart" }

prose {
  ja = [[
    $\ket{00}$ の確率振幅を $\alpha_{00}$ のように書きます。2つに**分けられる**なら、
    $ac\times bd=ad\times bc$ なので、$\alpha_{00}\,\alpha_{11} = \alpha_{01}\,\alpha_{10}$ です。
    ちがえば**量子もつれ**で、1個ずつの矢印は短くなります。
  ]],
  en = [[
    $\alpha_{00}$ is the amplitude of $\ket{00}$. A state **comes apart** if
    $\alpha_{00}\,\alpha_{11} = \alpha_{01}\,\alpha_{10}$ (both $abcd$). If not, it is
    **entangled**, and its arrows are short.
  ]],
}

local either = circuit { qubits = 2, start = "h 0; @column 2 cx 0 1", palette = "h x z control" }
display.bloch { of = either }

exercise.choice "apart" {
  ask = {
    ja = [[2つに**分けられる**状態を、すべて選んでください。]],
    en = [[Which of these states **come apart** into two?]],
  },
  several = true,
  options = {
    {
      ja = [[$\frac{1}{2}(\ket{00}+\ket{01}+\ket{10}+\ket{11})$]],
      en = [[$\frac{1}{2}(\ket{00}+\ket{01}+\ket{10}+\ket{11})$]],
      right = true, misconception = "M10",
      try = demo { circuit = "h 0; h 1", display.bloch {}, seconds = 6,
        label = { ja = [[H を2つ置くと、4つの項がそろいます。矢印は2本とも長いままです。]], en = [[Two H make all four terms, and both arrows stay long.]] } },
      say = {
        ja = [[1つめを選んでいませんね。項が多くても、もつれとはかぎりません。$1\times1=1\times1$ なので、$\ket{+}\otimes\ket{+}$ に分けられます。]],
        en = [[You left out the first. Many terms need not mean entanglement: $1\times1=1\times1$, and it is $\ket{+}\otimes\ket{+}$.]],
      },
    },
    {
      ja = [[$\frac{1}{\sqrt{2}}(\ket{00}+\ket{11})$]], en = [[$\frac{1}{\sqrt{2}}(\ket{00}+\ket{11})$]],
      misconception = "M10",
      say = {
        ja = [[$\ket{00}+\ket{11}$ は2項だけですが、$1\times1$ と $0\times0$ は等しくありません。右の回路がこの状態です。矢印の長さを見てください。]],
        en = [[$\ket{00}+\ket{11}$ has only two terms, but $1\times1$ is not $0\times0$. The circuit here makes it: look how long the arrows are.]],
      },
    },
    {
      ja = [[$\frac{1}{\sqrt{2}}(\ket{00}+\ket{01})$]], en = [[$\frac{1}{\sqrt{2}}(\ket{00}+\ket{01})$]],
      right = true, misconception = "M10",
      say = {
        ja = [[$\ket{00}+\ket{01}$ を選んでいませんね。q1 はいつも 0 です。$\ket{0}\otimes\ket{+}$ に分けられます。重ね合わせでも、もつれではありません。]],
        en = [[You left out $\ket{00}+\ket{01}$. Its q1 is always 0: it is $\ket{0}\otimes\ket{+}$, in superposition but not entangled.]],
      },
    },
    {
      ja = [[$\frac{1}{2}(\ket{00}-\ket{01}+\ket{10}-\ket{11})$]],
      en = [[$\frac{1}{2}(\ket{00}-\ket{01}+\ket{10}-\ket{11})$]],
      right = true,
      say = {
        ja = [[マイナスが2つある状態を選んでいませんね。$1\times(-1)=(-1)\times1$ です。$\ket{+}\otimes\ket{-}$ に分けられます。]],
        en = [[You left out the one with two minus signs. $1\times(-1)=(-1)\times1$: it is $\ket{+}\otimes\ket{-}$.]],
      },
    },
    {
      ja = [[$\frac{1}{2}(\ket{00}+\ket{01}+\ket{10}-\ket{11})$]],
      en = [[$\frac{1}{2}(\ket{00}+\ket{01}+\ket{10}-\ket{11})$]],
      misconception = "M05",
      try = demo { circuit = "h 0; h 1; cz 0 1", display.bloch {}, seconds = 6,
        label = { ja = [[最後の CZ は $\ket{11}$ の{符号|ふごう}だけを変えます。矢印が短くなります。]], en = [[The CZ at the end changes only the sign of $\ket{11}$, and the arrows get short.]] } },
      say = {
        ja = [[大きさはどれも同じですが、{符号|ふごう}が効きます。$1\times(-1)$ と $1\times1$ は等しくないので、もつれています。]],
        en = [[All are equally large, but the sign matters: $1\times(-1)$ is not $1\times1$, so this one is entangled.]],
      },
    },
  },
  hints = {
    {
      ja = [[$\ket{00}$ と $\ket{11}$ の積、$\ket{01}$ と $\ket{10}$ の積を{比|くら}べます。]],
      en = [[Compare the product for $\ket{00}$ and $\ket{11}$ with that for $\ket{01}$ and $\ket{10}$.]],
    },
    {
      ja = [[書かれていない項の確率振幅は 0 です。]],
      en = [[A term that is not written has the amplitude 0.]],
    },
  },
  explain = {
    ja = [[順に $\ket{+}\ket{+}$、もつれ、$\ket{0}\ket{+}$、$\ket{+}\ket{-}$、もつれ、です。重ね合わせともつれは別のことです。]],
    en = [[In order: $\ket{+}\ket{+}$, entangled, $\ket{0}\ket{+}$, $\ket{+}\ket{-}$, entangled. Superposition and entanglement are different things.]],
  },
}

---------------------------------------------------------------------------------------
-- For the teacher. The angle is 2 arcsin(1/√3) = 70.5°. "Share the probability first, then
-- split what is left" is how every state of this kind is made.
page "three" { ja = "3つに等しく分ける", en = "Three equal shares" }

prose {
  ja = [[
    確率を $\frac{1}{3}$ ずつ、3つに分けましょう。H だけでは、半分ずつにしか分けられません。

    $R_y(\theta)$ は、矢印を $\theta$ だけ{傾|かたむ}けます。$\ket{0}$ にかけると、1 の確率は
    $\sin^2\frac{\theta}{2}$ です。置いたゲートを選ぶと、下に角度を書けます。

    はじめに $\frac{1}{3}$ を取り分け、残りを半分にします。
    ○ は、● と反対に「0 のときだけ」働かせる印です。
  ]],
  en = [[
    Share the probability among three, $\frac{1}{3}$ each. H alone only halves.

    $R_y(\theta)$ tilts the arrow by $\theta$: from $\ket{0}$ it gives 1 with probability
    $\sin^2\frac{\theta}{2}$. Choose the gate you dropped, and type its angle below.

    Set $\frac{1}{3}$ aside first, then halve the rest. ○ is the opposite of ●: it acts only
    where the wire is 0.
  ]],
}

local three = exercise.build "three" {
  ask = {
    ja = [[$\frac{1}{\sqrt{3}}(\ket{00}+\ket{01}+\ket{10})$ を作ってください。]],
    en = [[Make $\frac{1}{\sqrt{3}}(\ket{00}+\ket{01}+\ket{10})$.]],
  },
  qubits = 2, palette = "ry h control anticontrol",
  goal = state "(|00> + |01> + |10>)/sqrt(3)", fidelity = 0.999,
  solution = "ry(2*asin(1/sqrt(3))) 1; negctrl @ h 1 0",
  hints = {
    {
      ja = [[q1 が 1 になるのは $\ket{10}$ だけです。q1 の 1 の確率を $\frac{1}{3}$ にします。]],
      en = [[q1 is 1 only in $\ket{10}$. Make its probability of 1 a third.]],
    },
    {
      ja = [[$\sin\frac{\theta}{2}=\frac{1}{\sqrt{3}}$ なので、$\theta$ は約 70.5° です。角度には 2*asin(1/sqrt(3)) とも書けます。]],
      en = [[$\sin\frac{\theta}{2}=\frac{1}{\sqrt{3}}$, so $\theta$ is about 70.5°. You may type 2*asin(1/sqrt(3)).]],
    },
    {
      ja = [[q1 が 0 のときだけ、q0 に H をかけます。○ は「0 のとき」の{制御|せいぎょ}です。]],
      en = [[Put H on q0 only where q1 is 0: ○ is the control for 0.]],
    },
  },
  wrong = {
    {
      when = state "(|00> + |01> + |10> + |11>)/2", example = "h 0; h 1",
      say = {
        ja = [[H を2つ置くと、4つに等しく分かれます。$\ket{11}$ を消すには、q1 が 1 のとき q0 を 0 のままにします。]],
        en = [[Two H share it among four. To be rid of $\ket{11}$, leave q0 at 0 where q1 is 1.]],
      },
    },
    {
      when = state "(|00> + |01> + sqrt(2)|10>)/2", example = "h 1; negctrl @ h 1 0",
      say = {
        ja = [[形は合っています。いまは $\ket{10}$ が $\frac{1}{2}$、ほかが $\frac{1}{4}$ ずつです。はじめの H を、$\frac{1}{3}$ を取り分ける $R_y$ に変えましょう。]],
        en = [[The form is right, but $\ket{10}$ has a half and the others a quarter. Put an $R_y$ that sets aside a third in place of the first H.]],
      },
    },
    {
      when = state "(sqrt(2)|00> + |10> + |11>)/2", example = "h 1; ctrl @ h 1 0",
      say = {
        ja = [[● だと、q1 が 1 のときに分かれます。分けたいのは q1 が 0 のときです。○ を使いましょう。]],
        en = [[● splits where q1 is 1. You want to split where q1 is 0: use ○.]],
      },
    },
    {
      when = state "(sqrt(2)|00> + |10>)/sqrt(3)", example = "ry(2*asin(1/sqrt(3))) 1",
      say = {
        ja = [[{取|と}り分けはできました。残りの $\ket{00}$ を、$\ket{00}$ と $\ket{01}$ に半分ずつ分けます。]],
        en = [[The third is set aside. Now halve the rest, $\ket{00}$, into $\ket{00}$ and $\ket{01}$.]],
      },
    },
  },
  explain = {
    ja = [[$R_y$ で $\frac{1}{3}$ と $\frac{2}{3}$ に分け、○ つきの H で $\frac{2}{3}$ を半分にしました。もつれた状態です。]],
    en = [[$R_y$ shared it into $\frac{1}{3}$ and $\frac{2}{3}$, the H with ○ halved the latter. The state is entangled.]],
  },
}
display.histogram { of = three }

---------------------------------------------------------------------------------------
-- For the teacher. Three gates are enough when the last page is kept; eight leave room for
-- other ways, such as two controlled rotations and CNOTs.
page "w" { ja = "だれか1人だけが 1", en = "Exactly one of three" }

prose {
  ja = [[
    前のページの回路に、q2 が加わりました。
    3個のうち**ちょうど1個だけ**が 1 の状態を、**W 状態**といいます。
    2個が 0 なら、{残|のこ}りの1個を 1 にすればよいのです。
  ]],
  en = [[
    Here is the circuit of the last page with q2 beside it. The state in which **exactly
    one** of three is 1 is called a **W state**. Where two are 0, make the third one 1.
  ]],
}

local w = exercise.build "w" {
  ask = {
    ja = [[$\frac{1}{\sqrt{3}}(\ket{001}+\ket{010}+\ket{100})$ を作ってください。ゲートは8つまでです。]],
    en = [[Make $\frac{1}{\sqrt{3}}(\ket{001}+\ket{010}+\ket{100})$ with at most eight gates.]],
  },
  qubits = 3, start = "ry(2*asin(1/sqrt(3))) 1; negctrl @ h 1 0",
  palette = "ry h x control anticontrol", limit = { gates = 8 },
  goal = state "(|001> + |010> + |100>)/sqrt(3)", fidelity = 0.999,
  solution = "ry(2*asin(1/sqrt(3))) 1; negctrl @ h 1 0; negctrl(2) @ x 0 1 2",
  hints = {
    {
      ja = [[いまは $\ket{000}$、$\ket{001}$、$\ket{010}$ です。あとの2つはもうできています。]],
      en = [[Now there are $\ket{000}$, $\ket{001}$ and $\ket{010}$. The last two are already right.]],
    },
    {
      ja = [[$\ket{000}$ だけを $\ket{100}$ に変えます。q0 も q1 も 0 のときだけ、q2 を反転します。]],
      en = [[Only $\ket{000}$ must become $\ket{100}$: flip q2 where q0 and q1 are both 0.]],
    },
    {
      ja = [[q2 に X を置き、同じ列の q0 と q1 に ○ を置きます。]],
      en = [[Drop an X on q2, and a ○ on q0 and on q1 in the same column.]],
    },
  },
  wrong = {
    {
      when = state "(|100> + |101> + |110>)/sqrt(3)",
      example = "ry(2*asin(1/sqrt(3))) 1; negctrl @ h 1 0; x 2",
      say = {
        ja = [[q2 がいつも 1 になりました。反転したいのは、q0 と q1 がどちらも 0 のときだけです。○ を2つ足しましょう。]],
        en = [[q2 is now always 1. Flip it only where q0 and q1 are both 0: add two ○.]],
      },
    },
    {
      when = state "(|100> + |001> + |110>)/sqrt(3)",
      example = "ry(2*asin(1/sqrt(3))) 1; negctrl @ h 1 0; negctrl @ x 0 2",
      say = {
        ja = [[○ が q0 だけなので、$\ket{010}$ も $\ket{110}$ に変わりました。q1 にも ○ を置きます。]],
        en = [[With ○ on q0 alone, $\ket{010}$ turned into $\ket{110}$ as well. Put a ○ on q1 too.]],
      },
    },
    {
      when = state "(|000> + |111>)/sqrt(2)", example = "h 0; cx 0 1; cx 0 2", misconception = "M10",
      say = {
        ja = [[これは3個がそろう状態です。もつれていますが、W 状態では「ちょうど1個」が 1 です。]],
        en = [[Here all three agree. It is entangled, but in a W state exactly one is 1.]],
      },
    },
    {
      when = state "(|000> + |001> + |010> + |011> + |100> + |101> + |110> + |111>)/sqrt(8)",
      example = "h 0; h 1; h 2",
      say = {
        ja = [[H を3つ置くと、8とおりに分かれます。ほしいのは、そのうちの3つだけです。]],
        en = [[Three H share it among eight. Only three of them are wanted.]],
      },
    },
  },
  explain = {
    ja = [[$\ket{000}$ を $\ket{100}$ に変えるだけで、W 状態になりました。1個が失われても、残りの2個にもつれが残る状態です。]],
    en = [[Turning $\ket{000}$ into $\ket{100}$ is all it takes. Lose one qubit of a W state, and the other two are still entangled.]],
  },
}
display.ket { of = w }

---------------------------------------------------------------------------------------
-- For the teacher. 2ⁿ numbers are needed to write a state down; n bits are what one
-- measurement gives. Both are true at once, and M12 is to mix them up.
page "read" { ja = "書く数と、読める数", en = "What is written, what is read", layout = "beside" }

local n = input.slider { from = 1, to = 50, start = 10, step = 1, label = { ja = "量子ビットの数 n", en = "Qubits n" } }

prose {
  ja = [[
    $n$ 個の状態を**書く**には、$2^n$ 個の確率振幅が要ります。
    いまは {=2^n:count} 個です。1個に16バイト使うと、右の量のメモリーになります。

    1回の測定で**読める**のは、0 か 1 が {=n:count} 個だけです。
    スライダーで、16 と 30 を比べてください。
  ]],
  en = [[
    To **write** a state of $n$ qubits takes $2^n$ amplitudes, now {=2^n:count}. At 16 bytes
    each they fill the memory shown.

    One measurement **reads** {=n:count} zeros and ones. Compare 16 with 30.
  ]],
}

-- "16 GiB": what 2^n amplitudes of 16 bytes take.
local function memory_of(count)
  local units = { [0] = "B", "KiB", "MiB", "GiB", "TiB", "PiB" }
  return ("%d %s"):format(2 ^ ((count + 4) % 10), units[(count + 4) // 10])
end

stage {
  height = 16.4,
  label = { ja = "状態を書くのに要るメモリーと、1回の測定で読める数。", en = "The memory it takes to write a state, and what one measurement reads." },
  draw = function(g)
    local left, right, floor = 1.2, 14.6, 8
    local function across(count) return left + (right - left) * count / 50 end
    g:text(0.8, 0.9, { ja = "書く：" .. memory_of(n.value // 1), en = "write: " .. memory_of(n.value // 1) },
      { anchor = "left", bold = true, size = 0.64 })
    g:text(0.8, 2.1, { ja = "1個ふえるたびに2倍", en = "twice as much with every qubit" }, { anchor = "left", ink = "soft" })
    for i, mark in ipairs { 16, 30, 48 } do
      local reached, y = n.value >= mark, 6.2 - 1.1 * i
      local ink = reached and "accent" or "edge"
      g:line(across(mark), y + 0.5, across(mark), floor, { ink = ink, dash = not reached })
      g:text(math.min(across(mark), 13.2), y, ("%d: %s"):format(mark, memory_of(mark)),
        { ink = reached and "accent" or "ink", bold = reached, size = 0.46 })
    end
    g:rect(left, floor - 1.5, across(n.value) - left, 1.5, { ink = "observed", fill = "observed" })
    g:line(left, floor, right, floor, { ink = "ink" })
    for count = 0, 50, 10 do
      g:text(across(count), floor + 0.65, count, { size = 0.44, ink = "soft" })
    end
    g:text(8, floor + 1.9, { ja = "量子ビットの数 n", en = "qubits n" }, { ink = "soft" })
    g:text(0.8, 11.6, { ja = ("読む：%d ビット"):format(n.value), en = ("read: %d bits"):format(n.value) },
      { anchor = "left", bold = true, size = 0.64 })
    local outcomes = q.readings(state "|+>", n.value, 5)
    for i = 1, n.value do
      local x, y, one = 1.1 + 0.58 * ((i - 1) % 25), 13.2 + 1.1 * ((i - 1) // 25), outcomes[i] == 1
      g:circle(x, y, 0.22, { ink = one and "one" or "zero", fill = one and "one" or "sheet", width = 0.07 })
    end
    g:text(9.4, 11.6, { ja = "○ は 0、● は 1", en = "○ is 0, ● is 1" }, { anchor = "left", ink = "soft" })
  end,
}

exercise.number "bits" {
  given = { n = one_of { 6, 8, 5, 10, 7 } }, review = true,
  ask = {
    ja = [[相手と前もって何も分け合っていません。{=n}個の量子ビットから確実に読み出せるのは、最大で何ビットですか。]],
    en = [[Nothing was shared beforehand. How many bits at most can surely be read from {=n} qubits?]],
  },
  unit = { ja = "ビット", en = "bits" },
  answer = "n", tolerance = 0.001,
  hints = {
    {
      ja = [[測定すると、量子ビット1個から 0 か 1 が1つ出ます。]],
      en = [[Measuring one qubit gives one 0 or one 1.]],
    },
    {
      ja = [[必ず見分けられるのは、{直交|ちょっこう}する状態だけです。{=n}個では $2^{ {=n} }$ とおりです。それは何ビットですか。]],
      en = [[Only orthogonal states are surely told apart: with {=n} qubits $2^{ {=n} }$ of them. How many bits is that?]],
    },
  },
  wrong = {
    {
      when = "2^n", misconception = "M12",
      say = {
        ja = [[{=2^n} は、状態を**書く**ための数の{個数|こすう}です。測定で全部は**読め**ません。]],
        en = [[{=2^n} numbers are needed to **write** the state. A measurement does not **read** them all.]],
      },
    },
    {
      when = "2*n", misconception = "M12",
      say = {
        ja = [[1個で2ビット送れるのは、もつれた組を前もって分け合ったときです。ここでは分け合っていません。]],
        en = [[Two bits a qubit need an entangled pair shared beforehand. Here nothing was shared.]],
      },
    },
    {
      when = 1, misconception = "M12",
      say = {
        ja = [[全体から1ビットだけではありません。{=n}個をそれぞれ測定すると、0 か 1 が{=n}個出ます。]],
        en = [[It is more than one bit in all: measure each of the {=n}, and {=n} zeros or ones come out.]],
      },
    },
  },
  explain = {
    ja = [[{=n}ビットです。書くには $2^{ {=n} }$ 個、読めるのは {=n} 個。重ね合わせをうまく{干渉|かんしょう}させて、ほしい{=n}ビットを出すのが量子アルゴリズムです。]],
    en = [[{=n} bits. Writing takes $2^{ {=n} }$ numbers, reading gives {=n}. A quantum algorithm lets the amplitudes interfere so that the {=n} bits are the ones we want.]],
  },
}

---------------------------------------------------------------------------------------
page "summary" { ja = "まとめと、この先", en = "What to keep, and what comes next" }

prose {
  ja = [[
    これで、何個でも量子ビットを並べて、回路を読み書きできます。

    - 並べるとテンソル積。確率振幅はかけ算です。右端が q0 です。
    - 行列の列は入力、行は出力です。行列が同じなら、同じ働きです。
    - $\alpha_{00}\alpha_{11}=\alpha_{01}\alpha_{10}$ なら分けられ、ちがえば量子もつれです。
    - 書くには $2^n$ 個、読めるのは $n$ ビットです。

    次の [量子もつれとベル不等式](lesson:core.entanglement) では、もつれが何を{可能|かのう}にするかを、測定で確かめます。
  ]],
  en = [[
    Now you can read and write circuits on any number of qubits.

    - Side by side is the tensor product: amplitudes multiply. The right end is q0.
    - Columns are inputs, rows are outputs. Equal matrices do the same.
    - $\alpha_{00}\alpha_{11}=\alpha_{01}\alpha_{10}$: it comes apart. If not, it is entangled.
    - $2^n$ numbers to write, $n$ bits to read.

    Next, [entanglement and CHSH](lesson:core.entanglement): what entanglement makes
    possible, shown by measuring.
  ]],
}

callout "try" {
  ja = [[3個がすべてそろう $\frac{1}{\sqrt{2}}(\ket{000}+\ket{111})$ は、ゲート3つで作れます。]],
  en = [[$\frac{1}{\sqrt{2}}(\ket{000}+\ket{111})$, all three alike, takes three gates.]],
}

local free = circuit { qubits = 3, start = "h 0", palette = "h x z control" }
display.ket { of = free }
