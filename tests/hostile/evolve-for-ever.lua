-- expect: script-error limit-time ok
q.evolve(q.run("h 0", 10), { { 1, "XXXXXXXXXX" }, { 1, "ZZZZZZZZZZ" }, { 1, "IIIIIIIIIX" } }, 1000000)
