-- exercise.sort: the learner puts cards in order. Items of the same rank may stand either
-- way round; a wrong row speaks when its items stand in its order.
local engine, load = ...
local common = load "common_fields"

local kind = { name = "sort" }

kind.word = {
  name = "exercise.sort", form = "named", kind = kind,
  ja = "カードを正しい順に並べる問題です。items は正しい順に書きます。学ぶ人には混ぜて見せます。",
  en = "Cards to be put in order. Write the items in the right order; the learner meets them mixed.",
  fields = common.fields {
    {
      "items", "rows", most = 16, needed = true, text = true,
      recipe = "{ ja = \"…\", en = \"…\" }",
      ja = "カード。正しい順に", en = "the cards, in the right order",
      fields = {
        { "rank", "integer", from = 1, to = 16, ja = "順番。同じ数のカードは、どちらが先でもかまいません。書かなければ上から 1、2、…", en = "its place in the order; cards of one rank may stand either way round; left out: 1, 2, … from the top" },
      },
    },
    common.wrong { "when", "integers", most = 16, from = 1, to = 16, needed = true, ja = "まちがいの順。items の番号を並べます。全部でなくてもかまいません", en = "the wrong order, by the numbers of the items; it need not name all" },
  },
  example = [[exercise.sort "read-out" {
  ask = { ja = "実験の順に並べてください。", en = "Put the experiment in order." },
  items = { { ja = "$\\ket{0}$ を用意する", en = "Prepare $\\ket{0}$" }, { ja = "H をかける", en = "Apply H" },
            { ja = "測定する", en = "Measure" } },
  wrong = { { when = { 3, 2 }, say = { ja = "測定したあとでは、重ね合わせは残りません。", en = "After measuring, no superposition is left." } } },
}]],
}

local function check_when(values, place)
  for i, row in ipairs(values.wrong or {}) do
    local path, seen = ("wrong[%d].when"):format(i), {}
    for _, item in ipairs(row.when) do
      if item > #values.items or seen[item] then
        engine.fail(engine.field_line(place.line, path), "language.order", place.word, #values.items, item)
      end
      seen[item] = true
    end
    if #row.when < 2 then engine.fail(engine.field_line(place.line, path), "language.order", place.word, #values.items, #row.when) end
  end
end

local function is_right(record, order)
  for i = 2, #order do
    if record.ranks[order[i - 1]] > record.ranks[order[i]] then return false end
  end
  return true
end

-- A start that is not right already, if there is one.
local function mixed_start(id, record)
  local start
  for try = 1, 20 do
    start = common.mixed(id, #record.ranks, try)
    if not is_right(record, start) then break end
  end
  return start
end

function kind.make(values, place, _, id)
  if #values.items < 2 then engine.fail(place.line, "language.items", place.word) end
  check_when(values, place)
  local record = { ranks = {}, wrong = values.wrong or {} }
  for i, item in ipairs(values.items) do record.ranks[i] = item.rank or i end
  record.start = mixed_start(id, record)
  return { items = common.as_rows(values.items), start = common.from_zero(record.start) }, record
end

local function order_of(record, answer)
  local order, seen = {}, {}
  for i, item in ipairs(type(answer.order) == "table" and answer.order or {}) do
    local known = math.type(item) == "integer" and record.ranks[item + 1] and not seen[item + 1]
    if not known then return nil end
    seen[item + 1] = true
    order[i] = item + 1
  end
  return #order == #record.ranks and order or nil
end

local function stands_in(order, when)
  local at = 1
  for _, item in ipairs(order) do
    if item == when[at] then at = at + 1 end
  end
  return at > #when
end

function kind.check(record, answer)
  local order = order_of(record, answer)
  if not order then return { kind = "unreadable" } end
  if is_right(record, order) then return { kind = "right" } end
  for i, row in ipairs(record.wrong) do
    if stands_in(order, row.when) then return common.spoken(record.wrong, i) end
  end
  return { kind = "wrong" }
end

-- The right order, but with the row's items in the row's order, in the places they take.
local function order_with(record, when)
  local order, named = {}, {}
  for _, item in ipairs(when) do named[item] = true end
  for i = 1, #record.ranks do order[i] = i end
  table.sort(order, function(a, b)
    if record.ranks[a] ~= record.ranks[b] then return record.ranks[a] < record.ranks[b] end
    return a < b
  end)
  local next = 1
  for i, item in ipairs(order) do
    if named[item] then
      order[i] = when[next]
      next = next + 1
    end
  end
  return { order = common.from_zero(order) }
end

function kind.plays(record)
  local plays = { { answer = order_with(record, {}), expected = "right" } }
  for i, row in ipairs(record.wrong) do
    plays[#plays + 1] = { answer = order_with(record, row.when), expected = "wrong", wrong = i - 1 }
  end
  return plays
end

function kind.untouched(record)
  return { order = common.from_zero(record.start) }
end

-- For kinds of lessons' own: the answer is the list of the items' numbers, from the top.
kind.own = {
  fields = { { "items", "texts", most = 16, needed = true, ja = "カード", en = "the cards" } },
  make = function(values, place, _, id)
    if #values.items < 2 then engine.fail(place.line, "language.items", place.word) end
    return { items = common.as_rows(values.items), start = common.from_zero(common.mixed(id, #values.items, 1)) }
  end,
  read = function(raw, values)
    local ranks = {}
    for i = 1, #values.items do ranks[i] = i end
    return order_of({ ranks = ranks }, raw)
  end,
  write = function(answer) return type(answer) == "table" and { order = common.from_zero(answer) } or nil end,
}

return kind
