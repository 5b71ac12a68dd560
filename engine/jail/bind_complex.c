// Complex numbers as values of the language: z.re, z.im, arithmetic, and text like "1/2 +
// i/2".
#include "jail/bind_values.h"

#include "quantum/closed_form.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define COMPLEX "kyubi.complex"

void push_complex(lua_State *L, double complex z) {
    double complex *box = lua_newuserdatauv(L, sizeof z, 0);
    *box = z;
    luaL_setmetatable(L, COMPLEX);
}

bool is_complex(lua_State *L, int index) {
    return lua_type(L, index) == LUA_TNUMBER || luaL_testudata(L, index, COMPLEX);
}

double complex to_complex(lua_State *L, int index) {
    const double complex *box = luaL_testudata(L, index, COMPLEX);
    if (box) return *box;
    if (lua_type(L, index) == LUA_TNUMBER) return lua_tonumber(L, index);
    fail(L, "language.needs_complex_here", " ");
    return 0; // not reached
}

static int add(lua_State *L) {
    push_complex(L, to_complex(L, 1) + to_complex(L, 2));
    return 1;
}

static int subtract(lua_State *L) {
    push_complex(L, to_complex(L, 1) - to_complex(L, 2));
    return 1;
}

static int multiply(lua_State *L) {
    if (matrix_at(L, 1) || matrix_at(L, 2)) return matrix_times(L);
    push_complex(L, to_complex(L, 1) * to_complex(L, 2));
    return 1;
}

static int divide(lua_State *L) {
    double complex by = to_complex(L, 2);
    if (by == 0) return fail(L, "language.divide", " ");
    push_complex(L, to_complex(L, 1) / by);
    return 1;
}

// Whole powers by multiplication, so that i^2 is -1 exactly.
static double complex whole_power(double complex z, int n) {
    double complex out = 1;
    for (int k = n < 0 ? -n : n; k; k >>= 1, z *= z)
        if (k & 1) out *= z;
    return n < 0 ? 1 / out : out;
}

static int power(lua_State *L) {
    double complex z = to_complex(L, 1), w = to_complex(L, 2);
    bool whole = cimag(w) == 0 && creal(w) == floor(creal(w)) && fabs(creal(w)) <= 1024;
    if (z == 0 && creal(w) < 0) return fail(L, "language.divide", " ");
    push_complex(L, whole ? whole_power(z, (int)creal(w)) : cpow(z, w));
    return 1;
}

static int negate(lua_State *L) {
    push_complex(L, -to_complex(L, 1));
    return 1;
}

static int equal(lua_State *L) {
    lua_pushboolean(L, to_complex(L, 1) == to_complex(L, 2));
    return 1;
}

// "0.3 − 0.5i", to six digits.
static void write_plain(double complex z, char *out, size_t size) {
    double re = creal(z), im = cimag(z);
    if (fabs(im) < 5e-13)
        snprintf(out, size, "%.6g", re + 0.0);
    else if (fabs(re) < 5e-13)
        snprintf(out, size, "%.6gi", im);
    else
        snprintf(out, size, "%.6g %c %.6gi", re, im < 0 ? '-' : '+', fabs(im));
}

static int text(lua_State *L) {
    double complex z = to_complex(L, 1);
    char known[128], tex[256];
    if (!closed_form_complex(z, known, sizeof known, tex, sizeof tex))
        write_plain(z, known, sizeof known);
    lua_pushstring(L, known);
    return 1;
}

// closed(z): as text and as TeX; nothing known: six digits, twice.
static int closed(lua_State *L) {
    double complex z = to_complex(L, 1);
    char known[128], tex[256];
    bool real = cimag(z) == 0;
    bool found = real ? closed_form_real(creal(z), known, sizeof known, tex, sizeof tex)
                      : closed_form_complex(z, known, sizeof known, tex, sizeof tex);
    if (!found) {
        write_plain(z, known, sizeof known);
        write_plain(z, tex, sizeof tex);
    }
    lua_pushstring(L, known);
    lua_pushstring(L, tex);
    return 2;
}

static int part(lua_State *L) {
    double complex z = to_complex(L, 1);
    const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "";
    if (!strcmp(name, "re"))
        lua_pushnumber(L, creal(z));
    else if (!strcmp(name, "im"))
        lua_pushnumber(L, cimag(z));
    else if (!strcmp(name, "size"))
        lua_pushnumber(L, cabs(z));
    else if (!strcmp(name, "angle"))
        lua_pushnumber(L, carg(z));
    else
        return fail(L, "language.complex_part", "%.20s", name);
    return 1;
}

static int refuse_set(lua_State *L) {
    return fail(L, "language.complex_set", " ");
}

static int make(lua_State *L) {
    push_complex(L, CMPLX(luaL_checknumber(L, 1), luaL_optnumber(L, 2, 0)));
    return 1;
}

static int conjugate(lua_State *L) {
    push_complex(L, conj(to_complex(L, 1)));
    return 1;
}

static int is(lua_State *L) {
    lua_pushboolean(L, is_complex(L, 1));
    return 1;
}

void bind_complex(lua_State *L) {
    static const luaL_Reg meta[] = {{"__add", add},      {"__sub", subtract},
                                    {"__mul", multiply}, {"__div", divide},
                                    {"__pow", power},    {"__unm", negate},
                                    {"__eq", equal},     {"__tostring", text},
                                    {"__index", part},   {"__newindex", refuse_set},
                                    {NULL, NULL}};
    static const luaL_Reg functions[] = {{"complex", make},
                                         {"conjugate", conjugate},
                                         {"closed", closed},
                                         {"is_complex", is},
                                         {NULL, NULL}};
    luaL_newmetatable(L, COMPLEX);
    luaL_setfuncs(L, meta, 0);
    lua_pushliteral(L, "complex");
    lua_setfield(L, -2, "__name");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pop(L, 1);
    luaL_setfuncs(L, functions, 0);
}
