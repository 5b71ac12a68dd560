#include "circuit/qasm_program.h"

// Gates of qelib1.inc, of Qiskit and of Amazon Braket that are no row of the gate table,
// exact with their phase: OpenQASM 3 can put a control on any of them. `u` is our row, with
// a real upper left corner. Sources: qelib1.inc; the definitions in Qiskit's circuit
// library; Amazon Braket's gate reference.
// clang-format off
static const char *const both =
    "gate u0(gamma) a { id a; }"
    "gate cu(theta, phi, lambda, gamma) c, t { p(gamma) c; ctrl @ u(theta, phi, lambda) c, t; }"
    "gate rzz(theta) a, b { cx a, b; rz(theta) b; cx a, b; }"
    "gate rxx(theta) a, b { h a; h b; rzz(theta) a, b; h a; h b; }"
    "gate ryy(theta) a, b { sx a; sx b; rzz(theta) a, b; sxdg a; sxdg b; }"
    "gate rzx(theta) a, b { h b; rzz(theta) a, b; h b; }"
    "gate rccx a, b, c { h c; t c; cx b, c; tdg c; cx a, c; t c; cx b, c; tdg c; h c; }"
    "gate rcccx a, b, c, d {"
    "  h d; t d; cx c, d; tdg d; h d; cx a, d; t d; cx b, d; tdg d; cx a, d; t d; cx b, d;"
    "  tdg d; h d; t d; cx c, d; tdg d; h d; }"
    "gate rc3x a, b, c, d { rcccx a, b, c, d; }"
    "gate iswap a, b { s a; s b; h a; cx a, b; cx b, a; h b; }"
    "gate dcx a, b { cx a, b; cx b, a; }"
    "gate ecr a, b { rzx(pi/4) a, b; x a; rzx(-pi/4) a, b; }"
    "gate csxdg a, b { ctrl @ sxdg a, b; }"
    "gate r(theta, phi) a { u(theta, phi - pi/2, pi/2 - phi) a; }";
// The built-in U of OpenQASM 3 is e^{iθ/2} u (specification, "Built-in gates"), and its u2
// and u3 have the determinant 1; under a control that can be seen.
static const char *const version_3 =
    "gate U(theta, phi, lambda) a { gphase(theta/2); u(theta, phi, lambda) a; }"
    "gate u2(phi, lambda) a { gphase(-(phi + lambda)/2); u(pi/2, phi, lambda) a; }"
    "gate u3(theta, phi, lambda) a { gphase(-(phi + lambda)/2); u(theta, phi, lambda) a; }"
    "gate xx(theta) a, b { rxx(theta) a, b; }"
    "gate yy(theta) a, b { ryy(theta) a, b; }"
    "gate zz(theta) a, b { rzz(theta) a, b; }"
    "gate xy(theta) a, b { rxx(-theta/2) a, b; ryy(-theta/2) a, b; }"
    "gate pswap(theta) a, b { swap a, b; cx a, b; p(theta) b; cx a, b; }"
    "gate cphaseshift00(theta) a, b { negctrl(2) @ gphase(theta) a, b; }"
    "gate cphaseshift01(theta) a, b { negctrl @ p(theta) a, b; }"
    "gate cphaseshift10(theta) a, b { negctrl @ p(theta) b, a; }"
    "gate gpi(phi) a { u(pi, phi, pi - phi) a; }"
    "gate gpi2(phi) a { u(pi/2, phi - pi/2, pi/2 - phi) a; }"
    "gate prx(theta, phi) a { r(theta, phi) a; }";
// clang-format on

const char *qasm_library(int version) {
    return version == 2 ? both : version_3;
}
