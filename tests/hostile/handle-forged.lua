-- expect: script-error
q.overlap(setmetatable({}, { __name = "state" }), state "|0>")
