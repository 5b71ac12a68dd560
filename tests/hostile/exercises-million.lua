-- expect: script-error limit-time limit-memory
for i = 1, 1000000 do exercise.number("n" .. i) { ask = { ja = "?", en = "?" }, answer = 1 } end
