-- expect: limit-time script-error
local c <close> = setmetatable({}, { __close = function() while true do end end }) error(1)
