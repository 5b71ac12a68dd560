lesson { id = "live.value", title = { ja = "値", en = "A value" } }

page "value" { ja = "値", en = "A value" }
local a = input.slider { from = 0, to = 5, start = 1, label = { ja = "長さ", en = "Length" } }
local m = input.menu { label = { ja = "形", en = "Shape" }, options = { "A", "B", "C" } }
local square = value(function()
  return 1 / a.value
end)
local shape = value(function()
  return ({ "one", [3] = "three" })[m.value]
end)
prose { ja = "$1/a = {=square:2}$、{=shape}", en = "$1/a = {=square:2}$, {=shape}" }
