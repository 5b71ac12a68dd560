-- expect: limit-time script-error
prose(setmetatable({}, { __index = function() while true do end end }))
