#include "view/screen_review.h"

#include "view/answer_view.h"
#include "view/bars.h"
#include "view/style.h"

#include <math.h>

static Spot act(ReviewAct act) {
    return (Spot){.kind = SPOT_REVIEW, .a = (int)act};
}

static const char *left_words(Scene *scene, const ReviewModel *model) {
    if (!model->left) return scene_word(scene, "review.last");
    int cards = model->left + (model->graded ? 0 : 1); // this one is still to be answered
    return scene_say(scene, "review.left", "%d\t%d", cards, model->minutes);
}

double review_heading_add(Scene *scene, const ReviewModel *model, double x, double y,
                          double width) {
    double top = y;
    Type soft = style_type(scene, ROLE_LABEL, INK_SOFT);
    soft.width = width;
    scene_words(scene, left_words(scene, model), x, y + soft.size, soft);
    y += style_pitch(scene, ROLE_LABEL) + 2;
    ProseStyle title = style_prose(scene, ROLE_HEADING, width, INK_INK);
    title.face = FACE_BOLD;
    return y + scene_prose(scene, model->lesson, x, y, title).h - top;
}

static const char *days_words(Scene *scene, int days) {
    if (days == 1) return scene_word(scene, "review.again_tomorrow");
    return scene_say(scene, "review.again_days", "%d", days);
}

// What the answer means for the card, and, where it keeps failing, what may help more.
double review_note_add(Scene *scene, const ReviewModel *model, double x, double y,
                       double width) {
    if (!model->graded) return 0;
    double top = y;
    bool offers = model->failed && model->leech;
    Callout note = {.ink = INK_ACCENT,
                    .tint = INK_TINT_ACCENT,
                    .head = offers ? scene_word(scene, "review.leech") : NULL,
                    .text = offers         ? scene_word(scene, "review.leech_about")
                            : !model->days ? scene_word(scene, "review.again_soon")
                                           : days_words(scene, model->days)};
    y += callout_add(scene, x, y, width, &note) + 8;
    if (!model->failed) return y - top;
    Button page = {.kind = offers ? BUTTON_OUTLINE : BUTTON_PLAIN,
                   .words = scene_word(scene, "review.page"),
                   .spot = act(REVIEW_PAGE)};
    return y + scene_button(scene, (Rect){x, y, 0, 0}, page).h - top;
}

// What goes on stands at the right; the way out at the left.
void review_bar(Scene *scene, const ReviewModel *model) {
    Button out = {.kind = BUTTON_OUTLINE,
                  .icon = "back",
                  .words = scene_word(scene, "page.to_library"),
                  .spot = {SPOT_LIBRARY}};
    const char *next = model->left ? "review.next" : "review.finish";
    Button go = {.kind = model->graded ? BUTTON_FILLED : BUTTON_OUTLINE,
                 .icon = model->graded ? "next" : NULL,
                 .icon_after = true,
                 .words = scene_word(scene, model->graded ? next : "review.give_up"),
                 .spot = act(model->graded ? REVIEW_NEXT : REVIEW_GIVE_UP)};
    bar_bottom(scene, out, go);
}

// --- the end

const char *review_next(Scene *scene, const ReviewEnd *model) {
    if (model->days < 0) return scene_word(scene, "review.next_none");
    if (!model->days) return scene_say(scene, "review.next_today", "%s", model->time);
    if (model->days == 1)
        return scene_say(scene, "review.next_tomorrow", "%d", model->next);
    return scene_say(scene, "review.next_days", "%d\t%d", model->days, model->next);
}

static const char *end_words(Scene *scene, const ReviewEnd *model) {
    if (!model->cards) return scene_word(scene, "review.empty_about");
    const char *next = review_next(scene, model);
    if (model->waiting) next = scene_say(scene, "review.waiting", "%d", model->waiting);
    if (!model->answered) return next;
    return scene_print(scene, "%s\n\n%s",
                       scene_say(scene, "review.answered", "%d", model->answered), next);
}

void screen_review_end(Scene *scene, const ReviewEnd *model) {
    const Metrics *m = &scene_look(scene)->metrics;
    double width = fmin(m->text_column, m->width - 2 * m->margin - 64);
    double x = (m->width - width) / 2, pad = 32;
    double y = m->top_bar + fmax(24, 0.16 * m->height), top = y;
    scene_scroll(scene, (Rect){0, m->top_bar, m->width, m->height - m->top_bar},
                 SCROLL_SCREEN, 0);
    int card = scene_parts(scene);
    scene_box(scene, (Rect){x - pad, y, width + 2 * pad, 0}, 12, INK_SHEET, INK_LINE);
    y += pad;
    ProseStyle title = style_prose(scene, ROLE_TITLE, width, INK_INK);
    title.face = FACE_BOLD;
    const char *head = !model->cards      ? "review.empty"
                       : !model->answered ? "review.nothing"
                                          : "review.done";
    y += scene_prose(scene, scene_word(scene, head), x, y, title).h + 12;
    ProseStyle text = style_prose(scene, ROLE_PROSE, width, INK_INK);
    y += scene_prose(scene, end_words(scene, model), x, y, text).h + 24;
    Button out = {.kind = BUTTON_FILLED,
                  .words = scene_word(scene, "page.to_library"),
                  .spot = {SPOT_LIBRARY}};
    y += scene_button(scene, (Rect){x, y, 0, 0}, out).h + pad;
    scene_set_rect(scene, card, (Rect){x - pad, top, width + 2 * pad, y - top});
    scene_scroll_end(scene);
    TopBar bar = {.title = scene_word(scene, "review.title")};
    bar_top(scene, &bar);
}
