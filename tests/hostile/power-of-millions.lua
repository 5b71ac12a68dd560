-- expect: script-error ok limit-time
q.power(3, math.maxinteger, math.maxinteger)
