#include "view/vote_view.h"

#include "view/choice_mark.h"
#include "view/style.h"

#include <math.h>

enum { GAP = 8, PAD = 14, MARK = 26 };

// One option as it is drawn.
typedef struct Row {
    const char *words;
    Spot spot;
    bool chosen, right; // right: it may be seen that it is
    bool pressed;       // it can be: a lone learner may still guess
} Row;

// --- an option

// What is told of it beside its text: that it was guessed, that it is right.
static const char *told(Scene *scene, const Row *row) {
    if (row->right && row->chosen) return scene_word(scene, "vote.right_guess");
    if (row->right) return scene_word(scene, "vote.right");
    return row->chosen && !row->pressed ? scene_word(scene, "vote.guess") : NULL;
}

static Ink ground_of(const Scene *scene, const Row *row) {
    bool hover = row->pressed && spot_same(scene_look(scene)->hover, row->spot);
    if (row->right) return INK_TINT_RIGHT;
    return row->chosen || hover ? INK_TINT_ACCENT : INK_SHEET;
}

static void add_spot(Scene *scene, Rect rect, const Row *row) {
    if (!row->pressed) return;
    scene_ring(scene, rect, row->spot);
    scene_spot(scene, (SpotArea){.rect = rect,
                                 .spot = row->spot,
                                 .finger = true,
                                 .name = scene_in_words(scene, row->words)});
}

static double row_add(Scene *scene, const Row *row, int option, double x, double y,
                      double width) {
    double k = style_scale(scene), indent = (PAD + MARK) * k;
    const char *note = told(scene, row);
    Type bold = style_bold(scene, ROLE_LABEL, row->right ? INK_RIGHT : INK_ACCENT);
    double beside = note ? style_width(scene, note, bold) + 2 * PAD : PAD;
    bool under = note && width - indent - beside < 8 * bold.size;
    double room = width - indent - (under ? PAD : beside);
    ProseStyle style = style_prose(scene, ROLE_PROSE, room, INK_INK);
    const Prose *prose = view_cache_prose(scene_look(scene)->cache, row->words, &style);
    double text = prose_height(prose) + (under ? bold.size + 6 : 0);
    double height = fmax(scene_look(scene)->metrics.control, text + 12);
    Rect rect = {x, y, width, height};
    scene_box(scene, rect, 8, ground_of(scene, row),
              row->right    ? INK_RIGHT
              : row->chosen ? INK_ACCENT
                            : INK_EDGE);
    choice_mark_add(scene, (Rect){x + PAD * k - 4, y, MARK * k - 4, height}, 9 * k,
                    row->chosen);
    const char *key = row->chosen ? "said.option.chosen" : "said.option";
    if (!scene_look(scene)->paper)
        scene_tell(scene, scene_say(scene, key, "%d", option + 1), rect);
    scene_quiet_terms(scene, true);
    scene_prose(scene, row->words, x + indent, y + (height - text) / 2, style);
    scene_quiet_terms(scene, false);
    double middle = y + height / 2 + bold.size * 0.36;
    if (under)
        scene_words(scene, note, x + indent, y + (height + text) / 2, bold);
    else if (note)
        scene_words(scene, note, x + width - beside + PAD, middle, bold);
    add_spot(scene, rect, row);
    return height;
}

// --- all of it

static Row row_of(Scene *scene, const LessonModel *model, int index, int option) {
    const Vote *vote = &model->lesson->votes[index];
    bool paper = scene_look(scene)->paper,
         past = live_guess_stands(model->live, vote, model->step, model->read);
    Row row = {.words = style_text(scene, vote_option(model->lesson, vote, option)),
               .spot = {.kind = SPOT_VOTE, .a = index, .b = option},
               .right = !paper && past && vote->right == option,
               .pressed = !past};
    row.chosen = !paper && live_number(model->live, vote->tallies[option]) > 0;
    return row;
}

double vote_view_add(Scene *scene, const LessonModel *model, int index, double x, double y,
                     double width) {
    const Vote *vote = &model->lesson->votes[index];
    double top = y;
    ProseStyle ask = style_prose(scene, ROLE_PROSE, width, INK_INK);
    ask.face = FACE_BOLD;
    y += scene_prose(scene, style_text(scene, &vote->ask), x, y, ask).h;
    for (int i = 0; i < vote->option_count; i++) {
        Row row = row_of(scene, model, index, i);
        y += GAP + row_add(scene, &row, i, x, y + GAP, width);
    }
    return y - top;
}

char *activity_time(const Words *words, Lang lang, const Activity *activity) {
    int seconds = (int)round(activity->seconds), minutes = seconds / 60;
    if (minutes && seconds % 60)
        return words_say(words, lang, "activity.both", "%d\t%d", minutes, seconds % 60);
    if (minutes) return words_say(words, lang, "activity.minutes", "%d", minutes);
    return words_say(words, lang, "activity.seconds", "%d", seconds);
}
