-- Fields that every kind of exercise has, before and after its own.
local engine, load = ...
local hall = load "hall"

local common = {}

common.first = {
  { "given", "given", ja = "解くたびに選ばれる数や文。名前を式や {=…} に書けます", en = "numbers or texts drawn anew for each attempt; their names stand in expressions and in {=…}" },
  { "ask", "text", needed = true, ja = "問いの文", en = "the question" },
}

common.last = {
  { "hints", "texts", most = 8, ja = "ヒント。前から順に、少しずつ近づけます", en = "hints, each a step nearer" },
  { "explain", "text", ja = "正解のあとに見せる解説", en = "the explanation, shown once it is right" },
  { "review", "flag", default = false,
    ja = "true なら復習のカード。正解したあと、忘れるころに、ページなしでもう一度聞きます",
    en = "true: a card for review, asked again without its page when it is about to be forgotten" },
  hall.only,
}

-- Rows of wrong answers: `when` says which, with the kind's own type.
function common.wrong(when, others)
  local fields = { when }
  for _, field in ipairs(others or {}) do fields[#fields + 1] = field end
  fields[#fields + 1] =
    { "misconception", "misconception", ja = "思いちがいの番号（M01 から M18）", en = "key of the misconception, M01 to M18" }
  fields[#fields + 1] =
    { "say", "text", needed = true, ja = "考えを言い当てて、次に試すことを言う文", en = "names the thought, and what to try" }
  fields[#fields + 1] = { "try", "demo", ja = "判定の下で見せる反例の実験", en = "a counter-experiment, shown under the verdict" }
  return { "wrong", "rows", most = 32, recipe = "{ when = …, say = { … } }", fields = fields, ja = "よくあるまちがい", en = "likely wrong answers" }
end

-- Texts (or rows with a text) as they are sent.
function common.as_rows(list)
  local rows = {}
  for i, one in ipairs(list) do rows[i] = { text = one.text or one } end
  return rows
end

-- Rows whose `when` is worked out: value(expression) gives its number.
function common.bound_rows(rows, value)
  local bound = {}
  for i, row in ipairs(rows) do
    bound[i] = {}
    for key, one in pairs(row) do bound[i][key] = one end
    bound[i].when = value(row.when)
  end
  return bound
end

-- The play of a record's solution, the answer's field being `name`; none in a handout.
function common.right(record, name)
  if record.solution == nil then return {} end
  return { { answer = { [name] = record.solution }, expected = "right" } }
end

-- A copy in which some fields are others.
function common.with(record, fields)
  local copy = {}
  for key, one in pairs(record) do copy[key] = one end
  for key, one in pairs(fields) do copy[key] = one end
  return copy
end

-- Numbers of cards count from 0 outside.
function common.from_zero(list)
  local out = {}
  for i, number in ipairs(list) do out[i] = number - 1 end
  return out
end

-- 1 … count, mixed: the same for everybody, by the exercise's name (a linear congruential
-- generator with the numbers of Knuth's MMIX, started from the name's bytes).
function common.mixed(id, count, try)
  local seed = try
  local function draw(below)
    seed = seed * 6364136223846793005 + 1442695040888963407
    return (seed >> 33) % below + 1
  end
  for i = 1, #id do
    seed = seed ~ id:byte(i)
    draw(1)
  end
  local list = {}
  for i = 1, count do list[i] = i end
  for i = count, 2, -1 do
    local other = draw(i)
    list[i], list[other] = list[other], list[i]
  end
  return list
end

function common.fields(own)
  local all = {}
  for _, list in ipairs { common.first, own, common.last } do
    for _, field in ipairs(list) do all[#all + 1] = field end
  end
  return all
end

-- The verdict of wrong row `index` (from 1); rows count from 0 outside.
function common.spoken(rows, index)
  local row = rows[index]
  return { kind = "wrong", wrong = index - 1, misconception = row.misconception, say = row.say, demo = row.demo }
end

return common
