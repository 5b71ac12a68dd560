// A desk without a window that does what the real window is asked to do, so that an
// end-to-end test knows where things stand and when the window has caught up. It draws its
// own scene and compares that with the memory of the X server's screen (Xvfb -fbdir), pixel
// by pixel: equal pixels are the event that the test waits for, and the proof that the
// window shows what it should. Reads one command a line, answers with one line:
//
//   where SPOT [A [B [C]]]  the centre of a spot as "X Y" in px, or "nowhere"
//   tip SOURCE THETA PHI    where the arrow of a source points to, in degrees
//   move|down|up X Y        the pointer
//   key [shift+][ctrl+][alt+]KEY, text WORDS; ctrl+v pastes what was copied here
//   changed                 the files of the open pack changed, which the window sees
//   same                    waits for the window; "same", or what differs
//   screen, focus           what is shown, and what has the keyboard ("SPOT A B C")
//   shows WORDS             "yes" when some part of the scene writes them
#include "e2e/screen_dump.h"

#include "base/mem.h"
#include "desk/desk.h"
#include "view/display.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { WIDTH = 1280, HEIGHT = 800, PATIENCE = 120, LOOK_EVERY_MS = 4 };

typedef struct Mirror {
    Desk *desk;
    Fonts *fonts;
    const char *screen;   // the X server's file
    const char *pictures; // where pictures of a mismatch go
    uint32_t *expected;
    char *clipboard; // what the desk copied last; NULL
} Mirror;

static const struct {
    const char *name;
    SpotKind kind;
} spots[] = {
    {"library", SPOT_LIBRARY}, {"lesson", SPOT_LESSON},   {"lab", SPOT_LAB},
    {"keys", SPOT_KEYS},       {"close", SPOT_CLOSE},     {"lang", SPOT_LANG},
    {"theme", SPOT_THEME},     {"back", SPOT_BACK},       {"next", SPOT_NEXT},
    {"page", SPOT_PAGE},       {"check", SPOT_CHECK},     {"hint", SPOT_HINT},
    {"explain", SPOT_EXPLAIN}, {"field", SPOT_FIELD},     {"option", SPOT_OPTION},
    {"arrow", SPOT_ARROW},     {"palette", SPOT_PALETTE}, {"cell", SPOT_CELL},
    {"step", SPOT_STEP},       {"reload", SPOT_RELOAD},
};

static const struct {
    const char *name;
    int key;
} keys[] = {
    {"Return", KEY_ENTER},   {"Escape", KEY_ESCAPE},
    {"Tab", KEY_TAB},        {"BackSpace", KEY_BACKSPACE},
    {"Delete", KEY_DELETE},  {"Left", KEY_LEFT},
    {"Right", KEY_RIGHT},    {"Up", KEY_UP},
    {"Down", KEY_DOWN},      {"Prior", KEY_PAGE_UP},
    {"Next", KEY_PAGE_DOWN}, {"F2", KEY_F2},
    {"F3", KEY_F3},          {"F5", KEY_F5},
    {"F9", KEY_F9},          {"space", ' '},
    {"slash", '/'},          {"Home", KEY_HOME},
};

static void die(const Words *words, const Error *err) {
    char *line = words_error_line(words, LANG_EN, err);
    fprintf(stderr, "mirror: %s\n", line);
    exit(1);
}

static bool spot_read(const char *text, Spot *spot) {
    char name[32];
    *spot = (Spot){0};
    if (sscanf(text, "%31s %d %d %d", name, &spot->a, &spot->b, &spot->c) < 1) return false;
    for (size_t i = 0; i < sizeof spots / sizeof *spots; i++)
        if (!strcmp(spots[i].name, name)) return spot->kind = spots[i].kind, true;
    return false;
}

// The centre in device pixels; it must be the spot itself that is hit there.
static void where(Mirror *mirror, const char *text) {
    Spot spot;
    const Scene *scene = desk_scene(mirror->desk);
    const SpotArea *area = spot_read(text, &spot) ? scene_find(scene, spot) : NULL;
    double scale = scene_look(scene)->metrics.scale;
    double x = area ? round((area->rect.x + area->rect.w / 2) * scale) : -1;
    double y = area ? round((area->rect.y + area->rect.h / 2) * scale) : -1;
    if (area && scene_hit(scene, x / scale, y / scale) == area)
        printf("%.0f %.0f\n", x, y);
    else
        printf("nowhere\n");
}

static void tip(Mirror *mirror, const char *text) {
    Spot spot = {.kind = SPOT_ARROW};
    double theta, phi, x, y, depth;
    const Scene *scene = desk_scene(mirror->desk);
    double scale = scene_look(scene)->metrics.scale;
    bool read = sscanf(text, "%d %lf %lf", &spot.a, &theta, &phi) == 3;
    const SpotArea *area = read ? scene_find(scene, spot) : NULL;
    if (!area) {
        printf("nowhere\n");
        return;
    }
    theta *= M_PI / 180;
    phi *= M_PI / 180;
    ball_project(sin(theta) * cos(phi), sin(theta) * sin(phi), cos(theta), &x, &y, &depth);
    Rect r = area->rect;
    printf("%.0f %.0f\n", (r.x + r.w / 2 * (1 + x)) * scale,
           (r.y + r.h / 2 - r.w / 2 * y) * scale);
}

static void feed(Mirror *mirror, Gesture gesture) {
    desk_feed(mirror->desk, &gesture);
    desk_wait(mirror->desk);
    char *copied = desk_clipboard(mirror->desk);
    if (copied) {
        free(mirror->clipboard);
        mirror->clipboard = copied;
    }
    printf("done\n");
}

static void pointer(Mirror *mirror, GestureKind kind, const char *text) {
    Gesture gesture = {.kind = kind};
    sscanf(text, "%lf %lf", &gesture.x, &gesture.y);
    double scale = scene_look(desk_scene(mirror->desk))->metrics.scale;
    gesture.x /= scale;
    gesture.y /= scale;
    feed(mirror, gesture);
}

static void key(Mirror *mirror, const char *text) {
    static const char *const mods[] = {"shift+", "ctrl+", "alt+"};
    Gesture gesture = {.kind = GESTURE_KEY};
    for (int i = 0; i < 3; i++)
        if (!strncmp(text, mods[i], strlen(mods[i]))) {
            gesture.mods |= 1 << i;
            text += strlen(mods[i]);
        }
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (!strcmp(keys[i].name, text)) gesture.key = keys[i].key;
    if (strlen(text) == 1) gesture.key = (unsigned char)text[0];
    if (gesture.key == 'v' && gesture.mods == MOD_CTRL) {
        gesture.kind = GESTURE_PASTE;
        gesture.text = mirror->clipboard;
    }
    feed(mirror, gesture);
}

// The window's watch tells it by itself.
static void changed(Mirror *mirror) {
    desk_files_changed(mirror->desk);
    desk_wait(mirror->desk);
    printf("done\n");
}

static void focus(Mirror *mirror) {
    Spot spot = scene_look(desk_scene(mirror->desk))->focus;
    for (size_t i = 0; i < sizeof spots / sizeof *spots; i++)
        if (spots[i].kind == spot.kind) {
            printf("%s %d %d %d\n", spots[i].name, spot.a, spot.b, spot.c);
            return;
        }
    printf("nothing\n");
}

static void shows(Mirror *mirror, const char *words) {
    Buffer lines = {0};
    Canvas *canvas = canvas_open_words(mirror->fonts, &lines);
    scene_draw(desk_scene(mirror->desk), canvas);
    canvas_close(canvas, NULL);
    char *text = buffer_take(&lines);
    printf(strstr(text, words) ? "yes\n" : "no\n");
    free(text);
}

static void draw(Mirror *mirror) {
    const Scene *scene = desk_scene(mirror->desk);
    const Look *look = scene_look(scene);
    Canvas *canvas = canvas_open_pixels(mirror->fonts, look->theme, look->metrics.scale,
                                        mirror->expected, WIDTH, HEIGHT,
                                        WIDTH * (int)sizeof *mirror->expected);
    scene_draw(scene, canvas);
    canvas_close(canvas, NULL);
}

// A picture of 32-bit pixels as PPM, which every viewer reads.
static void save(const Mirror *mirror, const char *name, const uint8_t *pixels,
                 int stride) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s.ppm", mirror->pictures, name);
    FILE *file = fopen(path, "wb");
    if (!file) return;
    fprintf(file, "P6 %d %d 255\n", WIDTH, HEIGHT);
    for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++) {
            uint32_t pixel;
            memcpy(&pixel, pixels + (size_t)y * stride + (size_t)x * 4, 4);
            fputc(pixel >> 16 & 255, file);
            fputc(pixel >> 8 & 255, file);
            fputc(pixel & 255, file);
        }
    fclose(file);
}

// The smallest box around the pixels that differ; empty (w 0) when none does.
static Rect difference(const Mirror *mirror, const Dump *dump) {
    int left = WIDTH, right = 0, top = HEIGHT, bottom = 0;
    for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++) {
            uint32_t pixel;
            memcpy(&pixel, dump->pixels + (size_t)y * dump->stride + (size_t)x * 4, 4);
            if (looks_same(pixel, mirror->expected[y * WIDTH + x])) continue;
            left = x < left ? x : left;
            right = x >= right ? x + 1 : right;
            top = y < top ? y : top;
            bottom = y + 1;
        }
    if (right <= left) return (Rect){0};
    return (Rect){left, top, right - left, bottom - top};
}

static void same(Mirror *mirror) {
    Dump dump;
    if (!dump_open(&dump, mirror->screen, WIDTH, HEIGHT)) {
        printf("the screen %s cannot be read\n", mirror->screen);
        return;
    }
    draw(mirror);
    time_t end = time(NULL) + PATIENCE;
    Rect box = difference(mirror, &dump);
    while (box.w > 0 && time(NULL) < end) {
        nanosleep(&(struct timespec){.tv_nsec = LOOK_EVERY_MS * 1000000L}, NULL);
        box = difference(mirror, &dump);
    }
    if (box.w > 0) {
        save(mirror, "window", dump.pixels, dump.stride);
        save(mirror, "expected", (const uint8_t *)mirror->expected, WIDTH * 4);
        printf("differs in %.0fx%.0f px at %.0f,%.0f\n", box.w, box.h, box.x, box.y);
    } else {
        printf("same\n");
    }
    munmap(dump.file, dump.size);
}

static void answer(Mirror *mirror, const char *command, const char *rest) {
    static const struct {
        const char *command;
        GestureKind kind;
    } pointers[] = {{"move", GESTURE_MOVE}, {"down", GESTURE_DOWN}, {"up", GESTURE_UP}};
    for (int i = 0; i < 3; i++)
        if (!strcmp(command, pointers[i].command)) {
            pointer(mirror, pointers[i].kind, rest);
            return;
        }
    if (!strcmp(command, "where"))
        where(mirror, rest);
    else if (!strcmp(command, "tip"))
        tip(mirror, rest);
    else if (!strcmp(command, "key"))
        key(mirror, rest);
    else if (!strcmp(command, "text"))
        feed(mirror, (Gesture){.kind = GESTURE_TEXT, .text = rest});
    else if (!strcmp(command, "changed"))
        changed(mirror);
    else if (!strcmp(command, "same"))
        same(mirror);
    else if (!strcmp(command, "screen"))
        printf("%s\n", desk_screen(mirror->desk));
    else if (!strcmp(command, "focus"))
        focus(mirror);
    else if (!strcmp(command, "shows"))
        shows(mirror, rest);
    else
        printf("unknown command\n");
}

static void serve(Mirror *mirror) {
    char line[1024];
    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = 0;
        size_t split = strcspn(line, " ");
        const char *rest = line[split] ? line + split + 1 : "";
        line[split] = 0;
        answer(mirror, line, rest);
        fflush(stdout);
    }
}

// mirror PROFILE SCREEN PICTURES [PATH]: the last as for `kyubi open`.
int main(int argc, char **argv) {
    Error err = {0};
    Places places;
    if (argc < 4 || !places_find(&places, &err)) return 2;
    free(places.program); // the jail is beside kyubi
    places.program = mem_text(KYUBI_BUILD);
    char path[4096];
    snprintf(path, sizeof path, "%s/words.tsv", places.assets);
    Words *words = words_open(path, &err);
    if (!words) return 2;
    Mirror mirror = {.screen = argv[2],
                     .pictures = argv[3],
                     .fonts = fonts_open(places.fonts, &err),
                     .expected = mem_new(sizeof(uint32_t) * WIDTH * HEIGHT)};
    if (mirror.fonts)
        mirror.desk = desk_create((DeskOptions){.places = &places,
                                                .words = words,
                                                .fonts = mirror.fonts,
                                                .profile = argv[1],
                                                .lang = -1,
                                                .theme = -1,
                                                .ruby = -1,
                                                .width = WIDTH,
                                                .height = HEIGHT},
                                  &err);
    if (!mirror.desk || (argc > 4 && !desk_open(mirror.desk, argv[4], &err)))
        die(words, &err);
    desk_set_watching(mirror.desk, argc > 4);
    desk_wait(mirror.desk);
    serve(&mirror);
    desk_destroy(mirror.desk);
    fonts_close(mirror.fonts);
    words_close(words);
    places_free(&places);
    free(mirror.expected);
    free(mirror.clipboard);
    return 0;
}
