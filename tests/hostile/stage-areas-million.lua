-- expect: script-error in stage
for i = 1, 1000000 do g:area("a" .. i, 1, 1, 1, 1, { label = "A", press = print }) end
