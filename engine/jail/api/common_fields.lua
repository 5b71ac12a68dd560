-- Fields that every kind of exercise has, before and after its own.
local common = {}

common.first = {
  { "ask", "text", needed = true, ja = "問いの文", en = "the question" },
}

common.last = {
  { "hints", "texts", most = 8, ja = "ヒント。前から順に、少しずつ近づけます", en = "hints, each a step nearer" },
  { "explain", "text", ja = "正解のあとに見せる解説", en = "the explanation, shown once it is right" },
}

-- Rows of wrong answers: `when` says which, with the kind's own type.
function common.wrong(when, others)
  local fields = { when }
  for _, field in ipairs(others or {}) do fields[#fields + 1] = field end
  fields[#fields + 1] =
    { "misconception", "misconception", ja = "思いちがいの番号（M01 から M18）", en = "key of the misconception, M01 to M18" }
  fields[#fields + 1] =
    { "say", "text", needed = true, ja = "考えを言い当てて、次に試すことを言う文", en = "names the thought, and what to try" }
  return { "wrong", "rows", most = 32, recipe = "{ when = …, say = { … } }", fields = fields, ja = "よくあるまちがい", en = "likely wrong answers" }
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
  return { kind = "wrong", wrong = index - 1, misconception = row.misconception, say = row.say }
end

return common
