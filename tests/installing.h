// A profile of a test's own, into which packs are installed.
#ifndef KYUBI_TESTS_INSTALLING_H
#define KYUBI_TESTS_INSTALLING_H

#include "lesson/installed.h"

#include "pack_maker.h"
#include "scratch.h"
#include "signer_maker.h"

#define JAIL KYUBI_BUILD "/kyubi-jail"
#define LESSON "lesson { id = \"my.first\", title = { en = \"First\" } }\n"

static const Signers nobody = {.count = 0};

typedef struct Bench {
    char folder[64], profile[80];
    TestSigner signer; // without a key: nothing is signed
} Bench;

static inline int set_up(void **state) {
    Bench *b = mem_new(sizeof *b);
    if (!scratch_make(b->folder, "installed")) return -1;
    snprintf(b->profile, sizeof b->profile, "%s/profile", b->folder);
    *state = b;
    return 0;
}

static inline int tear_down(void **state) {
    Bench *b = *state;
    bool gone = scratch_remove(b->folder);
    free(b);
    return gone ? 0 : -1;
}

static inline void sign(const Bench *b, const char *path, const char *id,
                        const char *version) {
    size_t size;
    char *bytes = file_read(path, 1 << 20, &size, NULL);
    Buffer comment = {0}, place = {0};
    buffer_print(&comment, "%s %s", id, version);
    buffer_print(&place, "%s.minisig", path);
    char *text = signer_sign(&b->signer, true, comment.data, bytes, size);
    assert_true(file_write(place.data, text, strlen(text), NULL));
    buffer_clear(&comment);
    buffer_clear(&place);
    free(text);
    free(bytes);
}

static inline char *make(const Bench *b, const char *id, const char *version,
                         const char *lesson) {
    char *path = file_join(b->folder, "new.kyubi");
    pack_make(path, id, version, "", lesson);
    if (b->signer.key[0]) sign(b, path, id, version);
    return path;
}

// Installs the pack with that version and lesson; "" or the key of what went wrong.
static inline Error install(const Bench *b, const char *version, const char *lesson,
                            bool back, Installed *installed) {
    char *path = make(b, "my.pack", version, lesson);
    Error err = {.key = ""};
    Newcomer newcomer = {0};
    if (newcomer_read(path, b->profile, NULL, JAIL, &newcomer, &err)) {
        InstallOptions options = {.downgrade = back};
        installed_keep(&newcomer, b->profile, JAIL, options, installed, &err);
        newcomer_end(&newcomer);
    }
    free(path);
    return err;
}

static inline void expect(const Bench *b, const char *version, const char *lesson,
                          bool back, InstallKind kind, const char *former) {
    Installed installed = {.kind = INSTALL_NEW};
    Error err = install(b, version, lesson, back, &installed);
    assert_string_equal(err.key, "");
    assert_int_equal(installed.kind, kind);
    assert_string_equal(installed.former, former);
}

static inline void expect_there(const Bench *b, const char *version) {
    Error err = {.key = ""};
    Pack *pack = installed_open(b->profile, "my.pack.kyubi", &nobody, JAIL, &err);
    if (!pack) fail_msg("%s %s", err.key, err.args);
    assert_string_equal(pack->version, version);
    pack_close(pack);
}

#endif
