// Amplitudes as a grid of disks with their kets and values.
#include "view/amplitudes.h"
#include "view/lit.h"
#include "view/picture.h"
#include "view/style.h"

#include <math.h>
#include <stdio.h>

// Where the disks stand. `beside`: kets at the disks' left (one line of them), else above.
typedef struct Plan {
    bool beside, words; // words: kets and values are written
    bool airy;          // values have room for blanks
    int columns, rows;
    double radius, cell_width, cell_height;
    double ket, value; // sizes of type
    double legend;     // width kept for it at the right; 0: none
    double height;
} Plan;

static double value_width(const Scene *scene, const Amplitudes *list, double size,
                          bool airy) {
    Type type = {.size = size, .face = FACE_WORDS};
    if (!list->phases) return style_width(scene, "88.8 %", type);
    return style_width(scene, airy ? "0.38 ∠ 315°" : "0.38∠315°", type);
}

static double legend_width(const Scene *scene) {
    Type type = style_type(scene, ROLE_SMALL, INK_SOFT);
    return fmax(style_width(scene, scene_word(scene, "amplitudes.radius"), type),
                style_width(scene, scene_word(scene, "amplitudes.needle"), type));
}

static double tick(const Scene *scene) {
    return 5 * picture_unit(scene);
}

// One line of disks, each with its ket at its left, when there is room for it.
static bool plan_line(const Scene *scene, const Amplitudes *list, double width,
                      Plan *plan) {
    double unit = picture_unit(scene);
    if (list->qubits > 2) return false;
    double ket = basis_ket_width(scene, list->qubits, plan->ket);
    double disk = fmax(2 * plan->radius + tick(scene),
                       value_width(scene, list, plan->value, true) * 0.9);
    double cell = ket + 14 * unit + disk + 14 * unit;
    if (cell * list->count > width) return false;
    double legend = legend_width(scene) + 24 * unit;
    if (cell * list->count + legend <= width) plan->legend = legend;
    plan->beside = true;
    plan->rows = 1;
    plan->columns = list->count;
    plan->cell_width = fmin((width - plan->legend) / plan->columns, 160 * unit);
    plan->cell_height = 2 * plan->radius + 1.9 * plan->value + 6 * unit;
    return true;
}

static double words_height(const Plan *plan, double unit) {
    return plan->words ? 1.5 * plan->ket + 1.9 * plan->value + 6 * unit : 4 * unit;
}

// Rows of a power of two, so that a column means a fixed value of the lower qubits: of all
// such grids the one with the largest disks, and of equals the widest.
static void plan_grid(const Scene *scene, const Amplitudes *list, Rect room, Plan *plan) {
    double unit = picture_unit(scene), most = plan->radius;
    double words = fmax(value_width(scene, list, plan->value, false),
                        basis_ket_width(scene, list->qubits, plan->ket));
    double least = plan->words ? words + 3 * unit : 2 * tick(scene);
    plan->radius = -INFINITY;
    for (int columns = MOST_DISKS; columns >= 1; columns /= 2) {
        int across = columns < list->count ? columns : list->count;
        if (columns >= 2 * list->count || (room.w / across < least && columns > 1))
            continue;
        int rows = (list->count + across - 1) / across;
        double cell = fmin(room.w / across, 150 * unit);
        double high = (room.h / rows - words_height(plan, unit)) / 2;
        double radius = fmin(fmin(most, high), cell / 2 - tick(scene));
        if (radius <= plan->radius) continue;
        plan->radius = radius;
        plan->columns = across;
        plan->cell_width = cell;
        plan->rows = rows;
    }
    plan->cell_height = 2 * plan->radius + words_height(plan, unit);
}

static Plan plan_with(const Scene *scene, const Amplitudes *list, const DisplayModel *model,
                      double width, double height, bool words) {
    bool thumb = model->form == DISPLAY_THUMB, large = model->form == DISPLAY_LARGE;
    const Metrics *metrics = &scene_look(scene)->metrics;
    double unit = picture_unit(scene);
    bool many = list->count > 4;
    Plan plan = {.words = words,
                 .radius = (many ? 30 : 38) * unit * (large ? 1.8 : 1),
                 .ket = many ? metrics->size[ROLE_LABEL] : metrics->formula,
                 .value =
                     many ? fmax(metrics->least, 12 * unit) : metrics->size[ROLE_PANEL]};
    double others = list->others && !thumb ? style_pitch(scene, ROLE_LABEL) : 0;
    if (!words || !plan_line(scene, list, width, &plan))
        plan_grid(scene, list, (Rect){0, 0, width, height - others}, &plan);
    plan.airy = value_width(scene, list, plan.value, true) <= plan.cell_width - 4 * unit;
    plan.height = plan.rows * plan.cell_height + others;
    return plan;
}

static Plan plan_for(const Scene *scene, const Amplitudes *list, const DisplayModel *model,
                     double width, double height) {
    double unit = picture_unit(scene);
    Plan plan = plan_with(scene, list, model, width, height, model->form != DISPLAY_THUMB);
    if (!plan.words) return plan;
    bool fits = plan.height <= height + 0.5 && plan.radius >= 10 * unit &&
                plan.columns * plan.cell_width <= width + 0.5 &&
                value_width(scene, list, plan.value, false) <= plan.cell_width;
    return fits ? plan : plan_with(scene, list, model, width, height, false);
}

// The sentence under the disks where there are no phases.
static double note_height(const Scene *scene, const Amplitudes *list,
                          const DisplayModel *model, double width) {
    const char *note = amplitudes_note(scene, list->seen);
    if (!note || model->form == DISPLAY_THUMB) return 0;
    return picture_sentence_height(scene, note, width) + 6 * picture_unit(scene);
}

double amplitude_grid_height(const Scene *scene, const DisplayModel *model, double width) {
    const Amplitudes *list = amplitudes_of(model, MOST_DISKS);
    double note = note_height(scene, list, model, width);
    return plan_for(scene, list, model, width, INFINITY).height + note;
}

// One disk with its words; the part's rect is the cell.
typedef struct DiskPart {
    AmplitudeDisk disk;
    const char *ket; // TeX; NULL: no words
    char value[VALUE_TEXT];
    double ket_x, ket_baseline;
    Type ket_type, value_type;
} DiskPart;

static void draw_disk(Canvas *canvas, Rect rect, const void *with) {
    (void)rect;
    const DiskPart *part = with;
    const AmplitudeDisk *disk = &part->disk;
    draw_amplitude_disk(canvas, disk);
    if (!part->ket) return;
    draw_tex(canvas, part->ket, part->ket_x, part->ket_baseline, part->ket_type);
    draw_words(canvas, part->value, disk->x,
               disk->y + disk->radius + 4 * disk->unit + 1.15 * part->value_type.size,
               part->value_type);
}

static void place_disk(const Plan *plan, Rect cell, double ket_wide, DiskPart *part) {
    AmplitudeDisk *disk = &part->disk;
    double unit = disk->unit;
    part->ket_type = (Type){.size = plan->ket, .ink = INK_INK, .align = ALIGN_CENTRE};
    if (plan->beside) {
        double room = cell.w - 2 * plan->radius - 5 * unit - ket_wide - 12 * unit;
        part->ket_x = cell.x + fmax(0, room / 2) + ket_wide / 2;
        disk->x = part->ket_x + ket_wide / 2 + 12 * unit + plan->radius;
        disk->y = cell.y + plan->radius + unit;
        part->ket_baseline = disk->y + 0.32 * plan->ket;
    } else {
        disk->x = part->ket_x = cell.x + cell.w / 2;
        part->ket_baseline = cell.y + 1.1 * plan->ket;
        disk->y = cell.y + (plan->words ? 1.5 * plan->ket : 2 * unit) + plan->radius;
    }
}

static void add_disk(Scene *scene, const Plan *plan, Rect cell, const Amplitudes *list,
                     int index, int source) {
    const Amplitude *entry = &list->at[index];
    uint32_t bits = basis_spread(list->wires, entry->index);
    DiskPart part = {.disk = {.radius = plan->radius,
                              .unit = picture_unit(scene),
                              .modulus = cabs(entry->value),
                              .phase = carg(entry->value),
                              .phases = list->phases,
                              .lit = lit_has(scene, source, list->wires, bits)},
                     .ket = plan->words ? basis_ket(scene, list->wires, bits) : NULL};
    amplitude_text(entry->value, list->phases, plan->airy, part.value);
    bool none = part.disk.modulus < AMPLITUDE_NOTHING;
    part.value_type = (Type){
        .size = plan->value, .ink = none ? INK_SOFT : INK_INK, .align = ALIGN_CENTRE};
    place_disk(plan, cell, part.ket ? basis_ket_width(scene, list->qubits, plan->ket) : 0,
               &part);
    scene_add(scene, cell, draw_disk, &part, sizeof part);
    lit_spot_add(
        scene, cell, source, list->wires, bits,
        amplitude_said(scene, list->wires, entry->index, entry->value, list->phases));
}

static void add_legend(Scene *scene, const Plan *plan, double right, double y) {
    Type type = style_type(scene, ROLE_SMALL, INK_SOFT);
    double x = right - plan->legend + 24 * picture_unit(scene);
    double pitch = style_pitch(scene, ROLE_SMALL) * 1.15;
    scene_words(scene, scene_word(scene, "amplitudes.radius"), x, y - 0.2 * pitch, type);
    scene_words(scene, scene_word(scene, "amplitudes.needle"), x, y + 0.8 * pitch, type);
}

static void add_others(Scene *scene, const Amplitudes *list, double x, double baseline,
                       double width) {
    Type type = style_type(scene, ROLE_LABEL, INK_SOFT);
    type.width = width;
    scene_words(scene, amplitudes_others(scene, list->others, list->others_probability), x,
                baseline, type);
}

// What a cell too small for disks says: how many there are.
static void add_count(Scene *scene, Rect rect, const Amplitudes *list) {
    Type type = style_type(scene, ROLE_SMALL, INK_SOFT);
    char text[24];
    type.align = ALIGN_CENTRE;
    snprintf(text, sizeof text, "%zu", list->all);
    if (rect.h < 1.2 * type.size || style_width(scene, text, type) > rect.w) return;
    scene_words(scene, scene_keep(scene, text), rect.x + rect.w / 2,
                rect.y + rect.h / 2 + 0.35 * type.size, type);
}

void amplitude_grid_add(Scene *scene, Rect rect, const DisplayModel *model) {
    const Amplitudes *list = amplitudes_of(model, MOST_DISKS);
    double note = note_height(scene, list, model, rect.w);
    if (note > 0.5 * rect.h) note = 0;
    Plan plan = plan_for(scene, list, model, rect.w, rect.h - note);
    bool nameless = !plan.words && list->qubits > 4; // of which no place tells the state
    if (!plan.words && model->form != DISPLAY_THUMB && !nameless) {
        amplitude_map_add(scene, rect, model); // whose sides tell the states
        return;
    }
    if (nameless || plan.radius < 3 * picture_unit(scene) ||
        plan.height > rect.h - note + 0.5) {
        if (nameless)
            amplitude_list_add(scene, rect, model);
        else
            add_count(scene, rect, list);
        return;
    }
    double left = rect.x + (rect.w - plan.legend - plan.columns * plan.cell_width) / 2;
    for (int i = 0; i < list->count; i++) {
        int row = i / plan.columns, column = i % plan.columns;
        Rect cell = {left + column * plan.cell_width, rect.y + row * plan.cell_height,
                     plan.cell_width, plan.cell_height};
        add_disk(scene, &plan, cell, list, i, model->source);
    }
    if (plan.legend > 0) add_legend(scene, &plan, rect.x + rect.w, rect.y + plan.radius);
    if (list->others && model->form != DISPLAY_THUMB)
        add_others(scene, list, left,
                   rect.y + plan.height - 0.3 * style_pitch(scene, ROLE_LABEL), rect.w);
    if (note > 0)
        picture_sentence_add(
            scene, amplitudes_note(scene, list->seen),
            (Rect){rect.x, rect.y + plan.height + 6 * picture_unit(scene), rect.w, note});
}
