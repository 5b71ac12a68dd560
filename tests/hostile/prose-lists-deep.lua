-- expect: script-error ok
local t = {} for i = 1, 2000 do t[i] = ("  "):rep(i % 300) .. "- x" end local s = table.concat(t, "\n") prose { ja = s, en = s }
