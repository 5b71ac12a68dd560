-- expect: limit-time script-error
local t = {} setmetatable(t, { __call = t }) t()
