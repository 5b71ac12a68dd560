// A show without any window that does what `kyubi present` is asked to do, and knows what
// the hall should see of it: it compares its own picture with the memory of the X server's
// screen (Xvfb -fbdir). Reads one command a line, answers with one line:
//
//   key KEY            of the show, as X names it
//   drag X Y X Y       by hand over the hall's picture, in its px
//   hall X Y W H       waits until that part of the screen is the hall's picture: "same"
//   bare X Y W H       waits until nothing is seen there: "bare"
//   place              "PAGE STEP"
//   state FILE         waits until what `kyubi present` keeps there says that place: "kept"
#include "e2e/screen_dump.h"

#include "base/data.h"
#include "base/file.h"
#include "base/mem.h"
#include "desk/show.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

enum { ROOT_WIDTH = 5760, ROOT_HEIGHT = 2160, PATIENCE = 120, LOOK_EVERY_MS = 10 };

typedef struct Hall {
    Show *show;
    Fonts *fonts;
    const char *screen;
    int width, height;
    uint32_t *expected;
} Hall;

static const struct {
    const char *name;
    int key, mods;
} keys[] = {
    {"Prior", KEY_PAGE_UP, 0},
    {"Next", KEY_PAGE_DOWN, 0},
    {"Home", KEY_HOME, 0},
    {"End", KEY_END, 0},
    {"b", 'b', 0},
    {"ctrl+equal", '=', MOD_CTRL},
    {"Escape", KEY_ESCAPE, 0},
    {"3", '3', 0},
};

// A second from one look to the next: what comes smoothly is there at once.
static double seconds(void *of) {
    return ++*(double *)of;
}

static void key(Hall *hall, const char *name) {
    Gesture gesture = {.kind = GESTURE_KEY};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (!strcmp(keys[i].name, name)) {
            gesture.key = keys[i].key;
            gesture.mods = keys[i].mods;
        }
    show_feed(hall->show, SHOW_PRESENTER, &gesture);
    show_wait(hall->show);
    printf("done\n");
}

static void drag(Hall *hall, const char *text) {
    static const GestureKind kinds[] = {GESTURE_MOVE, GESTURE_DOWN, GESTURE_MOVE,
                                        GESTURE_UP};
    double x0, y0, x1, y1;
    if (sscanf(text, "%lf %lf %lf %lf", &x0, &y0, &x1, &y1) != 4) x0 = y0 = x1 = y1 = 0;
    double scale = scene_look(show_scene(hall->show, SHOW_AUDIENCE))->metrics.scale;
    for (int i = 0; i < 4; i++) {
        Gesture gesture = {.kind = kinds[i]};
        gesture.x = (i < 2 ? x0 : x1) / scale;
        gesture.y = (i < 2 ? y0 : y1) / scale;
        show_feed(hall->show, SHOW_AUDIENCE, &gesture);
    }
    show_wait(hall->show);
    printf("done\n");
}

typedef struct Part {
    int x, y, w, h;
} Part;

static void draw(Hall *hall, Part part) {
    if (part.w != hall->width || part.h != hall->height) {
        Gesture resized = {.kind = GESTURE_RESIZE, .width = part.w, .height = part.h};
        show_feed(hall->show, SHOW_AUDIENCE, &resized);
        show_wait(hall->show);
        hall->width = part.w;
        hall->height = part.h;
    }
    const Scene *scene = show_scene(hall->show, SHOW_AUDIENCE);
    const Look *look = scene_look(scene);
    Canvas *canvas = canvas_open_pixels(hall->fonts, look->theme, look->metrics.scale,
                                        hall->expected, part.w, part.h, part.w * 4);
    scene_draw(scene, canvas);
    canvas_close(canvas, NULL);
}

// How many of its pixels are not what is expected; NULL: black, as the root window is.
static int differing(const Dump *dump, Part part, const uint32_t *expected) {
    int count = 0;
    for (int y = 0; y < part.h; y++)
        for (int x = 0; x < part.w; x++) {
            uint32_t pixel, wanted = expected ? expected[y * part.w + x] : 0;
            memcpy(&pixel,
                   dump->pixels + (size_t)(part.y + y) * (size_t)dump->stride +
                       (size_t)(part.x + x) * 4,
                   4);
            count += !looks_same(pixel, wanted);
        }
    return count;
}

static bool read_part(const char *text, Part *part) {
    return sscanf(text, "%d %d %d %d", &part->x, &part->y, &part->w, &part->h) == 4 &&
           part->x >= 0 && part->y >= 0 && part->w > 0 && part->h > 0 &&
           part->x + part->w <= ROOT_WIDTH && part->y + part->h <= ROOT_HEIGHT;
}

static void look(Hall *hall, const char *text, bool bare) {
    Dump dump;
    Part part;
    if (!read_part(text, &part) ||
        !dump_open(&dump, hall->screen, ROOT_WIDTH, ROOT_HEIGHT)) {
        printf("the screen %s cannot be read\n", hall->screen);
        return;
    }
    if (!bare) draw(hall, part);
    const uint32_t *expected = bare ? NULL : hall->expected;
    time_t end = time(NULL) + PATIENCE;
    int count = differing(&dump, part, expected);
    while (count && time(NULL) < end) {
        nanosleep(&(struct timespec){.tv_nsec = LOOK_EVERY_MS * 1000000L}, NULL);
        count = differing(&dump, part, expected);
    }
    if (count)
        printf("%d pixels differ\n", count);
    else
        printf(bare ? "bare\n" : "same\n");
    munmap(dump.file, dump.size);
}

static double scale_of(const Data *state) {
    return data_number(data_get(data_get(state, "lens"), "scale"), 0);
}

static bool same_ink(const Data *a, const Data *b) {
    char *x = data_write(data_get(a, "ink")), *y = data_write(data_get(b, "ink"));
    bool same = x && y && !strcmp(x, y);
    free(x);
    free(y);
    return same;
}

// The page's name, the step, how large it is seen and the ink, that the file has; false
// while they are others.
static bool keeps(Hall *hall, const char *file) {
    enum { MOST = 1 << 20 };
    char *text = file_read(file, MOST, NULL, NULL), *own = show_state(hall->show);
    Data *kept = text ? data_read(text, strlen(text), (DataLimits){0}, file, NULL) : NULL;
    const char *said = data_text(data_get(kept, "state"), "");
    Data *state = data_read(said, strlen(said), (DataLimits){0}, file, NULL);
    Data *ours = data_read(own, strlen(own), (DataLimits){0}, file, NULL);
    bool same = state && same_ink(state, ours) &&
                fabs(scale_of(state) - scale_of(ours)) < 1e-6 &&
                !strcmp(data_text(data_get(state, "page"), "?"),
                        data_text(data_get(ours, "page"), "")) &&
                data_integer(data_get(state, "step"), -1) ==
                    data_integer(data_get(ours, "step"), 0);
    data_free(ours);
    data_free(state);
    data_free(kept);
    free(own);
    free(text);
    return same;
}

static void await_state(Hall *hall, const char *file) {
    time_t end = time(NULL) + PATIENCE;
    bool kept = keeps(hall, file);
    while (!kept && time(NULL) < end) {
        nanosleep(&(struct timespec){.tv_nsec = LOOK_EVERY_MS * 1000000L}, NULL);
        kept = keeps(hall, file);
    }
    printf(kept ? "kept\n" : "another place is kept\n");
}

static void answer(Hall *hall, const char *command, const char *rest) {
    if (!strcmp(command, "key"))
        key(hall, rest);
    else if (!strcmp(command, "drag"))
        drag(hall, rest);
    else if (!strcmp(command, "hall") || !strcmp(command, "bare"))
        look(hall, rest, command[0] == 'b');
    else if (!strcmp(command, "state"))
        await_state(hall, rest);
    else if (!strcmp(command, "place"))
        printf("%d %d\n", show_place(hall->show).page, show_place(hall->show).step);
    else
        printf("unknown command\n");
}

// hall SCREEN PATH LESSON
int main(int argc, char **argv) {
    Error err = {0};
    Places places;
    if (argc != 4 || !places_find(&places, &err)) return 2;
    free(places.program); // the jail is beside kyubi
    places.program = mem_text(KYUBI_BUILD);
    char line[4096];
    snprintf(line, sizeof line, "%s/words.tsv", places.assets);
    Words *words = words_open(line, &err);
    Hall hall = {.screen = argv[1],
                 .fonts = fonts_open(places.fonts, &err),
                 .expected = mem_new(sizeof(uint32_t) * ROOT_WIDTH * ROOT_HEIGHT)};
    if (!words || !hall.fonts) return 2;
    double clock = 0;
    hall.show = show_create((ShowOptions){.clock = {.seconds = seconds, .of = &clock},
                                          .places = &places,
                                          .words = words,
                                          .fonts = hall.fonts,
                                          .path = argv[2],
                                          .lesson = argv[3],
                                          .lang = LANG_EN,
                                          .theme = -1,
                                          .hall_theme = -1,
                                          .width = 1280,
                                          .height = 800,
                                          .hall_width = 1920,
                                          .hall_height = 1080},
                            &err);
    if (!hall.show) return 2;
    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = 0;
        size_t split = strcspn(line, " ");
        const char *rest = line[split] ? line + split + 1 : "";
        line[split] = 0;
        answer(&hall, line, rest);
        fflush(stdout);
    }
    show_destroy(hall.show);
    fonts_close(hall.fonts);
    words_close(words);
    places_free(&places);
    free(hall.expected);
    return 0;
}
