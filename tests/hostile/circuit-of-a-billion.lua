-- expect: script-error
circuit { qubits = 1000000000 }
