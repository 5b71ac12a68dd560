-- expect: script-error
local s = ("{=1}"):rep(100000) prose { ja = s, en = s }
