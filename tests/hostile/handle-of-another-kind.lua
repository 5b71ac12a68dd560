-- expect: script-error
q.overlap(q.numbers(3), q.matrix { { 1 } })
