#include "desk/key_map.h"

#include "base/file.h"
#include "desk/commands.h"
#include "desk/desk_inside.h"
#include "view/key_paper.h"

#include <stdlib.h>
#include <unistd.h>

bool desk_print_keys(Desk *desk, const char *path, PaperKind paper, Error *err) {
    Look look = desk_paper_look(desk, paper);
    const Metrics *m = &look.metrics;
    Canvas *canvas =
        canvas_open_file(desk->options.fonts, THEME_LIGHT, path, m->width, m->height, err);
    if (!canvas) return false;
    const char *title = words_in(desk->options.words, desk->lang, "keys.paper_title");
    canvas_entitle(canvas, title, lang_name(desk->lang));
    CommandLines all = command_lines();
    key_paper_draw(canvas, &look, &(KeysModel){.lines = all.lines, .count = all.count});
    command_lines_free(&all);
    return canvas_close(canvas, err);
}

static void say(Desk *desk, char *words, bool refused) {
    free(desk->key_map.note);
    desk->key_map = (KeyMap){words, refused};
    desk->dirty = true;
}

void key_map_end(Desk *desk) {
    say(desk, NULL, false);
}

void key_map_save(Desk *desk) {
    const Words *words = desk->options.words;
    Error err = {0};
    char *name = file_name_from(words_in(words, desk->lang, "keys.paper_title"));
    char *path = file_new(desk->documents, name, ".pdf", &err);
    free(name);
    char *kind = progress_text(desk->progress, "paper");
    PaperKind paper = PAPER_A4;
    if (kind) paper_find(kind, &paper);
    free(kind);
    bool good = path && desk_print_keys(desk, path, paper, &err);
    if (path && !good) unlink(path);
    if (good)
        say(desk, words_say(words, desk->lang, "keys.saved", "%s", path), false);
    else
        say(desk, words_error(words, desk->lang, &err), true);
    free(path);
}
