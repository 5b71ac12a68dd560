-- expect: script-error
input.slider { from = 0 / 0, to = 0 / 0, label = "S" }
