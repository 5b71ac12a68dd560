-- expect: script-error limit-memory limit-time in stage
g:text(1, 1, ("x"):rep(10000000))
