OPENQASM 3.0;
include "stdgates.inc";
qubit[3] q; bit[2] c; bit d;
float f = 1; gate g a { rx(f) a; }