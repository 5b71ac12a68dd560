-- expect: script-error in test
-- The exercise "p" takes a program; a table within itself is none.
local t = {}
t[1] = t
learner.answer("p", t)
