#include "circuit/names.h"
#include "circuit/portion.h"
#include "lesson/describe.h"
#include "lesson/wire_phase.h"
#include "view/display_views.h"
#include "view/phase_mark.h"
#include "view/picture.h"
#include "view/style.h"
#include "view/wire_label.h"

#include <math.h>
#include <stdio.h>

// Where the disks stand: columns × rows of cells, with the wire's name above a disk and its
// numbers below as far as there is room.
typedef struct Plan {
    int count, columns, rows;
    double radius, ring; // of the disk; how far outside it the ring of purity is
    double name, value;  // heights of the words above and below; 0: none
    double cell_width, cell_height;
    double legend, height; // of the legend, 0: none; of all
    bool wraps;            // the legend takes more than a line
} Plan;

static const double MOST_RADIUS = 36, LEAST_WORDED = 13; // look book px

static double value_width(const Scene *scene) {
    return style_width(scene, "100 % 315°", style_type(scene, ROLE_SMALL, INK_INK));
}

// Of all grids the one with the largest disks; of equals the widest.
static void plan_grid(const Scene *scene, Plan *plan, double width, double height,
                      double most) {
    double unit = picture_unit(scene), rim = plan->ring + 3 * unit;
    double words = plan->name + plan->value;
    plan->radius = -INFINITY;
    for (int columns = plan->count; columns >= 1; columns--) {
        int rows = (plan->count + columns - 1) / columns;
        double cell = fmin(width / columns, 120 * unit), high = height / rows;
        if (plan->value > 0 && cell < value_width(scene) + 6 * unit && columns > 1)
            continue;
        double r = fmin(most, fmin(cell, high - words) / 2 - rim);
        if (r <= plan->radius + 0.01) continue;
        plan->radius = floor(r);
        plan->columns = (plan->count + rows - 1) / rows;
        plan->rows = rows;
        plan->cell_width = fmin(width / plan->columns, 120 * unit);
    }
    plan->cell_height = fmax(1, ceil(2 * (plan->radius + rim) + words));
}

static Plan plan_for(const Scene *scene, const DisplayModel *model, double width,
                     double height) {
    double unit = picture_unit(scene), small = style_pitch(scene, ROLE_SMALL);
    bool thumb = model->form == DISPLAY_THUMB;
    int list[MAX_WIRES];
    Plan plan = {.count = run_portion(model->run, (uint32_t)model->options.wires, list)};
    double most = (plan.count > 8 ? 0.7 : 1) * MOST_RADIUS * unit;
    if (model->form == DISPLAY_LARGE) most = 3 * MOST_RADIUS * unit;
    Type soft = style_type(scene, ROLE_SMALL, INK_SOFT);
    const char *legend = scene_word(scene, "phases.legend");
    plan.wraps = style_width(scene, legend, soft) > width;
    if (!thumb && height > 8 * small)
        plan.legend = plan.wraps ? picture_sentence_height(scene, legend, width) + 4 * unit
                                 : small * 1.3;
    double said = plan.legend;
    // First with all words, then without the legend, then with names alone, then with none.
    for (int turn = thumb ? 3 : 0; turn < 4; turn++) {
        int words = turn < 2 ? 2 : 3 - turn;
        plan.legend = turn == 1 ? 0 : said;
        plan.ring = (thumb ? 3 : 5) * unit;
        plan.name = words > 0 ? style_pitch(scene, ROLE_LABEL) : 0;
        plan.value = words > 1 ? 2 * small : 0;
        plan_grid(scene, &plan, width, height - plan.legend, thumb ? 1e5 : most);
        if (plan.radius >= LEAST_WORDED * unit) break;
    }
    plan.height = plan.rows * plan.cell_height + plan.legend;
    return plan;
}

double phases_height(const Scene *scene, const DisplayModel *model, double width) {
    return plan_for(scene, model, width, INFINITY).height;
}

typedef struct DiskPart {
    double x, y, radius, ring, unit;
    WirePhase phase;
} DiskPart;

// Still: the whole of the disk, the tick of phase 0, and the ring that purity fills.
static void draw_rim(Canvas *canvas, Rect rect, const void *with) {
    (void)rect;
    const DiskPart *disk = with;
    double x = disk->x, y = disk->y, r = disk->radius;
    draw_disc(canvas, x, y, r, INK_SHEET, (Stroke){.ink = INK_EDGE, .width = 1.1});
    draw_disc(canvas, x, y, r + disk->ring, INK_NONE,
              (Stroke){.ink = INK_EDGE, .width = 0.8, .on = 1.5, .off = 3});
}

// The ring of purity from the top on, clockwise: a whole turn is 1.
static void draw_purity(Canvas *canvas, const DiskPart *disk) {
    double ring = disk->radius + disk->ring, width = disk->radius < 12 * disk->unit ? 2 : 3;
    Stroke stroke = {.ink = INK_INK, .width = width};
    if (disk->phase.purity > 0.9995)
        draw_disc(canvas, disk->x, disk->y, ring, INK_NONE, stroke);
    else
        draw_arc(canvas, disk->x, disk->y, ring, M_PI / 2 - 2 * M_PI * disk->phase.purity,
                 M_PI / 2, stroke);
}

static void draw_wire(Canvas *canvas, Rect rect, const void *with) {
    const DiskPart *disk = with;
    uint64_t key = kept_mix(kept_mix(kept_mix(11, disk->radius), disk->ring), disk->unit);
    draw_kept(canvas, key, rect, INK_NONE, draw_rim, disk);
    PhaseMark mark = {.x = disk->x,
                      .y = disk->y,
                      .radius = disk->radius * sqrt(disk->phase.one),
                      .needle = disk->phase.tells ? disk->radius : 0,
                      .phase = disk->phase.phase,
                      .unit = disk->unit};
    if (mark.radius < 0.02 * disk->radius) mark.radius = 0;
    if (disk->phase.tells)
        draw_phase_mark(canvas, mark);
    else if (mark.radius > 0)
        draw_chance_disk(canvas, disk->x, disk->y, mark.radius);
    draw_purity(canvas, disk);
}

static void value_text(WirePhase phase, char *text, size_t size) {
    if (phase.tells)
        snprintf(text, size, "%.0f %% %d°", 100 * phase.one, whole_degrees(phase.phase));
    else
        snprintf(text, size, "%.0f %%", 100 * phase.one);
}

static void add_words(Scene *scene, const DisplayModel *model, const Plan *plan,
                      const DiskPart *disk, Rect cell, int wire) {
    char label[WIRE_LABEL], value[32];
    Type name = style_bold(scene, ROLE_LABEL, INK_INK);
    Type small = style_type(scene, ROLE_SMALL, INK_INK);
    name.align = small.align = ALIGN_CENTRE;
    circuit_wire_label(model->circuit, wire, label);
    if (plan->name > 0)
        scene_words(scene, wire_label_fit(scene, label, name, cell.w - 4 * disk->unit),
                    disk->x, cell.y + 1.1 * name.size, name);
    if (plan->value <= 0) return;
    double y = disk->y + disk->radius + disk->ring + 3 * disk->unit + 1.05 * small.size;
    value_text(disk->phase, value, sizeof value);
    scene_words(scene, scene_keep(scene, value), disk->x, y, small);
    small.ink = INK_SOFT;
    if (disk->phase.purity < 0.995)
        scene_words(scene, scene_say(scene, "phases.purity", "%.2f", disk->phase.purity),
                    disk->x, y + plan->value / 2, small);
}

void phases_add(Scene *scene, Rect rect, const DisplayModel *model) {
    Plan plan = plan_for(scene, model, rect.w, rect.h);
    double unit = picture_unit(scene);
    int list[MAX_WIRES];
    run_portion(model->run, (uint32_t)model->options.wires, list);
    if (plan.radius < 2 * unit || plan.columns < 1) return;
    double left = rect.x + (rect.w - plan.columns * plan.cell_width) / 2;
    double top = rect.y + fmax(0, (rect.h - plan.height) / 2);
    for (int i = 0; i < plan.count; i++) {
        int column = i % plan.columns, row = i / plan.columns;
        Rect cell = {left + column * plan.cell_width, top + row * plan.cell_height,
                     plan.cell_width, plan.cell_height};
        DiskPart disk = {.x = round(cell.x + cell.w / 2),
                         .y =
                             round(cell.y + plan.name + plan.ring + plan.radius + 3 * unit),
                         .radius = plan.radius,
                         .ring = plan.ring,
                         .unit = unit,
                         .phase = wire_phase(run_bloch(model->run, model->after, list[i]))};
        double reach = plan.radius + plan.ring + 2 * unit;
        scene_add(scene, (Rect){disk.x - reach, disk.y - reach, 2 * reach, 2 * reach},
                  draw_wire, &disk, sizeof disk);
        add_words(scene, model, &plan, &disk, cell, list[i]);
    }
    if (plan.legend <= 0) return;
    if (plan.wraps) {
        picture_sentence_add(scene, scene_word(scene, "phases.legend"),
                             (Rect){rect.x, top + plan.height - plan.legend + 4 * unit,
                                    rect.w, plan.legend});
        return;
    }
    Type soft = style_type(scene, ROLE_SMALL, INK_SOFT);
    soft.align = ALIGN_CENTRE;
    scene_words(scene, scene_word(scene, "phases.legend"), rect.x + rect.w / 2,
                top + plan.height - 0.3 * plan.legend, soft);
}
