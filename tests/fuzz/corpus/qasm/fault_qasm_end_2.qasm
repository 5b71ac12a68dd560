OPENQASM 3.0;
include "stdgates.inc";
qubit[3] q; bit[2] c; bit d;
for int i in [0:1] { x q[i];