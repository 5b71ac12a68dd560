// Rows about the whole program, started as a learner starts it and looked at from outside.
#include "app/bench.h"

#include "app/onlooker.h"
#include "base/file.h"
#include "base/mem.h"
#include "learner/progress.h"
#include "lesson/installed.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

// With `--profile DIR` what is installed there is there, too: the very files.
static void lend_packs(const Bench *bench, const char *folder) {
    const char *profile = bench->context->profile;
    char *packs = profile ? installed_folder(profile) : NULL;
    char *real = packs ? realpath(packs, NULL) : NULL, *here = installed_folder(folder);
    if (real && symlink(real, here)) perror(here); // measured without them
    free(here);
    free(real);
    free(packs);
}

// A folder of its own for the next start: a new learner, no cache of anything, a window of
// the row's size. Yours to free; NULL with `err`.
static char *new_profile(const Bench *bench, const BenchRow *row, int run, Error *err) {
    char name[64], place[32];
    snprintf(name, sizeof name, "%s-%d", row->name, run);
    snprintf(place, sizeof place, "0 0 %d %d 0", row->width, row->height);
    char *folder = file_join(bench->folder, name);
    Progress *progress = file_make_folder(folder, err) ? progress_open(folder, err) : NULL;
    bool good = progress && progress_set_text(progress, "window", place, err);
    if (progress) progress_close(progress);
    if (good) lend_packs(bench, folder);
    if (good) return folder;
    free(folder);
    return NULL;
}

// Starts `kyubi` on a new profile, with `path` where it is not NULL. `start` is when, ms.
static bool start(const Bench *bench, const BenchRow *row, int run, const char *path,
                  Onlooker *onlooker, double *from, Error *err) {
    char *profile = new_profile(bench, row, run, err);
    if (!profile) return false;
    char *program = file_join(bench->context->places->program, "kyubi");
    char *const words[] = {program, "--profile",          profile,      "--lang",
                           "ja",    path ? "open" : NULL, (char *)path, NULL};
    *from = bench_wall();
    bool good = onlooker_start(onlooker, words, profile, err);
    free(program);
    free(profile);
    if (good && onlooker_find(onlooker, row->width, row->height, err)) return true;
    onlooker_stop(onlooker);
    return false;
}

// Strips across the window, enough to tell a complete page from all that comes before it;
// reading all of the window would take as long as painting it.
enum { STRIPS = 4 };
static void lay_strips(const BenchRow *row, View *strips) {
    int w = row->width, h = row->height;
    strips[0] = (View){w / 6, 0, 8, h};
    strips[1] = (View){w / 3, 0, 8, h};
    strips[2] = (View){3 * w / 4, 0, 8, h};
    strips[3] = (View){0, h - h / 24, w, 4};
}

// The first run tells what the complete page looks like, and warms the disk's cache.
static bool time_starts(const Bench *bench, const BenchRow *row, const char *path,
                        Samples *samples, Error *err) {
    View strips[STRIPS];
    lay_strips(row, strips);
    Onlooker *onlooker = onlooker_create(err);
    if (!onlooker) return false;
    uint64_t page = 0;
    bool good = true;
    for (int i = 0; good && i <= row->runs; i++) {
        double from;
        good = start(bench, row, i, path, onlooker, &from, err) &&
               (i ? onlooker_await(onlooker, strips, STRIPS, page, true, err)
                  : onlooker_settle(onlooker, strips, STRIPS, 800, &page, err));
        if (good && i) bench_take(samples, bench_wall() - from, onlooker_cpu(onlooker));
        onlooker_stop(onlooker);
    }
    onlooker_destroy(onlooker);
    return good;
}

bool bench_start_library(const Bench *bench, const BenchRow *row, Samples *samples,
                         Error *err) {
    return time_starts(bench, row, NULL, samples, err);
}

bool bench_start_lesson(const Bench *bench, const BenchRow *row, Samples *samples,
                        Error *err) {
    return time_starts(bench, row, bench->lesson, samples, err);
}

// The program on C01, settled and ready for keys; NULL with `err`.
static Onlooker *open_program(const Bench *bench, const BenchRow *row, int run,
                              Error *err) {
    View strips[STRIPS];
    lay_strips(row, strips);
    Onlooker *onlooker = onlooker_create(err);
    uint64_t page;
    double from;
    if (onlooker && start(bench, row, run, bench->lesson, onlooker, &from, err) &&
        onlooker_settle(onlooker, strips, STRIPS, 500, &page, err))
        return onlooker;
    onlooker_destroy(onlooker);
    return NULL;
}

static bool turn_page(Onlooker *onlooker, const BenchRow *row, Error *err) {
    View strips[STRIPS];
    lay_strips(row, strips);
    uint64_t page;
    onlooker_tap(onlooker, "Next"); // X's name of Page Down
    return onlooker_settle(onlooker, strips, STRIPS, 150, &page, err);
}

// One real key press on the arrow of C01: the time until its pixels have changed in the X
// server, looked at without a pause.
static bool press_once(Onlooker *onlooker, const View *view, bool right, Samples *samples,
                       Error *err) {
    const char *key = right ? "Right" : "Left";
    uint64_t before;
    if (!onlooker_settle(onlooker, view, 1, 30, &before, err)) return false;
    double wall = bench_wall(), cpu = onlooker_cpu(onlooker);
    onlooker_key(onlooker, key, true);
    bool good = onlooker_await(onlooker, view, 1, before, false, err);
    wall = bench_wall() - wall;
    onlooker_key(onlooker, key, false);
    if (good && samples) bench_take(samples, wall, onlooker_cpu(onlooker) - cpu);
    return good;
}

bool bench_input(const Bench *bench, const BenchRow *row, Samples *samples, Error *err) {
    enum { WARM = 5 };
    BenchArrow arrow;
    if (!bench_arrow_place(bench, row, &arrow, err)) return false;
    Onlooker *onlooker = open_program(bench, row, 0, err);
    if (!onlooker) return false;
    bool good = onlooker_can_press(onlooker, err);
    for (int page = 0; good && page < arrow.page; page++)
        good = turn_page(onlooker, row, err);
    if (good) onlooker_click(onlooker, arrow.tip_x, arrow.tip_y);
    // The middle of the ball: every turn moves the arrow there, and it is read quickly.
    int reach = arrow.radius / 4;
    View view = {arrow.x - reach, arrow.y - reach, 2 * reach, 2 * reach};
    for (int i = 0; good && i < WARM + row->runs; i++)
        good = press_once(onlooker, &view, i / 12 % 2, i < WARM ? NULL : samples, err);
    onlooker_destroy(onlooker);
    return good;
}

// How often the program or its jail was woken while nothing happened for 5 s.
bool bench_idle(const Bench *bench, const BenchRow *row, Samples *samples, Error *err) {
    Onlooker *onlooker = open_program(bench, row, 0, err);
    if (!onlooker) return false;
    bench_sleep(500);
    for (int i = 0; i < row->runs; i++) {
        double before = onlooker_sleeps(onlooker), cpu = onlooker_cpu(onlooker);
        bench_sleep(5000);
        bench_take(samples, onlooker_sleeps(onlooker) - before,
                   onlooker_cpu(onlooker) - cpu);
    }
    onlooker_destroy(onlooker);
    return true;
}

// Resident memory of the program and its jail when every page of C01 was shown.
bool bench_rss(const Bench *bench, const BenchRow *row, Samples *samples, Error *err) {
    BenchArrow arrow;
    if (!bench_arrow_place(bench, row, &arrow, err)) return false;
    bool good = true;
    for (int i = 0; good && i < row->runs; i++) {
        Onlooker *onlooker = open_program(bench, row, i, err);
        good = onlooker && onlooker_can_press(onlooker, err);
        for (int page = 1; good && page < arrow.pages; page++)
            good = turn_page(onlooker, row, err);
        if (good) bench_take(samples, onlooker_megabytes(onlooker), 0);
        onlooker_destroy(onlooker);
    }
    return good;
}
