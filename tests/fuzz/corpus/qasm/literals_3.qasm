OPENQASM 3.0;
qubit[2] q; const uint k = 0x1F + 0b1_0 + 0o17 + 1_000; const angle a = π / 2 + τ - tau / euler + ℇ;
const bool b = k > 3 == true; const bit one = 1; const float θ = .5;
rx(k) q[0]; rx(a) q[0]; rx(b) q[0]; rx(one) q[0]; rx(θ) q[0]; rx(5.) q[1]; rx(1e3) q[1]; rx(2E-3) q[1];
rx(arccos(0) + arcsin(1) + arctan(1) + tan(1) + cos(1) * log(2) + ceiling(0.5)) q[0];
rx(mod(7, 3) + pow(2, 3) + popcount(7) + floor(2.5) - abs(-1)) q[0]; rx(int(2.5) + uint[8](1) + float(1)) q[1];
rx(bool(3) + angle(1)) q[1]; rx(-2 ** -2 ** 2) q[0]; rx((1 + 2) * (3 - 4) / 5) q[1]; rx(7 % 4 >= 3 && 1 != 2) q[1];
rx(1 < 2 || 2 > 3 || 1 <= 1) q[0]; rx(!(1 == 1)) q[0]; rx(sin(pi/3)/*c*/) q[0];
rx(1.0000000000000000000000000000000000000000000000000000000000000000000000000) q[0];
