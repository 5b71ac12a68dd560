OPENQASM 3.0;
qubit[1.5] q;