#include "view/screen_library.h"

#include "learner/weakness.h"
#include "view/bars.h"
#include "view/course_view.h"
#include "view/display.h"
#include "view/screen_lesson.h"
#include "view/style.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CARD_PAD = 24, CARD_GAP = 20 };

static const PackLesson *find_lesson(const LibraryModel *model, const char *id) {
    for (int i = 0; i < model->pack_count; i++) {
        const PackLesson *lesson = pack_lesson(model->packs[i], id);
        if (lesson) return lesson;
    }
    return NULL;
}

enum { MOST_PLANNED = 8 }; // in a row; courses may name each other in a ring

static const PackLesson *before(const LibraryModel *model, const PackLesson *lesson,
                                int depth) {
    for (int i = 0; i < lesson->require_count; i++) {
        const PackLesson *first = find_lesson(model, lesson->requires[i]);
        if (!first || progress_finished(model->progress, first->id)) continue;
        if (!first->file) first = depth ? before(model, first, depth - 1) : NULL;
        if (first) return first;
    }
    return NULL;
}

const PackLesson *library_before(const LibraryModel *model, const PackLesson *lesson) {
    return before(model, lesson, MOST_PLANNED);
}

LessonMark library_mark(const LibraryModel *model, int pack, int index) {
    const PackLesson *lesson = &model->packs[pack]->lessons[index];
    const Here *here = &model->here;
    if (!lesson->file) return MARK_PLANNED;
    if (here->kind == HERE_CONTINUE && pack == here->pack && index == here->lesson)
        return MARK_HERE;
    if (progress_finished(model->progress, lesson->id)) return MARK_DONE;
    return library_before(model, lesson) ? MARK_LATER : MARK_OPEN;
}

int library_weak(const LibraryModel *model, int pack, int index) {
    if (library_mark(model, pack, index) != MARK_DONE) return 0;
    return weak_exercises(model->progress, model->packs[pack]->lessons[index].id);
}

typedef struct SignPart {
    double size; // of the labels
} SignPart;

// A small sphere with a state between the poles, as the sign of the card.
static void draw_sign(Canvas *canvas, Rect rect, const void *with) {
    const SignPart *sign = with;
    double x = rect.x + rect.w / 2, y = rect.y + rect.h / 2;
    double r = rect.w / 2 - 1.5 * sign->size;
    Stroke thin = {.ink = INK_EDGE, .width = 1},
           dashed = {.ink = INK_EDGE, .width = 0.8, .on = 2, .off = 4};
    draw_disc(canvas, x, y, r, INK_BALL, (Stroke){.ink = INK_EDGE, .width = 1.5});
    Point front[33], back[33];
    for (int i = 0; i <= 32; i++) {
        double u[2],
            a = -0.559 +
                i * M_PI / 32; // the front half of the equator, seen from azimuth 32°
        for (int half = 0; half < 2; half++) {
            double depth, t = a + half * M_PI;
            ball_project(cos(t), sin(t), 0, &u[0], &u[1], &depth);
            *(half ? &back[i] : &front[i]) = (Point){x + r * u[0], y - r * u[1]};
        }
    }
    draw_curve(canvas, front, 33, thin);
    draw_curve(canvas, back, 33, dashed);
    double px, py, depth;
    ball_project(0, 0, 1, &px, &py, &depth);
    draw_line(canvas, x, y + r * py, x, y - r * py, thin);
    Type label = {.size = sign->size, .ink = INK_INK, .align = ALIGN_CENTRE};
    draw_tex(canvas, "\\ket{0}", x, y - r * py - 0.35 * label.size, label);
    draw_tex(canvas, "\\ket{1}", x, y + r * py + 1.15 * label.size, label);
    ball_project(0.45, 0.62, 0.64, &px, &py, &depth);
    Point tip = {x + r * px, y - r * py};
    draw_arrow(canvas, (Point){x, y}, tip, (Stroke){.ink = INK_FOX, .width = 3.2}, 12);
    draw_disc(canvas, tip.x, tip.y, 4, INK_FOX, (Stroke){.ink = INK_NONE});
}

// How each kind of the card is said.
static const struct {
    const char *head, *press;
    ButtonKind button;
} here_words[] = {
    [HERE_BEGIN] = {"library.begin_of", "library.begin", BUTTON_FILLED},
    [HERE_CONTINUE] = {"library.continue_of", "library.continue", BUTTON_FILLED},
    [HERE_NEXT] = {"library.next_of", "library.begin", BUTTON_FILLED},
    [HERE_REVIEW] = {"library.done_of", "review.begin", BUTTON_FILLED},
    [HERE_DONE] = {"library.done_of", "library.again", BUTTON_OUTLINE},
};

static const char *due_words(Scene *scene, const ReviewOffer *offer) {
    return scene_say(scene, "review.offer", "%d\t%d", offer->due, offer->minutes);
}

static const char *here_note(Scene *scene, const LibraryModel *model,
                             const PackLesson *lesson) {
    const Here *here = &model->here;
    if (here->kind == HERE_DONE) return scene_word(scene, "library.all_done");
    if (here->kind == HERE_REVIEW) return due_words(scene, &model->review);
    if (here->kind == HERE_CONTINUE)
        return course_place(scene, model, lesson, here->minutes);
    return course_minutes(scene, lesson);
}

static const char *lesson_title(Scene *scene, const PackLesson *lesson) {
    return scene_print(scene, "%s%s%s", lesson->map, lesson->map[0] ? "  " : "",
                       style_text(scene, &lesson->title));
}

static const char *here_title(Scene *scene, const LibraryModel *model,
                              const PackLesson *lesson) {
    if (model->here.kind == HERE_REVIEW) return scene_word(scene, "review.due");
    return lesson_title(scene, lesson);
}

// For whoever teaches with it, its sign alone where the words leave no room for `after`;
// returns how much of the row it takes.
static double add_present(Scene *scene, double x, double y, Here here, double after) {
    const char *words = scene_word(scene, "bar.present");
    Button show = {.kind = BUTTON_OUTLINE,
                   .icon = "screen",
                   .words = words,
                   .spot = {SPOT_PRESENT, 1 + here.pack, here.lesson},
                   .name = words};
    if (scene_button_width(scene, show) + 12 > after) show.words = NULL;
    return scene_button(scene, (Rect){x + 12, y, 0, 0}, show).w + 12;
}

static double low_height(Scene *scene, const char *text, ProseStyle style) {
    Scene *trial = scene_create(scene_look(scene));
    double height = scene_prose(trial, text, 0, 0, style).h;
    scene_destroy(trial);
    return height;
}

// Beside a button of that height, in two lines where one is too short; what does not fit
// there either stands at the foot of the courses too.
static void add_note(Scene *scene, const char *note, Rect beside) {
    ProseStyle style = style_prose(scene, ROLE_PANEL, beside.w, INK_SOFT);
    double high = low_height(scene, note, style);
    if (high <= fmax(beside.h, 2 * style_pitch(scene, ROLE_PANEL)))
        scene_prose(scene, note, beside.x, beside.y + (beside.h - high) / 2, style);
}

// The card with the one filled button.
static void add_continue(Scene *scene, const LibraryModel *model, Rect card) {
    Here here = model->here;
    bool review = here.kind == HERE_REVIEW;
    const Pack *pack = model->packs[here.pack];
    const PackLesson *lesson = &pack->lessons[here.lesson];
    scene_box(scene, card, 12, INK_SHEET, INK_LINE);
    double k = style_scale(scene), x = card.x + 28, sign = fmin(172 * k, card.h - 12);
    bool roomy = card.w > 560 * k;
    double room = card.w - 56 - (roomy ? sign + 60 : 0);
    Type soft = style_type(scene, ROLE_PANEL, INK_SOFT);
    soft.width = room;
    const char *key = here_words[here.kind].head;
    double y = card.y + 26;
    scene_words(scene, scene_say(scene, key, "%s", style_text(scene, &pack->title)), x,
                y + soft.size, soft);
    y += style_pitch(scene, ROLE_PANEL);
    ProseStyle title = style_prose(scene, ROLE_TITLE, room, INK_INK);
    title.face = FACE_BOLD;
    y += scene_prose(scene, here_title(scene, model, lesson), x, y, title).h + 16;
    Button go = {.kind = here_words[here.kind].button,
                 .icon = "next",
                 .icon_after = true,
                 .words = scene_word(scene, here_words[here.kind].press),
                 .spot = {SPOT_LESSON, here.pack, here.lesson}};
    if (review) go.spot = (Spot){.kind = SPOT_REVIEW, .a = REVIEW_BEGIN};
    Rect used = scene_button(scene, (Rect){x, y, 0, 0}, go);
    const char *note = here_note(scene, model, lesson);
    double left = room - used.w - 20 - style_width(scene, note, soft);
    if (!review) used.w += add_present(scene, x + used.w, y, here, left);
    double after = used.w + 20;
    add_note(scene, note, (Rect){x + after, y, room - after, used.h});
    Rect ball = {card.x + card.w - 40 - sign, card.y + (card.h - sign) / 2, sign, sign};
    SignPart part = {scene_look(scene)->metrics.size[ROLE_PANEL]};
    if (roomy) scene_add(scene, ball, draw_sign, &part, sizeof part);
}

static void add_lab(Scene *scene, Rect card) {
    scene_box(scene, card, 12, INK_SHEET, INK_LINE);
    double k = style_scale(scene), x = card.x + 24,
           y = card.y + fmax(20, card.h / 2 - 68 * k);
    scene_icon(scene, "lab", x, y, 36 * k, INK_INK);
    Type bold = style_bold(scene, ROLE_HEADING, INK_INK);
    bold.width = card.w - 48 - 52 * k;
    scene_words(scene, scene_word(scene, "lab.title"), x + 52 * k,
                y + 18 + bold.size * 0.36, bold);
    y += 44 * k;
    ProseStyle soft = style_prose(scene, ROLE_PANEL, card.w - 48, INK_SOFT);
    y += scene_prose(scene, scene_word(scene, "library.lab_about"), x, y, soft).h + 12;
    Button open = {.kind = BUTTON_OUTLINE,
                   .words = scene_word(scene, "library.lab_open"),
                   .spot = {SPOT_LAB}};
    scene_button(scene, (Rect){x, y, 0, 0}, open);
}

// A low card: a sign, a name, a line about it, and a button at the right.
typedef struct LowCard {
    const char *icon; // NULL: cards, `count` of them
    int count;
    const char *name, *about;
    const char *press; // NULL: nothing is to press
    Spot spot;
} LowCard;

// Two cards, one on the other, with their number.
static void add_cards_sign(Scene *scene, double x, double y, double k, int count) {
    scene_box(scene, (Rect){x + 7 * k, y, 27 * k, 32 * k}, 4, INK_SHEET, INK_EDGE);
    scene_box(scene, (Rect){x + 1 * k, y + 4 * k, 27 * k, 32 * k}, 4, INK_SHEET, INK_INK);
    Type number = style_bold(scene, ROLE_PANEL, INK_INK);
    number.align = ALIGN_CENTRE;
    scene_words(scene, scene_print(scene, "%d", count), x + 14.5 * k,
                y + 20 * k + 0.36 * number.size, number);
}

static void add_low(Scene *scene, Rect rect, const LowCard *card) {
    double k = style_scale(scene), x = rect.x + 20, right = rect.x + rect.w - 20;
    scene_box(scene, rect, 12, INK_SHEET, INK_LINE);
    if (card->press) {
        Button button = {.kind = BUTTON_OUTLINE, .words = card->press, .spot = card->spot};
        double wide = scene_button_width(scene, button),
               high = scene_look(scene)->metrics.control;
        right -= wide;
        scene_button(scene, (Rect){right, rect.y + (rect.h - high) / 2, wide, 0}, button);
        right -= 12;
    }
    if (rect.w > 340 * k) {
        double top = rect.y + (rect.h - 36 * k) / 2;
        if (card->icon) scene_icon(scene, card->icon, x, top, 36 * k, INK_INK);
        if (!card->icon) add_cards_sign(scene, x, top, k, card->count);
        x += 52 * k;
    }
    Type bold = style_bold(scene, ROLE_PANEL, INK_INK);
    bold.width = right - x;
    ProseStyle soft = style_prose(scene, ROLE_LABEL, right - x, INK_SOFT);
    double pitch = style_pitch(scene, ROLE_PANEL);
    double lines = low_height(scene, card->about, soft);
    bool fits = pitch + lines <= rect.h - 12; // else the name says enough
    double y = rect.y + fmax(6, (rect.h - pitch - (fits ? lines : 0)) / 2);
    scene_words(scene, card->name, x, y + pitch / 2 + 0.36 * bold.size, bold);
    if (fits) scene_prose(scene, card->about, x, y + pitch, soft);
}

static void add_review(Scene *scene, const ReviewOffer *offer, Rect rect) {
    const char *due = due_words(scene, offer);
    LowCard card = {.count = offer->due,
                    .name = scene_word(scene, offer->due ? "review.due" : "review.title"),
                    .about = offer->due ? due : review_next(scene, &offer->end),
                    .press = offer->due ? scene_word(scene, "review.begin") : NULL,
                    .spot = {.kind = SPOT_REVIEW, .a = REVIEW_BEGIN}};
    add_low(scene, rect, &card);
}

// The lab, and over it the review once there are cards, where the first card is not it.
static void add_aside(Scene *scene, const LibraryModel *model, Rect rect) {
    if (!model->review.cards || model->here.kind == HERE_REVIEW) {
        add_lab(scene, rect);
        return;
    }
    double high = (rect.h - 10) / 2;
    LowCard lab = {.icon = "lab",
                   .name = scene_word(scene, "lab.title"),
                   .about = scene_word(scene, "library.lab_about"),
                   .press = scene_word(scene, "library.lab_open"),
                   .spot = {SPOT_LAB}};
    add_review(scene, &model->review, (Rect){rect.x, rect.y, rect.w, high});
    add_low(scene, (Rect){rect.x, rect.y + high + 10, rect.w, high}, &lab);
}

// A sentence above everything, as a callout; returns its height with the gap below.
static double add_notice(Scene *scene, const char *notice, Ink ink, double x, double y,
                         double width) {
    if (!notice) return 0;
    Ink tint = ink == INK_WARN ? INK_TINT_WARN : INK_TINT_ACCENT;
    Callout callout = {.ink = ink, .tint = tint, .text = notice};
    return callout_add(scene, x, y, width, &callout) + CARD_GAP;
}

static double add_head(Scene *scene, const LibraryModel *model, double x, double y,
                       double width) {
    bool any = model->here.kind != HERE_NOTHING;
    double height = 192 * style_scale(scene);
    if (width < 760 * style_scale(scene)) {
        if (any) add_continue(scene, model, (Rect){x, y, width, height});
        double top = any ? y + height + CARD_GAP : y;
        add_aside(scene, model, (Rect){x, top, width, height});
        return top + height - y;
    }
    double lab = floor((width - 2 * CARD_GAP) / 3);
    if (any) add_continue(scene, model, (Rect){x, y, width - lab - CARD_GAP, height});
    add_aside(scene, model, (Rect){x + width - lab, y, lab, height});
    return height;
}

static double add_courses(Scene *scene, const LibraryModel *model, double x, double y,
                          double width) {
    int across = (int)((width + CARD_GAP) / (300 * style_scale(scene) + CARD_GAP));
    across = across < 1 ? 1 : across > 3 ? 3 : across;
    if (across > model->pack_count) across = model->pack_count;
    if (!across) return 0;
    double card = floor((width - (across - 1) * CARD_GAP) / across), top = y;
    for (int i = 0; i < model->pack_count; i += across) {
        double tallest = 0;
        for (int k = 0; k < across && i + k < model->pack_count; k++)
            tallest = fmax(tallest, course_view_height(scene, model, i + k));
        for (int k = 0; k < across && i + k < model->pack_count; k++) {
            Rect rect = {x + k * (card + CARD_GAP), y, card, tallest};
            course_view_add(scene, rect, model, i + k);
        }
        y += tallest + CARD_GAP;
    }
    return y - top;
}

// What cannot be opened stands behind what can, each with its sentence.
static double add_broken(Scene *scene, const LibraryModel *model, double x, double y,
                         double width) {
    double top = y;
    for (int i = 0; i < model->broken_count; i++) {
        const BrokenPack *broken = &model->broken[i];
        char *why =
            words_error(scene_look(scene)->words, scene_look(scene)->lang, &broken->error);
        Callout callout = {
            .ink = INK_WARN,
            .tint = INK_TINT_WARN,
            .text = scene_say(scene, "library.broken", "%s\t%s", broken->id, why)};
        y += callout_add(scene, x, y, width, &callout) + CARD_GAP;
        free(why);
    }
    return y - top;
}

// Seldom wanted, so at the foot: what is kept, and who is there. Right of the legend where
// there is room, else below it.
static void add_foot(Scene *scene, const LibraryModel *model, double x, double y,
                     double width) {
    const char *who = model->learner
                          ? scene_say(scene, "learners.now", "%s", model->learner)
                          : scene_word(scene, "learners.title");
    Button kept = {.kind = BUTTON_PLAIN,
                   .icon = "file",
                   .words = scene_word(scene, "record.title"),
                   .spot = {.kind = SPOT_RECORD}};
    Button learner = {.kind = BUTTON_PLAIN, .words = who, .spot = {.kind = SPOT_LEARNER}};
    double left = scene_button_width(scene, kept),
           right = scene_button_width(scene, learner);
    double legend = model->kept ? width - left - right - CARD_GAP : width;
    bool beside = legend > width / 2;
    double high = course_legend_add(scene, model, x, y, beside ? legend : width);
    if (!model->kept) return;
    double at = beside ? x + width - left - right : x;
    if (!beside) y += high + 8;
    scene_button(scene, (Rect){at, y, left, 0}, kept);
    scene_button(scene, (Rect){at + left, y, right, 0}, learner);
}

// A strip at the foot, over what lies there; it moves nothing.
static void add_status(Scene *scene, const char *words) {
    if (!words) return;
    const Metrics *m = &scene_look(scene)->metrics;
    Type type = style_type(scene, ROLE_PANEL, INK_INK);
    type.width = m->width - 2 * m->margin;
    Rect strip = {0, m->height - m->control - 8, m->width, m->control + 8};
    scene_box(scene, strip, 0, INK_TINT_WARN, INK_NONE);
    scene_words(scene, words, m->margin, strip.y + strip.h / 2 + type.size * 0.36, type);
}

void screen_library(Scene *scene, const LibraryModel *model) {
    const Metrics *m = &scene_look(scene)->metrics;
    double x = m->margin, width = m->width - 2 * m->margin, y = m->top_bar + 24;
    scene_scroll(scene, (Rect){0, m->top_bar, m->width, m->height - m->top_bar},
                 SCROLL_SCREEN, model->scroll);
    y += add_notice(scene, model->notice, INK_WARN, x, y, width);
    y += add_notice(scene, model->detour, INK_ACCENT, x, y, width);
    y += add_head(scene, model, x, y, width) + CARD_GAP + 4;
    y += add_courses(scene, model, x, y, width);
    y += add_broken(scene, model, x, y, width);
    add_foot(scene, model, x, y - 8, width);
    scene_scroll_end(scene);
    add_status(scene, model->status);
    TopBar bar = {.title = scene_word(scene, "library.title"), .box = true};
    bar_top(scene, &bar);
}
