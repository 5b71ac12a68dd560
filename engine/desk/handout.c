#include "desk/handout.h"

#include "desk/desk_inside.h"

#include "base/mem.h"
#include "view/style.h"

#include <math.h>
#include <string.h>

enum { RULE_PITCH = 38, UNDER = 28 }; // px of 1/96 inch

bool handout_find(const char *name, HandoutKind *kind) {
    static const char *const names[HANDOUT_COUNT] = {"notes", "blanks"};
    for (int i = 0; i < HANDOUT_COUNT; i++)
        if (!strcmp(names[i], name)) return *kind = (HandoutKind)i, true;
    return false;
}

// A handout being written.
typedef struct Writing {
    Desk *desk;
    HandoutKind kind;
    Look look; // of the paper
    Canvas *canvas;
    int page, step, sheets;
} Writing;

static const Page *page_of(const Writing *w) {
    return &desk_lesson(w->desk)->pages[w->page];
}

// --- the sheet's parts

// The lesson's name over the picture, and which step of which page this is.
static void add_head(const Writing *w, Scene *scene) {
    const Metrics *m = &w->look.metrics;
    Type soft = style_type(scene, ROLE_LABEL, INK_SOFT);
    double baseline = m->top_bar - 14;
    const char *place = page_of(w)->steps
                            ? scene_say(scene, "handout.step", "%d\t%d\t%d", w->page + 1,
                                        w->step + 1, page_of(w)->steps + 1)
                            : scene_say(scene, "handout.page", "%d", w->page + 1);
    double wide = style_width(scene, place, soft);
    scene_words(scene, place, m->width - m->margin - wide, baseline, soft);
    soft.width = m->text_column - wide - 20;
    scene_words(scene, scene_take(scene, desk_lesson_name(w->desk)), m->margin, baseline,
                soft);
}

// What is said at this step, as prose.
static char *said(const Writing *w, Scene *scene) {
    const Note *note = page_note(page_of(w), w->step);
    Buffer text = {0};
    if (!note) return buffer_take(&text);
    buffer_print(&text, "%s", style_text(scene, &note->text));
    const char *mistake = style_text(scene, &note->mistake);
    if (mistake[0])
        buffer_print(&text, "\n\n**%s**\n\n%s", scene_word(scene, "handout.mistake"),
                     mistake);
    if (note->expected_count)
        buffer_print(&text, "\n\n**%s**\n", scene_word(scene, "handout.expected"));
    for (int i = 0; i < note->expected_count; i++)
        buffer_print(&text, "\n- %s  %s", style_text(scene, &note->expected[i].value),
                     style_text(scene, &note->expected[i].label));
    return buffer_take(&text);
}

// Longer notes are set smaller, so that a step stays on its sheet.
static void add_notes(const Writing *w, Scene *scene, Rect rect) {
    static const double sizes[] = {1, 0.9, 0.8, 0.7, 0.6, 0.5};
    const char *words = scene_take(scene, said(w, scene));
    if (!words[0]) words = scene_word(scene, "handout.no_notes");
    ProseStyle usual = style_prose(scene, ROLE_PROSE, rect.w, INK_INK), style = usual;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        style.size = usual.size * sizes[i];
        style.pitch = round(usual.pitch * sizes[i]);
        if (prose_height(view_cache_prose(w->look.cache, words, &style)) <= rect.h) break;
    }
    scene_prose(scene, words, rect.x, rect.y, style);
}

static void add_rules(Scene *scene, Rect rect) {
    int rules = (int)(rect.h / RULE_PITCH);
    for (int i = 1; i <= rules; i++) {
        double y = rect.y + i * RULE_PITCH;
        scene_rule(scene, rect.x, y, rect.x + rect.w, y);
    }
}

// --- sheets

static void draw_sheet(Writing *w) {
    const Metrics *m = &w->look.metrics;
    const Scene *hall = desk_scene(w->desk);
    const Metrics *seen = &scene_look(hall)->metrics;
    double high = m->text_column * seen->height / seen->width;
    Rect picture = {m->margin, m->top_bar, m->text_column, high};
    double y = picture.y + high + UNDER;
    Rect below = {m->margin, y, m->text_column, m->height - m->page_bar - y};
    Scene *scene = scene_create(&w->look);
    add_head(w, scene);
    scene_box(scene, rect_inset(picture, -1), 0, INK_NONE, INK_EDGE);
    if (w->kind == HANDOUT_NOTES)
        add_notes(w, scene, below);
    else
        add_rules(scene, below);
    if (w->sheets++) canvas_new_sheet(w->canvas);
    if (!w->step) {
        const Text *question = page_question(page_of(w));
        canvas_bookmark(w->canvas, scene_in_words(scene, style_text(scene, question)));
    }
    scene_draw(scene, w->canvas);
    OuterCanvas outer = canvas_inset(w->canvas, picture, seen->width, seen->height,
                                     scene_look(hall)->theme);
    scene_draw(hall, w->canvas);
    canvas_inset_end(w->canvas, outer);
    scene_destroy(scene);
}

static bool begin(Writing *w, const char *path, Error *err) {
    Desk *desk = w->desk;
    w->look = desk_paper_look(desk, PAPER_A4);
    w->look.hall = false;
    w->look.theme = THEME_SHEET; // on white
    const Metrics *m = &w->look.metrics;
    w->canvas =
        canvas_open_file(desk->options.fonts, THEME_SHEET, path, m->width, m->height, err);
    if (!w->canvas) return false;
    canvas_entitle(w->canvas, text_in(&desk_lesson(desk)->title, desk->lang),
                   lang_name(desk->lang));
    return true;
}

static bool is_marked(const Lesson *lesson) {
    for (int i = 0; i < lesson->page_count; i++)
        if (lesson->pages[i].hall.shown) return true;
    return false;
}

// Of pages that are for a hall, or of all where none is.
static bool has_page(const Lesson *lesson, int page) {
    return lesson->pages[page].hall.shown || !is_marked(lesson);
}

static int sheets_of(const Lesson *lesson) {
    int count = 0;
    for (int i = 0; i < lesson->page_count; i++)
        if (has_page(lesson, i)) count += lesson->pages[i].steps + 1;
    return count;
}

bool handout_write(Desk *desk, HandoutOptions options, Error *err) {
    Writing w = {.desk = desk, .kind = options.kind};
    if (!begin(&w, options.path, err)) return false;
    const Lesson *lesson = desk_lesson(desk);
    desk_rehearse_votes(desk);
    for (w.page = 0; w.page < lesson->page_count; w.page++) {
        if (!has_page(lesson, w.page)) continue;
        desk_turn_to(desk, w.page);
        for (w.step = 0; w.step <= page_of(&w)->steps; w.step++) {
            desk_show_step(desk, w.step);
            desk_wait(desk);
            draw_sheet(&w);
            if (options.written) options.written(w.sheets, sheets_of(lesson));
        }
    }
    desk_turn_to(desk, 0);
    return canvas_close(w.canvas, err);
}
