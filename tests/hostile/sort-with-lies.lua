-- expect: script-error limit-time ok
local t = {} for i = 1, 100000 do t[i] = i end table.sort(t, function() return true end)
