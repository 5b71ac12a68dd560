// Every display at once (tests/bench/everything.lua), all of them moving: a timer turns the
// circuits that they show. Or one of them alone, as wide as on any page: the same lesson
// without the other displays.
#include "app/bench.h"

#include "app/bench_stand.h"
#include "base/file.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_LESSON = 1 << 16 };

static char *everything(const Bench *bench) {
    return file_join(bench->context->places->lessons, "../tests/bench/everything.lua");
}

// From picture to picture, until so many were painted; never longer than MOST ms. What a
// turn costs that paints nothing belongs to the next that does.
static bool run_frames(Stand *stand, int runs, Samples *samples) {
    enum { WARM = 20, MOST = 60000 };
    double begun = bench_wall(), wall = begun, cpu = bench_cpu();
    for (int i = 0; i < WARM + runs && bench_wall() < begun + MOST;) {
        long before = window_pictures(stand->window);
        window_turn(stand->window);
        double wall_now = bench_wall(), cpu_now = bench_cpu();
        bool painted = window_pictures(stand->window) != before;
        if (painted && i++ >= WARM) bench_take(samples, wall_now - wall, cpu_now - cpu);
        wall = wall_now;
        if (painted) cpu = cpu_now;
    }
    return samples->runs == runs;
}

// The second page of the lesson at `path`, from frame to frame.
static bool measure_lesson(const Bench *bench, const BenchRow *row, const char *path,
                           Samples *samples, Error *err) {
    Stand stand;
    if (!stand_open(bench, row, &stand, err)) return false;
    bool good = desk_open(stand.desk, path, err);
    if (good) desk_wait(stand.desk);
    if (good && desk_error(stand.desk)) {
        *err = *desk_error(stand.desk);
        good = false;
    }
    if (good) desk_turn_to(stand.desk, 1);
    if (good) stand_settle(&stand);
    if (good && !run_frames(&stand, row->runs, samples))
        good = error_set(err, "bench.no_stage", "%s", path);
    stand_close(&stand);
    return good;
}

bool bench_everything(const Bench *bench, const BenchRow *row, Samples *samples,
                      Error *err) {
    char *path = everything(bench);
    bool good = measure_lesson(bench, row, path, samples, err);
    free(path);
    return good;
}

// --- one display

// What the row's name has between "frame_display_" and "_4k".
static void display_of(const BenchRow *row, char name[32]) {
    snprintf(name, 32, "%s", row->name + strlen("frame_display_"));
    char *end = strstr(name, "_4k");
    if (end) *end = 0;
}

static bool stays(const char *line, size_t size, const char *name) {
    static const char word[] = "display.";
    size_t long_ = strlen(name), before = sizeof word - 1;
    if (size < before + long_ || strncmp(line, word, before) != 0) return true;
    return !strncmp(line + before, name, long_) && line[before + long_] == ' ';
}

// The lesson's lines but those of other displays, and laid out as pages are.
static char *one_of(const char *all, const char *name) {
    static const char layout[] = ", layout = \"stage\"";
    Buffer out = {0};
    while (*all) {
        size_t size = strcspn(all, "\n") + 1;
        const char *wide = strstr(all, layout);
        bool widens = wide && wide < all + size;
        if (widens) {
            buffer_add(&out, all, (size_t)(wide - all));
            wide += sizeof layout - 1;
            buffer_add(&out, wide, size - (size_t)(wide - all));
        } else if (stays(all, size, name))
            buffer_add(&out, all, size);
        all += size;
    }
    return buffer_take(&out);
}

// That lesson as a file; its path, yours.
static char *write_one(const Bench *bench, const BenchRow *row, Error *err) {
    char name[32], *from = everything(bench);
    size_t size;
    char *all = file_read(from, MOST_LESSON, &size, err), *text = NULL;
    free(from);
    if (!all) return NULL;
    display_of(row, name);
    text = one_of(all, name);
    free(all);
    char *path = file_join(bench->folder, "one.lua");
    bool good = file_write(path, text, strlen(text), err);
    free(text);
    if (good) return path;
    free(path);
    return NULL;
}

bool bench_display(const Bench *bench, const BenchRow *row, Samples *samples, Error *err) {
    char *path = write_one(bench, row, err);
    bool good = path && measure_lesson(bench, row, path, samples, err);
    free(path);
    return good;
}
