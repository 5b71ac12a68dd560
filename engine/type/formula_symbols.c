#include "type/formula_symbols.h"

#include "type/formula.h"

#include <stddef.h>
#include <string.h>

// Of two names as near to a misspelt one, the upper is offered. Lowercase Greek is italic
// and uppercase upright, as TeX has it (The TeXbook, p. 434). Classes are plain TeX's
// (Appendix B).
// clang-format off
#define COMMANDS \
    X("ket",         FORM_KET,      0,       ATOM_ORD,   0)          X("bra",         FORM_BRA,      0,       ATOM_ORD,   0) \
    X("braket",      FORM_BRAKET,   0,       ATOM_ORD,   0)          X("alpha",       FORM_SYMBOL,   0x1D6FC, ATOM_ORD,   0) \
    X("beta",        FORM_SYMBOL,   0x1D6FD, ATOM_ORD,   0)          X("gamma",       FORM_SYMBOL,   0x1D6FE, ATOM_ORD,   0) \
    X("delta",       FORM_SYMBOL,   0x1D6FF, ATOM_ORD,   0)          X("varepsilon",  FORM_SYMBOL,   0x1D700, ATOM_ORD,   0) \
    X("epsilon",     FORM_SYMBOL,   0x1D716, ATOM_ORD,   0)          X("zeta",        FORM_SYMBOL,   0x1D701, ATOM_ORD,   0) \
    X("eta",         FORM_SYMBOL,   0x1D702, ATOM_ORD,   0)          X("theta",       FORM_SYMBOL,   0x1D703, ATOM_ORD,   0) \
    X("vartheta",    FORM_SYMBOL,   0x1D717, ATOM_ORD,   0)          X("iota",        FORM_SYMBOL,   0x1D704, ATOM_ORD,   0) \
    X("kappa",       FORM_SYMBOL,   0x1D705, ATOM_ORD,   0)          X("lambda",      FORM_SYMBOL,   0x1D706, ATOM_ORD,   0) \
    X("mu",          FORM_SYMBOL,   0x1D707, ATOM_ORD,   0)          X("nu",          FORM_SYMBOL,   0x1D708, ATOM_ORD,   0) \
    X("xi",          FORM_SYMBOL,   0x1D709, ATOM_ORD,   0)          X("pi",          FORM_SYMBOL,   0x1D70B, ATOM_ORD,   0) \
    X("varpi",       FORM_SYMBOL,   0x1D71B, ATOM_ORD,   0)          X("rho",         FORM_SYMBOL,   0x1D70C, ATOM_ORD,   0) \
    X("varrho",      FORM_SYMBOL,   0x1D71A, ATOM_ORD,   0)          X("varsigma",    FORM_SYMBOL,   0x1D70D, ATOM_ORD,   0) \
    X("sigma",       FORM_SYMBOL,   0x1D70E, ATOM_ORD,   0)          X("tau",         FORM_SYMBOL,   0x1D70F, ATOM_ORD,   0) \
    X("upsilon",     FORM_SYMBOL,   0x1D710, ATOM_ORD,   0)          X("varphi",      FORM_SYMBOL,   0x1D711, ATOM_ORD,   0) \
    X("phi",         FORM_SYMBOL,   0x1D719, ATOM_ORD,   0)          X("chi",         FORM_SYMBOL,   0x1D712, ATOM_ORD,   0) \
    X("psi",         FORM_SYMBOL,   0x1D713, ATOM_ORD,   0)          X("omega",       FORM_SYMBOL,   0x1D714, ATOM_ORD,   0) \
    X("Gamma",       FORM_SYMBOL,   0x393,   ATOM_ORD,   0)          X("Delta",       FORM_SYMBOL,   0x394,   ATOM_ORD,   0) \
    X("Theta",       FORM_SYMBOL,   0x398,   ATOM_ORD,   0)          X("Lambda",      FORM_SYMBOL,   0x39B,   ATOM_ORD,   0) \
    X("Xi",          FORM_SYMBOL,   0x39E,   ATOM_ORD,   0)          X("Pi",          FORM_SYMBOL,   0x3A0,   ATOM_ORD,   0) \
    X("Sigma",       FORM_SYMBOL,   0x3A3,   ATOM_ORD,   0)          X("Upsilon",     FORM_SYMBOL,   0x3A5,   ATOM_ORD,   0) \
    X("Phi",         FORM_SYMBOL,   0x3A6,   ATOM_ORD,   0)          X("Psi",         FORM_SYMBOL,   0x3A8,   ATOM_ORD,   0) \
    X("Omega",       FORM_SYMBOL,   0x3A9,   ATOM_ORD,   0)          X("hbar",        FORM_SYMBOL,   0x210F,  ATOM_ORD,   0) \
    X("ell",         FORM_SYMBOL,   0x2113,  ATOM_ORD,   0)          X("infty",       FORM_SYMBOL,   0x221E,  ATOM_ORD,   0) \
    X("partial",     FORM_SYMBOL,   0x1D715, ATOM_ORD,   0)          X("nabla",       FORM_SYMBOL,   0x2207,  ATOM_ORD,   0) \
    X("angle",       FORM_SYMBOL,   0x2220,  ATOM_ORD,   0)          X("prime",       FORM_SYMBOL,   0x2032,  ATOM_ORD,   0) \
    X("degree",      FORM_SYMBOL,   0xB0,    ATOM_ORD,   0)          X("dagger",      FORM_SYMBOL,   0x2020,  ATOM_BIN,   0) \
    X("ast",         FORM_SYMBOL,   0x2217,  ATOM_BIN,   0)          X("forall",      FORM_SYMBOL,   0x2200,  ATOM_ORD,   0) \
    X("exists",      FORM_SYMBOL,   0x2203,  ATOM_ORD,   0)          X("neg",         FORM_SYMBOL,   0xAC,    ATOM_ORD,   0) \
    X("Re",          FORM_SYMBOL,   0x211C,  ATOM_ORD,   0)          X("Im",          FORM_SYMBOL,   0x2111,  ATOM_ORD,   0) \
    X("otimes",      FORM_SYMBOL,   0x2297,  ATOM_BIN,   0)          X("oplus",       FORM_SYMBOL,   0x2295,  ATOM_BIN,   0) \
    X("cdot",        FORM_SYMBOL,   0x22C5,  ATOM_BIN,   0)          X("times",       FORM_SYMBOL,   0xD7,    ATOM_BIN,   0) \
    X("div",         FORM_SYMBOL,   0xF7,    ATOM_BIN,   0)          X("circ",        FORM_SYMBOL,   0x2218,  ATOM_BIN,   0) \
    X("pm",          FORM_SYMBOL,   0xB1,    ATOM_BIN,   0)          X("mp",          FORM_SYMBOL,   0x2213,  ATOM_BIN,   0) \
    X("wedge",       FORM_SYMBOL,   0x2227,  ATOM_BIN,   0)          X("vee",         FORM_SYMBOL,   0x2228,  ATOM_BIN,   0) \
    X("cap",         FORM_SYMBOL,   0x2229,  ATOM_BIN,   0)          X("cup",         FORM_SYMBOL,   0x222A,  ATOM_BIN,   0) \
    X("le",          FORM_SYMBOL,   0x2264,  ATOM_REL,   0)          X("leq",         FORM_SYMBOL,   0x2264,  ATOM_REL,   0) \
    X("ge",          FORM_SYMBOL,   0x2265,  ATOM_REL,   0)          X("geq",         FORM_SYMBOL,   0x2265,  ATOM_REL,   0) \
    X("ne",          FORM_SYMBOL,   0x2260,  ATOM_REL,   0)          X("neq",         FORM_SYMBOL,   0x2260,  ATOM_REL,   0) \
    X("ll",          FORM_SYMBOL,   0x226A,  ATOM_REL,   0)          X("gg",          FORM_SYMBOL,   0x226B,  ATOM_REL,   0) \
    X("equiv",       FORM_SYMBOL,   0x2261,  ATOM_REL,   0)          X("approx",      FORM_SYMBOL,   0x2248,  ATOM_REL,   0) \
    X("sim",         FORM_SYMBOL,   0x223C,  ATOM_REL,   0)          X("propto",      FORM_SYMBOL,   0x221D,  ATOM_REL,   0) \
    X("in",          FORM_SYMBOL,   0x2208,  ATOM_REL,   0)          X("notin",       FORM_SYMBOL,   0x2209,  ATOM_REL,   0) \
    X("subset",      FORM_SYMBOL,   0x2282,  ATOM_REL,   0)          X("perp",        FORM_SYMBOL,   0x22A5,  ATOM_REL,   0) \
    X("parallel",    FORM_SYMBOL,   0x2225,  ATOM_REL,   0)          X("mid",         FORM_SYMBOL,   0x2223,  ATOM_REL,   0) \
    X("to",          FORM_SYMBOL,   0x2192,  ATOM_REL,   0)          X("rightarrow",  FORM_SYMBOL,   0x2192,  ATOM_REL,   0) \
    X("leftarrow",   FORM_SYMBOL,   0x2190,  ATOM_REL,   0)          X("leftrightarrow", FORM_SYMBOL,   0x2194,  ATOM_REL,   0) \
    X("Rightarrow",  FORM_SYMBOL,   0x21D2,  ATOM_REL,   0)          X("Leftrightarrow", FORM_SYMBOL,   0x21D4,  ATOM_REL,   0) \
    X("mapsto",      FORM_SYMBOL,   0x21A6,  ATOM_REL,   0)          X("uparrow",     FORM_SYMBOL,   0x2191,  ATOM_REL,   0) \
    X("downarrow",   FORM_SYMBOL,   0x2193,  ATOM_REL,   0)          X("ldots",       FORM_SYMBOL,   0x2026,  ATOM_INNER, 0) \
    X("dots",        FORM_SYMBOL,   0x2026,  ATOM_INNER, 0)          X("cdots",       FORM_SYMBOL,   0x22EF,  ATOM_INNER, 0) \
    X("vdots",       FORM_SYMBOL,   0x22EE,  ATOM_ORD,   0)          X("langle",      FORM_SYMBOL,   0x27E8,  ATOM_OPEN,  0) \
    X("rangle",      FORM_SYMBOL,   0x27E9,  ATOM_CLOSE, 0)          X("lvert",       FORM_SYMBOL,   '|',     ATOM_OPEN,  0) \
    X("rvert",       FORM_SYMBOL,   '|',     ATOM_CLOSE, 0)          X("lVert",       FORM_SYMBOL,   0x2016,  ATOM_OPEN,  0) \
    X("rVert",       FORM_SYMBOL,   0x2016,  ATOM_CLOSE, 0)          X("{",           FORM_SYMBOL,   '{',     ATOM_OPEN,  0) \
    X("}",           FORM_SYMBOL,   '}',     ATOM_CLOSE, 0)          X("|",           FORM_SYMBOL,   0x2016,  ATOM_ORD,   0) \
    X("vert",        FORM_SYMBOL,   '|',     ATOM_ORD,   0)          X("%",           FORM_SYMBOL,   '%',     ATOM_ORD,   0) \
    X("$",           FORM_SYMBOL,   '$',     ATOM_ORD,   0)          X("#",           FORM_SYMBOL,   '#',     ATOM_ORD,   0) \
    X("&",           FORM_SYMBOL,   '&',     ATOM_ORD,   0)          X("_",           FORM_SYMBOL,   '_',     ATOM_ORD,   0) \
    X("sum",         FORM_BIG,      0x2211,  ATOM_OP,    1)          X("prod",        FORM_BIG,      0x220F,  ATOM_OP,    1) \
    X("int",         FORM_BIG,      0x222B,  ATOM_OP,    0)          X("bigotimes",   FORM_BIG,      0x2A02,  ATOM_OP,    1) \
    X("bigoplus",    FORM_BIG,      0x2A01,  ATOM_OP,    1)          X("cos",         FORM_NAME,     0,       ATOM_OP,    0) \
    X("sin",         FORM_NAME,     0,       ATOM_OP,    0)          X("tan",         FORM_NAME,     0,       ATOM_OP,    0) \
    X("arccos",      FORM_NAME,     0,       ATOM_OP,    0)          X("arcsin",      FORM_NAME,     0,       ATOM_OP,    0) \
    X("arctan",      FORM_NAME,     0,       ATOM_OP,    0)          X("cosh",        FORM_NAME,     0,       ATOM_OP,    0) \
    X("sinh",        FORM_NAME,     0,       ATOM_OP,    0)          X("tanh",        FORM_NAME,     0,       ATOM_OP,    0) \
    X("exp",         FORM_NAME,     0,       ATOM_OP,    0)          X("log",         FORM_NAME,     0,       ATOM_OP,    0) \
    X("ln",          FORM_NAME,     0,       ATOM_OP,    0)          X("arg",         FORM_NAME,     0,       ATOM_OP,    0) \
    X("dim",         FORM_NAME,     0,       ATOM_OP,    0)          X("Tr",          FORM_NAME,     0,       ATOM_OP,    0) \
    X("tr",          FORM_NAME,     0,       ATOM_OP,    0)          X("det",         FORM_NAME,     0,       ATOM_OP,    1) \
    X("max",         FORM_NAME,     0,       ATOM_OP,    1)          X("min",         FORM_NAME,     0,       ATOM_OP,    1) \
    X("lim",         FORM_NAME,     0,       ATOM_OP,    1)          X("gcd",         FORM_NAME,     0,       ATOM_OP,    1) \
    X("text",        FORM_WORDS,    0,       ATOM_ORD,   0)          X("frac",        FORM_FRACTION, 0,       ATOM_INNER, -1) \
    X("dfrac",       FORM_FRACTION, 0,       ATOM_INNER, 0)          X("tfrac",       FORM_FRACTION, 0,       ATOM_INNER, 1) \
    X("sqrt",        FORM_ROOT,     0x221A,  ATOM_ORD,   0)          X("hat",         FORM_ACCENT,   0x302,   ATOM_ORD,   0) \
    X("bar",         FORM_ACCENT,   0x304,   ATOM_ORD,   0)          X("tilde",       FORM_ACCENT,   0x303,   ATOM_ORD,   0) \
    X("vec",         FORM_ACCENT,   0x20D7,  ATOM_ORD,   0)          X("dot",         FORM_ACCENT,   0x307,   ATOM_ORD,   0) \
    X(",",           FORM_SPACE,    0,       ATOM_ORD,   3)          X(":",           FORM_SPACE,    0,       ATOM_ORD,   4) \
    X(";",           FORM_SPACE,    0,       ATOM_ORD,   5)          X("!",           FORM_SPACE,    0,       ATOM_ORD,   -3) \
    X(" ",           FORM_SPACE,    0,       ATOM_ORD,   5)          X("quad",        FORM_SPACE,    0,       ATOM_ORD,   18) \
    X("qquad",       FORM_SPACE,    0,       ATOM_ORD,   36)         X("varkappa",    FORM_SYMBOL,   0x1D718, ATOM_ORD,   0) \
    X("emptyset",    FORM_SYMBOL,   0x2205,  ATOM_ORD,   0)          X("top",         FORM_SYMBOL,   0x22A4,  ATOM_ORD,   0) \
    X("imath",       FORM_SYMBOL,   0x1D6A4, ATOM_ORD,   0)          X("jmath",       FORM_SYMBOL,   0x1D6A5, ATOM_ORD,   0) \
    X("square",      FORM_SYMBOL,   0x25A1,  ATOM_ORD,   0)          X("backslash",   FORM_SYMBOL,   '\\',    ATOM_ORD,   0) \
    X("setminus",    FORM_SYMBOL,   0x2216,  ATOM_BIN,   0)          X("bullet",      FORM_SYMBOL,   0x2219,  ATOM_BIN,   0) \
    X("ominus",      FORM_SYMBOL,   0x2296,  ATOM_BIN,   0)          X("odot",        FORM_SYMBOL,   0x2299,  ATOM_BIN,   0) \
    X("star",        FORM_SYMBOL,   0x22C6,  ATOM_BIN,   0)          X("land",        FORM_SYMBOL,   0x2227,  ATOM_BIN,   0) \
    X("lor",         FORM_SYMBOL,   0x2228,  ATOM_BIN,   0)          X("sqcup",       FORM_SYMBOL,   0x2294,  ATOM_BIN,   0) \
    X("lnot",        FORM_SYMBOL,   0xAC,    ATOM_ORD,   0)          X("simeq",       FORM_SYMBOL,   0x2243,  ATOM_REL,   0) \
    X("cong",        FORM_SYMBOL,   0x2245,  ATOM_REL,   0)          X("doteq",       FORM_SYMBOL,   0x2250,  ATOM_REL,   0) \
    X("triangleq",   FORM_SYMBOL,   0x225C,  ATOM_REL,   0)          X("coloneqq",    FORM_SYMBOL,   0x2254,  ATOM_REL,   0) \
    X("lesssim",     FORM_SYMBOL,   0x2272,  ATOM_REL,   0)          X("gtrsim",      FORM_SYMBOL,   0x2273,  ATOM_REL,   0) \
    X("prec",        FORM_SYMBOL,   0x227A,  ATOM_REL,   0)          X("succ",        FORM_SYMBOL,   0x227B,  ATOM_REL,   0) \
    X("preceq",      FORM_SYMBOL,   0x2AAF,  ATOM_REL,   0)          X("succeq",      FORM_SYMBOL,   0x2AB0,  ATOM_REL,   0) \
    X("ni",          FORM_SYMBOL,   0x220B,  ATOM_REL,   0)          X("supset",      FORM_SYMBOL,   0x2283,  ATOM_REL,   0) \
    X("subseteq",    FORM_SYMBOL,   0x2286,  ATOM_REL,   0)          X("supseteq",    FORM_SYMBOL,   0x2287,  ATOM_REL,   0) \
    X("vdash",       FORM_SYMBOL,   0x22A2,  ATOM_REL,   0)          X("models",      FORM_SYMBOL,   0x22A8,  ATOM_REL,   0) \
    X("gets",        FORM_SYMBOL,   0x2190,  ATOM_REL,   0)          X("Leftarrow",   FORM_SYMBOL,   0x21D0,  ATOM_REL,   0) \
    X("updownarrow", FORM_SYMBOL,   0x2195,  ATOM_REL,   0)          X("Uparrow",     FORM_SYMBOL,   0x21D1,  ATOM_REL,   0) \
    X("Downarrow",   FORM_SYMBOL,   0x21D3,  ATOM_REL,   0)          X("hookrightarrow", FORM_SYMBOL,   0x21AA,  ATOM_REL,   0) \
    X("rightleftharpoons", FORM_SYMBOL,   0x21CC,  ATOM_REL,   0)    X("longrightarrow", FORM_SYMBOL,   0x27F6,  ATOM_REL,   0) \
    X("longleftarrow", FORM_SYMBOL,   0x27F5,  ATOM_REL,   0)        X("longleftrightarrow", FORM_SYMBOL,   0x27F7,  ATOM_REL,   0) \
    X("Longrightarrow", FORM_SYMBOL,   0x27F9,  ATOM_REL,   0)       X("Longleftarrow", FORM_SYMBOL,   0x27F8,  ATOM_REL,   0) \
    X("Longleftrightarrow", FORM_SYMBOL,   0x27FA,  ATOM_REL,   0)   X("longmapsto",  FORM_SYMBOL,   0x27FC,  ATOM_REL,   0) \
    X("implies",     FORM_SYMBOL,   0x27F9,  ATOM_REL,   0)          X("iff",         FORM_SYMBOL,   0x27FA,  ATOM_REL,   0) \
    X("rightharpoonup", FORM_SYMBOL,   0x21C0,  ATOM_REL,   0)       X("ddots",       FORM_SYMBOL,   0x22F1,  ATOM_INNER, 0) \
    X("dotsb",       FORM_SYMBOL,   0x22EF,  ATOM_INNER, 0)          X("dotsc",       FORM_SYMBOL,   0x2026,  ATOM_INNER, 0) \
    X("lceil",       FORM_SYMBOL,   0x2308,  ATOM_OPEN,  0)          X("lfloor",      FORM_SYMBOL,   0x230A,  ATOM_OPEN,  0) \
    X("lbrace",      FORM_SYMBOL,   '{',     ATOM_OPEN,  0)          X("lbrack",      FORM_SYMBOL,   '[',     ATOM_OPEN,  0) \
    X("rceil",       FORM_SYMBOL,   0x2309,  ATOM_CLOSE, 0)          X("rfloor",      FORM_SYMBOL,   0x230B,  ATOM_CLOSE, 0) \
    X("rbrace",      FORM_SYMBOL,   '}',     ATOM_CLOSE, 0)          X("rbrack",      FORM_SYMBOL,   ']',     ATOM_CLOSE, 0) \
    X("Vert",        FORM_SYMBOL,   0x2016,  ATOM_ORD,   0)          X("colon",       FORM_SYMBOL,   ':',     ATOM_PUNCT, 0) \
    X("coprod",      FORM_BIG,      0x2210,  ATOM_OP,    1)          X("iint",        FORM_BIG,      0x222C,  ATOM_OP,    0) \
    X("iiint",       FORM_BIG,      0x222D,  ATOM_OP,    0)          X("oint",        FORM_BIG,      0x222E,  ATOM_OP,    0) \
    X("bigcup",      FORM_BIG,      0x22C3,  ATOM_OP,    1)          X("bigcap",      FORM_BIG,      0x22C2,  ATOM_OP,    1) \
    X("bigvee",      FORM_BIG,      0x22C1,  ATOM_OP,    1)          X("bigwedge",    FORM_BIG,      0x22C0,  ATOM_OP,    1) \
    X("sec",         FORM_NAME,     0,       ATOM_OP,    0)          X("csc",         FORM_NAME,     0,       ATOM_OP,    0) \
    X("cot",         FORM_NAME,     0,       ATOM_OP,    0)          X("coth",        FORM_NAME,     0,       ATOM_OP,    0) \
    X("lg",          FORM_NAME,     0,       ATOM_OP,    0)          X("rank",        FORM_NAME,     0,       ATOM_OP,    0) \
    X("ker",         FORM_NAME,     0,       ATOM_OP,    0)          X("deg",         FORM_NAME,     0,       ATOM_OP,    0) \
    X("Pr",          FORM_NAME,     0,       ATOM_OP,    1)          X("sup",         FORM_NAME,     0,       ATOM_OP,    1) \
    X("inf",         FORM_NAME,     0,       ATOM_OP,    1)          X("limsup",      FORM_NAME,     0,       ATOM_OP,    1) \
    X("liminf",      FORM_NAME,     0,       ATOM_OP,    1)          X("argmax",      FORM_NAME,     0,       ATOM_OP,    1) \
    X("argmin",      FORM_NAME,     0,       ATOM_OP,    1)          X("bmod",        FORM_NAME,     0,       ATOM_BIN,   0) \
    X("operatorname", FORM_OPERATOR, 0,       ATOM_OP,    0)         X("mathrm",      FORM_ALPHABET, 0,       ATOM_ORD,   ALPHABET_ROMAN) \
    X("mathbf",      FORM_ALPHABET, 0,       ATOM_ORD,   ALPHABET_BOLD) X("boldsymbol",  FORM_ALPHABET, 0,       ATOM_ORD,   ALPHABET_BOLD_ITALIC) \
    X("bm",          FORM_ALPHABET, 0,       ATOM_ORD,   ALPHABET_BOLD_ITALIC) X("mathcal",     FORM_ALPHABET, 0,       ATOM_ORD,   ALPHABET_SCRIPT) \
    X("mathscr",     FORM_ALPHABET, 0,       ATOM_ORD,   ALPHABET_SCRIPT) X("mathbb",      FORM_ALPHABET, 0,       ATOM_ORD,   ALPHABET_DOUBLE) \
    X("mathfrak",    FORM_ALPHABET, 0,       ATOM_ORD,   ALPHABET_FRAKTUR) X("mathsf",      FORM_ALPHABET, 0,       ATOM_ORD,   ALPHABET_SANS) \
    X("mathtt",      FORM_ALPHABET, 0,       ATOM_ORD,   ALPHABET_TYPEWRITER) X("mathit",      FORM_ALPHABET, 0,       ATOM_ORD,   ALPHABET_ITALIC) \
    X("textrm",      FORM_WORDS,    0,       ATOM_ORD,   0)          X("mbox",        FORM_WORDS,    0,       ATOM_ORD,   0) \
    X("binom",       FORM_BINOM,    0,       ATOM_INNER, -1)         X("dbinom",      FORM_BINOM,    0,       ATOM_INNER, 0) \
    X("tbinom",      FORM_BINOM,    0,       ATOM_INNER, 1)          X("ddot",        FORM_ACCENT,   0x308,   ATOM_ORD,   0) \
    X("acute",       FORM_ACCENT,   0x301,   ATOM_ORD,   0)          X("grave",       FORM_ACCENT,   0x300,   ATOM_ORD,   0) \
    X("breve",       FORM_ACCENT,   0x306,   ATOM_ORD,   0)          X("check",       FORM_ACCENT,   0x30C,   ATOM_ORD,   0) \
    X("widehat",     FORM_ACCENT,   0x302,   ATOM_ORD,   1)          X("widetilde",   FORM_ACCENT,   0x303,   ATOM_ORD,   1) \
    X("overrightarrow", FORM_ACCENT,   0x20D7,  ATOM_ORD,   1)       X("overleftarrow", FORM_ACCENT,   0x20D6,  ATOM_ORD,   1) \
    X("overline",    FORM_LINE,     0,       ATOM_ORD,   1)          X("underline",   FORM_LINE,     0,       ATOM_ORD,   0) \
    X("overbrace",   FORM_BRACE,    0x23DE,  ATOM_OP,    1)          X("underbrace",  FORM_BRACE,    0x23DF,  ATOM_OP,    0) \
    X("cancel",      FORM_STRIKE,   0,       ATOM_ORD,   1)          X("bcancel",     FORM_STRIKE,   0,       ATOM_ORD,   2) \
    X("xcancel",     FORM_STRIKE,   0,       ATOM_ORD,   3)          X("boxed",       FORM_FRAME,    0,       ATOM_ORD,   0) \
    X("xrightarrow", FORM_ARROW,    0x2192,  ATOM_REL,   0)          X("xleftarrow",  FORM_ARROW,    0x2190,  ATOM_REL,   0) \
    X("xleftrightarrow", FORM_ARROW,    0x2194,  ATOM_REL,   0)      X("xRightarrow", FORM_ARROW,    0x21D2,  ATOM_REL,   0) \
    X("xLeftrightarrow", FORM_ARROW,    0x21D4,  ATOM_REL,   0)      X("xmapsto",     FORM_ARROW,    0x21A6,  ATOM_REL,   0) \
    X("overset",     FORM_STACK,    0,       ATOM_ORD,   1)          X("underset",    FORM_STACK,    0,       ATOM_ORD,   0) \
    X("stackrel",    FORM_STACK,    0,       ATOM_REL,   1)          X("substack",    FORM_SUBSTACK, 0,       ATOM_ORD,   0) \
    X("mathord",     FORM_CLASS,    0,       ATOM_ORD,   0)          X("mathop",      FORM_CLASS,    0,       ATOM_OP,    0) \
    X("mathbin",     FORM_CLASS,    0,       ATOM_BIN,   0)          X("mathrel",     FORM_CLASS,    0,       ATOM_REL,   0) \
    X("mathopen",    FORM_CLASS,    0,       ATOM_OPEN,  0)          X("mathclose",   FORM_CLASS,    0,       ATOM_CLOSE, 0) \
    X("mathpunct",   FORM_CLASS,    0,       ATOM_PUNCT, 0)          X("mathinner",   FORM_CLASS,    0,       ATOM_INNER, 0) \
    X("abs",         FORM_PAIR,     '|',     ATOM_ORD,   0)          X("norm",        FORM_PAIR,     0x2016,  ATOM_ORD,   0) \
    X("ketbra",      FORM_KETBRA,   0,       ATOM_ORD,   0)          X("expval",      FORM_EXPVAL,   0,       ATOM_ORD,   0) \
    X("mel",         FORM_ELEMENT,  0,       ATOM_ORD,   0)          X("left",        FORM_LEFT,     0,       ATOM_INNER, 0) \
    X("right",       FORM_RIGHT,    0,       ATOM_INNER, 0)          X("middle",      FORM_MIDDLE,   0,       ATOM_CLOSE, 0) \
    X("big",         FORM_SIZED,    0,       ATOM_ORD,   12)         X("bigl",        FORM_SIZED,    0,       ATOM_OPEN,  12) \
    X("bigr",        FORM_SIZED,    0,       ATOM_CLOSE, 12)         X("bigm",        FORM_SIZED,    0,       ATOM_REL,   12) \
    X("Big",         FORM_SIZED,    0,       ATOM_ORD,   18)         X("Bigl",        FORM_SIZED,    0,       ATOM_OPEN,  18) \
    X("Bigr",        FORM_SIZED,    0,       ATOM_CLOSE, 18)         X("Bigm",        FORM_SIZED,    0,       ATOM_REL,   18) \
    X("bigg",        FORM_SIZED,    0,       ATOM_ORD,   24)         X("biggl",       FORM_SIZED,    0,       ATOM_OPEN,  24) \
    X("biggr",       FORM_SIZED,    0,       ATOM_CLOSE, 24)         X("biggm",       FORM_SIZED,    0,       ATOM_REL,   24) \
    X("Bigg",        FORM_SIZED,    0,       ATOM_ORD,   30)         X("Biggl",       FORM_SIZED,    0,       ATOM_OPEN,  30) \
    X("Biggr",       FORM_SIZED,    0,       ATOM_CLOSE, 30)         X("Biggm",       FORM_SIZED,    0,       ATOM_REL,   30) \
    X("begin",       FORM_BEGIN,    0,       ATOM_ORD,   0)          X("end",         FORM_END,      0,       ATOM_ORD,   0) \
    X("limits",      FORM_LIMITS,   0,       ATOM_ORD,   1)          X("nolimits",    FORM_LIMITS,   0,       ATOM_ORD,   0) \
    X("displaystyle", FORM_STYLE,    0,       ATOM_ORD,   0)         X("textstyle",   FORM_STYLE,    0,       ATOM_ORD,   1) \
    X("scriptstyle", FORM_STYLE,    0,       ATOM_ORD,   2)          X("scriptscriptstyle", FORM_STYLE,    0,       ATOM_ORD,   3) \
    X("color",       FORM_COLOUR,   0,       ATOM_ORD,   0)          X("textcolor",   FORM_COLOURED, 0,       ATOM_ORD,   0) \
    X("not",         FORM_NOT,      0,       ATOM_ORD,   0)          X("\\",          FORM_BREAK,    0,       ATOM_ORD,   0) \
    X("cr",          FORM_BREAK,    0,       ATOM_ORD,   0)          X("hline",       FORM_RULE,     0,       ATOM_ORD,   0) \
    X("enspace",     FORM_SPACE,    0,       ATOM_ORD,   9)          X("thinspace",   FORM_SPACE,    0,       ATOM_ORD,   3) \
    X(">",           FORM_SPACE,    0,       ATOM_ORD,   4)

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

// clang-format off
static const TexSign signs[] = {
    {'+', '+', ATOM_BIN, "plus"},         {'-', 0x2212, ATOM_BIN, "minus"},
    {'*', 0x2217, ATOM_BIN, "ast"},       {'=', '=', ATOM_REL, "equals"},
    {'<', '<', ATOM_REL, "less"},         {'>', '>', ATOM_REL, "greater"},
    {':', ':', ATOM_REL, "colon"},        {'(', '(', ATOM_OPEN, "parenthesis-open"},
    {'[', '[', ATOM_OPEN, "lbrack"},      {')', ')', ATOM_CLOSE, "parenthesis-close"},
    {']', ']', ATOM_CLOSE, "rbrack"},     {'!', '!', ATOM_CLOSE, "factorial"},
    {'?', '?', ATOM_CLOSE, "question"},   {',', ',', ATOM_PUNCT, "comma"},
    {';', ';', ATOM_PUNCT, "semicolon"},  {'.', '.', ATOM_ORD, "point"},
    {'/', '/', ATOM_ORD, "slash"},        {'|', '|', ATOM_ORD, "vert"},
    {'@', '@', ATOM_ORD, "at"},
    {'%', '%', ATOM_ORD, "percent"},
};
// clang-format on

const TexSign *tex_sign_find(char typed) {
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (signs[i].typed == typed) return &signs[i];
    return NULL;
}

const char *tex_character_name(uint32_t character) {
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (signs[i].character == character) return signs[i].name;
    for (int i = 0; i < COMMAND_COUNT; i++)
        if (commands[i].character == character &&
            (commands[i].form == FORM_SYMBOL || commands[i].form == FORM_BIG))
            return commands[i].name;
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
