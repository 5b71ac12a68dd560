-- expect: script-error
q.run("h 0", 1000000000)
