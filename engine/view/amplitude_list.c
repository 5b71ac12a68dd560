// Amplitudes line by line: ket, disk, value, probability, phase.
#include "view/amplitudes.h"
#include "view/lit.h"
#include "view/picture.h"
#include "view/style.h"

#include "lesson/describe.h"
#include "quantum/closed_form.h"

#include <math.h>
#include <stdio.h>

enum { MOST_LINES = 16, COLUMNS = 5 }; // lines that it wants; the rest is summed up

// Where the columns begin, and how high a line is. What there is no room for is left out
// from the right: first the phase, which the disk shows too, then the value.
typedef struct Plan {
    double ket, disk, value, chance, phase; // left of each; negative: not there
    double line, head, radius, size, width;
    double rest, note; // heights below
    int lines, places; // decimals of the values, alike in all lines
} Plan;

static double word_wide(const Scene *scene, const char *key, const char *sample) {
    Type type = style_type(scene, ROLE_LABEL, INK_INK);
    return fmax(style_width(scene, scene_word(scene, key), type),
                style_width(scene, sample, type));
}

static void plan_columns(const Scene *scene, const Amplitudes *list, double width,
                         Plan *plan) {
    double gap = 16 * picture_unit(scene);
    double chance = word_wide(scene, "rows.probability", "100.0 %");
    double phase = word_wide(scene, "amplitudes.phase", "315°");
    plan->ket = 0;
    plan->width = width;
    plan->disk = basis_ket_width(scene, list->qubits, plan->size) + gap;
    double at = plan->disk + 2 * plan->radius + gap;
    bool phases = list->phases && at + chance + gap + phase <= width;
    double room = width - at - gap - chance;
    double value = word_wide(scene, "amplitudes.value", "−0.1234 − 0.1234i");
    plan->places = 4;
    if (value > room - gap - phase) {
        value = word_wide(scene, "amplitudes.value", "−0.12 − 0.12i");
        plan->places = 2;
    }
    bool values = list->phases && value <= room;
    phases = phases && (!values || value <= room - gap - phase);
    plan->value = values ? at : -1;
    if (values) at += value + gap;
    plan->chance = at + chance <= width ? at : -1;
    plan->phase = phases ? at + chance + gap : -1;
}

static Plan plan_for(const Scene *scene, const Amplitudes *list, const DisplayModel *model,
                     Rect room) {
    const Metrics *metrics = &scene_look(scene)->metrics;
    double unit = picture_unit(scene), pitch = style_pitch(scene, ROLE_LABEL);
    bool large = model->form == DISPLAY_LARGE;
    Plan plan = {.radius = (large ? 15 : 11) * unit, .size = metrics->size[ROLE_LABEL]};
    plan.line = fmax(2 * plan.radius + 6 * unit, pitch * 1.15);
    plan.head = pitch * 1.2;
    const char *note = amplitudes_note(scene, list->seen);
    plan.note = note ? picture_sentence_height(scene, note, room.w) + 6 * unit : 0;
    if (plan.note > 0.4 * room.h) plan.note = 0;
    plan_columns(scene, list, room.w, &plan);
    double high = room.h - plan.head - plan.note;
    int all = list->count + (int)fmin(list->others, 1e6);
    int fit = (int)fmin(floor((high + 0.5) / plan.line), MOST_LISTED);
    if (fit < all) {
        plan.rest = pitch * 1.1;
        fit = (int)fmin(floor((high - plan.rest + 0.5) / plan.line), MOST_LISTED);
    }
    plan.lines = fit < all ? fit : all;
    return plan;
}

double amplitude_list_height(const Scene *scene, const DisplayModel *model, double width) {
    const Amplitudes *list = amplitudes_of(model, MOST_LINES);
    Plan plan = plan_for(scene, list, model, (Rect){0, 0, width, INFINITY});
    int lines = list->count < MOST_LINES ? list->count : MOST_LINES;
    double rest = list->others ? style_pitch(scene, ROLE_LABEL) * 1.1 : 0;
    return plan.head + lines * plan.line + rest + plan.note;
}

static void draw_mark(Canvas *canvas, Rect rect, const void *with) {
    (void)rect;
    draw_amplitude_disk(canvas, with);
}

static void draw_lit(Canvas *canvas, Rect rect, const void *with) {
    (void)with;
    draw_ground(canvas, rect, INK_TINT_FOX);
    draw_line(canvas, rect.x + 1.5, rect.y, rect.x + 1.5, rect.y + rect.h,
              (Stroke){.ink = INK_FOX, .width = 3});
}

static void add_text(Scene *scene, double x, double baseline, Ink ink, const char *text) {
    scene_words(scene, scene_keep(scene, text), x, baseline,
                style_type(scene, ROLE_LABEL, ink));
}

// Hyphens become signs of minus.
static void write_minus(const char *text, char *out, size_t size) {
    size_t used = 0;
    for (; *text && used + sizeof "−" < size; text++) {
        if (*text == '-')
            used += (size_t)snprintf(out + used, size - used, "−");
        else
            out[used++] = *text;
    }
    out[used] = '\0';
}

// Else than recognised.
static void value_text(double complex a, int places, char *text, size_t size) {
    double nothing = 0.5 * pow(10, -places);
    if (fabs(cimag(a)) < nothing)
        snprintf(text, size, "%.*f", places, creal(a));
    else if (fabs(creal(a)) < nothing)
        snprintf(text, size, "%.*fi", places, cimag(a));
    else
        snprintf(text, size, "%.*f %c %.*fi", places, creal(a), cimag(a) < 0 ? '-' : '+',
                 places, fabs(cimag(a)));
}

static void add_value(Scene *scene, const Plan *plan, double x, double baseline,
                      double complex a) {
    char text[128], tex[192], shown[256];
    double room = plan->chance - plan->value - 8 * picture_unit(scene);
    Type type = style_type(scene, ROLE_LABEL, INK_INK);
    bool none = cabs(a) < AMPLITUDE_NOTHING;
    if (!none && closed_form_complex(a, text, sizeof text, tex, sizeof tex)) {
        TexSize is = picture_tex(scene, tex, type.size);
        if (is.width <= room && is.height + is.depth <= plan->line) {
            type.align = ALIGN_LEFT;
            picture_tex_add(scene, scene_keep(scene, tex), x + plan->value,
                            baseline - 0.35 * plan->size + (is.height - is.depth) / 2,
                            type);
            return;
        }
    }
    if (none) snprintf(text, sizeof text, "0");
    if (!none && !closed_form_complex(a, text, sizeof text, tex, sizeof tex))
        value_text(a, plan->places, text, sizeof text);
    write_minus(text, shown, sizeof shown);
    if (style_width(scene, shown, type) > room) {
        value_text(a, plan->places, text, sizeof text);
        write_minus(text, shown, sizeof shown);
    }
    add_text(scene, x + plan->value, baseline, none ? INK_SOFT : INK_INK, shown);
}

static void add_numbers(Scene *scene, const Plan *plan, const Amplitudes *list,
                        const Amplitude *entry, double x, double baseline) {
    double p = creal(entry->value * conj(entry->value));
    bool none = p < AMPLITUDE_NOTHING * AMPLITUDE_NOTHING;
    char text[40];
    if (plan->value >= 0) add_value(scene, plan, x, baseline, entry->value);
    char percent[32];
    percent_write(p, percent, sizeof percent);
    snprintf(text, sizeof text, "%s %%", percent);
    double right = plan->phase >= 0 ? plan->phase - 4 : plan->width;
    Type type = style_type(scene, ROLE_LABEL, INK_INK);
    if (plan->chance + style_width(scene, text, type) > right)
        snprintf(text, sizeof text, "<0.1 %%"); // as many digits as there are have no room
    if (plan->chance >= 0)
        add_text(scene, x + plan->chance, baseline, none ? INK_SOFT : INK_INK, text);
    snprintf(text, sizeof text, "%d°", whole_degrees(carg(entry->value)));
    if (plan->phase >= 0 && list->phases && !none)
        add_text(scene, x + plan->phase, baseline, INK_INK, text);
}

static void add_line(Scene *scene, const Plan *plan, const Amplitudes *list, int index,
                     Rect line, int source) {
    const Amplitude *entry = &list->at[index];
    uint32_t bits = basis_spread(list->wires, entry->index);
    bool lit = lit_has(scene, source, list->wires, bits);
    double middle = line.y + line.h / 2, baseline = middle + 0.35 * plan->size;
    if (lit) scene_add(scene, line, draw_lit, NULL, 0);
    double x = line.x + 6 * picture_unit(scene);
    picture_tex_add(scene, basis_ket(scene, list->wires, bits), x, baseline,
                    (Type){.size = plan->size, .ink = INK_INK});
    AmplitudeDisk disk = {.x = x + plan->disk + plan->radius,
                          .y = middle,
                          .radius = plan->radius,
                          .unit = picture_unit(scene),
                          .modulus = cabs(entry->value),
                          .phase = carg(entry->value),
                          .phases = list->phases};
    double reach = plan->radius + 4 * disk.unit;
    scene_add(scene, (Rect){disk.x - reach, middle - reach, 2 * reach, 2 * reach},
              draw_mark, &disk, sizeof disk);
    add_numbers(scene, plan, list, entry, x, baseline);
    lit_spot_add(
        scene, line, source, list->wires, bits,
        amplitude_said(scene, list->wires, entry->index, entry->value, list->phases));
}

static double ket_head_room(const Plan *plan, double width) {
    if (plan->value >= 0) return plan->value;
    return plan->chance >= 0 ? plan->chance : width;
}

static void add_heads(Scene *scene, const Plan *plan, Rect rect) {
    const struct {
        double x;
        const char *key;
    } heads[] = {{plan->ket, "rows.state"},
                 {plan->value, "amplitudes.value"},
                 {plan->chance, "rows.probability"},
                 {plan->phase, "amplitudes.phase"}};
    double x = rect.x + 6 * picture_unit(scene);
    Type type = style_type(scene, ROLE_LABEL, INK_SOFT);
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        if (heads[i].x < 0) continue;
        const char *word = scene_word(scene, heads[i].key);
        type.width = 0;
        if (heads[i].x ==
            plan->ket) { // over the disks too; "state" where that is too narrow
            type.width = ket_head_room(plan, rect.w) - 8 * picture_unit(scene);
            if (style_width(scene, word, type) > type.width)
                word = scene_word(scene, "amplitudes.state");
        }
        scene_words(scene, word, x + heads[i].x, rect.y + 1.05 * type.size, type);
    }
    double y = rect.y + plan->head - 2;
    scene_rule(scene, rect.x, y, rect.x + rect.w, y);
}

// 0 of what is nothing.
static double chance_of(const Amplitudes *list, int index) {
    double complex value = list->at[index].value;
    return cabs(value) < AMPLITUDE_NOTHING ? 0 : creal(value * conj(value));
}

// Whether it is one of the `most` likeliest; of equals the first. Where not all have room,
// those that are nothing have none.
static bool is_among(const Amplitudes *list, int index, int most) {
    double chance = chance_of(list, index);
    int before = 0;
    for (int i = 0; i < list->count; i++) {
        double other = chance_of(list, i) - chance;
        before += other > 1e-9 || (i < index && other > -1e-9);
    }
    return chance > 0 && before < most;
}

void amplitude_list_add(Scene *scene, Rect rect, const DisplayModel *model) {
    if (model->form == DISPLAY_THUMB) {
        amplitude_grid_add(scene, rect, model);
        return;
    }
    const Amplitudes *list = amplitudes_of(model, MOST_LINES);
    Rect room = rect;
    room.w -= 6 * picture_unit(scene);
    Plan plan = plan_for(scene, list, model, room);
    if (plan.lines < 1 || plan.disk + 2 * plan.radius > room.w) return;
    bool few = (size_t)plan.lines >= list->count + list->others;
    list = amplitudes_of(model, few ? MOST_LISTED : plan.lines);
    add_heads(scene, &plan, rect);
    double y = rect.y + plan.head;
    size_t left = list->others;
    double left_probability = list->others_probability;
    for (int i = 0; i < list->count; i++) {
        if (few || is_among(list, i, plan.lines)) {
            add_line(scene, &plan, list, i, (Rect){rect.x, y, rect.w, plan.line},
                     model->source);
            y += plan.line;
        } else if (chance_of(list, i) > 0) {
            left++;
            left_probability += chance_of(list, i);
        }
    }
    Type type = style_type(scene, ROLE_LABEL, INK_SOFT);
    type.width = rect.w;
    if (left)
        scene_words(scene, amplitudes_others(scene, left, left_probability),
                    rect.x + 6 * picture_unit(scene), y + 1.05 * type.size, type);
    if (plan.note > 0)
        picture_sentence_add(
            scene, amplitudes_note(scene, list->seen),
            (Rect){rect.x, y + plan.rest + 4 * picture_unit(scene), rect.w, plan.note});
}
