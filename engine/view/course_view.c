#include "view/course_view.h"

#include "learner/time_left.h"
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
    bool weak; // a triangle stands at its upper right
    char number[8];
    double size, radius;
} DiscPart;

static void draw_weak(Canvas *canvas, double x, double y, double r) {
    double left = x + 0.2 * r, wide = 1.15 * r, top = y - 1.6 * r, foot = top + r;
    Point triangle[] = {{left + wide / 2, top}, {left + wide, foot}, {left, foot}};
    draw_path(canvas, triangle, 3, true, INK_TINT_WARN,
              (Stroke){.ink = INK_WARN, .width = 1.8, .round = true});
}

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
    if (disc->weak) draw_weak(canvas, x, y, disc->radius);
}

static void draw_focus(Canvas *canvas, Rect rect, const void *with) {
    (void)with;
    double x = rect.x + rect.w / 2, y = rect.y + rect.h / 2;
    draw_disc(canvas, x, y, rect.w / 2 - 3, INK_NONE, (Stroke){.ink = INK_FOX, .width = 3});
}

static void add_disc(Scene *scene, double x, double y, LessonMark mark, bool weak,
                     const char *number) {
    DiscPart with = {
        .mark = mark, .weak = weak, .size = scene_look(scene)->metrics.size[ROLE_LABEL]};
    snprintf(with.number, sizeof with.number, "%s", number);
    with.radius = DISC * style_scale(scene);
    double r = with.radius * 1.12 + 8 * style_scale(scene);
    scene_add(scene, (Rect){x - r, y - r, 2 * r, 2 * r}, draw_lesson, &with, sizeof with);
}

// "C05" stands on its disc as "05"; a lesson without a map row by its place.
static void number_of(const PackLesson *lesson, int index, char out[8]) {
    if (lesson->map[0])
        snprintf(out, 8, "%s", lesson->map + strcspn(lesson->map, "0123456789"));
    else
        snprintf(out, 8, "%d", index + 1);
}

// How a lesson stands, in words.
static const char *standing(Scene *scene, const LibraryModel *model, int pack, int index) {
    const PackLesson *lesson = &model->packs[pack]->lessons[index];
    const Here *here = &model->here;
    LessonMark mark = library_mark(model, pack, index);
    int page, pages, weak = library_weak(model, pack, index);
    if (weak) return scene_say(scene, "library.weak", "%d", weak);
    if (mark == MARK_DONE || mark == MARK_PLANNED)
        return scene_word(scene, looks[mark].key);
    if (progress_place(model->progress, lesson->id, &page, &pages)) {
        int left = mark == MARK_HERE
                       ? here->minutes
                       : time_left(model->progress, lesson->id, lesson->minutes);
        return course_place(scene, model, lesson, left);
    }
    const PackLesson *first = library_before(model, lesson);
    const char *long_it_takes = course_minutes(scene, lesson);
    if (!first) return long_it_takes;
    const char *name = first->map[0] ? first->map : style_text(scene, &first->title);
    return scene_print(scene, "%s%s%s", long_it_takes, long_it_takes[0] ? " ・ " : "",
                       scene_say(scene, "library.first", "%s", name));
}

static void add_lesson(Scene *scene, const LibraryModel *model, int pack, int index,
                       double x, double y) {
    const PackLesson *lesson = &model->packs[pack]->lessons[index];
    const Look *look = scene_look(scene);
    LessonMark mark = library_mark(model, pack, index);
    char number[8];
    number_of(lesson, index, number);
    add_disc(scene, x, y, mark, library_weak(model, pack, index) > 0, number);
    Spot spot = {.kind = SPOT_LESSON, .a = pack, .b = index};
    double k = style_scale(scene), r = DISC * k + 9 * k;
    if (look->focus_shown && spot_same(look->focus, spot))
        scene_add(scene, (Rect){x - r, y - r, 2 * r, 2 * r}, draw_focus, NULL, 0);
    const char *key = mark == MARK_PLANNED ? "library.planned_name" : "library.lesson_name";
    const char *title = style_text(scene, &lesson->title);
    const char *name = scene_say(scene, key, "%s %s", lesson->map, title);
    if (mark != MARK_PLANNED)
        name = scene_print(scene, "%s %s", name, standing(scene, model, pack, index));
    scene_spot(scene,
               (SpotArea){.rect = {x - STEP * k / 2, y - ROW * k / 2, STEP * k, ROW * k},
                          .spot = spot,
                          .disabled = mark == MARK_PLANNED,
                          .quiet = mark == MARK_PLANNED,
                          .name = name});
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

// The room that the names of a course's units have, all the same.
static double unit_names(Scene *scene, const Pack *pack, Type type) {
    double k = style_scale(scene), wide = 96 * k;
    for (int i = 0; i < pack->unit_count; i++)
        wide = fmax(wide, style_width(scene, style_text(scene, &pack->units[i]), type));
    return fmin(wide, 126 * k) + 4 * k;
}

static void add_unit(Scene *scene, Rect rect, const LibraryModel *model, int index,
                     int unit, double y) {
    const Pack *pack = model->packs[index];
    int count = unit_lessons(pack, unit), at = 0;
    Type label = style_type(scene, ROLE_LABEL, INK_SOFT);
    double k = style_scale(scene), disc = DISC * k, labels = unit_names(scene, pack, label);
    double step = fmin(STEP * k, (rect.w - 2 * PAD - labels) / (count ? count : 1));
    double x = rect.x + PAD + labels + disc + 2;
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

// The lesson of this course under the pointer or with the focus; -1: none.
static int touched(const Scene *scene, int pack) {
    const Look *look = scene_look(scene);
    bool over = look->hover.kind == SPOT_LESSON;
    Spot spot = over ? look->hover : look->focus_shown ? look->focus : (Spot){SPOT_NONE};
    return spot.kind == SPOT_LESSON && spot.a == pack ? spot.b : -1;
}

// What comes next in this course: what is begun, else the first that is not done; -1: none.
static int next_lesson(const LibraryModel *model, int index) {
    const Pack *pack = model->packs[index];
    int first = -1, page, pages;
    for (int i = 0; i < pack->lesson_count; i++) {
        LessonMark mark = library_mark(model, index, i);
        if (mark == MARK_HERE) return i;
        if (mark == MARK_DONE || mark == MARK_PLANNED) continue;
        bool begun = progress_place(model->progress, pack->lessons[i].id, &page, &pages);
        if (begun) return i;
        if (first < 0) first = i;
    }
    return first;
}

static void add_about(Scene *scene, double x, double y, double right,
                      const LibraryModel *model, int pack, int index, bool next) {
    const PackLesson *lesson = &model->packs[pack]->lessons[index];
    Type soft = style_type(scene, ROLE_LABEL, INK_SOFT),
         bold = style_bold(scene, ROLE_PANEL, INK_INK);
    const char *title = scene_print(scene, "%s%s%s", lesson->map, lesson->map[0] ? " " : "",
                                    style_text(scene, &lesson->title));
    const char *sign = scene_word(scene, "library.next");
    double left = x + fmax(28, style_width(scene, sign, soft) + 10);
    if (next) scene_words(scene, sign, x, y, soft);
    bold.width = soft.width = right - left;
    scene_words(scene, title, left, y, bold);
    scene_words(scene, standing(scene, model, pack, index), left,
                y + style_pitch(scene, ROLE_LABEL), soft);
}

// What comes next in this course, and while a lesson is touched, that.
static void add_foot(Scene *scene, Rect rect, const LibraryModel *model, int index) {
    double x = rect.x + PAD, k = style_scale(scene), right = rect.x + rect.w - PAD;
    double y = rect.y + rect.h - FOOT * k;
    scene_rule(scene, x, y, right, y);
    int next = next_lesson(model, index), shown = touched(scene, index);
    if (shown < 0) shown = next;
    if (shown >= 0) {
        add_about(scene, x, y + 26 * k, right, model, index, shown, shown == next);
        return;
    }
    bool any = done_count(model, index) > 0;
    const char *key = any ? "library.all_done" : "library.all_planned";
    ProseStyle soft = style_prose(scene, ROLE_LABEL, right - x, INK_SOFT);
    scene_prose(scene, scene_word(scene, key), x,
                y + 26 * k - style_pitch(scene, ROLE_LABEL) + 4, soft);
}

const char *course_place(Scene *scene, const LibraryModel *model, const PackLesson *lesson,
                         int minutes) {
    int page, pages;
    if (!progress_place(model->progress, lesson->id, &page, &pages)) return "";
    if (!minutes) return scene_say(scene, "library.place", "%d\t%d", page + 1, pages);
    return scene_say(scene, "library.place_left", "%d\t%d\t%d", page + 1, pages, minutes);
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

static bool any_weak(const LibraryModel *model) {
    for (int i = 0; i < model->pack_count; i++)
        for (int k = 0; k < model->packs[i]->lesson_count; k++)
            if (library_weak(model, i, k)) return true;
    return false;
}

double course_legend_add(Scene *scene, const LibraryModel *model, double x, double y,
                         double width) {
    Type type = style_type(scene, ROLE_LABEL, INK_INK);
    double k = style_scale(scene), disc = DISC * k;
    double at = x + disc, top = y, middle = y + ROW * k / 2;
    static const struct {
        LessonMark mark;
        bool weak;
    } rows[] = {{MARK_DONE, false}, {MARK_DONE, true},   {MARK_HERE, false},
                {MARK_OPEN, false}, {MARK_LATER, false}, {MARK_PLANNED, false}};
    bool weak = any_weak(model);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].weak && !weak) continue;
        const char *key = rows[i].weak ? "mark.weak" : looks[rows[i].mark].key;
        const char *words = scene_word(scene, key);
        double wide = style_width(scene, words, type) + 2 * disc + 12;
        if (at + wide > x + width) {
            at = x + disc;
            middle += ROW * k;
        }
        add_disc(scene, at, middle, rows[i].mark, rows[i].weak,
                 rows[i].mark == MARK_PLANNED ? "00" : "");
        scene_words(scene, words, at + disc + 8, middle + type.size * 0.36, type);
        at += wide + 24;
    }
    return middle + ROW * k / 2 - top;
}
