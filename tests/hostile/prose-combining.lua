-- expect: script-error ok
prose { ja = "e" .. ("\u{301}"):rep(100000), en = "e" .. ("\u{301}"):rep(100000) }
