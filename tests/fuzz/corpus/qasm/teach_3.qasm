OPENQASM 3.0;
include "stdgates.inc";

const int n = 3;
const float[64] step = 2 * pi / 2 ** n;
input float[64] theta;
qubit[n] q;
qubit helper;
bit[n] c = "010";
bit flag;
let ends = q[0] ++ q[-1];
let odd = q[{1}];
gate entangle(t) a, b {
  h a;
  for int k in [1:2] { rz(t / k) b; }
  ctrl @ gphase(t) a;
  cx a, b;
}
entangle(theta) q[0], q[1];
for uint i in [0:n - 1] {
  for int j in [i + 1:n - 1] if (i != j) cp(step * (j - i)) q[i], q[j];
  rx((i % 2 == 0) * theta) q[i];
}
c = measure q;
flag = measure helper;
if (flag) { x ends; } else z odd;
