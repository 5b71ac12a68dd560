-- exercise.choice: one option, or several. An option's `say` is the feedback for whoever
-- chose a wrong one, or (with several) left out a right one.
local engine, load = ...
local common = load "common_fields"

local INCOMPLETE = {
  ja = "選んだものは正しいです。ほかにもあります。",
  en = "What you chose is right. There is more.",
}
local NOTHING = {
  ja = "まだ何も選ばれていません。選んでから調べてください。",
  en = "Nothing is chosen yet. Choose, then check.",
}

local kind = { name = "choice" }

kind.word = {
  name = "exercise.choice", form = "named", kind = kind,
  ja = "選んで答える問題です。several = true なら、いくつでも選べます。",
  en = "A question with options; several = true lets the learner choose more than one.",
  fields = common.fields {
    {
      "options", "rows", most = 12, needed = true, text = true,
      recipe = "{ ja = \"…\", en = \"…\", right = true }",
      ja = "選択肢。文（ja、en）と、right か misconception と say",
      en = "the options: their text (ja, en), and right, or misconception and say",
      fields = {
        { "right", "flag", default = false, ja = "正しい選択肢か", en = "whether it is right" },
        { "misconception", "misconception", ja = "思いちがいの番号（M01 から M18）", en = "key of the misconception, M01 to M18" },
        { "try", "demo", ja = "判定の下で見せる反例の実験", en = "a counter-experiment, shown under the verdict" },
        { "say", "text", ja = "選んだ人（正しいものなら、選ばなかった人）への文", en = "said to who chose it (if right: left it out)" },
      },
    },
    { "several", "flag", default = false, ja = "いくつでも選べるか", en = "whether several may be chosen" },
  },
  example = [[exercise.choice "poles" {
  ask = { ja = "北極の状態はどれですか。", en = "Which state is at the north pole?" },
  options = {
    { ja = "$\\ket{0}$", en = "$\\ket{0}$", right = true },
    { ja = "$\\ket{1}$", en = "$\\ket{1}$", say = { ja = "それは南極です。", en = "That is the south pole." } },
  },
}]],
}

function kind.make(values, place)
  local data = { several = values.several, options = {} }
  local rights = 0
  for i, option in ipairs(values.options) do
    data.options[i] = { text = option.text, right = option.right }
    if option.right then rights = rights + 1 end
  end
  if #data.options < 2 or rights == 0 or (rights > 1 and not values.several) then
    engine.fail(place.line, "language.options", place.word)
  end
  return data, { options = values.options, several = values.several }
end

local function chosen_set(record, answer)
  local chosen, count = {}, 0
  for _, index in ipairs(type(answer.chosen) == "table" and answer.chosen or {}) do
    if math.type(index) == "integer" and record.options[index + 1] and not chosen[index + 1] then
      chosen[index + 1] = true
      count = count + 1
    end
  end
  return chosen, count
end

-- The first option that is on the wrong side and satisfies `speaks`.
local function fault_in(record, chosen, speaks)
  for i, option in ipairs(record.options) do
    if (chosen[i] or false) ~= option.right and speaks(option, chosen[i]) then return i end
  end
end

function kind.check(record, answer)
  local chosen, count = chosen_set(record, answer)
  if count == 0 then return { kind = "unreadable", say = NOTHING } end
  if not fault_in(record, chosen, function() return true end) then return { kind = "right" } end
  -- A wrong one that was chosen comes first; then a right one that was left out.
  local row = fault_in(record, chosen, function(option, is) return is and option.say end)
  if not row and record.several then
    row = fault_in(record, chosen, function(option, is) return not is and option.say end)
  end
  if row then return common.spoken(record.options, row) end
  local only_missing = not fault_in(record, chosen, function(_, is) return is end)
  if only_missing then return { kind = "near", say = INCOMPLETE } end
  return { kind = "wrong" }
end

-- The right options but for one changed place.
local function chosen_with(record, changed)
  local list = {}
  for i, option in ipairs(record.options) do
    local is = option.right
    if i == changed then is = not is end
    if not record.several and changed then is = i == changed end
    if is then list[#list + 1] = i - 1 end
  end
  return { chosen = list }
end

function kind.plays(record)
  local plays = { { answer = chosen_with(record), expected = "right" } }
  for i, option in ipairs(record.options) do
    local answer = chosen_with(record, i)
    if option.say and #answer.chosen > 0 and (record.several or not option.right) then
      plays[#plays + 1] = { answer = answer, expected = "wrong", wrong = i - 1 }
    end
  end
  return plays
end

function kind.findings(record, report)
  for i, option in ipairs(record.options) do
    if not option.right and not option.say then
      report(record.line, "check.option_silent", record.id, i)
    end
  end
end

-- For kinds of lessons' own: the answer is the list of the chosen options' numbers.
kind.own = {
  fields = {
    { "options", "texts", most = 12, needed = true, ja = "選択肢", en = "the options" },
    { "several", "flag", default = false, ja = "いくつでも選べるか", en = "whether several may be chosen" },
  },
  make = function(values, place)
    if #values.options < 2 then engine.fail(place.line, "language.options", place.word) end
    return { options = common.as_rows(values.options), several = values.several }
  end,
  read = function(raw, values)
    local options = {}
    for i = 1, #values.options do options[i] = { right = false } end
    local chosen, count = chosen_set({ options = options }, raw)
    local list = {}
    for i = 1, #options do
      if chosen[i] then list[#list + 1] = i end
    end
    return count > 0 and list or nil
  end,
  write = function(answer) return type(answer) == "table" and { chosen = common.from_zero(answer) } or nil end,
}

return kind
