-- expect: script-error
local r = remember "r" { start = 0 } value(function() r:set(r.value + 1) return r.value end)
