#include "view/course_view.h"

#include "lesson/catalogue.h"
#include "view/style.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

// On the laptop; style_scale times as large elsewhere.
enum { PAD = 20, DISC = 16, ROW = 42, STEP = 44, FOOT = 62 };

// How each mark looks: LessonMark's rows.
typedef struct MarkLook {
    Ink fill, outline, words;
    double width, on, off;
    const char *key; // of the legend
} MarkLook;

static const MarkLook looks[] = {
    [MARK_DONE] = {INK_INK, INK_INK, INK_PAPER, 1.5, 0, 0, "mark.done"},
    [MARK_HERE] = {INK_SHEET, INK_ACCENT, INK_INK, 4, 0, 0, "mark.here"},
    [MARK_OPEN] = {INK_SHEET, INK_EDGE, INK_INK, 1.5, 0, 0, "mark.open"},
    [MARK_LATER] = {INK_NONE, INK_EDGE, INK_SOFT, 1.3, 2, 4, "mark.later"},
    [MARK_PLANNED] = {INK_NONE, INK_NONE, INK_SOFT, 0, 0, 0, "mark.planned"},
};

typedef struct DiscPart {
    LessonMark mark;
    char number[8];
    double size, radius;
} DiscPart;

static void draw_lesson(Canvas *canvas, Rect rect, const void *with) {
    const DiscPart *disc = with;
    const MarkLook *look = &looks[disc->mark];
    double x = rect.x + rect.w / 2, y = rect.y + rect.h / 2;
    double radius = disc->mark == MARK_HERE ? disc->radius * 1.12 : disc->radius;
    Stroke stroke = {.ink = look->outline,
                     .width = look->width,
                     .on = look->on,
                     .off = look->off,
                     .round = look->on > 0};
    if (disc->mark != MARK_PLANNED) draw_disc(canvas, x, y, radius, look->fill, stroke);
    Type type = {.size = disc->size, .ink = look->words, .align = ALIGN_CENTRE};
    if (disc->mark == MARK_DONE || disc->mark == MARK_HERE) type.face = FACE_BOLD;
    draw_words(canvas, disc->number, x, y + disc->size * 0.36, type);
}

static void draw_focus(Canvas *canvas, Rect rect, const void *with) {
    (void)with;
    double x = rect.x + rect.w / 2, y = rect.y + rect.h / 2;
    draw_disc(canvas, x, y, rect.w / 2 - 3, INK_NONE, (Stroke){.ink = INK_FOX, .width = 3});
}

static void add_disc(Scene *scene, double x, double y, LessonMark mark,
                     const char *number) {
    DiscPart with = {.mark = mark, .size = scene_look(scene)->metrics.size[ROLE_LABEL]};
    snprintf(with.number, sizeof with.number, "%s", number);
    with.radius = DISC * style_scale(scene);
    double r = with.radius * 1.12 + 4 * style_scale(scene);
    scene_add(scene, (Rect){x - r, y - r, 2 * r, 2 * r}, draw_lesson, &with, sizeof with);
}

// "C05" stands on its disc as "05"; a lesson without a map row by its place.
static void number_of(const PackLesson *lesson, int index, char out[8]) {
    if (lesson->map[0])
        snprintf(out, 8, "%s", lesson->map + strcspn(lesson->map, "0123456789"));
    else
        snprintf(out, 8, "%d", index + 1);
}

static void add_lesson(Scene *scene, const LibraryModel *model, int pack, int index,
                       double x, double y) {
    const PackLesson *lesson = &model->packs[pack]->lessons[index];
    const Look *look = scene_look(scene);
    LessonMark mark = library_mark(model, pack, index);
    char number[8];
    number_of(lesson, index, number);
    add_disc(scene, x, y, mark, number);
    Spot spot = {.kind = SPOT_LESSON, .a = pack, .b = index};
    double k = style_scale(scene), r = DISC * k + 9 * k;
    if (look->focus_shown && spot_same(look->focus, spot))
        scene_add(scene, (Rect){x - r, y - r, 2 * r, 2 * r}, draw_focus, NULL, 0);
    const char *key = mark == MARK_PLANNED ? "library.planned_name" : "library.lesson_name";
    const char *title = style_text(scene, &lesson->title);
    scene_spot(scene,
               (SpotArea){.rect = {x - STEP * k / 2, y - ROW * k / 2, STEP * k, ROW * k},
                          .spot = spot,
                          .disabled = mark == MARK_PLANNED,
                          .quiet = mark == MARK_PLANNED,
                          .name = scene_say(scene, key, "%s %s", lesson->map, title)});
}

static int unit_lessons(const Pack *pack, int unit) {
    int count = 0;
    for (int i = 0; i < pack->lesson_count; i++)
        count += pack->lessons[i].unit == unit;
    return count;
}

static const char *authors_of(Scene *scene, const Pack *pack) {
    Buffer names = {0};
    for (int i = 0; i < pack->author_count; i++)
        buffer_print(&names, "%s%s", i ? ", " : "", pack->authors[i]);
    return scene_take(scene, buffer_take(&names));
}

// Whom it is for; a pack that does not say names who wrote it.
static const char *for_or_by(Scene *scene, const Pack *pack) {
    const char *audience = style_text(scene, &pack->audience);
    return audience[0] || pack->installed ? audience : authors_of(scene, pack);
}

// --- of an installed pack: whose it is, and what it lacks

static bool lacks(const LibraryModel *model, const Pack *pack, Error *lack) {
    int from = 0;
    return pack->installed &&
           pack_lacks(pack, (Pack *const *)model->packs, model->pack_count, &from, lack);
}

static int more_lines(const LibraryModel *model, int pack) {
    Error lack;
    const Pack *own = model->packs[pack];
    bool told = own->audience.in[LANG_JA] || own->audience.in[LANG_EN];
    return own->installed * told + lacks(model, own, &lack);
}

// Its signer first: whom the pack names as its authors, nobody has checked, and a long name
// must not hide that.
static const char *signed_by(Scene *scene, const Pack *pack) {
    static const char *const keys[SIGNED_KINDS] = {
        [SIGNED_NOT] = "library.signed_not",
        [SIGNED_UNKNOWN] = "library.signed_unknown",
        [SIGNED_KEY] = "library.signed_key",
        [SIGNED_NAMED] = "library.signed_named",
    };
    const PackSigned *signer = &pack->signer;
    const char *said = scene_say(scene, keys[signer->kind], "%s", signer->name);
    if (!pack->author_count) return said;
    return scene_say(scene, "library.signed_authors", "%s\t%s", said,
                     authors_of(scene, pack));
}

// What it uses and is not there: the first of that, by its id.
static const char *lack_said(Scene *scene, const Error *lack) {
    char id[64];
    snprintf(id, sizeof id, "%.*s", (int)strcspn(lack->args, "\t"), lack->args);
    return scene_say(scene, "library.lacks", "%s", id);
}

static double add_more(Scene *scene, const LibraryModel *model, const Pack *pack, double x,
                       double y, double width) {
    double pitch = style_pitch(scene, ROLE_LABEL), top = y;
    Type soft = style_type(scene, ROLE_LABEL, INK_SOFT);
    Type warn = style_bold(scene, ROLE_LABEL, INK_WARN);
    Error lack;
    soft.width = warn.width = width;
    if (!pack->installed) return 0;
    scene_words(scene, signed_by(scene, pack), x, y + soft.size, soft);
    y += pitch;
    if (lacks(model, pack, &lack)) {
        scene_words(scene, lack_said(scene, &lack), x, y + warn.size, warn);
        y += pitch;
    }
    return y - top;
}

double course_view_height(const Scene *scene, const LibraryModel *model, int pack) {
    int rows = model->packs[pack]->unit_count;
    if (rows < 1) rows = 1;
    double head = style_pitch(scene, ROLE_HEADING) + style_pitch(scene, ROLE_LABEL) + 22;
    head += more_lines(model, pack) * style_pitch(scene, ROLE_LABEL);
    double k = style_scale(scene);
    return PAD + head + (rows * ROW + 8 + FOOT) * k;
}

static int done_count(const LibraryModel *model, int pack) {
    int done = 0;
    for (int i = 0; i < model->packs[pack]->lesson_count; i++)
        done += progress_finished(model->progress, model->packs[pack]->lessons[i].id);
    return done;
}

static double add_head(Scene *scene, Rect rect, const LibraryModel *model, int index) {
    const Pack *pack = model->packs[index];
    double x = rect.x + PAD, width = rect.w - 2 * PAD, y = rect.y + PAD;
    int done = done_count(model, index);
    Type title = style_bold(scene, ROLE_HEADING, INK_INK);
    Type count = style_type(scene, ROLE_PANEL, INK_INK),
         soft = style_type(scene, ROLE_LABEL, INK_SOFT);
    count.align = ALIGN_RIGHT;
    char words[32];
    snprintf(words, sizeof words, "%d / %d", done, pack->lesson_count);
    title.width = width - style_width(scene, words, count) - 16;
    scene_words(scene, style_text(scene, &pack->title), x, y + title.size, title);
    scene_words(scene, words, x + width, y + title.size, count);
    y += style_pitch(scene, ROLE_HEADING);
    soft.width = width;
    const char *whom = for_or_by(scene, pack);
    scene_words(scene, whom, x, y + soft.size, soft);
    if (whom[0] || !pack->installed) y += style_pitch(scene, ROLE_LABEL);
    y += add_more(scene, model, pack, x, y, width) + 2;
    scene_box(scene, (Rect){x, y, width, 6}, 3, INK_LINE, INK_NONE);
    double part = pack->lesson_count ? (double)done / pack->lesson_count : 0;
    if (done)
        scene_box(scene, (Rect){x, y, fmax(6, width * part), 6}, 3, INK_INK, INK_NONE);
    return y + 20 - rect.y;
}

static void add_unit(Scene *scene, Rect rect, const LibraryModel *model, int index,
                     int unit, double y) {
    const Pack *pack = model->packs[index];
    int count = unit_lessons(pack, unit), at = 0;
    double k = style_scale(scene), disc = DISC * k, labels = 100 * k;
    double step = fmin(STEP * k, (rect.w - 2 * PAD - labels) / (count ? count : 1));
    double x = rect.x + PAD + labels + disc + 2;
    Type label = style_type(scene, ROLE_LABEL, INK_SOFT);
    label.width = labels - 4;
    if (unit < pack->unit_count)
        scene_words(scene, style_text(scene, &pack->units[unit]), rect.x + PAD,
                    y + label.size * 0.36, label);
    for (int i = 0; i < pack->lesson_count; i++) {
        if (pack->lessons[i].unit != unit) continue;
        bool joined = i + 1 < pack->lesson_count && pack->lessons[i + 1].file;
        if (at + 1 < count && pack->lessons[i].file && joined)
            scene_rule(scene, x + at * step + disc + 3, y, x + (at + 1) * step - disc - 3,
                       y);
        add_lesson(scene, model, index, i, x + at * step, y);
        at++;
    }
}

// What comes next in this course.
static void add_foot(Scene *scene, Rect rect, const LibraryModel *model, int index) {
    const Pack *pack = model->packs[index];
    double x = rect.x + PAD, k = style_scale(scene);
    double y = rect.y + rect.h - FOOT * k;
    scene_rule(scene, x, y, rect.x + rect.w - PAD, y);
    Type soft = style_type(scene, ROLE_LABEL, INK_SOFT),
         bold = style_bold(scene, ROLE_PANEL, INK_INK);
    soft.width = bold.width = rect.w - 2 * PAD - 32;
    int next = -1;
    for (int i = 0; i < pack->lesson_count && next < 0; i++) {
        LessonMark mark = library_mark(model, index, i);
        if (mark == MARK_HERE || mark == MARK_OPEN || mark == MARK_LATER) next = i;
    }
    if (next < 0) {
        bool any = done_count(model, index) > 0;
        const char *key = any ? "library.all_done" : "library.all_planned";
        soft.width = rect.w - 2 * PAD;
        scene_words(scene, scene_word(scene, key), x, y + 26 * k, soft);
        return;
    }
    const PackLesson *lesson = &pack->lessons[next];
    const char *title = scene_print(scene, "%s%s%s", lesson->map, lesson->map[0] ? " " : "",
                                    style_text(scene, &lesson->title));
    scene_words(scene, scene_word(scene, "library.next"), x, y + 26 * k, soft);
    double left =
        x + fmax(28, style_width(scene, scene_word(scene, "library.next"), soft) + 10);
    bold.width = rect.x + rect.w - PAD - left;
    scene_words(scene, title, left, y + 26 * k, bold);
    scene_words(scene, course_minutes(scene, &pack->lessons[next]), left,
                y + 26 * k + style_pitch(scene, ROLE_LABEL), soft);
}

const char *course_minutes(Scene *scene, const PackLesson *lesson) {
    if (lesson->minutes <= 0) return "";
    return scene_say(scene, "library.minutes", "%d", lesson->minutes);
}

void course_view_add(Scene *scene, Rect rect, const LibraryModel *model, int pack) {
    double k = style_scale(scene);
    scene_box(scene, rect, 12, INK_SHEET, INK_LINE);
    double y = rect.y + add_head(scene, rect, model, pack) + ROW * k / 2;
    int units = model->packs[pack]->unit_count;
    for (int unit = 0; unit < (units ? units : 1); unit++, y += ROW * k)
        add_unit(scene, rect, model, pack, unit, y);
    add_foot(scene, rect, model, pack);
}

double course_legend_add(Scene *scene, double x, double y, double width) {
    Type type = style_type(scene, ROLE_LABEL, INK_INK);
    double k = style_scale(scene), disc = DISC * k;
    double at = x + disc, top = y, middle = y + ROW * k / 2;
    static const LessonMark shown[] = {MARK_DONE, MARK_HERE, MARK_OPEN, MARK_LATER,
                                       MARK_PLANNED};
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
        const char *words = scene_word(scene, looks[shown[i]].key);
        double wide = style_width(scene, words, type) + 2 * disc + 12;
        if (at + wide > x + width) {
            at = x + disc;
            middle += ROW * k;
        }
        add_disc(scene, at, middle, shown[i], shown[i] == MARK_PLANNED ? "00" : "");
        scene_words(scene, words, at + disc + 8, middle + type.size * 0.36, type);
        at += wide + 24;
    }
    return middle + ROW * k / 2 - top;
}
