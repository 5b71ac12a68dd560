#include "desk/preflight.h"

#include "base/mem.h"
#include "desk/hall_faults.h"

#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

const char *preflight_sign(PreflightMark mark) {
    static const char *const signs[] = {"○", "△", "×"};
    return signs[mark];
}

// A look under way.
typedef struct Looking {
    const PreflightOptions *options;
    Preflight *found;
    Desk *desk;
    int faults;
} Looking;

static void add(Looking *l, PreflightMark mark, char *words) {
    Preflight *found = l->found;
    found->lines = mem_grow(found->lines, (size_t)found->count + 1, sizeof *found->lines);
    found->lines[found->count++] = (PreflightLine){mark, words};
    if (mark > found->worst) found->worst = mark;
}

static void __attribute__((format(printf, 4, 5)))
say(Looking *l, PreflightMark mark, const char *key, const char *format, ...) {
    Buffer args = {0};
    va_list list;
    va_start(list, format);
    buffer_print_list(&args, format, list);
    va_end(list);
    add(l, mark,
        words_fill(l->options->words, l->options->lang, key, args.data ? args.data : ""));
    buffer_clear(&args);
}

static void say_error(Looking *l, const Error *err) {
    add(l, PREFLIGHT_BAD, words_error_line(l->options->words, l->options->lang, err));
}

// --- opening

static bool opened(Desk *desk, const PreflightOptions *o, Error *err) {
    if (o->path && !desk_open(desk, o->path, err)) return false;
    if ((o->lesson || !o->path) && !desk_open_lesson(desk, o->lesson, err)) return false;
    desk_wait(desk);
    if (desk_lesson(desk)) return true;
    if (desk_error(desk)) *err = *desk_error(desk);
    return false;
}

static Desk *desk_of(const PreflightOptions *o, Error *err) {
    Desk *desk = desk_create((DeskOptions){.places = o->places,
                                           .words = o->words,
                                           .fonts = o->fonts,
                                           .lang = (int)o->lang,
                                           .theme = -1,
                                           .ruby = RUBY_ON,
                                           .text = TEXT_USUAL,
                                           .width = 1920,
                                           .height = 1080,
                                           .still = true,
                                           .hall = true,
                                           .seed = o->seed},
                             err);
    if (desk && opened(desk, o, err)) return desk;
    desk_destroy(desk);
    return NULL;
}

// --- what is looked at

static void look_at_screens(Looking *l) {
    const PreflightOptions *o = l->options;
    if (!o->screens) return;
    if (o->screen_count < 2) {
        say(l, o->screen_count ? PREFLIGHT_ALMOST : PREFLIGHT_BAD,
            o->screen_count ? "preflight.one_screen" : "preflight.no_screen", "%s",
            o->screen_count ? o->screens[0] : "");
        return;
    }
    Buffer names = {0};
    for (int i = 0; i < o->screen_count; i++)
        buffer_print(&names, "%s%s", i ? ", " : "", o->screens[i]);
    say(l, PREFLIGHT_GOOD, "preflight.screens", "%d\t%s", o->screen_count, names.data);
    buffer_clear(&names);
}

static void take_fault(void *to, const Error *fault) {
    Looking *l = to;
    l->faults++;
    say_error(l, fault);
}

static void look_at_pages(Looking *l) {
    const Lesson *lesson = desk_lesson(l->desk);
    int count = 0;
    for (int i = 0; i < lesson->page_count; i++) {
        if (!lesson->pages[i].hall.shown) continue;
        hall_faults(l->desk, i, take_fault, l);
        count++;
    }
    if (!count)
        say(l, PREFLIGHT_ALMOST, "preflight.no_pages", " ");
    else if (!l->faults)
        say(l, PREFLIGHT_GOOD, "preflight.pages", "%d", count);
}

// A fingerprint of the page as it stands with all of its steps.
static uint64_t print_of(Desk *desk, const PreflightOptions *o, int page, int step) {
    uint64_t print;
    Canvas *canvas = canvas_open_print(o->fonts, &print);
    desk_turn_to(desk, page);
    desk_show_step(desk, step);
    desk_wait(desk);
    scene_draw(desk_scene(desk), canvas);
    canvas_close(canvas, NULL);
    return print;
}

// The same lesson opened anew must show the same.
static void look_at_chance(Looking *l) {
    Error err = {0};
    Desk *again = desk_of(l->options, &err), *first = desk_of(l->options, &err);
    const Lesson *lesson = desk_lesson(l->desk);
    if (!again || !first) {
        say_error(l, &err);
        desk_destroy(again);
        desk_destroy(first);
        return;
    }
    bool same = true;
    for (int i = 0; i < lesson->page_count; i++) {
        const Page *page = &lesson->pages[i];
        bool alike = true;
        for (int step = 0; step <= page->steps && alike; step++)
            alike = print_of(first, l->options, i, step) ==
                    print_of(again, l->options, i, step);
        if (!alike) say(l, PREFLIGHT_BAD, "preflight.chance", "%s", page->id);
        same = same && alike;
    }
    unsigned long long seed = l->options->seed ? l->options->seed : 1;
    if (same) say(l, PREFLIGHT_GOOD, "preflight.seeds", "%llu", seed);
    desk_destroy(again);
    desk_destroy(first);
}

// Only pages for the hall are planned, or all where none is marked.
static bool is_presented(const Lesson *lesson, int page) {
    bool any = false;
    for (int i = 0; i < lesson->page_count; i++)
        any = any || lesson->pages[i].hall.shown;
    return !any || lesson->pages[page].hall.shown;
}

static void look_at_minutes(Looking *l) {
    const Lesson *lesson = desk_lesson(l->desk);
    Buffer bare = {0};
    double sum = 0;
    for (int i = 0; i < lesson->page_count; i++) {
        const Page *page = &lesson->pages[i];
        if (!is_presented(lesson, i)) continue;
        sum += page->minutes;
        if (page->minutes <= 0)
            buffer_print(&bare, "%s%s", bare.size ? ", " : "", page->id);
    }
    if (sum <= 0)
        say(l, PREFLIGHT_ALMOST, "preflight.no_minutes", "%d", lesson->minutes);
    else if (sum > lesson->minutes + 1e-9)
        say(l, PREFLIGHT_BAD, "preflight.too_long", "%g\t%d\t%g", sum, lesson->minutes,
            sum - lesson->minutes);
    else if (bare.size)
        say(l, PREFLIGHT_ALMOST, "preflight.bare_minutes", "%s", bare.data);
    else
        say(l, PREFLIGHT_GOOD, "preflight.minutes", "%g\t%d", sum, lesson->minutes);
    buffer_clear(&bare);
}

static bool lacks(const Text *text, Lang lang) {
    return !text->in[lang] || !text->in[lang][0];
}

static void look_at_notes(Looking *l) {
    const Lesson *lesson = desk_lesson(l->desk);
    Buffer none = {0}, half = {0};
    for (int i = 0; i < lesson->page_count; i++) {
        const Page *page = &lesson->pages[i];
        if (!is_presented(lesson, i)) continue;
        bool both = true;
        for (int k = 0; k < page->note_count; k++)
            for (int lang = 0; lang < LANG_COUNT; lang++)
                both = both && !lacks(&page->notes[k].text, (Lang)lang);
        Buffer *list = !page->note_count ? &none : both ? NULL : &half;
        if (list) buffer_print(list, "%s%s", list->size ? ", " : "", page->id);
    }
    if (half.size) say(l, PREFLIGHT_BAD, "preflight.half_notes", "%s", half.data);
    if (none.size) say(l, PREFLIGHT_ALMOST, "preflight.no_notes", "%s", none.data);
    if (!half.size && !none.size) say(l, PREFLIGHT_GOOD, "preflight.notes", " ");
    buffer_clear(&none);
    buffer_clear(&half);
}

Preflight hall_preflight(const PreflightOptions *options) {
    Preflight found = {.lines = NULL};
    Looking l = {.options = options, .found = &found};
    Error err = {0};
    look_at_screens(&l);
    l.desk = desk_of(options, &err);
    if (!l.desk) {
        say_error(&l, &err);
        return found;
    }
    const Lesson *lesson = desk_lesson(l.desk);
    say(&l, PREFLIGHT_GOOD, "preflight.opened", "%s\t%d",
        text_in(&lesson->title, options->lang), lesson->page_count);
    look_at_pages(&l);
    look_at_chance(&l);
    look_at_minutes(&l);
    look_at_notes(&l);
    desk_destroy(l.desk);
    return found;
}

void preflight_free(Preflight *preflight) {
    for (int i = 0; i < preflight->count; i++)
        free(preflight->lines[i].words);
    free(preflight->lines);
    *preflight = (Preflight){.lines = NULL};
}
