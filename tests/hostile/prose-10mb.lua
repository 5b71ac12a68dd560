-- expect: script-error limit-memory
prose { ja = ("あ"):rep(3000000), en = "x" }
