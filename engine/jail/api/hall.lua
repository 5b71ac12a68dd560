-- How a page looks in a hall, and for whom a block is: the lone learner, the hall, or both.
local engine, load = ...
local arguments = load "arguments"

local hall = {}

hall.only = {
  "only", "choice", names = { "learner", "hall" },
  ja = "learner なら 1 人で学ぶ人だけに、hall なら会場だけに見せます。書かなければ両方",
  en = "learner: only lone learners see it; hall: only a hall does; left out: both",
}

-- Words that put a block on the page; exercises have the field among those they share.
local BLOCKS = {
  prose = true, callout = true, columns = true, grid = true, image = true, circuit = true,
  stage = true, activity = true, vote = true,
}

function hall.add_only(words)
  for _, row in ipairs(words) do
    local group = row.name:match "^(%a+)%."
    local takes = BLOCKS[row.name] or group == "display" or group == "input" and row.name ~= "input.arrow"
    if takes and row.fields[#row.fields] ~= hall.only then row.fields[#row.fields + 1] = hall.only end
  end
end

local FIELDS = {
  { "question", "text", ja = "会場で上に出す問い。書かなければページの題名", en = "what stands on top; left out: the page's title" },
  { "layout", "choice", names = { "picture", "beside", "text" }, ja = "picture は図を大きく、beside は文と図を左右に、text は文を大きく。書かなければ Kyubi が選びます", en = "picture: the picture large; beside: text and picture side by side; text: the text large; left out: Kyubi chooses" },
}

hall.field = {
  "hall", "hall", fields = FIELDS,
  ja = "true か { … } なら、会場で見せるページです", en = "true or { … }: the page is for a hall",
}

function arguments.readers.hall(at, value)
  if value == true then return { shown = true } end
  if value == false then return nil end
  if type(value) ~= "table" then arguments.needs(at, "hall", value) end
  local read = arguments.read(arguments.row_place(at), FIELDS, value)
  return { shown = true, question = read.question, layout = read.layout }
end

return hall
