// Rows about frames: a desk and its window in this process, driven by pushed events. A
// frame is a whole turn of the window: event, desk, scene, damage, painting, presenting
// (waited for: SDL syncs with the X server).
#include "app/bench.h"

#include "app/window.h"
#include "base/file.h"
#include "base/mem.h"

#include <SDL.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct Stand {
    Desk *desk;
    Window *window;
} Stand;

static Desk *new_desk(const Bench *bench, const BenchRow *row, Error *err) {
    Desk *desk = desk_create((DeskOptions){.places = bench->context->places,
                                           .words = bench->context->words,
                                           .fonts = bench->fonts,
                                           .lang = LANG_JA,
                                           .theme = THEME_LIGHT,
                                           .ruby = RUBY_ON,
                                           .width = row->width,
                                           .height = row->height},
                             err);
    if (!desk) return NULL;
    char place[32];
    snprintf(place, sizeof place, "0 0 %d %d 0", row->width, row->height);
    desk_set_setting(desk, "window", place);
    return desk;
}

// What the X server has to say to a new window comes within milliseconds; the rows want it
// behind them.
static void let_settle(Stand *stand) {
    for (int i = 0; i < 15; i++) {
        SDL_Event nothing = {.type = SDL_USEREVENT};
        SDL_PushEvent(&nothing);
        window_turn(stand->window);
        bench_sleep(10);
    }
}

static void stand_close(Stand *stand) {
    window_close(stand->window);
    desk_destroy(stand->desk);
}

static double scale_of(Desk *desk) {
    return scene_look(desk_scene(desk))->metrics.scale;
}

static bool stand_open(const Bench *bench, const BenchRow *row, Stand *stand, Error *err) {
    *stand = (Stand){.desk = new_desk(bench, row, err)};
    if (!stand->desk) return false;
    stand->window = window_open(stand->desk, err);
    if (!stand->window) {
        desk_destroy(stand->desk);
        return false;
    }
    let_settle(stand);
    const Metrics *m = &scene_look(desk_scene(stand->desk))->metrics;
    if (lround(m->width * m->scale) == row->width &&
        lround(m->height * m->scale) == row->height)
        return true;
    stand_close(stand);
    return error_set(err, "bench.small_screen", "%d\t%d", row->width, row->height);
}

static void turn(Stand *stand, SDL_Event event, Samples *samples) {
    double wall = bench_wall(), cpu = bench_cpu();
    SDL_PushEvent(&event);
    window_turn(stand->window);
    if (samples) bench_take(samples, bench_wall() - wall, bench_cpu() - cpu);
}

// Places in logical px, as the scene has them.
static SDL_Event motion(Stand *stand, double x, double y) {
    double scale = scale_of(stand->desk);
    return (SDL_Event){.motion = {.type = SDL_MOUSEMOTION,
                                  .state = SDL_BUTTON_LMASK,
                                  .x = (int)lround(x * scale),
                                  .y = (int)lround(y * scale)}};
}

static SDL_Event button(Stand *stand, double x, double y, bool down) {
    double scale = scale_of(stand->desk);
    return (SDL_Event){.button = {.type = down ? SDL_MOUSEBUTTONDOWN : SDL_MOUSEBUTTONUP,
                                  .button = SDL_BUTTON_LEFT,
                                  .state = down,
                                  .x = (int)lround(x * scale),
                                  .y = (int)lround(y * scale)}};
}

static Rect rect_of(Desk *desk, SpotKind kind) {
    const Scene *scene = desk_scene(desk);
    for (int i = 0; i < scene_spots(scene); i++)
        if (scene_spot_at(scene, i)->spot.kind == kind)
            return scene_spot_at(scene, i)->rect;
    return (Rect){0};
}

// The lesson at `path` on its first page with an arrow.
static bool to_arrow_of(Desk *desk, const char *path, Rect *ball, int *page, Error *err) {
    if (!desk_open(desk, path, err)) return false;
    desk_wait(desk);
    for (*page = 0; *page < desk_pages(desk); ++*page) {
        desk_turn_to(desk, *page);
        *ball = rect_of(desk, SPOT_ARROW);
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

bool bench_arrow_place(const Bench *bench, const BenchRow *row, BenchArrow *arrow,
                       Error *err) {
    Desk *desk = new_desk(bench, row, err);
    if (!desk) return false;
    Rect ball;
    bool good = to_arrow(bench, desk, &ball, &arrow->page, err);
    double scale = good ? scale_of(desk) : 1;
    if (good)
        *arrow = (BenchArrow){.page = arrow->page,
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
    let_settle(stand);
    turn(stand, button(stand, x, y, true), NULL);
    SDL_SetModState(KMOD_ALT);
    for (int i = 0; i < WARM + runs; i++) {
        double a = 7 * i * M_PI / 180, reach = 0.3 * r.w;
        turn(stand, motion(stand, x + reach * cos(a), y + reach * sin(a)),
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
    if (good) let_settle(&stand);
    for (int i = 0; good && i < WARM + row->runs; i++) {
        SDL_Event event = {
            .window = {.type = SDL_WINDOWEVENT, .event = SDL_WINDOWEVENT_EXPOSED}};
        turn(&stand, event, i < WARM ? NULL : samples);
    }
    stand_close(&stand);
    return good;
}

// Full but for one cell a column: 20 columns, as Quirk writes them, since its columns keep
// their places. `moving`: every fourth gate turns with the time, the first column's too.
static char *circuit_text(int wires, bool moving) {
    static const char *const gates[] = {"H", "Z^¼", "X", "Z^½", "Z", "H", "Z^-½", "Y"};
    static const char *const turns[] = {"{\"id\":\"Ryft\",\"arg\":\"2 pi t\"}",
                                        "{\"id\":\"Rzft\",\"arg\":\"pi t\"}", "\"X^t\""};
    Buffer text = {0};
    for (int column = 0; column < 20; column++) {
        int hole = column % wires, pair = (column + 2) % (wires - 1);
        bool swaps = pair != hole && pair + 1 != hole;
        buffer_print(&text, column ? ",[" : "{\"cols\":[[");
        for (int wire = 0; wire < wires; wire++) {
            if (wire) buffer_print(&text, ",");
            if (wire == hole)
                buffer_print(&text, "1");
            else if (swaps && (wire == pair || wire == pair + 1))
                buffer_print(&text, "\"Swap\"");
            else if (moving && (wire + column) % 4 == 0)
                buffer_print(&text, "%s", turns[(wire + column) / 4 % 3]);
            else
                buffer_print(&text, "\"%s\"", gates[(wire + column) % 8]);
        }
        buffer_print(&text, "]");
    }
    buffer_print(&text, "]}");
    return buffer_take(&text);
}

static bool to_circuit(const Bench *bench, Desk *desk, int wires, bool moving, Error *err) {
    char *path = file_join(bench->folder, "drag.json"), *text = circuit_text(wires, moving);
    bool good = file_write(path, text, strlen(text), err) && desk_open(desk, path, err);
    free(path);
    free(text);
    return good;
}

// A free cell: no step lies over its middle.
static bool is_free(const Scene *scene, const SpotArea *area) {
    if (area->spot.kind != SPOT_CELL) return false;
    const SpotArea *top =
        scene_hit(scene, area->rect.x + area->rect.w / 2, area->rect.y + area->rect.h / 2);
    return top && top->spot.kind == SPOT_CELL;
}

enum { MOST_CELLS = 256 };

// The free cells of the first twenty columns.
static int free_cells(const Scene *scene, Rect *cells) {
    int count = 0;
    for (int i = 0; i < scene_spots(scene) && count < MOST_CELLS; i++) {
        const SpotArea *area = scene_spot_at(scene, i);
        if (is_free(scene, area) && area->spot.b < 20) cells[count++] = area->rect;
    }
    return count;
}

// A gate from the palette over one free cell after the other; each time the preview is run
// and everything shown for it.
bool bench_drag(const Bench *bench, const BenchRow *row, Samples *samples, Error *err) {
    Stand stand;
    Rect cells[MOST_CELLS];
    if (!stand_open(bench, row, &stand, err)) return false;
    bool good = to_circuit(bench, stand.desk, row->size, false, err);
    if (good) let_settle(&stand);
    int count = good ? free_cells(desk_scene(stand.desk), cells) : 0;
    Rect tile = rect_of(stand.desk, SPOT_PALETTE);
    if (good && (count < 8 || tile.w <= 0))
        good = error_set(err, "bench.small_screen", "%d\t%d", row->width, row->height);
    if (good)
        turn(&stand, button(&stand, tile.x + tile.w / 2, tile.y + tile.h / 2, true), NULL);
    for (int i = 0; good && count && i < count + row->runs; i++) {
        Rect cell = cells[i % count];
        turn(&stand, motion(&stand, cell.x + cell.w / 2, cell.y + cell.h / 2),
             i < count ? NULL : samples);
    }
    stand_close(&stand);
    return good;
}

// A circuit whose time runs: from picture to picture, everything worked out and shown anew.
bool bench_animate(const Bench *bench, const BenchRow *row, Samples *samples, Error *err) {
    enum { WARM = 10 };
    Stand stand;
    if (!stand_open(bench, row, &stand, err)) return false;
    bool good = to_circuit(bench, stand.desk, row->size, true, err);
    if (good) let_settle(&stand);
    Rect play = rect_of(stand.desk, SPOT_CYCLE);
    if (good && play.w <= 0)
        good = error_set(err, "bench.small_screen", "%d\t%d", row->width, row->height);
    double x = play.x + play.w / 2, y = play.y + play.h / 2;
    if (good) turn(&stand, button(&stand, x, y, true), NULL);
    if (good) turn(&stand, button(&stand, x, y, false), NULL);
    double wall = bench_wall(), cpu = bench_cpu();
    for (int i = 0; good && i < WARM + row->runs;) {
        const Scene *before = desk_scene(stand.desk);
        window_turn(stand.window);
        if (desk_scene(stand.desk) == before) continue;
        double wall_now = bench_wall(), cpu_now = bench_cpu();
        if (i++ >= WARM) bench_take(samples, wall_now - wall, cpu_now - cpu);
        wall = wall_now;
        cpu = cpu_now;
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
    if (good) let_settle(&stand);
    if (good) run_frames(&stand, child, row->runs, samples);
    stand_close(&stand);
    free(lesson);
    return good;
}
