-- expect: script-error
image "a\0.png"
