#include "app/presenter.h"

#include "app/hall_link.h"
#include "app/handing.h"
#include "app/keymap.h"
#include "app/listener.h"
#include "app/painting.h"
#include "app/seat_window.h"
#include "app/small_picture.h"
#include "app/video.h"
#include "app/waits.h"
#include "base/mem.h"
#include "desk/show.h"

#include <SDL.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

enum {
    BUSY_MS = 3,
    LEASE_MS = 1000,  // for so long at least it is said that we live
    LINGER_MS = 400,  // without anything to do, before it is said that we sleep
    SOON_MS = 1000,   // after which F5 was not meant for a screen that has gone since
    STATE_MS = 250,   // between two states
    SMALL_SHARE = 16, // a small picture takes that part of the time at most,
    SMALL_MS = 100,   // but is never older than this
    LEAST_WIDTH = 640,
    LEAST_HEIGHT = 480
};

typedef struct Presenter {
    const PresenterOptions *options;
    Link *link;
    Listener *listener;
    Handing handing;
    Show *show;
    SDL_Window *sdl;
    Hold hold, hall_hold;
    Uint32 heard; // SDL's number for what the link brings
    bool news;    // … it has brought something
    bool whole;   // all of the window must be painted
    SharedPicture picture;
    bool hall_whole;        // all of the hall's picture must be drawn
    uint32_t number, shown; // of the last damage; of that which was seen
    LinkSeats seats;
    SmallPicture small;
    double small_next;    // ms: before that, no other is made
    unsigned swaps, ways; // the show's numbers, as they were told
    bool wishes_way;      // another way is wished by a key
    bool full;
    uint64_t state; // the number of the one that was told
    Uint32 told_at, busy_at, leased_to;
    Uint32 begun_at; // when F5 was pressed last; 0: never
    bool leased;     // until leased_to; else it was said that we sleep
    bool ready, over;
} Presenter;

// --- what the audience process says

static void say_screens(Presenter *p) {
    const Words *words = p->options->context->words;
    const Screen *hall = &p->seats.hall;
    const char *key = hall->w         ? "present.screen"
                      : p->seats.full ? "present.full"
                                      : "present.no_hall";
    Text said;
    for (int lang = 0; lang < LANG_COUNT; lang++)
        said.in[lang] = words_say(words, (Lang)lang, key, "%s\t%d\t%d",
                                  hall->name[0] ? hall->name : " ", hall->w, hall->h);
    show_say_screens(p->show, said, hall->w || p->seats.full);
}

static void take_seats(Presenter *p, const LinkSeats *seats) {
    bool lost = p->seats.hall.w && !seats->hall.w && !seats->full;
    if (lost && p->begun_at && SDL_GetTicks() - p->begun_at < SOON_MS)
        p->wishes_way = true; // it was pressed because that screen had gone
    bool moved = !screen_same_place(&p->seats.presenter, &seats->presenter);
    p->seats = *seats;
    p->full = seats->full != 0;
    if (moved) seat_window_move(p->sdl, &p->seats.presenter);
    if (p->show) say_screens(p);
}

static void take_picture(Presenter *p, const LinkMessage *message) {
    int width = message->body.size.width, height = message->body.size.height;
    picture_close(&p->picture);
    if (!picture_open(&p->picture, message->handle, width, height)) {
        p->over = true; // another process may have more luck
        return;
    }
    p->hall_whole = true;
    p->shown = p->number; // nobody waits for what was drawn elsewhere
    Gesture resized = {.kind = GESTURE_RESIZE, .width = width, .height = height};
    if (p->show) show_feed(p->show, SHOW_AUDIENCE, &resized);
}

static double scale_of(Presenter *p, ShowWindow window) {
    return scene_look(show_scene(p->show, window))->metrics.scale;
}

// With one screen F5 puts the hall's picture over the window, or takes it away: the key by
// which clickers begin a show. Else it is the show's.
static void feed(Presenter *p, ShowWindow window, const Gesture *gesture) {
    bool begins = gesture->kind == GESTURE_KEY && gesture->key == KEY_F5;
    if (begins) p->begun_at = SDL_GetTicks() | 1;
    if (begins && !p->seats.hall.w)
        p->wishes_way = true;
    else
        show_feed(p->show, window, gesture);
}

static void take_gesture(Presenter *p, Gesture gesture) {
    double scale = scale_of(p, SHOW_AUDIENCE);
    gesture.x /= scale;
    gesture.y /= scale;
    hold_watch(&p->hall_hold, &gesture, SDL_GetTicks());
    feed(p, SHOW_AUDIENCE, &gesture);
}

static void take(Presenter *p, const LinkMessage *message) {
    switch (message->kind) {
    case LINK_SEATS:
        take_seats(p, &message->body.seats);
        return;
    case LINK_PICTURE:
        take_picture(p, message);
        return;
    case LINK_SHOWN:
        p->shown = message->body.number;
        return;
    case LINK_GESTURE:
        if (p->show) take_gesture(p, message->body.gesture.gesture);
        return;
    case LINK_FINISH:
        p->over = true;
        return;
    default:
        return;
    }
}

// True: a text came whole.
static bool listen(Presenter *p) {
    LinkMessage message;
    LinkNext next;
    link_flush(p->link);
    while ((next = link_next(p->link, &message)) == LINK_MESSAGE)
        take(p, &message);
    if (next == LINK_OVER) p->over = true; // the audience process is gone
    return next == LINK_TEXT_WHOLE;
}

// --- what is said to it

static void send_alive(Presenter *p, int ms) {
    LinkMessage message = {.kind = LINK_ALIVE};
    message.body.ms = ms;
    link_send(p->link, &message);
}

// Before a piece of work, and before sleeping `wait` ms (-1: until something happens).
static void say_alive(Presenter *p, int wait) {
    Uint32 now = SDL_GetTicks();
    int for_ms = wait > LEASE_MS ? wait : LEASE_MS;
    bool holds = p->leased && (int)(p->leased_to - now) >= (wait > 0 ? wait : 0);
    if (holds) return;
    p->leased = true;
    p->leased_to = now + (Uint32)for_ms;
    send_alive(p, for_ms);
}

static void say_asleep(Presenter *p) {
    if (!p->leased) return;
    p->leased = false;
    send_alive(p, -1);
}

static void tell_state(Presenter *p) {
    char *state = show_state(p->show);
    p->state = show_state_number(p->show);
    p->told_at = SDL_GetTicks();
    link_send_text(p->link, LINK_STATE_NOW, state);
    free(state);
}

// ms until a state is due; -1: none is.
static int state_wait(const Presenter *p) {
    if (show_state_number(p->show) == p->state) return -1;
    return wait_left(p->told_at, STATE_MS, SDL_GetTicks());
}

// With one screen there are two ways: the hall's picture is over the window, or it is not.
static void tell_wishes(Presenter *p) {
    WindowWish wish = show_window_wish(p->show);
    bool way = wish.screens != p->ways || p->wishes_way;
    if (wish.swaps == p->swaps && !way) return;
    if (way) p->full = !p->full && !p->seats.hall.w;
    p->wishes_way = false;
    p->swaps = wish.swaps;
    p->ways = wish.screens;
    LinkMessage message = {.kind = LINK_WISH};
    message.body.wish = (LinkWish){.full = p->full, .swaps = (int32_t)wish.swaps};
    link_send(p->link, &message);
}

// --- pictures

static Pixels hall_pixels(const Presenter *p) {
    const SharedPicture *picture = &p->picture;
    return (Pixels){picture->pixels, picture->width, picture->height, picture->width * 4};
}

// The next picture is drawn once the last one is seen: nothing is drawn under the copying,
// and whoever shows is never behind.
static void draw_hall(Presenter *p) {
    if (p->number != p->shown || !p->picture.pixels) return;
    if (!p->ready && show_busy(p->show)) return; // the first picture is a whole one
    const Scene *scene = show_scene(p->show, SHOW_AUDIENCE);
    double scale = scene_look(scene)->metrics.scale;
    Rect rects[MOST_DAMAGE];
    int count = show_damage(p->show, SHOW_AUDIENCE, rects, MOST_DAMAGE);
    Pixels on = hall_pixels(p);
    if (p->hall_whole) {
        rects[0] = (Rect){0, 0, on.width / scale, on.height / scale};
        count = 1;
    }
    if (!count) return;
    p->hall_whole = false;
    p->ready = true;
    painting_scene(scene, &on, rects, count);
    LinkMessage message = {.kind = LINK_DAMAGE};
    LinkDamage *damage = &message.body.damage;
    damage->number = ++p->number;
    damage->count = painting_patches(rects, count, scale, &on, damage->patches);
    for (int i = 0; i < damage->count; i++)
        small_drawn(&p->small, damage->patches[i], on.width, on.height);
    link_send(p->link, &message);
}

static Patch mirror_patch(const Mirror *mirror, double scale) {
    Rect r = mirror->rect;
    int x = (int)(r.x * scale + 0.5), y = (int)(r.y * scale + 0.5);
    if (r.w <= 0 || mirror->covered) return (Patch){0};
    return (Patch){x, y, (int)((r.x + r.w) * scale + 0.5) - x,
                   (int)((r.y + r.h) * scale + 0.5) - y};
}

static double clock_ms(void) {
    return (double)SDL_GetPerformanceCounter() * 1e3 /
           (double)SDL_GetPerformanceFrequency();
}

// ms until the small picture is due; -1: nothing of it changed. A large change costs more
// and is followed less often than a pointer that moves.
static int small_wait(const Presenter *p) {
    if (!p->small.waits) return -1;
    double left = p->small_next - clock_ms();
    return left > 0 ? (int)left + 1 : 0;
}

// The patch of the window that changed; w 0: none did.
static Patch make_small(Presenter *p, const Pixels *on) {
    Pixels from = hall_pixels(p);
    if (!from.data || !p->number) return (Patch){0};
    double begun = clock_ms();
    Patch made = small_make(&p->small, &from, on);
    double end = clock_ms(), wait = (end - begun) * SMALL_SHARE;
    p->small_next = end + (wait < SMALL_MS ? wait : SMALL_MS);
    return made;
}

static void draw_window(Presenter *p) {
    const Scene *scene = show_scene(p->show, SHOW_PRESENTER);
    double scale = scene_look(scene)->metrics.scale;
    SDL_Surface *surface = SDL_GetWindowSurface(p->sdl);
    if (!surface) return;
    Pixels on = {surface->pixels, surface->w, surface->h, surface->pitch};
    Rect rects[MOST_DAMAGE];
    int count = show_damage(p->show, SHOW_PRESENTER, rects, MOST_DAMAGE);
    if (p->whole) {
        rects[0] = (Rect){0, 0, on.width / scale, on.height / scale};
        count = 1;
    }
    p->whole = false;
    if (count) painting_scene(scene, &on, rects, count);
    Patch changed[MOST_DAMAGE + 1];
    int painted = painting_patches(rects, count, scale, &on, changed);
    Mirror mirror = show_mirror(p->show);
    small_place(&p->small, mirror_patch(&mirror, scale));
    for (int i = 0; i < painted; i++)
        small_painted(&p->small, changed[i]);
    bool due = p->small.moved || small_wait(p) == 0;
    changed[painted] = due ? make_small(p, &on) : (Patch){0};
    if (changed[painted].w) painted++;
    video_show(p->sdl, changed, painted);
}

// --- what happens

// The window's cross asks, as Ctrl+Q does: it is the show that ends.
static bool own_gesture(Presenter *p, const SDL_Event *event, Gesture *gesture) {
    if (event->type == SDL_WINDOWEVENT && event->window.event == SDL_WINDOWEVENT_CLOSE) {
        *gesture = (Gesture){.kind = GESTURE_QUIT};
        return true;
    }
    return event->type != SDL_QUIT &&
           keymap_gesture(event, scale_of(p, SHOW_PRESENTER), gesture);
}

static void handle(Presenter *p, SDL_Event *event) {
    if (event->type == p->heard) {
        p->news = true;
        return;
    }
    keymap_skip_motions(event);
    if (video_bares(event)) p->whole = true;
    Gesture gesture;
    if (own_gesture(p, event, &gesture)) {
        hold_watch(&p->hold, &gesture, SDL_GetTicks());
        feed(p, SHOW_PRESENTER, &gesture);
    }
    keymap_forget(event);
}

static void feed_holds(Presenter *p) {
    Gesture rested;
    if (hold_take(&p->hold, SDL_GetTicks(), &rested))
        show_feed(p->show, SHOW_PRESENTER, &rested);
    if (hold_take(&p->hall_hold, SDL_GetTicks(), &rested))
        show_feed(p->show, SHOW_AUDIENCE, &rested);
}

// ms to sleep; -1: until something happens, which was said.
static int rest(Presenter *p) {
    int wait = show_busy(p->show) || link_unsent(p->link) ? BUSY_MS : show_wakes(p->show);
    wait = sooner(wait, hold_wait(&p->hold, SDL_GetTicks()));
    wait = sooner(wait, hold_wait(&p->hall_hold, SDL_GetTicks()));
    wait = sooner(sooner(wait, state_wait(p)), small_wait(p));
    wait = sooner(wait, handing_wait(&p->handing));
    if (wait >= 0) {
        say_alive(p, wait);
        return wait;
    }
    int idle = (int)(SDL_GetTicks() - p->busy_at);
    if (p->leased && idle < LINGER_MS) return LINGER_MS - idle;
    say_asleep(p);
    return link_unsent(p->link) ? BUSY_MS : -1;
}

static bool turn(Presenter *p) {
    SDL_Event event;
    int wait = rest(p);
    bool any = video_wait(&event, wait);
    if (any) {
        p->busy_at = SDL_GetTicks();
        say_alive(p, 0);
    }
    while (any) {
        handle(p, &event);
        any = SDL_PollEvent(&event);
    }
    listen(p);
    if (p->news) listener_again(p->listener);
    p->news = false;
    feed_holds(p);
    show_poll(p->show);
    handing_turn(&p->handing, p->show);
    tell_wishes(p);
    draw_hall(p);
    draw_window(p);
    if (state_wait(p) == 0) tell_state(p);
    return !p->over && !show_quits(p->show);
}

// --- beginning and end

// Waits for the state to go on from, the seats and the picture, which are sent at once.
static bool receive_first(Presenter *p) {
    bool state = false;
    while (!p->over && !(state && p->picture.pixels && p->seats.screens >= 0)) {
        struct pollfd on = {.fd = link_socket(p->link), .events = POLLIN};
        poll(&on, 1, -1);
        state |= listen(p);
    }
    return !p->over;
}

static bool open_window(Presenter *p, Error *err) {
    const CommandContext *context = p->options->context;
    const char *title = words_in(context->words, context->lang, "present.window");
    p->sdl = seat_window_open(title, &p->seats.presenter, err);
    if (!p->sdl) return false;
    p->heard = SDL_RegisterEvents(1);
    p->handing = (Handing){.context = context,
                           .path = p->options->path,
                           .profile = p->options->profile,
                           .over = SDL_RegisterEvents(1)};
    p->listener = listener_start(link_socket(p->link), p->heard);
    p->whole = true;
    return p->listener || error_set(err, "window.failed", "%s", "thread");
}

static bool open_show(Presenter *p, Fonts *fonts, Worker *worker, Error *err) {
    const PresenterOptions *o = p->options;
    const CommandContext *context = o->context;
    int width, height;
    SDL_GetWindowSize(p->sdl, &width, &height);
    const char *state = link_text(p->link);
    ShowOptions options = {.places = context->places,
                           .words = context->words,
                           .fonts = fonts,
                           .profile = o->profile,
                           .path = o->path,
                           .lesson = o->lesson,
                           .page = o->page,
                           .state = state[0] ? state : NULL,
                           .lang = context->lang_asked ? (int)context->lang : -1,
                           .theme = -1,
                           .hall_theme = -1,
                           .rehearsal = !p->seats.hall.w,
                           .width = width,
                           .height = height,
                           .hall_width = p->picture.width,
                           .hall_height = p->picture.height,
                           .worker = worker};
    p->show = show_create(options, err);
    if (!p->show) return false;
    WindowWish wish = show_window_wish(p->show);
    p->swaps = wish.swaps;
    p->ways = wish.screens;
    say_screens(p);
    return true;
}

static void present(Presenter *p) {
    p->leased = true;
    p->leased_to = p->busy_at = SDL_GetTicks();
    link_send_kind(p->link, LINK_READY);
    say_alive(p, BUSY_MS);
    tell_state(p);
    while (turn(p)) {
    }
    tell_state(p); // whoever stops us has it, and the next one goes on from there
    link_send_kind(p->link, show_quits(p->show) ? LINK_ENDED : LINK_FAILED);
}

// Last words must not be lost where the socket is full; who does not read is not waited
// for.
static void say_last(Presenter *p) {
    for (int i = 0; i < 100 && link_unsent(p->link); i++) {
        struct pollfd on = {.fd = link_socket(p->link), .events = POLLOUT};
        if (poll(&on, 1, 10) < 0) return;
        link_flush(p->link);
    }
}

int presenter_run(const PresenterOptions *options) {
    Error err = {0};
    Presenter p = {.options = options,
                   .link = link_create(options->socket, true),
                   .picture = {.handle = -1},
                   .seats = {.screens = -1}};
    signal(SIGINT, SIG_IGN); // of a terminal: the audience process ends us in order
    Fonts *fonts = fonts_open(options->context->places->fonts, &err);
    Worker *worker = worker_create(SDL_GetCPUCount());
    bool good = fonts && receive_first(&p) && open_window(&p, &err) &&
                open_show(&p, fonts, worker, &err);
    if (good) present(&p);
    if (!good && err.key[0]) command_failed(options->context, &err);
    if (!good) link_send_kind(p.link, LINK_FAILED);
    say_last(&p);
    listener_end(p.listener);
    handing_end(&p.handing);
    if (p.sdl) SDL_HideWindow(p.sdl);
    show_destroy(p.show);
    worker_destroy(worker);
    if (fonts) fonts_close(fonts);
    picture_close(&p.picture);
    link_destroy(p.link);
    return good ? 0 : 1;
}
