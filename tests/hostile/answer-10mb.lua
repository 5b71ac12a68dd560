-- expect: script-error limit-memory
exercise.number "n" { ask = { ja = "?", en = "?" }, answer = ("1"):rep(10000000) }
