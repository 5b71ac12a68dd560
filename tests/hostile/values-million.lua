-- expect: script-error
for i = 1, 1000000 do value(function() return i end) end
