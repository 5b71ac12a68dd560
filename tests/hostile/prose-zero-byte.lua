-- expect: script-error
prose { ja = "a\0b", en = "a" }
