-- expect: script-error limit-memory
remember(("n"):rep(100000000)) { start = 0 }
