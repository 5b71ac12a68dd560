-- expect: script-error
for i = 1, 1000000 do remember("n" .. i) { start = 0 } end
