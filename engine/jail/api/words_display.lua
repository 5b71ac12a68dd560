-- Words for pictures of a state.
local engine, load = ...
local book = load "book"

-- A mask of wires from a list of them.
local function mask_of(list)
  local mask = 0
  for _, wire in ipairs(list) do mask = mask | 1 << wire end
  return mask
end

-- A number as the page carries it: text and the names that it follows.
local function formula_of(value)
  if type(value) == "number" then return { text = ("%.12f"):format(value) } end
  return { text = value.text, names = value.names }
end

local function formulas_of(at, ...)
  local list = {}
  for _, place in ipairs { ... } do
    if #place ~= 3 then engine.fail(at.line, "language.ball_place", at.word, #place) end
    for _, value in ipairs(place) do list[#list + 1] = formula_of(value) end
  end
  return list
end

-- What a lesson draws on a ball, as lesson/ball_marks.h has it.
local function marks_of(values, place)
  local marks = {}
  for _, row in ipairs(values.vectors or {}) do
    marks[#marks + 1] = { kind = "vector", at = formulas_of(place, row.at), label = row.label, hollow = row.hollow }
  end
  for _, row in ipairs(values.points or {}) do
    marks[#marks + 1] = { kind = "point", at = formulas_of(place, row.at), label = row.label }
  end
  for _, row in ipairs(values.arcs or {}) do
    marks[#marks + 1] = { kind = "arc", at = formulas_of(place, row.from, row.to), label = row.label }
  end
  return marks[1] and marks or nil
end

-- One Pauli string as lesson/display_options.h keeps it: "Z0Z1", "X0 Y2" or, a letter for
-- each wire with q0 at the right, "ZZ".
local function pauli_of(text, place, row, wires)
  local x, z, used = 0, 0, 0
  local function put(letter, wire)
    local bit = 1 << wire
    if wire >= wires or used & bit ~= 0 then return false end
    used = used | bit
    if letter ~= "Z" then x = x | bit end
    if letter ~= "X" then z = z | bit end
    return true
  end
  local plain, good = text:gsub("%s", ""), true
  if plain:match("^[XYZI]+$") then
    for i = 1, #plain do
      local letter = plain:sub(-i, -i)
      good = good and (letter == "I" or put(letter, i - 1))
    end
  else
    local rest = plain:gsub("([XYZ])(%d+)", function(letter, wire)
      good = good and #wire < 3 and put(letter, tonumber(wire))
      return ""
    end)
    good = good and rest == ""
  end
  if not good or used == 0 then engine.fail(place.line, "language.string", row.name, text, wires - 1) end
  return x | z << 20
end

-- A block of what was said; its options go by the names of lesson/display_options.h.
local function display_of(values, place, row, source)
  local about = engine.displays()[row.display]
  if source.wires > about.most then
    engine.fail(place.line, "language.display", row.name, about.most, source.wires)
  end
  if values.qubit and values.qubit >= source.wires then
    engine.fail(place.line, "language.range", row.name, "qubit", 0, source.wires - 1, values.qubit)
  end
  for _, wire in ipairs(values.wires or {}) do
    if wire >= source.wires then
      engine.fail(place.line, "language.range", row.name, "wires", 0, source.wires - 1, wire)
    end
  end
  local drag = row.display == "bloch" and source.kind == "arrow" and not source.fixed
  local block = {
    kind = "display", display = row.display, line = place.line, source = source.index,
    drag = drag and values.drag ~= false,
  }
  for _, option in ipairs(about.options) do
    local value = values[option]
    if option == "pauli" and value then value = pauli_of(value, place, row, source.wires) end
    if type(value) == "table" then value = mask_of(value) end
    if option == "seed" and value then value = math.tointeger(value) end
    block[option] = value
  end
  block.marks = marks_of(values, place)
  return block
end

-- Within a demo a display has no `of`: it shows the demo's own circuit.
local function add_display(values, place, row)
  if values.of then return book.add_display(display_of(values, place, row, values.of)) end
  return book.add_loose(place.line, row.name, function(source) return display_of(values, place, row, source) end)
end

local function add_demo(values, place)
  local about = engine.circuit(values.circuit, values.qubits, engine.field_line(place.line, "circuit"))
  local _, source = book.add_source("demo", {
    kind = "circuit", line = place.line, wires = about.wires, start = values.circuit, fixed = true, label = values.label,
  }, { wires = about.wires, text = values.circuit })
  local displays = {}
  for i, handle in ipairs(values.list) do
    local block = book.take_loose(handle, source)
    if not block then engine.fail(place.line, "language.demo", place.word, i) end
    block.kind = nil
    displays[i] = block
  end
  if #displays < 1 or #displays > 3 then engine.fail(place.line, "language.demo_displays", place.word, #displays) end
  return book.add_demo { source = source.index, seconds = values.seconds, displays = displays }
end

-- A place on the ball's axes, each number from -1 to 1.
local function place_field(name, ja, en)
  return { name, "expressions", most = 3, from = -1, to = 1, named = true, needed = true, ja = ja, en = en }
end

local AT = place_field("at", "{ x, y, z }。軸の上の数（-1 から 1）", "{ x, y, z } on the axes, each from -1 to 1")
local LABEL = { "label", "text", ja = "そばに書く名前（$…$ なら数式）", en = "what is written beside it; $…$ is a formula" }

local words = {
  {
    name = "display.bloch", form = "fields", display = "bloch",
    ja = "ブロッホ球です。もつれた量子ビットの矢印は短くなります。",
    en = "The Bloch sphere; an entangled qubit's arrow is shorter.",
    fields = {
      { "of", "source", ja = "見せるもの（回路か矢印）", en = "what it shows: a circuit or an arrow" },
      { "qubit", "integer", from = 0, to = 19, ja = "どの量子ビットか。書かなければ 1 個ずつ全部", en = "which qubit; left out: a sphere for each" },
      { "wires", "integers", from = 0, to = 19, most = 20, ja = "どの量子ビットの球を並べるか", en = "whose spheres stand in a row" },
      { "angles", "flag", default = false, ja = "true なら θ と φ の弧を描きます", en = "true: draws the arcs of θ and φ" },
      { "components", "flag", default = false, ja = "true なら、x・y・z の成分を数と影で見せます", en = "true: shows x, y and z as numbers and as shadows on the axes" },
      { "trail", "flag", default = false, ja = "true なら、矢印が最近たどった道を残します", en = "true: keeps the way that the arrow came lately" },
      { "cloud", "flag", default = false, ja = "true なら、雑音のある回路を 200 回ためした矢印の先を、点で重ねます", en = "true: with noise, the tips of 200 runs by chance as dots" },
      { "vectors", "rows", most = 8, recipe = "{ at = { 0, 0, 1 }, label = … }", ja = "球に加える矢印", en = "arrows on the ball beside its own",
        fields = { AT, LABEL, { "hollow", "flag", default = false, ja = "true なら、輪郭だけ（目標）", en = "true: an outline, as a target" } } },
      { "points", "rows", most = 8, recipe = "{ at = { 0, 0, 1 }, label = … }", ja = "球に加える点", en = "points on the ball", fields = { AT, LABEL } },
      { "arcs", "rows", most = 8, recipe = "{ from = { 0, 0, 1 }, to = { 1, 0, 0 } }", ja = "球に加える弧", en = "arcs on the ball",
        fields = { place_field("from", "はじまり { x, y, z }", "where it begins: { x, y, z }"), place_field("to", "おわり { x, y, z }", "where it ends: { x, y, z }"), LABEL } },
      { "drag", "flag", ja = "false なら、矢印をつかめません", en = "false: the arrow cannot be dragged" },
    },
    example = [[local plus = circuit { qubits = 1, start = "h 0" }
display.bloch { of = plus, angles = true }]],
    make = add_display,
  },
  {
    name = "display.amplitudes", form = "fields", display = "amplitudes",
    ja = "確率振幅の円と、位相の針です。",
    en = "Amplitudes as disks, phases as needles.",
    fields = {
      { "of", "source", ja = "見せるもの", en = "what it shows" },
      { "wires", "integers", from = 0, to = 19, ja = "どの線か。書かなければ全部", en = "which wires; left out: all" },
      { "form", "choice", names = { "usual", "grid", "list", "map" }, default = "usual",
        ja = "grid は円のならび、list は 1 行に 1 つ、map は 20 量子ビットまで拡大できる図。usual は少なければ grid、多ければ map",
        en = "grid: disks; list: a line for each; map: a picture to zoom into, to 20 qubits; usual: a grid of few, a map of many" },
    },
    example = [[local plus = circuit { qubits = 1, start = "h 0" }
display.amplitudes { of = plus, form = "list" }]],
    make = add_display,
  },
  {
    name = "display.histogram", form = "fields", display = "histogram",
    ja = "結果の確率の棒グラフです。shots を書くと、引いた回数も重ねます。",
    en = "Probabilities of the outcomes; with shots, drawn counts beside them.",
    fields = {
      { "of", "source", ja = "見せるもの", en = "what it shows" },
      { "shots", "integer", from = 0, to = 1000000, default = 0, ja = "測定の回数", en = "number of shots" },
      { "seed", "integer", from = 0, to = 2 ^ 53, default = 1, ja = "乱数の種", en = "seed of the shots" },
      { "wires", "integers", most = 20, from = 0, to = 19, ja = "見る量子ビット。書かなければ全部", en = "qubits that are looked at; left out: all" },
      { "sort", "choice", names = { "value", "likely" }, default = "value", ja = "並べかた（値の順か、確率の高い順）", en = "order: by value, or the likeliest first" },
      { "falls", "flag", default = false, ja = "true なら、ページの上で 1 回ずつ測定できます", en = "true: shots are made on the page, one by one" },
      { "bits", "integer", from = 0, to = 33, default = 0, ja = "0 なら量子ビット、1 なら測定した古典ビットすべて、2 からは古典レジスタ（2 がはじめのレジスタ）の値を見せます", en = "0: values of qubits; 1: of all classical bits; from 2 on: of a classical register (2: the first)" },
      { "predict", "flag", default = false, ja = "true なら、棒で予想するまで結果をかくします（8 とおりまで）", en = "true: covered until the learner has predicted the bars (to 8 outcomes)" },
    },
    example = [[local pair = circuit { qubits = 2, start = "h 0; cx 0 1" }
display.histogram { of = pair, shots = 1000, seed = 7 }]],
    make = add_display,
  },
  {
    name = "display.conditional", form = "fields", display = "conditional",
    ja = "ある量子ビットの値が分かったときの、ほかの量子ビットの確率の表です。",
    en = "A table of probabilities of some qubits where others are known.",
    fields = {
      { "of", "source", ja = "見せるもの", en = "what it shows" },
      { "wires", "integers", most = 20, from = 0, to = 19, ja = "行の量子ビット", en = "the qubits of the rows" },
      { "given", "integers", most = 20, from = 0, to = 19, ja = "列の量子ビット", en = "the qubits of the columns" },
      { "table", "choice", names = { "column", "row", "joint" }, default = "column", ja = "何の確率か（列が分かったとき、行が分かったとき、ともに）", en = "which probabilities: given the column, given the row, or joint" },
    },
    example = [[local pair = circuit { qubits = 2, start = "ry(pi/3) 0; cx 0 1" }
display.conditional { of = pair, wires = { 1 }, given = { 0 } }]],
    make = add_display,
  },
  {
    name = "display.means", form = "fields", display = "means",
    ja = "パウリ演算子の期待値の棒です。shots を書くと、観測した平均も重ねます。",
    en = "Mean values of Pauli strings as bars; with shots, observed means beside them.",
    fields = {
      { "of", "source", ja = "見せるもの", en = "what it shows" },
      { "wires", "integers", most = 20, from = 0, to = 19, ja = "見る量子ビット。2 個以上なら XX、YY、ZZ も", en = "qubits that are looked at; of two and more also XX, YY and ZZ" },
      { "pauli", "word", ja = "もう 1 つの演算子（\"Z0Z2\"）", en = "one string more (\"Z0Z2\")" },
      { "shots", "integer", from = 0, to = 1000000, default = 0, ja = "測定の回数（演算子ごと）", en = "number of shots of each string" },
      { "seed", "integer", from = 0, to = 2 ^ 53, default = 1, ja = "乱数の種", en = "seed of the shots" },
    },
    example = [[local pair = circuit { qubits = 2, start = "h 0; cx 0 1" }
display.means { of = pair, wires = { 0, 1 }, pauli = "Z0Z1" }]],
    make = add_display,
  },
  {
    name = "display.branches", form = "fields", display = "branches",
    ja = "測定とリセットの結果ごとの、枝分かれの図です（16 量子ビットまで）。",
    en = "The tree of branches of measurements and resets, to 16 qubits.",
    fields = {
      { "of", "source", ja = "見せるもの", en = "what it shows" },
    },
    example = [[local pair = circuit { qubits = 2, start = "h 0; measure 0; cx 0 1; measure 1" }
display.branches { of = pair }]],
    make = add_display,
  },
  {
    name = "display.ket", form = "fields", display = "ket",
    ja = "状態をケットの式で見せます。",
    en = "The state written with kets.",
    fields = {
      { "of", "source", ja = "見せるもの", en = "what it shows" },
      { "wires", "integers", from = 0, to = 19, ja = "どの線か。書かなければ全部", en = "which wires; left out: all" },
      { "basis", "choice", names = { "z", "x", "y", "bell" }, default = "z",
        ja = "何で書くか。z は |0⟩|1⟩、x は |+⟩|−⟩、y は |i⟩|−i⟩、bell は 2 本の線のベル基底",
        en = "what it is written in: z |0⟩|1⟩, x |+⟩|−⟩, y |i⟩|−i⟩, bell the Bell basis of two wires" },
      { "x_wires", "integers", from = 0, to = 19, ja = "|+⟩|−⟩ で書く線", en = "wires written in |+⟩|−⟩" },
      { "y_wires", "integers", from = 0, to = 19, ja = "|i⟩|−i⟩ で書く線", en = "wires written in |i⟩|−i⟩" },
      { "bell_wires", "integers", from = 0, to = 19, ja = "ベル基底で書く 2 本の線", en = "two wires written in the Bell basis" },
      { "groups", "choice", names = { "named", "one", "bits", "numbers" }, default = "named",
        ja = "ケットの分け方。named は名前のあるレジスタごと、one は 1 つ、bits と numbers はレジスタごとにビットか数で",
        en = "how kets are grouped: named: by registers with names; one: a single ket; bits, numbers: by registers, as bits or numbers" },
      { "joined", "flag", default = false, ja = "true なら、積に分けずに 1 つの和で書きます", en = "true: one sum, not split into a product" },
    },
    example = [[local pair = circuit { qubits = 2, start = "h 0; cx 0 1" }
display.ket { of = pair, basis = "bell" }]],
    make = add_display,
  },
  {
    name = "display.matrix", form = "fields", display = "matrix",
    ja = "回路の行列です（10 量子ビットまで）。縦の列が入力、横の行が出力です。4 量子ビットからは、円か四角の地図になります。",
    en = "The matrix of the circuit, to 10 qubits: columns are inputs, rows are outputs. From 4 qubits on it is a map of discs or squares.",
    fields = {
      { "of", "source", needed = true, ja = "見せるもの", en = "what it shows" },
      { "part", "choice", names = { "until", "column" }, default = "until", ja = "はじめからここまで（until）か、この列だけ（column）か", en = "from the start to here (until), or this column alone (column)" },
      { "large", "flag", default = false, ja = "true なら、1.5 倍の大きさ", en = "true: half as large again" },
    },
    example = [[local pair = circuit { qubits = 2, start = "h 0; cx 0 1" }
display.matrix { of = pair }]],
    make = add_display,
  },
  {
    name = "display.correlations", form = "fields", display = "correlations",
    ja = "2 個の量子ビットの相関です。X・Y・Z の組 9 つの期待値を、短い矢印 2 本の横に見せます。",
    en = "The correlations of two qubits: the nine means of X, Y and Z on both, beside their two arrows.",
    fields = {
      { "of", "source", ja = "見せるもの（2 量子ビット以上の回路）", en = "what it shows: a circuit of two qubits or more" },
      { "wires", "integers", from = 0, to = 19, most = 2, ja = "どの 2 個か。書かなければ 0 と 1", en = "which two; left out: 0 and 1" },
      { "connected", "flag", default = false, ja = "true なら、矢印だけで決まる分を引きます", en = "true: without what the two arrows alone say" },
    },
    example = [[local pair = circuit { qubits = 2, start = "h 0; cx 0 1" }
display.correlations { of = pair, wires = { 0, 1 } }]],
    make = add_display,
  },
  {
    name = "display.qsphere", form = "fields", display = "qsphere",
    ja = "Q 球です。計算基底の状態を、1 の個数の順に上から下へ並べ、確率を面積、位相を針で見せます。",
    en = "The Q-sphere: basis states from top to bottom by how many ones they have, probability as area, phase as needle.",
    fields = {
      { "of", "source", ja = "見せるもの", en = "what it shows" },
      { "wires", "integers", from = 0, to = 19, most = 20, ja = "どの量子ビットか。書かなければ全部", en = "which qubits; left out: all" },
    },
    example = [[local three = circuit { qubits = 3, start = "h 0; cx 0 1; cx 1 2" }
display.qsphere { of = three }]],
    make = add_display,
  },
  {
    name = "display.phases", form = "fields", display = "phases",
    ja = "量子ビットごとの位相の円です。面積は 1 の確率、針は位相、輪は純度です。",
    en = "A phase disk for each qubit: area the chance of 1, needle the phase, ring the purity.",
    fields = {
      { "of", "source", ja = "見せるもの", en = "what it shows" },
      { "wires", "integers", from = 0, to = 19, most = 20, ja = "どの量子ビットか。書かなければ全部", en = "which qubits; left out: all" },
    },
    example = [[local pair = circuit { qubits = 2, start = "h 0; cx 0 1" }
display.phases { of = pair }]],
    make = add_display,
  },
  {
    name = "display.entanglement", form = "fields", display = "entanglement",
    ja = "線どうしのもつれの図です。wires を書くと、選んだ線と残りを分ける切り口のエントロピーも出ます。",
    en = "How wires are entangled with each other; with wires, also the entropy of the cut between these and the rest.",
    fields = {
      { "of", "source", ja = "見せるもの", en = "what it shows" },
      { "wires", "integers", most = 20, from = 0, to = 19, ja = "切り口の片側の線。書かなければ切り口なし", en = "the wires on one side of the cut; left out: no cut" },
      { "measure", "choice", names = { "concurrence", "information", "entropy" }, default = "concurrence", ja = "対の測り方", en = "what is told of a pair" },
      { "shape", "choice", names = { "ring", "map" }, default = "ring", ja = "輪（8 本まで）か地図か", en = "a ring (to 8 wires) or a map" },
    },
    example = [[local pair = circuit { qubits = 2, start = "h 0; cx 0 1" }
display.entanglement { of = pair, wires = { 0 } }]],
    make = add_display,
  },
  {
    name = "display.paths", form = "fields", display = "paths",
    ja = "干渉を経路で見せます（4 量子ビットまで）。ゲートごとに、振幅の矢印が足し合わされ、打ち消し合います。",
    en = "Interference as paths, to 4 qubits: at each gate the arrows of amplitudes add up and cancel.",
    fields = {
      { "of", "source", ja = "見せるもの", en = "what it shows" },
    },
    example = [[local twice = circuit { qubits = 1, start = "h 0; h 0" }
display.paths { of = twice }]],
    make = add_display,
  },
  {
    name = "display.density", form = "fields", display = "density",
    ja = "選んだ線（5 本まで）の密度行列です。都市（柱の高さが大きさ）、円（面積が大きさ）、表の 3 つの見方があります。",
    en = "The density matrix of chosen wires, at most 5: as a city (height is size), as discs (area is size), or as a table.",
    fields = {
      { "of", "source", ja = "見せるもの", en = "what it shows" },
      { "wires", "integers", most = 20, from = 0, to = 19, ja = "どの線か。書かなければ全部", en = "which wires; left out: all" },
      { "style", "choice", names = { "city", "hinton", "table" }, default = "city", ja = "見方", en = "how it is drawn" },
      { "height", "choice", names = { "modulus", "real", "imaginary" }, default = "modulus", ja = "都市の柱の高さ", en = "what the height of a city's column is" },
    },
    example = [[local pair = circuit { qubits = 2, start = "h 0; cx 0 1" }
display.density { of = pair, wires = { 0, 1 }, style = "hinton" }]],
    make = add_display,
  },
}

words[#words + 1] = {
  name = "demo", form = "listed", gives = "demo",
  ja = "反例の実験です。まちがいの行の try に書くと、その判定の下で動きます。回路のはじめから終わりまでを、display が見せます（of は書きません）。",
  en = "A counter-experiment: as try of a wrong row it runs under that verdict. The displays (without of) show the circuit from its start to its end.",
  fields = {
    { "circuit", "circuit", needed = true, ja = "回路（短い書き方）", en = "the circuit, in the short form" },
    { "qubits", "integer", from = 1, to = 20, ja = "量子ビットの数。書かなければ回路のとおり", en = "number of qubits; left out: as many as the circuit names" },
    { "seconds", "number", from = 1, to = 60, default = 10, ja = "かける時間（秒）", en = "how long it takes, in seconds" },
    { "label", "text", ja = "実験の名前", en = "what it is called" },
  },
  example = [[exercise.number "twice" {
  ask = { ja = "H を 2 回通ると、1 が出る確率は？", en = "How likely is 1 after two H?" },
  answer = 0, tolerance = 0.01,
  wrong = { { when = 0.5, say = { ja = "実験を見てみましょう。", en = "Watch the experiment." },
    try = demo { circuit = "h 0; h 0", display.bloch { angles = true }, seconds = 6 } } },
}]],
  make = add_demo,
}

return { words = words }
