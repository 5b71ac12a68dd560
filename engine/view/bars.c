#include "view/bars.h"

#include "view/screen_search.h"
#include "view/shelf_view.h"
#include "view/style.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

// One thing to press in the top bar, from the right edge towards the left.
typedef struct Entry {
    Button button;
    const char *brief; // its words in a narrow bar; NULL: its icon alone, if it has one
    bool gone;         // there is no room at all: its key still works
} Entry;

enum { MAX_ENTRIES = 16 };

static Entry plain(const char *icon, const char *words, SpotKind kind) {
    return (Entry){.button = {.kind = BUTTON_BAR,
                              .icon = icon,
                              .words = words,
                              .name = words,
                              .spot = {kind}}};
}

static Entry briefly(const char *words, const char *brief, SpotKind kind) {
    Entry entry = plain(NULL, words, kind);
    entry.brief = brief;
    return entry;
}

static int history_entries(Scene *scene, const TopBar *bar, Entry *entries) {
    if (!bar->undo) return 0;
    entries[0] = plain("history", NULL, SPOT_HISTORY);
    entries[0].button.name = scene_word(scene, "keys.history");
    entries[1] = plain("redo", scene_word(scene, "bar.redo"), SPOT_REDO);
    entries[1].button.disabled = !bar->can_redo;
    entries[2] = plain("undo", scene_word(scene, "bar.undo"), SPOT_UNDO);
    entries[2].button.disabled = !bar->can_undo;
    return 3;
}

// A narrow window has room for the sign alone.
static bool has_box(const Scene *scene, const TopBar *bar) {
    const Metrics *m = &scene_look(scene)->metrics;
    return bar->box && m->width >= 60 * m->size[ROLE_LABEL];
}

static int entries_of(Scene *scene, const TopBar *bar, Entry *entries) {
    const Look *look = scene_look(scene);
    char theme[32];
    snprintf(theme, sizeof theme, "bar.theme_%s", theme_name(look->theme));
    int count = 0;
    entries[count++] = briefly(scene_word(scene, "bar.keys"), "?", SPOT_KEYS);
    if (!has_box(scene, bar)) {
        entries[count] = plain("search", NULL, SPOT_SEARCH);
        entries[count++].button.name = scene_word(scene, "search.field");
    }
    entries[count] = plain("prompt", NULL, SPOT_PROMPT);
    entries[count++].button.name = scene_word(scene, "keys.prompt");
    if (bar->lab) entries[count++] = plain("lab", scene_word(scene, "lab.title"), SPOT_LAB);
    if (bar->inspect) {
        entries[count] = plain("inspect", NULL, SPOT_INSPECTOR);
        entries[count++].button.name = scene_word(scene, "keys.inspector");
    }
    if (bar->print)
        entries[count++] = plain("print", scene_word(scene, "bar.print"), SPOT_PRINT);
    if (bar->present)
        entries[count++] = plain("screen", scene_word(scene, "bar.present"), SPOT_PRESENT);
    if (bar->share) {
        entries[count++] = plain("folder", scene_word(scene, "open.title"), SPOT_OPEN);
        entries[count] = plain("file", scene_word(scene, "share.title"), SPOT_SHARE);
        entries[count++].button.spot.b = -1;
    }
    if (bar->displays) {
        entries[count] = plain("eye", scene_word(scene, "shelf.title"), SPOT_DISPLAY);
        entries[count++].button.spot = display_spot(DISPLAY_SHEET, 0, 0);
    }
    entries[count++] = briefly(scene_word(scene, "bar.lang"),
                               scene_word(scene, "bar.lang_brief"), SPOT_LANG);
    entries[count++] = plain(NULL, scene_word(scene, theme), SPOT_THEME);
    entries[count++] =
        briefly(scene_say(scene, "bar.aspect", "%d", look->text), "Aa", SPOT_ASPECT);
    return count + history_entries(scene, bar, entries + count);
}

// How a bar that is too wide gives way, a step after the other. The sheet of aspects has
// the language and the theme too, so that they are never out of reach.
static const struct {
    SpotKind kind;
    bool goes; // altogether; else it becomes brief
} retreat[] = {
    {SPOT_PRESENT, false}, {SPOT_THEME, true},     {SPOT_PRINT, false},
    {SPOT_LANG, false},    {SPOT_KEYS, false},     {SPOT_REDO, false},
    {SPOT_UNDO, false},    {SPOT_LAB, false},      {SPOT_ASPECT, false},
    {SPOT_OPEN, false},    {SPOT_SHARE, false},    {SPOT_LANG, true},
    {SPOT_HISTORY, true},  {SPOT_DISPLAY, false},  {SPOT_REDO, true},
    {SPOT_UNDO, true},     {SPOT_PRESENT, true},   {SPOT_PRINT, true},
    {SPOT_SEARCH, true},   {SPOT_LAB, true},       {SPOT_OPEN, true},
    {SPOT_SHARE, true},    {SPOT_INSPECTOR, true}, {SPOT_PROMPT, true},
};

static double entry_width(const Scene *scene, const Entry *entry) {
    double least = scene_look(scene)->metrics.control;
    return entry->gone ? 0 : fmax(least, scene_button_width(scene, entry->button));
}

static double entries_width(const Scene *scene, const Entry *entries, int count) {
    double width = 0;
    for (int i = 0; i < count; i++)
        width += entry_width(scene, &entries[i]);
    return width;
}

static void fit_entries(const Scene *scene, Entry *entries, int count, double room) {
    for (size_t k = 0; k < sizeof retreat / sizeof *retreat; k++) {
        if (entries_width(scene, entries, count) <= room) return;
        for (int i = 0; i < count; i++) {
            if (entries[i].button.spot.kind != retreat[k].kind) continue;
            entries[i].button.words = entries[i].brief;
            entries[i].gone = retreat[k].goes;
        }
    }
}

// Lays the entries from the right; returns where the leftmost begins. `room` is theirs.
static double add_entries(Scene *scene, const TopBar *bar, double room) {
    const Metrics *m = &scene_look(scene)->metrics;
    Entry entries[MAX_ENTRIES];
    int count = entries_of(scene, bar, entries);
    fit_entries(scene, entries, count, room);
    double height = m->control, right = m->width - m->margin * 0.6 + 12;
    for (int i = 0; i < count; i++) {
        double width = entry_width(scene, &entries[i]);
        right -= width;
        Rect rect = {right, (m->top_bar - height) / 2, width, height};
        if (!entries[i].gone) scene_button(scene, rect, entries[i].button);
    }
    return right;
}

// The search as a box beside the entries; returns where it begins.
static double add_box(Scene *scene, double right) {
    const Metrics *m = &scene_look(scene)->metrics;
    double high = fmin(m->control, m->top_bar - 10), least = 11 * m->size[ROLE_LABEL];
    double width = fmin(20 * m->size[ROLE_LABEL], right - 0.26 * m->width);
    width = fmax(least, width);
    Rect rect = {right - width - 12, (m->top_bar - high) / 2, width, high};
    search_box_add(scene, rect);
    return rect.x;
}

// Of the title as it is: the bar's other things leave it this much, within bounds.
static double title_room(const Scene *scene, const TopBar *bar, double x) {
    const Metrics *m = &scene_look(scene)->metrics;
    double need = style_width(scene, bar->title, style_bold(scene, ROLE_PANEL, INK_INK));
    if (bar->course)
        need +=
            28 + style_width(scene, bar->course, style_type(scene, ROLE_LABEL, INK_SOFT));
    return fmin(fmax(x + need + 16, 0.3 * m->width), 0.42 * m->width);
}

static void add_title(Scene *scene, const TopBar *bar, double x, double width) {
    const Metrics *m = &scene_look(scene)->metrics;
    double baseline = m->top_bar / 2 + m->size[ROLE_PANEL] * 0.36;
    Type soft = style_type(scene, ROLE_LABEL, INK_SOFT),
         bold = style_bold(scene, ROLE_PANEL, INK_INK);
    if (bar->course && strcmp(bar->course, bar->title) != 0) {
        double title = style_width(scene, bar->title, bold) + 40;
        double course = fmin(style_width(scene, bar->course, soft), width - title);
        if (course > 2 * soft.size) {
            soft.width = course + 1;
            scene_words(scene, bar->course, x, baseline, soft);
            scene_words(scene, "›", x + course + 10, baseline, soft);
            x += course + 28;
            width -= course + 28;
        }
    }
    bold.width = fmax(width, 20);
    scene_words(scene, bar->title, x, baseline, bold);
}

void bar_top(Scene *scene, const TopBar *bar) {
    const Metrics *m = &scene_look(scene)->metrics;
    scene_box(scene, (Rect){0, 0, m->width, m->top_bar}, 0, INK_SHEET, INK_NONE);
    scene_rule(scene, 0, m->top_bar - 0.5, m->width, m->top_bar - 0.5);
    double size = m->top_bar * 0.63, x = m->margin * 0.6 + size + 10;
    double box = has_box(scene, bar) ? 11 * m->size[ROLE_LABEL] + 12 : 0;
    double left = add_entries(scene, bar,
                              m->width - title_room(scene, bar, x) - box - m->margin * 0.6);
    if (has_box(scene, bar)) left = add_box(scene, left);
    Rect home = {m->margin * 0.6, (m->top_bar - size) / 2, size, size};
    scene_icon(scene, "kyubi", home.x, home.y, size, INK_INK);
    const Look *look = scene_look(scene);
    if (look->focus_shown && look->focus.kind == SPOT_LIBRARY)
        scene_box(scene, rect_inset(home, -4), 8, INK_NONE, INK_FOX);
    scene_spot(scene, (SpotArea){.rect = home,
                                 .spot = {SPOT_LIBRARY},
                                 .finger = true,
                                 .name = scene_word(scene, "bar.library")});
    add_title(scene, bar, x, left - x - 16);
}

// The dots: read, here, yet to come; 問 below pages with a question.
static void add_dots(Scene *scene, const PageBar *bar, double left, double right) {
    const Metrics *m = &scene_look(scene)->metrics;
    double k = style_scale(scene);
    double step = fmin(40 * k, (right - left - 20) / bar->pages);
    double y = m->height - m->page_bar / 2 - (m->page_bar - m->control) / 4;
    double half = step * (bar->pages - 1) / 2, x0 = m->width / 2 - half;
    if (x0 - step / 2 < left || x0 + 2 * half + step / 2 > right)
        x0 = (left + right) / 2 - half;
    for (int i = 0; i < bar->pages; i++) {
        double x = x0 + i * step;
        const PageDot *dot = &bar->dots[i];
        if (i + 1 < bar->pages && step > 30 * k)
            scene_rule(scene, x + 14 * k, y, x + step - 14 * k, y);
        Ink ink = i == bar->page ? INK_ACCENT : dot->read ? INK_INK : INK_EDGE;
        Dot with = {.fill = i != bar->page && dot->read ? INK_INK : INK_SHEET,
                    .stroke = {.ink = ink, .width = i == bar->page ? 4 : 1.5},
                    .radius = (i == bar->page ? 8.5 : 7.5) * k};
        scene_add(scene, (Rect){x - 12 * k, y - 12 * k, 24 * k, 24 * k}, style_dot, &with,
                  sizeof with);
        Type small = style_type(scene, ROLE_SMALL, dot->answered ? INK_RIGHT : INK_SOFT);
        small.align = ALIGN_CENTRE;
        const char *mark = dot->answered ? "○" : scene_word(scene, "page.question_mark");
        if (dot->question) scene_words(scene, mark, x, y + 11 * k + small.size, small);
        scene_spot(scene, (SpotArea){.rect = {x - step / 2, y - 22 * k, step, 44 * k},
                                     .spot = {SPOT_PAGE, i},
                                     .quiet = true,
                                     .name = scene_say(scene, "page.go", "%d", i + 1)});
    }
}

BarEnds bar_bottom(Scene *scene, Button back, Button on) {
    const Metrics *m = &scene_look(scene)->metrics;
    double top = m->height - m->page_bar, y = top + (m->page_bar - m->control) / 2,
           edge = m->margin * 0.6, width = scene_button_width(scene, on);
    scene_box(scene, (Rect){0, top, m->width, m->page_bar}, 0, INK_SHEET, INK_NONE);
    scene_rule(scene, 0, top + 0.5, m->width, top + 0.5);
    Rect left = scene_button(scene, (Rect){edge, y, 0, m->control}, back);
    Rect right = {m->width - edge - width, y, width, m->control};
    return (BarEnds){left, scene_button(scene, right, on)};
}

void bar_pages(Scene *scene, const PageBar *bar) {
    const Metrics *m = &scene_look(scene)->metrics;
    Button back = {.kind = BUTTON_OUTLINE,
                   .icon = "back",
                   .words = scene_word(scene, bar->page ? "page.back" : "page.to_library"),
                   .spot = {bar->page ? SPOT_BACK : SPOT_LIBRARY}};
    bool last = bar->page + 1 == bar->pages;
    Button next = {.kind = bar->filled ? BUTTON_FILLED : BUTTON_OUTLINE,
                   .icon = "next",
                   .icon_after = true,
                   .words = scene_word(scene, last ? "page.finish" : "page.next"),
                   .spot = {SPOT_NEXT}};
    BarEnds ends = bar_bottom(scene, back, next);
    double left = ends.back.x + ends.back.w, x = ends.on.x;
    Type note = style_type(scene, ROLE_LABEL, INK_SOFT);
    note.align = ALIGN_RIGHT;
    double noted = bar->note ? style_width(scene, bar->note, note) + 32 : 0;
    bool roomy = m->width - left - ends.on.w - noted > 40.0 * bar->pages + 160;
    if (bar->note && roomy)
        scene_words(scene, bar->note, x - 16,
                    m->height - m->page_bar / 2 + note.size * 0.36, note);
    add_dots(scene, bar, left, x - (roomy ? noted : 0));
}
