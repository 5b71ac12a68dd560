-- expect: script-error limit-time limit-memory
for i = 1, 1000000 do prose { ja = "一", en = "one" } end
