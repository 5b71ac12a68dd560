-- Words for pictures of a state.
local engine, load = ...
local book = load "book"

local function add_display(values, place, row)
  local source, most = values.of, engine.displays()[row.display]
  if source.wires > most then
    engine.fail(place.line, "language.display", row.name, most, source.wires)
  end
  if values.qubit and values.qubit >= source.wires then
    engine.fail(place.line, "language.range", row.name, "qubit", 0, source.wires - 1, values.qubit)
  end
  local drag = row.display == "bloch" and source.kind == "arrow" and not source.fixed
  return book.add_display {
    kind = "display", display = row.display, line = place.line, source = source.index,
    qubit = values.qubit, shots = values.shots, seed = values.seed and math.tointeger(values.seed),
    angles = values.angles, large = values.large, drag = drag and values.drag ~= false,
  }
end

local words = {
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
    make = add_display,
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
    make = add_display,
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
    make = add_display,
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

return { words = words }
