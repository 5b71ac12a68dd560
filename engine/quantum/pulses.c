#include "quantum/pulses.h"

#include <assert.h>
#include <math.h>
#include <string.h>

// --- what may be run

static bool segment_good(Segment s) {
    bool finite = isfinite(s.turn) && isfinite(s.duration) && isfinite(s.rabi) &&
                  isfinite(s.phase) && isfinite(s.detuning);
    return finite && s.duration >= 0;
}

static bool relaxation_good(Relaxation r) {
    static const double rounding = 1e-12;
    if (!isfinite(r.t1) || !isfinite(r.t2) || !isfinite(r.rest)) return false;
    if (r.t1 < 0 || r.t2 < 0) return false;
    return r.t1 == 0 || r.t2 <= 2 * r.t1 * (1 + rounding);
}

bool pulses_check(const Sequence *sequence, Error *err) {
    AlternatingField field = sequence->field;
    Relaxation relaxation = sequence->relaxation;
    for (int k = 0; k < sequence->count; k++)
        if (!segment_good(sequence->segments[k]))
            return error_set(err, "pulses.segment", "%d", k + 1);
    if (!relaxation_good(relaxation))
        return error_set(err, "pulses.relaxation", "%g\t%g", relaxation.t1, relaxation.t2);
    if (!isfinite(field.amplitude) || !isfinite(field.frequency) || !isfinite(field.phase))
        return error_set(err, "pulses.field", "%s", "");
    return true;
}

static double segment_time(const Segment *segment) {
    return segment->turn != 0 ? 0 : segment->duration;
}

double pulses_duration(const Sequence *sequence) {
    double sum = 0;
    for (int k = 0; k < sequence->count; k++)
        sum += segment_time(&sequence->segments[k]);
    return sum;
}

// --- turns and decays

// The arrow turned by the length of (x, y, z) about it: r cos a + (n × r) sin a + n(n·r)(1
// - cos a).
static Bloch turned(Bloch r, double x, double y, double z) {
    double angle = hypot(hypot(x, y), z);
    if (angle == 0) return r;
    Bloch n = {x / angle, y / angle, z / angle};
    double c = cos(angle), s = sin(angle);
    double along = (n.x * r.x + n.y * r.y + n.z * r.z) * (1 - c);
    return (Bloch){r.x * c + (n.y * r.z - n.z * r.y) * s + n.x * along,
                   r.y * c + (n.z * r.x - n.x * r.z) * s + n.y * along,
                   r.z * c + (n.x * r.y - n.y * r.x) * s + n.z * along};
}

// 1/T1 and 1/T2.
typedef struct Rates {
    double along, across, rest;
} Rates;

static Rates rates_of(Relaxation r) {
    double along = r.t1 > 0 ? 1 / r.t1 : 0;
    return (Rates){along, r.t2 > 0 ? 1 / r.t2 : along / 2, r.rest};
}

static Bloch decayed(Bloch r, Rates rates, double time) {
    double across = exp(-rates.across * time);
    double left = exp(-rates.along * time);
    return (Bloch){r.x * across, r.y * across, rates.rest + (r.z - rates.rest) * left};
}

// --- drive and relaxation together: dr/dt = M r + b

// M and, in the last column, b. Below them stands a fourth row of zeros, with a 1 at its
// end where this is a map of (r, 1) and not its derivative.
typedef struct Affine {
    double m[3][4];
} Affine;

// a·b, where `corner` ends the fourth row of b.
static Affine product(const Affine *a, const Affine *b, double corner) {
    Affine c;
    for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 4; j++)
            c.m[i][j] =
                a->m[i][0] * b->m[0][j] + a->m[i][1] * b->m[1][j] + a->m[i][2] * b->m[2][j];
        c.m[i][3] += corner * a->m[i][3];
    }
    return c;
}

static double largest_row(const Affine *a) {
    double largest = 0;
    for (int i = 0; i < 3; i++) {
        double sum = 0;
        for (int j = 0; j < 4; j++)
            sum += fabs(a->m[i][j]);
        largest = fmax(largest, sum);
    }
    return largest;
}

// e^A: A is halved until it is below ½, where the series to A^14/14! leaves 1e-17, and the
// result is squared as often (Golub and Van Loan, Matrix Computations, §9.3).
static Affine exponential(Affine a) {
    enum { LAST_POWER = 14, MOST_HALVINGS = 1100, ENTRIES = 12 };
    Affine sum = {{{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}}}, term = sum;
    int halvings = 0;
    frexp(2 * largest_row(&a), &halvings);
    halvings = halvings < 0 ? 0 : halvings > MOST_HALVINGS ? MOST_HALVINGS : halvings;
    double half = ldexp(1, -halvings);
    for (int i = 0; i < ENTRIES; i++)
        a.m[i / 4][i % 4] *= half;
    for (int k = 1; k <= LAST_POWER; k++) {
        term = product(&term, &a, 0);
        for (int i = 0; i < ENTRIES; i++) {
            term.m[i / 4][i % 4] /= k;
            sum.m[i / 4][i % 4] += term.m[i / 4][i % 4];
        }
    }
    for (int k = 0; k < halvings; k++)
        sum = product(&sum, &sum, 1);
    return sum;
}

// Under H = ½(zZ + xX + yY) and relaxation. Rounding grows with the angle: more than
// `most` would make the arrow longer, and is a blur to any eye.
static Bloch driven(Bloch r, double x, double y, double z, Rates rates, double time) {
    static const double most = 0x1p40;
    if (rates.across == 0) return turned(r, x * time, y * time, z * time);
    double across = rates.across * time, along = rates.along * time;
    double turns = time * fmin(1, most / (time * hypot(hypot(x, y), z)));
    Affine flow =
        exponential((Affine){{{-across, -z * turns, y * turns, 0},
                              {z * turns, -across, -x * turns, 0},
                              {-y * turns, x * turns, -along, along * rates.rest}}});
    double to[3];
    for (int i = 0; i < 3; i++)
        to[i] = flow.m[i][0] * r.x + flow.m[i][1] * r.y + flow.m[i][2] * r.z + flow.m[i][3];
    return (Bloch){to[0], to[1], to[2]};
}

// --- segments

static double field_mean(AlternatingField field, double start, double time) {
    double half = field.frequency * time / 2;
    double narrowing = half == 0 ? 1 : sin(half) / half;
    return field.amplitude * narrowing * sin(field.frequency * start + half + field.phase);
}

static int parts_of(AlternatingField field, double time) {
    static const double parts_a_period = 64, most = 65536;
    if (field.amplitude == 0) return 1;
    double parts = parts_a_period * fabs(field.frequency) * time / (2 * M_PI);
    return (int)fmax(1, fmin(ceil(parts), most));
}

// The first `share` of a segment that begins at `start`.
static Bloch run_segment(const Sequence *sequence, const Segment *segment, double share,
                         double start, double detuning, Bloch r) {
    double c = cos(segment->phase), s = sin(segment->phase);
    double turn = share * segment->turn, time = share * segment->duration;
    if (segment->turn != 0) return turned(r, turn * c, turn * s, 0);
    Rates rates = rates_of(sequence->relaxation);
    detuning += segment->detuning;
    if (segment->rabi == 0) {
        double angle = (detuning + field_mean(sequence->field, start, time)) * time;
        return decayed(turned(r, 0, 0, angle), rates, time);
    }
    int parts = parts_of(sequence->field, time);
    double part = time / parts;
    for (int k = 0; k < parts; k++) {
        double mean = field_mean(sequence->field, start + k * part, part);
        r = driven(r, segment->rabi * c, segment->rabi * s, detuning + mean, rates, part);
    }
    return r;
}

Bloch pulses_end(const Sequence *sequence, double detuning, Bloch start) {
    double time = 0;
    Bloch r = start;
    for (int k = 0; k < sequence->count; k++) {
        const Segment *segment = &sequence->segments[k];
        r = run_segment(sequence, segment, 1, time, detuning, r);
        time += segment_time(segment);
    }
    return r;
}

void pulses_path(const Sequence *sequence, double detuning, Bloch start, int points,
                 Bloch *out) {
    assert(points >= 1);
    double time = 0;
    *out = start;
    for (int k = 0; k < sequence->count; k++) {
        const Segment *segment = &sequence->segments[k];
        Bloch r = *out;
        for (int i = 1; i <= points; i++)
            *++out = run_segment(sequence, segment, (double)i / points, time, detuning, r);
        time += segment_time(segment);
    }
}

// --- sequences

static Segment turn_about(double phase, double angle, double rabi) {
    if (rabi == 0) return (Segment){.turn = angle, .phase = phase};
    return (Segment){.duration = angle / rabi, .rabi = rabi, .phase = phase};
}

int pulses_echoes(Echoes echoes, Segment *out) {
    int n = echoes.echoes, count = 0;
    assert(n >= 0 && n <= MAX_ECHOES);
    double half = n ? echoes.wait / n / 2 : echoes.wait;
    out[count++] = turn_about(0, M_PI / 2, echoes.rabi);
    out[count++] = (Segment){.duration = half};
    for (int k = 0; k < n; k++) {
        out[count++] = turn_about(M_PI / 2, M_PI, echoes.rabi);
        out[count++] = (Segment){.duration = k + 1 < n ? 2 * half : half};
    }
    out[count++] = turn_about(echoes.last_phase, M_PI / 2, echoes.rabi);
    return count;
}

// --- ensembles

Bloch pulses_ensemble(const Sequence *sequence, const Spin *spins, int count, Bloch start) {
    Bloch sum = {0, 0, 0};
    for (int k = 0; k < count; k++) {
        Bloch r = pulses_end(sequence, spins[k].detuning, start);
        sum.x += spins[k].weight * r.x;
        sum.y += spins[k].weight * r.y;
        sum.z += spins[k].weight * r.z;
    }
    return sum;
}

// Box and Muller, Ann. Math. Stat. 29, 610 (1958).
static double normal(Rng *rng) {
    double distance = sqrt(-2 * log(1 - rng_unit(rng)));
    return distance * cos(2 * M_PI * rng_unit(rng));
}

void ensemble_normal(double width, Rng *rng, Spin *out, int count) {
    static const double reach = 8;
    double sum = 0;
    for (int k = 0; k < count; k++) {
        double at = rng ? normal(rng) : reach * ((2 * k + 1.0) / count - 1);
        double weight = rng ? 1 : exp(-at * at / 2);
        out[k] = (Spin){width * at, weight};
        sum += weight;
    }
    for (int k = 0; k < count; k++)
        out[k].weight /= sum;
}

// Seven tenths of the spins stand evenly, a fifth of the width apart and weighted by the
// density; the others share the tails equally, of which the share beyond x widths is
// 2/π·atan(1/x).
static void spread_lorentz(double width, Spin *out, int count) {
    static const double apart = 0.2;
    int tails = count * 3 / 10, even = count - tails;
    double left = 1, beyond = 2 / M_PI * atan(2 / (apart * even));
    for (int k = 0; k < even; k++) {
        double at = apart * (k + 0.5 - even / 2.0);
        out[k] = (Spin){width * at, apart / (M_PI * (1 + at * at))};
        left -= out[k].weight;
    }
    for (int k = 0; k < tails; k++) {
        double at = 1 / tan(M_PI / 2 * beyond * (k + 0.5) / tails);
        out[even + k] = (Spin){width * (k % 2 ? at : -at), left / tails};
    }
}

void ensemble_lorentz(double width, Rng *rng, Spin *out, int count) {
    assert(count >= 10);
    if (!rng) {
        spread_lorentz(width, out, count);
        return;
    }
    for (int k = 0; k < count; k++)
        out[k] = (Spin){width * tan(M_PI * (rng_unit(rng) - 0.5)), 1.0 / count};
}
