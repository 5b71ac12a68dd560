-- expect: script-error limit-time limit-memory
for i = 1, 1000000 do circuit { qubits = 10 } end
