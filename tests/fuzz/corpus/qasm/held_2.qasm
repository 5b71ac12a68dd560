OPENQASM 2.0;
qreg q[2]; creg c[2];
if(c==1) measure q -> c;
