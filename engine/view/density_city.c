#include "view/density_city.h"

#include "base/mem.h"
#include "view/lit.h"
#include "view/phase_mark.h"
#include "view/picture.h"
#include "view/style.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

// Of a cell as wide as 1: how far a row's depth goes down, and to the left; and what part
// of a cell its column covers.
static const double depth = 0.48, shear = 0.3, cover = 0.62;
static const double needles_from = 13; // px of a cell with a needle on its roof
static const double nothing = 1e-9;

// One column of the city: where it ends, as a part of the greatest height, and its phase.
typedef struct Tower {
    float height, phase;
} Tower;

typedef struct CityPlan {
    int size;
    double x, y;  // the back left corner of the floor
    double cell;  // px; rows lie depth * cell apart
    double rise;  // px for the greatest height
    double below; // px kept for what hangs down
    double top;   // the greatest height that is shown
    double label; // size of type; 0: none
    double unit;
} CityPlan;

typedef struct CityPart {
    CityPlan plan;
    const Tower *towers;
    uint32_t lit; // rows
    bool hangs;   // some may hang below the floor
} CityPart;

// --- where it stands

static Point floor_at(const CityPlan *plan, double row, double column) {
    return (Point){plan->x + plan->cell * (column + shear * (plan->size - row)),
                   plan->y + plan->cell * depth * row};
}

// 1 for one and two wires, so that it never changes; else the least of 1, ½, ¼ … above all.
static double greatest(const City *city) {
    const Mixed *mixed = city->mixed;
    double most = 0, top = 1;
    if (mixed->count <= 2) return 1;
    for (int i = 0; i < mixed->size; i++)
        most = fmax(most, mixed_chance(mixed, i));
    while (top / 2 >= most - nothing && top > 1.0 / 64)
        top /= 2;
    return top;
}

// What the greatest height is: "|ρ| = 1/4".
static void scale_tex(const City *city, const CityPlan *plan, char tex[48]) {
    static const char *const names[] = {"|\\rho|", "\\mathrm{Re}\\,\\rho",
                                        "\\mathrm{Im}\\,\\rho"};
    int under = (int)lround(1 / plan->top);
    snprintf(tex, 48, under > 1 ? "%s = 1/%d" : "%s = %d", names[city->shows], under);
}

static double scale_width(const Scene *scene, const City *city, const CityPlan *plan) {
    char tex[48];
    scale_tex(city, plan, tex);
    return picture_tex(scene, tex, plan->label).width;
}

static CityPlan plan_of(const Scene *scene, Rect rect, const City *city) {
    double unit = picture_unit(scene), n = city->mixed->size;
    CityPlan plan = {.size = city->mixed->size, .unit = unit, .top = greatest(city)};
    if (city->labels) plan.label = scene_look(scene)->metrics.least;
    double side = plan.label > 0
                      ? basis_ket_width(scene, city->mixed->count, plan.label) + 10 * unit
                      : 2;
    double scale = plan.label > 0 ? scale_width(scene, city, &plan) + 7 * unit : 0;
    double foot = plan.label > 0 ? 1.7 * plan.label : 2, head = plan.label / 2 + 2;
    double below = city->shows == CITY_MODULUS ? 0 : 0.6;
    double half =
        plan.label > 0 ? basis_ket_width(scene, city->mixed->count, plan.label) / 2 : 0;
    double wide = (rect.w - side - half - 2 * unit) / (n * (1 + shear));
    if (wide * shear * n < scale) wide = fmin(wide, (rect.w - side - scale - 2 * unit) / n);
    double high = rect.h - foot - head;
    plan.rise = fmax(0.38 * high / (1 + below), high / (1 + below) - wide * depth * n);
    plan.rise = fmin(plan.rise, 2.2 * wide * sqrt(n));
    plan.below = below * plan.rise;
    plan.cell = fmax(0, fmin(wide, (high - plan.rise - plan.below) / (depth * n)));
    double before = fmax(0, scale - plan.cell * n * shear);
    before = fmax(before, half - plan.cell / 2); // of the first column's ket
    double taken = before + plan.cell * n * (1 + shear) + side;
    double used = plan.rise + plan.below + plan.cell * depth * n + foot + head;
    plan.x = rect.x + before + (rect.w - taken) / 2;
    plan.y = rect.y + head + plan.rise + fmax(0, (rect.h - used) / 2);
    return plan;
}

double density_city_height(const Scene *scene, const City *city, double width) {
    double unit = picture_unit(scene), n = city->mixed->size;
    double wide = fmin(width / (n * (1 + shear) + 1), 64 * unit);
    double rise = fmin(110 * unit, 2.2 * wide * sqrt(n));
    double below = city->shows == CITY_MODULUS ? 0 : 0.6;
    return ceil(rise * (1 + below) + wide * depth * n + 30 * unit);
}

bool density_city_needles(const Scene *scene, Rect rect, const City *city) {
    CityPlan plan = plan_of(scene, rect, city);
    return plan.cell >= needles_from * plan.unit;
}

// --- one column

typedef struct Prism {
    Rect front;
    double back_x, back_y; // from a front corner to the one behind it
} Prism;

static Prism prism_at(const CityPlan *plan, int row, int column, double height) {
    double gap = (1 - cover) / 2;
    Point near = floor_at(plan, row + 1 - gap, column + gap);
    double wide = cover * plan->cell, high = fabs(height) * plan->rise;
    return (Prism){{near.x, height > 0 ? near.y - high : near.y, wide, high},
                   shear * wide,
                   -depth * wide};
}

// The front in the hue at 38 % (or lined), the side in the hue, the roof white (grey where
// it is small and has no rim).
static void draw_side(Canvas *canvas, const Prism *prism, double phase) {
    Rect f = prism->front;
    double x = f.x + f.w, bottom = f.y + f.h;
    Point side[] = {{x, f.y},
                    {x + prism->back_x, f.y + prism->back_y},
                    {x + prism->back_x, bottom + prism->back_y},
                    {x, bottom}};
    draw_path(canvas, side, 4, true, phase_fill(canvas, phase), (Stroke){INK_NONE});
}

static void draw_roof(Canvas *canvas, const Prism *prism, double phase, double unit) {
    Rect f = prism->front;
    Point roof[] = {{f.x, f.y},
                    {f.x + prism->back_x, f.y + prism->back_y},
                    {f.x + f.w + prism->back_x, f.y + prism->back_y},
                    {f.x + f.w, f.y}};
    bool small = f.w < 12 * unit && !phase_lined(canvas);
    draw_path(canvas, roof, 4, true, small ? INK_LINE : INK_SHEET,
              (Stroke){.ink = small ? INK_NONE : phase_fill(canvas, phase), .width = 1});
}

static void draw_tower(Canvas *canvas, const CityPlan *plan, int row, int column,
                       const Tower *tower) {
    Prism prism = prism_at(plan, row, column, tower->height);
    Rect f = prism.front;
    draw_side(canvas, &prism, tower->phase);
    draw_phase_box(canvas, f, tower->phase, plan->unit);
    draw_roof(canvas, &prism, tower->phase, plan->unit);
    draw_phase_needle(canvas, f.x + (f.w + prism.back_x) / 2, f.y + prism.back_y / 2,
                      0.46 * plan->cell, tower->phase, plan->unit);
}

// Of many: a front alone, without a phase, and a light edge between it and what it hides.
static void draw_slab(Canvas *canvas, const CityPlan *plan, int row, int column,
                      const Tower *tower) {
    Prism prism = prism_at(plan, row, column, tower->height);
    Rect f = prism.front;
    draw_ground(canvas, rect_inset(f, -0.8 * plan->unit), INK_SHEET);
    draw_ground(canvas, f, INK_OBSERVED);
    if (f.h > 2.5 * plan->unit)
        draw_ground(canvas, (Rect){f.x, f.y, f.w, plan->unit}, INK_INK);
}

// --- the whole

static void draw_strip(Canvas *canvas, const CityPlan *plan, double r0, double c0,
                       double r1, double c1) {
    Point strip[] = {floor_at(plan, r0, c0), floor_at(plan, r0, c1), floor_at(plan, r1, c1),
                     floor_at(plan, r1, c0)};
    draw_path(canvas, strip, 4, true, INK_TINT_FOX, (Stroke){.ink = INK_FOX, .width = 1.6});
}

static void draw_floor(Canvas *canvas, const CityPart *part) {
    const CityPlan *plan = &part->plan;
    assert(plan->size > 0);
    int n = plan->size, every = plan->cell >= 8 * plan->unit || n < 8 ? 1 : n / 4;
    for (int i = 0; i < n; i++)
        if (part->lit >> i & 1) {
            draw_strip(canvas, plan, i, 0, i + 1, n);
            draw_strip(canvas, plan, 0, i, n, i + 1);
        }
    double right = floor_at(plan, 0, n).x;
    for (int i = 0; i < n && part->hangs; i++) {
        Point edge = floor_at(plan, i + 0.5, n);
        draw_line(canvas, edge.x, edge.y, right, edge.y,
                  (Stroke){.ink = INK_LINE, .width = 1});
    }
    for (int i = 0; i <= n; i += every) {
        Stroke line = {.ink = i % n ? INK_LINE : INK_EDGE, .width = 1};
        Point a = floor_at(plan, i, 0), b = floor_at(plan, i, n);
        Point c = floor_at(plan, 0, i), d = floor_at(plan, n, i);
        draw_line(canvas, a.x, a.y, b.x, b.y, line);
        draw_line(canvas, c.x, c.y, d.x, d.y, line);
    }
}

// The wall behind: heights ½ and 1 of the greatest.
static void draw_wall(Canvas *canvas, const CityPlan *plan) {
    Point left = floor_at(plan, 0, 0), right = floor_at(plan, 0, plan->size);
    Stroke line = {.ink = INK_LINE, .width = 1};
    for (int half = 1; half <= 2; half++) {
        double y = left.y - half * plan->rise / 2;
        draw_line(canvas, left.x, y, right.x, y, line);
    }
    draw_line(canvas, left.x, left.y, left.x, left.y - plan->rise,
              (Stroke){.ink = INK_EDGE, .width = 1});
}

// Far ones first: what is nearer hides them. Those that hang lie behind the floor.
static void draw_towers(Canvas *canvas, const CityPart *part, bool hanging) {
    const CityPlan *plan = &part->plan;
    bool whole = plan->cell >= needles_from * plan->unit;
    double least = (whole ? 0.4 : 1) / plan->rise;
    for (int row = 0; row < plan->size; row++)
        for (int column = 0; column < plan->size; column++) {
            const Tower *tower = &part->towers[row * plan->size + column];
            if ((tower->height < 0) != hanging || fabs(tower->height) < least) continue;
            if (whole)
                draw_tower(canvas, plan, row, column, tower);
            else
                draw_slab(canvas, plan, row, column, tower);
        }
}

static void draw_city(Canvas *canvas, Rect rect, const void *with) {
    (void)rect;
    const CityPart *part = with;
    draw_wall(canvas, &part->plan);
    draw_towers(canvas, part, true);
    draw_floor(canvas, part);
    draw_towers(canvas, part, false);
}

static double shown(double complex entry, CityHeight shows) {
    return shows == CITY_REAL        ? creal(entry)
           : shows == CITY_IMAGINARY ? cimag(entry)
                                     : cabs(entry);
}

static const Tower *towers_of(Scene *scene, const City *city, const CityPlan *plan) {
    int count = plan->size * plan->size;
    Tower *towers = mem_new((size_t)count * sizeof *towers);
    for (int i = 0; i < count; i++) {
        double complex entry = city->mixed->rho[i];
        double height = shown(entry, city->shows) / plan->top;
        if (fabs(height) < nothing) continue;
        towers[i] = (Tower){(float)height, (float)phase_of(entry)};
    }
    return (const Tower *)scene_take(scene, (char *)towers);
}

// --- what stands around it

static void add_label(Scene *scene, const City *city, const CityPlan *plan, int i,
                      bool row) {
    uint32_t mask = city->mixed->wires, bits = basis_spread(mask, (uint32_t)i);
    bool lit = lit_has(scene, city->source, mask, bits);
    Type type = {.size = plan->label,
                 .ink = lit ? INK_FOX : INK_INK,
                 .align = row ? ALIGN_LEFT : ALIGN_CENTRE};
    Point at =
        row ? floor_at(plan, i + 0.5, plan->size) : floor_at(plan, plan->size, i + 0.5);
    double wide = basis_ket_width(scene, city->mixed->count, plan->label);
    // What hangs below a far row would hide the kets of nearer ones.
    if (row && city->shows != CITY_MODULUS) at.x = floor_at(plan, 0, plan->size).x;
    if (row) at.x += 6 * plan->unit, at.y += 0.35 * plan->label;
    if (!row) at.y += 1.2 * plan->label + plan->below;
    picture_tex_add(scene, basis_ket(scene, mask, bits), at.x, at.y, type);
    Rect area = {row ? at.x : at.x - wide / 2, at.y - plan->label, wide, 1.3 * plan->label};
    lit_spot_add(scene, area, city->source, mask, bits, basis_words(scene, mask, bits));
}

static void add_scale(Scene *scene, const City *city, const CityPlan *plan) {
    char tex[48];
    Point at = floor_at(plan, 0, 0);
    Type type = {.size = plan->label, .ink = INK_SOFT, .align = ALIGN_RIGHT};
    scale_tex(city, plan, tex);
    picture_tex_add(scene, tex, at.x - 5 * plan->unit,
                    at.y - plan->rise + 0.35 * plan->label, type);
}

static void add_labels(Scene *scene, const City *city, const CityPlan *plan) {
    double wide = basis_ket_width(scene, city->mixed->count, plan->label) + 4 * plan->unit;
    int rows = picture_every(plan->cell * depth, 1.1 * plan->label, plan->size);
    int kets = picture_every(plan->cell, wide, plan->size);
    add_scale(scene, city, plan);
    for (int i = 0; i < plan->size; i++) {
        if (i % rows == 0) add_label(scene, city, plan, i, true);
        if (i % kets == 0) add_label(scene, city, plan, i, false);
    }
}

// The columns on the diagonal can be touched.
static void add_spots(Scene *scene, const City *city, const CityPlan *plan) {
    for (int i = 0; i < plan->size; i++) {
        double entry = mixed_chance(city->mixed, i);
        Prism prism = prism_at(plan, i, i, fmax(entry / plan->top, 0.02));
        uint32_t bits = basis_spread(city->mixed->wires, (uint32_t)i);
        Rect f = prism.front;
        f.y += prism.back_y;
        f.h -= prism.back_y;
        f.w += prism.back_x;
        lit_spot_add(scene, f, city->source, city->mixed->wires, bits,
                     basis_words(scene, city->mixed->wires, bits));
    }
}

bool density_city_add(Scene *scene, Rect rect, const City *city) {
    CityPlan plan = plan_of(scene, rect, city);
    if (plan.cell < 3 || plan.rise < 8) return false;
    CityPart part = {.plan = plan,
                     .towers = towers_of(scene, city, &plan),
                     .hangs = city->shows != CITY_MODULUS};
    for (int i = 0; i < plan.size; i++) {
        uint32_t bits = basis_spread(city->mixed->wires, (uint32_t)i);
        if (lit_has(scene, city->source, city->mixed->wires, bits))
            part.lit |= UINT32_C(1) << i;
    }
    scene_add(scene, rect, draw_city, &part, sizeof part);
    if (plan.label > 0) add_labels(scene, city, &plan);
    add_spots(scene, city, &plan);
    return true;
}
