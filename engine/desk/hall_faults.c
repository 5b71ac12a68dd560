#include "desk/hall_faults.h"

#include "base/mem.h"
#include "base/text.h"
#include "view/hall_blocks.h"
#include "view/scene_faults.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const int sizes[][2] = {{1920, 1080}, {1024, 768}, {1280, 800}};
enum { SIZES = sizeof sizes / sizeof *sizes, MOST_TOLD = 64 };

typedef struct Looking {
    Desk *desk;
    int page, size;
    Lang lang;
    void (*each)(void *to, const Error *fault);
    void *to;
    char *told[MOST_TOLD]; // key, language and words of those that were told
    int count;
} Looking;

static const Page *page_of(const Looking *l) {
    return &desk_lesson(l->desk)->pages[l->page];
}

// False: that was told before.
static bool is_new(Looking *l, const char *key, const char *words) {
    Buffer text = {0};
    buffer_print(&text, "%s\t%d\t%s", key, (int)l->lang, words);
    char *what = buffer_take(&text);
    bool known = l->count == MOST_TOLD;
    for (int i = 0; i < l->count && !known; i++)
        known = !strcmp(l->told[i], what);
    if (known)
        free(what);
    else
        l->told[l->count++] = what;
    return !known;
}

static void tell(Looking *l, int line, const SceneFault *fault) {
    if (!is_new(l, fault->key, fault->words)) return;
    char *words = text_quoted(fault->words), *other = text_quoted(fault->other);
    Error about = {0};
    error_set(&about, fault->key, "%s\t%s %dx%d\t%s\t%.4g\t%.4g\t%s", page_of(l)->id,
              lang_name(l->lang), sizes[l->size][0], sizes[l->size][1], words, fault->found,
              fault->limit, other);
    error_at(&about, desk_lesson(l->desk)->file, line, 0);
    l->each(l->to, &about);
    free(words);
    free(other);
}

static void take_fault(void *to, const SceneFault *fault) {
    static const struct {
        const char *key, *hall;
    } keys[] = {{"layout.window", "hall.cut"},     {"layout.cut", "hall.cut"},
                {"layout.box", "hall.cut"},        {"layout.overlap", "hall.overlap"},
                {"layout.contrast", "hall.faint"}, {"layout.small", "hall.small"}};
    Looking *l = to;
    SceneFault own = *fault;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (!strcmp(keys[i].key, fault->key)) own.key = keys[i].hall;
    tell(l, page_of(l)->line, &own);
}

static void take_stroke(void *to, int part, const Mark *mark) {
    (void)part;
    Looking *l = to;
    if (mark->ink == INK_NONE || mark->stroke <= 0) return;
    if (mark->stroke >= HALL_STROKE_LEAST - 0.01) return;
    SceneFault thin = {"hall.thin", mark->verb, "", mark->stroke, HALL_STROKE_LEAST};
    tell(l, page_of(l)->line, &thin);
}

// --- a page that is too full

static size_t length_of(const LessonModel *model, const Block *block, Lang lang,
                        const char **words) {
    *words = text_in(&block->text, lang);
    if (block->kind == BLOCK_EXERCISE)
        *words = text_in(&model->lesson->exercises[block->exercise].ask, lang);
    if (block->kind == BLOCK_VOTE)
        *words = text_in(&model->lesson->votes[block->vote].ask, lang);
    if (block->kind == BLOCK_ACTIVITY)
        *words = text_in(&model->lesson->activities[block->activity].say, lang);
    if (block->kind == BLOCK_GRID) *words = text_in(&block->cells[0].text, lang);
    return strlen(*words);
}

// What a teacher would shorten first: the longest text that the hall reads.
static const Block *longest(const Looking *l, const char **words) {
    LessonModel model = {.lesson = desk_lesson(l->desk), .page = l->page};
    const Page *page = page_of(l);
    const Block *best = NULL;
    size_t most = 0;
    for (int i = 0; i < page->block_count; i++) {
        const char *text;
        const Block *block = &page->blocks[i];
        if (!hall_block_is_read(&model, block)) continue;
        size_t length = length_of(&model, block, l->lang, &text);
        if (length <= most) continue;
        best = block;
        most = length;
        *words = text;
    }
    return best;
}

static void look_for_room(Looking *l) {
    HallPlan plan;
    if (!desk_hall_plan(l->desk, &plan) || plan.too_full <= 0.5) return;
    const char *words = text_in(page_question(page_of(l)), l->lang);
    const Block *block = longest(l, &words);
    const char *key = block ? "hall.full" : "hall.pictures";
    SceneFault full = {key, words, "", plan.too_full, plan.type * HALL_BODY};
    tell(l, block ? block->line : page_of(l)->line, &full);
}

// --- looking

static void look(Looking *l) {
    desk_wait(l->desk);
    const Scene *scene = desk_scene(l->desk);
    scene_faults(scene, take_fault, l);
    scene_marks(scene, take_stroke, l);
}

static void look_at_inputs(Looking *l) {
    const Lesson *lesson = desk_lesson(l->desk);
    for (int i = 0; i < lesson->variable_count; i++) {
        const Variable *about = &lesson->variables[i];
        bool slides = about->kind == VARIABLE_SLIDER || about->kind == VARIABLE_DIAL;
        if (!slides || about->page != l->page) continue;
        const double ends[] = {about->from, about->to, about->start};
        for (int k = 0; k < 3; k++) {
            desk_set_input(l->desk, i, ends[k]);
            if (k < 2) look(l);
        }
    }
    desk_wait(l->desk);
}

static void look_through(Looking *l) {
    const Theme theme = scene_look(desk_scene(l->desk))->theme;
    for (int i = 0; i < SIZES * LANG_COUNT; i++) {
        l->size = i / LANG_COUNT;
        l->lang = (Lang)(i % LANG_COUNT);
        desk_set_view(l->desk, sizes[l->size][0], sizes[l->size][1], theme, l->lang);
        for (int step = 0; step <= page_of(l)->steps; step++) {
            desk_show_step(l->desk, step);
            look(l);
        }
        look_for_room(l);
        look_at_inputs(l);
    }
}

int hall_faults(Desk *desk, int page, void (*each)(void *to, const Error *fault),
                void *to) {
    Looking l = {.desk = desk, .page = page, .each = each, .to = to};
    desk_turn_to(desk, page);
    desk_rehearse_votes(desk);
    look_through(&l);
    for (int i = 0; i < l.count; i++)
        free(l.told[i]);
    return l.count;
}
