-- expect: script-error
local v v = value(function() return v.value end)
