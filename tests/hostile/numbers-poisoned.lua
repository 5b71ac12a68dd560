-- expect: ok script-error
math.type = function() return "integer" end math.floor = function() return 1e300 end input.slider { from = 0, to = 1, step = 0.1, label = "S" }
