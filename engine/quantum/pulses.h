// Pulse sequences on one spin-½ in the rotating frame, as its Bloch vector: Rabi, Ramsey,
// echo and CPMG, with relaxation, an alternating field, and ensembles of spins whose
// detunings differ. Angular frequencies are in rad/s, times in seconds (or in rad and the
// inverse of any other unit: only the products have a meaning), angles in radians.
//
// H = ½(Δ Z + Ω(cos φ X + sin φ Y)), so the arrow turns right-handed about (Ω cos φ, Ω sin
// φ, Δ); |0⟩ is z = 1, and P1 = (1 - z)/2. A positive detuning turns x towards y.
#ifndef KYUBI_QUANTUM_PULSES_H
#define KYUBI_QUANTUM_PULSES_H

#include "base/error.h"
#include "base/rng.h"
#include "quantum/state.h"

// With `turn` not 0 an ideal rotation by it about (cos φ, sin φ, 0) that takes no time; the
// other fields but `phase` are then not looked at. Else a drive for `duration`, or free
// evolution where `rabi` is 0.
typedef struct Segment {
    double turn;
    double duration;
    double rabi, phase, detuning;
} Segment;

// T1 draws z towards `rest` (1: |0⟩; 0: the even mixture), T2 draws x and y towards 0. A
// zero stands for "never"; but where only T1 is given, T2 is 2·T1, the longest there can
// be.
typedef struct Relaxation {
    double t1, t2, rest;
} Relaxation;

// A field along z that adds amplitude·sin(frequency·t + phase) to the detuning; t counts
// from the start of the sequence.
typedef struct AlternatingField {
    double amplitude, frequency, phase;
} AlternatingField;

typedef struct Sequence {
    const Segment *segments; // borrowed
    int count;
    Relaxation relaxation;
    AlternatingField field;
} Sequence;

// Whether a sequence can be run. Whoever asks for the rest has asked this. Fails:
// pulses.segment (its number from 1) where a number of it is not finite or its duration is
// negative, pulses.relaxation (T1, T2) likewise or where T2 is above 2·T1, pulses.field
// where one of its numbers is not finite.
bool pulses_check(const Sequence *sequence, Error *err);

double pulses_duration(const Sequence *sequence);

// The arrow at the end, of a spin whose own detuning is added to that of every segment.
// Each segment is exact but for rounding, 1e-16 of the angle turned: rotations (Rodrigues),
// free decay, and with drive and relaxation together the exponential of the Bloch equations
// (Phys. Rev. 70, 460 (1946)) by a scaled Taylor series that is squared again. The
// alternating field is integrated in closed form in free evolution; a drive is cut into 64
// parts (but at most 65536 in all) of each of the field's periods, and in each the field is
// taken at its mean.
Bloch pulses_end(const Sequence *sequence, double detuning, Bloch start);

// The way there, for drawing: out[0] is the start, and `points` arrows follow for each
// segment, evenly spaced in its time (or its angle), the last at its end. Room for 1 +
// points·count.
void pulses_path(const Sequence *sequence, double detuning, Bloch start, int points,
                 Bloch *out);

// --- sequences ready to use

// A π/2 turn about x, `wait` in all with `echoes` π turns about y in between, spaced as
// Carr and Purcell and Meiboom and Gill do (Rev. Sci. Instrum. 29, 688 (1958)), and a π/2
// turn about the equatorial axis `last_phase`. No echo: Ramsey; one: Hahn. Where Φ is the
// phase gathered in the waits, counted with changing signs and the last one positive, P1 is
// (1 + cos Φ)/2 with last_phase 0 and (1 + sin Φ)/2 with π/2.
typedef struct Echoes {
    int echoes;
    double wait;
    double last_phase;
    double rabi; // of the turns; 0: they are ideal. The waits are those between the turns
} Echoes;
enum { MAX_ECHOES = 256, MAX_SEGMENTS = 2 * MAX_ECHOES + 3 };
// Fills in 2·echoes + 3 segments and returns their number.
int pulses_echoes(Echoes echoes, Segment *out);

// --- ensembles

typedef struct Spin {
    double detuning, weight;
} Spin;

// The mean arrow at the end; the weights of the spins sum to 1.
Bloch pulses_ensemble(const Sequence *sequence, const Spin *spins, int count, Bloch start);

// `count` detunings of a normal distribution of mean 0 and standard deviation `width`. With
// T2* = √2/width Ramsey's envelope is exp(-(T/T2*)²). By chance with equal weights; or,
// where `rng` is NULL, evenly spaced to ±8 widths and weighted by the density, which is
// exact to 1e-12 while width·T < 0.39·count - 8.
void ensemble_normal(double width, Rng *rng, Spin *out, int count);

// Likewise of a Lorentz distribution of half width `width`: the envelope is exp(-T/T2*)
// with T2* = 1/width; without chance to 2e-3 for 1000 spins (0.03 for 100) while width·T is
// below 20. `count` is at least 10.
void ensemble_lorentz(double width, Rng *rng, Spin *out, int count);

#endif
