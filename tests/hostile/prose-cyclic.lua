-- expect: script-error
local t = {} t.ja = t t.en = t prose(t)
