OPENQASM 2.0;
include "qelib1.inc";
qreg a[3]; qreg b[3]; creg m[3]; creg n[2];
h a; cx a, b; cu3(1,2,3) a[0], b; swap a[1], b[1];
rxx(0.1) a[0], a[1]; ccx a[0], a[1], a[2]; u2(0, pi) b; /* two
lines */ barrier a, b[0];
measure a -> m; if(m==5) cu1(pi/4) a[0], b[2]; if(n==9) x a[0];
