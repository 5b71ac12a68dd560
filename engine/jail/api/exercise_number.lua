-- exercise.number: the learner types a number. Right within the tolerance; a wrong row
-- speaks when the typed number is its own.
local engine, load = ...
local common = load "common_fields"

local NEAR = {
  close = {
    ja = "とても近い値です。計算の途中で丸めていないか、確かめてください。",
    en = "Very close. See whether you rounded on the way.",
  },
  percent = {
    ja = "百分率で考えましたね。% をつけるか、0 から 1 までの数で答えてください。",
    en = "You thought in percent. Add %, or answer with a number from 0 to 1.",
  },
}
local UNREADABLE = {
  ja = "数として読めませんでした。0.5、1/2、50%、√2/2 のように書いてみてください。",
  en = "That could not be read as a number. Try writing it like 0.5, 1/2, 50% or √2/2.",
}

local kind = { name = "number" }

kind.word = {
  name = "exercise.number", form = "named", kind = kind,
  ja = "数で答える問題です。1/4 や 25%、全角の数字も読みます。",
  en = "A question answered with a number; 1/4, 25% and full-width digits are read.",
  fields = common.fields {
    { "answer", "expression", named = true, needed = true, ja = "答え（数か式）", en = "the answer: a number or an expression" },
    { "tolerance", "number", from = 0, to = 1e9, default = 1e-6, ja = "正解とみなす差", en = "how far off is still right" },
    { "computed", "function", ja = "答えを物理から計算する関数。given を受けとります。check が答えと比べます", en = "works the answer out with q.…, from given; check compares" },
    { "label", "text", ja = "入力らんの前に置く式", en = "what stands before the field" },
    { "unit", "text", ja = "入力らんの後ろに置く単位", en = "what stands behind the field" },
    { "angle", "flag", default = false, ja = "true なら角度（rad）。60° とも書けます", en = "true: an angle in radians; 60° may be typed" },
    common.wrong { "when", "expression", named = true, needed = true, ja = "まちがいの値", en = "the wrong value" },
  },
  example = [[exercise.number "half" {
  ask = { ja = "1 が出る確率はいくつですか。", en = "What is the probability of 1?" },
  answer = "1/2", tolerance = 0.005,
  computed = function() return q.probability(state "|+>", "1") end,
  hints = { { ja = "0 と 1 は五分五分です。", en = "0 and 1 are equally likely." } },
  wrong = { { when = "1/sqrt(2)", say = { ja = "2 乗しましょう。", en = "Square it." } } },
}]],
}

function kind.make(values, place)
  local data = { label = values.label, unit = values.unit, angle = values.angle }
  local record = {
    answer = values.answer, tolerance = values.tolerance, computed = values.computed,
    angle = values.angle, wrong = values.wrong or {},
    computed_line = engine.field_line(place.line, "computed"),
  }
  return data, record
end

function kind.bind(record, value)
  return common.with(record, { answer = value(record.answer), wrong = common.bound_rows(record.wrong, value) })
end

local function within(record, a, b)
  return math.abs(a - b) <= record.tolerance * (1 + 1e-9) + 1e-12
end

-- The row whose value is nearest to what was typed, if it is within the tolerance.
local function row_near(record, value)
  local best, distance
  for i, row in ipairs(record.wrong) do
    local d = math.abs(value - row.when)
    if within(record, value, row.when) and (not best or d < distance) then best, distance = i, d end
  end
  return best
end

function kind.check(record, answer)
  local value = type(answer.text) == "string" and engine.typed(answer.text, record.angle)
  if not value then return { kind = "unreadable", say = UNREADABLE } end
  if within(record, value, record.answer) then return { kind = "right" } end
  local row = row_near(record, value)
  if row then return common.spoken(record.wrong, row) end
  if math.abs(value - record.answer) < 10 * record.tolerance - 1e-9 then
    return { kind = "near", say = NEAR.close }
  end
  if record.answer > 0 and record.answer < 1 and within(record, value / 100, record.answer) then
    return { kind = "near", say = NEAR.percent }
  end
  return { kind = "wrong" }
end

local function typed(value)
  return { text = ("%.17g"):format(value) }
end

function kind.plays(record)
  local plays = { { answer = typed(record.answer), expected = "right" } }
  for i, row in ipairs(record.wrong) do
    plays[#plays + 1] = { answer = typed(row.when), expected = "wrong", wrong = i - 1 }
  end
  return plays
end

local function find_twins(record, report)
  for i, row in ipairs(record.wrong) do
    if within(record, row.when, record.answer) then
      report(record.line, "check.wrong_right", record.id, i)
    end
    for j = 1, i - 1 do
      if within(record, row.when, record.wrong[j].when) then
        report(record.line, "check.wrong_twice", record.id, j, i)
      end
    end
  end
end

-- With no more digits than tell it from a wrong one.
function kind.solution(record)
  for digits = 1, 17 do
    local text = ("%%.%dg"):format(digits):format(record.answer)
    if math.abs(tonumber(text) - record.answer) <= record.tolerance / 10 + 1e-12 then return { text = text } end
  end
end

function kind.findings(record, report)
  find_twins(record, report)
  if not record.computed then return end
  engine.blame(record.computed_line)
  local computed = record.computed(record.drawn or {})
  engine.blame(0)
  if type(computed) ~= "number" then
    report(record.line, "check.computed_kind", record.id, engine.text(computed))
  elseif not within(record, computed, record.answer) then
    report(record.line, "check.computed", record.id, ("%.6g"):format(record.answer), ("%.6g"):format(computed))
  end
end

-- For kinds of lessons' own: what stands around the field; the answer is a number.
kind.own = {
  fields = {
    { "label", "text", ja = "入力らんの前に置く式", en = "what stands before the field" },
    { "unit", "text", ja = "入力らんの後ろに置く単位", en = "what stands behind the field" },
    { "angle", "flag", default = false, ja = "true なら角度（rad）", en = "true: an angle in radians" },
  },
  make = function(values) return { label = values.label, unit = values.unit, angle = values.angle } end,
  read = function(raw, values) return type(raw.text) == "string" and engine.typed(raw.text, values.angle) or nil end,
  write = function(answer) return type(answer) == "number" and typed(answer) or nil end,
}

return kind
