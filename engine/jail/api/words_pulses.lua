-- The words under q. for pulses on spins in the rotating frame (quantum/pulses.h): what the
-- arrow does, for one spin or for many whose detunings differ. Each is one call for all of
-- them, quick enough for every picture of a stage.
local engine = ...

local AXES = { ["x"] = 0, ["y"] = 1, ["-x"] = 2, ["-y"] = 3 }
local MOST_TIME, MOST_RATE = 1e9, 1e9

local function axis(name, ja, en)
  return { name, "choice", names = { "x", "y", "-x", "-y" }, ja = ja, en = en }
end

-- What every word of this chapter takes.
local shared = {
  { "pulses", "rows", most = 64, needed = true, recipe = '{ turn = "x", angle = "90 deg" } / { wait = 1 } / { drive = "x", rabi = 2, time = 1 }',
    ja = "パルスと待ち時間を、順に", en = "pulses and waits, in order",
    fields = {
      axis("turn", "一瞬で回す軸", "the axis of a turn that takes no time"),
      { "angle", "angle", from = -100 * math.pi, to = 100 * math.pi, ja = "turn の角（rad）", en = "its angle, rad" },
      { "wait", "number", from = 0, to = MOST_TIME, ja = "待つ時間", en = "how long to wait" },
      axis("drive", "時間をかけて回す（駆動する）軸", "the axis of a drive, which takes its time"),
      { "rabi", "number", from = -MOST_RATE, to = MOST_RATE, ja = "drive の強さ（ラビ角周波数 Ω、rad/時間）", en = "its strength, the Rabi frequency Ω in rad per time" },
      { "time", "number", from = 0, to = MOST_TIME, ja = "drive の時間", en = "how long it lasts" },
    } },
  { "start", "mixed", ja = "はじめの状態（1 量子ビット）。書かなければ |0⟩", en = "the state to begin with, one qubit; left out: |0⟩" },
  { "detuning", "number", from = -MOST_RATE, to = MOST_RATE, default = 0, ja = "離調 Δ（rad/時間）", en = "the detuning Δ, rad per time" },
  { "width", "number", from = 0, to = MOST_RATE, default = 0, ja = "離調のばらつき（標準偏差、rad/時間）。0 ならスピンは 1 個", en = "how far the detunings of many spins spread (standard deviation, rad per time); 0: one spin" },
  { "shape", "choice", names = { "normal", "lorentz" }, default = "normal", ja = "ばらつきの形。lorentz なら width は半値半幅", en = "how they spread; for lorentz width is the half width at half maximum" },
  { "members", "integer", from = 10, to = 10000, default = 201, ja = "ばらつくスピンの数", en = "how many such spins" },
  { "seed", "integer", from = 0, to = 2 ^ 53, ja = "乱数の種。書けば離調をくじで引き、書かなければ等しい間隔に重みをつけて並べます", en = "seed of the chance that draws the detunings; left out: evenly spaced and weighted, without chance" },
  { "t1", "number", from = 0, to = MOST_TIME, default = 0, ja = "縦緩和時間 T1。0 ならなし", en = "the relaxation time T1; 0: none" },
  { "t2", "number", from = 0, to = MOST_TIME, default = 0, ja = "横緩和時間 T2（T1 の 2 倍まで）。0 なら T1 だけで決まります", en = "the relaxation time T2, at most twice T1; 0: as T1 alone makes it" },
  { "rest", "number", from = -1, to = 1, default = 1, ja = "T1 で近づく z（1 なら |0⟩）", en = "the z that T1 draws to; 1: |0⟩" },
  { "ac_amplitude", "number", from = -MOST_RATE, to = MOST_RATE, default = 0, ja = "交流磁場が離調に足す振幅（rad/時間）。amplitude·sin(frequency·t + phase)", en = "what an alternating field adds to the detuning, amplitude·sin(frequency·t + phase), rad per time" },
  { "ac_frequency", "number", from = -MOST_RATE, to = MOST_RATE, default = 0, ja = "その角周波数（rad/時間）", en = "its angular frequency, rad per time" },
  { "ac_phase", "angle", from = -MOST_RATE, to = MOST_RATE, default = 0, ja = "そのはじめの位相（rad）", en = "its phase at the start, rad" },
}
local UPTO = { "upto", "number", from = 0, to = 64, ja = "どこまで進めるか。2.5 なら 3 番目の半分まで。書かなければ終わりまで", en = "how far: 2.5 is half of the third; left out: to the end" }

local function with(...)
  local fields = table.move(shared, 1, #shared, 1, {})
  return table.move({ ... }, 1, select("#", ...), #fields + 1, fields)
end

-- One row as a segment: exactly one of its three kinds, whole.
local function segment(row, place, i)
  local turn = row.turn and row.angle and { phase = AXES[row.turn] * math.pi / 2, turn = row.angle }
  local wait = row.wait and { duration = row.wait }
  local drive = row.drive and row.rabi and row.time and { phase = AXES[row.drive] * math.pi / 2, rabi = row.rabi, duration = row.time }
  local given = 0
  for _ in pairs(row) do given = given + 1 end
  local found = turn and given == 2 and turn or wait and given == 1 and wait or drive and given == 3 and drive
  if not found then
    engine.fail(engine.field_line(place.line, ("pulses[%d]"):format(i)), "language.pulse_segment", place.word, i)
  end
  return found
end

local function arrow_of(state, place)
  if not state then return 0, 0, 1 end
  if engine.qubits(state) ~= 1 then
    engine.fail(engine.field_line(place.line, "start"), "language.one_qubit", place.word, "start", engine.qubits(state))
  end
  return engine.bloch(state, 0)
end

-- What C reads: plain numbers.
local function experiment(values, place)
  local segments = {}
  for i, row in ipairs(values.pulses) do segments[i] = segment(row, place, i) end
  values.x, values.y, values.z = arrow_of(values.start, place)
  values.segments, values.pulses, values.start = segments, nil, nil
  values.upto, values.seed = values.upto or #segments, values.seed or -1
  values.lorentz = values.shape == "lorentz" and 1 or 0
  return values
end

local words = {
  {
    name = "q.pulses", form = "fields", gives = "triple",
    ja = "パルス列のあとの矢印の x、y、z です（回転座標系）。離調がばらつくときは、スピン全部の平均です。1 が出る確率は (1 - z)/2 です。",
    en = "The components x, y, z of the arrow behind a sequence of pulses, in the rotating frame; of spins that spread, their mean. The probability of 1 is (1 - z)/2.",
    fields = with(UPTO),
    fails = { ja = "1 行が turn、wait、drive のどれでもないとき、T2 が T1 の 2 倍より長いとき", en = "when a row is no turn, wait or drive, or T2 is longer than twice T1" },
    example = [[-- a drive as strong as it is detuned never gets beyond one half
local x, y, z = q.pulses { pulses = { { drive = "x", rabi = 1, time = math.pi / math.sqrt(2) } }, detuning = 1 }
assert(math.abs((1 - z) / 2 - 0.5) < 1e-12)]],
    make = function(values, place) return engine.pulse_end(experiment(values, place)) end,
  },
  {
    name = "q.pulse_path", form = "fields", gives = "numbers",
    ja = "矢印の先が通る道です。はじめの x、y、z のあとに、1 行ごとに points 個の x、y、z が並びます。",
    en = "The way that the arrow's tip takes: x, y, z at the start, and then at `points` moments of each row.",
    fields = with(UPTO, { "points", "integer", from = 1, to = 500, default = 24, ja = "1 行ごとの点の数", en = "points for each row" }),
    example = [[local way = q.pulse_path { pulses = { { turn = "x", angle = "90 deg" }, { wait = 1 } }, points = 10 }
assert(#way == 3 * 21 and way[3] == 1 and math.abs(way[32] + 1) < 1e-12)]],
    make = function(values, place) return engine.pulse_path(experiment(values, place), values.points) end,
  },
  {
    name = "q.pulse_spins", form = "fields", gives = "numbers",
    ja = "スピン 1 個ごとの x、y、z と離調が並んだものです。seed を書くと、どのスピンも同じ重さです。",
    en = "x, y, z and the detuning of each spin, one spin after the other. With a seed all weigh the same.",
    fields = with(UPTO),
    example = [[local spins = q.pulse_spins { pulses = { { turn = "x", angle = "90 deg" }, { wait = 2 } }, width = 1, members = 1000, seed = 1 }
assert(#spins == 4000)]],
    make = function(values, place) return engine.pulse_spins(experiment(values, place)) end,
  },
  {
    name = "q.pulse_curve", form = "fields", gives = "numbers",
    ja = "行 vary の時間を from から to まで変えたとき、終わりに 1 が出る確率です。points + 1 個の数です。",
    en = "The probability of 1 at the end, while the rows `vary` last from … to: points + 1 numbers.",
    fields = with(
      { "vary", "integers", most = 64, from = 1, to = 64, needed = true, ja = "時間を変える行（wait か drive）の番号", en = "numbers of the rows, waits or drives, that are varied" },
      { "from", "number", from = 0, to = MOST_TIME, default = 0, ja = "いちばん短い時間", en = "the shortest time" },
      { "to", "number", from = 0, to = MOST_TIME, needed = true, ja = "いちばん長い時間", en = "the longest time" },
      { "points", "integer", from = 1, to = 2000, default = 100, ja = "区切りの数", en = "into how many steps" }),
    fails = { ja = "vary の行がないか、turn のとき", en = "when a row of vary does not exist or is a turn" },
    example = [[local fringe = q.pulse_curve { detuning = 1, vary = { 2 }, to = 2 * math.pi, points = 4,
  pulses = { { turn = "x", angle = "90 deg" }, { wait = 0 }, { turn = "x", angle = "90 deg" } } }
assert(math.abs(fringe[1] - 1) < 1e-12 and math.abs(fringe[3]) < 1e-12)]],
    make = function(values, place)
      return engine.pulse_curve(experiment(values, place), values.vary, values.from, values.to, values.points)
    end,
  },
}

return { words = words }
