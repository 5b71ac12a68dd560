OPENQASM 3.0;
include "stdgates.inc";
qubit[3] q; bit[2] c; bit d;
bit[8] e; bit[8] f; if (e == f) x q[0];