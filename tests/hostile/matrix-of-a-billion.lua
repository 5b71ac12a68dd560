-- expect: script-error
q.identity(1000000000)
