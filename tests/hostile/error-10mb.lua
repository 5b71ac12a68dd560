-- expect: script-error limit-memory
error(("x"):rep(10000000))
