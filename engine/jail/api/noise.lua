-- The noise of a circuit as a lesson writes it: rates of all wires, T1 and T2 in their place, and both again of single
-- wires. What is sent is one row for each number: { wire, rate, start, follows }.
local engine, load = ...
local arguments = load "arguments"
local noise = {}

noise.ja = "雑音。ゲートのたびに、ゲートがふれる線すべてに、bit_flip、phase_flip、bit_phase_flip、depolarising、amplitude_damping、dephasing の順にはたらきます（0〜1 の割合）。readout は測定した値を読みまちがえる確率で、測定とヒストグラムと p(…) に効きます。times = { gate, t1, t2 } は、ゲート 1 つの時間 gate と T1、T2（どれも同じ単位で、0 より長く、T2 は T1 の 2 倍まで）から amplitude_damping と dephasing を決めます。wires = { { wire = 1, readout = 0.05, times = { t1, t2 } }, … } はその線だけの割合で、gate を書かなければ回路全体の gate です。どの数も、入力を使った式で書けます。スライダーでありえない値になった間は、雑音は前のままです。8 量子ビットまで正確に、16 量子ビットまで 200 回のくり返しの平均で計算します。1 か所だけの雑音は、start に \"depolarising(p) 0\" のように書きます"
noise.en = "noise. After each gate, on every wire it touches, act bit_flip, phase_flip, bit_phase_flip, depolarising, amplitude_damping, dephasing, in this order (rates from 0 to 1); readout is the chance to read a value wrongly, in measurements, histograms and p(…). times = { gate, t1, t2 } makes amplitude_damping and dephasing of the time of a gate and of T1 and T2, all in one unit, longer than 0, T2 at most twice T1. wires = { { wire = 1, readout = 0.05, times = { t1, t2 } }, … } has rates of single wires; their gate is that of the circuit where they name none. Any number may be an expression with inputs; while a slider makes it impossible, the noise stays as it was. Exact to 8 qubits, an average over 200 trials to 16. Noise at one place is written in start: \"depolarising(p) 0\""

local TIMES = { "gate", "t1", "t2" }
local TIMED = { "amplitude_damping", "dephasing" } -- rates that times decide

function arguments.readers.noise_times(at, value)
  if type(value) ~= "table" then arguments.needs(at, "times", value) end
  local fields = {}
  for i, name in ipairs(TIMES) do
    fields[i] = { name, "expression", named = true, needed = name ~= "gate" }
  end
  return arguments.read(arguments.row_place(at), fields, value)
end

-- The fields of one place: the engine's rates, and times.
local function rates_and(...)
  local fields = { ... }
  for _, name in ipairs((engine.noises())) do
    fields[#fields + 1] = { name, "expression", named = true, from = 0, to = 1 }
  end
  fields[#fields + 1] = { "times", "noise_times" }
  return fields
end

function arguments.readers.noise_wires(at, value)
  return arguments.each(at, value, 20, function(inner, row)
    if type(row) ~= "table" then arguments.needs(inner, "noise", row) end
    return arguments.read(arguments.row_place(inner), rates_and { "wire", "integer", from = 0, to = 19, needed = true }, row)
  end)
end

function arguments.readers.noise(at, value)
  if type(value) ~= "table" then arguments.needs(at, "noise", value) end
  return arguments.read(arguments.row_place(at), rates_and { "wires", "noise_wires" }, value)
end

local function now(value)
  return type(value) == "table" and value.value or value
end

-- T2 beyond twice T1 is no physics; a gate takes time. `gate` is that of all wires.
local function check_times(times, gate, line)
  engine.noise_times(now(times.gate) or gate or 0, now(times.t1), now(times.t2), line)
end

local function check_both(given, line)
  for _, name in ipairs(TIMED) do
    if given.times and given[name] then engine.fail(line, "noise.both", name) end
  end
end

-- Appends the rows of one place.
local function add_rows(rows, wire, names, given)
  for _, name in ipairs(names) do
    local value = given[name]
    local bound = type(value) == "table" and { text = value.text, names = value.names } or nil
    if value then rows[#rows + 1] = { wire = wire, rate = name, start = now(value), follows = bound } end
  end
end

local function add_place(rows, given, wire, path, gate, place)
  local line = engine.field_line(place.line, path)
  check_both(given, line)
  add_rows(rows, wire, engine.noises(), given)
  if not given.times then return end
  check_times(given.times, gate, engine.field_line(place.line, path .. ".times"))
  add_rows(rows, wire, TIMES, given.times)
end

local function check_wire(wire, seen, qubits, line)
  if wire >= qubits then engine.fail(line, "noise.wire", wire, qubits) end
  if seen[wire] then engine.fail(line, "noise.twice", wire) end
  seen[wire] = true
end

-- The rows of what the word `circuit` was given; nil: no noise.
function noise.rows(values, place)
  local given = values.noise
  if not given or not next(given) then return nil end
  local _, most = engine.noises()
  if values.qubits > most then
    engine.fail(engine.field_line(place.line, "noise"), "noise.qubits", most, values.qubits)
  end
  local rows, seen = {}, {}
  add_place(rows, given, nil, "noise", nil, place)
  local gate = given.times and now(given.times.gate)
  for i, row in ipairs(given.wires or {}) do
    local path = ("noise.wires[%d]"):format(i)
    check_wire(row.wire, seen, values.qubits, engine.field_line(place.line, path))
    add_place(rows, row, row.wire, path, gate, place)
  end
  return #rows > 0 and rows or nil
end

return noise
