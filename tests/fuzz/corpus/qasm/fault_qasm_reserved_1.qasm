OPENQASM 2.0;
qreg if[2];