// The scripts of tests/desk: circuits built at a desk by gestures alone, the mouse's or the
// keyboard's, counted and judged.
//
// An action is one drag, one click, one chord of keys, or one run of typing; what the
// script needs so that something is in sight (scrolling) counts too, were it needed. Lines:
//   quirk N               actions that the same circuit takes in Quirk, as the script
//   derives hand mouse | keys     which of the verbs below it may use drag TOOL to qW C
//   from the palette (or the open sheet of all gates) to wire W, column
//                         C (from 1, as on the screen); the wire below the last adds one
//   drag qW C to qW C     a step, by what stands on that wire
//   copy qW C to qW C     the same with Shift: a copy; of all that is chosen where it is
//   column C to C         Ctrl+Shift+drag: a copy of the column
//   box qW C to qW C      a box of chosen steps, from a cell to a cell
//   click more            the sheet of all gates
//   key CHORD             C-, S-, A- before a letter, a digit or a name of `names`
//   type TEXT             a run of typing into the field that has the keyboard
//   expect …              what must be true: see `expectations`
#include "slow_step.h"

#include "edits_bench.h"

#include <ctype.h>

#define SCRIPTS KYUBI_TESTS "/desk"

typedef struct Script {
    Bench *b;
    const char *name;
    bool mouse;
    int quirk, actions, expected;
} Script;

static void fail_at(const Script *script, const char *line) {
    print_error("%s: %s\n", script->name, line);
    fail();
}

// --- the mouse

typedef struct Place {
    int wire, column;
} Place;

// Where a place is, also one below the last wire.
static Point point_of(Script *script, Place place) {
    Workpiece *piece = lab(script->b);
    int last = circuit_wires(workpiece_shown(piece)) - 1;
    int wire = place.wire > last ? last : place.wire;
    Rect r = spot_of(script->b, cell(wire, place.column, -1))->rect;
    return (Point){r.x + r.w / 2, r.y + r.h / 2 + (place.wire - wire) * r.h};
}

static void drag_points(Script *script, Point from, Place to, int mods) {
    Bench *b = script->b;
    feed_point(b, GESTURE_DOWN, from, mods);
    Point over =
        point_of(script, (Place){0, to.column}); // in the grid: a wire more is shown
    feed_point(b, GESTURE_MOVE, over, mods);
    desk_scene(b->desk);
    Point at = point_of(script, to);
    feed_point(b, GESTURE_MOVE, at, mods);
    at = point_of(script, to);
    feed_point(b, GESTURE_UP, at, mods);
    desk_wait(b->desk);
    script->actions++;
}

static void drag_tool(Script *script, const char *name, Place to) {
    Bench *b = script->b;
    Tool tool = tool_named(name);
    Spot spot = {SPOT_PALETTE, tool.code, -1, 0, NULL};
    if (b->desk->gates.open) spot.c = 1;
    bring_into_sight(b, spot);
    drag_points(script, middle(b, spot), to, 0);
}

// A step is taken hold of where it stands on the wire, a column by its first step.
static Point grip_of(Script *script, Place place) {
    const Circuit *now = history_now(lab(script->b)->history);
    int step = circuit_at(now, place.wire, place.column);
    if (step == NO_STEP) return point_of(script, place);
    return middle(script->b, (Spot){SPOT_STEP, step, place.wire, -1, NULL});
}

static void copy_column(Script *script, int from, int to) {
    const Circuit *now = history_now(lab(script->b)->history);
    const Step *first = circuit_step(now, circuit_from(now, from));
    Place grip = {first->targets[0], from};
    drag_points(script, grip_of(script, grip), (Place){first->targets[0], to},
                MOD_CTRL | MOD_SHIFT);
}

// --- the keyboard

static const struct {
    const char *name;
    int key;
} names[] = {
    {"left", KEY_LEFT},     {"right", KEY_RIGHT},   {"up", KEY_UP},
    {"down", KEY_DOWN},     {"enter", KEY_ENTER},   {"escape", KEY_ESCAPE},
    {"delete", KEY_DELETE}, {"insert", KEY_INSERT}, {"tab", KEY_TAB},
    {"home", KEY_HOME},     {"end", KEY_END},       {"space", ' '},
};

static void press(Script *script, const char *chord) {
    int mods = 0, code = 0;
    for (; chord[0] && chord[1] == '-'; chord += 2)
        mods |= chord[0] == 'C' ? MOD_CTRL : chord[0] == 'S' ? MOD_SHIFT : MOD_ALT;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(names[i].name, chord)) code = names[i].key;
    if (!code && !chord[1]) code = tolower((unsigned char)chord[0]);
    if (!code) fail_at(script, chord);
    key(script->b, code, mods);
    desk_scene(script->b->desk);
    script->actions++;
}

static void write_run(Script *script, const char *text) {
    Rect rect;
    desk_scene(script->b->desk);
    if (!desk_field(script->b->desk, &rect)) fail_at(script, text);
    type(script->b, text);
    script->actions++;
}

// --- what must be true: judged by whole matrices, never by the desk's own run

// Runs the circuit by brute force on three wires: every record of measurements by itself.
typedef struct Branch {
    double complex at[8];
    uint64_t bits;
} Branch;

static void act(Branch *branch, const Circuit *circuit, const Step *step) {
    (void)circuit;
    if ((branch->bits & step->if_mask) != step->if_bits) return;
    Step bare = *step;
    bare.if_mask = bare.if_bits = 0;
    Square u = square_step(3, &bare);
    double complex after[8] = {0};
    for (int r = 0; r < 8; r++)
        for (int c = 0; c < 8; c++)
            after[r] += u.at[r * 8 + c] * branch->at[c];
    memcpy(branch->at, after, sizeof after);
    free(u.at);
}

static int follow_all(const Circuit *circuit, Branch *branches) {
    int count = 1;
    branches[0] = (Branch){.at = {1}};
    for (int i = 0; i < circuit_steps(circuit); i++) {
        const Step *step = circuit_step(circuit, i);
        if (step->gate->kind != GATE_MEASURE) {
            for (int k = 0; k < count; k++)
                act(&branches[k], circuit, step);
            continue;
        }
        int wire = step->targets[0], now = count;
        for (int k = 0; k < now; k++) {
            Branch one = branches[k];
            for (int s = 0; s < 8; s++)
                if (s >> wire & 1)
                    branches[k].at[s] = 0;
                else
                    one.at[s] = 0;
            one.bits |= UINT64_C(1) << step->bit;
            branches[k].bits &= ~(UINT64_C(1) << step->bit);
            branches[count++] = one;
        }
    }
    return count;
}

// Whatever was measured, q2 is T·H|0⟩ = (|0⟩ + e^{iπ/4}|1⟩)/√2.
static void expect_teleports(Script *script, const char *line) {
    (void)line;
    const Circuit *circuit = lab_circuit(script->b);
    assert_int_equal(circuit_wires(circuit), 3);
    Branch branches[16];
    int count = follow_all(circuit, branches);
    double fidelity = 0, all = 0;
    double complex one = cexp(I * M_PI / 4) / sqrt(2), zero = 1 / sqrt(2);
    for (int k = 0; k < count; k++)
        for (int low = 0; low < 4; low++) {
            double complex a = branches[k].at[low], b = branches[k].at[low | 4];
            fidelity += pow(cabs(conj(zero) * a + conj(one) * b), 2);
            all += pow(cabs(a), 2) + pow(cabs(b), 2);
        }
    assert_int_equal(count, 4); // both of q0 and q1 were measured
    assert_true(fabs(all - 1) < 1e-12);
    assert_true(fabs(fidelity - 1) < 1e-12);
}

static void expect_feeds(Script *script, const char *line) {
    int wanted = atoi(line + strlen("feeds forward ")), found = 0;
    const Circuit *circuit = lab_circuit(script->b);
    for (int i = 0; i < circuit_steps(circuit); i++)
        found += circuit_step(circuit, i)->if_mask != 0;
    assert_int_equal(found, wanted);
}

// After k rounds the marked state has sin²((2k + 1)θ), sin θ = 1/√8; each other the same of
// what is left.
static void expect_grover(Script *script, const char *line) {
    int marked = 0, rounds = 0;
    assert_int_equal(sscanf(line, "grover %d %d", &marked, &rounds), 2);
    const Circuit *circuit = lab_circuit(script->b);
    assert_int_equal(circuit_wires(circuit), 3);
    Square u = square_circuit(circuit);
    double hit = pow(sin((2 * rounds + 1) * asin(1 / sqrt(8))), 2);
    for (int s = 0; s < 8; s++) {
        double p = pow(cabs(u.at[s * 8]), 2);
        assert_true(fabs(p - (s == marked ? hit : (1 - hit) / 7)) < 1e-12);
    }
    assert_true(hit > 0.94);
    free(u.at);
}

// Entry (y, x) is e^{2πi·xy/N}/√N, up to one phase of all.
static void expect_qft(Script *script, const char *line) {
    int wires = atoi(line + strlen("qft "));
    const Circuit *circuit = lab_circuit(script->b);
    assert_int_equal(circuit_wires(circuit), wires);
    Square u = square_circuit(circuit);
    double complex phase = u.at[0] * sqrt((double)u.size);
    assert_true(fabs(cabs(phase) - 1) < 1e-12);
    for (size_t y = 0; y < u.size; y++)
        for (size_t x = 0; x < u.size; x++) {
            double turn = 2 * M_PI * (double)(x * y % u.size) / (double)u.size;
            double complex wanted = phase * cexp(I * turn) / sqrt((double)u.size);
            assert_true(cabs(u.at[y * u.size + x] - wanted) < 1e-10);
        }
    free(u.at);
}

static const struct {
    const char *word;
    void (*judge)(Script *script, const char *line);
} expectations[] = {
    {"teleports", expect_teleports},
    {"feeds forward", expect_feeds},
    {"grover", expect_grover},
    {"qft", expect_qft},
};

// What stands there when a script is followed by eye.
static void tell(Script *script) {
    if (!getenv("KYUBI_SCRIPTS")) return;
    char *text = short_form_write(lab_circuit(script->b), true);
    print_message("%s: %s\n", script->name, text);
    free(text);
}

static void expect(Script *script, const char *line) {
    tell(script);
    for (size_t i = 0; i < sizeof expectations / sizeof *expectations; i++) {
        size_t size = strlen(expectations[i].word);
        if (strncmp(line, expectations[i].word, size) != 0) continue;
        expectations[i].judge(script, line);
        script->expected++;
        return;
    }
    fail_at(script, line);
}

// --- lines

static bool mouse_line(Script *script, const char *line) {
    char tool[32];
    Place a, b;
    if (sscanf(line, "drag q%d %d to q%d %d", &a.wire, &a.column, &b.wire, &b.column) == 4)
        drag_points(script, grip_of(script, (Place){a.wire, a.column - 1}),
                    (Place){b.wire, b.column - 1}, 0);
    else if (sscanf(line, "drag %31s to q%d %d", tool, &b.wire, &b.column) == 3)
        drag_tool(script, tool, (Place){b.wire, b.column - 1});
    else if (sscanf(line, "copy q%d %d to q%d %d", &a.wire, &a.column, &b.wire,
                    &b.column) == 4)
        drag_points(script, grip_of(script, (Place){a.wire, a.column - 1}),
                    (Place){b.wire, b.column - 1}, MOD_SHIFT);
    else if (sscanf(line, "box q%d %d to q%d %d", &a.wire, &a.column, &b.wire, &b.column) ==
             4)
        drag_points(script, point_of(script, (Place){a.wire, a.column - 1}),
                    (Place){b.wire, b.column - 1}, 0);
    else if (sscanf(line, "column %d to %d", &a.column, &b.column) == 2)
        copy_column(script, a.column - 1, b.column - 1);
    else if (!strcmp(line, "click more"))
        click(script->b, (Spot){.kind = SPOT_MORE, .a = -1}), script->actions++;
    else
        return false;
    return true;
}

static bool key_line(Script *script, const char *line) {
    if (!strncmp(line, "key ", 4))
        press(script, line + 4);
    else if (!strncmp(line, "type ", 5))
        write_run(script, line + 5);
    else
        return false;
    return true;
}

static void obey(Script *script, const char *line) {
    if (!line[0] || line[0] == '#') return;
    if (sscanf(line, "quirk %d", &script->quirk) == 1) return;
    if (!strncmp(line, "hand ", 5)) {
        script->mouse = !strcmp(line + 5, "mouse");
        return;
    }
    if (!strncmp(line, "expect ", 7)) {
        expect(script, line + 7);
        return;
    }
    bool known = script->mouse ? mouse_line(script, line) : key_line(script, line);
    if (!known) fail_at(script, line);
    if (script->b->desk->refused) fail_at(script, line);
}

static void run_script(Script *script) {
    char *path = file_join(SCRIPTS, script->name);
    char *text = file_read(path, 1 << 20, NULL, NULL), *rest = text, *line;
    assert_non_null(text);
    free(path);
    script->b = bench_open(NULL);
    key(script->b, KEY_F9, 0); // the lab, empty, of two wires
    while ((line = strsep(&rest, "\n")))
        obey(script, line);
    assert_true(script->expected > 0 && script->quirk > 0);
    bench_close(script->b, false);
    free(text);
}

// By keys of the grid alone, without typing, circuits take more than Quirk's drags.
static bool may_lose(const char *name) {
    return strstr(name, "_grid.txt") != NULL;
}

static void every_script_builds_its_circuit_in_fewer_actions_than_quirk(void **state) {
    (void)state;
    char **list = file_list(SCRIPTS, ".txt", NULL);
    int count = 0;
    for (char **name = list; name && *name; name++, count++) {
        Script script = {.name = *name};
        run_script(&script);
        print_message("%-26s %2d actions, Quirk %2d\n", *name, script.actions,
                      script.quirk);
        if (!may_lose(*name)) assert_true(script.actions < script.quirk);
    }
    assert_true(count >= 8);
    free(list);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_script_builds_its_circuit_in_fewer_actions_than_quirk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
