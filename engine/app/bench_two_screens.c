// `kyubi present` on a laptop's screen and a 4K one: what a picture costs both processes,
// and the memory that they hold.
#include "app/bench.h"

#include "app/audience.h"
#include "app/onlooker.h"
#include "base/file.h"
#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { PRESENTER_WIDTH = 1920, PRESENTER_HEIGHT = 1080, HALL_X = PRESENTER_WIDTH };

// Side by side, the row's window in the hall; told by a file, for one X server has one
// screen. Goes with the bench's folder.
static bool list_screens(const Bench *bench, const BenchRow *row, Error *err) {
    char text[128], *file = file_join(bench->folder, "screens");
    snprintf(text, sizeof text, "%dx%d 0 0 laptop\n%dx%d %d 0 hall\n", PRESENTER_WIDTH,
             PRESENTER_HEIGHT, row->width, row->height, HALL_X);
    bool good = file_write(file, text, strlen(text), err);
    if (good) setenv("KYUBI_SCREENS", file, 1);
    free(file);
    return good;
}

typedef struct Clocks {
    double wall, cpu;
} Clocks;

// What this thread, which shows, and the whole presenter process have used.
static bool read_clocks(const Audience *audience, Clocks *now) {
    clockid_t clock;
    struct timespec used;
    if (clock_getcpuclockid(audience_presenter(audience), &clock) ||
        clock_gettime(clock, &used))
        return false;
    now->wall = bench_wall();
    now->cpu = bench_cpu() + (double)used.tv_sec * 1e3 + (double)used.tv_nsec / 1e6;
    return true;
}

// From picture to picture, as in app/bench_everything.c.
static bool run_pictures(Audience *audience, int runs, Samples *samples) {
    enum { WARM = 20, MOST = 60000 };
    Clocks before, now;
    double begun = bench_wall();
    if (!read_clocks(audience, &before)) return false;
    for (int i = 0; i < WARM + runs && bench_wall() < begun + MOST;) {
        long pictures = audience_pictures(audience);
        if (!audience_turn(audience) || !read_clocks(audience, &now)) return false;
        if (audience_pictures(audience) == pictures) continue;
        if (i++ >= WARM) bench_take(samples, now.wall - before.wall, now.cpu - before.cpu);
        before = now;
    }
    return samples->runs == runs;
}

static bool await_picture(Audience *audience, long more) {
    long wanted = audience_pictures(audience) + more;
    double end = bench_wall() + 20000;
    while (audience_pictures(audience) < wanted)
        if (!audience_turn(audience) || bench_wall() > end) return false;
    return true;
}

// The second page of tests/bench/everything.lua.
bool bench_two_screens(const Bench *bench, const BenchRow *row, Samples *samples,
                       Error *err) {
    const CommandContext *context = bench->context;
    char *program = file_join(context->places->program, "kyubi");
    char *path = file_join(context->places->lessons, "../tests/bench/everything.lua");
    char *words[] = {program,   "--profile", (char *)bench->folder, "--lang", "ja",
                     "present", path,        "--presenter-process", NULL};
    AudienceOptions options = {.context = context, .words = words, .path = path};
    Audience *audience =
        list_screens(bench, row, err) ? audience_open(&options, err) : NULL;
    bool good = audience && await_picture(audience, 1);
    if (good)
        audience_feed(audience, &(Gesture){.kind = GESTURE_KEY, .key = KEY_PAGE_DOWN});
    good = good && await_picture(audience, 2) && run_pictures(audience, row->runs, samples);
    if (audience) audience_close(audience);
    if (audience && !good) error_set(err, "bench.no_stage", "%s", path);
    unsetenv("KYUBI_SCREENS");
    free(path);
    free(program);
    return good;
}

// Resident memory of both processes when every page of C01 was shown.
static bool weigh(const Bench *bench, const BenchRow *row, int run, int pages,
                  Onlooker *onlooker, Samples *samples, Error *err) {
    char name[64], *program = file_join(bench->context->places->program, "kyubi");
    snprintf(name, sizeof name, "%s-%d", row->name, run);
    char *profile = file_join(bench->folder, name);
    char *const words[] = {program, "--profile", profile,       "--lang",
                           "ja",    "present",   bench->lesson, NULL};
    View strip = {row->width / 3, 0, 8, row->height};
    uint64_t print;
    bool good = file_make_folder(profile, err) &&
                onlooker_start(onlooker, words, profile, err) &&
                onlooker_find(onlooker, row->width, row->height, err) &&
                onlooker_settle(onlooker, &strip, 1, 800, &print, err);
    for (int page = 1; good && page < pages; page++) {
        onlooker_tap(onlooker, "Next");
        good = onlooker_settle(onlooker, &strip, 1, 300, &print, err);
    }
    if (good) bench_take(samples, onlooker_megabytes(onlooker), 0);
    onlooker_stop(onlooker);
    free(profile);
    free(program);
    return good;
}

bool bench_rss_two_screens(const Bench *bench, const BenchRow *row, Samples *samples,
                           Error *err) {
    BenchArrow arrow;
    if (!bench_arrow_place(bench, row, &arrow, err) || !list_screens(bench, row, err))
        return false;
    Onlooker *onlooker = onlooker_create(err);
    bool good = onlooker && onlooker_can_press(onlooker, err);
    for (int i = 0; good && i < row->runs; i++)
        good = weigh(bench, row, i, arrow.pages, onlooker, samples, err);
    onlooker_destroy(onlooker);
    unsetenv("KYUBI_SCREENS");
    return good;
}
