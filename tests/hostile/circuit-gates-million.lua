-- expect: script-error limit-time limit-memory
circuit { qubits = 2, start = ("h 0;"):rep(1000000) }
