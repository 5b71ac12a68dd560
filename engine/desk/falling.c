#include "desk/falling.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>

// One shot falls for ONE_MS; several grow into their bars in MANY_MS (look book, Motion).
enum { ONE_MS = 320, MANY_MS = 600, FRAME_MS = 16, MOST_MS = 250, SLOW = 4 };

static const int speeds[] = {2, 10, 100, 1000};
enum { SPEEDS = sizeof speeds / sizeof *speeds };

void falling_end(Falling *falling) {
    tally_destroy(falling->tally);
    *falling = (Falling){0};
}

static int least(int a, int b) {
    return a < b ? a : b;
}

static double way_ms(const Falling *falling) {
    int more = falling->to - falling->from;
    return more == 1 ? ONE_MS : MANY_MS;
}

// 0 … 1: how much of the way of the last ones is done.
static double part_at(const Falling *falling, double now) {
    if (falling->to == falling->from) return 1;
    return fmax(0, fmin(1, (now - falling->since) / way_ms(falling)));
}

// Of several the first arrive first; the way ends slowly.
static int fallen_at(const Falling *falling, double now) {
    double part = part_at(falling, now);
    int more = falling->to - falling->from;
    if (more == 1) return part >= 1 ? falling->to : falling->from;
    return falling->from + (int)floor(more * (1 - pow(1 - part, 3)) + 1e-9);
}

bool falling_throw(Falling *falling, int before, int more, bool cuts, double now) {
    if (!falling->begun) falling->from = falling->to = before;
    falling->begun = true;
    if (falling->to >= MOST_SHOTS) return false;
    falling->from = cuts ? falling->to : fallen_at(falling, now);
    falling->to = least(MOST_SHOTS, falling->to + more);
    if (cuts) falling->from = falling->to;
    falling->since = now;
    return true;
}

void falling_back(Falling *falling) {
    falling->begun = true;
    falling->running = false;
    falling->from = falling->to = 0;
    falling->owed = 0;
}

void falling_run(Falling *falling, int before, double now) {
    if (!falling->begun) falling->from = falling->to = before;
    falling->begun = true;
    falling->running = !falling->running;
    falling->last = now;
    falling->owed = falling->running ? 1 : 0; // the first one at once
}

static int speed_of(const Falling *falling) {
    return falling->speed ? falling->speed : speeds[0];
}

void falling_faster(Falling *falling) {
    int next = 0;
    while (next < SPEEDS && speeds[next] <= speed_of(falling))
        next++;
    falling->speed = speeds[next % SPEEDS];
}

// A slow one is thrown by itself, so that it is seen to fall.
static void run_on(Falling *falling, bool cuts, double now) {
    double passed = fmin(MOST_MS, fmax(0, now - falling->last));
    falling->last = now;
    falling->owed += passed * speed_of(falling) / 1000;
    int more = (int)floor(falling->owed);
    if (!more) return;
    falling->owed -= more;
    bool seen = speed_of(falling) <= SLOW;
    if (!falling_throw(falling, 0, more, cuts || !seen, now)) falling->running = false;
}

bool falling_advance(Falling *falling, bool cuts, double now) {
    bool moved = falling->from < falling->to;
    if (falling->running) run_on(falling, cuts, now);
    if (part_at(falling, now) >= 1) falling->from = falling->to;
    return moved || falling->running;
}

int falling_due(const Falling *falling, bool cuts, double now) {
    if (falling->from < falling->to) return FRAME_MS;
    if (!falling->running) return -1;
    double wait = 1000 * (1 - falling->owed) / speed_of(falling);
    double frame = cuts ? 200 : FRAME_MS;
    return (int)ceil(fmax(frame, wait - fmax(0, now - falling->last)));
}

static bool is_of(const Falling *falling, Sight sight, uint64_t shown, uint64_t seed) {
    return falling->tally && falling->run == sight.run && falling->shown == shown &&
           falling->after == sight.after && tally_seed(falling->tally) == seed;
}

static void begin_tally(Falling *falling, Sight sight, uint64_t shown, uint64_t seed) {
    tally_destroy(falling->tally);
    falling->tally = tally_of(sight.run, sight.after, seed);
    falling->run = sight.run;
    falling->shown = shown;
    falling->after = sight.after;
}

const Tally *falling_look(Falling *falling, Sight sight, uint64_t shown, uint64_t seed,
                          double now, Fall *fall) {
    *fall = (Fall){.running = falling->running, .speed = speed_of(falling)};
    if (!falling->begun || !sight.run) return NULL;
    if (!is_of(falling, sight, shown, seed)) begin_tally(falling, sight, shown, seed);
    Tally *tally = falling->tally;
    if (!tally || !tally_to(tally, fallen_at(falling, now))) return NULL;
    bool single = falling->to - falling->from == 1 && part_at(falling, now) < 1;
    fall->falls = single && tally_next(tally, &fall->outcome);
    fall->part = part_at(falling, now);
    return tally;
}
