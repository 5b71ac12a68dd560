-- expect: script-error limit-time limit-memory
while true do prose { ja = "一", en = "one" } step() end
