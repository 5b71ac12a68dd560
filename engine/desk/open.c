// Opening by name: what the command line and the layout check ask of a desk.
#include "desk/attempt.h"
#include "desk/desk_inside.h"
#include "desk/response.h"

#include "base/file.h"
#include "base/mem.h"
#include "circuit/format.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// The same folder as one of the packs already there, else a new one.
static int add_pack(Desk *desk, Pack *pack) {
    for (int i = 0; i < desk->pack_count; i++)
        if (!strcmp(desk->packs[i]->folder, pack->folder) &&
            desk->packs[i]->lesson_count > 1 && pack->lesson_count > 1) {
            pack_close(pack);
            return i;
        }
    if (desk->pack_count == MAX_PACKS) {
        if (desk->studying && desk->study_pack == MAX_PACKS - 1) {
            hand_cancel(&desk->hand);
            desk->studying = false;
            study_close(&desk->study);
        }
        pack_close(desk->packs[--desk->pack_count]);
        terms_close(&desk->pack_terms[desk->pack_count]);
        desk->pack_terms[desk->pack_count] = (Terms){0};
    }
    desk->packs[desk->pack_count] = pack;
    return desk->pack_count++;
}

static int first_written(const Pack *pack) {
    for (int i = 0; i < pack->lesson_count; i++)
        if (pack->lessons[i].file) return i;
    return -1;
}

static bool fits_desk(const Circuit *circuit, Error *err) {
    if (circuit_wires(circuit) > DESK_QUBITS)
        return error_set(err, "desk.many_wires", "%d\t%d", circuit_wires(circuit),
                         DESK_QUBITS);
    if (circuit_steps(circuit) > DESK_STEPS)
        return error_set(err, "desk.many_steps", "%d\t%d", circuit_steps(circuit),
                         DESK_STEPS);
    return true;
}

bool desk_open_circuit(Desk *desk, Circuit *circuit, Error *err) {
    if (!fits_desk(circuit, err)) {
        circuit_destroy(circuit);
        return false;
    }
    Workpiece *lab = &desk->lab.piece;
    if (!workpiece_commit(lab, circuit, err)) return false;
    lab->chosen = NO_STEP;
    lab->cursor_wire = lab->cursor_column = 0;
    lab->scroll = 0;
    desk_go(desk, SCREEN_LAB);
    desk_changed(desk, lab);
    return true;
}

static bool open_circuit(Desk *desk, const char *path, Error *err) {
    Circuit *circuit = circuit_read(path, (FormatOptions){.free_inputs = true}, err);
    if (!circuit) return false;
    return desk_open_circuit(desk, circuit, err) || error_at(err, path, 0, 0);
}

static bool open_pack(Desk *desk, Pack *pack, const char *path, Error *err) {
    if (!pack) return false;
    int at = add_pack(desk, pack), first = first_written(desk->packs[at]);
    if (first < 0) {
        error_set(err, "pack.empty", "%s", path);
        return error_at(err, path, 0, 0);
    }
    workshop_opened(desk, path);
    desk_begin(desk, at, first);
    return true;
}

bool desk_open_unpacked(Desk *desk, const char *path, PackFiles *files, Error *err) {
    return open_pack(desk, pack_of_files(files, err), path, err);
}

bool desk_open(Desk *desk, const char *path, Error *err) {
    unwrap_end(desk);
    if (!file_exists(path)) {
        error_set(err, "file.missing", "%s", path);
        return error_at(err, path, 0, 0);
    }
    bool folder = file_is_folder(path);
    bool lesson = folder || file_ends_in(path, ".lua") || pack_is_archive(path);
    if (!lesson) return open_circuit(desk, path, err);
    return open_pack(desk, pack_at(path, desk->jail, err), path, err);
}

static const char *const screens[SCREEN_COUNT] = {
    [SCREEN_LIBRARY] = "library", [SCREEN_LESSON] = "lesson", [SCREEN_LAB] = "lab",
    [SCREEN_ERROR] = "error",     [SCREEN_REVIEW] = "review",
};

// Sheets over the library that have a name as screens have.
static bool show_sheet(Desk *desk, const char *screen) {
    bool record = !strcmp(screen, "record"), learners = !strcmp(screen, "learners");
    if (!record && !learners) return false;
    desk_go(desk, SCREEN_LIBRARY);
    desk_act(desk, (Spot){.kind = record ? SPOT_RECORD : SPOT_LEARNER});
    return desk->choices.open;
}

bool desk_show(Desk *desk, const char *screen) {
    if (show_sheet(desk, screen)) return true;
    desk->keys_open = !strcmp(screen, "keys");
    desk->hall.projector = desk->options.hall && !strcmp(screen, "projector-test");
    desk->dirty = true;
    if (desk->keys_open || desk->hall.projector) return true;
    for (int i = 0; i < SCREEN_COUNT; i++) {
        if (strcmp(screens[i], screen) != 0) continue;
        if (i == SCREEN_LESSON && !desk->studying)
            return desk_open_lesson(desk, NULL, NULL);
        if (i == SCREEN_REVIEW) return reviewing_begin(desk), true;
        if (i == SCREEN_ERROR && !(desk->studying && study_failed(&desk->study)))
            return false;
        desk_go(desk, (Screen)i);
        return true;
    }
    return false;
}

const char *desk_screen(const Desk *desk) {
    if (desk->hall.projector) return "projector-test";
    return desk->keys_open ? "keys" : screens[desk->screen];
}

static bool open_lesson_of(Desk *desk, int pack, const char *id) {
    for (int k = 0; k < desk->packs[pack]->lesson_count; k++) {
        const PackLesson *lesson = &desk->packs[pack]->lessons[k];
        if (!lesson->file || (id && strcmp(lesson->id, id) != 0)) continue;
        desk_begin(desk, pack, k);
        desk_wait(desk);
        return true;
    }
    return false;
}

// Two packs may have lessons of the same id, such as a copy: that which is open is meant.
bool desk_open_lesson(Desk *desk, const char *id, Error *err) {
    if (desk->studying && open_lesson_of(desk, desk->study_pack, id)) return true;
    for (int i = 0; i < desk->pack_count; i++)
        if (open_lesson_of(desk, i, id)) return true;
    return error_set(err, "desk.no_lesson", "%s", id ? id : "");
}

const Error *desk_error(const Desk *desk) {
    return desk->studying && study_failed(&desk->study) ? &desk->study.error : NULL;
}

const Lesson *desk_lesson(const Desk *desk) {
    return desk->studying ? study_lesson(&desk->study) : NULL;
}

char *desk_lesson_name(const Desk *desk) {
    const Lesson *lesson = desk_lesson(desk);
    Buffer name = {0};
    buffer_print(&name, "%s%s%s", lesson->map, lesson->map[0] ? " " : "",
                 text_in(&lesson->title, desk->lang));
    return buffer_take(&name);
}

int desk_jail(const Desk *desk) {
    return desk->studying && desk->study.visit ? visit_pid(desk->study.visit) : 0;
}

int desk_pages(const Desk *desk) {
    const Lesson *lesson = desk_lesson(desk);
    return lesson ? lesson->page_count : 0;
}

void desk_turn_to(Desk *desk, int page) {
    if (desk->studying) study_turn_to(&desk->study, page);
    desk->card = (Card){0};
    desk->dirty = true;
    desk_wait(desk); // for what its stages show
}

void desk_set_view(Desk *desk, int width, int height, Theme theme, Lang lang) {
    desk->width = width;
    desk->height = height;
    desk->theme = theme;
    desk->lang = lang;
    desk_set_look(desk);
}

void desk_set_text(Desk *desk, int percent, bool wide) {
    desk->text = percent;
    desk->wide = wide;
    desk_set_look(desk);
}

void desk_set_furigana(Desk *desk, Ruby level) {
    desk->ruby = level;
    desk_set_look(desk);
}

void desk_show_verdict(Desk *desk, int exercise, const Verdict *verdict) {
    const Lesson *lesson = desk_lesson(desk);
    if (!lesson || exercise < 0 || exercise >= lesson->exercise_count) return;
    Answer *answer = &desk->study.answers[exercise];
    verdict_free(&answer->verdict);
    Answer fresh = {.field = answer->field,
                    .editor = answer->editor,
                    .chosen = answer->chosen,
                    .draws = answer->draws,
                    .given_count = answer->given_count};
    memcpy(fresh.given, answer->given, sizeof fresh.given);
    *answer = fresh;
    response_start(answer, &lesson->exercises[exercise]);
    desk->dirty = true;
    if (!verdict) return;
    answer->verdict = verdict_copy(verdict);
    answer->fresh = true;
    answer->locked = answer->shown = verdict->truth_count > 0;
    answer->tries = 1;
    answer->hints = lesson->exercises[exercise].hint_count;
    answer->right = answer->explain = verdict->kind == VERDICT_RIGHT;
}

void desk_look_behind(Desk *desk, bool open) {
    Study *study = &desk->study;
    const Lesson *lesson = desk->studying ? study_lesson(study) : NULL;
    for (int i = 0; lesson && i < lesson->pages[study->page].block_count; i++)
        if ((study->opened[study->page] >> i & 1) != open) study_look_behind(study, i);
    desk->dirty = true;
}

void desk_show_step(Desk *desk, int step) {
    const Lesson *lesson = desk_lesson(desk);
    if (!lesson) return;
    Study *study = &desk->study;
    int most = lesson->pages[study->page].steps;
    study->steps[study->page] = step < 0 ? 0 : step < most ? step : most;
    desk->dirty = true;
}

void desk_set_input(Desk *desk, int variable, double number) {
    const Lesson *lesson = desk_lesson(desk);
    if (!lesson || variable < 0 || variable >= lesson->variable_count) return;
    if (lesson->variables[variable].kind >= VARIABLE_INPUTS) return;
    study_set(&desk->study, variable, number);
    desk->dirty = true;
}

double desk_number(const Desk *desk, int variable) {
    const Lesson *lesson = desk_lesson(desk);
    bool there = lesson && variable >= 0 && variable < lesson->variable_count;
    return there ? live_number(desk->study.live, variable) : NAN;
}
