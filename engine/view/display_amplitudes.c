#include "view/display_views.h"
#include "view/picture.h"
#include "view/style.h"

#include <assert.h>
#include <complex.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

// The amplitudes that are shown, in the order of their index: all of up to four qubits, of
// more the first that are there.
enum { MOST_DISKS = 16 };
typedef struct Entry {
    uint32_t index;
    double complex amplitude;
} Entry;
typedef struct Entries {
    Entry at[MOST_DISKS];
    int count, qubits;
    int others; // more that are not zero
    double others_probability;
} Entries;

static const double nothing = 1e-6; // a modulus that counts as zero

// The phase that is taken off all: the first amplitude that is there is real, as in the
// ket.
static double complex first_turn(const State *state, size_t size) {
    for (size_t i = 0; i < size; i++) {
        double complex a = state_amplitude(state, i);
        if (cabs(a) > nothing) return conj(a) / cabs(a);
    }
    return 1;
}

// Those of all but the disks, by one pass over what there is.
static void count_others(Entries *entries, const State *state, size_t from, size_t size) {
    const double *re = state_re(state), *im = state_im(state);
    for (size_t i = from; i < size; i++) {
        double probability = re[i] * re[i] + im[i] * im[i];
        if (probability <= nothing * nothing) continue;
        entries->others++;
        entries->others_probability += probability;
    }
}

static Entries entries_of(const State *state) {
    Entries entries = {.qubits = state_qubits(state)};
    size_t size = state_size(entries.qubits);
    double complex turn = first_turn(state, size);
    size_t i = 0;
    for (; i < size && entries.count < MOST_DISKS; i++) {
        double complex a = state_amplitude(state, i) * turn;
        if (size > MOST_DISKS && cabs(a) <= nothing) continue;
        entries.at[entries.count++] = (Entry){(uint32_t)i, a};
    }
    count_others(&entries, state, i, size);
    return entries;
}

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

static double value_width(const Scene *scene, double size, bool airy) {
    Type type = {.size = size, .face = FACE_WORDS};
    return style_width(scene, airy ? "0.38 ∠ 315°" : "0.38∠315°", type);
}

static double ket_width(const Scene *scene, int qubits, double size) {
    char tex[40];
    snprintf(tex, sizeof tex, "\\ket{%0*d}", qubits, 0);
    return picture_tex(scene, tex, size).width;
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
static bool plan_line(const Scene *scene, const Entries *entries, double width,
                      Plan *plan) {
    double unit = picture_unit(scene);
    if (entries->qubits > 2) return false;
    double ket = ket_width(scene, entries->qubits, plan->ket);
    double disk =
        fmax(2 * plan->radius + tick(scene), value_width(scene, plan->value, true) * 0.9);
    double cell = ket + 14 * unit + disk + 14 * unit;
    if (cell * entries->count > width) return false;
    double legend = legend_width(scene) + 24 * unit;
    if (cell * entries->count + legend <= width) plan->legend = legend;
    plan->beside = true;
    plan->rows = 1;
    plan->columns = entries->count;
    plan->cell_width = fmin((width - plan->legend) / plan->columns, 160 * unit);
    plan->cell_height = 2 * plan->radius + 1.9 * plan->value + 6 * unit;
    return true;
}

static double words_height(const Plan *plan, double unit) {
    return plan->words ? 1.5 * plan->ket + 1.9 * plan->value + 6 * unit : 4 * unit;
}

// Rows of a power of two, so that a column means a fixed value of the lower qubits: of all
// such grids the one with the largest disks, and of equals the widest.
static void plan_grid(const Scene *scene, const Entries *entries, Rect room, Plan *plan) {
    double unit = picture_unit(scene), most = plan->radius;
    double words = fmax(value_width(scene, plan->value, false),
                        ket_width(scene, entries->qubits, plan->ket));
    double least = plan->words ? words + 3 * unit : 2 * tick(scene);
    plan->radius = -INFINITY;
    for (int columns = MOST_DISKS; columns >= 1; columns /= 2) {
        int across = columns < entries->count ? columns : entries->count;
        if (columns >= 2 * entries->count || (room.w / across < least && columns > 1))
            continue;
        int rows = (entries->count + across - 1) / across;
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

static Plan plan_with(const Scene *scene, const Entries *entries, double width,
                      double height, bool words) {
    const Metrics *metrics = &scene_look(scene)->metrics;
    double unit = picture_unit(scene);
    bool many = entries->count > 4;
    Plan plan = {.words = words,
                 .radius = (many ? 30 : 38) * unit,
                 .ket = many ? metrics->size[ROLE_LABEL] : metrics->formula,
                 .value =
                     many ? fmax(metrics->least, 12 * unit) : metrics->size[ROLE_PANEL]};
    double others = entries->others ? style_pitch(scene, ROLE_LABEL) : 0;
    if (!words || !plan_line(scene, entries, width, &plan))
        plan_grid(scene, entries, (Rect){0, 0, width, height - others}, &plan);
    plan.airy = value_width(scene, plan.value, true) <= plan.cell_width - 4 * unit;
    plan.height = plan.rows * plan.cell_height + others;
    return plan;
}

static Plan plan_for(const Scene *scene, const Entries *entries, double width,
                     double height) {
    double unit = picture_unit(scene);
    Plan plan = plan_with(scene, entries, width, height, true);
    bool fits = plan.height <= height + 0.5 && plan.radius >= 10 * unit &&
                plan.columns * plan.cell_width <= width + 0.5 &&
                value_width(scene, plan.value, false) <= plan.cell_width;
    return fits ? plan : plan_with(scene, entries, width, height, false);
}

static const char *amplitudes_refusal(const Scene *scene, const DisplayModel *model) {
    return scene_word(scene,
                      run_noise(model->run) ? "amplitudes.noisy" : "amplitudes.mixed");
}

double amplitudes_height(const Scene *scene, const DisplayModel *model, double width) {
    const State *state = run_pure(model->run, model->after);
    if (!state)
        return picture_sentence_height(scene, amplitudes_refusal(scene, model), width);
    Entries entries = entries_of(state);
    return plan_for(scene, &entries, width, INFINITY).height;
}

// One disk with its words; the part's rect is the cell.
typedef struct DiskPart {
    double x, y, radius, unit; // the disk's centre
    double modulus, phase;
    const char *ket; // TeX; NULL: no words
    char value[24];
    double ket_x, ket_baseline;
    Type ket_type, value_type;
} DiskPart;

static void draw_needle(Canvas *canvas, const DiskPart *disk) {
    double head = 7.5 * disk->unit / (canvas_theme(canvas) == THEME_PROJECTOR ? 2 : 1);
    Point tip = {disk->x + disk->radius * cos(disk->phase),
                 disk->y - disk->radius * sin(disk->phase)};
    draw_arrow(canvas, (Point){disk->x, disk->y}, tip,
               (Stroke){.ink = INK_INK, .width = 2, .round = true}, head);
}

// The still part: the disk of modulus 1 with a tick at phase 0.
static void draw_rim(Canvas *canvas, Rect rect, const void *with) {
    (void)rect;
    const DiskPart *disk = with;
    double x = disk->x, y = disk->y, r = disk->radius;
    Stroke edge = {.ink = INK_EDGE, .width = 1.3};
    draw_disc(canvas, x, y, r, INK_SHEET, edge);
    draw_line(canvas, x + r, y, x + r + 4 * disk->unit, y, edge);
}

static void draw_disk(Canvas *canvas, Rect rect, const void *with) {
    (void)rect;
    const DiskPart *disk = with;
    double x = disk->x, y = disk->y, r = disk->radius, reach = r + 4 * disk->unit;
    draw_kept(canvas, kept_mix(kept_mix(2, r), disk->unit),
              (Rect){x - reach, y - reach, 2 * reach, 2 * reach}, INK_NONE, draw_rim, disk);
    if (disk->modulus >= 0.02) {
        Ink hue = phase_ink(disk->phase);
        draw_disc_faint(canvas, x, y, r * disk->modulus, hue, 0.38);
        draw_disc(canvas, x, y, r * disk->modulus, INK_NONE,
                  (Stroke){.ink = hue, .width = 1.6});
        draw_needle(canvas, disk);
    }
    if (!disk->ket) return;
    draw_tex(canvas, disk->ket, disk->ket_x, disk->ket_baseline, disk->ket_type);
    draw_words(canvas, disk->value, x,
               y + r + 4 * disk->unit + 1.15 * disk->value_type.size, disk->value_type);
}

static double whole_degrees(double complex a) {
    double degrees = round(carg(a) * 180 / M_PI);
    return degrees < 0 ? degrees + 360 : degrees;
}

static void value_text(double complex a, bool airy, char *text, size_t size) {
    const char *blank = airy ? " " : "";
    double modulus = cabs(a), degrees = whole_degrees(a);
    if (modulus < nothing) {
        snprintf(text, size, "0");
    } else if (degrees == 0 || degrees == 360 || modulus < 0.005) {
        snprintf(text, size, fabs(modulus - 1) < nothing ? "1" : "%.2f", modulus);
    } else {
        snprintf(text, size,
                 fabs(modulus - 1) < nothing ? "%.0f%s∠%s%.0f°" : "%.2f%s∠%s%.0f°", modulus,
                 blank, blank, degrees);
    }
}

static const char *ket_of(Scene *scene, uint32_t index, int qubits) {
    char tex[40] = "\\ket{";
    size_t end = strlen(tex);
    assert(qubits > 0 && qubits <= MAX_QUBITS);
    for (int q = qubits - 1; q >= 0; q--)
        tex[end++] = index >> q & 1 ? '1' : '0';
    tex[end] = '}';
    return scene_keep(scene, tex);
}

static void place_disk(const Plan *plan, Rect cell, double ket_width, DiskPart *disk) {
    double unit = disk->unit;
    disk->ket_type = (Type){.size = plan->ket, .ink = INK_INK, .align = ALIGN_CENTRE};
    if (plan->beside) {
        double room = cell.w - 2 * plan->radius - 5 * unit - ket_width - 12 * unit;
        disk->ket_x = cell.x + fmax(0, room / 2) + ket_width / 2;
        disk->x = disk->ket_x + ket_width / 2 + 12 * unit + plan->radius;
        disk->y = cell.y + plan->radius + unit;
        disk->ket_baseline = disk->y + 0.32 * plan->ket;
    } else {
        disk->x = disk->ket_x = cell.x + cell.w / 2;
        disk->ket_baseline = cell.y + 1.1 * plan->ket;
        disk->y = cell.y + (plan->words ? 1.5 * plan->ket : 2 * unit) + plan->radius;
    }
}

static void add_disk(Scene *scene, const Plan *plan, Rect cell, const Entry *entry,
                     int qubits) {
    DiskPart disk = {.radius = plan->radius,
                     .unit = picture_unit(scene),
                     .modulus = cabs(entry->amplitude),
                     .phase = carg(entry->amplitude),
                     .ket = plan->words ? ket_of(scene, entry->index, qubits) : NULL};
    value_text(entry->amplitude, plan->airy, disk.value, sizeof disk.value);
    disk.value_type = (Type){.size = plan->value,
                             .ink = disk.modulus < nothing ? INK_SOFT : INK_INK,
                             .align = ALIGN_CENTRE};
    place_disk(plan, cell, disk.ket ? ket_width(scene, qubits, plan->ket) : 0, &disk);
    scene_add(scene, cell, draw_disk, &disk, sizeof disk);
}

static void add_legend(Scene *scene, const Plan *plan, double right, double y) {
    Type type = style_type(scene, ROLE_SMALL, INK_SOFT);
    double x = right - plan->legend + 24 * picture_unit(scene);
    double pitch = style_pitch(scene, ROLE_SMALL) * 1.15;
    scene_words(scene, scene_word(scene, "amplitudes.radius"), x, y - 0.2 * pitch, type);
    scene_words(scene, scene_word(scene, "amplitudes.needle"), x, y + 0.8 * pitch, type);
}

static void add_others(Scene *scene, const Entries *entries, double x, double baseline,
                       double width) {
    Type type = style_type(scene, ROLE_LABEL, INK_SOFT);
    type.width = width;
    scene_words(scene,
                scene_say(scene, "amplitudes.others", "%d\t%.2f", entries->others,
                          entries->others_probability),
                x, baseline, type);
}

void amplitudes_add(Scene *scene, Rect rect, const DisplayModel *model) {
    const State *state = run_pure(model->run, model->after);
    if (!state) {
        picture_sentence_add(scene, amplitudes_refusal(scene, model), rect);
        return;
    }
    Entries entries = entries_of(state);
    Plan plan = plan_for(scene, &entries, rect.w, rect.h);
    if (plan.radius < 3 * picture_unit(scene) || plan.height > rect.h + 0.5) return;
    double left = rect.x + (rect.w - plan.legend - plan.columns * plan.cell_width) / 2;
    for (int i = 0; i < entries.count; i++) {
        int row = i / plan.columns, column = i % plan.columns;
        Rect cell = {left + column * plan.cell_width, rect.y + row * plan.cell_height,
                     plan.cell_width, plan.cell_height};
        add_disk(scene, &plan, cell, &entries.at[i], entries.qubits);
    }
    if (plan.legend > 0) add_legend(scene, &plan, rect.x + rect.w, rect.y + plan.radius);
    if (entries.others)
        add_others(scene, &entries, left,
                   rect.y + plan.height - 0.3 * style_pitch(scene, ROLE_LABEL), rect.w);
}
