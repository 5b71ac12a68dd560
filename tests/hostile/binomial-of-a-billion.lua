-- expect: script-error ok limit-time
for i = 1, 1000 do q.binomial(1000000000, 500000000, 0.5) end
