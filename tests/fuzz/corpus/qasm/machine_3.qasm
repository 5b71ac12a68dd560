OPENQASM 3.0;
include "stdgates.inc";
bit[2] meas;
rz(pi/2) $0; sx $0; cx $0, $3; barrier $0, $3;
meas[0] = measure $0; measure $3; reset $3;
