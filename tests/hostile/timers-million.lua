-- expect: script-error
for i = 1, 1000000 do timer { every = 1, run = function() end } end
