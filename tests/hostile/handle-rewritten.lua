-- expect: script-error ok
local s = input.slider { from = 0, to = 1, label = "S" } rawset(s, "value", s) rawset(s, "set", print) prose { ja = "{=s}", en = "{=s}" }
