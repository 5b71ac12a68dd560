-- expect: script-error in stage
g:text(1, 1, setmetatable({}, { __index = function() g:line(1, 1, 2, 2) return nil end }))
