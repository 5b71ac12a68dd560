-- expect: script-error
error("...lua:2147483648: x", 0)
