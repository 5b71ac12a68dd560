-- The table of words as it is told to people: in the guide of teachers, and by `kyubi doc`.
local engine = ...

local telling = {}

local function told(fields)
  local list = {}
  for i, field in ipairs(fields or {}) do
    list[i] = {
      name = field[1], type = field[2], ja = field.ja, en = field.en, needed = field.needed or false,
      default = field.default, from = field.from, to = field.to, most = field.most, unit = field.unit,
      names = field.names, recipe = field.recipe, lua = field.lua, text = field.text, fields = told(field.fields),
    }
  end
  return list
end

-- The table of words as data: for the guide of teachers and for `kyubi doc`. A row says what
-- it gives (a type), what makes it fail beyond the ranges of its fields (fails), and what
-- else is to know (note); the last two in both languages.
function telling.words(words)
  local list = {}
  for i, row in ipairs(words) do
    list[i] = {
      name = row.name, form = row.form, ja = row.ja, en = row.en, example = row.example,
      gives = row.gives, fails = row.fails, note = row.note, text = row.text, names = row.names,
      name_type = row.name_type, tests = row.tests, most_qubits = row.display and engine.displays()[row.display].most,
      fields = told(row.fields),
    }
  end
  return list
end

return telling
