#include "type/formula_symbols.h"

#include "type/formula.h"

#include <stddef.h>
#include <string.h>

// Of two names as near to a misspelt one, the upper is offered. Lowercase Greek is italic
// and uppercase upright, as TeX has it (The TeXbook, p. 434). Classes are plain TeX's
// (Appendix B).
// clang-format off
#define COMMANDS \
    X("ket",      FORM_KET,    0,       ATOM_ORD, 0) X("bra",      FORM_BRA,    0,       ATOM_ORD, 0) \
    X("braket",   FORM_BRAKET, 0,       ATOM_ORD, 0) \
    X("alpha",    FORM_SYMBOL, 0x1D6FC, ATOM_ORD, 0) X("beta",     FORM_SYMBOL, 0x1D6FD, ATOM_ORD, 0) \
    X("gamma",    FORM_SYMBOL, 0x1D6FE, ATOM_ORD, 0) X("delta",    FORM_SYMBOL, 0x1D6FF, ATOM_ORD, 0) \
    X("varepsilon", FORM_SYMBOL, 0x1D700, ATOM_ORD, 0) X("epsilon", FORM_SYMBOL, 0x1D716, ATOM_ORD, 0) \
    X("zeta",     FORM_SYMBOL, 0x1D701, ATOM_ORD, 0) X("eta",      FORM_SYMBOL, 0x1D702, ATOM_ORD, 0) \
    X("theta",    FORM_SYMBOL, 0x1D703, ATOM_ORD, 0) X("vartheta", FORM_SYMBOL, 0x1D717, ATOM_ORD, 0) \
    X("iota",     FORM_SYMBOL, 0x1D704, ATOM_ORD, 0) X("kappa",    FORM_SYMBOL, 0x1D705, ATOM_ORD, 0) \
    X("lambda",   FORM_SYMBOL, 0x1D706, ATOM_ORD, 0) X("mu",       FORM_SYMBOL, 0x1D707, ATOM_ORD, 0) \
    X("nu",       FORM_SYMBOL, 0x1D708, ATOM_ORD, 0) X("xi",       FORM_SYMBOL, 0x1D709, ATOM_ORD, 0) \
    X("pi",       FORM_SYMBOL, 0x1D70B, ATOM_ORD, 0) X("varpi",    FORM_SYMBOL, 0x1D71B, ATOM_ORD, 0) \
    X("rho",      FORM_SYMBOL, 0x1D70C, ATOM_ORD, 0) X("varrho",   FORM_SYMBOL, 0x1D71A, ATOM_ORD, 0) \
    X("varsigma", FORM_SYMBOL, 0x1D70D, ATOM_ORD, 0) X("sigma",    FORM_SYMBOL, 0x1D70E, ATOM_ORD, 0) \
    X("tau",      FORM_SYMBOL, 0x1D70F, ATOM_ORD, 0) X("upsilon",  FORM_SYMBOL, 0x1D710, ATOM_ORD, 0) \
    X("varphi",   FORM_SYMBOL, 0x1D711, ATOM_ORD, 0) X("phi",      FORM_SYMBOL, 0x1D719, ATOM_ORD, 0) \
    X("chi",      FORM_SYMBOL, 0x1D712, ATOM_ORD, 0) X("psi",      FORM_SYMBOL, 0x1D713, ATOM_ORD, 0) \
    X("omega",    FORM_SYMBOL, 0x1D714, ATOM_ORD, 0) \
    X("Gamma",    FORM_SYMBOL, 0x393,   ATOM_ORD, 0) X("Delta",    FORM_SYMBOL, 0x394,   ATOM_ORD, 0) \
    X("Theta",    FORM_SYMBOL, 0x398,   ATOM_ORD, 0) X("Lambda",   FORM_SYMBOL, 0x39B,   ATOM_ORD, 0) \
    X("Xi",       FORM_SYMBOL, 0x39E,   ATOM_ORD, 0) X("Pi",       FORM_SYMBOL, 0x3A0,   ATOM_ORD, 0) \
    X("Sigma",    FORM_SYMBOL, 0x3A3,   ATOM_ORD, 0) X("Upsilon",  FORM_SYMBOL, 0x3A5,   ATOM_ORD, 0) \
    X("Phi",      FORM_SYMBOL, 0x3A6,   ATOM_ORD, 0) X("Psi",      FORM_SYMBOL, 0x3A8,   ATOM_ORD, 0) \
    X("Omega",    FORM_SYMBOL, 0x3A9,   ATOM_ORD, 0) \
    X("hbar",     FORM_SYMBOL, 0x210F,  ATOM_ORD, 0) X("ell",      FORM_SYMBOL, 0x2113,  ATOM_ORD, 0) \
    X("infty",    FORM_SYMBOL, 0x221E,  ATOM_ORD, 0) X("partial",  FORM_SYMBOL, 0x1D715, ATOM_ORD, 0) \
    X("nabla",    FORM_SYMBOL, 0x2207,  ATOM_ORD, 0) X("angle",    FORM_SYMBOL, 0x2220,  ATOM_ORD, 0) \
    X("prime",    FORM_SYMBOL, 0x2032,  ATOM_ORD, 0) X("degree",   FORM_SYMBOL, 0xB0,    ATOM_ORD, 0) \
    X("dagger",   FORM_SYMBOL, 0x2020,  ATOM_BIN, 0) X("ast",      FORM_SYMBOL, 0x2217,  ATOM_BIN, 0) \
    X("forall",   FORM_SYMBOL, 0x2200,  ATOM_ORD, 0) X("exists",   FORM_SYMBOL, 0x2203,  ATOM_ORD, 0) \
    X("neg",      FORM_SYMBOL, 0xAC,    ATOM_ORD, 0) X("Re",       FORM_SYMBOL, 0x211C,  ATOM_ORD, 0) \
    X("Im",       FORM_SYMBOL, 0x2111,  ATOM_ORD, 0) \
    X("otimes",   FORM_SYMBOL, 0x2297,  ATOM_BIN, 0) X("oplus",    FORM_SYMBOL, 0x2295,  ATOM_BIN, 0) \
    X("cdot",     FORM_SYMBOL, 0x22C5,  ATOM_BIN, 0) X("times",    FORM_SYMBOL, 0xD7,    ATOM_BIN, 0) \
    X("div",      FORM_SYMBOL, 0xF7,    ATOM_BIN, 0) X("circ",     FORM_SYMBOL, 0x2218,  ATOM_BIN, 0) \
    X("pm",       FORM_SYMBOL, 0xB1,    ATOM_BIN, 0) X("mp",       FORM_SYMBOL, 0x2213,  ATOM_BIN, 0) \
    X("wedge",    FORM_SYMBOL, 0x2227,  ATOM_BIN, 0) X("vee",      FORM_SYMBOL, 0x2228,  ATOM_BIN, 0) \
    X("cap",      FORM_SYMBOL, 0x2229,  ATOM_BIN, 0) X("cup",      FORM_SYMBOL, 0x222A,  ATOM_BIN, 0) \
    X("le",       FORM_SYMBOL, 0x2264,  ATOM_REL, 0) X("leq",      FORM_SYMBOL, 0x2264,  ATOM_REL, 0) \
    X("ge",       FORM_SYMBOL, 0x2265,  ATOM_REL, 0) X("geq",      FORM_SYMBOL, 0x2265,  ATOM_REL, 0) \
    X("ne",       FORM_SYMBOL, 0x2260,  ATOM_REL, 0) X("neq",      FORM_SYMBOL, 0x2260,  ATOM_REL, 0) \
    X("ll",       FORM_SYMBOL, 0x226A,  ATOM_REL, 0) X("gg",       FORM_SYMBOL, 0x226B,  ATOM_REL, 0) \
    X("equiv",    FORM_SYMBOL, 0x2261,  ATOM_REL, 0) X("approx",   FORM_SYMBOL, 0x2248,  ATOM_REL, 0) \
    X("sim",      FORM_SYMBOL, 0x223C,  ATOM_REL, 0) X("propto",   FORM_SYMBOL, 0x221D,  ATOM_REL, 0) \
    X("in",       FORM_SYMBOL, 0x2208,  ATOM_REL, 0) X("notin",    FORM_SYMBOL, 0x2209,  ATOM_REL, 0) \
    X("subset",   FORM_SYMBOL, 0x2282,  ATOM_REL, 0) X("perp",     FORM_SYMBOL, 0x22A5,  ATOM_REL, 0) \
    X("parallel", FORM_SYMBOL, 0x2225,  ATOM_REL, 0) X("mid",      FORM_SYMBOL, 0x2223,  ATOM_REL, 0) \
    X("to",       FORM_SYMBOL, 0x2192,  ATOM_REL, 0) X("rightarrow", FORM_SYMBOL, 0x2192, ATOM_REL, 0) \
    X("leftarrow", FORM_SYMBOL, 0x2190, ATOM_REL, 0) X("leftrightarrow", FORM_SYMBOL, 0x2194, ATOM_REL, 0) \
    X("Rightarrow", FORM_SYMBOL, 0x21D2, ATOM_REL, 0) X("Leftrightarrow", FORM_SYMBOL, 0x21D4, ATOM_REL, 0) \
    X("mapsto",   FORM_SYMBOL, 0x21A6,  ATOM_REL, 0) \
    X("uparrow",  FORM_SYMBOL, 0x2191,  ATOM_REL, 0) X("downarrow", FORM_SYMBOL, 0x2193, ATOM_REL, 0) \
    X("ldots",    FORM_SYMBOL, 0x2026,  ATOM_INNER, 0) X("dots",   FORM_SYMBOL, 0x2026,  ATOM_INNER, 0) \
    X("cdots",    FORM_SYMBOL, 0x22EF,  ATOM_INNER, 0) X("vdots",  FORM_SYMBOL, 0x22EE,  ATOM_ORD, 0) \
    X("langle",   FORM_SYMBOL, 0x27E8,  ATOM_OPEN, 0) X("rangle",  FORM_SYMBOL, 0x27E9,  ATOM_CLOSE, 0) \
    X("lvert",    FORM_SYMBOL, '|',     ATOM_OPEN, 0) X("rvert",   FORM_SYMBOL, '|',     ATOM_CLOSE, 0) \
    X("lVert",    FORM_SYMBOL, 0x2016,  ATOM_OPEN, 0) X("rVert",   FORM_SYMBOL, 0x2016,  ATOM_CLOSE, 0) \
    X("{",        FORM_SYMBOL, '{',     ATOM_OPEN, 0) X("}",       FORM_SYMBOL, '}',     ATOM_CLOSE, 0) \
    X("|",        FORM_SYMBOL, 0x2016,  ATOM_ORD, 0) X("vert",     FORM_SYMBOL, '|',     ATOM_ORD, 0) \
    X("%",        FORM_SYMBOL, '%',     ATOM_ORD, 0) X("$",        FORM_SYMBOL, '$',     ATOM_ORD, 0) \
    X("#",        FORM_SYMBOL, '#',     ATOM_ORD, 0) X("&",        FORM_SYMBOL, '&',     ATOM_ORD, 0) \
    X("_",        FORM_SYMBOL, '_',     ATOM_ORD, 0) \
    X("sum",      FORM_BIG,    0x2211,  ATOM_OP, 1)  X("prod",     FORM_BIG,    0x220F,  ATOM_OP, 1) \
    X("int",      FORM_BIG,    0x222B,  ATOM_OP, 0)  X("bigotimes", FORM_BIG,   0x2A02,  ATOM_OP, 1) \
    X("bigoplus", FORM_BIG,    0x2A01,  ATOM_OP, 1) \
    X("cos",      FORM_NAME,   0,       ATOM_OP, 0)  X("sin",      FORM_NAME,   0,       ATOM_OP, 0) \
    X("tan",      FORM_NAME,   0,       ATOM_OP, 0)  X("arccos",   FORM_NAME,   0,       ATOM_OP, 0) \
    X("arcsin",   FORM_NAME,   0,       ATOM_OP, 0)  X("arctan",   FORM_NAME,   0,       ATOM_OP, 0) \
    X("cosh",     FORM_NAME,   0,       ATOM_OP, 0)  X("sinh",     FORM_NAME,   0,       ATOM_OP, 0) \
    X("tanh",     FORM_NAME,   0,       ATOM_OP, 0)  X("exp",      FORM_NAME,   0,       ATOM_OP, 0) \
    X("log",      FORM_NAME,   0,       ATOM_OP, 0)  X("ln",       FORM_NAME,   0,       ATOM_OP, 0) \
    X("arg",      FORM_NAME,   0,       ATOM_OP, 0)  X("dim",      FORM_NAME,   0,       ATOM_OP, 0) \
    X("Tr",       FORM_NAME,   0,       ATOM_OP, 0)  X("tr",       FORM_NAME,   0,       ATOM_OP, 0) \
    X("det",      FORM_NAME,   0,       ATOM_OP, 1)  X("max",      FORM_NAME,   0,       ATOM_OP, 1) \
    X("min",      FORM_NAME,   0,       ATOM_OP, 1)  X("lim",      FORM_NAME,   0,       ATOM_OP, 1) \
    X("gcd",      FORM_NAME,   0,       ATOM_OP, 1) \
    X("mathrm",   FORM_UPRIGHT, 0,      ATOM_ORD, 0) X("mathbf",   FORM_UPRIGHT, 0,      ATOM_ORD, 1) \
    X("operatorname", FORM_UPRIGHT, 0,  ATOM_OP, 0)  X("text",     FORM_WORDS,  0,       ATOM_ORD, 0) \
    X("frac",     FORM_FRACTION, 0,     ATOM_INNER, -1) X("dfrac", FORM_FRACTION, 0,     ATOM_INNER, 0) \
    X("tfrac",    FORM_FRACTION, 0,     ATOM_INNER, 1) X("sqrt",   FORM_ROOT,   0x221A,  ATOM_ORD, 0) \
    X("hat",      FORM_ACCENT, 0x302,   ATOM_ORD, 0) X("bar",      FORM_ACCENT, 0x304,   ATOM_ORD, 0) \
    X("tilde",    FORM_ACCENT, 0x303,   ATOM_ORD, 0) X("vec",      FORM_ACCENT, 0x20D7,  ATOM_ORD, 0) \
    X("dot",      FORM_ACCENT, 0x307,   ATOM_ORD, 0) \
    X("left",     FORM_LEFT,   0,       ATOM_INNER, 0) X("right",  FORM_RIGHT,  0,       ATOM_INNER, 0) \
    X(",",        FORM_SPACE,  0,       ATOM_ORD, 3) X(":",        FORM_SPACE,  0,       ATOM_ORD, 4) \
    X(";",        FORM_SPACE,  0,       ATOM_ORD, 5) X("!",        FORM_SPACE,  0,       ATOM_ORD, -3) \
    X(" ",        FORM_SPACE,  0,       ATOM_ORD, 5) X("quad",     FORM_SPACE,  0,       ATOM_ORD, 18) \
    X("qquad",    FORM_SPACE,  0,       ATOM_ORD, 36)

#define X(name, form, character, atom, detail) {name, form, character, atom, detail},
static const TexCommand commands[] = {COMMANDS};
#undef X
#define X(name, form, character, atom, detail) name,
static const char *const names[] = {COMMANDS NULL};
#undef X
// clang-format on

enum { COMMAND_COUNT = sizeof commands / sizeof *commands };

const TexCommand *tex_command_find(const char *name) {
    for (int i = 0; i < COMMAND_COUNT; i++)
        if (!strcmp(commands[i].name, name)) return &commands[i];
    return NULL;
}

// Greek letters are typed upright (U+03B1 …) and set italic.
static uint32_t as_set(uint32_t character) {
    if (character == 0x3D5) return 0x1D719;
    if (character >= 0x3B1 && character <= 0x3C9) return character - 0x3B1 + 0x1D6FC;
    return character;
}

const TexCommand *tex_command_of_character(uint32_t character) {
    if (character < 0x80) return NULL;
    for (int i = 0; i < COMMAND_COUNT; i++)
        if (commands[i].form == FORM_SYMBOL && commands[i].character == as_set(character))
            return &commands[i];
    return NULL;
}

int tex_command_count(void) {
    return COMMAND_COUNT;
}

const TexCommand *tex_command_at(int index) {
    return &commands[index];
}

const char *const *formula_commands(void) {
    return names;
}
