#include "desk/chance_actions.h"

#include "desk/desk_inside.h"
#include "desk/holding.h"

// --- shots

// As many as its histogram shows before any were made.
static int shots_before(Desk *desk, const Workpiece *piece) {
    const Shelf *shelf = &desk->shelving.now;
    for (int i = 0; piece->index < 0 && i < shelf->count; i++)
        if (shelf->at[i].options.falls) return shelf->at[i].options.shots;
    if (piece->index < 0) return 0;
    const Page *page = &study_lesson(&desk->study)->pages[desk->study.page];
    for (int i = 0; i < page->block_count; i++) {
        const Block *block = &page->blocks[i];
        if (block->kind == BLOCK_DISPLAY && block->source == piece->index)
            if (block->options.falls) return block->options.shots;
    }
    return 0;
}

void chance_act_throw(Desk *desk, Spot spot) {
    Workpiece *piece = desk_piece(desk, spot.a);
    if (!piece) return;
    bool cuts = desk->options.still;
    int before = shots_before(desk, piece);
    desk_hush(desk);
    if (spot.b == THROW_BACK) falling_back(&piece->falling);
    if (spot.b == THROW_RUN) falling_run(&piece->falling, before, desk_now());
    if (spot.b == THROW_FASTER) falling_faster(&piece->falling);
    if (spot.b > 0 && !falling_throw(&piece->falling, before, spot.b, cuts, desk_now()))
        desk_say(desk, "throw.most", "%d", MOST_SHOTS);
}

static void poll_piece(Desk *desk, Workpiece *piece, double now) {
    if (falling_advance(&piece->falling, desk->options.still, now)) desk->dirty = true;
}

void chance_poll(Desk *desk, double now) {
    const Lesson *lesson = desk->studying ? study_lesson(&desk->study) : NULL;
    poll_piece(desk, &desk->lab.piece, now);
    for (int i = 0; lesson && i < lesson->source_count; i++)
        poll_piece(desk, &desk->study.pieces[i], now);
}

static int sooner(int a, int b) {
    if (a < 0 || b < 0) return a < 0 ? b : a;
    return a < b ? a : b;
}

int chance_due(const Desk *desk) {
    double now = desk_now();
    bool cuts = desk->options.still;
    int due = falling_due(&desk->lab.piece.falling, cuts, now);
    const Lesson *lesson = desk->studying ? study_lesson(&desk->study) : NULL;
    for (int i = 0; lesson && i < lesson->source_count; i++)
        due = sooner(due, falling_due(&desk->study.pieces[i].falling, cuts, now));
    return due;
}

// --- what is held

static void told(Desk *desk, const Workpiece *piece, bool good, const Error *err) {
    desk->dirty = true;
    if (!good)
        desk_refuse(desk, err);
    else if (run_held(piece->run).mask)
        desk_say(desk, "hold.said", "%.3g", holding_chance(piece));
    else
        desk_say(desk, "hold.said_none", " ");
}

static void replay(Desk *desk, Workpiece *piece) {
    Error err = {0};
    if (!holding_shot(piece, false, &err)) {
        told(desk, piece, false, &err);
        return;
    }
    workpiece_to_time(piece, 0);
    desk->playing.back = false;
    playing_start(&desk->playing, piece, desk_now());
    desk_say(desk, "hold.replays", "%d", piece->shot);
}

// What of the basis state was measured, at the moment that is shown.
static Record record_of_lit(const Workpiece *piece, Spot lit) {
    Sight sight = workpiece_sight(piece);
    if (!piece->run || lit.kind != SPOT_BASIS || lit.a != piece->index) return (Record){0};
    return circuit_record_of(run_circuit(piece->run), sight.column, (uint32_t)lit.b,
                             (uint32_t)lit.c);
}

// All of it held beside what is held already; held so, it is let go.
static bool hold_lit(Desk *desk, Workpiece *piece, Error *err) {
    Record lit = record_of_lit(piece, desk->lit.pinned), held = piece->held_record;
    if (desk->lit.pinned.kind != SPOT_BASIS) return error_set(err, "hold.lit.none", " ");
    if (!lit.mask) return error_set(err, "hold.lit.unmeasured", " ");
    bool drops = record_has(held, lit);
    for (int i = 0; i < MOST_FINDINGS; i++) {
        int value = record_value(lit, i);
        if (value == NO_FINDING) continue;
        held = drops ? record_without(held, i) : record_with(held, i, value);
    }
    return holding_set(piece, held, err);
}

void chance_act_hold(Desk *desk, Spot spot) {
    Workpiece *piece = desk_piece(desk, spot.a);
    if (!piece) return;
    Error err = {0};
    bool good = true;
    if (spot.b == HOLD_REPLAY) {
        replay(desk, piece);
        return;
    }
    if (spot.b == HOLD_ONE) good = holding_put(piece, spot.c / 2, spot.c % 2, &err);
    if (spot.b == HOLD_DROP) good = holding_drop(piece, spot.c / 2, &err);
    if (spot.b == HOLD_DROP_ALL) good = holding_set(piece, (Record){0}, &err);
    if (spot.b == HOLD_LIT) good = hold_lit(desk, piece, &err);
    if (spot.b == HOLD_SHOT) good = holding_shot(piece, true, &err);
    told(desk, piece, good, &err);
}

// The way to the node, and no other; pressed again it lets go.
void chance_act_branch(Desk *desk, Spot spot) {
    Workpiece *piece = desk_piece(desk, spot.a);
    const BranchTree *tree = piece && piece->run ? run_tree(piece->run) : NULL;
    if (!tree || spot.b >= tree->levels || spot.c >= tree->level[spot.b].nodes) return;
    Record path = tree->level[spot.b].node[spot.c].path;
    Error err = {0};
    if (record_equal(path, run_held(piece->run))) path = (Record){0};
    told(desk, piece, holding_set(piece, path, &err), &err);
}

void chance_hold_chosen(Desk *desk) {
    Workpiece *piece = desk_editable(desk);
    int finding = circuit_step_finding(workpiece_shown(piece), piece->chosen);
    Error err = {0};
    if (piece->chosen == NO_STEP || finding == NO_FINDING) {
        error_set(&err, "hold.choose", " ");
        desk_refuse(desk, &err);
        return;
    }
    int value = record_value(run_held(piece->run), finding);
    bool good = value == 1 ? holding_drop(piece, finding, &err)
                           : holding_put(piece, finding, value + 1, &err);
    if (!good && value == NO_FINDING) // 0 never happens there: 1 does
        good = holding_put(piece, finding, 1, &err);
    else if (!good && value == 0)
        good = holding_drop(piece, finding, &err);
    told(desk, piece, good, &err);
}

// --- keys that walk the branches

static bool to_node(Desk *desk, Spot spot) {
    if (!scene_find(desk_scene(desk), spot)) return false;
    desk_focus_by_key(desk, spot);
    return true;
}

// The node of the next level that is shown and comes from this one, the likeliest first.
static bool to_child(Desk *desk, const BranchTree *tree, Spot from) {
    if (from.b + 1 >= tree->levels) return false;
    const BranchLevel *next = &tree->level[from.b + 1];
    int best = -1;
    for (int i = 0; i < next->edges; i++)
        if (next->edge[i].from == from.c &&
            (best < 0 || next->edge[i].probability > next->edge[best].probability + 1e-12))
            best = i;
    if (best < 0) return false;
    from.b++;
    from.c = next->edge[best].to;
    return to_node(desk, from);
}

static bool to_neighbour(Desk *desk, const BranchTree *tree, Spot from, int by) {
    for (from.c += by; from.c >= 0 && from.c < tree->level[from.b].nodes; from.c += by)
        if (to_node(desk, from)) return true;
    return false;
}

bool chance_walk(Desk *desk, int key) {
    Spot at = desk->focus;
    Workpiece *piece = at.kind == SPOT_BRANCH ? desk_piece(desk, at.a) : NULL;
    const BranchTree *tree = piece && piece->run ? run_tree(piece->run) : NULL;
    if (!tree || at.b >= tree->levels || at.c >= tree->level[at.b].nodes) return false;
    if (key == KEY_RIGHT) to_child(desk, tree, at);
    if (key == KEY_UP) to_neighbour(desk, tree, at, -1);
    if (key == KEY_DOWN) to_neighbour(desk, tree, at, 1);
    if (key == KEY_LEFT && at.b > 0) {
        at.c = branch_parent(tree, at.b, at.c);
        at.b--;
        to_node(desk, at);
    }
    return key == KEY_RIGHT || key == KEY_UP || key == KEY_DOWN || key == KEY_LEFT;
}

// --- what is shown

void chance_take(const Workpiece *piece, DisplayModel *display) {
    Falling *falling = &((Workpiece *)piece)->falling; // whose tally follows what is shown
    uint64_t seed = piece->seed ? piece->seed : 1;
    display->tally = falling_look(falling, workpiece_sight(piece), piece->shown, seed,
                                  desk_now(), &display->fall);
}

HoldingModel chance_model(const Desk *desk, const Workpiece *piece) {
    Spot lit = desk->lit.pinned;
    const Circuit *shown = workpiece_shown(piece);
    bool lab = piece->index < 0 && !piece->preview;
    return (HoldingModel){.circuit = shown,
                          .source = piece->index,
                          .held = piece->ticket ? (Record){0} : run_held(piece->run),
                          .chance = holding_chance(piece),
                          .shot = piece->by_shot ? piece->shot : 0,
                          .seed = piece->seed ? piece->seed : 1,
                          .lit = piece->preview ? (Record){0} : record_of_lit(piece, lit),
                          .lit_mask = (uint32_t)lit.b,
                          .lit_bits = (uint32_t)lit.c,
                          .offers = lab && circuit_findings(shown) > 0};
}
