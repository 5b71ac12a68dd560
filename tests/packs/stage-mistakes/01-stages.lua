lesson {
  id = "stage-mistakes.one",
  title = { ja = "図", en = "Stages" },
}
page "one" { ja = "一", en = "One" }
local x = input.slider { from = 0, to = 2, step = 1, start = 1, label = { ja = "長さ", en = "length" } }
-- wrong from the beginning
stage { label = { ja = "図", en = "A stage" }, draw = function(g)
  g:circle(1, 1, 1, { ink = "foxx" })
end }
-- wrong at its end alone
stage { label = { ja = "図", en = "A stage" }, duration = 4, still = 1, draw = function(g, t)
  if t > 3 then g:lyne(1, 1, 2, 2) end
end }
-- wrong where the slider ends
stage { label = { ja = "図", en = "A stage" }, draw = function(g)
  g:circle(1, 1, 1 / x.value)
end }
-- a text in one language, and a formula that does not parse
stage { label = { ja = "図", en = "A stage" }, draw = function(g)
  g:text(1, 1, { ja = "光" })
  g:formula(2, 2, "\\fracc12")
end }
-- a label in one language
stage { label = { ja = "図" }, draw = function() end }
