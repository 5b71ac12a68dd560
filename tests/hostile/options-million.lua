-- expect: script-error limit-time limit-memory
local t = {} for i = 1, 1000000 do t[i] = "x" end input.menu { label = "M", options = t }
