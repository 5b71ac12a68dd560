#include "desk/loan.h"

#include "desk/desk_inside.h"

#include "base/mem.h"
#include "circuit/parameters.h"
#include "circuit/short_form.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// A copy in which nothing is locked, and what a lesson's variables gave is a number.
static Circuit *freed(const Circuit *circuit, Error *err) {
    Circuit *plain = circuit_copy(circuit);
    circuit_forget_parameters(plain);
    char *form = short_form_write(plain, true);
    Circuit *free_one = short_form_read(form, circuit_wires(circuit), NULL, err);
    int bits = circuit_bits(circuit);
    if (free_one && circuit_bits(free_one) != bits) circuit_set_bits(free_one, bits, NULL);
    free(form);
    circuit_destroy(plain);
    return free_one;
}

static bool on_page(const Desk *desk) {
    return desk->studying && study_lesson(&desk->study) && !study_failed(&desk->study);
}

bool loan_is_out(const Desk *desk) {
    return desk->loan.out && on_page(desk) && desk->loan.loads == desk->study.loads;
}

// The circuit that has the focus, else the first on the page, editable ones before others.
int loan_source(Desk *desk) {
    if (!on_page(desk)) return -1;
    if (desk->screen == SCREEN_LESSON) {
        const Workpiece *piece = sharing_piece(desk);
        return piece ? piece->index : -1;
    }
    const Lesson *lesson = study_lesson(&desk->study);
    const Page *page = &lesson->pages[desk->study.page];
    int first = -1;
    for (int i = 0; i < page->block_count; i++) {
        const Block *block = &page->blocks[i];
        if (block->kind != BLOCK_SOURCE || !study_shows(&desk->study, block)) continue;
        const Workpiece *piece = &desk->study.pieces[block->source];
        if (piece->arrow) continue;
        if (piece->editable) return piece->index;
        if (first < 0) first = piece->index;
    }
    return first;
}

bool loan_open(Desk *desk, int source, Error *err) {
    Workpiece *piece = &desk->study.pieces[source], *lab = &desk->lab.piece;
    Circuit *next = freed(history_now(piece->history), err);
    if (!next || !workpiece_commit(lab, next, err)) return false;
    desk->loan = (Loan){true, desk->study.loads, desk->study.page, source};
    lab->chosen = NO_STEP;
    lab->cursor_wire = lab->cursor_column = 0;
    lab->scroll = 0;
    desk_go(desk, SCREEN_LAB);
    desk->before = SCREEN_LESSON;
    desk_changed(desk, lab);
    char *name = desk_lesson_name(desk);
    sharing_entitle(desk, name);
    desk_say(desk, "loan.opened", " ");
    free(name);
    return true;
}

// --- back again

// The lab's step that is that locked one: the same but for its lock and how its angles are
// written. NO_STEP: there is none.
static int find_locked(const Circuit *lab, const Step *locked) {
    int at = circuit_at(lab, locked->targets[0], locked->column);
    if (at == NO_STEP) return NO_STEP;
    Step own = *circuit_step(lab, at);
    own.locked = true;
    for (int i = 0; i < MAX_ANGLES; i++) {
        if (fabs(own.angles[i].value - locked->angles[i].value) > 1e-9) return NO_STEP;
        own.angles[i] = locked->angles[i];
    }
    if (fabs(own.power.value - locked->power.value) > 1e-9) return NO_STEP;
    own.power = locked->power;
    return step_equal(&own, locked) ? at : NO_STEP;
}

// What was not locked in the page's circuit goes; the lab's steps come, but for those that
// are its locked ones.
static bool fill(const Workpiece *piece, const Circuit *lab, Circuit *next, Error *err) {
    for (int i = circuit_steps(next) - 1; i >= 0; i--)
        if (!circuit_step(next, i)->locked && !circuit_remove(next, i, err)) return false;
    int count = circuit_steps(lab);
    bool *met = mem_new((size_t)(count + 1) * sizeof *met);
    bool good = true;
    for (int i = 0; good && i < circuit_steps(next); i++) {
        const Step *locked = circuit_step(next, i);
        int at = find_locked(lab, locked);
        if (at >= 0)
            met[at] = true;
        else
            good = error_set(err, "loan.locked", "%s\t%d\t%d", locked->gate->label,
                             locked->targets[0], locked->column + 1);
    }
    for (int i = 0; good && i < count; i++) {
        if (met[i]) continue;
        const Step *step = circuit_step(lab, i);
        good =
            edits_offered(piece, step, err) && circuit_place(next, *step, err) != NO_STEP;
    }
    free(met);
    return good;
}

static bool fits(const Workpiece *piece, const Circuit *lab, Error *err) {
    const Circuit *now = history_now(piece->history);
    if (!piece->editable) return error_set(err, "loan.fixed", " ");
    if (circuit_wires(lab) != circuit_wires(now))
        return error_set(err, "loan.wires", "%d\t%d", circuit_wires(lab),
                         circuit_wires(now));
    return circuit_same_starts(lab, now) || error_set(err, "loan.start", " ");
}

static int own_steps(const Circuit *circuit) {
    int count = 0;
    for (int i = 0; i < circuit_steps(circuit); i++) {
        const Step *step = circuit_step(circuit, i);
        count += !step->locked && step->gate->kind != GATE_DISPLAY;
    }
    return count;
}

static Circuit *brought(const Workpiece *piece, const Circuit *lab, Error *err) {
    if (!fits(piece, lab, err)) return NULL;
    Circuit *next = circuit_copy(history_now(piece->history));
    bool good = fill(piece, lab, next, err);
    int own = own_steps(next);
    if (good && piece->most_gates && own > piece->most_gates)
        good = error_set(err, "loan.limit", "%d\t%d", own, piece->most_gates);
    if (good) return next;
    circuit_destroy(next);
    return NULL;
}

bool loan_bring(Desk *desk, Error *err) {
    if (!loan_is_out(desk)) return error_set(err, "loan.gone", " ");
    Loan loan = desk->loan;
    Workpiece *piece = &desk->study.pieces[loan.source];
    Circuit *next = brought(piece, history_now(desk->lab.piece.history), err);
    if (!next || !workpiece_commit(piece, next, err)) return false;
    piece->chosen = NO_STEP;
    study_turn_to(&desk->study, loan.page);
    desk_go(desk, SCREEN_LESSON);
    desk_changed(desk, piece);
    desk_say(desk, "loan.brought", " ");
    return true;
}

void loan_act(Desk *desk, Spot spot) {
    Error err = {0};
    int source = spot.b > 0 && on_page(desk) ? spot.b - 1 : loan_source(desk);
    bool good = true;
    if (spot.a == LOAN_BACK) desk_go(desk, SCREEN_LESSON);
    if (spot.a == LOAN_BRING) good = loan_bring(desk, &err);
    if (spot.a == LOAN_OPEN && source >= 0) good = loan_open(desk, source, &err);
    if (!good) desk_refuse(desk, &err);
}

LoanModel loan_model(Desk *desk, Scene *scene) {
    if (desk->before != SCREEN_LESSON || !on_page(desk)) return (LoanModel){0};
    char *name = desk_lesson_name(desk);
    bool out = loan_is_out(desk);
    LoanModel model = {.name =
                           scene_say(scene, out ? "loan.from" : "loan.beside", "%s", name),
                       .brings = out,
                       .opens = !out && loan_source(desk) >= 0};
    free(name);
    return model;
}
