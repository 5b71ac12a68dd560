-- expect: script-error ok
local n = q.numbers(4) local x = n[1e300] local y = n[-1] local z = n[math.mininteger] n[5] = 1
