-- exercise.place: the learner puts cards into named places, or matches pairs.
local engine, load = ...
local common = load "common_fields"

local SAID = {
  nothing = {
    ja = "まだ何も置かれていません。カードを動かしてから調べてください。",
    en = "Nothing is placed yet. Move the cards, then check.",
  },
  missing = {
    ja = "置いたものは合っています。まだ置いていないカードがあります。",
    en = "What you placed is right. There are cards left to place.",
  },
}

local kind = { name = "place" }

kind.word = {
  name = "exercise.place", form = "named", kind = kind,
  ja = "カードを、名前のついた場所に置く問題です。once = true なら 1 つの場所に 1 枚で、組み合わせの問題になります。",
  en = "Cards to be put into named places; with once = true a place holds one card: matching pairs.",
  fields = common.fields {
    { "places", "texts", most = 8, needed = true, ja = "場所の名前", en = "what the places are called" },
    {
      "items", "rows", most = 16, needed = true, text = true,
      recipe = "{ ja = \"…\", en = \"…\", place = 1 }",
      ja = "カード", en = "the cards",
      fields = {
        { "place", "integer", from = 0, to = 8, needed = true, ja = "正しい場所の番号。0 なら、どこにも置きません", en = "the number of its right place; 0: it belongs nowhere" },
        { "also", "integers", most = 8, from = 0, to = 8, ja = "ほかに正しい場所", en = "other places that are right too" },
      },
    },
    { "once", "flag", default = false, ja = "true なら、1 つの場所に 1 枚", en = "true: a place holds one card" },
    common.wrong({ "item", "integer", from = 1, to = 16, needed = true, ja = "このカードが", en = "when this card …" },
      { { "place", "integer", from = 0, to = 8, needed = true, ja = "この場所にあるとき（0: 置かれていない）", en = "… is in this place (0: nowhere)" } }),
  },
  example = [[exercise.place "what-changes" {
  ask = { ja = "H は、どれを変えますか。", en = "Which of these does H change?" },
  places = { { ja = "変わる", en = "Changes" }, { ja = "変わらない", en = "Stays" } },
  items = { { ja = "$\\ket{0}$", en = "$\\ket{0}$", place = 1 }, { ja = "$\\ket{1}$", en = "$\\ket{1}$", place = 1 },
            { ja = "矢印の長さ", en = "the arrow's length", place = 2 } },
  wrong = { { item = 3, place = 1, say = { ja = "矢印は回るだけです。", en = "The arrow only turns." } } },
}]],
}

local function check_place(place, path, number, count)
  if number <= count then return end
  engine.fail(engine.field_line(place.line, path), "language.place", place.word, number, count)
end

local function check_places(values, place)
  for i, item in ipairs(values.items) do
    check_place(place, ("items[%d].place"):format(i), item.place, #values.places)
    for _, other in ipairs(item.also or {}) do
      check_place(place, ("items[%d].also"):format(i), other, #values.places)
    end
  end
  for i, row in ipairs(values.wrong or {}) do
    check_place(place, ("wrong[%d].place"):format(i), row.place, #values.places)
    check_place(place, ("wrong[%d].item"):format(i), row.item, #values.items)
  end
end

function kind.make(values, place, _, id)
  if #values.items < 2 or #values.places == 0 then engine.fail(place.line, "language.items", place.word) end
  check_places(values, place)
  local record = { right = {}, homes = {}, place_count = #values.places, once = values.once, wrong = values.wrong or {} }
  for i, item in ipairs(values.items) do
    record.right[i] = { [item.place] = true }
    record.homes[i] = item.place
    for _, other in ipairs(item.also or {}) do record.right[i][other] = true end
  end
  local data = {
    items = common.as_rows(values.items), places = common.as_rows(values.places), once = values.once,
    start = common.from_zero(common.mixed(id, #values.items, 1)),
  }
  return data, record
end

local function places_of(record, answer)
  local list, any, taken = {}, false, {}
  for i, number in ipairs(type(answer.places) == "table" and answer.places or {}) do
    local known = math.type(number) == "integer" and number >= 0 and number <= record.place_count
    if not known or (record.once and number > 0 and taken[number]) then return nil end
    taken[number] = true
    any = any or number > 0
    list[i] = number
  end
  return #list == #record.right and list or nil, any
end

function kind.check(record, answer)
  local places, any = places_of(record, answer)
  if not places then return { kind = "unreadable" } end
  local wrong, missing = 0, 0
  for i, number in ipairs(places) do
    if not record.right[i][number] then
      if number == 0 then missing = missing + 1 else wrong = wrong + 1 end
    end
  end
  if wrong + missing == 0 then return { kind = "right" } end
  if not any then return { kind = "unreadable", say = SAID.nothing } end
  for i, row in ipairs(record.wrong) do
    if places[row.item] == row.place then return common.spoken(record.wrong, i) end
  end
  return wrong == 0 and { kind = "near", say = SAID.missing } or { kind = "wrong" }
end

-- The right places, but for one card; where a place holds one card, what is there gives way.
local function places_with(record, item, number)
  local list = {}
  for i, home in ipairs(record.homes) do list[i] = home end
  for i, home in ipairs(list) do
    if record.once and number and number > 0 and home == number then list[i] = 0 end
  end
  if item then list[item] = number end
  return { places = list }
end

function kind.plays(record)
  local plays = { { answer = places_with(record), expected = "right" } }
  for i, row in ipairs(record.wrong) do
    plays[#plays + 1] = { answer = places_with(record, row.item, row.place), expected = "wrong", wrong = i - 1 }
  end
  return plays
end

function kind.untouched(record)
  local list = {}
  for i = 1, #record.right do list[i] = 0 end
  return { places = list }
end

function kind.findings(record, report)
  local homes = {}
  for i, row in ipairs(record.wrong) do
    if record.right[row.item][row.place] then report(record.line, "check.wrong_right", record.id, i) end
    for j = 1, i - 1 do
      if record.wrong[j].item == row.item and record.wrong[j].place == row.place then
        report(record.line, "check.wrong_twice", record.id, j, i)
      end
    end
  end
  for i, home in ipairs(record.homes) do
    if record.once and home > 0 and homes[home] then
      report(record.line, "check.place_twice", record.id, homes[home], i)
    end
    homes[home] = i
  end
end

-- For kinds of lessons' own: the answer is the list of each card's place, 0 where it is in none.
kind.own = {
  fields = {
    { "places", "texts", most = 8, needed = true, ja = "場所の名前", en = "what the places are called" },
    { "items", "texts", most = 16, needed = true, ja = "カード", en = "the cards" },
    { "once", "flag", default = false, ja = "true なら、1 つの場所に 1 枚", en = "true: a place holds one card" },
  },
  make = function(values, place, _, id)
    if #values.items < 2 or #values.places == 0 then engine.fail(place.line, "language.items", place.word) end
    return {
      items = common.as_rows(values.items), places = common.as_rows(values.places), once = values.once,
      start = common.from_zero(common.mixed(id, #values.items, 1)),
    }
  end,
  read = function(raw, values)
    local right = {}
    for i = 1, #values.items do right[i] = {} end
    return (places_of({ right = right, place_count = #values.places, once = values.once }, raw))
  end,
  write = function(answer) return type(answer) == "table" and { places = answer } or nil end,
}

return kind
