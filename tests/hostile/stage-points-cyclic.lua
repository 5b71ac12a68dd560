-- expect: script-error in stage
local p = { 1, 2, 3, 4 } p[5] = p p[6] = p g:polygon(p)
