OPENQASM 3.0;
qubit q; bit[2] c;
c[{0, 1}] = c[{1, 0}];
