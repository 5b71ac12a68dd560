-- expect: script-error in stage
g:circle(4, 4, math.huge)
