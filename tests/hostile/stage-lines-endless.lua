-- expect: script-error in stage
while true do g:line(1, 1, 2, 2) end
