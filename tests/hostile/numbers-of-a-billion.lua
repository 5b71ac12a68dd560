-- expect: script-error
q.numbers(1000000000)
