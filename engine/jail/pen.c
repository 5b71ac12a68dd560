#include "jail/pen.h"

#include "base/text.h"
#include "jail/cage.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

// Its address is the registry's key for the pen.
static const char pen_key = 0;

Pen *pen_of(lua_State *L) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, &pen_key);
    Pen *pen = lua_touserdata(L, -1);
    lua_pop(L, 1);
    return pen;
}

// g itself comes first behind a colon; behind a dot it is missing.
static bool called_by_colon(lua_State *L) {
    bool pen = lua_getmetatable(L, 1);
    if (pen) lua_pop(L, 1);
    return pen && lua_type(L, 1) != LUA_TSTRING;
}

Pen *pen_draw(lua_State *L, const char *verb) {
    Pen *pen = pen_of(L);
    if (!called_by_colon(L)) fail(L, "stage.colon", "%s", verb);
    if (!pen || !pen->open) fail(L, "stage.outside", "%s", verb);
    return pen;
}

// pen_open(width): a new drawing begins.
static int pen_open(lua_State *L) {
    Pen *pen = pen_of(L);
    if (!pen) {
        pen = lua_newuserdatauv(L, sizeof *pen, 0);
        lua_rawsetp(L, LUA_REGISTRYINDEX, &pen_key);
    }
    pen->open = true;
    pen->unit = luaL_checknumber(L, 1) / 16;
    pen->depth = 0;
    pen->places[0] = (PenPlace){.a = 1, .ink = 0};
    drawing_begin(&pen->out, pen->bytes);
    return 0;
}

// pen_close(): it is whole; nothing more is drawn.
static int pen_close(lua_State *L) {
    Pen *pen = pen_of(L);
    if (pen) pen->open = false;
    return 0;
}

static PenPlace *place_of(Pen *pen) {
    return &pen->places[pen->depth];
}

void pen_point(const Pen *pen, double x, double y, double *to_x, double *to_y) {
    const PenPlace *p = &pen->places[pen->depth];
    *to_x = p->a * x - p->b * y + p->dx;
    *to_y = p->b * x + p->a * y + p->dy;
}

double pen_scale(const Pen *pen) {
    return hypot(pen->places[pen->depth].a, pen->places[pen->depth].b);
}

double pen_turn(const Pen *pen) {
    return -atan2(pen->places[pen->depth].b, pen->places[pen->depth].a);
}

// A lesson that draws too much, or too far away, is told what a drawing may hold.
void pen_put(lua_State *L, Pen *pen, const DrawingItem *item) {
    if (drawing_put(&pen->out, item)) {
        if (pen->out.tally.items % 64 == 0) cage_tick(L);
        return;
    }
    pen->open = false;
    fail(L, "stage.limit", "%d\t%d\t%d\t%d\t%d\t%d", DRAWING_ITEMS, DRAWING_POINTS,
         DRAWING_TEXTS, DRAWING_REACH, DRAWING_LENGTH / 2, DRAWING_DASHED);
}

double pen_number(lua_State *L, int index, const char *verb) {
    double number = lua_tonumber(L, index);
    bool good = lua_type(L, index) == LUA_TNUMBER && fabs(number) <= DRAWING_REACH;
    if (!good) { // NaN is not
        const char *text = cage_text(L, index, NULL);
        fail(L, "stage.number", "%s\t%d\t%d\t%.60s", verb, index - 1, DRAWING_REACH, text);
    }
    return number;
}

// --- options

int pen_ink(lua_State *L, int index, const char *verb) {
    const char *const *names = drawing_inks();
    const char *name = lua_type(L, index) == LUA_TSTRING ? lua_tostring(L, index) : NULL;
    for (int i = 0; name && names[i]; i++)
        if (!strcmp(names[i], name)) return i;
    const char *shown = cage_text(L, index, NULL);
    bool valid = name && text_valid(name, strlen(name));
    const char *near = valid ? text_nearest(name, names) : NULL;
    if (near) return fail(L, "stage.ink_near", "%s\t%.60s\t%s", verb, shown, near);
    return fail(L, "stage.ink", "%s\t%.60s", verb, shown);
}

typedef struct Reading {
    lua_State *L;
    const char *verb, *name;
    DrawingItem *item;
    PenOptions *options;
} Reading;

static void refuse(const Reading *reading, const char *needs) {
    const char *shown = cage_text(reading->L, -1, NULL);
    fail(reading->L, "stage.option_value", "%s\t%s\t%s\t%.60s", reading->verb,
         reading->name, needs, shown);
}

static double number_option(const Reading *reading, double least, double most) {
    double number = lua_tonumber(reading->L, -1);
    bool good =
        lua_type(reading->L, -1) == LUA_TNUMBER && number >= least && number <= most;
    char needs[64];
    snprintf(needs, sizeof needs, "%g … %g", least, most);
    if (!good) refuse(reading, needs);
    return number;
}

static bool flag_option(const Reading *reading) {
    if (!lua_isboolean(reading->L, -1)) refuse(reading, "true, false");
    return lua_toboolean(reading->L, -1);
}

static void read_ink(const Reading *r) {
    r->item->ink = pen_ink(r->L, -1, r->verb);
}

static void read_fill(const Reading *r) {
    r->item->fill = pen_ink(r->L, -1, r->verb);
}

static void read_width(const Reading *r) {
    r->item->width = number_option(r, 0, 100);
}

static void read_dash(const Reading *r) {
    r->item->dashed = flag_option(r);
}

static void read_round(const Reading *r) {
    r->item->round = flag_option(r);
}

static void read_radius(const Reading *r) {
    r->options->radius = number_option(r, 0, 100);
}

static void read_head(const Reading *r) {
    r->options->head = number_option(r, 0, 100);
}

static void read_size(const Reading *r) {
    r->options->size = number_option(r, 0.05, 100);
}

static void read_bold(const Reading *r) {
    r->item->bold = flag_option(r);
}

static void read_wrap(const Reading *r) {
    r->options->wrap = number_option(r, 0.1, 100);
}

static void read_digits(const Reading *r) {
    double digits = number_option(r, 0, 9);
    if (digits != floor(digits)) refuse(r, "0, 1, 2 …");
    r->options->digits = (int)digits;
}

static void read_sign(const Reading *r) {
    r->options->sign = flag_option(r);
}

static void read_smooth(const Reading *r) {
    r->options->smooth = flag_option(r);
}

static void read_anchor(const Reading *r) {
    static const struct {
        const char *name;
        int across, down;
    } anchors[] = {{"centre", 0, 0},     {"left", -1, 0},        {"right", 1, 0},
                   {"top", 0, -1},       {"bottom", 0, 1},       {"top-left", -1, -1},
                   {"top-right", 1, -1}, {"bottom-left", -1, 1}, {"bottom-right", 1, 1}};
    const char *name = lua_type(r->L, -1) == LUA_TSTRING ? lua_tostring(r->L, -1) : "";
    for (size_t i = 0; i < sizeof anchors / sizeof *anchors; i++)
        if (!strcmp(anchors[i].name, name)) {
            r->item->across = anchors[i].across;
            r->item->down = anchors[i].down;
            return;
        }
    refuse(r, "centre, left, right, top, bottom, top-left, top-right, bottom-left, "
              "bottom-right");
}

static const struct {
    const char *name;
    unsigned of;
    void (*read)(const Reading *reading);
} options[] = {
    {"ink", OPTION_INK, read_ink},        {"fill", OPTION_FILL, read_fill},
    {"width", OPTION_STROKE, read_width}, {"dash", OPTION_STROKE, read_dash},
    {"round", OPTION_STROKE, read_round}, {"radius", OPTION_RADIUS, read_radius},
    {"head", OPTION_HEAD, read_head},     {"size", OPTION_TYPE, read_size},
    {"anchor", OPTION_TYPE, read_anchor}, {"bold", OPTION_TYPE, read_bold},
    {"wrap", OPTION_TYPE, read_wrap},     {"digits", OPTION_NUMBER, read_digits},
    {"sign", OPTION_NUMBER, read_sign},   {"smooth", OPTION_SMOOTH, read_smooth},
};

static void refuse_option(const Reading *reading, unsigned allowed) {
    char names[160] = "";
    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        if (!(options[i].of & allowed)) continue;
        size_t used = strlen(names);
        snprintf(names + used, sizeof names - used, "%s%s", used ? ", " : "",
                 options[i].name);
    }
    fail(reading->L, "stage.option", "%s\t%.60s\t%s", reading->verb, reading->name, names);
}

static void read_option(Reading *reading, unsigned allowed) {
    for (size_t i = 0; i < sizeof options / sizeof *options; i++)
        if (options[i].of & allowed && !strcmp(options[i].name, reading->name)) {
            options[i].read(reading);
            return;
        }
    refuse_option(reading, allowed);
}

// What has a fill and names no ink has no outline.
static void settle_ink(const Pen *pen, DrawingItem *item) {
    if (item->ink < 0 && item->fill < 0) item->ink = pen->places[pen->depth].ink;
}

PenOptions pen_options(lua_State *L, int index, const char *verb, unsigned allowed,
                       DrawingItem *item) {
    PenOptions result = {.digits = -1};
    Reading reading = {L, verb, NULL, item, &result};
    item->ink = item->fill = -1;
    luaL_checkstack(L, 8, NULL);
    bool given = !lua_isnoneornil(L, index);
    if (given && !lua_istable(L, index))
        fail(L, "stage.options", "%s\t%.60s", verb, cage_text(L, index, NULL));
    for (lua_pushnil(L); given && lua_next(L, index);) {
        reading.name =
            lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : cage_text(L, -2, NULL);
        int top = lua_gettop(L);
        if (lua_type(L, -2) != LUA_TSTRING) refuse_option(&reading, allowed);
        read_option(&reading, allowed);
        lua_settop(L, top - 1);
    }
    if (!given) lua_pop(L, 1);
    settle_ink(pen_draw(L, verb), item);
    return result;
}

// --- place, turn, size

static int push(lua_State *L) {
    Pen *pen = pen_draw(L, "push");
    if (pen->depth + 1 == PEN_DEPTH) return fail(L, "stage.deep", "%d", PEN_DEPTH - 1);
    pen->places[pen->depth + 1] = pen->places[pen->depth];
    pen->depth++;
    return 0;
}

static int pop(lua_State *L) {
    Pen *pen = pen_draw(L, "pop");
    if (!pen->depth) return fail(L, "stage.pop", " ");
    pen->depth--;
    return 0;
}

static int translate(lua_State *L) {
    Pen *pen = pen_draw(L, "translate");
    double x = pen_number(L, 2, "translate"), y = pen_number(L, 3, "translate");
    PenPlace *place = place_of(pen);
    pen_point(pen, x, y, &place->dx, &place->dy);
    return 0;
}

// Multiplies by c + i s; y goes down, so the eye sees the turn by -s.
static void multiply(PenPlace *place, double c, double s) {
    double a = place->a * c - place->b * s, b = place->a * s + place->b * c;
    place->a = a;
    place->b = b;
}

static int rotate(lua_State *L) {
    Pen *pen = pen_draw(L, "rotate");
    double angle = pen_number(L, 2, "rotate");
    multiply(place_of(pen), cos(angle), -sin(angle));
    return 0;
}

static int scale(lua_State *L) {
    Pen *pen = pen_draw(L, "scale");
    double by = pen_number(L, 2, "scale");
    if (by <= 0) return fail(L, "stage.scale", "%g", by);
    multiply(place_of(pen), by, 0);
    return 0;
}

static int ink(lua_State *L) {
    Pen *pen = pen_draw(L, "ink");
    place_of(pen)->ink = pen_ink(L, 2, "ink");
    return 0;
}

static int animate(lua_State *L) {
    drawing_set_moving(&pen_draw(L, "animate")->out);
    return 0;
}

void pen_bind(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"pen_open", pen_open}, {"pen_close", pen_close}, {NULL, NULL}};
    static const luaL_Reg verbs[] = {
        {"push", push},   {"pop", pop}, {"translate", translate}, {"rotate", rotate},
        {"scale", scale}, {"ink", ink}, {"animate", animate},     {NULL, NULL}};
    luaL_setfuncs(L, functions, 0);
    lua_newtable(L);
    luaL_setfuncs(L, verbs, 0);
    lua_setfield(L, -2, "stage_verbs");
    lua_newtable(L);
    for (int i = 0; drawing_inks()[i]; i++) {
        lua_pushstring(L, drawing_inks()[i]);
        lua_rawseti(L, -2, i + 1);
    }
    lua_setfield(L, -2, "inks");
}
