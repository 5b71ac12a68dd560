lesson { id = "live.wide", title = { ja = "広い", en = "Wide" } }

page "wide" { ja = "広い", en = "Wide" }
local a = input.slider { from = 0, to = 20, step = 1, label = { ja = "長さ", en = "Length" } }
local row = value(function()
  return "$" .. ("a+"):rep(a.value * 4) .. "b$"
end)
prose { ja = "{=row}", en = "{=row}" }

page "steps" { ja = "段階", en = "Steps" }
prose { ja = "はじめ", en = "First" }
step()
prose { ja = "おわり", en = "Last" }
