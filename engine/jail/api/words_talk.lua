-- Words for showing a lesson in a hall: what the presenter says, what the hall is asked, and
-- what it does for a while.
local engine, load = ...
local book, live, arguments = load "book", load "live", load "arguments"

local MOST_HANDS = 999

-- A number as it ought to be seen: 0.8536, "85.4%", "{=s:3}".
function arguments.readers.figure(at, value, field)
  if type(value) == "boolean" then arguments.needs(at, "figure", value) end
  if type(value) == "number" then value = ("%.10g"):format(value) end
  return arguments.readers.text(at, value, field)
end

local function add_notes(values, place)
  book.add_note { line = place.line, text = values.text, mistake = values.mistake, expect = book.filled(values.expect) }
end

-- An option's tally, which expressions and functions read by the name of its local.
local function add_tally(text, place)
  local data = { kind = "tally", line = place.line, label = text }
  local record = { role = "tally", line = place.line, data = data, number = 0, from = 0, to = MOST_HANDS, step = 1 }
  local handle = live.add_variable(record)
  book.add_variable(data, "vote")
  return handle, record.index
end

local function check_vote(name, values, place)
  local count = #values.options
  local twin = book.votes[name]
  if twin then engine.fail(place.line, "language.id_twice", name, twin) end
  book.votes[name] = place.line
  local function line(field) return engine.field_line(place.line, field) end
  if count < 2 then engine.fail(line "options", "language.vote_options", name, count) end
  if values.right and values.right > count then
    engine.fail(line "right", "language.vote_right", name, values.right, count)
  end
  if values.rehearse and #values.rehearse ~= count then
    engine.fail(line "rehearse", "language.vote_rehearse", name, #values.rehearse, count)
  end
  for _, hands in ipairs(values.rehearse or {}) do
    if hands < 0 or hands > MOST_HANDS then
      engine.fail(line "rehearse", "language.range", "vote", "rehearse", 0, MOST_HANDS, hands)
    end
  end
end

local function add_vote(name, values, place)
  book.page("vote", place.line)
  check_vote(name, values, place)
  local handles, tallies = {}, {}
  for i, option in ipairs(values.options) do handles[i], tallies[i] = add_tally(option, place) end
  local data = {
    id = name, line = place.line, ask = values.ask, tallies = tallies, right = values.right and values.right - 1,
    rehearse = values.rehearse,
  }
  local index = book.add_counted("votes", data)
  book.vote_data[index] = data
  book.add_block { kind = "vote", line = place.line, vote = index }
  return table.unpack(handles)
end

local function add_activity(values, place)
  if (values.minutes == nil) == (values.seconds == nil) then engine.fail(place.line, "language.activity_time") end
  local seconds = values.seconds or values.minutes * 60
  local index = book.add_counted("activities", { line = place.line, seconds = seconds, say = values.say })
  book.add_block { kind = "activity", line = place.line, activity = index }
end

local words = {
  {
    name = "notes", form = "fields", text = true,
    ja = "会場で見せるときに、話す人の画面だけに出る文です。書いた場所のステップから、次の notes までのものです。学ぶ人には見えません。",
    en = "What the presenter alone sees when the page is shown in a hall: from the step where it stands until the next notes. Learners never see it.",
    fields = {
      { "mistake", "text", ja = "よくある思いちがい", en = "a common misconception" },
      {
        "expect", "rows", most = 8, recipe = "{ value = …, label = { … } }", ja = "見えるはずの数", en = "numbers that ought to be seen",
        fields = {
          { "value", "figure", needed = true, ja = "数、または {=…} の入った文", en = "the number, or a text, with {=…} in it too" },
          { "label", "text", needed = true, ja = "何の数か", en = "what it is" },
        },
      },
    },
    note = {
      ja = "prose と同じ書き方ができます。kyubi pack --handout では消えます。",
      en = "It is written like prose. kyubi pack --handout leaves it out.",
    },
    example = [=[notes { ja = [[ **10 秒**待ってから、手を挙げてもらいます。 ]], en = [[ Wait **ten seconds**, then ask for hands. ]],
  mistake = { ja = "「もつれで合図を送った」", en = "“Entanglement sent a signal”" },
  expect = { { value = 0.8536, label = { ja = "もつれ", en = "entangled" } } } }
prose { ja = "作戦だけで 75% をこえられるでしょうか。", en = "Can a plan alone beat 75%?" }]=],
    make = add_notes,
  },
  {
    name = "vote", form = "named", gives = "tally",
    ja = "会場に手を挙げてもらう問いです。話す人が数えた数は、選択肢と同じ順に返る値で、{=…}、value、stage から読めます。1 人で学ぶ人は、選択肢を 1 つ押して予想します（その値が 1 になります）。",
    en = "A question to the hall. The hands that the presenter counts are the values it gives, one an option in their order, for {=…}, value and stages. A lone learner guesses by one press, which makes that value 1.",
    fields = {
      { "ask", "text", needed = true, ja = "問いの文", en = "the question" },
      { "options", "texts", most = 8, needed = true, ja = "選択肢（2 つから 8 つ）", en = "what can be chosen: two to eight" },
      { "right", "integer", from = 1, to = 8, ja = "正しい選択肢の番号（1 から）。書かなければ、正解のない問いです", en = "the number of the right option, from 1; left out: there is none" },
      { "rehearse", "integers", most = 8, ja = "予行で使う、選択肢ごとの人数（0 から 999）", en = "counts to rehearse with, one an option, 0 to 999" },
    },
    note = {
      ja = "正解は、次の step() まで進むと、予想の横に出ます。",
      en = "The right option is shown beside the guess once the page has gone on past it, by step().",
    },
    example = [=[local yes, no = vote "beat-75" {
  ask = { ja = "電話なしで、75% をこえられる？", en = "Can you beat 75% without a telephone?" },
  options = { { ja = "こえられる", en = "Yes" }, { ja = "むり", en = "No" } },
  right = 1, rehearse = { 18, 15 },
}
step()
prose { ja = "{=yes + no:count} 人のうち、{=yes:count} 人が「こえられる」です。", en = "Of {=yes + no:count} people, {=yes:count} say yes." }]=],
    make = add_vote,
  },
  {
    name = "activity", form = "fields",
    ja = "会場や学ぶ人が、しばらくすることです。会場では、残りの時間を数えます。",
    en = "Something to do for a while; in a hall the time that is left is counted down.",
    fields = {
      { "say", "text", needed = true, ja = "することの文", en = "what is to be done" },
      { "minutes", "number", from = 0.1, to = 60, unit = { ja = "分", en = "minutes" }, ja = "時間。minutes か seconds のどちらかを書きます", en = "how long; either minutes or seconds" },
      { "seconds", "number", from = 1, to = 3600, unit = { ja = "秒", en = "seconds" }, ja = "時間", en = "how long" },
    },
    example = [=[activity { minutes = 2, say = { ja = "隣の人と、理由を話しましょう。", en = "Tell your neighbour why." } }]=],
    make = add_activity,
  },
}

-- ---------------------------------------------------------------- what kyubi check tells

local function filled(text)
  return text ~= nil and ((text.ja or "") .. (text.en or "")):find "%S" ~= nil
end

local function find_in_page(page, report)
  local hall, steps, shown, learner = page.hall, 0, 0, 0
  for _, block in ipairs(page.blocks) do
    steps = math.max(steps, block.step)
    if block.only ~= "learner" then shown = shown + 1 end
    if block.only ~= "hall" then learner = learner + 1 end
  end
  for _, block in ipairs(page.blocks) do
    local vote = block.kind == "vote" and book.vote_data[block.vote]
    if vote and vote.right and block.step == steps and page == book.pages[#book.pages] then report(vote.line, "check.vote_last", vote.id) end
  end
  if #page.blocks > 0 and learner == 0 then report(page.line, "check.learner_empty", page.id) end
  if not hall then return end
  if not filled(hall.question) and not filled(page.title) then report(page.line, "check.hall_question", page.id) end
  if #page.blocks > 0 and shown == 0 then report(page.line, "check.hall_empty", page.id) end
end

-- Where the pages have a plan, it is one for all of the hall's pages and fills the lesson.
local function find_in_plan(report)
  local planned, sum = false, 0
  for _, page in ipairs(book.pages) do
    planned, sum = planned or page.minutes ~= nil, sum + (page.minutes or 0)
  end
  if not planned then return end
  local whole = true
  for _, page in ipairs(book.pages) do
    if page.hall and not page.minutes then
      whole = false
      report(page.line, "check.minutes_missing", page.id)
    end
  end
  local minutes = book.head.minutes
  if whole and minutes and math.abs(sum - minutes) > 1e-6 then
    report(book.line, "check.minutes_sum", ("%.4g"):format(sum), minutes)
  end
end

local function findings(report)
  for _, page in ipairs(book.pages) do find_in_page(page, report) end
  find_in_plan(report)
end

return { words = words, findings = findings }
