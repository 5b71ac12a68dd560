// The noise of a lesson's circuit, of what the lesson says row by row (SourceRate).
#ifndef KYUBI_LESSON_SOURCE_NOISE_H
#define KYUBI_LESSON_SOURCE_NOISE_H

#include "lesson/fields.h"
#include "lesson/page.h"

// After the circuit: the list "noise" of {"wire", "rate", "start", "follows"}; "wire" is
// left out for all wires, "rate" is a name of noise_name or "gate", "t1", "t2".
void source_noise_read(const Lesson *lesson, Fields *fields, Source *source);
// The noise where row i has `values[i]`. Times of a wire that names no time of a gate go by
// that of all wires. Fails, and changes nothing: noise.range, noise.times, noise.t2.
bool source_noise(const Source *source, const double *values, Noise *noise, Error *err);

#endif
