-- expect: limit-time script-error
prose(setmetatable({}, { __pairs = function() return function() return 1, 2 end end }))
