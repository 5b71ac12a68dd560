OPENQASM 2.0;
include "qelib1.inc";
// Teleportation, with a gate of our own.
gate bell a, b { h a; cx a, b; }
gate turn(t, p) a { u3(t/2, -p, pi) a; barrier a; rz(sin(t)^2 - sqrt(2)*exp(-p)) a; }
qreg q[3];
creg c0[1];
creg c1[1];
turn(pi/3, 0.5e-1) q[0];
bell q[1], q[2];
cx q[0], q[1];
h q[0];
measure q[0] -> c0[0];
measure q[1] -> c1[0];
if(c0==1) z q[2];
if(c1==1) x q[2];
reset q[0];
