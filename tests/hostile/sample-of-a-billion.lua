-- expect: script-error ok
q.sample(state "|0>", 1000000000)
