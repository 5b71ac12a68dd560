#include "lesson/signers.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define COMMENT "untrusted comment: "
#define ENDING ".pub"
enum { FILE_BYTES = 4096 };

static char *folder_of(const char *profile) {
    return file_join(profile, "signers");
}

static char *path_of(const char *profile, const PublicKey *key) {
    char name[KEY_ID_TEXT + sizeof ENDING];
    key_id_show(key->id, name);
    memcpy(name + KEY_ID_TEXT - 1, ENDING, sizeof ENDING);
    char *folder = folder_of(profile), *path = file_join(folder, name);
    free(folder);
    return path;
}

// One line of letters and signs.
static bool good_name(const char *name) {
    size_t size = strlen(name);
    if (size >= SIGNER_NAME || !text_valid(name, size)) return false;
    for (const char *at = name; *at;) {
        uint32_t c = text_next(&at);
        if (c < ' ' || (c >= 0x7F && c < 0xA0)) return false;
    }
    return true;
}

// --- reading

static void take_name(const char *text, char name[SIGNER_NAME]) {
    const char *from = text + strlen(COMMENT);
    bool there = !strncmp(text, COMMENT, strlen(COMMENT));
    int size = there ? (int)strcspn(from, "\r\n") : 0;
    if (size < SIGNER_NAME) snprintf(name, SIGNER_NAME, "%.*s", size, from);
    if (!good_name(name)) name[0] = '\0';
}

static bool read_file(const char *folder, const char *file, Signer *signer) {
    *signer = (Signer){.name = ""};
    char *path = file_join(folder, file), id[KEY_ID_TEXT];
    size_t size;
    char *text = file_read(path, FILE_BYTES, &size, NULL);
    bool good = text && key_read(text, size, &signer->key, NULL);
    if (good) {
        key_id_show(signer->key.id, id);
        good = !strncmp(file, id, strlen(id));
        take_name(text, signer->name);
    }
    free(text);
    free(path);
    return good;
}

static int by_name(const void *a, const void *b) {
    const Signer *one = a, *other = b;
    if (!one->name[0] != !other->name[0]) return one->name[0] ? -1 : 1;
    int order = strcmp(one->name, other->name);
    return order ? order : memcmp(&one->key, &other->key, sizeof one->key);
}

Signers signers_read(const char *profile) {
    Signers signers = {.count = 0};
    if (!profile) return signers;
    char *folder = folder_of(profile), **files = file_list(folder, ENDING, NULL);
    for (char **file = files; file && *file; file++) {
        Signer signer;
        if (!read_file(folder, *file, &signer)) continue;
        signers.rows =
            mem_grow(signers.rows, (size_t)signers.count + 1, sizeof *signers.rows);
        signers.rows[signers.count++] = signer;
    }
    if (signers.count)
        qsort(signers.rows, (size_t)signers.count, sizeof *signers.rows, by_name);
    free(files);
    free(folder);
    return signers;
}

void signers_free(Signers *signers) {
    free(signers->rows);
    *signers = (Signers){.count = 0};
}

const Signer *signers_with_id(const Signers *signers, const unsigned char id[8]) {
    for (int i = 0; i < signers->count; i++)
        if (!memcmp(signers->rows[i].key.id, id, sizeof signers->rows[i].key.id))
            return &signers->rows[i];
    return NULL;
}

bool key_given(const char *given, PublicKey *key, Error *err) {
    if (!file_exists(given)) return key_read(given, strlen(given), key, err);
    size_t size;
    char *text = file_read(given, FILE_BYTES, &size, err);
    bool good = text && (key_read(text, size, key, err) || error_at(err, given, 0, 0));
    free(text);
    return good;
}

// --- writing

static bool write_key(const char *profile, const PublicKey *key, const char *name,
                      Error *err) {
    char shown[KEY_TEXT];
    key_show(key, shown);
    Buffer text = {0};
    buffer_print(&text, COMMENT "%s\n%s\n", name, shown);
    char *folder = folder_of(profile), *path = path_of(profile, key);
    bool good =
        file_make_folder(folder, err) && file_write(path, text.data, text.size, err);
    free(path);
    free(folder);
    buffer_clear(&text);
    return good;
}

static bool may_add(const Signers *known, const PublicKey *key, const char *name,
                    Error *err) {
    if (!good_name(name)) return error_set(err, "signer.name", "%d", SIGNER_NAME - 1);
    const Signer *there = signers_with_id(known, key->id);
    char id[KEY_ID_TEXT];
    if (there && !key_same(&there->key, key)) {
        key_id_show(key->id, id);
        return error_set(err, "signer.other_key", "%s", id);
    }
    for (int i = 0; name[0] && i < known->count; i++)
        if (!strcmp(known->rows[i].name, name) && &known->rows[i] != there)
            return error_set(err, "signer.taken", "%s", name);
    return true;
}

bool signers_add(const char *profile, const PublicKey *key, const char *name, Error *err) {
    Signers known = signers_read(profile);
    const Signer *there = signers_with_id(&known, key->id);
    bool good = may_add(&known, key, name, err);
    if (good && !(there && !name[0])) good = write_key(profile, key, name, err);
    signers_free(&known);
    return good;
}

bool signers_remove(const char *profile, const char *name, PublicKey *key, Error *err) {
    Signers known = signers_read(profile);
    const Signer *found = NULL;
    for (int i = 0; i < known.count && name[0]; i++) {
        char id[KEY_ID_TEXT];
        key_id_show(known.rows[i].key.id, id);
        if (!strcmp(known.rows[i].name, name) || !strcmp(id, name)) found = &known.rows[i];
    }
    char *path = found ? path_of(profile, &found->key) : NULL;
    bool gone = path && !unlink(path);
    if (gone) *key = found->key;
    if (!found)
        error_set(err, "signer.none", "%s", name);
    else if (!gone)
        error_set(err, "file.unwritable", "%s", path);
    free(path);
    signers_free(&known);
    return gone;
}
