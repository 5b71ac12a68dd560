-- Where in the file a finding about an exercise belongs: to the row or the field that it
-- speaks of, else to the exercise.
local engine = ...
local places = {}

-- Findings that are told with the number of a row stand in its line; of two, in the later.
local of_rows = {
  ["check.wrong_right"] = true, ["check.wrong_twice"] = true, ["check.example"] = true, ["check.option_silent"] = true,
}

-- … and those that speak of one field stand in its line.
local function field_of(key)
  if key:find("^check%.solution") or key == "check.unoffered" then return "solution" end
  if key:find("^check%.computed") then return "computed" end
end

-- Only while the file is being loaded: `rows` are the wrong answers, else the options.
function places.of(values, place)
  local name = values.wrong and "wrong" or "options"
  local rows, fields = {}, {}
  for i in ipairs(type(values[name]) == "table" and values[name] or {}) do
    rows[i] = engine.field_line(place.line, ("%s[%d]"):format(name, i))
  end
  for _, field in ipairs { "solution", "computed" } do
    if values[field] ~= nil then fields[field] = engine.field_line(place.line, field) end
  end
  return { rows = rows, fields = fields }
end

-- The line of the row (from 1; nil: none) of an exercise.
function places.row(record, row)
  return row and record.stands.rows[row] or record.line
end

-- `report` for the findings of one exercise.
function places.reporting(record, report)
  return function(line, key, ...)
    local _, row, other = ...
    local own = of_rows[key] and record.stands.rows[other or row] or record.stands.fields[field_of(key) or ""]
    report(own or line, key, ...)
  end
end

return places
