// Rows about frames: a desk and its window in this process, driven by pushed events. A
// frame is a whole turn of the window: event, desk, scene, damage, painting, presenting
// (waited for: SDL syncs with the X server).
#include "app/bench.h"

#include "app/bench_stand.h"
#include "base/file.h"
#include "base/mem.h"
#include "view/display.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

// The lesson at `path` on its first page with an arrow.
static bool to_arrow_of(Desk *desk, const char *path, Rect *ball, int *page, Error *err) {
    if (!desk_open(desk, path, err)) return false;
    desk_wait(desk);
    for (*page = 0; *page < desk_pages(desk); ++*page) {
        desk_turn_to(desk, *page);
        *ball = stand_rect(desk, SPOT_ARROW);
        if (ball->w > 0) return true;
    }
    return error_set(err, "bench.no_arrow", "%s", path);
}

static bool to_arrow(const Bench *bench, Desk *desk, Rect *ball, int *page, Error *err) {
    return to_arrow_of(desk, bench->lesson, ball, page, err);
}

// A pack of one lesson of one page, "one.lua"; the path of that.
static char *write_pack(const Bench *bench, const char *lesson, Error *err) {
    static const char pack[] =
        "{\"id\": \"bench\", \"version\": \"1\", \"api\": 0, \"title\": {\"en\": "
        "\"Bench\"},"
        "\"lessons\": [{\"id\": \"bench.one\", \"file\": \"one.lua\","
        "\"title\": {\"en\": \"One arrow\"}}]}\n";
    char *list = file_join(bench->folder, "pack.json");
    char *path = file_join(bench->folder, "one.lua");
    bool good = file_write(list, pack, strlen(pack), err) &&
                file_write(path, lesson, strlen(lesson), err);
    free(list);
    if (good) return path;
    free(path);
    return NULL;
}

// One display: a ball, as large as C01's.
static char *write_lesson(const Bench *bench, Error *err) {
    static const char lesson[] =
        "lesson { id = \"bench.one\", title = { en = \"One arrow\" } }\n"
        "page \"arrow\" { en = \"One arrow\" }\n"
        "prose { en = [[ Take the tip of the arrow and turn it. ]] }\n"
        "local one = input.arrow { theta = \"45 deg\", phi = \"15 deg\" }\n"
        "display.bloch { of = one }\n";
    return write_pack(bench, lesson, err);
}

// Where the arrow of both lessons points at first, from the ball's middle, for a radius of
// 1. Pressed elsewhere the ball itself turns.
static void tip_of_first(double *x, double *y) {
    const double theta = M_PI / 4, phi = M_PI / 12;
    double up, depth;
    ball_project(sin(theta) * cos(phi), sin(theta) * sin(phi), cos(theta), x, &up, &depth);
    *y = -up;
}

bool bench_arrow_place(const Bench *bench, const BenchRow *row, BenchArrow *arrow,
                       Error *err) {
    Desk *desk = stand_desk(bench, row, err);
    if (!desk) return false;
    Rect ball;
    bool good = to_arrow(bench, desk, &ball, &arrow->page, err);
    double scale = good ? stand_scale(desk) : 1, tip_x, tip_y;
    tip_of_first(&tip_x, &tip_y);
    if (good)
        *arrow = (BenchArrow){
            .page = arrow->page,
            .tip_x = (int)lround((ball.x + ball.w / 2 * (1 + tip_x)) * scale),
            .tip_y = (int)lround((ball.y + ball.h / 2 + ball.w / 2 * tip_y) * scale),
            .x = (int)lround((ball.x + ball.w / 2) * scale),
            .y = (int)lround((ball.y + ball.h / 2) * scale),
            .radius = (int)lround(ball.w / 2 * scale),
            .pages = desk_pages(desk)};
    desk_destroy(desk);
    return good;
}

// The arrow's tip goes round the ball in steps of 7°; Alt keeps it from snapping, so that
// every run is a change.
static void drag_round(Stand *stand, Rect r, int runs, Samples *samples) {
    enum { WARM = 20 };
    double x = r.x + r.w / 2, y = r.y + r.h / 2;
    stand_settle(stand);
    double across, down;
    tip_of_first(&across, &down);
    stand_turn(stand, stand_button(stand, x + across * r.w / 2, y + down * r.h / 2, true),
               NULL);
    SDL_SetModState(KMOD_ALT);
    for (int i = 0; i < WARM + runs; i++) {
        double a = 7 * i * M_PI / 180, reach = 0.3 * r.w;
        stand_turn(stand, stand_motion(stand, x + reach * cos(a), y + reach * sin(a)),
                   i < WARM ? NULL : samples);
    }
    SDL_SetModState(KMOD_NONE);
}

static bool drag_arrow(const Bench *bench, const BenchRow *row, const char *lesson,
                       Samples *samples, Error *err) {
    Stand stand;
    Rect ball;
    int page;
    if (!stand_open(bench, row, &stand, err)) return false;
    bool good = to_arrow_of(stand.desk, lesson, &ball, &page, err);
    if (good) drag_round(&stand, ball, row->runs, samples);
    stand_close(&stand);
    return good;
}

bool bench_arrow(const Bench *bench, const BenchRow *row, Samples *samples, Error *err) {
    char *lesson = write_lesson(bench, err);
    bool good = lesson && drag_arrow(bench, row, lesson, samples, err);
    free(lesson);
    return good;
}

bool bench_arrow_c01(const Bench *bench, const BenchRow *row, Samples *samples,
                     Error *err) {
    return drag_arrow(bench, row, bench->lesson, samples, err);
}

// The whole window, as after being uncovered: everything painted, from warm caches.
bool bench_redraw(const Bench *bench, const BenchRow *row, Samples *samples, Error *err) {
    enum { WARM = 5 };
    Stand stand;
    Rect r;
    int page;
    if (!stand_open(bench, row, &stand, err)) return false;
    bool good = to_arrow(bench, stand.desk, &r, &page, err);
    if (good) stand_settle(&stand);
    for (int i = 0; good && i < WARM + row->runs; i++) {
        SDL_Event event = {
            .window = {.type = SDL_WINDOWEVENT, .event = SDL_WINDOWEVENT_EXPOSED}};
        stand_turn(&stand, event, i < WARM ? NULL : samples);
    }
    stand_close(&stand);
    return good;
}

// From the wish to the first picture of the page, the lesson read in its jail; the window
// is there, nothing of the lesson is.
bool bench_open_lesson(const Bench *bench, const BenchRow *row, Samples *samples,
                       Error *err) {
    for (int i = -1; i < row->runs; i++) {
        Stand stand;
        if (!stand_open(bench, row, &stand, err)) return false;
        double wall = bench_wall(), cpu = bench_cpu();
        bool good = desk_open(stand.desk, bench->lesson, err);
        if (good) window_present(stand.window);
        while (good && desk_busy(stand.desk) && !desk_pages(stand.desk))
            window_turn(stand.window);
        wall = bench_wall() - wall;
        cpu = bench_cpu() - cpu;
        if (good && !desk_pages(stand.desk)) {
            *err = *desk_error(stand.desk);
            good = false;
        }
        stand_close(&stand);
        if (!good) return false;
        if (i >= 0) bench_take(samples, wall, cpu);
    }
    return true;
}

// Fifty lines, discs, arrows and boxes each, moved and turned by t, and a counter.
static const char stage_lesson[] =
    "lesson { id = \"bench.one\", title = { en = \"One arrow\" } }\n"
    "page \"stage\" { en = \"Two hundred strokes\" }\n"
    "stage { label = { en = \"Two hundred strokes\" }, draw = function(g, t)\n"
    "  g:animate()\n"
    "  g:text(8, 0.5, (\"%.2f\"):format(t))\n"
    "  for i = 1, 50 do\n"
    "    local x, y = 0.5 + 1.6 * ((i - 1) % 10), 1.8 + 1.6 * ((i - 1) // 10)\n"
    "    local a = t + i / 7\n"
    "    g:line(x, y, x + math.cos(a), y + math.sin(a), { ink = \"zero\", width = 0.06 })\n"
    "    g:circle(x + 0.5 * math.cos(a), y, 0.2, { fill = \"fox\" })\n"
    "    g:arrow(x, y, x - math.cos(a), y + math.sin(a), { ink = \"phase\" })\n"
    "    g:rect(x, y + 0.2 * math.sin(a), 0.8, 0.4, { radius = 0.1 })\n"
    "  end\nend }\n";

// CPU time of this thread and of the lesson's process, which has one, ms.
static double both_cpu(clockid_t child) {
    struct timespec time;
    double here = bench_cpu();
    if (clock_gettime(child, &time)) return here;
    return here + (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

// From picture to picture: the jail draws, the parent paints and waits for the next frame.
static void run_frames(Stand *stand, clockid_t child, int runs, Samples *samples) {
    enum { WARM = 20 };
    double wall = bench_wall(), cpu = both_cpu(child);
    for (int i = 0; i < WARM + runs;) {
        const Scene *before = desk_scene(stand->desk);
        window_turn(stand->window);
        if (desk_scene(stand->desk) == before) continue;
        double wall_now = bench_wall(), cpu_now = both_cpu(child);
        if (i++ >= WARM) bench_take(samples, wall_now - wall, cpu_now - cpu);
        wall = wall_now;
        cpu = cpu_now;
    }
}

bool bench_stage(const Bench *bench, const BenchRow *row, Samples *samples, Error *err) {
    Stand stand;
    char *lesson = write_pack(bench, stage_lesson, err);
    if (!lesson || !stand_open(bench, row, &stand, err)) return free(lesson), false;
    bool good = desk_open(stand.desk, lesson, err);
    if (good) desk_wait(stand.desk);
    clockid_t child = CLOCK_MONOTONIC;
    // A stage that does not move has failed, and the lesson with it.
    bool runs = good && desk_wakes(stand.desk) >= 0 &&
                !clock_getcpuclockid(desk_jail(stand.desk), &child);
    if (good && !runs) good = error_set(err, "bench.no_stage", "%s", lesson);
    if (good) stand_settle(&stand);
    if (good) run_frames(&stand, child, row->runs, samples);
    stand_close(&stand);
    free(lesson);
    return good;
}
