// Commands of a lesson's page, and of the card of one that cannot be read.
#include "desk/command_rows.h"
#include "desk/desk_inside.h"

#include "view/screen_lesson.h"

static void press_check(Desk *desk, int by) {
    (void)by;
    int exercise = study_page_exercise(&desk->study);
    if (exercise >= 0) desk_act(desk, (Spot){.kind = SPOT_CHECK, .a = exercise});
}

static void press_hint(Desk *desk, int by) {
    (void)by;
    int exercise = study_page_exercise(&desk->study);
    if (exercise >= 0) desk_act(desk, (Spot){.kind = SPOT_HINT, .a = exercise});
}

static void play(Desk *desk, int by) {
    (void)by;
    desk_stage_play(desk, (Spot){.kind = SPOT_STAGE_PLAY, .a = desk_page_clock(desk)});
}

int commands_number(const Desk *desk) {
    const Study *study = &desk->study;
    const Lesson *lesson = study_lesson(study);
    int first = -1;
    for (int i = 0; lesson && i < lesson->exercise_count; i++) {
        const Exercise *about = &lesson->exercises[i];
        if (about->page != study->page || about->input != INPUT_NUMBER) continue;
        if (!study_asks(study, i)) continue;
        if (!study->answers[i].right) return i;
        if (first < 0) first = i;
    }
    return first;
}

// A page reached by its key is ready for the number it asks for.
static void turn_page(Desk *desk, int by) {
    int page = desk->study.page;
    // A lesson is left only by pressing its last button.
    bool last = desk->study.page + 1 == study_lesson(&desk->study)->page_count;
    if (by > 0 && last)
        desk_say(desk, "page.last", " ");
    else
        desk_act(desk, (Spot){.kind = by > 0 ? SPOT_NEXT : SPOT_BACK});
    if (desk->screen != SCREEN_LESSON || desk->study.page == page) return;
    int exercise = commands_number(desk);
    if (exercise >= 0 && !desk->study.answers[exercise].right)
        desk_focus_by_key(desk, (Spot){.kind = SPOT_FIELD, .a = exercise});
}

static bool has_exercise(Desk *desk, int by, Error *err) {
    (void)by;
    return study_page_exercise(&desk->study) >= 0 ||
           error_set(err, "desk.no_exercise", " ");
}

// clang-format off
static const Command rows[] = {
    {"page.next", ON_PAGE, .line = "keys.pages", .words = "do.next_page", .also = "do.next_page.also",
     .chords = {{KEY_PAGE_DOWN, 0}, {KEY_RIGHT, MOD_ALT}}, .action = turn_page, .by = 1},
    {"page.back", ON_PAGE, .line = "keys.pages", .words = "do.last_page", .also = "do.last_page.also",
     .chords = {{KEY_PAGE_UP, 0}, {KEY_LEFT, MOD_ALT}}, .action = turn_page, .by = -1},
    {"page.continue", ON_STEP, .line = "keys.continue", .words = "keys.continue", .also = "do.continue.also",
     .chords = {{' ', 0}}, .spot = {SPOT_CONTINUE}},
    {"input.undo", ON_INPUT, .words = "do.undo", .also = "do.undo.also", .chords = {{'z', MOD_CTRL}}, .spot = {SPOT_UNDO}},
    {"input.redo", ON_INPUT, .words = "do.redo", .also = "do.redo.also",
     .chords = {{'y', MOD_CTRL}, {'z', MOD_CTRL | MOD_SHIFT}}, .spot = {SPOT_REDO}},
    {"page.check", ON_LESSON, .line = "keys.check", .words = "keys.check", .also = "do.check.also",
     .chords = {{KEY_ENTER, MOD_CTRL}}, .action = press_check, .can = has_exercise},
    {"page.hint", ON_LESSON, .line = "keys.hint", .words = "keys.hint", .also = "do.hint.also",
     .chords = {{KEY_F7, 0}}, .action = press_hint, .can = has_exercise},
    {"page.play", ON_CLOCK, .line = "keys.play", .words = "keys.play", .also = "do.play.also",
     .chords = {{' ', 0}}, .action = play},
    {"lesson.print", ON_PAGE, .line = "keys.print", .words = "keys.print", .also = "do.print.also",
     .chords = {{'p', MOD_CTRL}}, .spot = {SPOT_PRINT}},
    {"lesson.reload", ON_LESSON, .line = "keys.reload", .words = "keys.reload", .also = "do.reload.also",
     .chords = {{KEY_F5, 0}}, .spot = {SPOT_RELOAD}},
    {"lesson.inspector", ON_WORKSHOP, .line = "keys.inspector", .words = "keys.inspector", .also = "do.inspector.also",
     .chords = {{KEY_F12, 0}}, .action = inspector_toggle},
    {"error.reload", ON_ERROR, .line = "keys.mend", .words = "keys.reload", .also = "do.reload.also",
     .chords = {{'r', 0}, {KEY_F5, 0}}, .spot = {SPOT_RELOAD}},
    {"error.edit", ON_ERROR, .line = "keys.mend", .words = "do.edit", .also = "do.edit.also",
     .chords = {{'e', 0}}, .spot = {SPOT_EDIT}},
    {"error.copy", ON_ERROR, .line = "keys.mend", .words = "do.copy_place", .also = "do.copy_place.also",
     .chords = {{'c', 0}}, .spot = {SPOT_COPY_PLACE}},
};
// clang-format on

CommandRows commands_lesson(void) {
    return COMMAND_ROWS(rows);
}
