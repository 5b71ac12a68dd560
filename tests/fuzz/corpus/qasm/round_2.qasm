OPENQASM 3;
qubit[5] q;
gate one a { h a; gphase(0.4); t a; inv @ sx a; }
gate two(t) a, b { rx(t) a; U(t, 1, 2) b; barrier a, b; ctrl @ u3(t, 0, t) a, b; swap a, b; }
ctrl @ inv @ two(pi/3) q[0], q[1], q[2];
negctrl(2) @ pow(3) @ two(0.25) q[0], q[1], q[2], q[3];
 @ pow(0.5) @ gphase(-pi) q[2];
mcx q[0], q[1], q[2], q[4]; mcp(pi/2) q[0], q[1]; cu(1, 2, 3, 4) q[0], q[1];
rzx(0.1) q[0], q[1]; ecr q[0], q[1]; iswap q[2], q[3]; gpi2(1) q[0]; r(1, 2) q[1];
cphaseshift00(0.3) q[0], q[1]; xy(0.3) q[0], q[1]; pswap(0.3) q[0], q[1]; u2(1, 2) q[0];
