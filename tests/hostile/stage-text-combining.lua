-- expect: script-error ok in stage
g:text(1, 1, "e" .. ("\u{301}"):rep(100000))
