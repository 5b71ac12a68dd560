-- expect: script-error ok
q.matrix { { 0 / 0, 0 }, { 0, 1 } }
