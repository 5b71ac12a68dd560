// `kyubi list`: the packs that come with Kyubi and those installed.
#include "cli/command.h"

#include "base/data.h"
#include "cli/pack_said.h"
#include "lesson/catalogue.h"

#include <stdlib.h>
#include <string.h>

extern const Command command_list;

static void print_row(const CommandContext *context, const CatalogueRow *row) {
    char *title = said_title(row->pack, context->lang), *authors = said_authors(row->pack);
    fprintf(context->out, "%-24s %-10s %s%s%s", row->pack->id, row->pack->version, title,
            authors[0] ? " — " : "", authors);
    const char *kind = row->installed ? "list.installed" : "list.built_in";
    fprintf(context->out, " (%s)\n", words_in(context->words, context->lang, kind));
    free(title);
    free(authors);
}

static Data *title_data(const Text *title) {
    static const char *const names[LANG_COUNT] = {[LANG_JA] = "ja", [LANG_EN] = "en"};
    Data *data = data_new_object();
    for (int lang = 0; lang < LANG_COUNT; lang++)
        if (title->in[lang]) data_put(data, names[lang], data_new_text(title->in[lang]));
    return data;
}

static Data *row_data(const CommandContext *context, const CatalogueRow *row) {
    Data *data = data_new_object();
    const Pack *pack = row->pack;
    data_put(data, "id", data_new_text(pack ? pack->id : row->name));
    data_put(data, "installed", data_new_bool(row->installed));
    if (!pack) {
        char *said = words_error(context->words, context->lang, &row->error);
        data_put(data, "error", data_new_text(said));
        free(said);
        return data;
    }
    Data *authors = data_new_array();
    for (int i = 0; i < pack->author_count; i++)
        data_push(authors, data_new_text(pack->authors[i]));
    data_put(data, "version", data_new_text(pack->version));
    data_put(data, "title", title_data(&pack->title));
    data_put(data, "authors", authors);
    data_put(data, "licence", data_new_text(pack->licence));
    data_put(data, "lessons", data_new_integer(pack->lesson_count));
    return data;
}

static void print_json(const CommandContext *context, const Catalogue *catalogue) {
    Data *document = data_new_object(), *rows = data_new_array();
    for (int i = 0; i < catalogue->count; i++)
        data_push(rows, row_data(context, &catalogue->rows[i]));
    data_put(document, "packs", rows);
    char *text = data_write(document);
    fprintf(context->out, "%s\n", text);
    free(text);
    data_free(document);
}

static int list(const CommandContext *context, bool json) {
    char *profile = places_profile(context->places, context->profile, NULL);
    char *jail = places_jail(context->places);
    Catalogue catalogue = catalogue_open(context->places->lessons, profile, jail);
    int status = 0;
    for (int i = 0; i < catalogue.count; i++) {
        const CatalogueRow *row = &catalogue.rows[i];
        if (!row->pack)
            status = command_failed(context, &row->error);
        else if (!json)
            print_row(context, row);
    }
    if (json) print_json(context, &catalogue);
    catalogue_close(&catalogue);
    free(jail);
    free(profile);
    return status;
}

static int list_words(int argc, char **argv, const CommandContext *context) {
    bool json = argc > 0 && !strcmp(argv[0], "--json");
    if (argc == json) return list(context, json);
    Error err = {.key = ""};
    error_set(&err, "command.unknown_option", "%s", argv[json]);
    return command_misused(context, &command_list, &err);
}

const Command command_list = {
    .name = "list",
    .run = list_words,
    .usage = "list [--json]",
};
