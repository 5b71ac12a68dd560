#include "app/audience.h"

#include "app/hall_window.h"
#include "app/keeping.h"
#include "app/keymap.h"
#include "app/listener.h"
#include "app/supervisor.h"
#include "app/video.h"
#include "app/waits.h"
#include "app/watch.h"
#include "base/file.h"
#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
    LEAVE_MS = 2000, // that the presenter process is given to end
    LOOK_AGAIN_MS =
        700 // after a screen came or went: what the system said at once may be old
};

struct Audience {
    const AudienceOptions *options;
    HallWindow hall;
    Supervisor *supervisor;
    Listener *listener;
    Watch *watch; // of the file that tells the screens
    Keeping *keeping;
    Uint32 events; // the first of SDL's numbers of our own
    int starts;    // of the presenter process that was welcomed last
    Screens screens;
    Seated seated;
    Seats seats;
    bool full; // with one screen: the hall's picture is on it
    int swaps;
    Uint32 look_again; // ticks; 0: no need
    Uint32 leaving;    // ticks since it was told to end; 0: it was not
    bool heard;        // the listener waits to look again
    bool said;         // that the presenter process cannot be started
    bool over;
    int status;
};

typedef enum OwnEvent { EVENT_HEARD, EVENT_LISTED, OWN_EVENTS } OwnEvent;

static double clock_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void send(Audience *audience, const LinkMessage *message) {
    supervisor_send(audience->supervisor, message, clock_ms());
}

// --- screens

static void send_seats(Audience *audience) {
    LinkMessage message = {.kind = LINK_SEATS};
    LinkSeats *seats = &message.body.seats;
    seats->screens = audience->screens.count;
    seats->full = audience->full;
    if (audience->seats.presenter != NO_SCREEN)
        seats->presenter = audience->screens.list[audience->seats.presenter];
    if (audience->seats.hall != NO_SCREEN)
        seats->hall = audience->screens.list[audience->seats.hall];
    send(audience, &message);
}

static void send_picture(Audience *audience) {
    const SharedPicture *picture = &audience->hall.picture;
    LinkMessage message = {.kind = LINK_PICTURE, .handle = picture->handle};
    message.body.size.width = picture->width;
    message.body.size.height = picture->height;
    send(audience, &message);
}

static const Screen *hall_screen(const Audience *audience) {
    const Seats *seats = &audience->seats;
    if (seats->hall != NO_SCREEN) return &audience->screens.list[seats->hall];
    bool here = audience->full && seats->presenter != NO_SCREEN;
    return here ? &audience->screens.list[seats->presenter] : NULL;
}

static void take_seats(Audience *audience, bool swap) {
    audience->seats = screens_seat(&audience->screens, &audience->seated, swap);
    seated_keep(&audience->seated, &audience->screens, audience->seats, swap);
    if (audience->seats.hall != NO_SCREEN) audience->full = false;
}

static void seat(Audience *audience, bool swap) {
    take_seats(audience, swap);
    send_seats(audience);
    if (hall_place(&audience->hall, hall_screen(audience), audience->full))
        send_picture(audience);
}

static void look_at_screens(Audience *audience) {
    Screens now;
    if (!screens_now(&now, NULL)) return; // a list that is being written
    if (!memcmp(&now, &audience->screens, sizeof now)) return;
    audience->screens = now;
    seat(audience, false);
}

// On the watch's thread.
static void push_listed(void *to) {
    Audience *audience = to;
    SDL_Event event = {.type = audience->events + EVENT_LISTED};
    SDL_PushEvent(&event);
}

static void watch_list(Audience *audience) {
    const char *file = screens_file();
    if (!file) return;
    char *folder = file_folder(file);
    audience->watch = watch_start(
        (WatchOptions){.folder = folder, .changed = push_listed, .to = audience});
    free(folder);
}

// --- the presenter process

static void say(Audience *audience, const char *key) {
    const CommandContext *context = audience->options->context;
    command_say(context, context->err, key, " ");
    const char *words = words_in(context->words, context->lang, key);
    if (audience->hall.sdl) SDL_SetWindowTitle(audience->hall.sdl, words);
}

static void keep(Audience *audience) {
    const AudienceOptions *options = audience->options;
    char *text =
        kept_show(options->path, options->lesson, supervisor_told(audience->supervisor));
    keeping_put(audience->keeping, text);
    free(text);
}

static void take_wish(Audience *audience, const LinkWish *wish) {
    bool swap = wish->swaps != audience->swaps;
    audience->swaps = wish->swaps;
    bool full = wish->full && audience->seats.hall == NO_SCREEN;
    if (!swap && full == audience->full) return;
    audience->full = full;
    seat(audience, swap);
}

static void take(Audience *audience, const LinkMessage *message) {
    LinkMessage shown = {.kind = LINK_SHOWN};
    switch (message->kind) {
    case LINK_DAMAGE:
        hall_damage(&audience->hall, &message->body.damage);
        shown.body.number = message->body.damage.number;
        send(audience, &shown);
        return;
    case LINK_STATE_NOW:
        keep(audience);
        return;
    case LINK_WISH:
        take_wish(audience, &message->body.wish);
        return;
    default:
        return;
    }
}

// A new one is told where it is, and gets the picture as it was seen last.
static void welcome(Audience *audience) {
    listener_end(audience->listener);
    audience->listener = NULL;
    audience->heard = false;
    audience->starts = supervisor_starts(audience->supervisor);
    Link *link = supervisor_link(audience->supervisor);
    if (!link) return;
    hall_restore(&audience->hall);
    audience->swaps = 0;
    audience->said = false;
    audience->listener = listener_start(link_socket(link), audience->events + EVENT_HEARD);
    send_seats(audience);
    send_picture(audience);
}

static void look_after(Audience *audience) {
    LinkMessage message;
    while (supervisor_hear(audience->supervisor, clock_ms(), &message))
        take(audience, &message);
    SupervisorState state = supervisor_state(audience->supervisor);
    if (supervisor_starts(audience->supervisor) != audience->starts)
        welcome(audience);
    else if (audience->heard)
        listener_again(audience->listener);
    audience->heard = false;
    if (state == SUPERVISOR_GIVEN_UP && !audience->said) {
        audience->said = true;
        say(audience, "present.given_up");
    }
    if (state != SUPERVISOR_ENDED) return;
    audience->over = true;
    bool left = audience->leaving || supervisor_is_done(audience->supervisor);
    audience->status = left ? 0 : 1;
}

// --- what happens

void audience_feed(Audience *audience, const Gesture *gesture) {
    LinkMessage message = {.kind = LINK_GESTURE};
    LinkGesture *made = &message.body.gesture;
    made->gesture = *gesture;
    made->has_text = gesture->text != NULL;
    if (gesture->text && strlen(gesture->text) >= sizeof made->text) return;
    snprintf(made->text, sizeof made->text, "%s", gesture->text ? gesture->text : "");
    send(audience, &message);
}

static void leave(Audience *audience) {
    if (audience->leaving) return;
    audience->leaving = SDL_GetTicks() | 1;
    LinkMessage finish = {.kind = LINK_FINISH};
    send(audience, &finish);
}

// There is nobody to hand it to: any key tries again, but for the one that ends.
static void take_alone(Audience *audience, const Gesture *gesture) {
    bool ends =
        gesture->kind == GESTURE_QUIT ||
        (gesture->kind == GESTURE_KEY && gesture->key == 'q' && gesture->mods == MOD_CTRL);
    if (ends) {
        audience->over = true;
        audience->status = 1;
    } else if (gesture->kind == GESTURE_KEY || gesture->kind == GESTURE_DOWN) {
        supervisor_again(audience->supervisor, clock_ms());
    }
}

static bool is_for_presenter(GestureKind kind) {
    return kind != GESTURE_RESIZE && kind != GESTURE_PASTE && kind != GESTURE_FILE;
}

static void take_gesture(Audience *audience, const SDL_Event *event) {
    Gesture gesture;
    bool closed =
        event->type == SDL_WINDOWEVENT && event->window.event == SDL_WINDOWEVENT_CLOSE;
    if (closed)
        gesture = (Gesture){.kind = GESTURE_QUIT};
    else if (!keymap_gesture(event, 1, &gesture) || !is_for_presenter(gesture.kind))
        return;
    if (supervisor_state(audience->supervisor) == SUPERVISOR_GIVEN_UP)
        take_alone(audience, &gesture);
    else
        audience_feed(audience, &gesture);
}

static void handle(Audience *audience, SDL_Event *event) {
    keymap_skip_motions(event);
    if (hall_event(&audience->hall, event)) send_picture(audience);
    if (event->type == SDL_QUIT) { // a signal: the window's cross is another event
        leave(audience);
        return;
    }
    if (event->type == SDL_DISPLAYEVENT || event->type == audience->events + EVENT_LISTED) {
        look_at_screens(audience);
        audience->look_again = SDL_GetTicks() | 1;
        return;
    }
    if (event->type == audience->events + EVENT_HEARD && audience->listener)
        audience->heard = true;
    take_gesture(audience, event);
    keymap_forget(event);
}

static int until(Uint32 since, int ms) {
    return since ? wait_left(since, ms, SDL_GetTicks()) : -1;
}

static int wait_of(const Audience *audience) {
    int wait = supervisor_wait(audience->supervisor, clock_ms());
    wait = sooner(wait, hall_wait(&audience->hall));
    wait = sooner(wait, until(audience->look_again, LOOK_AGAIN_MS));
    return sooner(wait, until(audience->leaving, LEAVE_MS));
}

static void tick(Audience *audience) {
    hall_tick(&audience->hall);
    if (until(audience->look_again, LOOK_AGAIN_MS) == 0) {
        audience->look_again = 0;
        look_at_screens(audience);
    }
    if (until(audience->leaving, LEAVE_MS) == 0) audience->over = true;
}

bool audience_turn(Audience *audience) {
    SDL_Event event;
    int wait = wait_of(audience);
    bool any = video_wait(&event, wait);
    while (any) {
        handle(audience, &event);
        any = SDL_PollEvent(&event);
    }
    tick(audience);
    look_after(audience);
    return !audience->over;
}

long audience_pictures(const Audience *audience) {
    return audience->hall.pictures;
}

int audience_presenter(const Audience *audience) {
    return supervisor_pid(audience->supervisor);
}

static void set_hints(void) {
    SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
    SDL_SetHint(SDL_HINT_QUIT_ON_LAST_WINDOW_CLOSE, "0");
}

static bool open_window(Audience *audience, Error *err) {
    static const Screen small = {.w = 1920, .h = 1080}; // where no screen is there at all
    set_hints();
    if (!video_open(err) || !screens_now(&audience->screens, err)) return false;
    audience->events = SDL_RegisterEvents(OWN_EVENTS);
    take_seats(audience, false);
    const CommandContext *context = audience->options->context;
    const Screen *at = hall_screen(audience);
    if (!at && audience->screens.count) at = &audience->screens.list[0];
    const char *title = words_in(context->words, context->lang, "present.hall");
    if (!hall_open(&audience->hall, title, at ? at : &small, err)) return false;
    SDL_StopTextInput();
    hall_place(&audience->hall, hall_screen(audience), false);
    watch_list(audience);
    return true;
}

static bool start_presenter(Audience *audience, Error *err) {
    const AudienceOptions *options = audience->options;
    char *state = options->file && !options->from_start
                      ? kept_state(options->file, options->path, options->lesson)
                      : NULL;
    audience->supervisor = supervisor_create(options->words, state, clock_ms(), err);
    free(state);
    if (!audience->supervisor) return false;
    if (options->file) audience->keeping = keeping_start(options->file);
    welcome(audience);
    return true;
}

Audience *audience_open(const AudienceOptions *options, Error *err) {
    Audience *audience = mem_new(sizeof *audience);
    audience->options = options;
    audience->hall.picture.handle = -1;
    if (open_window(audience, err) && start_presenter(audience, err)) return audience;
    audience_close(audience);
    return NULL;
}

int audience_close(Audience *audience) {
    bool done = audience->supervisor && supervisor_is_done(audience->supervisor);
    int status = audience->status;
    watch_end(audience->watch);
    listener_end(audience->listener);
    supervisor_destroy(audience->supervisor);
    keeping_end(audience->keeping, done);
    hall_close(&audience->hall);
    SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);
    free(audience);
    return status;
}
