#include "desk/display_copy.h"

#include "desk/desk_inside.h"
#include "view/display_picture.h"
#include "view/export_scene.h"

#include "base/file.h"
#include "base/mem.h"

#include <math.h>
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
enum { FORMS = sizeof forms / sizeof *forms };

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

// Yours; NULL with the reason where the circuit is too large for it.
static char *numbers_of(const Desk *desk, const Shown *shown, Error *err) {
    int qubits = run_qubits(shown->model.run);
    Table table = {.cells = 0};
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

static bool clip(Desk *desk, const Shown *shown, Error *err) {
    char *text = numbers_of(desk, shown, err);
    if (!text) return false;
    free(desk->clipboard);
    desk->clipboard = text;
    return true;
}

bool display_copy_numbers(Desk *desk, Spot spot) {
    Error err = {0};
    Shown shown;
    if (!shown_find(desk, spot, &shown)) return false;
    if (clip(desk, &shown, &err))
        desk_say(desk, "display.clipped", " ");
    else
        desk_refuse(desk, &err);
    return true;
}

static void clip_subject(Desk *desk) {
    Error err = {0};
    Shown shown;
    if (!shown_find(desk, desk->display_copy.subject, &shown)) return;
    if (clip(desk, &shown, &err))
        making_say(desk, words_in(desk->options.words, desk->lang, "display.clipped"));
    else
        making_failed(desk, again, &err);
}

void display_copy_press(Desk *desk, Spot spot) {
    bool sets = spot.a == DISPLAY_FORM || spot.a == DISPLAY_INK;
    if (sets && !making_busy(desk)) making_end(desk);
    if (spot.a == DISPLAY_FORM && spot.b >= 0 && spot.b < FORMS)
        desk->display_copy.form = spot.b;
    if (spot.a == DISPLAY_INK) desk->display_copy.ink = (Theme)spot.b;
    if (spot.a == DISPLAY_SAVE) save(desk);
    if (spot.a == DISPLAY_CLIP) clip_subject(desk);
}

// --- drawn

static void add_rows(const Desk *desk, Scene *scene, int form, ChoiceSheet *sheet) {
    const DisplayCopy *copy = &desk->display_copy;
    ChoiceRow *row = &sheet->rows[sheet->count++];
    row->name = scene_word(scene, "display.as");
    for (int i = 0; i < FORMS; i++)
        row->choices[row->count++] = (Choice){.words = forms[i].name,
                                              .spot = display_spot(DISPLAY_FORM, i, 0),
                                              .on = form == i};
    if (!forms[form].numbers)
        making_add_inks(scene, sheet, copy->ink, display_spot(DISPLAY_INK, 0, 0));
}

static void add_asks(const Desk *desk, Scene *scene, ChoiceSheet *sheet, const Shown *shown,
                     int form) {
    Spot copy = forms[form].numbers ? display_spot(DISPLAY_CLIP, 0, 0) : (Spot){0};
    making_add_place(desk, scene, sheet, name_of(desk, shown->kind), forms[form].ending);
    making_add_asks(scene, sheet, again, copy, true);
}

// What came of it, or what the form is for.
static void add_note(const Desk *desk, Scene *scene, int form, ChoiceSheet *sheet) {
    const Making *made = &desk->making;
    sheet->note =
        made->note ? scene_keep(scene, made->note) : scene_word(scene, forms[form].about);
    sheet->refused = made->refused;
}

static ChoiceSheet sheet_of(const Desk *desk, Scene *scene, const Shown *shown, int form) {
    ChoiceSheet sheet = {.title = scene_say(scene, "display.copy_of", "%s",
                                            display_title(scene, shown->kind)),
                         .done = -1};
    add_rows(desk, scene, form, &sheet);
    add_note(desk, scene, form, &sheet);
    if (desk->making.path)
        making_add_done(scene, &sheet);
    else
        add_asks(desk, scene, &sheet, shown, form);
    return sheet;
}

ChoiceSheet display_copy_sheet(const Desk *looked, Scene *scene) {
    Desk *desk = (Desk *)looked; // looks only
    Shown shown;
    Spot subject = desk->display_copy.subject;
    const SpotArea *opener =
        scene_find(scene, display_spot(DISPLAY_COPY, subject.b, subject.c));
    ChoiceSheet sheet = {.title = scene_word(scene, "display.copy"), .done = -1};
    double tallest = 0; // so that it stands still while its form is chosen
    if (shown_find(desk, subject, &shown)) {
        for (int form = 0; form < FORMS; form++) {
            sheet = sheet_of(desk, scene, &shown, form);
            tallest = fmax(tallest, choice_sheet_height(scene, &sheet));
        }
        sheet = sheet_of(desk, scene, &shown, desk->display_copy.form);
    }
    if (opener) sheet.at = opener->rect;
    sheet.tallest = tallest;
    return sheet;
}
