#include "desk/display_copy.h"

#include "desk/desk_inside.h"
#include "view/display_picture.h"
#include "view/export_scene.h"

#include "base/file.h"
#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name, *ending, *about; // about: a word: what it is for
    bool numbers;
} forms[] = {{"PNG", ".png", "share.png", false},
             {"SVG", ".svg", "share.svg", false},
             {"PDF", ".pdf", "share.pdf", false},
             {"CSV", ".csv", "display.csv", true}};
static const struct {
    Theme theme;
    const char *word;
} inks[] = {{THEME_SHEET, "share.ink_colour"},
            {THEME_PROJECTOR, "share.ink_projector"},
            {THEME_PRINT, "share.ink_print"}};
enum { FORMS = sizeof forms / sizeof *forms, INKS = sizeof inks / sizeof *inks };

static const Spot again = {SPOT_DISPLAY, DISPLAY_SAVE, 0, 0, NULL};

bool display_copy_open(Desk *desk, Spot spot) {
    Shown shown;
    if (!shown_find(desk, spot, &shown)) return false;
    choices_close(desk);
    desk->display_copy.subject = display_spot(DISPLAY_GROUND, spot.b, spot.c);
    if (!desk->display_copy.ink) desk->display_copy.ink = THEME_SHEET;
    choices_open(desk, CHOICES_DISPLAY_COPY, again);
    return true;
}

// --- what is written

// Yours; NULL with the reason where it has no numbers.
static char *numbers_of(const Desk *desk, const Shown *shown, Error *err) {
    int qubits = run_qubits(shown->model.run);
    Table table = {.cells = 0};
    if (!shown->kind->rows) {
        error_set(err, "display.no_numbers", " ");
        return NULL;
    }
    if (qubits > shown->kind->most_qubits) {
        error_set(err, "shelf.too_large", "%d\t%d", shown->kind->most_qubits, qubits);
        return NULL;
    }
    shown->kind->rows(&table, desk->options.words, desk->lang, shown->model.run,
                      shown->model.after, shown->model.options);
    return table_take(&table);
}

static bool write_numbers(Desk *desk, const Shown *shown, Error *err) {
    char *text = numbers_of(desk, shown, err);
    bool good = text && file_write(desk->making.path, text, strlen(text), err);
    free(text);
    return good;
}

static bool write_picture(Desk *desk, const Shown *shown, Error *err) {
    ViewCache *cache = view_cache_create(desk->options.fonts);
    PictureLook look = {desk->options.words, cache, desk->lang, desk->display_copy.ink};
    Scene *scene = display_picture(&look, shown->kind, &shown->model, desk_order(desk));
    bool good = export_scene(scene, desk->options.fonts, true, desk->making.path, err);
    scene_destroy(scene);
    view_cache_destroy(cache);
    return good;
}

static char *name_of(const Desk *desk, const DisplayKind *kind) {
    char key[64];
    snprintf(key, sizeof key, "display.%s", kind->name);
    return file_name_from(words_in(desk->options.words, desk->lang, key));
}

static void save(Desk *desk) {
    Shown shown;
    int form = desk->display_copy.form;
    if (making_busy(desk) || !shown_find(desk, desk->display_copy.subject, &shown)) return;
    char *name = name_of(desk, shown.kind);
    Error err = {0};
    bool placed = making_place(desk, name, forms[form].ending, again);
    free(name);
    if (!placed) return;
    bool good = forms[form].numbers ? write_numbers(desk, &shown, &err)
                                    : write_picture(desk, &shown, &err);
    if (good)
        making_done(desk);
    else
        making_failed(desk, again, &err);
}

static bool clip(Desk *desk, Spot spot, Error *err) {
    Shown shown;
    if (!shown_find(desk, spot, &shown)) return false;
    char *text = numbers_of(desk, &shown, err);
    if (!text) return false;
    free(desk->clipboard);
    desk->clipboard = text;
    return true;
}

bool display_copy_numbers(Desk *desk, Spot spot) {
    Error err = {0};
    Shown shown;
    if (!shown_find(desk, spot, &shown)) return false;
    if (clip(desk, spot, &err))
        desk_say(desk, "display.clipped", " ");
    else
        desk_refuse(desk, &err);
    return true;
}

void display_copy_press(Desk *desk, Spot spot) {
    Error err = {0};
    bool sets = spot.a == DISPLAY_FORM || spot.a == DISPLAY_INK;
    if (sets && !making_busy(desk)) making_end(desk);
    if (spot.a == DISPLAY_FORM && spot.b >= 0 && spot.b < FORMS)
        desk->display_copy.form = spot.b;
    if (spot.a == DISPLAY_INK) desk->display_copy.ink = (Theme)spot.b;
    if (spot.a == DISPLAY_SAVE) save(desk);
    if (spot.a != DISPLAY_CLIP) return;
    if (clip(desk, desk->display_copy.subject, &err))
        making_say(desk, words_in(desk->options.words, desk->lang, "display.clipped"));
    else
        making_failed(desk, again, &err);
}

// --- drawn

static void add(ChoiceRow *row, const char *words, DisplayAct act, int b, bool on) {
    row->choices[row->count++] =
        (Choice){.words = words, .spot = display_spot(act, b, 0), .on = on};
}

static void add_rows(const Desk *desk, Scene *scene, ChoiceSheet *sheet) {
    const DisplayCopy *copy = &desk->display_copy;
    ChoiceRow *row = &sheet->rows[sheet->count++];
    row->name = scene_word(scene, "display.as");
    for (int i = 0; i < FORMS; i++)
        add(row, forms[i].name, DISPLAY_FORM, i, copy->form == i);
    if (forms[copy->form].numbers) return;
    row = &sheet->rows[sheet->count++];
    row->name = scene_word(scene, "share.ink");
    for (int i = 0; i < INKS; i++)
        add(row, scene_word(scene, inks[i].word), DISPLAY_INK, (int)inks[i].theme,
            copy->ink == inks[i].theme);
}

static void add_place(const Desk *desk, Scene *scene, ChoiceSheet *sheet,
                      const Shown *shown) {
    char *name = name_of(desk, shown->kind);
    sheet->rows[sheet->count++] = (ChoiceRow){
        .name = scene_word(scene, "print.where"),
        .words = scene_take(scene, file_next(desk->documents, name,
                                             forms[desk->display_copy.form].ending))};
    free(name);
}

static void add_buttons(const Desk *desk, Scene *scene, ChoiceSheet *sheet, bool can) {
    sheet->buttons[sheet->button_count++] =
        (Button){.kind = can ? BUTTON_FILLED : BUTTON_OUTLINE,
                 .icon = "file",
                 .words = scene_word(scene, "print.go"),
                 .spot = again,
                 .disabled = !can};
    if (!forms[desk->display_copy.form].numbers) return;
    sheet->buttons[sheet->button_count++] =
        (Button){.kind = BUTTON_OUTLINE,
                 .words = scene_word(scene, "share.copy"),
                 .spot = display_spot(DISPLAY_CLIP, 0, 0),
                 .disabled = !can};
}

// What came of it, why it cannot be, or what the form is for. False: it cannot be.
static bool add_note(const Desk *desk, Scene *scene, ChoiceSheet *sheet,
                     const Shown *shown) {
    const Making *made = &desk->making;
    bool numbers = forms[desk->display_copy.form].numbers;
    bool can = !numbers || shown->kind->rows;
    sheet->note = made->note ? scene_keep(scene, made->note)
                  : can      ? scene_word(scene, forms[desk->display_copy.form].about)
                             : scene_word(scene, "display.no_numbers");
    sheet->refused = made->note ? made->refused : !can;
    return can;
}

ChoiceSheet display_copy_sheet(const Desk *looked, Scene *scene) {
    Desk *desk = (Desk *)looked; // looks only
    Shown shown;
    Spot subject = desk->display_copy.subject;
    ChoiceSheet sheet = {.title = scene_word(scene, "display.copy"), .done = -1};
    const SpotArea *opener =
        scene_find(scene, display_spot(DISPLAY_COPY, subject.b, subject.c));
    if (opener) sheet.at = opener->rect;
    if (!shown_find(desk, subject, &shown)) return sheet;
    sheet.title =
        scene_say(scene, "display.copy_of", "%s", display_title(scene, shown.kind));
    add_rows(desk, scene, &sheet);
    bool can = add_note(desk, scene, &sheet, &shown);
    if (desk->making.path) {
        making_add_done(scene, &sheet);
    } else {
        add_place(desk, scene, &sheet, &shown);
        add_buttons(desk, scene, &sheet, can);
    }
    return sheet;
}
