OPENQASM 3.1;
include 'stdgates.inc';
qubit[4] q; bit[4] c; int total = 0; float x; bool yes = true;
for int i in [0:3] { total += i; h q[i]; }
for float f in {0.5, pi, -1e-2,} ry(f) q[0:2:3];
for i in [3:-1:0] { reset q[i]; }
for int i in [2:1] { for int k in {1} if (k) { x q[i]; } else y q[k]; }
x = total ** 2 / 4 - 1; x *= 2; x /= 3; x -= 1;
rx(x) q[total - 6]; rx(~total) q[1]; rz(+1 << 3 | 1 & 3 ^ 2 >> 1) q[2];
if (yes && total == 6 || !yes) z q[:]; else { y q[9]; }
if (false) { x q[9]; } else if (1 <= 2) s q[1:]; else t q[9];
box [100ns] { delay[2us] q[0]; nop q; x q[1]; }
{ y q[3]; }
duration d = 3ms; stretch s; pragma hello
#pragma hello; there
@note on the next
barrier; barrier q, q[0];
