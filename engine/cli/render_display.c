#include "cli/render_display.h"

#include "base/file.h"
#include "base/mem.h"
#include "circuit/format.h"
#include "lesson/shelf.h"
#include "view/display_picture.h"
#include "view/export_scene.h"

#include <stdlib.h>
#include <string.h>

static bool find(const char *words, Shelved *shelved, Error *err) {
    Shelf shelf = shelf_read(words);
    Buffer names = {0};
    if (shelf.count == 1) return *shelved = shelf.at[0], true;
    for (int i = 0; i < display_kinds(); i++)
        buffer_print(&names, "%s%s", i ? " " : "", display_kind(i)->name);
    char *all = buffer_take(&names);
    error_set(err, "render.display", "%s\t%s", words, all);
    free(all);
    return false;
}

static bool write_rows(const DisplayKind *kind, const DisplayModel *model, const char *path,
                       const CommandContext *context, Error *err) {
    Table table = {.cells = 0};
    kind->rows(&table, context->words, context->lang, model->run, model->after,
               model->options);
    char *text = table_take(&table);
    bool good = file_write(path, text, strlen(text), err);
    free(text);
    return good;
}

static bool write_picture(const DisplayWish *wish, const DisplayKind *kind,
                          const DisplayModel *model, Fonts *fonts,
                          const CommandContext *context, Error *err) {
    ViewCache *cache = view_cache_create(fonts);
    Theme theme = wish->theme == THEME_LIGHT ? THEME_SHEET : wish->theme;
    PictureLook look = {context->words, cache, context->lang, theme};
    Scene *scene = display_picture(&look, kind, model, ORDER_FIRST_RIGHT);
    bool good = export_scene(scene, fonts, true, wish->out, err);
    scene_destroy(scene);
    view_cache_destroy(cache);
    return good;
}

static bool write_out(const DisplayWish *wish, const Shelved *shelved, const Run *run,
                      const Circuit *circuit, Fonts *fonts, const CommandContext *context,
                      Error *err) {
    const DisplayKind *kind = shelved->kind;
    int qubits = run_qubits(run);
    if (qubits > kind->most_qubits)
        return error_set(err, "shelf.too_large", "%d\t%d", kind->most_qubits, qubits);
    DisplayModel model = {.run = run,
                          .after = run_columns(run),
                          .options = shelf_options(shelved, qubits),
                          .source = -1,
                          .circuit = circuit};
    if (file_ends_in(wish->out, ".csv"))
        return write_rows(kind, &model, wish->out, context, err);
    return write_picture(wish, kind, &model, fonts, context, err);
}

static bool ends_well(const char *path) {
    static const char *const endings[] = {".png", ".svg", ".pdf", ".csv"};
    for (int i = 0; i < 4; i++)
        if (file_ends_in(path, endings[i])) return true;
    return false;
}

bool render_display(const DisplayWish *wish, Fonts *fonts, const CommandContext *context,
                    Error *err) {
    Shelved shelved;
    if (!find(wish->display, &shelved, err)) return false;
    if (!wish->circuit) return error_set(err, "render.no_circuit", " ");
    if (!ends_well(wish->out))
        return error_set(err, "render.display_ending", "%s", wish->out);
    Circuit *circuit = circuit_read(wish->circuit, (FormatOptions){0}, err);
    if (!circuit) return false;
    Run *run = run_create(circuit, (RunOptions){0}, err);
    bool good = run && write_out(wish, &shelved, run, circuit, fonts, context, err);
    run_destroy(run);
    circuit_destroy(circuit);
    return good;
}
