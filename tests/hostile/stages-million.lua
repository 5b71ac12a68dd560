-- expect: script-error
for i = 1, 1000000 do stage { label = "S", draw = function() end } end
