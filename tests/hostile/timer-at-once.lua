-- expect: script-error
timer { every = 0, run = function() end }
