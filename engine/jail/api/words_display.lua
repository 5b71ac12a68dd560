-- Words for pictures of a state.
local engine, load = ...
local book = load "book"

-- A mask of wires from a list of them.
local function mask_of(list)
  local mask = 0
  for _, wire in ipairs(list) do mask = mask | 1 << wire end
  return mask
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

local words = {
  {
    name = "display.bloch", form = "fields", display = "bloch",
    ja = "ブロッホ球です。もつれた量子ビットの矢印は短くなります。",
    en = "The Bloch sphere; an entangled qubit's arrow is shorter.",
    fields = {
      { "of", "source", ja = "見せるもの（回路か矢印）", en = "what it shows: a circuit or an arrow" },
      { "qubit", "integer", from = 0, to = 19, ja = "どの量子ビットか。書かなければ 1 個ずつ全部", en = "which qubit; left out: a sphere for each" },
      { "angles", "flag", default = false, ja = "true なら θ と φ の弧を描きます", en = "true: draws the arcs of θ and φ" },
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
    ja = "回路全体の行列です（3 量子ビットまで）。縦の列が入力、横の行が出力です。",
    en = "The matrix of the whole circuit, to 3 qubits: columns are inputs, rows are outputs.",
    fields = {
      { "of", "source", needed = true, ja = "見せるもの", en = "what it shows" },
      { "large", "flag", default = false, ja = "true なら、1.5 倍の大きさ", en = "true: half as large again" },
    },
    example = [[local pair = circuit { qubits = 2, start = "h 0; cx 0 1" }
display.matrix { of = pair }]],
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
