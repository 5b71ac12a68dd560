-- expect: script-error limit-memory limit-time
local t = {} while true do t[#t + 1] = q.run("h 0", 16) end
