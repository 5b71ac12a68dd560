#include "app/bench_stand.h"

#include <math.h>
#include <stdio.h>

Desk *stand_desk(const Bench *bench, const BenchRow *row, Error *err) {
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
void stand_settle(Stand *stand) {
    for (int i = 0; i < 15; i++) {
        SDL_Event nothing = {.type = SDL_USEREVENT};
        SDL_PushEvent(&nothing);
        window_turn(stand->window);
        bench_sleep(10);
    }
}

void stand_close(Stand *stand) {
    window_close(stand->window);
    desk_destroy(stand->desk);
}

double stand_scale(Desk *desk) {
    return scene_look(desk_scene(desk))->metrics.scale;
}

bool stand_open(const Bench *bench, const BenchRow *row, Stand *stand, Error *err) {
    *stand = (Stand){.desk = stand_desk(bench, row, err)};
    if (!stand->desk) return false;
    stand->window = window_open(stand->desk, err);
    if (!stand->window) {
        desk_destroy(stand->desk);
        return false;
    }
    stand_settle(stand);
    const Metrics *m = &scene_look(desk_scene(stand->desk))->metrics;
    if (lround(m->width * m->scale) == row->width &&
        lround(m->height * m->scale) == row->height)
        return true;
    stand_close(stand);
    return error_set(err, "bench.small_screen", "%d\t%d", row->width, row->height);
}

void stand_turn(Stand *stand, SDL_Event event, Samples *samples) {
    double wall = bench_wall(), cpu = bench_cpu();
    SDL_PushEvent(&event);
    window_turn(stand->window);
    if (samples) bench_take(samples, bench_wall() - wall, bench_cpu() - cpu);
}

// Places in logical px, as the scene has them.
SDL_Event stand_motion(Stand *stand, double x, double y) {
    double scale = stand_scale(stand->desk);
    return (SDL_Event){.motion = {.type = SDL_MOUSEMOTION,
                                  .state = SDL_BUTTON_LMASK,
                                  .x = (int)lround(x * scale),
                                  .y = (int)lround(y * scale)}};
}

SDL_Event stand_button(Stand *stand, double x, double y, bool down) {
    double scale = stand_scale(stand->desk);
    return (SDL_Event){.button = {.type = down ? SDL_MOUSEBUTTONDOWN : SDL_MOUSEBUTTONUP,
                                  .button = SDL_BUTTON_LEFT,
                                  .state = down,
                                  .x = (int)lround(x * scale),
                                  .y = (int)lround(y * scale)}};
}

Rect stand_rect(Desk *desk, SpotKind kind) {
    const Scene *scene = desk_scene(desk);
    for (int i = 0; i < scene_spots(scene); i++)
        if (scene_spot_at(scene, i)->spot.kind == kind)
            return scene_spot_at(scene, i)->rect;
    return (Rect){0};
}

SDL_Event stand_key(SDL_Keycode key) {
    return (SDL_Event){
        .key = {.type = SDL_KEYDOWN, .state = SDL_PRESSED, .keysym.sym = key}};
}
