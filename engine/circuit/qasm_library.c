#include "circuit/qasm_program.h"

// Each is that of qelib1.inc up to a phase of the whole, which no program can see: OpenQASM
// 2 cannot put a control on a gate. cu3 has its phase on the control, so that it is u3 with
// a control, exactly.
// clang-format off
static const char *const library =
    "gate u0(gamma) a { id a; }"
    "gate cu3(theta, phi, lambda) c, t {"
    "  p((lambda + phi)/2) c; p((lambda - phi)/2) t; cx c, t;"
    "  u(-theta/2, 0, -(phi + lambda)/2) t; cx c, t; u(theta/2, phi, 0) t; }"
    "gate cu(theta, phi, lambda, gamma) c, t { p(gamma) c; cu3(theta, phi, lambda) c, t; }"
    "gate rzz(theta) a, b { cx a, b; rz(theta) b; cx a, b; }"
    "gate rxx(theta) a, b { h a; h b; rzz(theta) a, b; h a; h b; }"
    "gate ryy(theta) a, b { sx a; sx b; rzz(theta) a, b; sxdg a; sxdg b; }"
    "gate rccx a, b, c { h c; t c; cx b, c; tdg c; cx a, c; t c; cx b, c; tdg c; h c; }"
    "gate rcccx a, b, c, d {"
    "  h d; t d; cx c, d; tdg d; h d; cx a, d; t d; cx b, d; tdg d; cx a, d; t d; cx b, d;"
    "  tdg d; h d; t d; cx c, d; tdg d; h d; }"
    "gate rc3x a, b, c, d { rcccx a, b, c, d; }"
    "gate iswap a, b { s a; s b; h a; cx a, b; cx b, a; h b; }";
// clang-format on

const char *qasm_library(void) {
    return library;
}
