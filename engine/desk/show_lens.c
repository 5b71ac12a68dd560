#include "desk/show_lens.h"

#include "desk/show_inside.h"
#include "desk/zoomed.h"

#include <math.h>

static const double WAY = 0.2;     // seconds from one lens to another
static const double STEP = 3;      // steps of the wheel and the keys that double the scale
static const double TWICE = 0.5;   // what a press shows large, share of the picture
static const double CLICK = 0.015; // a drag that is shorter is a press
static const double NUDGE = 0.125; // what an arrow key moves, share of what is seen

Lens show_lens_now(const Show *show) {
    return show->lens.moves ? show->lens.after : show->desk->hall.lens;
}

static bool is_whole(const Show *show) {
    return lens_is_whole(show_lens_now(show));
}

// Under the hand, at once.
static void set(Show *show, Lens lens) {
    show->lens.moves = false;
    desk_set_lens(show->desk, lens);
    show_touch(show);
}

static void go(Show *show, Lens to) {
    ShowLens *lens = &show->lens;
    lens->before = show->desk->hall.lens;
    lens->after = to;
    lens->began = show_now(show);
    lens->moves = !lens_same(lens->before, to);
    show_touch(show);
}

// --- what is to be seen large

// It lies over the picture, in either window.
static void frame(Show *show) {
    show->tools.number++;
    show->dirty = true;
}

static void disarm(Show *show) {
    show->lens.armed = false;
    if (show->lens.grip == LENS_FRAMES) show->lens.grip = LENS_FREE;
    show_hush(show);
    frame(show);
}

static void arm(Show *show) {
    show->lens.armed = true;
    show_tell(show, "present.zoom_how", " ");
    frame(show);
}

// A square of shares, as what is seen is: from where the drag began towards the hand.
static Rect chosen(const ShowLens *lens) {
    double dx = lens->x - lens->from_x, dy = lens->y - lens->from_y;
    double side = fmax(fabs(dx), fabs(dy));
    if (lens->grip != LENS_FRAMES || side < CLICK)
        return (Rect){lens->x - TWICE / 2, lens->y - TWICE / 2, TWICE, TWICE};
    return (Rect){dx < 0 ? lens->from_x - side : lens->from_x,
                  dy < 0 ? lens->from_y - side : lens->from_y, side, side};
}

// `chosen` is of what is seen, which may still be on its way to the whole picture.
static Lens framed(const Show *show) {
    Rect seen = lens_seen(show->desk->hall.lens), part = chosen(&show->lens);
    return lens_on((Rect){seen.x + part.x * seen.w, seen.y + part.y * seen.h,
                          part.w * seen.w, part.h * seen.h});
}

Rect show_lens_frame(const Show *show, ShowWindow window) {
    const ShowLens *lens = &show->lens;
    if (!lens->armed || !lens->over || lens->window != window) return (Rect){0};
    return lens_seen(framed(show));
}

static void zoom(Show *show, double scale) {
    const ShowLens *lens = &show->lens;
    if (lens->armed) disarm(show);
    set(show, lens_about(show->desk->hall.lens, scale, lens->x, lens->y));
}

// --- the pointer

static void note(Show *show, ShowWindow window, const Gesture *gesture) {
    const Metrics *hall = &show->desk->metrics;
    ShowLens *lens = &show->lens;
    lens->over = true;
    lens->window = window;
    if (gesture->kind == GESTURE_PINCH) return; // it tells no place
    lens->x = gesture->x / hall->width;
    lens->y = gesture->y / hall->height;
}

static void through(const Show *show, Gesture *gesture) {
    scene_through(desk_scene(show->desk), &gesture->x, &gesture->y);
}

static const SpotArea *under(Show *show) {
    const ShowLens *lens = &show->lens;
    const Metrics *hall = &show->desk->metrics;
    Gesture at = {.x = lens->x * hall->width, .y = lens->y * hall->height};
    through(show, &at);
    return scene_hit(desk_scene(show->desk), at.x, at.y);
}

static void take(ShowLens *lens, LensGrip grip) {
    lens->grip = grip;
    lens->from_x = lens->x;
    lens->from_y = lens->y;
}

// The ground moves under the hand, as a map's does; with Ctrl whatever is there. What is
// held over the picture has the hand but for that.
static bool down(Show *show, const Gesture *gesture) {
    ShowLens *lens = &show->lens;
    const SpotArea *area = under(show);
    bool free = (!area || area->spot.kind == SPOT_SCROLL) && !show->tools.held;
    bool ground = free || gesture->mods & MOD_CTRL;
    lens->page = !lens->armed && (is_whole(show) || !ground);
    if (lens->page) return false;
    take(lens, lens->armed ? LENS_FRAMES : LENS_PANS);
    if (lens->armed) frame(show);
    return true;
}

static bool moved(Show *show) {
    ShowLens *lens = &show->lens;
    if (lens->grip == LENS_PANS) {
        double dx = lens->x - lens->from_x, dy = lens->y - lens->from_y;
        set(show, lens_dragged(show->desk->hall.lens, dx, dy));
        take(lens, LENS_PANS);
    }
    if (lens->armed && !lens->page) frame(show);
    return lens->grip || (lens->armed && !lens->page);
}

static bool up(Show *show) {
    ShowLens *lens = &show->lens;
    LensGrip grip = lens->grip;
    if (grip == LENS_FRAMES) {
        Lens to = framed(show);
        disarm(show);
        go(show, to);
    }
    lens->grip = LENS_FREE;
    lens->page = false;
    return grip != LENS_FREE;
}

static bool pinch(Show *show, const Gesture *gesture) {
    const SpotArea *area = under(show);
    if (area && area->spot.kind == SPOT_MAP) return false;
    zoom(show, lens_scale(show->desk->hall.lens) * gesture->pinch);
    return true;
}

static bool takes(Show *show, const Gesture *gesture) {
    ShowLens *lens = &show->lens;
    switch (gesture->kind) {
    case GESTURE_MOVE:
        return moved(show);
    case GESTURE_DOWN:
        return down(show, gesture);
    case GESTURE_MIDDLE:
        if (!lens->armed && !is_whole(show)) take(lens, LENS_PANS);
        return true;
    case GESTURE_UP:
    case GESTURE_MIDDLE_UP:
        return up(show);
    case GESTURE_WHEEL:
        if (!(gesture->mods & MOD_CTRL)) return false;
        zoom(show, lens_scale(show->desk->hall.lens) * exp2(-gesture->wheel / STEP));
        return true;
    case GESTURE_PINCH:
        return pinch(show, gesture);
    default:
        return lens->armed || lens->grip;
    }
}

bool show_lens_pointer(Show *show, ShowWindow window, Gesture *gesture) {
    if (gesture->kind == GESTURE_LEAVE) {
        show_lens_left(show, window);
        return false;
    }
    note(show, window, gesture);
    if (takes(show, gesture)) return true;
    through(show, gesture);
    return false;
}

void show_lens_left(Show *show, ShowWindow window) {
    if (!show->lens.over || show->lens.window != window) return;
    show->lens.over = false;
    if (show->lens.armed) frame(show);
}

// --- keys

// About the pointer where it is over the picture, else about the middle.
static void zoom_step(Show *show, double by) {
    const ShowLens *lens = &show->lens;
    Lens now = show_lens_now(show);
    double step = round(STEP * log2(lens_scale(now))) + by;
    double x = lens->over ? lens->x : 0.5, y = lens->over ? lens->y : 0.5;
    if (lens->armed) disarm(show);
    go(show, lens_about(now, exp2(step / STEP), x, y));
}

static void zoom_key(Show *show) {
    if (show->lens.armed)
        disarm(show);
    else if (!show_lens_escape(show))
        arm(show);
}

void show_lens_act(Show *show, int what) {
    if (what == ZOOM_WHOLE)
        show_lens_escape(show);
    else
        zoom_key(show);
}

bool show_lens_escape(Show *show) {
    if (show->lens.armed)
        disarm(show);
    else if (!is_whole(show))
        go(show, (Lens){0});
    else
        return false;
    return true;
}

bool show_lens_key(Show *show, const Gesture *gesture) {
    static const struct {
        int key;
        double by, dx, dy; // steps nearer; how the page moves
    } rows[] = {{'+', 1, 0, 0},    {'=', 1, 0, 0},      {';', 1, 0, 0},
                {'-', -1, 0, 0},   {KEY_LEFT, 0, 1, 0}, {KEY_RIGHT, 0, -1, 0},
                {KEY_UP, 0, 0, 1}, {KEY_DOWN, 0, 0, -1}};
    if ((gesture->mods & ~MOD_SHIFT) != MOD_CTRL) return false;
    if (gesture->key == '0') return show_lens_escape(show), true;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].key != gesture->key) continue;
        double dx = NUDGE * rows[i].dx, dy = NUDGE * rows[i].dy;
        if (rows[i].by != 0)
            zoom_step(show, rows[i].by);
        else if (!is_whole(show))
            go(show, lens_dragged(show_lens_now(show), dx, dy));
        return true;
    }
    return false;
}

// --- from step to step, and in time

void show_lens_leave(Show *show) {
    if (show->lens.armed) disarm(show);
    show->lens = (ShowLens){.over = show->lens.over,
                            .window = show->lens.window,
                            .x = show->lens.x,
                            .y = show->lens.y};
    desk_set_lens(show->desk, (Lens){0});
}

// Ease out, as all that arrives.
void show_lens_poll(Show *show, double now) {
    ShowLens *lens = &show->lens;
    if (!lens->moves) return;
    double left = fmin(fmax(1 - (now - lens->began) / WAY, 0), 1);
    lens->moves = left > 0;
    Lens to = lens_between(lens->before, lens->after, 1 - left * left * left);
    desk_set_lens(show->desk, lens->moves ? to : lens->after);
}

int show_lens_due(const Show *show) {
    enum { FRAME_MS = 8 };
    return show->lens.moves ? FRAME_MS : -1;
}

Data *show_lens_data(const Show *show) {
    Lens lens = show_lens_now(show);
    Data *data = data_new_object();
    data_put(data, "scale", data_new_number(lens_scale(lens)));
    data_put(data, "x", data_new_number(lens.x));
    data_put(data, "y", data_new_number(lens.y));
    return data;
}

void show_lens_read(Show *show, const Data *data) {
    desk_set_lens(show->desk, lens_made(data_number(data_get(data, "scale"), 1),
                                        data_number(data_get(data, "x"), 0),
                                        data_number(data_get(data, "y"), 0)));
}
