-- expect: script-error
q.apply(q.matrix { { 0 / 0, 0 }, { 0, 1 } }, state "|0>")
