-- expect: script-error
q.unitary()
