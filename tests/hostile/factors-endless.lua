-- expect: script-error ok limit-time
for i = 1, 1000000 do q.factors((1 << 53) - 111 - i) end
