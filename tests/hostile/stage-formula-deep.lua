-- expect: script-error ok in stage
g:formula(1, 1, ("{"):rep(100000) .. ("}"):rep(100000))
