-- expect: script-error in check
error(setmetatable({}, { __eq = function() return true end, __tostring = function() while true do end end }))
