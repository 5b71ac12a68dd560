OPENQASM 3.0;
qubit[2] q; bit[2] c;
if (c[0]) { c[0] = measure q[0]; x q[1]; } else y q[0];
if (c[0] ^ c[1]) c[1] = 0;
if (c[0]) if (c[1]) { c[1] = 0; for int i in [0:1] { c[0] = 0; x q[i]; } }
c[0] = !c[0]; c[1] = c == 2;
