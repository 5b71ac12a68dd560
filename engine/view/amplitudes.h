// What the forms of the amplitudes display share: what they show, and the disk of one
// amplitude.
#ifndef KYUBI_VIEW_AMPLITUDES_H
#define KYUBI_VIEW_AMPLITUDES_H

#include "circuit/run_seen.h"
#include "view/display.h"

// Amplitudes by rising basis state: all of up to four wires, of more the likeliest that are
// there. Without a pure state there are no phases, and the moduli are the roots of the
// probabilities.
enum { MOST_DISKS = 16, MOST_LISTED = 64 };
typedef struct Amplitude {
    uint32_t index;
    double complex value; // the first that is there is real
} Amplitude;
typedef struct Amplitudes {
    Amplitude at[MOST_LISTED];
    int count, qubits;
    uint32_t wires; // qubit k is the k-th lowest of them
    SeenAs seen;
    bool phases;
    size_t all;    // that are there
    size_t others; // … and not in the list
    double others_probability;
} Amplitudes;

// At most `most` of them. Kept with the run: borrowed.
const Amplitudes *amplitudes_of(const DisplayModel *model, int most);

// A modulus that counts as zero.
#define AMPLITUDE_NOTHING 1e-6

// A disk: its area is the probability (of `whole`, that of the ring), its needle and hue
// the phase; neither where there is none.
typedef struct AmplitudeDisk {
    double x, y, radius, unit;
    double modulus, phase; // the modulus of the ring's
    bool phases, lit;
} AmplitudeDisk;
void draw_amplitude_disk(Canvas *canvas, const AmplitudeDisk *disk);

// "0.38 ∠ 75°", without a phase "14.4 %".
enum { VALUE_TEXT = 40 };
void amplitude_text(double complex value, bool phases, bool airy, char text[VALUE_TEXT]);
// "14.4", below 0.1 with two digits that count; never 100 of what is less.
void percent_write(double p, char *text, size_t size);
// "|01⟩" and that: what is said of it.
const char *amplitude_said(Scene *scene, uint32_t wires, uint32_t index,
                           double complex value, bool phases);

// How many have no line of their own, and how likely they are together.
const char *amplitudes_others(Scene *scene, size_t count, double probability);

// Why there are no phases; NULL where there are.
const char *amplitudes_note(const Scene *scene, SeenAs seen);

// The forms. A grid is planned for the height as well, a list takes what it needs.
double amplitude_grid_height(const Scene *scene, const DisplayModel *model, double width);
void amplitude_grid_add(Scene *scene, Rect rect, const DisplayModel *model);
double amplitude_list_height(const Scene *scene, const DisplayModel *model, double width);
void amplitude_list_add(Scene *scene, Rect rect, const DisplayModel *model);
double amplitude_map_height(const Scene *scene, const DisplayModel *model, double width);
void amplitude_map_add(Scene *scene, Rect rect, const DisplayModel *model);

#endif
