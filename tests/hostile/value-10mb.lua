-- expect: script-error limit-memory
value(function() return ("x"):rep(10000000) end)
