-- expect: script-error
local m = getmetatable(state "|0>") m.__gc()
