-- expect: script-error
q.apply(q.matrix { { 1 / 0, 0 }, { 0, 1 } }, state "|0>")
