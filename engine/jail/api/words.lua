-- The words of a lesson, one row each: what it is called, how it is written (form), what it
-- takes, what it is for, and an example that a test runs on a page of its own. This is the
-- only list. A field is { name, type, … }; types and their ranges are read by arguments.lua.
-- The rows of exercise.… stand in exercise_….lua.
--
-- form: "fields" word { … } · "named" word "name" { … } · "text" word { ja =, en = } or
-- word "…" · "value" word "…" · "call" word(…)
return {
  {
    name = "lesson", form = "fields",
    ja = "レッスンの名札です。ファイルの最初に 1 回だけ書きます。",
    en = "The lesson's name plate; once, first in the file.",
    fields = {
      { "id", "id", needed = true, ja = "覚えておくための名前", en = "the name progress is kept under" },
      { "title", "text", needed = true, ja = "題名。両方の言語で書くと、ほかの文にも両方が必要になります", en = "its title; given in both languages, every text needs both" },
      { "map", "word", most = 7, ja = "コースの中の番号（C01 など）", en = "its number in the course (C01)" },
      { "minutes", "integer", from = 1, to = 600, ja = "かかる時間（分）", en = "how long it takes, in minutes" },
      { "requires", "ids", most = 8, ja = "先に学ぶレッスンの id", en = "ids of lessons that come first" },
    },
    example = [[lesson { id = "my.first", title = { ja = "はじめて", en = "First" }, minutes = 5 }]],
  },
  {
    name = "page", form = "named", text = true,
    ja = "新しいページを始めます。名前の次に題名を書きます。",
    en = "Begins a page: its name, then its title.",
    fields = {
      { "layout", "choice", names = { "beside", "reading", "stage" }, ja = "並べ方。beside は文の横に図、reading は 1 段で文の間に図、stage は図を幅いっぱいに置きます。書かなければ Kyubi が選びます", en = "how it is laid out: beside (pictures beside the text), reading (one column, pictures within the text), stage (pictures as wide as the window); left out: Kyubi chooses" },
    },
    example = [[page "spin" { ja = "回してみる", en = "Turn it", layout = "reading" }]],
  },
  {
    name = "prose", form = "text",
    ja = "地の文です。Markdown（見出し、並び、表、コード）、$…$ の式、{漢字|かんじ} のふりがなが使えます。",
    en = "Running text: Markdown (headings, lists, tables, code), formulas in $…$, furigana as {漢字|かんじ}.",
    fields = {},
    example = [=[prose { ja = [[ 状態は $\ket{0}$ です。 ]], en = [[ The state is $\ket{0}$. ]] }]=],
  },
  {
    name = "callout", form = "named", text = true, names = { "note", "caution", "try", "history", "term" },
    ja = "囲みです。note は補足、caution は注意、try はやってみること、history は歴史、term は用語です。",
    en = "A box: note adds something, caution warns, try is something to do, history tells how it came about, term explains a term.",
    fields = {},
    example = [[callout "note" { ja = "1 は下向きです。", en = "1 points down." }]],
  },
  {
    name = "behind", form = "named",
    ja = "もっと知りたい人のための部分です。はじめは閉じていて、題を押すと開きます。名前は、開いたかどうかを覚えるためのものです。",
    en = "For those who want to look behind: closed at first, a press on its title opens it. Its name is what remembers whether it is open.",
    text = true,
    fields = {
      { "title", "text", needed = true, ja = "閉じていても見える題", en = "what is seen while it is closed" },
    },
    example = [=[behind "why-root" { title = { ja = "なぜ √2 で割るのか", en = "Why divide by √2?" },
  ja = [[ 確率の合計が 1 になるからです。 ]], en = [[ So that the probabilities add up to 1. ]] }]=],
  },
  {
    name = "columns", form = "fields",
    ja = "2 つの文を左右に並べます（前と後など）。せまい画面では上下に並びます。",
    en = "Two texts side by side, such as before and after; one above the other where there is little room.",
    fields = {
      { "left", "text", needed = true, ja = "左の文", en = "the left text" },
      { "right", "text", needed = true, ja = "右の文", en = "the right text" },
    },
    example = [=[columns {
  left  = { ja = "### 前\n状態は $\\ket{0}$ です。", en = "### Before\nThe state is $\\ket{0}$." },
  right = { ja = "### 後\n状態は $\\ket{1}$ です。", en = "### After\nThe state is $\\ket{1}$." },
}]=],
  },
  {
    name = "image", form = "named", name_type = "picture",
    ja = "パックのフォルダにある PNG の絵です。縦横 4096 px まで、8 ビットのものを使います。",
    en = "A PNG picture from the pack's folder, 8 bits a channel, at most 4096 px a side.",
    fields = {
      { "alt", "text", needed = true, ja = "絵が見えない人にも伝わる説明", en = "what it shows, for those who cannot see it" },
      { "width", "number", from = 0.05, to = 1, default = 1, ja = "段の幅に対する割合（絵の画素より大きくはなりません）", en = "share of the column; never larger than its pixels" },
    },
    example = [[image "detector.png" { alt = { ja = "検出器の図", en = "A drawing of the detector" }, width = 0.6 }]],
  },
  {
    name = "circuit", form = "fields", gives = "source",
    ja = "学ぶ人が組みかえられる回路を、ここに置きます。",
    en = "A circuit that the learner edits, placed here.",
    fields = {
      { "qubits", "integer", from = 1, to = 20, needed = true, ja = "量子ビットの数", en = "number of qubits" },
      { "start", "circuit", default = "", ja = "はじめの回路（短い書き方）", en = "the circuit to begin with (short form)" },
      { "palette", "palette", ja = "使えるゲート。書かなければ全部", en = "gates on offer; left out: all" },
      { "locked", "flag", default = false, ja = "true なら、はじめのゲートは動かせません", en = "true: the gates of start cannot be moved" },
      { "fixed", "flag", default = false, ja = "true なら、見るだけです", en = "true: only shown" },
      { "label", "text", ja = "回路の名前", en = "what it is called" },
    },
    example = [[circuit { qubits = 2, start = "h 0; cx 0 1", palette = "h x control" }]],
  },
  {
    name = "input.arrow", form = "fields", gives = "source",
    ja = "ブロッホ球の矢印です。display.bloch { of = … } で見せ、つかんで動かせます。",
    en = "An arrow on the Bloch sphere, shown and dragged by display.bloch { of = … }.",
    fields = {
      { "theta", "angle", from = 0, to = math.pi, default = 0, ja = "北極からの角 θ（rad、\"60 deg\" も可）", en = "angle from the north pole, rad (\"60 deg\" too)" },
      { "phi", "angle", from = 0, to = 2 * math.pi, default = 0, ja = "経度 φ（rad）", en = "longitude, rad" },
      { "snap", "angle", from = 0, to = math.pi, default = math.pi / 12, ja = "吸いつく間隔（rad）。0 なら吸いつきません", en = "steps it snaps to, rad; 0: none" },
      { "fixed", "flag", default = false, ja = "true なら、見るだけです", en = "true: only shown" },
      { "label", "text", ja = "矢印の名前", en = "what it is called" },
    },
    example = [[local arrow = input.arrow { theta = "60 deg", phi = "pi/2" }
display.bloch { of = arrow }]],
  },
  {
    name = "display.bloch", form = "fields", display = "bloch",
    ja = "ブロッホ球です。もつれた量子ビットの矢印は短くなります。",
    en = "The Bloch sphere; an entangled qubit's arrow is shorter.",
    fields = {
      { "of", "source", needed = true, ja = "見せるもの（回路か矢印）", en = "what it shows: a circuit or an arrow" },
      { "qubit", "integer", from = 0, to = 19, ja = "どの量子ビットか。書かなければ 1 個ずつ全部", en = "which qubit; left out: a sphere for each" },
      { "angles", "flag", default = false, ja = "true なら θ と φ の弧を描きます", en = "true: draws the arcs of θ and φ" },
      { "drag", "flag", ja = "false なら、矢印をつかめません", en = "false: the arrow cannot be dragged" },
    },
    example = [[local plus = circuit { qubits = 1, start = "h 0" }
display.bloch { of = plus, angles = true }]],
  },
  {
    name = "display.amplitudes", form = "fields", display = "amplitudes",
    ja = "確率振幅の円と、位相の針です。",
    en = "Amplitudes as disks, phases as needles.",
    fields = {
      { "of", "source", needed = true, ja = "見せるもの", en = "what it shows" },
    },
    example = [[local plus = circuit { qubits = 1, start = "h 0" }
display.amplitudes { of = plus }]],
  },
  {
    name = "display.histogram", form = "fields", display = "histogram",
    ja = "結果の確率の棒グラフです。shots を書くと、引いた回数も重ねます。",
    en = "Probabilities of the outcomes; with shots, drawn counts beside them.",
    fields = {
      { "of", "source", needed = true, ja = "見せるもの", en = "what it shows" },
      { "shots", "integer", from = 0, to = 1000000, default = 0, ja = "測定の回数", en = "number of shots" },
      { "seed", "integer", from = 0, to = 2 ^ 53, default = 1, ja = "乱数の種", en = "seed of the shots" },
    },
    example = [[local pair = circuit { qubits = 2, start = "h 0; cx 0 1" }
display.histogram { of = pair, shots = 1000, seed = 7 }]],
  },
  {
    name = "display.ket", form = "fields", display = "ket",
    ja = "状態をケットの式で見せます。",
    en = "The state written with kets.",
    fields = {
      { "of", "source", needed = true, ja = "見せるもの", en = "what it shows" },
    },
    example = [[local pair = circuit { qubits = 2, start = "h 0; cx 0 1" }
display.ket { of = pair }]],
  },
  {
    name = "state", form = "value", gives = "state",
    ja = "状態の式です。長さは 1 にそろえます。右端が q0 です。",
    en = "A state, scaled to length 1; the rightmost character is q0.",
    fields = { { "ket", "word", most = 1000, needed = true, ja = "ケットの和", en = "a sum of kets" } },
    example = [[local bell = state "(|00> + |11>)/sqrt(2)"]],
  },
  {
    name = "q.overlap", form = "call", gives = "number",
    ja = "2 つの状態の重なり |⟨a|b⟩|²（0 から 1）です。",
    en = "The overlap |⟨a|b⟩|² of two states, 0 to 1.",
    fields = {
      { "a", "state", needed = true, ja = "状態", en = "a state" },
      { "b", "state", needed = true, ja = "同じ大きさの状態", en = "a state of the same size" },
    },
    example = [[assert(q.overlap(state "|0>", state "|1>") == 0)]],
  },
  {
    name = "q.probability", form = "call", gives = "number",
    ja = "全部の量子ビットを測定したとき、そのビット列になる確率です。",
    en = "The probability that measuring every qubit reads these bits.",
    fields = {
      { "state", "state", needed = true, ja = "状態", en = "a state" },
      { "bits", "word", most = 24, needed = true, ja = "ビット列。右端が q0", en = "the bits; rightmost is q0" },
    },
    example = [[assert(math.abs(q.probability(state "|+>", "1") - 0.5) < 1e-12)]],
  },
  {
    name = "q.bloch", form = "call", gives = "numbers",
    ja = "1 個の量子ビットの矢印の x、y、z です。",
    en = "The components x, y, z of one qubit's arrow.",
    fields = {
      { "state", "state", needed = true, ja = "状態", en = "a state" },
      { "qubit", "integer", from = 0, to = 23, default = 0, ja = "どの量子ビットか", en = "which qubit" },
    },
    example = [[local x, y, z = q.bloch(state "|0>")
assert(z == 1)]],
  },
  {
    name = "q.arrow", form = "call", gives = "state",
    ja = "ブロッホ球の向きから、1 量子ビットの状態を作ります。",
    en = "The one-qubit state that points in a direction of the Bloch sphere.",
    fields = {
      { "theta", "angle", needed = true, ja = "北極からの角 θ（rad）", en = "angle from the north pole, rad" },
      { "phi", "angle", default = 0, ja = "経度 φ（rad）", en = "longitude, rad" },
    },
    example = [[local tilted = q.arrow("60 deg", "90 deg")]],
  },
  {
    name = "q.run", form = "call", gives = "state",
    ja = "回路の終わりの状態です。測定のない回路に使います。",
    en = "The state at the end of a circuit without measurement.",
    fields = {
      { "circuit", "circuit", needed = true, ja = "回路（短い書き方）", en = "the circuit, in the short form" },
      { "qubits", "integer", from = 1, to = 20, ja = "量子ビットの数", en = "number of qubits" },
    },
    example = [[local bell = q.run("h 0; cx 0 1")]],
  },
}
