// `kyubi install X.kyubi`: the jail reads it, the terminal shows whose it is, and the
// profile keeps its bytes (lesson/installed.h). Nothing is asked: a pack has no rights,
// whoever made it and whoever signed it.
#include "cli/command.h"

#include "base/mem.h"
#include "base/text.h"
#include "cli/pack_said.h"
#include "lesson/catalogue.h"
#include "lesson/installed.h"

#include <stdlib.h>
#include <string.h>

extern const Command command_install;

typedef struct Installing {
    const CommandContext *context;
    const char *path, *key;
    InstallOptions options;
    char *profile, *jail;
    Newcomer newcomer;
    Catalogue catalogue; // what is there already
} Installing;

static const char *const kinds[INSTALL_KINDS] = {
    [INSTALL_NEW] = "install.new",           [INSTALL_UPDATED] = "install.updated",
    [INSTALL_OLDER] = "install.downgraded",  [INSTALL_SAME] = "install.same",
    [INSTALL_REPLACED] = "install.replaced", [INSTALL_MENDED] = "install.mended",
};

static bool read_words(int argc, char **argv, Installing *installing, Error *err) {
    for (int i = 0; i < argc; i++) {
        if (!strcmp(argv[i], "--downgrade"))
            installing->options.downgrade = true;
        else if (!strcmp(argv[i], "--other-signer"))
            installing->options.other_signer = true;
        else if (!strcmp(argv[i], "--key") && i + 1 < argc)
            installing->key = argv[++i];
        else if (!strcmp(argv[i], "--key"))
            return error_set(err, "install.no_key", " ");
        else if (argv[i][0] == '-')
            return error_set(err, "command.unknown_option", "%s", argv[i]);
        else if (installing->path)
            return error_set(err, "install.one_path", "%s", argv[i]);
        else
            installing->path = argv[i];
    }
    return installing->path || error_set(err, "install.no_path", " ");
}

static void say_who(const Installing *installing) {
    const Pack *pack = installing->newcomer.pack;
    const CommandContext *context = installing->context;
    FILE *out = context->out;
    char *title = said_title(pack, context->lang);
    char *authors = said_authors(pack), *licence = text_harmless(pack->licence);
    fprintf(out, "%s (%s %s)\n", title, pack->id, pack->version);
    command_say(context, out, authors[0] ? "install.authors" : "install.no_authors", "%s",
                authors);
    command_say(context, out, licence[0] ? "install.licence" : "install.no_licence", "%s",
                licence);
    command_say(context, out, "install.size", "%d\t%zu", pack->lesson_count,
                (installing->newcomer.size + 1023) >> 10);
    free(title);
    free(authors);
    free(licence);
}

static void say_signed(const Installing *installing) {
    static const char *const keys[SIGNED_KINDS] = {
        [SIGNED_NOT] = "install.signed_not",
        [SIGNED_UNKNOWN] = "install.signed_unknown",
        [SIGNED_KEY] = "install.signed_key",
        [SIGNED_NAMED] = "install.signed_named",
    };
    const PackSigned *signer = &installing->newcomer.pack->signer;
    const CommandContext *context = installing->context;
    char *name = text_harmless(signer->name), *comment = text_harmless(signer->comment);
    const char *key =
        installing->newcomer.first ? "install.signed_first" : keys[signer->kind];
    command_say(context, context->out, key, "%s\t%s\t%s", signer->id, signer->key, name);
    if (comment[0]) command_say(context, context->out, "install.comment", "%s", comment);
    free(name);
    free(comment);
}

static bool not_built_in(const Installing *installing, Error *err) {
    const Pack *pack = installing->newcomer.pack;
    for (int i = 0; i < installing->catalogue.count; i++) {
        const CatalogueRow *row = &installing->catalogue.rows[i];
        if (row->installed || !row->pack || strcmp(row->pack->id, pack->id) != 0) continue;
        error_set(err, "install.built_in", "%s", pack->id);
        return error_at(err, installing->path, 0, 0);
    }
    return true;
}

static void warn(const Installing *installing, Error *about) {
    error_at(about, installing->path, 0, 0);
    command_failed(installing->context, about);
}

// What is not there yet of what the pack uses.
static void warn_of_uses(const Installing *installing) {
    Pack **packs = mem_new(sizeof(void *) * ((size_t)installing->catalogue.count + 1));
    int from = 0;
    for (int i = 0; i < installing->catalogue.count; i++)
        packs[i] = installing->catalogue.rows[i].pack;
    Error lack = {.key = ""};
    while (pack_lacks(installing->newcomer.pack, packs, installing->catalogue.count, &from,
                      &lack))
        warn(installing, &lack);
    free(packs);
}

// What is done is kept by a lesson's id: two lessons of one id would share it.
static void warn_of_twins(const Installing *installing) {
    const Pack *pack = installing->newcomer.pack;
    for (int i = 0; i < installing->catalogue.count; i++) {
        const Pack *other = installing->catalogue.rows[i].pack;
        if (!other || !strcmp(other->id, pack->id)) continue;
        for (int k = 0; k < pack->lesson_count; k++) {
            if (!pack_lesson(other, pack->lessons[k].id)) continue;
            Error twin = {.key = ""};
            error_set(&twin, "install.twin", "%s\t%s", pack->lessons[k].id, other->id);
            warn(installing, &twin);
        }
    }
}

static bool install(Installing *installing, Error *err) {
    const CommandContext *context = installing->context;
    installing->profile = places_profile(context->places, context->profile, err);
    if (!installing->profile) return false;
    installing->jail = places_jail(context->places);
    if (!newcomer_read(installing->path, installing->profile, installing->key,
                       installing->jail, &installing->newcomer, err))
        return false;
    say_who(installing);
    say_signed(installing);
    installing->catalogue =
        catalogue_open(context->places->lessons, installing->profile, installing->jail);
    Installed installed = {.kind = INSTALL_NEW};
    if (!not_built_in(installing, err) ||
        !installed_keep(&installing->newcomer, installing->profile, installing->jail,
                        installing->options, &installed, err))
        return false;
    const Pack *pack = installing->newcomer.pack;
    command_say(context, context->out, kinds[installed.kind], "%s\t%s\t%s", pack->id,
                pack->version, installed.former);
    if (installing->newcomer.first)
        command_say(context, context->out, "install.pinned", " ");
    warn_of_uses(installing);
    warn_of_twins(installing);
    return true;
}

static int install_words(int argc, char **argv, const CommandContext *context) {
    Installing installing = {.context = context};
    Error err = {.key = ""};
    int status = 0;
    if (!read_words(argc, argv, &installing, &err))
        status = command_misused(context, &command_install, &err);
    else if (!install(&installing, &err))
        status = command_failed(context, &err);
    newcomer_end(&installing.newcomer);
    catalogue_close(&installing.catalogue);
    free(installing.profile);
    free(installing.jail);
    return status;
}

const Command command_install = {
    .name = "install",
    .run = install_words,
    .usage = "install FILE.kyubi [--key KEY] [--downgrade] [--other-signer]",
};
