-- expect: script-error in stage
g:text(1, 1, "a\xff\xfeb")
