-- exercise.predict: the learner drags bars to where the results will be, and locks them.
-- Right within a total variation distance; the truth is the engine's exact distribution, or
-- the author's numbers.
local engine, load = ...
local common = load "common_fields"
local live = load "live"

local MOST_BARS = 16
local SUM_NEAR = 0.03 -- how far the bars' sum may be from 1: thirds are drawn with two decimals

local SAID = {
  nothing = {
    ja = "まだ予想されていません。棒を上へ動かしてから、固定してください。",
    en = "There is no prediction yet. Drag the bars up, then lock it in.",
  },
  near = {
    ja = "どの棒が少しちがいますか。",
    en = "Which bar is a little off?",
  },
  wrong = {
    ja = "ここからが本題です。どこで考えが分かれたのでしょう。",
    en = "This is where it gets interesting: where did your thought and the result part?",
  },
}

local function sum_said(sum)
  return {
    ja = ("確率の合計は 1 になります。いまは %.2f です。"):format(sum),
    en = ("Probabilities add up to 1. Now they make %.2f."):format(sum),
  }
end

local kind = { name = "predict" }

kind.word = {
  name = "exercise.predict", form = "named", kind = kind,
  ja = "結果を見る前に、棒の高さで予想する問題です。固定すると、結果が重なって見えます。",
  en = "A prediction with bars, made before the result is seen; once it is locked, the result is laid over it.",
  fields = common.fields {
    { "of", "source", ja = "結果を予想する回路（レッスンに書いたままの回路）", en = "the circuit whose results are predicted, as the lesson gives it" },
    { "circuit", "circuit", named = true, ja = "of の代わりに、見せない回路（短い書き方）", en = "instead of `of`: a circuit that is not shown, in the short form" },
    { "truth", "expressions", named = true, most = MOST_BARS, from = 0, to = 1, ja = "回路の代わりに、結果の確率を式で", en = "instead of a circuit: the probabilities, as expressions" },
    { "outcomes", "words", most = MOST_BARS, ja = "棒にする結果のビット列。書かなければ全部（右端がいちばん小さいビット）", en = "the outcomes that get a bar, as bits; left out: all (rightmost is the lowest bit)" },
    { "bars", "texts", most = MOST_BARS, ja = "棒の下の文。書かなければビット列", en = "what stands under the bars; left out: the bits" },
    { "groups", "integer", from = 1, to = 8, default = 1, ja = "棒を等しく分けた組の数。組ごとに合計が 1 です（2 つの測定をくらべるときなど）", en = "how many equal parts the bars make, each adding up to 1, as for two measurements beside each other" },
    { "covers", "displays", most = 16, ja = "固定するまでかくしておく display。書かなければ、このページで of を映すもの全部", en = "displays that stay covered until it is locked; left out: all on this page that show `of`" },
    { "normalise", "flag", default = false, ja = "true なら、固定するときに合計が 1 になるように棒をそろえます（高さの比だけで答えられます）", en = "true: when it is locked the bars are scaled to make 1, so that only their proportions count" },
    { "top", "number", from = 0.01, to = 1, default = 1, ja = "たて軸のいちばん上", en = "the top of the axis" },
    { "tolerance", "number", from = 0, to = 1, default = 0.05, ja = "正解とみなす、ちがいの合計の半分", en = "the total variation distance that is still right" },
    { "computed", "function", ja = "確率を物理から計算して並べて返す関数。given を受けとります。check が比べます", en = "works the probabilities out with q.…, from given, and returns them as a list; check compares" },
    common.wrong { "when", "expressions", named = true, most = MOST_BARS, from = 0, to = 1, needed = true, ja = "まちがいの予想", en = "the wrong prediction" },
  },
  example = [[local twice = circuit { qubits = 1, start = "h 0; h 0", fixed = true }
display.histogram { of = twice }
exercise.predict "after-two" {
  of = twice,
  ask = { ja = "H を 2 回通ると、結果はどうなりますか。", en = "What comes out after two H?" },
  wrong = { { when = { "1/2", "1/2" }, misconception = "M02",
    say = { ja = "1 回めと 2 回めを、別々のコインと考えましたか。", en = "Did you think of two coins?" } } },
}]],
}

-- ---------------------------------------------------------------- what comes out

-- The value that the listed bits of an outcome make.
local function picked(outcome, bits)
  local value = 0
  for i, bit in ipairs(bits) do value = value | ((outcome >> bit) & 1) << (i - 1) end
  return value
end

local function bits_text(value, count)
  local text = ""
  for i = 0, count - 1 do text = ((value >> i) & 1) .. text end
  return text
end

local function all_outcomes(count)
  local list = {}
  for value = 0, (1 << count) - 1 do list[#list + 1] = bits_text(value, count) end
  return list
end

-- Whether these are all outcomes in their order.
local function is_all(outcomes)
  for i, name in ipairs(all_outcomes(#outcomes[1])) do
    if outcomes[i] ~= name then return false end
  end
  return #outcomes == 1 << #outcomes[1]
end

-- Probability by bits, and how many bits there are.
local function chances(text, wires, numbers)
  local exact, bits = engine.distribution(text, wires, numbers)
  local by_bits = {}
  for outcome, p in pairs(exact) do
    local name = bits_text(picked(outcome, bits), #bits)
    by_bits[name] = (by_bits[name] or 0) + p
  end
  return by_bits, #bits
end

local function fault(place, path, key, ...)
  engine.fail(engine.field_line(place.line, path), key, place.word, ...)
end

local function check_outcomes(place, outcomes, count)
  for i, name in ipairs(outcomes) do
    if #name ~= count or name:find "[^01]" then
      fault(place, ("outcomes[%d]"):format(i), "language.outcome", count, name)
    end
  end
end

-- Probabilities of the listed outcomes (nil: of all), and the outcomes.
local function from_circuit(circuit, numbers, place)
  local by_bits, count = chances(circuit.text, circuit.wires, numbers)
  if not circuit.outcomes and (1 << count) > MOST_BARS then
    fault(place, "outcomes", "language.outcomes", MOST_BARS, 1 << count)
  end
  local outcomes = circuit.outcomes or all_outcomes(count)
  check_outcomes(place, outcomes, count)
  local truth = {}
  for i, name in ipairs(outcomes) do truth[i] = math.min(by_bits[name] or 0, 1) end
  return truth, outcomes
end

-- The circuit that is meant: its text, its wires, and what its names stand for.
local function circuit_of(values, place)
  local source = values.of
  if source and source.role ~= "circuit" then fault(place, "of", "language.needs_circuit_source") end
  if source and source.noisy then fault(place, "of", "language.noisy_predict") end
  if source then
    return { text = source.text, wires = source.wires, names = source.names, outcomes = values.outcomes }
  end
  local names = live.circuit_names(values.circuit, engine.field_line(place.line, "circuit"), place.given)
  return { text = values.circuit, names = names, outcomes = values.outcomes }
end

-- What its names are now; `values`: what was drawn.
local function numbers_of(circuit, values)
  local numbers = live.numbers(circuit.names)
  for name, value in pairs(values or {}) do
    if type(value) == "number" then numbers[name] = value end
  end
  return numbers
end

local function labels_of(values, place, outcomes, count)
  local labels = values.bars
  if not labels then
    labels = {}
    for i = 1, count do labels[i] = { ja = outcomes and outcomes[i] or tostring(i), en = outcomes and outcomes[i] or tostring(i) } end
  end
  if #labels ~= count then fault(place, "bars", "language.bars", "bars", count, #labels) end
  return labels
end

function kind.make(values, place, book)
  local given = (values.of and 1 or 0) + (values.circuit and 1 or 0) + (values.truth and 1 or 0)
  if given ~= 1 then engine.fail(place.line, "language.truth", place.word) end
  local circuit = not values.truth and circuit_of(values, place) or nil
  local truth, outcomes = values.truth, nil
  if circuit then truth, outcomes = from_circuit(circuit, numbers_of(circuit, place.given), place) end
  if #truth < 2 then fault(place, "truth", "language.bars", "truth", 2, #truth) end
  local labels = labels_of(values, place, outcomes, #truth)
  for i, row in ipairs(values.wrong or {}) do
    if #row.when ~= #truth then
      fault(place, ("wrong[%d].when"):format(i), "language.bars", "when", #truth, #row.when)
    end
  end
  if #truth % values.groups > 0 or #truth // values.groups < 2 then
    fault(place, "groups", "language.groups", values.groups, #truth)
  end
  local record = {
    truth = truth, groups = values.groups, tolerance = values.tolerance, wrong = values.wrong or {}, computed = values.computed,
    computed_line = engine.field_line(place.line, "computed"), circuit = circuit, place = place,
  }
  local data = {
    items = common.as_rows(labels), normalise = values.normalise, top = values.top, groups = values.groups,
    of_wires = values.of and is_all(outcomes) or nil,
  }
  book.cover(values.covers, values.of, place.line)
  return data, record
end

-- ---------------------------------------------------------------- judging

function kind.bind(record, value, values)
  local function all(list)
    local numbers = {}
    for i, one in ipairs(list) do numbers[i] = value(one) end
    return numbers
  end
  local circuit = record.circuit
  local truth = circuit and from_circuit(circuit, numbers_of(circuit, values), record.place) or all(record.truth)
  return common.with(record, { truth = truth, wrong = common.bound_rows(record.wrong, all) })
end

-- What `of` says of each group of the bars, and the greatest and least of it.
local function by_groups(record, of)
  local each, most, least = #record.truth // record.groups, -math.huge, math.huge
  for first = 1, #record.truth, each do
    local sum = 0
    for i = first, first + each - 1 do sum = sum + of(i) end
    most, least = math.max(most, sum), math.min(least, sum)
  end
  return most, least
end

-- Half the sum of the differences, the total variation distance; of groups the greatest.
local function distance(record, a, b)
  return (by_groups(record, function(i) return math.abs(a[i] - b[i]) end)) / 2
end

local function close(record, a, b)
  return distance(record, a, b) <= record.tolerance + 1e-9
end

local function totals(record, list)
  return by_groups(record, function(i) return list[i] end)
end

local function readable(record, bars)
  if type(bars) ~= "table" or #bars ~= #record.truth then return false end
  for _, p in ipairs(bars) do
    if type(p) ~= "number" or not (p >= 0 and p <= 1) then return false end
  end
  return true
end

-- The wrong row whose prediction is nearest, if it is within the tolerance.
local function row_near(record, bars)
  local best, least
  for i, row in ipairs(record.wrong) do
    local far = distance(record, bars, row.when)
    if close(record, bars, row.when) and (not best or far < least) then best, least = i, far end
  end
  return best
end

local function verdict_of(record, bars)
  if close(record, bars, record.truth) then return { kind = "right" } end
  local row = row_near(record, bars)
  if row then return common.spoken(record.wrong, row) end
  if distance(record, bars, record.truth) <= 2 * record.tolerance + 1e-9 then
    return { kind = "near", say = SAID.near }
  end
  return { kind = "wrong", say = SAID.wrong }
end

function kind.check(record, answer)
  local bars = answer.bars
  if not readable(record, bars) then return { kind = "unreadable", say = SAID.nothing } end
  local most, least = totals(record, bars)
  local _, whole = totals(record, record.truth)
  if most == 0 then return { kind = "unreadable", say = SAID.nothing } end
  local too_little = whole > 1 - 1e-6 and least < 1 - SUM_NEAR
  if most > 1 + SUM_NEAR then return { kind = "unreadable", say = sum_said(most) } end
  if too_little then return { kind = "unreadable", say = sum_said(least) } end
  local verdict = verdict_of(record, bars)
  verdict.truth = record.truth
  return verdict
end

function kind.plays(record)
  local plays = { { answer = { bars = record.truth }, expected = "right" } }
  for i, row in ipairs(record.wrong) do
    plays[#plays + 1] = { answer = { bars = row.when }, expected = "wrong", wrong = i - 1 }
  end
  return plays
end

function kind.untouched(record)
  local bars = {}
  for i = 1, #record.truth do bars[i] = 0 end
  return { bars = bars }
end

local function find_computed(record, report)
  engine.blame(record.computed_line)
  local computed = record.computed(record.drawn or {})
  engine.blame(0)
  if type(computed) ~= "table" or not readable(record, computed) then
    report(record.line, "check.computed_list", record.id, #record.truth)
  elseif distance(record, computed, record.truth) > 1e-6 then
    report(record.line, "check.computed_bars", record.id, ("%.6g"):format(distance(record, computed, record.truth)))
  end
end

function kind.findings(record, report)
  local whole = totals(record, record.truth)
  if whole > 1 + 1e-6 then report(record.line, "check.truth_sum", record.id, ("%.6g"):format(whole)) end
  for i, row in ipairs(record.wrong) do
    if close(record, row.when, record.truth) then report(record.line, "check.wrong_right", record.id, i) end
    for j = 1, i - 1 do
      if close(record, row.when, record.wrong[j].when) then
        report(record.line, "check.wrong_twice", record.id, j, i)
      end
    end
  end
  if record.computed then find_computed(record, report) end
end

return kind
