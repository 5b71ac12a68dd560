-- expect: limit-time limit-memory script-error
local function nest(n) local c <close> = setmetatable({}, { __close = function() nest(n + 1) end }) error(n) end nest(1)
