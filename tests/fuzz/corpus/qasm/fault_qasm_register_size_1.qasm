OPENQASM 3.0;
qubit[0] q;