-- expect: script-error ok
local s = ("> "):rep(20000) .. "x" prose { ja = s, en = s }
