// The shapes of a stage: g:line, g:rect, g:text … Each reads its numbers, moves them as
// push, translate, rotate and scale say, and records one item.
#include "jail/bind.h"

#include "base/text.h"
#include "jail/pen.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { CURVE_STEPS = 12 }; // of a Bézier curve or a right angle of an arc

// Of strokes and type, in sixteenths of the stage's width.
static const double USUAL_STROKE = 0.035, USUAL_ARROW = 0.08, USUAL_TYPE = 0.4;

// Widths grow with what is scaled.
static void finish(lua_State *L, Pen *pen, DrawingItem *item) {
    double usual = item->kind == DRAWING_ARROW ? USUAL_ARROW : USUAL_STROKE;
    item->width = item->width > 0 ? item->width * pen_scale(pen) : usual * pen->unit;
    pen_put(L, pen, item);
}

static void numbers(lua_State *L, const char *verb, int count, double *out) {
    for (int i = 0; i < count; i++)
        out[i] = pen_number(L, i + 2, verb);
}

static void add_point(lua_State *L, Pen *pen, DrawingItem *item, double x, double y) {
    if (item->count == DRAWING_PATH) fail(L, "stage.path_long", "%d", DRAWING_PATH);
    double to_x, to_y;
    pen_point(pen, x, y, &to_x, &to_y);
    float *point = pen->points + 2 * (size_t)item->count;
    point[0] = (float)to_x;
    point[1] = (float)to_y;
    item->points = pen->points;
    item->count++;
}

static int line(lua_State *L) {
    Pen *pen = pen_draw(L, "line");
    double n[4];
    numbers(L, "line", 4, n);
    DrawingItem item = {.kind = DRAWING_PATH_KIND};
    pen_options(L, 6, "line", OPTION_INK | OPTION_STROKE, &item);
    add_point(L, pen, &item, n[0], n[1]);
    add_point(L, pen, &item, n[2], n[3]);
    finish(L, pen, &item);
    return 0;
}

// --- lists of points: { x, y, x, y, … }

static double list_number(lua_State *L, int list, lua_Integer index, const char *verb) {
    lua_rawgeti(L, list, index);
    double number = lua_tonumber(L, -1);
    bool good = lua_type(L, -1) == LUA_TNUMBER && fabs(number) <= DRAWING_REACH;
    if (!good) {
        const char *text = cage_text(L, -1, NULL);
        fail(L, "stage.point", "%s\t%d\t%.60s", verb, (int)index, text);
    }
    lua_pop(L, 1);
    return number;
}

static lua_Integer list_size(lua_State *L, const char *verb) {
    if (!lua_istable(L, 2))
        return fail(L, "stage.points", "%s\t%.60s", verb, cage_text(L, 2, NULL));
    lua_Integer size = (lua_Integer)lua_rawlen(L, 2);
    if (size < 4 || size % 2) return fail(L, "stage.pairs", "%s\t%d", verb, (int)size);
    return size;
}

static int points(lua_State *L, const char *verb, bool closed, unsigned allowed) {
    Pen *pen = pen_draw(L, verb);
    lua_Integer size = list_size(L, verb);
    DrawingItem item = {.kind = DRAWING_PATH_KIND, .closed = closed};
    PenOptions options = pen_options(L, 3, verb, allowed, &item);
    if (options.smooth) item.kind = DRAWING_CURVE_KIND;
    for (lua_Integer i = 1; i < size; i += 2)
        add_point(L, pen, &item, list_number(L, 2, i, verb),
                  list_number(L, 2, i + 1, verb));
    finish(L, pen, &item);
    return 0;
}

static int polyline(lua_State *L) {
    return points(L, "polyline", false, OPTION_INK | OPTION_STROKE | OPTION_SMOOTH);
}

static int polygon(lua_State *L) {
    return points(L, "polygon", true, OPTION_INK | OPTION_FILL | OPTION_STROKE);
}

// --- shapes

static void add_arc(lua_State *L, Pen *pen, DrawingItem *item, double x, double y, double r,
                    double from, double to) {
    int steps = 1 + (int)ceil(fabs(to - from) / M_PI_2 * CURVE_STEPS);
    for (int i = 0; i <= steps; i++) {
        double angle = from + (to - from) * i / steps;
        add_point(L, pen, item, x + r * cos(angle), y - r * sin(angle));
    }
}

// A box that is turned is a path around it, corners and all.
static void turned_box(lua_State *L, Pen *pen, DrawingItem *item, const double n[4],
                       double radius) {
    static const struct {
        double x, y, from; // which corner, and where its quarter begins
    } corners[] = {{1, 0, 0}, {0, 0, 1}, {0, 1, 2}, {1, 1, 3}};
    item->kind = DRAWING_PATH_KIND;
    item->closed = true;
    for (int i = 0; i < 4; i++) {
        double x = n[0] + (corners[i].x > 0 ? n[2] - radius : radius);
        double y = n[1] + (corners[i].y > 0 ? n[3] - radius : radius);
        double from = corners[i].from * M_PI_2;
        if (radius > 0)
            add_arc(L, pen, item, x, y, radius, from, from + M_PI_2);
        else
            add_point(L, pen, item, x, y);
    }
}

static int rect(lua_State *L) {
    Pen *pen = pen_draw(L, "rect");
    double n[4];
    numbers(L, "rect", 4, n);
    if (n[2] < 0 || n[3] < 0) return fail(L, "stage.negative", "%s\t%s", "rect", "w, h");
    DrawingItem item = {.kind = DRAWING_BOX};
    PenOptions o = pen_options(
        L, 6, "rect", OPTION_INK | OPTION_FILL | OPTION_STROKE | OPTION_RADIUS, &item);
    double radius = fmin(o.radius, fmin(n[2], n[3]) / 2), scale = pen_scale(pen);
    if (fabs(pen_turn(pen)) > 1e-9) {
        turned_box(L, pen, &item, n, radius);
    } else {
        pen_point(pen, n[0], n[1], &item.n[0], &item.n[1]);
        item.n[2] = n[2] * scale;
        item.n[3] = n[3] * scale;
        item.n[4] = radius * scale;
    }
    finish(L, pen, &item);
    return 0;
}

static int circle(lua_State *L) {
    Pen *pen = pen_draw(L, "circle");
    double n[3];
    numbers(L, "circle", 3, n);
    if (n[2] < 0) return fail(L, "stage.negative", "%s\t%s", "circle", "r");
    DrawingItem item = {.kind = DRAWING_DISC};
    pen_options(L, 5, "circle", OPTION_INK | OPTION_FILL | OPTION_STROKE, &item);
    pen_point(pen, n[0], n[1], &item.n[0], &item.n[1]);
    item.n[2] = n[2] * pen_scale(pen);
    finish(L, pen, &item);
    return 0;
}

static int arc(lua_State *L) {
    Pen *pen = pen_draw(L, "arc");
    double n[5];
    numbers(L, "arc", 5, n);
    if (n[2] < 0) return fail(L, "stage.negative", "%s\t%s", "arc", "r");
    DrawingItem item = {.kind = DRAWING_ARC};
    pen_options(L, 7, "arc", OPTION_INK | OPTION_STROKE, &item);
    double from = remainder(n[3], 2 * M_PI);
    double sweep = fmax(-2 * M_PI, fmin(2 * M_PI, n[4] - n[3]));
    pen_point(pen, n[0], n[1], &item.n[0], &item.n[1]);
    item.n[2] = n[2] * pen_scale(pen);
    item.n[3] = from + pen_turn(pen);
    item.n[4] = item.n[3] + sweep;
    finish(L, pen, &item);
    return 0;
}

static int arrow(lua_State *L) {
    Pen *pen = pen_draw(L, "arrow");
    double n[4];
    numbers(L, "arrow", 4, n);
    DrawingItem item = {.kind = DRAWING_ARROW};
    PenOptions o =
        pen_options(L, 6, "arrow", OPTION_INK | OPTION_STROKE | OPTION_HEAD, &item);
    pen_point(pen, n[0], n[1], &item.n[0], &item.n[1]);
    pen_point(pen, n[2], n[3], &item.n[2], &item.n[3]);
    item.n[4] = o.head * pen_scale(pen);
    finish(L, pen, &item);
    return 0;
}

// --- path: { "move", x, y, "line", x, y, "curve", x1, y1, x2, y2, x, y,
//             "arc", x, y, r, from, to, "close" }

typedef struct Walk {
    lua_State *L;
    Pen *pen;
    DrawingItem item; // the piece being drawn
    double x, y;      // where it has come to
} Walk;

static void end_piece(Walk *walk) {
    DrawingItem piece = walk->item;
    if (piece.count > 1) finish(walk->L, walk->pen, &piece);
    walk->item.count = 0;
    walk->item.closed = false;
}

static void go(Walk *walk, double x, double y) {
    add_point(walk->L, walk->pen, &walk->item, x, y);
    walk->x = x;
    walk->y = y;
}

static void move(Walk *walk, const double *n) {
    end_piece(walk);
    go(walk, n[0], n[1]);
}

static void straight(Walk *walk, const double *n) {
    go(walk, n[0], n[1]);
}

// A cubic Bézier curve, by its polynomial.
static void bend(Walk *walk, const double *n) {
    double x = walk->x, y = walk->y;
    for (int i = 1; i <= CURVE_STEPS; i++) {
        double t = (double)i / CURVE_STEPS, s = 1 - t;
        double a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;
        go(walk, a * x + b * n[0] + c * n[2] + d * n[4],
           a * y + b * n[1] + c * n[3] + d * n[5]);
    }
}

static void round_about(Walk *walk, const double *n) {
    double sweep = fmax(-2 * M_PI, fmin(2 * M_PI, n[4] - n[3]));
    add_arc(walk->L, walk->pen, &walk->item, n[0], n[1], n[2], n[3], n[3] + sweep);
    walk->x = n[0] + n[2] * cos(n[3] + sweep);
    walk->y = n[1] - n[2] * sin(n[3] + sweep);
}

static void close_piece(Walk *walk, const double *n) {
    (void)n;
    walk->item.closed = true;
    end_piece(walk);
}

static const struct {
    const char *name;
    int count;
    void (*take)(Walk *walk, const double *n);
} segments[] = {{"move", 2, move},
                {"line", 2, straight},
                {"curve", 6, bend},
                {"arc", 5, round_about},
                {"close", 0, close_piece}};

static int segment_named(lua_State *L, lua_Integer index) {
    lua_rawgeti(L, 2, index);
    const char *name = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "";
    for (size_t i = 0; i < sizeof segments / sizeof *segments; i++)
        if (!strcmp(segments[i].name, name)) return lua_pop(L, 1), (int)i;
    return fail(L, "stage.segment", "%d\t%.60s", (int)index, cage_text(L, -1, NULL));
}

static int path(lua_State *L) {
    Walk walk = {.L = L, .pen = pen_draw(L, "path")};
    if (!lua_istable(L, 2))
        return fail(L, "stage.points", "path\t%.60s", cage_text(L, 2, NULL));
    walk.item.kind = DRAWING_PATH_KIND;
    pen_options(L, 3, "path", OPTION_INK | OPTION_FILL | OPTION_STROKE, &walk.item);
    lua_Integer size = (lua_Integer)lua_rawlen(L, 2);
    for (lua_Integer i = 1; i <= size;) {
        int which = segment_named(L, i++);
        double n[6];
        for (int k = 0; k < segments[which].count; k++)
            n[k] = list_number(L, 2, i++, "path");
        if (!walk.item.count && which > 0 && which != 3) return fail(L, "stage.begin", " ");
        segments[which].take(&walk, n);
    }
    end_piece(&walk);
    return 0;
}

// --- words

// 0.70710678 → 0.7071, −0.5 with a real minus; `sign`: a plus too.
static void number_words(double number, const PenOptions *o, char out[64]) {
    char digits[48];
    if (o->digits >= 0)
        snprintf(digits, sizeof digits, "%.*f", o->digits, fabs(number));
    else
        snprintf(digits, sizeof digits, "%.4g", fabs(number));
    bool zero = !digits[strspn(digits, "0.")];
    const char *sign = number < 0 && !zero ? "−" : o->sign && !zero ? "+" : "";
    snprintf(out, 64, "%s%s", sign, digits);
}

static const char *valid_words(lua_State *L, int index, const char *verb) {
    size_t size;
    const char *words = lua_tolstring(L, index, &size);
    if (size > DRAWING_TEXT || strlen(words) != size || !text_valid(words, size))
        fail(L, "stage.text_long", "%s\t%d", verb, DRAWING_TEXT);
    for (size_t i = 0; i < size; i++)
        if (((unsigned char)words[i] < ' ' && words[i] != '\n') || words[i] == 127)
            fail(L, "stage.control", "%s", verb);
    return words;
}

static void refuse_words(lua_State *L, int index, const char *verb) {
    fail(L, "stage.text", "%s\t%.60s", verb, cage_text(L, index, NULL));
}

// A string, or { ja =, en = }; what is read stays on the stack for as long as it is used.
static void take_words(lua_State *L, int index, const char *verb, DrawingItem *item) {
    luaL_checkstack(L, LANG_COUNT + 2, NULL);
    if (lua_type(L, index) == LUA_TSTRING) {
        item->words[LANG_JA] = item->words[LANG_EN] = valid_words(L, index, verb);
        return;
    }
    if (!lua_istable(L, index)) refuse_words(L, index, verb);
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        lua_pushstring(L, lang_name((Lang)lang));
        int kind = lua_rawget(L, index);
        if (kind == LUA_TSTRING)
            item->words[lang] = valid_words(L, lua_gettop(L), verb);
        else if (kind != LUA_TNIL)
            refuse_words(L, index, verb);
    }
    if (!item->words[LANG_JA] && !item->words[LANG_EN]) refuse_words(L, index, verb);
}

static int put_words(lua_State *L, const char *verb, bool tex) {
    Pen *pen = pen_draw(L, verb);
    double x = pen_number(L, 2, verb), y = pen_number(L, 3, verb);
    DrawingItem item = {.kind = DRAWING_WORDS};
    unsigned allowed = OPTION_INK | OPTION_TYPE | (tex ? 0 : OPTION_NUMBER);
    PenOptions o = pen_options(L, 5, verb, allowed, &item);
    char number[64];
    if (!tex && lua_type(L, 4) == LUA_TNUMBER) {
        double value = lua_tonumber(L, 4);
        if (!isfinite(value))
            return fail(L, "stage.text", "%s\t%.60s", verb, cage_text(L, 4, NULL));
        number_words(value, &o, number);
        item.words[LANG_JA] = item.words[LANG_EN] = number;
    } else if (tex) {
        if (lua_type(L, 4) != LUA_TSTRING) refuse_words(L, 4, verb);
        valid_words(L, 4, verb);
        lua_pushfstring(L, "$%s$", lua_tostring(L, 4));
        item.words[LANG_JA] = item.words[LANG_EN] = valid_words(L, lua_gettop(L), verb);
    } else {
        take_words(L, 4, verb, &item);
    }
    double scale = pen_scale(pen);
    pen_point(pen, x, y, &item.n[0], &item.n[1]);
    item.n[2] = o.size > 0 ? o.size * scale : USUAL_TYPE * pen->unit;
    item.n[3] = o.wrap * scale;
    pen_put(L, pen, &item);
    return 0;
}

static int text(lua_State *L) {
    return put_words(L, "text", false);
}

static int formula(lua_State *L) {
    return put_words(L, "formula", true);
}

// --- something to touch

// What a turned rectangle covers.
static void cover(const Pen *pen, const double n[4], double out[5]) {
    double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;
    for (int i = 0; i < 4; i++) {
        double x, y;
        pen_point(pen, n[0] + (i & 1 ? n[2] : 0), n[1] + (i & 2 ? n[3] : 0), &x, &y);
        left = fmin(left, x);
        right = fmax(right, x);
        top = fmin(top, y);
        bottom = fmax(bottom, y);
    }
    out[0] = left;
    out[1] = top;
    out[2] = right - left;
    out[3] = bottom - top;
}

// pen_area(g, x, y, w, h, number, label, press, drag, nudge): a, b, dx, dy of its place.
static int area(lua_State *L) {
    Pen *pen = pen_draw(L, "area");
    double n[4];
    numbers(L, "area", 4, n);
    if (n[2] < 0 || n[3] < 0) return fail(L, "stage.negative", "%s\t%s", "area", "w, h");
    DrawingItem item = {.kind = DRAWING_AREA,
                        .ink = -1,
                        .fill = -1,
                        .area = (int)luaL_checkinteger(L, 6),
                        .press = lua_toboolean(L, 8),
                        .drag = lua_toboolean(L, 9),
                        .nudge = lua_toboolean(L, 10)};
    take_words(L, 7, "area", &item);
    cover(pen, n, item.n);
    pen_put(L, pen, &item);
    const PenPlace *place = &pen->places[pen->depth];
    lua_pushnumber(L, place->a);
    lua_pushnumber(L, place->b);
    lua_pushnumber(L, place->dx);
    lua_pushnumber(L, place->dy);
    return 4;
}

void bind_stage(lua_State *L) {
    static const luaL_Reg verbs[] = {
        {"line", line},     {"polyline", polyline}, {"polygon", polygon}, {"rect", rect},
        {"circle", circle}, {"arc", arc},           {"path", path},       {"arrow", arrow},
        {"text", text},     {"formula", formula},   {NULL, NULL}};
    pen_bind(L);
    lua_pushcfunction(L, area);
    lua_setfield(L, -2, "pen_area");
    lua_getfield(L, -1, "stage_verbs");
    luaL_setfuncs(L, verbs, 0);
    lua_pop(L, 1);
}

bool language_drawing(Cage *cage, const void **bytes, size_t *size) {
    const Pen *pen = pen_of(cage_lua(cage));
    if (!pen || pen->open || !pen->out.size) return false;
    *bytes = pen->bytes;
    *size = pen->out.size;
    return true;
}
