#include "view/key_lines.h"

#include "base/text.h"
#include "view/key_caps.h"
#include "view/style.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// Of the room between caps and words, in letters; and how much of a column caps may have.
static const double WORDS_GAP = 1;
static const double MOST_CAPS = 0.36, MOST_ALIGNED_CAPS = 0.42;

static double row_height(const KeyLayout *layout) {
    return round(2.5 * layout->cap_size);
}

static double heading_height(const KeyLayout *layout) {
    return round(1.6 * layout->size) + 16;
}

static double caps_width(const Scene *scene, const KeyLine *line, double size) {
    Fonts *fonts = view_cache_fonts(scene_look(scene)->cache);
    return key_caps(NULL, fonts, line->keys, size, 0, 0);
}

static Type words_type(const KeyLayout *layout) {
    return (Type){.size = layout->size, .ink = INK_INK};
}

static double words_wide_of(const Scene *scene, const KeyLine *line,
                            const KeyLayout *layout) {
    return style_width(scene, scene_word(scene, line->words), words_type(layout));
}

KeyLayout key_layout(const Scene *scene, const KeysModel *model, double size, double column,
                     double gap) {
    KeyLayout layout = {.size = size,
                        .cap_size =
                            fmax(round(0.87 * size), scene_look(scene)->metrics.least),
                        .column = column,
                        .gap = gap,
                        .aligned = model->plain,
                        .limit = 1e6};
    double caps = 0, most = layout.aligned ? MOST_ALIGNED_CAPS : MOST_CAPS;
    for (int i = 0; i < model->count; i++) {
        double wide = caps_width(scene, &model->lines[i], layout.cap_size);
        if (wide <= most * column) caps = fmax(caps, wide);
    }
    layout.caps = caps + WORDS_GAP * size;
    return layout;
}

// Where words begin: behind the widest caps that are not too wide, or behind the line's own
// where those are, or where the words are long; below them (-1) where there is no room.
static double words_at(const Scene *scene, const KeyLine *line, const KeyLayout *layout) {
    double caps = caps_width(scene, line, layout->cap_size) + WORDS_GAP * layout->size;
    double words = words_wide_of(scene, line, layout);
    if (caps > layout->caps) return caps + words <= layout->column ? caps : -1;
    if (layout->caps + words <= layout->column) return layout->caps;
    return caps + words <= layout->column ? caps : -1;
}

// In an aligned list words always begin there; below caps that are wider.
static bool too_wide(const Scene *scene, const KeyLine *line, const KeyLayout *layout) {
    double gap = WORDS_GAP * layout->size;
    return caps_width(scene, line, layout->cap_size) + gap > layout->caps + 0.5;
}

static double line_pitch(const KeyLayout *layout) {
    return round(1.4 * layout->size);
}

// Words of their own line begin a letter to the right.
static double room_below(const KeyLayout *layout) {
    return layout->column - (layout->aligned ? layout->caps : layout->size) + 1;
}

// How many bytes of `words` fit, up to a blank or a sign behind which a line may end where
// there is one in the second half; all of them where they fit.
static size_t that_fit(const Scene *scene, const char *words, const KeyLayout *layout) {
    static const char *const ends[] = {" ", "、", "。", "：", "・", "）"};
    size_t fits = 0, good = 0;
    for (const char *at = words; *at;) {
        text_next(&at);
        char *part = strndup(words, (size_t)(at - words));
        bool wide = style_width(scene, part, words_type(layout)) > room_below(layout);
        free(part);
        if (wide) break;
        fits = (size_t)(at - words);
        for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
            size_t size = strlen(ends[i]);
            if (fits >= size && !strncmp(at - size, ends[i], size)) good = fits;
        }
    }
    bool all = fits == strlen(words);
    return all || 2 * good < fits ? fits : good;
}

// Below the caps' own.
static int lines_below(const Scene *scene, const KeyLine *line, const KeyLayout *layout) {
    if (!layout->aligned && words_at(scene, line, layout) >= 0) return 0;
    const char *words = scene_word(scene, line->words);
    int lines = that_fit(scene, words, layout) < strlen(words) ? 2 : 1;
    return layout->aligned && !too_wide(scene, line, layout) ? lines - 1 : lines;
}

static double line_height(const Scene *scene, const KeyLine *line,
                          const KeyLayout *layout) {
    int below = lines_below(scene, line, layout);
    return row_height(layout) + below * line_pitch(layout) + (below ? 4 : 0);
}

// In one line or two.
static void add_below(Scene *scene, const KeyLine *line, const KeyLayout *layout, double x,
                      double baseline) {
    const char *words = scene_word(scene, line->words);
    size_t first = that_fit(scene, words, layout);
    char *part = scene_take(scene, strndup(words, first));
    Type type = words_type(layout);
    scene_words(scene, part, x, baseline, type);
    type.width = room_below(layout);
    if (words[first])
        scene_words(scene, words + first, x, baseline + line_pitch(layout), type);
}

static void add_line(Scene *scene, const KeyLine *line, const KeyLayout *layout, double x,
                     double y) {
    Fonts *fonts = view_cache_fonts(scene_look(scene)->cache);
    double row = row_height(layout), at = words_at(scene, line, layout);
    key_caps(scene, fonts, line->keys, layout->cap_size, x, y + row / 2);
    Type type = words_type(layout);
    double beside = y + row / 2 + 0.38 * type.size, below = y + row + 1.05 * type.size;
    if (layout->aligned) {
        add_below(scene, line, layout, x + layout->caps,
                  too_wide(scene, line, layout) ? below : beside);
        return;
    }
    if (at < 0) {
        add_below(scene, line, layout, x + type.size, below);
        return;
    }
    type.width = fmax(1, layout->column - at + 1);
    scene_words(scene, scene_word(scene, line->words), x + at, beside, type);
}

static void add_heading(Scene *scene, const char *group, bool goes_on,
                        const KeyLayout *layout, double x, double y) {
    Type bold = {.size = layout->size, .face = FACE_BOLD, .ink = INK_INK};
    double baseline = y + round(1.6 * layout->size), rule = baseline + 8;
    const char *words = scene_word(scene, group);
    if (goes_on) words = scene_say(scene, "keys.goes_on", "%s", words);
    scene_words(scene, words, x, baseline, bold);
    scene_rule(scene, x, rule, x + layout->column, rule);
}

static bool begins_group(const KeysModel *model, int i) {
    return i == 0 || strcmp(model->lines[i - 1].group, model->lines[i].group) != 0;
}

// Where the next line comes, and whether that is drawn.
typedef struct Flow {
    Scene *scene; // NULL: nothing is
    int first, count;
    double x, y;
    int column;
    double used, highest;
} Flow;

static bool drawn(const Flow *flow) {
    return flow->scene && flow->column >= flow->first &&
           flow->column < flow->first + flow->count;
}

static double left_of(const Flow *flow, const KeyLayout *layout) {
    return flow->x + (flow->column - flow->first) * (layout->column + layout->gap);
}

static void put_heading(Flow *flow, const KeyLayout *layout, const char *group,
                        bool goes_on) {
    if (drawn(flow))
        add_heading(flow->scene, group, goes_on, layout, left_of(flow, layout),
                    flow->y + flow->used);
    flow->used += heading_height(layout);
}

// Air before a heading that does not begin its column.
static double air_above(const Flow *flow, const KeyLayout *layout) {
    return flow->used > 0 ? round(0.8 * layout->size) : 0;
}

// A heading is never the last of its column.
static void put_line(Flow *flow, const Scene *measure, const KeyLayout *layout,
                     const KeysModel *model, int i) {
    const KeyLine *line = &model->lines[i];
    bool begins = begins_group(model, i);
    double high = line_height(measure, line, layout);
    double air = begins ? air_above(flow, layout) : 0;
    double need = high + (begins ? air + heading_height(layout) : 0);
    bool next = flow->used > 0 && flow->used + need > layout->limit;
    if (next) flow->column++;
    flow->used = next ? 0 : flow->used + air;
    if (begins || next) put_heading(flow, layout, line->group, !begins);
    if (drawn(flow))
        add_line(flow->scene, line, layout, left_of(flow, layout), flow->y + flow->used);
    flow->used += high;
    flow->highest = fmax(flow->highest, flow->used);
}

int key_lines_columns(const Scene *scene, const KeysModel *model, const KeyLayout *layout,
                      double *highest) {
    Flow flow = {0};
    for (int i = 0; i < model->count; i++)
        put_line(&flow, scene, layout, model, i);
    if (highest) *highest = flow.highest;
    return flow.column + 1;
}

void key_lines_add(Scene *scene, const KeysModel *model, const KeyLayout *layout, int first,
                   int count, double x, double y) {
    Flow flow = {scene, first, count, x, y, 0, 0, 0};
    for (int i = 0; i < model->count; i++)
        put_line(&flow, scene, layout, model, i);
}
