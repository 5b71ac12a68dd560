-- expect: script-error
local t = {} t.answer = t t.ask = t exercise.number "n" (t)
