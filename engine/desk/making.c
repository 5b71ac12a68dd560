#include "desk/making.h"

#include "desk/desk_inside.h"

#include "base/file.h"
#include "base/mem.h"

#include <stdlib.h>
#include <unistd.h>

static void note(Desk *desk, char *words, bool refused) {
    free(desk->making.note);
    desk->making.note = words;
    desk->making.refused = refused;
    desk->dirty = true;
}

static void forget_path(Desk *desk, bool file_too) {
    Making *making = &desk->making;
    if (making->path && file_too) unlink(making->path);
    free(making->path);
    making->path = NULL;
}

static void drop(Desk *desk) {
    const MakingKind *kind = desk->making.kind;
    desk->making.kind = NULL;
    if (kind) kind->drop(desk);
}

bool making_place(Desk *desk, const char *name, const char *ending, Spot again) {
    making_end(desk);
    Error err = {0};
    desk->making.path = file_new(desk->documents, name, ending, &err);
    if (!desk->making.path) making_failed(desk, again, &err);
    return desk->making.path != NULL;
}

void making_begin(Desk *desk, const MakingKind *kind) {
    desk->making.kind = kind;
    desk_focus(desk, (Spot){0}); // so that a key held down does not stop it again
    desk->dirty = true;
}

void making_done(Desk *desk) {
    drop(desk);
    const char *path = desk->making.path;
    note(desk, words_say(desk->options.words, desk->lang, "print.done", "%s", path), false);
    desk_focus(desk, (Spot){.kind = SPOT_CLOSE, .a = 1});
}

void making_say(Desk *desk, const char *words) {
    note(desk, mem_text(words), false);
}

void making_failed(Desk *desk, Spot again, const Error *err) {
    drop(desk);
    forget_path(desk, true);
    note(desk, words_error_line(desk->options.words, desk->lang, err), true);
    desk_focus(desk, again);
}

void making_end(Desk *desk) {
    bool unfinished = desk->making.kind != NULL;
    drop(desk);
    forget_path(desk, unfinished);
    note(desk, NULL, false);
}

void making_poll(Desk *desk) {
    const MakingKind *kind = desk->making.kind;
    if (!kind) return;
    Error err = {0};
    desk->dirty = true;
    MakingStep step = kind->next(desk, &err);
    if (step == MAKING_DONE) making_done(desk);
    if (step == MAKING_FAILED) making_failed(desk, kind->again, &err);
}

bool making_busy(const Desk *desk) {
    return desk->making.kind != NULL;
}

bool making_add_work(const Desk *desk, Scene *scene, ChoiceSheet *sheet) {
    const MakingKind *kind = desk->making.kind;
    if (!kind) return false;
    int at, all;
    kind->so_far(desk, &at, &all);
    sheet->done = (double)at / all;
    sheet->note = scene_say(scene, kind->working, "%d\t%d", at, all);
    sheet->buttons[sheet->button_count++] =
        (Button){.kind = BUTTON_OUTLINE,
                 .words = scene_word(scene, "print.stop"),
                 .spot = {SPOT_CLOSE, .a = 1}};
    return true;
}

void making_add_done(Scene *scene, ChoiceSheet *sheet) {
    Button close = {.kind = BUTTON_FILLED,
                    .words = scene_word(scene, "keys.close"),
                    .spot = {SPOT_CLOSE, .a = 1}}; // the cross is another
    Button copy = {.kind = BUTTON_OUTLINE,
                   .words = scene_word(scene, "print.copy"),
                   .spot = {SPOT_COPY_PLACE}};
    sheet->buttons[sheet->button_count++] = close;
    sheet->buttons[sheet->button_count++] = copy;
}

void making_add_place(const Desk *desk, Scene *scene, ChoiceSheet *sheet, char *name,
                      const char *ending) {
    sheet->rows[sheet->count++] =
        (ChoiceRow){.name = scene_word(scene, "print.where"),
                    .words = scene_take(scene, file_next(desk->documents, name, ending))};
    free(name);
}

void making_add_inks(Scene *scene, ChoiceSheet *sheet, Theme now, Spot spot) {
    static const struct {
        Theme theme;
        const char *word;
    } inks[] = {{THEME_SHEET, "share.ink_colour"},
                {THEME_PROJECTOR, "share.ink_projector"},
                {THEME_PRINT, "share.ink_print"}};
    ChoiceRow *row = &sheet->rows[sheet->count++];
    row->name = scene_word(scene, "share.ink");
    for (size_t i = 0; i < sizeof inks / sizeof *inks; i++) {
        spot.b = (int)inks[i].theme;
        row->choices[row->count++] = (Choice){.words = scene_word(scene, inks[i].word),
                                              .spot = spot,
                                              .on = now == inks[i].theme};
    }
}

void making_add_asks(Scene *scene, ChoiceSheet *sheet, Spot save, Spot copy, bool can) {
    sheet->buttons[sheet->button_count++] =
        (Button){.kind = can ? BUTTON_FILLED : BUTTON_OUTLINE,
                 .icon = "file",
                 .words = scene_word(scene, "print.go"),
                 .spot = save,
                 .disabled = !can};
    if (!copy.kind) return;
    sheet->buttons[sheet->button_count++] =
        (Button){.kind = BUTTON_OUTLINE,
                 .words = scene_word(scene, "share.copy"),
                 .spot = copy,
                 .disabled = !can};
}
