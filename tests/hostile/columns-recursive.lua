-- expect: script-error limit-memory
local function nest() return columns { nest() } end nest()
