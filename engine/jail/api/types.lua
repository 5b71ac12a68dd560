-- What the types of arguments and results are called where people read of them (ja, en), and
-- what the annotations of editors make of them (lua; members: those of the class that it is
-- called by). A row for each reader, and for each `gives` of a word.
local NUMBERS = "kyubi.numbers|number[]"
local MIXED = "kyubi.state|kyubi.mixed|kyubi.source"

local function handle(name)
  return { "value number", ("set fun(self: %s, number: number)"):format(name) }
end

return {
  -- plain
  any = { ja = "何でも", en = "anything", lua = "any" },
  word = { ja = "文字列", en = "string", lua = "string" },
  words = { ja = "文字列の並び", en = "list of strings", lua = "string[]" },
  id = { ja = "名前", en = "name", lua = "string" },
  ids = { ja = "id の並び", en = "list of ids", lua = "string[]" },
  misconception = { ja = "M01〜M18", en = "M01 to M18", lua = "string" },
  picture = { ja = "PNG の名前", en = "name of a PNG", lua = "string" },
  text = { ja = "文", en = "text", lua = "kyubi.text" },
  texts = { ja = "文の並び", en = "list of texts", lua = "kyubi.text[]" },
  seen = { ja = "数か式", en = "number or expression", lua = "number|string" },
  seen_or_flag = { ja = "数、式、true、false", en = "number, expression, true or false", lua = "number|string|boolean" },
  figure = { ja = "数か文", en = "number or text", lua = "number|kyubi.text" },
  hall = { ja = "true か { … }", en = "true or { … }", lua = "boolean|table" },
  flag = { ja = "true か false", en = "true or false", lua = "boolean" },
  choice = { ja = "選択", en = "choice", lua = "string" },
  ["function"] = { ja = "関数", en = "function", lua = "function" },
  code = { ja = "プログラム", en = "program", lua = "string" },
  list = { ja = "並び", en = "list", lua = "any[]" },
  rows = { ja = "行の並び", en = "list of rows", lua = "table[]" },
  displays = { ja = "表示の並び", en = "list of displays", lua = "string[]" },
  -- what a stage's pen takes
  options = { ja = "{ … }", en = "{ … }", lua = "table" },
  ink = { ja = "色（g:ink の名前）", en = "an ink (a name of g:ink)", lua = "string" },
  points = { ja = "点の並び { x, y, … }", en = "points { x, y, … }", lua = "number[]" },
  segments = { ja = "道の並び { \"move\", x, y, … }", en = "pieces { \"move\", x, y, … }", lua = "(number|string)[]" },
  words_or_number = { ja = "文か数", en = "text or number", lua = "kyubi.text|number" },
  -- numbers
  integer = { ja = "整数", en = "integer", lua = "integer" },
  integers = { ja = "整数の並び", en = "list of integers", lua = "integer[]" },
  number = { ja = "数", en = "number", lua = "number" },
  triple = { ja = "数 3 つ", en = "three numbers", lua = "number, number, number" },
  expression = { ja = "数か式", en = "number or expression", lua = "number|string" },
  expressions = { ja = "数や式の並び", en = "list of numbers or expressions", lua = "(number|string)[]" },
  angle = { ja = "角度", en = "angle", lua = "number|string" },
  numbers = { ja = "数の並び（q.numbers か { … }）", en = "row of numbers (q.numbers or { … })", lua = NUMBERS },
  row = { ja = "q.numbers の数の並び", en = "row of numbers, as q.numbers gives", lua = "kyubi.numbers" },
  values = { ja = "数か、数の並び", en = "a number, or a list of them", lua = "number|number[]" },
  term = { ja = "数か、数の並び", en = "a number, or a row of them", lua = "number|" .. NUMBERS },
  content = { ja = "個数か、数の並び", en = "how many, or a row of numbers", lua = "integer|" .. NUMBERS },
  complex = { ja = "複素数", en = "complex number", lua = "kyubi.complex|number", members = { "re number", "im number" } },
  -- states and what acts on them
  state = { ja = "状態", en = "state", lua = "kyubi.state|kyubi.source" },
  mixed = { ja = "状態か密度行列", en = "state or density matrix", lua = MIXED },
  matrix = { ja = "行列", en = "matrix", lua = "kyubi.matrix" },
  table = { ja = "行の並び { { … }, … }", en = "rows { { … }, … }", lua = "table[]" },
  factor = { ja = "状態か行列", en = "state or matrix", lua = "kyubi.state|kyubi.matrix" },
  content_of_density = { ja = "状態か行列", en = "state or matrix", lua = MIXED .. "|kyubi.matrix" },
  weighted = { ja = "重みつきの状態 { { 0.5, state }, … }", en = "weighted states { { 0.5, state }, … }", lua = "table[]" },
  pauli = { ja = "パウリ文字列か、その和", en = "Pauli string or a sum of them", lua = "string|table[]" },
  tableau = { ja = "スタビライザー状態", en = "stabiliser state", lua = "kyubi.tableau" },
  qubits = { ja = "量子ビット（0 か { 0, 2 }）", en = "qubits (0 or { 0, 2 })", lua = "integer|integer[]" },
  marks = { ja = "しるしのついた量子ビット", en = "marked qubits", lua = "integer|integer[]" },
  unitary = { ja = "はたらき（unitary）", en = "operation (unitary)", lua = "kyubi.unitary" },
  goal = { ja = "状態か unitary", en = "state or unitary", lua = "kyubi.state|kyubi.unitary" },
  -- circuits and what a learner moves
  circuit = { ja = "回路（短い書き方）", en = "circuit in the short form", lua = "string" },
  noise = { ja = "{ 割合の名前 = 数か式, …, times = { gate, t1, t2 }, wires = { … } }", en = "{ rate = number or expression, …, times = { gate, t1, t2 }, wires = { … } }", lua = "table<string, number|string|table>" },
  noise_times = { ja = "{ gate = 数か式, t1 = …, t2 = … }", en = "{ gate = number or expression, t1 = …, t2 = … }", lua = "{ gate?: number|string, t1: number|string, t2: number|string }" },
  noise_wires = { ja = "{ { wire = 数, 割合の名前 = …, times = … }, … }", en = "{ { wire = number, rate = …, times = … }, … }", lua = "table[]" },
  palette = { ja = "ゲートの並び", en = "gate names", lua = "string" },
  limit = { ja = "{ gates = 数 }", en = "{ gates = number }", lua = "{ gates?: integer, measurements?: integer, queries?: integer }" },
  gate_limit = { ja = "{ gates = 数 }", en = "{ gates = number }", lua = "{ gates: integer }" },
  pulses = { ja = "パルスの並び", en = "row of pulses", lua = "table[]" },
  source = { ja = "回路か矢印", en = "circuit or arrow", lua = "kyubi.source", members = { "circuit string" } },
  input = { ja = "入力（theta.value で読む）", en = "an input (read as theta.value)", lua = "kyubi.input", members = handle "kyubi.input" },
  value = { ja = "値（文や式で使う）", en = "a value (for texts and expressions)", lua = "kyubi.value", members = { "value number|string" } },
  remember = { ja = "覚えている数", en = "a number that is remembered", lua = "kyubi.remember", members = handle "kyubi.remember" },
  tally = { ja = "選択肢ごとの人数（yes.value で読む）", en = "the hands of each option (read as yes.value)", lua = "kyubi.tally ...", members = { "value integer" } },
  -- exercises
  demo = { ja = "demo { … }", en = "demo { … }", lua = "kyubi.demo" },
  given = { ja = "{ 名前 = one_of { … }, … }", en = "{ name = one_of { … }, … }", lua = "table<string, kyubi.drawn>" },
  drawn = { ja = "引かれる値", en = "a value that is drawn", lua = "kyubi.drawn" },
  drawn_list = { ja = "数か文の並び", en = "list of numbers or texts", lua = "(number|string)[]" },
}
