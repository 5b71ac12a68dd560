-- expect: script-error limit-time in stage
g:polyline(setmetatable({}, { __len = function() return 1 << 40 end, __index = function() return 1 end }))
