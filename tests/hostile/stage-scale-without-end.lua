-- expect: script-error in stage
for _ = 1, 1000 do g:scale(1e30) end g:circle(1, 1, 1)
