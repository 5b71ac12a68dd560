// `kyubi render`: a page or a screen as a picture, without a window.
#include "cli/command.h"

#include "base/file.h"
#include "cli/render_display.h"
#include "cli/render_displays.h"
#include "cli/render_scene.h"
#include "cli/render_show.h"
#include "desk/desk.h"
#include "desk/handout.h"

#include <stdlib.h>
#include <string.h>

extern const Command command_render;

typedef struct Wishes {
    const char *path, *lesson, *screen, *out, *display;
    uint64_t page, step, text;
    int width, height;
    Theme theme;
    PaperKind paper;
    bool on_paper; // … was asked for
    Ruby ruby;
    bool wide;
    bool sized, themed; // were asked for
    bool hall;          // as an audience sees it
    bool on_handout;    // … on paper
    HandoutKind handout;
    bool progress; // … and each sheet of it is told
    Vision vision; // of the contact sheet
} Wishes;

static bool size_read(const char *text, Wishes *wishes, Error *err) {
    int end = 0;
    wishes->sized = true;
    bool good =
        sscanf(text, "%dx%d%n", &wishes->width, &wishes->height, &end) == 2 && !text[end];
    if (good && wishes->width >= 320 && wishes->height >= 240 && wishes->width <= 16384 &&
        wishes->height <= 16384)
        return true;
    return error_set(err, "render.size", "%s", text);
}

static bool theme_read(const char *text, Wishes *wishes, Error *err) {
    wishes->themed = true;
    return theme_find(text, &wishes->theme) || error_set(err, "render.theme", "%s", text);
}

static bool spacing_read(const char *text, Wishes *wishes, Error *err) {
    wishes->wide = !strcmp(text, "wide");
    return wishes->wide || !strcmp(text, "normal") ||
           error_set(err, "render.spacing", "%s", text);
}

static bool vision_read(const char *text, Wishes *wishes, Error *err) {
    return vision_find(text, &wishes->vision) || error_set(err, "render.seen", "%s", text);
}

static bool paper_read(const char *text, Wishes *wishes, Error *err) {
    wishes->on_paper = true;
    return paper_find(text, &wishes->paper) || error_set(err, "render.paper", "%s", text);
}

static bool handout_read(const char *text, Wishes *wishes, Error *err) {
    wishes->on_handout = true;
    return handout_find(text, &wishes->handout) ||
           error_set(err, "render.handout", "%s", text);
}

static bool ruby_read(const char *text, Wishes *wishes, Error *err) {
    static const char *const levels[RUBY_COUNT] = {"off", "terms", "grade", "all"};
    for (int i = 0; i < RUBY_COUNT; i++)
        if (!strcmp(text, levels[i])) return wishes->ruby = (Ruby)i, true;
    return error_set(err, "render.furigana", "%s", text);
}

static bool option(int argc, char **argv, int *at, Wishes *wishes, Error *err) {
    const char *name = argv[*at];
    if (!strcmp(name, "--page"))
        return command_number(argc, argv, at, 1, 1000, &wishes->page, err);
    if (!strcmp(name, "--progress")) return wishes->progress = true;
    if (!strcmp(name, "--step"))
        return command_number(argc, argv, at, 1, 1000, &wishes->step, err);
    if (!strcmp(name, "--text"))
        return command_number(argc, argv, at, TEXT_LEAST, TEXT_MOST, &wishes->text, err);
    const struct {
        const char *name;
        const char **to;
    } texts[] = {{"--lesson", &wishes->lesson},
                 {"--screen", &wishes->screen},
                 {"--display", &wishes->display},
                 {"-o", &wishes->out}};
    for (int i = 0; i < 4; i++)
        if (!strcmp(name, texts[i].name)) {
            *texts[i].to = command_value(argc, argv, at, err);
            return *texts[i].to != NULL;
        }
    const struct {
        const char *name;
        bool (*read)(const char *text, Wishes *wishes, Error *err);
    } readers[] = {{"--size", size_read},       {"--theme", theme_read},
                   {"--furigana", ruby_read},   {"--spacing", spacing_read},
                   {"--handout", handout_read}, {"--paper", paper_read},
                   {"--seen", vision_read}};
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
        if (!strcmp(name, readers[i].name)) {
            const char *value = command_value(argc, argv, at, err);
            return value && readers[i].read(value, wishes, err);
        }
    return error_set(err, "command.unknown_option", "%s", name);
}

// "hall" is the lesson's page, "projector-test" what sets the projector up.
static void take_hall(Wishes *wishes) {
    bool page = wishes->screen && !strcmp(wishes->screen, "hall");
    page = page || (wishes->on_handout && !wishes->screen);
    wishes->hall = page || (wishes->screen && !strcmp(wishes->screen, "projector-test"));
    if (!wishes->hall) return;
    if (page) wishes->screen = wishes->path ? NULL : "lesson";
    if (!wishes->themed) wishes->theme = THEME_PROJECTOR;
    if (wishes->sized) return;
    wishes->width = 1920;
    wishes->height = 1080;
}

static bool words_read(int argc, char **argv, Wishes *wishes, Error *err) {
    *wishes = (Wishes){.width = 1280, .height = 800, .text = TEXT_USUAL, .ruby = RUBY_ON};
    for (int i = 0; i < argc; i++) {
        if (argv[i][0] == '-') {
            if (!option(argc, argv, &i, wishes, err)) return false;
        } else if (wishes->path) {
            return error_set(err, "command.one_file", "%s", argv[i]);
        } else {
            wishes->path = argv[i];
        }
    }
    take_hall(wishes);
    if (wishes->out) return true;
    return error_set(err, "render.no_out", " ");
}

// The desk on the wished page; false with the reason.
static bool go(Desk *desk, const Wishes *wishes, Error *err) {
    if (wishes->path && !desk_open(desk, wishes->path, err)) return false;
    bool lesson = wishes->lesson || (!wishes->path && !wishes->screen);
    if (lesson && !desk_open_lesson(desk, wishes->lesson, err)) return false;
    desk_wait(desk);
    if (wishes->screen && !desk_show(desk, wishes->screen))
        return error_set(err, "render.screen", "%s", wishes->screen);
    if (desk_pages(desk) && wishes->page > (uint64_t)desk_pages(desk))
        return error_set(err, "render.page", "%d\t%d", (int)wishes->page, desk_pages(desk));
    if (wishes->page) desk_turn_to(desk, (int)wishes->page - 1);
    if (wishes->hall) desk_rehearse_votes(desk);
    if (wishes->step) desk_show_step(desk, (int)wishes->step - 1);
    desk_wait(desk);
    return true;
}

// The wished page, or all of them.
static void pages_of(const Desk *desk, const Wishes *wishes, int *first, int *last) {
    int page = (int)wishes->page - 1;
    *first = page < 0 ? 0 : page;
    *last = page < 0 ? desk_pages(desk) - 1 : page;
}

static bool print(Desk *desk, const Wishes *wishes, Error *err) {
    PrintOptions options = {.path = wishes->out, .paper = wishes->paper};
    pages_of(desk, wishes, &options.first, &options.last);
    return desk_print(desk, options, err);
}

static bool tell(Desk *desk, const Wishes *wishes, Error *err) {
    int first, last;
    pages_of(desk, wishes, &first, &last);
    char *said = desk_aloud(desk, first, last);
    bool good = file_write(wishes->out, said, strlen(said), err);
    free(said);
    return good;
}

// For a show that had it started (app/handing.h).
static void tell_sheet(int at, int all) {
    printf("%d / %d\n", at, all);
    fflush(stdout);
}

static bool draw(Desk *desk, const Wishes *wishes, Error *err) {
    if (wishes->on_handout && !file_ends_in(wishes->out, ".pdf"))
        return error_set(err, "render.handout_pdf", "%s", wishes->out);
    if (wishes->on_handout && desk_lesson(desk))
        return handout_write(desk,
                             (HandoutOptions){wishes->handout, wishes->out,
                                              wishes->progress ? tell_sheet : NULL},
                             err);
    bool keys = !strcmp(desk_screen(desk), "keys") && wishes->on_paper;
    if (keys && file_ends_in(wishes->out, ".pdf"))
        return desk_print_keys(desk, wishes->out, wishes->paper, err);
    bool lesson = desk_lesson(desk) && !strcmp(desk_screen(desk), "lesson");
    lesson = lesson && !wishes->hall;
    if (lesson && file_ends_in(wishes->out, ".pdf")) return print(desk, wishes, err);
    if (file_ends_in(wishes->out, ".txt")) return tell(desk, wishes, err);
    ScenePicture picture = {wishes->out, wishes->width, wishes->height, wishes->vision};
    return render_scene(desk_scene(desk), &picture, err);
}

// The contact sheet needs no desk: a window of the theme, for paper in black and white, and
// circuits of its own.
static bool draw_displays(const Wishes *wishes, const CommandContext *context, Fonts *fonts,
                          Error *err) {
    if (wishes->page > (uint64_t)display_kinds())
        return error_set(err, "render.page", "%d\t%d", (int)wishes->page, display_kinds());
    ViewCache *cache = view_cache_create(fonts);
    Theme theme = wishes->on_paper ? THEME_PRINT : wishes->theme;
    Look look = {.theme = theme,
                 .lang = context->lang,
                 .metrics =
                     metrics_for(wishes->width, wishes->height, theme, (int)wishes->text),
                 .words = context->words,
                 .cache = cache,
                 .text = (int)wishes->text};
    bool good =
        render_displays(look, (int)wishes->page - 1, wishes->vision, wishes->out, err);
    view_cache_destroy(cache);
    return good;
}

static bool draw_presenter(const Wishes *wishes, const CommandContext *context,
                           Fonts *fonts, Error *err) {
    ShowPicture wish = {.path = wishes->path,
                        .lesson = wishes->lesson,
                        .out = wishes->out,
                        .page = wishes->page ? (int)wishes->page - 1 : 0,
                        .step = wishes->step ? (int)wishes->step - 1 : 0,
                        .width = wishes->width,
                        .height = wishes->height,
                        .theme = wishes->themed ? (int)wishes->theme : -1};
    return render_show(&wish, fonts, context, err);
}

// A lesson that does not load is drawn as its error card, and the command says the error.
static bool draw_desk(const Wishes *wishes, const CommandContext *context, Fonts *fonts,
                      Error *err) {
    Desk *desk = desk_create((DeskOptions){.places = context->places,
                                           .words = context->words,
                                           .fonts = fonts,
                                           .profile = context->profile,
                                           .lang = (int)context->lang,
                                           .theme = (int)wishes->theme,
                                           .text = (int)wishes->text,
                                           .ruby = (int)wishes->ruby,
                                           .wide = wishes->wide,
                                           .still = true,
                                           .hall = wishes->hall,
                                           .width = wishes->width,
                                           .height = wishes->height},
                             err);
    bool good = desk && go(desk, wishes, err) && draw(desk, wishes, err);
    if (good && desk_error(desk)) {
        *err = *desk_error(desk);
        good = false;
    }
    desk_destroy(desk);
    return good;
}

static bool draw_wish(const Wishes *wishes, const CommandContext *context, Fonts *fonts,
                      Error *err) {
    const char *screen = wishes->screen ? wishes->screen : "";
    DisplayWish display = {wishes->display, wishes->path, wishes->out, wishes->theme};
    if (wishes->display) return render_display(&display, fonts, context, err);
    if (!strcmp(screen, "presenter")) return draw_presenter(wishes, context, fonts, err);
    if (!strcmp(screen, "displays")) return draw_displays(wishes, context, fonts, err);
    return draw_desk(wishes, context, fonts, err);
}

static int render(int argc, char **argv, const CommandContext *context) {
    Wishes wishes;
    Error err = {0};
    if (!words_read(argc, argv, &wishes, &err))
        return command_misused(context, &command_render, &err);
    Fonts *fonts = fonts_open(context->places->fonts, &err);
    bool drawn = fonts && draw_wish(&wishes, context, fonts, &err);
    if (fonts) fonts_close(fonts);
    return drawn ? 0 : command_failed(context, &err);
}

const Command command_render = {
    "render", render,
    "render [PATH] [--lesson ID] [--page N] [--step N] [--screen NAME] [--size WxH]\n"
    "               [--theme light|dark|projector] [--text PERCENT] [--furigana "
    "off|terms|grade|all]\n"
    "               [--spacing normal|wide] -o OUT.png|.svg\n"
    "  kyubi render [PATH] [--lesson ID] [--page N] [--paper a4|b5] [--text PERCENT] -o "
    "OUT.pdf\n"
    "  kyubi render [PATH] [--lesson ID] [--page N] [--screen NAME] -o OUT.txt\n"
    "  kyubi render --screen displays [--page N] [--paper a4] [--seen "
    "grey|protan|deutan|tritan|lamp]\n"
    "               -o OUT.png\n"
    "  kyubi render [PATH] [--lesson ID] [--page N] [--step N] --screen "
    "hall|projector-test\n"
    "               [--size WxH] [--seen lamp] -o OUT.png\n"
    "  kyubi render [PATH] [--lesson ID] --handout notes|blanks -o OUT.pdf\n"
    "  kyubi render --display NAME CIRCUIT.qasm [--theme light|projector]\n"
    "               -o OUT.png|.svg|.pdf|.csv"};
