#include "view/amplitudes.h"

#include "base/mem.h"
#include "circuit/run_memo.h"
#include "lesson/describe.h"
#include "quantum/likeliest.h"
#include "view/lit.h"
#include "view/phase_mark.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static const char kind[] = "amplitudes";

static void take(Amplitudes *list, const State *state, const double *p, uint32_t index,
                 double complex turn) {
    double complex value = state ? state_amplitude(state, index) * turn : sqrt(p[index]);
    list->at[list->count++] = (Amplitude){index, value};
}

// Those of few wires are all there, likely or not.
static void fill(Amplitudes *list, const State *state, const double *p, int most,
                 double complex turn) {
    uint32_t index[MOST_LISTED];
    size_t size = state_size(list->qubits);
    Likeliest found = likeliest(state ? state_re(state) : p, state ? state_im(state) : NULL,
                                size, most, index);
    bool few = size <= MOST_DISKS;
    int count = few ? (int)size : found.count;
    for (int i = 0; i < count; i++)
        take(list, state, p, few ? (uint32_t)i : index[i], turn);
    list->all = found.all;
    list->others = few ? 0 : found.all - (size_t)found.count;
    list->others_probability = list->others ? fmax(0, 1 - found.probability) : 0;
}

static Amplitudes *work_out(const DisplayModel *model, int most) {
    uint32_t wires = (uint32_t)model->options.wires;
    Amplitudes *list = mem_new(sizeof *list);
    list->wires = run_seen_wires(model->run, wires);
    list->qubits = __builtin_popcount(list->wires);
    list->seen = run_seen(model->run, model->after, wires);
    list->phases = list->seen == SEEN_PURE;
    const Pyramid *pyramid = run_seen_pyramid(model->run, model->after, wires);
    const State *state = run_seen_state(model->run, model->after, wires);
    double *p = NULL;
    if (!state) {
        p = mem_new(state_size(list->qubits) * sizeof *p);
        run_portion_probabilities(model->run, model->after, list->wires, p);
    }
    fill(list, state, p, most, pyramid ? pyramid_turn(pyramid) : 1);
    free(p);
    return list;
}

const Amplitudes *amplitudes_of(const DisplayModel *model, int most) {
    MemoKey key = {.kind = kind,
                   .after = model->after,
                   .numbers = {(uint32_t)model->options.wires, (uint32_t)most}};
    Amplitudes *list = run_memo(model->run, &key);
    if (list) return list;
    list = work_out(model, most);
    run_memo_keep(model->run, &key, list, sizeof *list, free);
    return list;
}

// The still part: the disk of the whole with a tick at phase 0.
static void draw_rim(Canvas *canvas, Rect rect, const void *with) {
    (void)rect;
    const AmplitudeDisk *disk = with;
    double x = disk->x, y = disk->y, r = disk->radius;
    Stroke edge = {.ink = INK_EDGE, .width = 1.3};
    draw_disc(canvas, x, y, r, INK_SHEET, edge);
    if (disk->phases) draw_line(canvas, x + r, y, x + r + 4 * disk->unit, y, edge);
}

void draw_amplitude_disk(Canvas *canvas, const AmplitudeDisk *disk) {
    double x = disk->x, y = disk->y, r = disk->radius, reach = r + 4 * disk->unit;
    uint64_t key = kept_mix(kept_mix(kept_mix(2, r), disk->unit), disk->phases);
    draw_kept(canvas, key, (Rect){x - reach, y - reach, 2 * reach, 2 * reach}, INK_NONE,
              draw_rim, disk);
    if (disk->modulus >= 0.02 && disk->phases)
        draw_phase_mark(canvas, (PhaseMark){.x = x,
                                            .y = y,
                                            .radius = r * disk->modulus,
                                            .needle = r,
                                            .phase = disk->phase,
                                            .unit = disk->unit});
    else if (disk->modulus >= 0.02)
        draw_chance_disk(canvas, x, y, r * disk->modulus);
    if (disk->lit)
        draw_disc(canvas, x, y, r + 2.5 * disk->unit, INK_NONE,
                  (Stroke){.ink = INK_FOX, .width = 3});
}

// So many that two digits count.
static int decimals_for(double number) {
    return (int)fmin(12, 1 - floor(log10(number * 1.005)));
}

void percent_write(double p, char *text, size_t size) {
    double percent = 100 * p;
    bool small = percent > 0 && percent < 0.0995;
    double shown = p < 1 && percent > 99.95 ? 99.9 : percent; // never 100 of what is not
    snprintf(text, size, "%.*f",
             small          ? decimals_for(percent)
             : p > 1 - 1e-9 ? 0
                            : 1,
             p > 1 - 1e-9 ? 100 : shown);
}

// Two places; below 0.1 two digits that count.
static void modulus_text(double modulus, char *text, size_t size) {
    if (fabs(modulus - 1) < AMPLITUDE_NOTHING)
        snprintf(text, size, "1");
    else if (modulus >= 0.0995)
        snprintf(text, size, "%.2f", modulus);
    else
        snprintf(text, size, "%.*f", decimals_for(modulus), modulus);
}

void amplitude_text(double complex value, bool phases, bool airy, char text[VALUE_TEXT]) {
    const char *blank = airy ? " " : "";
    double modulus = cabs(value);
    int degrees = whole_degrees(carg(value));
    char number[24];
    modulus_text(modulus, number, sizeof number);
    if (modulus < AMPLITUDE_NOTHING)
        snprintf(text, VALUE_TEXT, "0");
    else if (!phases) {
        percent_write(modulus * modulus, number, sizeof number);
        snprintf(text, VALUE_TEXT, "%s%s%%", number, blank);
    } else if (degrees == 0)
        snprintf(text, VALUE_TEXT, "%s", number);
    else
        snprintf(text, VALUE_TEXT, "%s%s∠%s%d°", number, blank, blank, degrees);
}

const char *amplitude_said(Scene *scene, uint32_t wires, uint32_t index,
                           double complex value, bool phases) {
    char bits[MAX_QUBITS + 1], text[VALUE_TEXT];
    basis_bits(scene, wires, basis_spread(wires, index), bits, sizeof bits);
    amplitude_text(value, phases, true, text);
    char percent[32];
    percent_write(creal(value * conj(value)), percent, sizeof percent);
    if (!phases) return scene_say(scene, "amplitudes.chance", "%s\t%s", bits, percent);
    return scene_say(scene, "amplitudes.said", "%s\t%s\t%s", bits, text, percent);
}

const char *amplitudes_others(Scene *scene, size_t count, double probability) {
    char percent[32];
    percent_write(probability, percent, sizeof percent);
    return scene_say(scene, "amplitudes.others", "%d\t%s", (int)count, percent);
}

const char *amplitudes_note(const Scene *scene, SeenAs seen) {
    static const char *const keys[] = {[SEEN_PURE] = NULL,
                                       [SEEN_ENTANGLED] = "amplitudes.entangled",
                                       [SEEN_BRANCHES] = "amplitudes.mixed",
                                       [SEEN_NOISY] = "amplitudes.noisy"};
    return keys[seen] ? scene_word(scene, keys[seen]) : NULL;
}
