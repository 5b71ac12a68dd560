-- expect: script-error
q.apply(q.matrix { { 1, 1 }, { 1, 1 } }, state "|0>")
