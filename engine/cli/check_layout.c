#include "cli/check_layout.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "desk/desk.h"
#include "desk/hall_faults.h"
#include "view/scene_faults.h"
#include "view/screen_lesson.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// One way of looking.
typedef struct View {
    int width, height;
    Theme theme;
    Lang lang;
    int text; // percent
    bool wide;
    Ruby ruby;
} View;

static const int sizes[][2] = {{1280, 800}, {1920, 1080}, {3840, 2160}, {1024, 768}};
static const struct {
    int text;
    bool wide;
} texts[] = {
    {TEXT_LEAST, false}, {150, false}, {TEXT_MOST, false}, {TEXT_USUAL, true}, {150, true}};
// All first: the other levels are walked where they show other readings than it does.
static const Ruby levels[] = {RUBY_ON, RUBY_OFF, RUBY_TERMS, RUBY_GRADE};
static const char *const level_names[RUBY_COUNT] = {"off", "terms", "grade", "all"};
enum {
    SIZES = sizeof sizes / sizeof *sizes,
    TEXTS = sizeof texts / sizeof *texts,
    USUAL_VIEWS = SIZES * THEME_COUNT * LANG_COUNT,
    LEVELS = sizeof levels / sizeof *levels,
    LEVEL_VIEWS = LEVELS * USUAL_VIEWS,
    VIEWS = LEVEL_VIEWS + TEXTS * LANG_COUNT
};

// First every window in every theme, at every level of furigana; then other sizes of text
// and wide spacing, in the first window.
static View view_at(int index) {
    Lang lang = (Lang)(index % LANG_COUNT);
    if (index >= LEVEL_VIEWS) {
        int row = (index - LEVEL_VIEWS) / LANG_COUNT;
        return (View){.width = sizes[0][0],
                      .height = sizes[0][1],
                      .theme = THEME_LIGHT,
                      .lang = lang,
                      .text = texts[row].text,
                      .wide = texts[row].wide,
                      .ruby = RUBY_ON};
    }
    int size = index / LANG_COUNT % SIZES, usual = index % USUAL_VIEWS;
    return (View){.width = sizes[size][0],
                  .height = sizes[size][1],
                  .theme = (Theme)(usual / LANG_COUNT / SIZES),
                  .lang = lang,
                  .text = TEXT_USUAL,
                  .ruby = levels[index / USUAL_VIEWS]};
}

// A fault is told once for all the views it shows in.
typedef struct Row {
    const char *key;
    char *what;      // tells one fault from another: its key, language and words
    View first;      // where it was met
    int last, views; // the last view it was met in, and in how many
    double found, limit;
    char *words, *other;
    bool ruled; // furigana makes a difference where it was met
} Row;

// A page or a screen being looked at.
typedef struct Layout {
    Check *check;
    Desk *desk;
    const char *name; // of the page or screen
    int view;         // index of the one looked through
    int page;         // -1: a screen
    const SaidList *said;
    uint64_t prints[LANG_COUNT][RUBY_COUNT]; // of the readings that each level shows
    Row *rows;
    int count;
} Layout;

static bool ruled(const Layout *layout, Lang lang) {
    for (int i = 0; i < RUBY_COUNT; i++)
        if (layout->prints[lang][i] != layout->prints[lang][RUBY_ON]) return true;
    return false;
}

// --- telling

static void take_fault(void *to, const SceneFault *fault) {
    Layout *layout = to;
    Buffer key = {0};
    buffer_print(&key, "%s\t%d\t%s\t%s", fault->key, view_at(layout->view).lang,
                 fault->words, fault->other);
    char *what = buffer_take(&key);
    for (int i = 0; i < layout->count; i++) {
        Row *row = &layout->rows[i];
        if (strcmp(row->what, what) != 0) continue;
        row->views += row->last != layout->view;
        row->last = layout->view;
        free(what);
        return;
    }
    layout->rows = mem_grow(layout->rows, (size_t)layout->count + 1, sizeof(Row));
    layout->rows[layout->count++] =
        (Row){.key = fault->key,
              .what = what,
              .first = view_at(layout->view),
              .last = layout->view,
              .views = 1,
              .found = fault->found,
              .limit = fault->limit,
              .words = text_quoted(fault->words),
              .other = text_quoted(fault->other),
              .ruled = ruled(layout, view_at(layout->view).lang)};
}

// "ja 1280x800 light 150% wide furigana all", and how many more.
static void views_name(const Row *row, char *name, size_t size) {
    int used = snprintf(name, size, "%s %dx%d %s", lang_name(row->first.lang),
                        row->first.width, row->first.height, theme_name(row->first.theme));
    if (row->first.text != TEXT_USUAL)
        used += snprintf(name + used, size - (size_t)used, " %d%%", row->first.text);
    if (row->first.wide) used += snprintf(name + used, size - (size_t)used, " wide");
    if (row->ruled)
        used += snprintf(name + used, size - (size_t)used, " furigana %s",
                         level_names[row->first.ruby]);
    if (row->views > 1) snprintf(name + used, size - (size_t)used, " +%d", row->views - 1);
}

static void tell_rows(Layout *layout, const char *file, int line) {
    for (int i = 0; i < layout->count; i++) {
        Row *row = &layout->rows[i];
        char views[64];
        views_name(row, views, sizeof views);
        Error about;
        error_set(&about, row->key, "%s\t%s\t%s\t%.4g\t%.4g\t%s", layout->name, views,
                  row->words, row->found, row->limit, row->other);
        error_at(&about, file, line, 0);
        check_found(layout->check, &about);
        free(row->what);
        free(row->words);
        free(row->other);
    }
    free(layout->rows);
    layout->rows = NULL;
    layout->count = 0;
}

// --- looking

typedef void Looking(Layout *layout);

static void look(Layout *layout) {
    scene_faults(desk_scene(layout->desk), take_fault, layout);
}

// A page that its lesson lays out for reading scrolls, as a book's chapter does.
static void look_for_room(Layout *layout, bool reading) {
    Fit fit;
    if (!desk_fit(layout->desk, &fit)) return;
    if (reading) fit.text_room = fmax(fit.text_room, fit.text);
    SceneFault faults[] = {{"layout.text_room", "", "", fit.text, fit.text_room},
                           {"layout.picture_room", "", "", fit.picture, fit.picture_room}};
    for (int i = 0; i < 2; i++)
        if (faults[i].found > faults[i].limit + 0.5) take_fault(layout, &faults[i]);
}

// What was said to the exercise at greatest length: the right answer's or a wrong one's.
static const Verdict *longest(const SaidList *said, int exercise, bool right, Lang lang) {
    const Verdict *best = NULL;
    for (int i = 0; i < said->count; i++) {
        const Verdict *verdict = &said->rows[i].verdict;
        if (said->rows[i].exercise != exercise) continue;
        if ((verdict->kind == VERDICT_RIGHT) != right) continue;
        if (!best ||
            strlen(text_in(&verdict->say, lang)) > strlen(text_in(&best->say, lang)))
            best = verdict;
    }
    return best;
}

static void look_answered(Layout *layout, Looking *each) {
    const Lesson *lesson = desk_lesson(layout->desk);
    Lang lang = view_at(layout->view).lang;
    for (int i = 0; i < lesson->exercise_count; i++) {
        if (lesson->exercises[i].page != layout->page) continue;
        for (int right = 0; right < 2; right++) {
            const Verdict *verdict = longest(layout->said, i, right, lang);
            if (!verdict) continue;
            desk_show_verdict(layout->desk, i, verdict);
            each(layout);
        }
        desk_show_verdict(layout->desk, i, NULL);
    }
}

// The page with each input at its ends, a menu at every option; the others stand as they
// begin, and whatever follows them.
static void look_at_inputs(Layout *layout, Looking *each) {
    const Lesson *lesson = desk_lesson(layout->desk);
    for (int i = 0; i < lesson->variable_count; i++) {
        const Variable *about = &lesson->variables[i];
        bool moves = about->kind < VARIABLE_INPUTS && about->kind != VARIABLE_BUTTON;
        if (!moves || about->page != layout->page) continue;
        int steps = about->kind == VARIABLE_MENU ? about->option_count - 1 : 1;
        for (int k = 0; k <= steps; k++) {
            double along = steps ? (double)k / steps : 0;
            desk_set_input(layout->desk, i,
                           about->from + along * (about->to - about->from));
            desk_wait(layout->desk);
            each(layout);
        }
        desk_set_input(layout->desk, i, about->start);
        desk_wait(layout->desk);
    }
}

// What is seen before all of a page's steps were taken.
static void look_at_steps(Layout *layout, Looking *each) {
    int steps = desk_lesson(layout->desk)->pages[layout->page].steps;
    for (int step = 0; step < steps; step++) {
        desk_show_step(layout->desk, step);
        each(layout);
    }
    desk_show_step(layout->desk, steps);
}

// The page as it is met, with its inputs moved, with all opened, and answered; or the
// screen.
static void look_all(Layout *layout, Looking *met, Looking *opened) {
    met(layout);
    if (layout->page < 0) return;
    look_at_steps(layout, opened);
    look_at_inputs(layout, met);
    desk_look_behind(layout->desk, true);
    opened(layout);
    desk_look_behind(layout->desk, false);
    look_answered(layout, opened);
}

static void set_view(Layout *layout, int index) {
    View view = view_at(index);
    layout->view = index;
    desk_set_view(layout->desk, view.width, view.height, view.theme, view.lang);
    desk_set_text(layout->desk, view.text, view.wide);
    desk_set_furigana(layout->desk, view.ruby);
}

// FNV-1a over the readings, in their order.
static void add_print(Layout *layout) {
    View view = view_at(layout->view);
    uint64_t *print = &layout->prints[view.lang][view.ruby];
    const Scene *scene = desk_scene(layout->desk);
    for (int i = 0; i < scene_texts(scene); i++) {
        const Prose *prose = scene_text_at(scene, i).prose;
        for (int k = 0; k < prose_pieces(prose); k++) {
            Piece piece = prose_piece(prose, k);
            *print = (*print ^ (uint64_t)piece.kind) * 0x100000001B3;
            for (const char *c = piece.kind == PIECE_RUBY ? piece.text : ""; *c; c++)
                *print = (*print ^ (unsigned char)*c) * 0x100000001B3;
        }
    }
}

static void take_prints(Layout *layout) {
    memset(layout->prints, 0, sizeof layout->prints);
    for (int level = 0; level < LEVELS; level++)
        for (int lang = 0; lang < LANG_COUNT; lang++) {
            set_view(layout, level * USUAL_VIEWS + lang);
            look_all(layout, add_print, add_print);
        }
}

// Whether an earlier level shows the same readings.
static bool walked(const Layout *layout, int index) {
    const uint64_t *prints = layout->prints[view_at(index).lang];
    int level = index < LEVEL_VIEWS ? index / USUAL_VIEWS : 0;
    for (int i = 0; i < level; i++)
        if (prints[levels[i]] == prints[levels[level]]) return true;
    return false;
}

// Larger text may scroll.
static void look_as_met(Layout *layout) {
    look(layout);
    if (layout->page < 0 || layout->view >= LEVEL_VIEWS) return;
    look_for_room(layout,
                  desk_lesson(layout->desk)->pages[layout->page].layout == LAYOUT_READING);
}

static void look_through_views(Layout *layout) {
    take_prints(layout);
    for (int i = 0; i < VIEWS; i++) {
        if (walked(layout, i)) continue;
        set_view(layout, i);
        look_all(layout, look_as_met, look);
    }
}

// --- desks

// A desk that has the courses of the folder `lessons`.
static Desk *desk_of(Check *check, char *lessons, bool hall, Error *err) {
    Places places = *check->context->places;
    places.lessons = lessons;
    return desk_create((DeskOptions){.places = &places,
                                     .words = check->context->words,
                                     .fonts = check->fonts,
                                     .ruby = RUBY_ON,
                                     .text = TEXT_USUAL,
                                     .still = true,
                                     .hall = hall,
                                     .theme = hall ? -1 : THEME_LIGHT,
                                     .width = sizes[0][0],
                                     .height = sizes[0][1]},
                       err);
}

// No other course is on this desk: ids are the pack's own.
static Desk *open_lesson(Check *check, const Target *target, int index, bool hall,
                         Error *err) {
    char nowhere[] = "";
    Desk *desk = desk_of(check, nowhere, hall, err);
    if (!desk) return NULL;
    const PackLesson *lesson = &target->pack->lessons[index];
    char *file = file_join(target->pack->folder, lesson->file);
    bool good = desk_open(desk, target->lone ? file : target->pack->folder, err) &&
                desk_open_lesson(desk, lesson->id, err);
    if (good && !desk_lesson(desk)) {
        good = false;
        if (desk_error(desk)) *err = *desk_error(desk);
    }
    free(file);
    if (good) return desk;
    desk_destroy(desk);
    return NULL;
}

static void tell_hall(void *to, const Error *fault) {
    check_found(to, fault);
}

void check_lesson_layout(Check *check, const Target *target, int index,
                         const SaidList *said) {
    Error err = {0};
    Desk *desk = open_lesson(check, target, index, false, &err);
    if (!desk) {
        check_found(check, &err);
        return;
    }
    Layout layout = {.check = check, .desk = desk, .said = said};
    Desk *hall = NULL; // opened by the first page that is for one
    const Lesson *lesson = desk_lesson(desk);
    for (int i = 0; i < lesson->page_count; i++) {
        layout.name = lesson->pages[i].id;
        layout.page = i;
        check_progress(check, layout.name);
        desk_turn_to(desk, i);
        look_through_views(&layout);
        tell_rows(&layout, lesson->file, lesson->pages[i].line);
        if (!lesson->pages[i].hall.shown) continue;
        if (!hall) hall = open_lesson(check, target, index, true, &err);
        if (hall) hall_faults(hall, i, tell_hall, check);
    }
    desk_destroy(hall);
    desk_destroy(desk);
}

// Whether the library shows the pack anyway, or a desk cannot open it.
static bool stays_away(const Check *check, const Target *target) {
    bool written = false;
    for (int i = 0; i < target->pack->lesson_count; i++)
        written = written || target->pack->lessons[i].file;
    for (int i = 0; i < check->known_count; i++)
        if (!strcmp(check->known[i]->id, target->pack->id)) return true;
    return target->lone || !written;
}

// The packs that were named stand in the library too.
static bool add_packs(Check *check, Desk *desk, Error *err) {
    for (int i = 0; i < check->target_count; i++) {
        const Target *target = &check->targets[i];
        if (stays_away(check, target)) continue;
        if (!desk_open(desk, target->pack->folder, err)) return false;
        desk_wait(desk);
    }
    return true;
}

void check_screens_layout(Check *check) {
    static const char *const screens[] = {"library", "lab", "keys"};
    Error err = {0};
    Desk *desk = desk_of(check, check->context->places->lessons, false, &err);
    if (!desk || !add_packs(check, desk, &err)) {
        check_found(check, &err);
        desk_destroy(desk);
        return;
    }
    Layout layout = {.check = check, .desk = desk, .page = -1};
    for (int i = 0; i < 3; i++) {
        layout.name = screens[i];
        check_progress(check, layout.name);
        desk_show(desk, screens[i]);
        look_through_views(&layout);
        tell_rows(&layout, NULL, 0);
    }
    desk_destroy(desk);
}
