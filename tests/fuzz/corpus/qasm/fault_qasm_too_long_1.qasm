OPENQASM 3.0;
include "stdgates.inc";
qubit[3] q; bit[2] c; bit d;
pow(1e9) @ dcx q[0], q[1];