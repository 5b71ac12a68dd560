#include "desk/holding.h"

#include <string.h>

Record holding_of(const Workpiece *piece, const Circuit *circuit) {
    const Circuit *now = piece->history ? history_now(piece->history) : NULL;
    if (!piece->held_record.mask || !now || now == circuit) return piece->held_record;
    return record_carry(now, circuit, piece->held_record);
}

void holding_carry(Workpiece *piece, const Circuit *before) {
    if (piece->held_record.mask)
        piece->held_record =
            record_carry(before, history_now(piece->history), piece->held_record);
}

bool holding_set(Workpiece *piece, Record held, Error *err) {
    Error why = {0};
    Record before = piece->held_record;
    piece->held_record = held;
    piece->by_shot = false;
    if (workpiece_rerun(piece, true, &why)) return true;
    if (!strcmp(why.key, "run.impossible")) error_set(&why, "hold.never", " ");
    piece->held_record = before;
    if (err) *err = why;
    return false;
}

bool holding_put(Workpiece *piece, int finding, int value, Error *err) {
    const Circuit *now = history_now(piece->history);
    int step = circuit_finding_step(now, finding);
    if (step == NO_STEP) return error_set(err, "hold.many", "%d", MOST_FINDINGS);
    bool reset = circuit_step(now, step)->gate->kind == GATE_RESET;
    if (reset && run_noise(piece->run)) return error_set(err, "hold.noise", " ");
    return holding_set(piece, record_with(piece->held_record, finding, value), err);
}

bool holding_drop(Workpiece *piece, int finding, Error *err) {
    return holding_set(piece, record_without(piece->held_record, finding), err);
}

// Shot n has a chance of its own, so that it can be drawn again without those before it.
static Rng shot_rng(const Workpiece *piece) {
    uint64_t seed = piece->seed ? piece->seed : 1;
    Rng rng = rng_seeded(seed);
    for (int i = 1; i < piece->shot; i++)
        rng_bits(&rng);
    return rng_seeded(rng_bits(&rng));
}

bool holding_shot(Workpiece *piece, bool next, Error *err) {
    const Circuit *now = history_now(piece->history);
    if (!circuit_findings(now)) return error_set(err, "hold.none", " ");
    int before = piece->shot;
    if (next || !piece->shot) piece->shot = piece->shot % 9999 + 1;
    Rng rng = shot_rng(piece);
    Record found;
    bool drawn = record_draw(now, &piece->noise, (Record){0}, &rng, &found, err) &&
                 holding_set(piece, found, err);
    if (!drawn) piece->shot = before;
    piece->by_shot = drawn;
    return drawn;
}

double holding_chance(const Workpiece *piece) {
    return piece->run ? run_kept(piece->run, run_columns(piece->run)) : 1;
}
