// Pulse sequences for the words under q.: arrows, paths, spins and curves of many spins in
// one call, so that a stage can ask at every picture.
#include "jail/bind_values.h"

#include "quantum/pulses.h"

#include <math.h>
#include <string.h>

enum { MOST_SEGMENTS = 64, SPIN_TICK = 64, SPIN_NUMBERS = 4 };

// What a word of pulses was given, as words_pulses.lua writes it. `spins` and `segments`
// lie in blocks that Lua owns.
typedef struct Experiment {
    Segment *segments;
    Sequence sequence;
    Spin *spins;
    int count;
    Bloch start;
} Experiment;

static double number_of(lua_State *L, int table, const char *name) {
    lua_getfield(L, table, name);
    double number = lua_tonumber(L, -1);
    lua_pop(L, 1);
    return number;
}

static Segment segment_at(lua_State *L, int table) {
    return (Segment){.turn = number_of(L, table, "turn"),
                     .duration = number_of(L, table, "duration"),
                     .rabi = number_of(L, table, "rabi"),
                     .phase = number_of(L, table, "phase")};
}

// The list at the top of the stack, and only its first `upto` segments: 2.5 is half of the
// third.
static void read_segments(lua_State *L, Experiment *to, double upto) {
    int list = lua_gettop(L), count = (int)lua_rawlen(L, list);
    if (count > MOST_SEGMENTS) count = MOST_SEGMENTS;
    to->segments = lua_newuserdatauv(L, MOST_SEGMENTS * sizeof *to->segments, 0);
    for (int i = 0; i < count && i < upto; i++) {
        lua_rawgeti(L, list, i + 1);
        Segment segment = segment_at(L, lua_gettop(L));
        double share = fmin(1, upto - i);
        segment.turn *= share;
        segment.duration *= share;
        to->segments[to->sequence.count++] = segment;
        lua_pop(L, 1);
    }
    to->sequence.segments = to->segments;
}

static void read_spins(lua_State *L, int table, Experiment *to) {
    double width = number_of(L, table, "width"), seed = number_of(L, table, "seed");
    bool lorentz = number_of(L, table, "lorentz") != 0;
    to->count = width > 0 ? (int)number_of(L, table, "members") : 1;
    to->spins = lua_newuserdatauv(L, (size_t)to->count * sizeof *to->spins, 0);
    to->spins[0] = (Spin){.weight = 1};
    Rng rng = rng_seeded((uint64_t)fmax(seed, 0));
    Rng *chance = seed >= 0 ? &rng : NULL; // -1: without chance
    if (width > 0)
        (lorentz ? ensemble_lorentz : ensemble_normal)(width, chance, to->spins, to->count);
    double detuning = number_of(L, table, "detuning"); // of all, beside each one's own
    for (int k = 0; k < to->count; k++)
        to->spins[k].detuning += detuning;
}

// The experiment in the table that is the first argument. Its blocks stay on the stack.
static Experiment read(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    Experiment e = {
        .start = {number_of(L, 1, "x"), number_of(L, 1, "y"), number_of(L, 1, "z")}};
    e.sequence.relaxation =
        (Relaxation){number_of(L, 1, "t1"), number_of(L, 1, "t2"), number_of(L, 1, "rest")};
    e.sequence.field =
        (AlternatingField){number_of(L, 1, "ac_amplitude"), number_of(L, 1, "ac_frequency"),
                           number_of(L, 1, "ac_phase")};
    lua_getfield(L, 1, "segments");
    luaL_checktype(L, -1, LUA_TTABLE);
    read_segments(L, &e, number_of(L, 1, "upto"));
    read_spins(L, 1, &e);
    Error err = {.key = ""};
    if (!pulses_check(&e.sequence, &err)) bind_raise(L, &err);
    return e;
}

static Bloch mean_of(lua_State *L, const Experiment *e) {
    Bloch sum = {0, 0, 0};
    for (int k = 0; k < e->count; k += SPIN_TICK) {
        int count = e->count - k < SPIN_TICK ? e->count - k : SPIN_TICK;
        Bloch part = pulses_ensemble(&e->sequence, e->spins + k, count, e->start);
        sum = (Bloch){sum.x + part.x, sum.y + part.y, sum.z + part.z};
        if (count == SPIN_TICK) cage_tick(L);
    }
    return sum;
}

// pulse_end(experiment): x, y, z of the mean arrow
static int pulse_end(lua_State *L) {
    Experiment e = read(L);
    Bloch mean = mean_of(L, &e);
    lua_pushnumber(L, mean.x);
    lua_pushnumber(L, mean.y);
    lua_pushnumber(L, mean.z);
    return 3;
}

// pulse_spins(experiment): x, y, z and the detuning of each spin, one after the other
static int pulse_spins(lua_State *L) {
    Experiment e = read(L);
    Numbers *out = push_numbers(L, (size_t)e.count * SPIN_NUMBERS);
    for (int k = 0; k < e.count; k++) {
        Bloch r = pulses_end(&e.sequence, e.spins[k].detuning, e.start);
        double row[SPIN_NUMBERS] = {r.x, r.y, r.z, e.spins[k].detuning};
        memcpy(out->at + (size_t)k * SPIN_NUMBERS, row, sizeof row);
        if (k % SPIN_TICK == SPIN_TICK - 1) cage_tick(L);
    }
    return 1;
}

// pulse_path(experiment, points): x, y, z of the mean arrow at the start and at so many
// moments of each segment, one after the other
static int pulse_path(lua_State *L) {
    Experiment e = read(L);
    int points = (int)luaL_checkinteger(L, 2);
    size_t count = 1 + (size_t)points * (size_t)e.sequence.count;
    Bloch *path = lua_newuserdatauv(L, count * sizeof *path, 0);
    Numbers *out = push_numbers(L, 3 * count);
    for (int k = 0; k < e.count; k++) {
        pulses_path(&e.sequence, e.spins[k].detuning, e.start, points, path);
        for (size_t i = 0; i < count; i++) {
            out->at[3 * i] += e.spins[k].weight * path[i].x;
            out->at[3 * i + 1] += e.spins[k].weight * path[i].y;
            out->at[3 * i + 2] += e.spins[k].weight * path[i].z;
        }
        cage_tick(L);
    }
    return 1;
}

// The segment that is varied, from 1, in the list at `list`; raises where it has no time.
static Segment *varied(lua_State *L, const Experiment *e, int list, int place) {
    lua_rawgeti(L, list, place);
    lua_Integer number = lua_tointeger(L, -1);
    lua_pop(L, 1);
    bool there = number >= 1 && number <= e->sequence.count;
    Segment *segment = there ? &e->segments[number - 1] : NULL;
    if (!segment || segment->turn != 0)
        fail(L, "language.pulse_vary", "%d\t%d", (int)number, e->sequence.count);
    return segment;
}

// pulse_curve(experiment, { which, … }, from, to, points): the probability of 1 at the end,
// while these segments last from … to, at points + 1 times
static int pulse_curve(lua_State *L) {
    Experiment e = read(L);
    luaL_checktype(L, 2, LUA_TTABLE);
    double from = luaL_checknumber(L, 3), to = luaL_checknumber(L, 4);
    int points = (int)luaL_checkinteger(L, 5), changing = (int)lua_rawlen(L, 2);
    Numbers *out = push_numbers(L, (size_t)points + 1);
    for (int i = 0; i <= points; i++) {
        for (int k = 1; k <= changing; k++)
            varied(L, &e, 2, k)->duration = from + (to - from) * i / points;
        out->at[i] = (1 - mean_of(L, &e).z) / 2;
        cage_tick(L);
    }
    return 1;
}

void bind_pulses(lua_State *L) {
    static const luaL_Reg functions[] = {{"pulse_end", pulse_end},
                                         {"pulse_spins", pulse_spins},
                                         {"pulse_path", pulse_path},
                                         {"pulse_curve", pulse_curve},
                                         {NULL, NULL}};
    luaL_setfuncs(L, functions, 0);
}
