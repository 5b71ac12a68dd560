-- expect: script-error
local s = state "|0>" s:__gc() s:__close()
