OPENQASM 3.0;
qubit[3] q; bit[3] c; bit d; creg e[2]; output bit[2] out;
c = measure q; d = measure q[0]; c[{2, 0}] = measure q[0:1]; measure q[1] -> d;
if (c[0]) x q[0]; else { y q[0]; h q[1]; }
if (c == 5 && !d) x q[1]; if (c != "101") x q[1]; if (5 == c) { x q[1]; }
if (c < 3 || d == true) z q[2]; if (c >= 2) z q[2]; if (2 < c) z q[2]; if (4 >= c) z q[2];
if (c[0] == d) s q[0]; if (c[0] ^ d) t q[0]; if (c[0:1] == e) t q[1]; if (~d & c[-1] | c[1]) x q[0];
if (int[3](c) == 3) if (bool(e)) x q[0]; else y q[0];
if (c > 9) x q[0]; if (c <= 18446744073709551615) y q[0]; if (c != -1) z q[0];
c = 5; c[1] = c[2]; d = c == 3; c[0] = !d; e = "1_0"; e = 0b01; d = true; e = c[1:2];
let mixed = c[1] ++ d; mixed = measure q[0:1]; if (mixed == 1) reset q[0];
if (d) { c[0] = measure q[1]; barrier q; }
if (d) d = 0;
