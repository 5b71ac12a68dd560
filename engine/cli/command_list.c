// `kyubi list`: the packs that come with Kyubi and those installed.
#include "cli/command.h"

#include "base/data.h"
#include "base/mem.h"
#include "base/text.h"
#include "cli/pack_said.h"
#include "lesson/catalogue.h"

#include <stdlib.h>
#include <string.h>

extern const Command command_list;

static const struct {
    const char *said, *state; // for people, and in JSON
} signed_kinds[SIGNED_KINDS] = {
    [SIGNED_NOT] = {"list.signed_not", "none"},
    [SIGNED_UNKNOWN] = {"list.signed_unknown", "unknown key"},
    [SIGNED_KEY] = {"list.signed_key", "unnamed key"},
    [SIGNED_NAMED] = {"list.signed_named", "signer"},
};

// Yours.
static char *said_kind(const CommandContext *context, const CatalogueRow *row) {
    const PackSigned *signer = &row->pack->signer;
    if (!row->installed)
        return mem_text(words_in(context->words, context->lang, "list.built_in"));
    char *name = text_harmless(signer->name);
    char *said = words_say(context->words, context->lang, signed_kinds[signer->kind].said,
                           "%s\t%s", signer->id, name);
    free(name);
    return said;
}

static void print_row(const CommandContext *context, const CatalogueRow *row) {
    char *title = said_title(row->pack, context->lang), *authors = said_authors(row->pack);
    fprintf(context->out, "%-24s %-10s %s%s%s", row->pack->id, row->pack->version, title,
            authors[0] ? " — " : "", authors);
    char *kind = said_kind(context, row);
    fprintf(context->out, " (%s)\n", kind);
    free(kind);
    free(title);
    free(authors);
}

static Data *title_data(const Text *title) {
    Data *data = data_new_object();
    for (int lang = 0; lang < LANG_COUNT; lang++)
        if (title->in[lang])
            data_put(data, lang_name((Lang)lang), data_new_text(title->in[lang]));
    return data;
}

static Data *signature_data(const PackSigned *signer) {
    Data *data = data_new_object();
    data_put(data, "state", data_new_text(signed_kinds[signer->kind].state));
    if (signer->kind == SIGNED_NOT) return data;
    data_put(data, "keyId", data_new_text(signer->id));
    if (signer->kind == SIGNED_UNKNOWN) return data;
    data_put(data, "key", data_new_text(signer->key));
    data_put(data, "name", data_new_text(signer->name));
    data_put(data, "comment", data_new_text(signer->comment));
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
    if (row->installed) data_put(data, "signature", signature_data(&pack->signer));
    return data;
}

static void print_json(const CommandContext *context, const Catalogue *catalogue) {
    Data *document = data_new_object(), *rows = data_new_array();
    for (int i = 0; i < catalogue->count; i++)
        data_push(rows, row_data(context, &catalogue->rows[i]));
    data_put(document, "packs", rows);
    char *text = data_write_harmless(document);
    fprintf(context->out, "%s\n", text);
    free(text);
    data_free(document);
}

// Also what can be done about one that was installed.
static int tell_broken(const CommandContext *context, const CatalogueRow *row) {
    if (!row->installed) return command_failed(context, &row->error);
    char *why = words_error(context->words, context->lang, &row->error);
    Error about = {.key = ""};
    error_set(&about, "library.broken", "%s\t%s", row->name, why);
    error_at(&about, row->error.file, row->error.line, row->error.column);
    free(why);
    return command_failed(context, &about);
}

static int list(const CommandContext *context, bool json) {
    char *profile = places_profile(context->places, context->profile, NULL);
    char *jail = places_jail(context->places);
    Catalogue catalogue = catalogue_open(context->places->lessons, profile, jail);
    int status = 0;
    for (int i = 0; i < catalogue.count; i++) {
        const CatalogueRow *row = &catalogue.rows[i];
        if (!row->pack)
            status = tell_broken(context, row);
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
