// The parts that every screen is made of: words, prose, boxes, rules, icons.
#include "base/mem.h"
#include "type/letters.h"
#include "type/line.h"
#include "view/scene_inside.h"

#include <math.h>
#include <string.h>

static const double UNDERLINE = 0.93; // of a line box, from its top

typedef struct WordsPart {
    const char *words;
    double x, baseline;
    Type type;
} WordsPart;

static void draw_words_part(Canvas *canvas, Rect rect, const void *with) {
    const WordsPart *part = with;
    (void)rect;
    draw_words(canvas, part->words, part->x, part->baseline, part->type);
}

Rect scene_words(Scene *scene, const char *words, double x, double baseline, Type type) {
    Fonts *fonts = view_cache_fonts(scene->look.cache);
    double width = words_width(fonts, words, type.face, type.size);
    if (type.width > 0) width = fmin(width, type.width);
    double left = type.align == ALIGN_CENTRE  ? x - width / 2
                  : type.align == ALIGN_RIGHT ? x - width
                                              : x;
    double up = words_ascent(fonts, type.size), down = words_descent(fonts, type.size);
    Rect rect = {left, baseline - up, width, up + down};
    WordsPart part = {scene_keep(scene, words), x, baseline, type};
    scene_add(scene, rect, draw_words_part, &part, sizeof part);
    scene_add_said(scene, (SaidRow){NULL, part.words, rect.y, rect.h, true});
    return rect;
}

typedef struct ProsePart {
    const Prose *prose;
} ProsePart;

static void draw_prose_part(Canvas *canvas, Rect rect, const void *with) {
    const ProsePart *part = with;
    draw_prose(canvas, part->prose, rect.x, rect.y);
}

static void draw_boxes_part(Canvas *canvas, Rect rect, const void *with) {
    const ProsePart *part = with;
    draw_prose_boxes(canvas, part->prose, rect.x, rect.y);
}

static void draw_ring(Canvas *canvas, Rect rect, const void *with) {
    (void)with;
    draw_box(canvas, rect, 4, INK_NONE, (Stroke){.ink = INK_FOX, .width = 3});
}

void scene_ring(Scene *scene, Rect rect, Spot spot) {
    const Look *look = &scene->look;
    if (look->focus_shown && spot_same(look->focus, spot))
        scene_add(scene, rect_inset(rect, -4), draw_ring, NULL, 0);
}

// A link is known by its line, which is stronger under the pointer.
static void draw_underline(Canvas *canvas, Rect rect, const void *with) {
    const double *width = with;
    double y = rect.y + rect.h / 2;
    draw_line(canvas, rect.x, y, rect.x + rect.w, y,
              (Stroke){.ink = INK_ACCENT, .width = *width});
}

static void add_underline(Scene *scene, Rect link, Spot spot) {
    bool under = spot_same(scene->look.hover, spot) || spot_same(scene->look.pressed, spot);
    double width = under ? 2.2 : 0.8;
    Rect line = {link.x, round(link.y + UNDERLINE * link.h) - 1, link.w, 3};
    scene_add(scene, line, draw_underline, &width, sizeof width);
}

static int links_so_far(const Scene *scene) {
    int count = 0;
    for (int i = 0; i < scene_spots(scene); i++) {
        const SpotArea *area = scene_spot_at(scene, i);
        count += area->spot.kind == SPOT_LINK && !area->quiet;
    }
    return count;
}

// A link broken over two lines is one stop for Tab: its first piece.
static void add_links(Scene *scene, const Prose *prose, double x, double y) {
    const char *before = NULL;
    int number = links_so_far(scene);
    for (int i = 0; i < prose_links(prose); i++) {
        Link link = prose_link(prose, i);
        if (link.found) continue;
        Rect rect = {x + link.rect.x, y + link.rect.y, link.rect.w, link.rect.h};
        bool more = before && strcmp(before, link.target) == 0;
        if (!more) number++;
        Spot spot = {.kind = SPOT_LINK, .a = number, .target = link.target};
        before = link.target;
        scene_spot(scene, (SpotArea){.rect = rect,
                                     .spot = spot,
                                     .finger = true,
                                     .quiet = more,
                                     .name = link.target});
        add_underline(scene, rect, spot);
        scene_ring(scene, rect, spot);
    }
}

// A term has its reading where the page first says it.
static void note_terms(Scene *scene, const char *text, ProseStyle *style) {
    if (style->ruby != RUBY_TERMS || !style->furigana) return;
    style->seen = scene->seen;
    furigana_note(style->furigana, text, &scene->seen);
}

// Dots, so that it is quieter than a link; under the hand a line.
typedef struct TermLine {
    double y;
    double dot; // px across
    bool touched;
} TermLine;

static void draw_term(Canvas *canvas, Rect rect, const void *with) {
    const TermLine *line = with;
    Stroke stroke = {.ink = INK_EDGE, .width = line->dot, .round = true};
    stroke.on = 0.01; // with round ends, a dot
    stroke.off = 2.6 * line->dot;
    if (line->touched) stroke = (Stroke){.ink = INK_ACCENT, .width = line->dot};
    draw_line(canvas, rect.x + 1, line->y, rect.x + rect.w - 1, line->y, stroke);
}

void scene_forget_terms(Scene *scene) {
    scene->term_count = 0;
}

void scene_quiet_terms(Scene *scene, bool quiet) {
    scene->terms_quiet = quiet;
}

static bool term_shown(Scene *scene, const char *target) {
    for (int i = 0; i < scene->term_count; i++)
        if (!strcmp(scene->terms[i], target)) return true;
    scene->terms =
        mem_grow(scene->terms, (size_t)scene->term_count + 1, sizeof *scene->terms);
    scene->terms[scene->term_count++] = scene_keep(scene, target);
    return false;
}

// A piece of a term; `first`: of its first appearance.
static void add_term(Scene *scene, Link link, Rect rect, bool first, bool more) {
    const Look *look = &scene->look;
    Spot spot = {.kind = SPOT_TERM, .a = scene->term_number, .target = link.target};
    bool touched = spot_same(look->hover, spot) || spot_same(look->pressed, spot);
    double below = link.baseline - link.rect.y + TERM_DOTS * link.size;
    double dot = fmax(1.4, 0.085 * link.size) / fmax(1, look->metrics.stroke);
    TermLine line = {rect.y + below, dot, touched};
    if (first || touched) scene_add(scene, rect, draw_term, &line, sizeof line);
    scene_spot(scene, (SpotArea){.rect = rect,
                                 .spot = spot,
                                 .finger = first,
                                 .quiet = more || !first,
                                 .name = link.target});
    if (look->focus_shown && spot_same(look->focus, spot))
        scene_add(scene, rect_inset(rect, -4), draw_ring, NULL, 0);
}

// A term broken over two lines is one; its pieces share the target's string.
static void add_terms(Scene *scene, const Prose *prose, double x, double y) {
    const char *before = NULL;
    bool first = false;
    for (int i = 0; i < prose_links(prose); i++) {
        Link link = prose_link(prose, i);
        if (!link.found) continue;
        bool more = link.target == before;
        if (!more) {
            scene->term_number++;
            first = !scene->terms_quiet && !term_shown(scene, link.target);
        }
        before = link.target;
        Rect rect = {x + link.rect.x, y + link.rect.y, link.rect.w, link.rect.h};
        add_term(scene, link, rect, first, more);
    }
}

static void draw_selected(Canvas *canvas, Rect rect, const void *with) {
    (void)with;
    draw_box(canvas, rect, 0, INK_SELECTED, (Stroke){.ink = INK_NONE});
}

static void add_selected(Scene *scene, const Prose *prose, int text, double x, double y) {
    Selection s = scene->look.selected;
    if (text < s.from.text || text > s.to.text) return;
    if (scene->texts[s.from.text].scroll != scene->scroll) return;
    Letters letters = letters_of(prose);
    int from = text == s.from.text ? s.from.letter : 0;
    int to = text == s.to.text && s.to.letter < letters.count ? s.to.letter : letters.count;
    for (int i = from; i < to;) {
        Rect line = letters.rows[i].rect;
        for (; i < to && letters.rows[i].rect.y == line.y; i++)
            line.w = letters.rows[i].rect.x + letters.rows[i].rect.w - line.x;
        Rect shown = {x + line.x, y + line.y, line.w, line.h};
        scene_add(scene, shown, draw_selected, NULL, 0);
    }
    letters_free(&letters);
}

Rect scene_prose(Scene *scene, const char *text, double x, double y, ProseStyle style) {
    note_terms(scene, text, &style);
    const Prose *prose = view_cache_prose(scene->look.cache, text, &style);
    Rect rect = {x, y, prose_width(prose), prose_height(prose)};
    if (style.width > 0) rect.w = fmin(rect.w, style.width); // what is wider is cut off
    ProsePart part = {prose};
    if (prose_boxes(prose)) scene_add(scene, rect, draw_boxes_part, &part, sizeof part);
    add_selected(scene, prose, scene_add_text(scene, prose, x, y), x, y);
    scene_add(scene, rect, draw_prose_part, &part, sizeof part);
    scene_add_said(scene, (SaidRow){prose, NULL, y, rect.h, style.width <= 0});
    add_links(scene, prose, x, y);
    add_terms(scene, prose, x, y);
    return rect;
}

typedef struct BoxPart {
    double radius;
    Ink fill, outline;
} BoxPart;

static void draw_box_part(Canvas *canvas, Rect rect, const void *with) {
    const BoxPart *part = with;
    draw_box(canvas, rect, part->radius, part->fill, (Stroke){.ink = part->outline});
}

Rect scene_box(Scene *scene, Rect rect, double radius, Ink fill, Ink outline) {
    BoxPart part = {radius, fill, outline};
    scene_add(scene, rect, draw_box_part, &part, sizeof part);
    return rect;
}

typedef struct RulePart {
    double x0, y0, x1, y1;
} RulePart;

static void draw_rule_part(Canvas *canvas, Rect rect, const void *with) {
    const RulePart *part = with;
    (void)rect;
    draw_line(canvas, part->x0, part->y0, part->x1, part->y1,
              (Stroke){.ink = INK_LINE, .width = 1});
}

void scene_rule(Scene *scene, double x0, double y0, double x1, double y1) {
    Rect rect = {fmin(x0, x1), fmin(y0, y1), fabs(x1 - x0), fabs(y1 - y0)};
    RulePart part = {x0, y0, x1, y1};
    scene_add(scene, rect, draw_rule_part, &part, sizeof part);
}

typedef struct IconPart {
    const char *icon;
    Ink ink;
} IconPart;

static void draw_icon_part(Canvas *canvas, Rect rect, const void *with) {
    const IconPart *part = with;
    draw_icon(canvas, part->icon, rect.x, rect.y, rect.w, part->ink);
}

void scene_icon(Scene *scene, const char *icon, double x, double y, double size, Ink ink) {
    IconPart part = {scene_keep(scene, icon), ink};
    scene_add(scene, (Rect){x, y, size, size}, draw_icon_part, &part, sizeof part);
}
