-- expect: script-error limit-memory
local t = {} while true do t[#t + 1] = q.numbers(1000000) end
