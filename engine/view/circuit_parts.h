// The circuit view's own parts, one file each; circuit_view.c joins them.
#ifndef KYUBI_VIEW_CIRCUIT_PARTS_H
#define KYUBI_VIEW_CIRCUIT_PARTS_H

#include "view/circuit_view.h"

// Height of the row of column numbers, and of the time line, logical px.
double circuit_numbers_height(const Scene *scene);
double time_line_height(const Scene *scene);

// From the circuit's left edge to its first cell: names and initial kets.
double circuit_labels_width(const Scene *scene, const CircuitModel *model);
double circuit_cell_side(const Scene *scene); // where nothing makes cells smaller
double circuit_gate_side(double cell);        // of the gates in such cells

// The column that is tinted: under the hand, else the one glanced at, else at the moment or
// being gone through, else under the cursor; -1.
int circuit_current_column(const CircuitModel *model);

// Centre of a cell, and the part of the page where cells may be painted.
double circuit_x(const CircuitLayout *layout, double column);
double circuit_y(const CircuitLayout *layout, int wire);
Rect circuit_window(const CircuitLayout *layout);

// Tint, numbers, wires with their labels (circuit_wires.c).
void circuit_wires_add(Scene *scene, const CircuitLayout *layout,
                       const CircuitModel *model);
// Steps with rings, marks and spots (circuit_steps.c).
void circuit_steps_add(Scene *scene, const CircuitLayout *layout,
                       const CircuitModel *model);
// What holds a step back, as it stands over its box: "c2=1"; of several bits the highest
// first, "c1c0=10 c2≠1"; "" when nothing does.
void circuit_condition(const Step *step, char *text, size_t size);
// The sign of noise under all else: its rates, as many as the lesson names
// (circuit_noise.c).
double circuit_noise_height(const Scene *scene, const CircuitModel *model);
void circuit_noise_add(Scene *scene, Rect rect, const CircuitModel *model);
// The same as a sentence, all of it; NULL where there is none. Yours to free.
char *circuit_noise_words(const Words *words, Lang lang, const CircuitModel *model);
// Numbers of columns, what they are pressed for, and the signs of stops
// (column_numbers.c).
void column_numbers_add(Scene *scene, const CircuitLayout *layout,
                        const CircuitModel *model);
// The line through the circuit at a moment partway through a column; play button, line,
// ticks and handle (time_line.c).
void time_mark_add(Scene *scene, const CircuitLayout *layout, const CircuitModel *model);
void time_line_add(Scene *scene, const CircuitLayout *layout, const CircuitModel *model);

#endif
