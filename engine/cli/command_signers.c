// `kyubi signers`: the public keys that are known, by name. A signature tells who made a
// pack; it gives no rights.
#include "cli/command.h"

#include "base/text.h"
#include "cli/pack_said.h"
#include "lesson/installed.h"
#include "lesson/signers.h"

#include <stdlib.h>
#include <string.h>

extern const Command command_signers;

typedef struct Deed {
    const CommandContext *context;
    const char *profile;
    char **words; // behind the deed's own
} Deed;

static bool list(const Deed *deed, Error *err) {
    (void)err;
    const CommandContext *context = deed->context;
    Signers signers = signers_read(deed->profile);
    if (!signers.count) command_say(context, context->out, "signers.none", " ");
    for (int i = 0; i < signers.count; i++) {
        char key[KEY_TEXT], *name = text_harmless(signers.rows[i].name);
        key_show(&signers.rows[i].key, key);
        const char *unnamed = words_in(context->words, context->lang, "signers.unnamed");
        fprintf(context->out, "%s  %s\n", key, name[0] ? name : unnamed);
        free(name);
    }
    signers_free(&signers);
    return true;
}

static bool add(const Deed *deed, Error *err) {
    PublicKey key;
    char shown[KEY_TEXT];
    const char *name = deed->words[0];
    if (!name[0]) return error_set(err, "signer.name", "%d", SIGNER_NAME - 1);
    if (!key_given(deed->words[1], &key, err) ||
        !signers_add(deed->profile, &key, name, err))
        return false;
    key_show(&key, shown);
    char *plain = text_harmless(name);
    command_say(deed->context, deed->context->out, "signers.added", "%s\t%s", plain, shown);
    free(plain);
    return true;
}

static bool take_away(const Deed *deed, Error *err) {
    PublicKey key;
    if (!signers_remove(deed->profile, deed->words[0], &key, err)) return false;
    installed_forget_signer(deed->profile, &key);
    char *plain = text_harmless(deed->words[0]);
    command_say(deed->context, deed->context->out, "signers.removed", "%s", plain);
    free(plain);
    return true;
}

static const struct {
    const char *word;
    int words; // behind it
    bool (*run)(const Deed *deed, Error *err);
} deeds[] = {{"add", 2, add}, {"remove", 1, take_away}};

static bool find_deed(int argc, char **argv, bool (**run)(const Deed *, Error *)) {
    *run = list;
    if (!argc) return true;
    for (size_t i = 0; i < sizeof deeds / sizeof *deeds; i++) {
        if (strcmp(argv[0], deeds[i].word) != 0 || argc != deeds[i].words + 1) continue;
        *run = deeds[i].run;
        return true;
    }
    return false;
}

static int signers_words(int argc, char **argv, const CommandContext *context) {
    Error err = {.key = ""};
    bool (*run)(const Deed *, Error *);
    if (!find_deed(argc, argv, &run)) {
        error_set(&err, "signers.words", " ");
        return command_misused(context, &command_signers, &err);
    }
    char *profile = places_profile(context->places, context->profile, &err);
    Deed deed = {context, profile, argv + 1};
    bool good = profile && run(&deed, &err);
    free(profile);
    return good ? 0 : command_failed(context, &err);
}

const Command command_signers = {
    .name = "signers",
    .run = signers_words,
    .usage = "signers [add NAME KEY | remove NAME]",
};
