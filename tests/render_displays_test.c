// The contact sheet of all displays: nothing on it overlaps, leaves its place or is too
// small, in any theme and language; and it looks other to other eyes.
#include "cli/render_displays.h"

#include "picture_bench.h"
#include "view/display_sheet.h"
#include "view/scene_faults.h"

typedef struct Faults {
    const char *where;
    int count;
} Faults;

static void note(void *to, const SceneFault *fault) {
    Faults *faults = to;
    faults->count++;
    print_error("%s: %s \"%s\" (%s) %.2f, limit %.2f\n", faults->where, fault->key,
                fault->words, fault->other ? fault->other : "", fault->found, fault->limit);
}

static int faults_of(const Bench *bench, const DisplaySheet *sheet, Theme theme, Lang lang,
                     int kind) {
    static const int sizes[][2] = {{1280, 800}, {1280, 800}, {1920, 1080}};
    const int *size = sizes[theme < THEME_COUNT ? theme : THEME_LIGHT];
    Look look = bench_look(bench, theme, size[0], size[1]);
    look.lang = lang;
    Scene *measure = scene_create(&look);
    look.metrics.width = display_sheet_width(measure);
    look.metrics.height = display_sheet_height(measure, kind);
    scene_destroy(measure);
    Scene *scene = scene_create(&look);
    display_sheet_add(scene, sheet, kind, 0);
    char where[64];
    snprintf(where, sizeof where, "%s, %s, %s", display_kind(kind)->name, theme_name(theme),
             lang == LANG_JA ? "ja" : "en");
    Faults faults = {where, 0};
    scene_faults(scene, note, &faults);
    scene_destroy(scene);
    return faults.count;
}

#ifdef __SANITIZE_ADDRESS__ // many times slower; the plain build has each in both
enum { LANGUAGES = 1 };
#else
enum { LANGUAGES = LANG_COUNT };
#endif

// With one language a sheet, they take turns.
static bool is_drawn(int kind, int theme, int lang) {
    if (LANGUAGES == 1 && (kind + theme) % LANG_COUNT != lang) return false;
    // KYUBI_DISPLAY=ket looks at one kind alone.
    const char *only = getenv("KYUBI_DISPLAY");
    if (only && strcmp(only, display_kind(kind)->name) != 0) return false;
    return theme != THEME_SHEET; // looks as the light one does
}

static void nothing_on_the_contact_sheet_overlaps_or_is_cut(void **state) {
    DisplaySheet *sheet = display_sheet_create();
    int count = 0;
    if (LANGUAGES == 1) print_message("each in one language, for the sanitizers\n");
    for (int kind = 0; kind < display_kinds(); kind++)
        for (int theme = 0; theme <= THEME_PRINT; theme++)
            for (int lang = 0; lang < LANG_COUNT; lang++)
                if (is_drawn(kind, theme, lang))
                    count += faults_of(*state, sheet, (Theme)theme, (Lang)lang, kind);
    display_sheet_destroy(sheet);
    assert_int_equal(count, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_on_the_contact_sheet_overlaps_or_is_cut),
    };
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
