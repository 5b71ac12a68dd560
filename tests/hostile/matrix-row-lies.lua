-- expect: script-error limit-time
q.matrix(setmetatable({}, { __len = function() return 1 << 40 end, __index = function(t) return t end }))
