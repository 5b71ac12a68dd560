-- expect: script-error
input.slider { from = 0, to = ("("):rep(100000) .. "1" .. (")"):rep(100000), label = "S" }
