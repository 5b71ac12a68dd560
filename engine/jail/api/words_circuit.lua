-- Words for what displays look at: a circuit, an arrow.
local engine, load = ...
local book, live, arguments = load "book", load "live", load "arguments"
local noise = load "noise"

local NAME = 10 -- characters of a wire's name

function arguments.readers.gate_limit(at, value)
  if type(value) ~= "table" then arguments.needs(at, "limit", value) end
  return arguments.read(arguments.row_place(at), { { "gates", "integer", from = 1, to = 1000, needed = true } }, value)
end

-- Names stand at the wires as they are: one short line, none of prose's marks.
local function check_names(values, line)
  local names = values.names
  if not names then return end
  if #names ~= values.qubits then engine.fail(line, "language.wire_names", #names, values.qubits) end
  for _, name in ipairs(names) do
    for _, words in pairs(name) do
      local good = words:find "%S" and utf8.len(words) <= NAME and not words:find "[%c$`{}|*%[%]]"
      if not good then engine.fail(line, "language.wire_name", words:sub(1, 60), NAME) end
    end
  end
end

local function check_limit(values, gates)
  local most = values.limit and values.limit.gates
  if most and not values.locked and gates > most then
    engine.fail(values.limit_line, "language.start_limit", gates, most)
  end
  return most
end

local function rows_of(names)
  local rows = {}
  for i, name in ipairs(names or {}) do rows[i] = { text = name } end
  return book.filled(rows)
end

local function add_circuit(values, place)
  local names, numbers = live.circuit_names(values.start, place.line)
  local line = engine.field_line(place.line, "start")
  local about = engine.circuit(values.start, values.qubits, line, numbers)
  local rates = noise.rows(values, place)
  check_names(values, engine.field_line(place.line, "names"))
  values.limit_line = engine.field_line(place.line, "limit")
  local handle, source = book.add_source("circuit", {
    wire_names = rows_of(values.names), most_gates = check_limit(values, about.gates),
    noise = rates,
    kind = "circuit", line = place.line, wires = about.wires, start = values.start,
    names = names, palette = values.palette, locked = values.locked, fixed = values.fixed, label = values.label,
  }, { wires = about.wires, text = values.start, names = names, noisy = rates ~= nil })
  book.add_block { kind = "source", line = place.line, source = source.index }
  return handle
end

-- An angle with names in it: its value now; the expression goes to `bound`.
local function angle_of(values, name, bound)
  local angle = values[name]
  if type(angle) == "number" then return angle end
  bound[name] = { text = angle.text, names = angle.names }
  return angle.value
end

-- An arrow that follows names is not for the hand.
local function add_arrow(values, place)
  local bound = {}
  local theta, phi = angle_of(values, "theta", bound), angle_of(values, "phi", bound)
  local follows = next(bound) ~= nil
  return (book.add_source("input.arrow", {
    kind = "arrow", line = place.line, theta = theta, phi = phi, snap = values.snap,
    fixed = values.fixed or follows, label = values.label, bound = follows and bound or nil,
  }, { wires = 1, theta = theta, phi = phi, bound = follows and bound or nil }))
end

local words = {
  {
    name = "circuit", form = "fields", gives = "source",
    ja = "学ぶ人が組みかえられる回路を、ここに置きます。",
    en = "A circuit that the learner edits, placed here.",
    fields = {
      { "qubits", "integer", from = 1, to = 20, needed = true, ja = "量子ビットの数", en = "number of qubits" },
      { "start", "circuit", named = true, default = "", ja = "はじめの回路（短い書き方）", en = "the circuit to begin with (short form)" },
      { "names", "texts", most = 20, ja = "線に書く名前。線の数だけ並べます（10 文字まで）。書かなければ q0、q1 など", en = "what stands at the wires, one for each, up to 10 characters; left out: q0, q1 …" },
      { "limit", "gate_limit", ja = "使えるゲートの数。{ gates = 4 }", en = "how many gates may stand in it: { gates = 4 }" },
      { "palette", "palette", ja = "使えるゲート。書かなければ全部", en = "gates on offer; left out: all" },
      { "locked", "flag", default = false, ja = "true なら、はじめのゲートは動かせません", en = "true: the gates of start cannot be moved" },
      { "fixed", "flag", default = false, ja = "true なら、見るだけです", en = "true: only shown" },
      { "noise", "noise", ja = noise.ja, en = noise.en },
      { "label", "text", ja = "回路の名前", en = "what it is called" },
    },
    example = [[circuit { qubits = 2, start = "h 0; cx 0 1", palette = "h x control",
  names = { { ja = "アリス", en = "Alice" }, { ja = "ボブ", en = "Bob" } }, limit = { gates = 4 } }
local p = input.slider { from = 0, to = 0.2, label = { ja = "雑音", en = "Noise" } }
local t2 = input.slider { from = 10, to = 100, start = 60, label = { ja = "T2", en = "T2" } }
local noisy = circuit { qubits = 2, start = "h 0; depolarising(p) 0; cx 0 1", noise = {
  times = { gate = 1, t1 = 50, t2 = "t2" }, bit_flip = "p",
  wires = { { wire = 1, readout = 0.03, times = { t1 = 20, t2 = 20 } } } } }
display.bloch { of = noisy }]],
    make = add_circuit,
  },
  {
    name = "input.arrow", form = "fields", gives = "source",
    ja = "ブロッホ球の矢印です。display.bloch { of = … } で見せ、つかんで動かせます。",
    en = "An arrow on the Bloch sphere, shown and dragged by display.bloch { of = … }.",
    fields = {
      { "theta", "angle", named = true, from = 0, to = math.pi, default = 0, ja = "北極からの角 θ（rad、\"60 deg\" も可）", en = "angle from the north pole, rad (\"60 deg\" too)" },
      { "phi", "angle", named = true, from = 0, to = 2 * math.pi, default = 0, ja = "経度 φ（rad）", en = "longitude, rad" },
      { "snap", "angle", from = 0, to = math.pi, default = math.pi / 12, ja = "吸いつく間隔（rad）。0 なら吸いつきません", en = "steps it snaps to, rad; 0: none" },
      { "fixed", "flag", default = false, ja = "true なら、見るだけです", en = "true: only shown" },
      { "label", "text", ja = "矢印の名前", en = "what it is called" },
    },
    example = [[local arrow = input.arrow { theta = "60 deg", phi = "pi/2" }
display.bloch { of = arrow }]],
    make = add_arrow,
  },
}

return { words = words }
