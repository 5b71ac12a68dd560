-- expect: script-error
for i = 1, 1000000 do input.toggle { label = "T" } end
