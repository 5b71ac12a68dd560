-- expect: script-error in stage
g:line(0 / 0, 1, 2, 2)
