#include "desk/lit.h"

#include "circuit/means.h"
#include "circuit/names.h"
#include "circuit/portion.h"
#include "desk/desk_inside.h"
#include "quantum/parts.h"

#include <complex.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static const double least = 1e-9; // an amplitude that is nothing

Spot lit_now(const Desk *desk) {
    const Lit *lit = &desk->lit;
    bool free = desk->hand.kind == HAND_EMPTY || desk->hand.kind == HAND_PRESS;
    if (free && lit_kind(desk->hover)) return desk->hover;
    if (lit->keyed.kind && spot_same(desk->focus, lit->within)) return lit->keyed;
    return lit->pinned;
}

void lit_press(Desk *desk, Spot spot) {
    bool again = spot_same(desk->lit.pinned, spot);
    desk->lit.pinned = again ? (Spot){0} : spot;
    desk->lit.pinned.target = NULL;
    desk->dirty = true;
}

void lit_pin(Desk *desk) {
    if (desk->lit.keyed.kind) lit_press(desk, desk->lit.keyed);
}

bool lit_escape(Desk *desk) {
    Lit *lit = &desk->lit;
    if (!lit->pinned.kind) return false;
    lit->pinned = (Spot){0};
    desk->dirty = true;
    return true;
}

// --- from one to another

typedef struct Ways {
    const Scene *scene;
    Rect within;
    int first; // of its spots
} Ways;

static bool ways_of(Desk *desk, Spot ground, Ways *ways) {
    ways->scene = desk_scene(desk);
    for (int i = scene_spots(ways->scene) - 1; i >= 0; i--) { // an enlarged one lies on top
        const SpotArea *area = scene_spot_at(ways->scene, i);
        if (!spot_same(area->spot, ground)) continue;
        ways->within = area->rect;
        ways->first = i;
        return true;
    }
    return false;
}

static Point middle(Rect r) {
    return (Point){r.x + r.w / 2, r.y + r.h / 2};
}

// The basis state or mean at `index` of the scene, where it lies in the display; NULL.
static const SpotArea *basis_at(const Ways *ways, int index) {
    const SpotArea *area = scene_spot_at(ways->scene, index);
    Point at = middle(area->rect);
    bool in = lit_kind(area->spot) && rect_has(ways->within, at.x, at.y);
    return in ? area : NULL;
}

static const SpotArea *find(const Ways *ways, Spot spot) {
    for (int i = ways->first; i < scene_spots(ways->scene); i++) {
        const SpotArea *area = basis_at(ways, i);
        if (area && spot_same(area->spot, spot)) return area;
    }
    return NULL;
}

// The nearest in that direction: what lies aside counts twice.
static const SpotArea *nearest(const Ways *ways, Point from, int x, int y) {
    const SpotArea *best = NULL;
    double least_way = 1e9;
    for (int i = ways->first; i < scene_spots(ways->scene); i++) {
        const SpotArea *area = basis_at(ways, i);
        if (!area) continue;
        Point to = middle(area->rect);
        double along = (to.x - from.x) * x + (to.y - from.y) * y;
        double aside = fabs((to.x - from.x) * y) + fabs((to.y - from.y) * x);
        if (along < 1 || along + 2 * aside >= least_way) continue;
        least_way = along + 2 * aside;
        best = area;
    }
    return best;
}

static const SpotArea *in_order(const Ways *ways, Spot now, int by) {
    const SpotArea *before = NULL, *all[2] = {NULL, NULL};
    bool next = false;
    for (int i = ways->first; i < scene_spots(ways->scene); i++) {
        const SpotArea *area = basis_at(ways, i);
        if (!area) continue;
        if (next) return area;
        if (!all[0]) all[0] = area;
        all[1] = area;
        if (spot_same(area->spot, now) && by < 0) return before ? before : area;
        next = spot_same(area->spot, now);
        before = area;
    }
    return next ? all[1] : all[by > 0 ? 0 : 1];
}

static bool take(Desk *desk, Spot ground, const SpotArea *to) {
    if (!to) return false;
    desk->lit.keyed = to->spot;
    desk->lit.keyed.target = NULL;
    desk->lit.within = ground;
    desk->focus_shown = true;
    desk->dirty = true;
    desk_hush(desk);
    return true;
}

bool lit_step(Desk *desk, Spot ground, int by) {
    Ways ways;
    if (!ways_of(desk, ground, &ways)) return false;
    Spot now = spot_same(desk->lit.within, ground) ? desk->lit.keyed : (Spot){0};
    return take(desk, ground, in_order(&ways, now, by));
}

bool lit_key(Desk *desk, const Gesture *gesture) {
    static const struct {
        int key, x, y;
    } ways_to[] = {{KEY_LEFT, -1, 0}, {KEY_RIGHT, 1, 0}, {KEY_UP, 0, -1}, {KEY_DOWN, 0, 1}};
    Spot ground = shown_of(desk, desk->focus);
    Ways ways;
    if (gesture->mods || !ground.kind || desk->focus.a == DISPLAY_HEAD) return false;
    if (!ways_of(desk, ground, &ways)) return false;
    for (size_t i = 0; i < sizeof ways_to / sizeof *ways_to; i++) {
        if (ways_to[i].key != gesture->key) continue;
        if (!spot_same(desk->focus, ground)) desk_focus(desk, ground);
        bool mine = spot_same(desk->lit.within, ground);
        const SpotArea *now = mine ? find(&ways, desk->lit.keyed) : NULL;
        if (!now) return take(desk, ground, in_order(&ways, (Spot){0}, 1));
        Point from = middle(now->rect);
        const SpotArea *to = nearest(&ways, from, ways_to[i].x, ways_to[i].y);
        int by = ways_to[i].x + ways_to[i].y;
        return take(desk, ground, to ? to : in_order(&ways, now->spot, by));
    }
    return false;
}

// --- in words

// As displays show it: the first that is not nothing is real.
static double complex amplitude(const State *state, uint32_t bits) {
    size_t size = (size_t)1 << state_qubits(state);
    for (size_t i = 0; i < size; i++) {
        double complex a = state_amplitude(state, i);
        if (cabs(a) > least) return state_amplitude(state, bits) * conj(a) / cabs(a);
    }
    return 0;
}

static double probability(const Run *run, int after, uint32_t mask, uint32_t bits) {
    int list[MAX_WIRES], count = run_portion(run, mask, list);
    double *all = mem_try((size_t)1 << count, sizeof *all), chance;
    if (!all) return NAN;
    run_portion_probabilities(run, after, mask, all);
    chance = all[part_value(bits, count, list)];
    free(all);
    return chance;
}

// The wires by name, where not all are meant: "q2 q0 = 01".
static const char *which(Scene *scene, const Workpiece *piece, uint32_t mask, uint32_t bits,
                         bool whole) {
    char text[MAX_WIRES + 1], name[WIRE_LABEL];
    Buffer names = {0};
    basis_bits(scene, mask, bits, text, sizeof text);
    if (whole) return scene_say(scene, "lit.ket", "%s", text);
    bool rising = scene_look(scene)->order == ORDER_FIRST_LEFT;
    for (int i = 0; i < MAX_WIRES; i++) {
        int w = rising ? i : MAX_WIRES - 1 - i;
        if (!(mask >> w & 1)) continue;
        circuit_wire_label(workpiece_shown(piece), w, name);
        buffer_print(&names, "%s%s", names.size ? " " : "", name);
    }
    char *all = buffer_take(&names);
    const char *words = scene_say(scene, "lit.wires", "%s\t%s", all, text);
    free(all);
    return words;
}

// A prediction of that circuit's outcomes is open on the page: nothing is told of them.
static bool is_covered(const Desk *desk, int source) {
    const Lesson *lesson = source >= 0 ? study_lesson(&desk->study) : NULL;
    const Page *page = lesson ? &lesson->pages[desk->study.page] : NULL;
    for (int i = 0; page && i < page->block_count; i++) {
        const Block *block = &page->blocks[i];
        if (block->kind == BLOCK_DISPLAY && block->source == source && block->cover >= 0 &&
            !desk->study.answers[block->cover].shown)
            return true;
    }
    return false;
}

static int degrees(double complex a) {
    int whole = (int)lround(carg(a) * 180 / M_PI) % 360;
    return whole < 0 ? whole + 360 : whole;
}

static const char *mean_words(Scene *scene, Sight sight, PauliTerm term) {
    char name[160];
    means_name(term, name, sizeof name);
    double mean = run_mean(sight.run, sight.after, (PauliSum){&term, 1});
    const char *key = term.x ? "lit.mean" : "lit.mean.z";
    return scene_say(scene, key, "%s\t%+.3f", name, fabs(mean) < 5e-4 ? 0 : mean);
}

const char *lit_words(Desk *desk, Scene *scene) {
    Spot lit = lit_now(desk);
    Workpiece *piece = lit.kind ? desk_piece(desk, lit.a) : NULL;
    Sight sight = piece ? workpiece_sight(piece) : (Sight){.run = NULL};
    if (!sight.run || is_covered(desk, lit.a)) return NULL;
    int qubits = run_qubits(sight.run);
    uint32_t all = (uint32_t)((1ULL << qubits) - 1), mask = (uint32_t)lit.b;
    uint32_t bits = (uint32_t)lit.c;
    if (lit.kind == SPOT_MEAN)
        return (mask | bits) & ~all ? NULL
                                    : mean_words(scene, sight, (PauliTerm){bits, mask, 1});
    if (!mask || mask & ~all) return NULL; // it had more wires
    const char *name = which(scene, piece, mask, bits, mask == all);
    double chance = probability(sight.run, sight.after, mask, bits);
    if (isnan(chance)) return NULL;
    const State *state = mask == all ? run_pure(sight.run, sight.after) : NULL;
    if (!state) return scene_say(scene, "lit.chance", "%s\t%.1f", name, 100 * chance);
    double complex a = amplitude(state, bits);
    return scene_say(scene, "lit.amplitude", "%s\t%.3f\t%d\t%.1f", name, cabs(a),
                     cabs(a) > 1e-6 ? degrees(a) : 0, 100 * chance);
}
