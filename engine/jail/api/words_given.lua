-- Words for numbers that are drawn anew for every attempt, and the drawing: from a seed that
-- the learner sees, so that the same seed asks the same. Seeds that follow each other draw
-- something else, and all there is before anything comes twice.
local engine, load = ...
local arguments = load "arguments"
local live = load "live"

local MOST = { names = 8, values = 200 }
local given = {}
local choices = {} -- handle → its values

local function choice(values)
  local handle = setmetatable({}, { __metatable = false })
  choices[handle] = values
  return handle
end

function arguments.readers.drawn(at, value)
  if type(value) == "number" and value - value == 0 then return value end
  if type(value) == "number" then arguments.needs(at, "drawn", value) end
  return arguments.readers.text(at, value)
end

function arguments.readers.drawn_list(at, value)
  local list = arguments.each(at, value, MOST.values, arguments.readers.drawn)
  if #list == 0 then arguments.needs(at, "drawn", value) end
  for _, one in ipairs(list) do
    if type(one) ~= type(list[1]) then arguments.needs(at, "drawn", one) end
  end
  return list
end

local function one_of(values)
  return choice(values.values)
end

local function between(from, to, step)
  local list, count = {}, math.floor((to - from) / step + 1e-9)
  if to < from or count >= MOST.values then
    engine.fail(nil, "language.between", MOST.values)
  end
  local whole = math.tointeger(from) and math.tointeger(step)
  for i = 0, count do
    list[#list + 1] = whole and math.tointeger(from) + i * math.tointeger(step) or from + i * step
  end
  return choice(list)
end

-- ---------------------------------------------------------------- of an exercise

function arguments.readers.given(at, value)
  if type(value) ~= "table" then arguments.needs(at, "given", value) end
  local list = {}
  for name, handle in pairs(value) do
    local known = type(name) == "string" and name:find("^[%a_][%w_]*$") and #name < 32
    if not known or not choices[handle] then arguments.needs(at, "given", known and handle or name) end
    list[#list + 1] = { name = name, values = choices[handle] }
  end
  if #list == 0 or #list > MOST.names then arguments.needs(at, "given", value) end
  table.sort(list, function(a, b) return a.name < b.name end)
  return list
end

-- name → its first value, of what an exercise was given, right or not: the names that may
-- stand in its expressions and texts.
function given.names(value)
  local names = {}
  for name, handle in pairs(type(value) == "table" and value or {}) do
    if type(name) == "string" and choices[handle] then names[name] = choices[handle][1] end
  end
  return names
end

-- How many different draws there are.
function given.count(list)
  local count = 1
  for _, one in ipairs(list) do count = count * #one.values end
  return count
end

-- The draw with a number from 0: name → value.
function given.at(list, number)
  local values = {}
  for _, one in ipairs(list) do
    values[one.name] = one.values[number % #one.values + 1]
    number = number // #one.values
  end
  return values
end

local function common_divisor(a, b)
  while b ~= 0 do a, b = b, a % b end
  return a
end

-- Steps of about the golden section of all spread neighbours; without a common divisor they
-- come to every one.
local function stride(count)
  local step = math.max(1, math.floor(count * 0.6180339887))
  while common_divisor(step, count) > 1 do step = step + 1 end
  return step
end

function given.draw(list, seed)
  local count = given.count(list)
  return given.at(list, seed % count * stride(count) % count)
end

-- name → number, for expressions.
function given.numbers(values)
  local numbers = {}
  for name, value in pairs(values or {}) do
    if type(value) == "number" then numbers[name] = value end
  end
  return numbers
end

-- "angle = 30, n = 2", for findings.
function given.text(values)
  local parts = {}
  for name, value in pairs(values) do
    local words = type(value) == "number" and ("%.6g"):format(value) or value.en or value.ja
    parts[#parts + 1] = ("%s = %s"):format(name, words)
  end
  table.sort(parts)
  return table.concat(parts, ", ")
end

-- The present value of an expression as arguments.lua keeps it: a number, or text and names.
function given.value(expression, values, line)
  if type(expression) ~= "table" then return expression end
  local numbers = live.numbers(expression.names)
  for name, number in pairs(given.numbers(values)) do numbers[name] = number end
  return engine.value(expression.text, line, numbers)
end

given.words = {
  {
    name = "one_of", form = "value", gives = "drawn",
    ja = "問題の given に書きます。解くたびに、この中から 1 つが選ばれます。数か文を並べます。",
    en = "For given of an exercise: each attempt draws one of these numbers or texts.",
    fields = { { "values", "drawn_list", needed = true, ja = "数か文の並び", en = "numbers, or texts" } },
    example = [[exercise.number "agree" {
  given = { angle = one_of { 30, 45, 60, 90 } },
  ask = { ja = "向きが {=angle}° ちがうとき、一致する確率は？", en = "The directions are {=angle}° apart. How likely do they agree?" },
  answer = "cos(angle/2 * deg)^2", tolerance = 0.01,
  computed = function(given) return q.overlap(state "|0>", q.arrow(math.rad(given.angle))) end,
}]],
    make = one_of,
  },
  {
    name = "between", form = "call", gives = "drawn",
    ja = "問題の given に書きます。from から to までの数（step おき、はじめは 1）から 1 つが選ばれます。",
    en = "For given of an exercise: each attempt draws one of the numbers from … to, a step apart (1 if left out).",
    fields = {
      { "from", "number", needed = true, from = -1e9, to = 1e9, ja = "いちばん小さい数", en = "the least" },
      { "to", "number", needed = true, from = -1e9, to = 1e9, ja = "いちばん大きい数", en = "the greatest" },
      { "step", "number", from = 1e-9, to = 1e9, default = 1, ja = "間隔", en = "from one to the next" },
    },
    example = [[exercise.number "how-many" {
  given = { n = between(2, 5) },
  ask = { ja = "{=n} 量子ビットの状態には、いくつの振幅がありますか。", en = "How many amplitudes has a state of {=n} qubits?" },
  answer = "2^n",
  wrong = { { when = "2*n + 1", say = { ja = "1 個ふえるごとに 2 倍になります。", en = "Each qubit doubles it." } } },
}]],
    make = between,
  },
}

return given
