// `kyubi install`, `uninstall` and `list`, as they are typed.
#include "lesson/installed.h"

#include "command_bench.h"
#include "pack_maker.h"
#include "scratch.h"
#include "signer_maker.h"

#define LESSON "lesson { id = \"my.first\", title = { en = \"First\" } }\n"
#define WHO "\"authors\":[\"Hanako \\u009b31m\\u202eSato\",\"Taro\"],\"licence\":\"MIT\","

typedef struct Bench {
    char folder[64], profile[80];
    Ran ran; // of the last command
} Bench;

static int set_up(void **state) {
    Bench *b = mem_new(sizeof *b);
    if (!scratch_make(b->folder, "installing")) return -1;
    snprintf(b->profile, sizeof b->profile, "%s/profile", b->folder);
    *state = b;
    return 0;
}

static int tear_down(void **state) {
    Bench *b = *state;
    bool gone = scratch_remove(b->folder);
    ran_free(&b->ran);
    free(b);
    return gone ? 0 : -1;
}

static void make(const Bench *b, const char *id, const char *version, const char *more) {
    char *path = file_join(b->folder, "a.kyubi");
    pack_make(path, id, version, more, LESSON);
    free(path);
}

// Runs a command with its words (NULL-ended); words that begin with '@' are in the folder.
static void run(Bench *b, Lang lang, const char *command, const char *const *given) {
    ran_free(&b->ran);
    b->ran = ran_at((RanPlace){.folder = b->folder, .profile = b->profile}, lang, command,
                    given);
}

#define RUN(b, command, ...) \
    run(b, LANG_EN, command, (const char *const[]){__VA_ARGS__, NULL})

static void expect(const Bench *b, int status, const char *out, const char *err) {
    if (b->ran.status != status || !strstr(b->ran.out, out) || !strstr(b->ran.err, err))
        fail_msg("%d\n%s\n%s", b->ran.status, b->ran.out, b->ran.err);
    if (!err[0]) assert_string_equal(b->ran.err, "");
}

static void it_shows_whose_the_pack_is_and_keeps_it(void **state) {
    Bench *b = *state;
    make(b, "my.pack", "1.0", WHO);
    RUN(b, "install", "@a.kyubi");
    assert_int_equal(b->ran.status, 0);
    assert_string_equal(b->ran.err, "");
    assert_string_equal(b->ran.out, "My (my.pack 1.0)\nAuthors: Hanako 31mSato, Taro\n"
                                    "Licence: MIT\nLessons: 1; size: 1 kB\n"
                                    "Signature: none. Who made it cannot be checked.\n"
                                    "Installed my.pack 1.0. It is in the library now.\n");
    RUN(b, "install", "@a.kyubi");
    expect(b, 0, "the very same. Nothing was changed.", "");
    make(b, "my.pack", "1.1", "");
    RUN(b, "install", "@a.kyubi");
    expect(b, 0, "Updated my.pack from 1.0 to 1.1. What was done in it is kept.", "");
    expect(b, 0, "Authors: none are named\nLicence: none is named\n", "");
}

static void an_older_one_needs_a_word(void **state) {
    Bench *b = *state;
    make(b, "my.pack", "2", "");
    RUN(b, "install", "@a.kyubi");
    make(b, "my.pack", "1", "");
    RUN(b, "install", "@a.kyubi");
    expect(b, 1, "", "a.kyubi: my.pack 1 is older than the 2 that is installed.");
    RUN(b, "install", "@a.kyubi", "--downgrade");
    expect(b, 0, "Went back from my.pack 2 to 1.", "");
    run(b, LANG_JA, "install", (const char *const[]){"@a.kyubi", NULL});
    expect(b, 0, "my.pack 1 は、同じものがもう入っています。", "");
}

static void what_comes_with_kyubi_is_not_replaced(void **state) {
    Bench *b = *state;
    make(b, "kyubi.core", "99", "");
    RUN(b, "install", "@a.kyubi");
    expect(b, 1, "My (kyubi.core 99)", "kyubi.core is the id of a pack that comes with");
    assert_null(installed_names(b->profile));
}

static void what_it_uses_is_told_and_hinders_nothing(void **state) {
    Bench *b = *state;
    make(b, "my.pack", "1", "\"uses\":[{\"id\":\"base\",\"version\":\"2\"}],");
    RUN(b, "install", "@a.kyubi");
    expect(b, 0, "Installed", "Needs the pack base, 2 or later: get it");
    make(b, "base", "1", "");
    RUN(b, "install", "@a.kyubi");
    expect(b, 0, "Installed", "The lesson id “my.first” is in the pack my.pack, too");
    make(b, "my.pack", "1.1", "\"uses\":[{\"id\":\"base\",\"version\":\"2\"}],");
    RUN(b, "install", "@a.kyubi");
    expect(b, 0, "Updated", "Needs base 2 or later, but 1 is there: install a newer one.");
    make(b, "base", "2", "");
    RUN(b, "install", "@a.kyubi");
    make(b, "my.pack", "1.2", "\"uses\":[{\"id\":\"base\",\"version\":\"2\"}],");
    RUN(b, "install", "@a.kyubi");
    assert_null(strstr(b->ran.err, "Needs"));
}

static void uninstalling_says_that_what_was_done_stays(void **state) {
    Bench *b = *state;
    make(b, "my.pack", "1", "");
    RUN(b, "install", "@a.kyubi");
    RUN(b, "uninstall", "my.pack");
    expect(b, 0, "Uninstalled my.pack. What was done in it is kept", "");
    RUN(b, "uninstall", "my.pack");
    expect(b, 1, "", "No pack my.pack is installed.");
    RUN(b, "uninstall", "../../a");
    expect(b, 1, "", "is installed.");
}

static void the_list_has_all_packs_and_tells_the_broken_ones(void **state) {
    Bench *b = *state;
    make(b, "my.pack", "1.2", WHO);
    RUN(b, "install", "@a.kyubi");
    RUN(b, "list", NULL);
    expect(b, 0, "kyubi.core", "");
    expect(b, 0,
           "my.pack                  1.2        My — Hanako 31mSato, Taro (installed, not "
           "signed)\n",
           "");
    char *path = installed_path(b->profile, "other");
    assert_true(file_write(path, "PK", 2, NULL));
    RUN(b, "list", NULL);
    expect(b, 1, "My — Hanako", "other.kyubi: ");
    RUN(b, "list", "--json");
    expect(b, 1, "", "other.kyubi: ");
    Data *data = data_read(b->ran.out, strlen(b->ran.out), (DataLimits){0}, "list", NULL);
    const Data *packs = data_get(data, "packs");
    assert_int_equal(data_count(packs), 5);
    const Data *core = data_at(packs, 0), *my = data_at(packs, 3), *bad = data_at(packs, 4);
    assert_string_equal(data_text(data_get(core, "id"), ""), "kyubi.core");
    assert_false(data_bool(data_get(core, "installed"), true));
    assert_string_equal(data_text(data_get(my, "version"), ""), "1.2");
    assert_true(data_bool(data_get(my, "installed"), false));
    assert_string_equal(data_text(data_get(data_get(my, "title"), "en"), ""), "My");
    assert_string_equal(data_text(data_at(data_get(my, "authors"), 1), ""), "Taro");
    assert_string_equal(data_text(data_get(bad, "id"), ""), "other");
    assert_non_null(data_get(bad, "error"));
    data_free(data);
    free(path);
}

// --- signatures

// Signs a.kyubi; `alter`: another file than that.
static void sign_as(const Bench *b, unsigned char number, const char *comment, bool alter) {
    TestSigner signer = signer_make(number);
    char *path = file_join(b->folder, "a.kyubi"),
         *place = file_join(b->folder, "a.kyubi.minisig");
    size_t size;
    char *bytes = file_read(path, 1 << 20, &size, NULL);
    char *text = signer_sign(&signer, true, comment, bytes, alter ? size - 1 : size);
    assert_true(file_write(place, text, strlen(text), NULL));
    free(text);
    free(bytes);
    free(place);
    free(path);
}

static void unsign(const Bench *b) {
    char *place = file_join(b->folder, "a.kyubi.minisig");
    remove(place);
    free(place);
}

static void signers_are_known_by_name(void **state) {
    Bench *b = *state;
    TestSigner hanako = signer_make(1), taro = signer_make(2);
    RUN(b, "signers", NULL);
    expect(b, 0, "No public key is known yet.", "");
    RUN(b, "signers", "add", "Hanako", hanako.key);
    expect(b, 0, "is known as “Hanako” now.", "");
    RUN(b, "signers", "add", "Hanako", taro.key);
    expect(b, 1, "", "“Hanako” is the name of another key.");
    RUN(b, "signers", "add", "Taro", "RWx");
    expect(b, 1, "", "This is no public key.");
    RUN(b, "signers", "add", "", taro.key);
    expect(b, 1, "", "Give a name of one line");
    RUN(b, "signers", NULL);
    expect(b, 0, hanako.key, "");
    expect(b, 0, "  Hanako\n", "");
    RUN(b, "signers", "remove", "Taro");
    expect(b, 1, "", "No key is called “Taro”.");
    RUN(b, "signers", "remove", "Hanako");
    expect(b, 0, "Removed the public key of “Hanako”.", "");
}

static void it_says_who_signed(void **state) {
    Bench *b = *state;
    TestSigner hanako = signer_make(1);
    make(b, "my.pack", "1", "");
    sign_as(b, 1, "my.pack 1", false);
    RUN(b, "install", "@a.kyubi");
    expect(b, 0, "Signature: by the unknown key 18", "");
    RUN(b, "list", NULL);
    expect(b, 0, "(installed, signature not checked: unknown key 18", "");
    RUN(b, "signers", "add", "Hanako", hanako.key); // then it is checked
    RUN(b, "list", NULL);
    expect(b, 0, "(installed, signed by Hanako)\n", "");
    make(b, "my.pack", "2", "");
    sign_as(b, 1, "my.pack 2", false);
    RUN(b, "install", "@a.kyubi");
    expect(b, 0, "Signature: good, by Hanako (key 18", "");
    expect(b, 0, "Signed comment: my.pack 2\nUpdated my.pack from 1 to 2.", "");
    RUN(b, "list", "--json");
    expect(b, 0, "\"state\":\"signer\"", "");
    expect(b, 0, "\"name\":\"Hanako\",\"comment\":\"my.pack 2\"", "");
}

static void a_key_that_comes_with_the_pack_is_kept(void **state) {
    Bench *b = *state;
    TestSigner hanako = signer_make(1);
    char *beside = file_join(b->folder, "minisign.pub");
    make(b, "my.pack", "1", "");
    sign_as(b, 1, "my.pack 1", false);
    assert_true(file_write(beside, hanako.key, strlen(hanako.key), NULL));
    RUN(b, "install", "@a.kyubi");
    expect(b, 0, "met here for the first time. Ask the author whether it is theirs.", "");
    remove(beside);
    make(b, "my.pack", "2", "");
    sign_as(b, 1, "my.pack 2", false);
    RUN(b, "install", "@a.kyubi");
    expect(b, 0, "which has no name yet. To name it: kyubi signers add NAME RW", "");
    RUN(b, "signers", NULL);
    expect(b, 0, "  (no name yet)\n", "");
    RUN(b, "list", NULL);
    expect(b, 0, "(installed, signed by key 18", "");
    free(beside);
}

static void a_signature_that_does_not_fit_is_refused(void **state) {
    Bench *b = *state;
    TestSigner hanako = signer_make(1), taro = signer_make(2);
    make(b, "my.pack", "1", "");
    sign_as(b, 1, "my.pack 1", true);
    RUN(b, "install", "@a.kyubi", "--key", hanako.key);
    expect(b, 1, "", "a.kyubi.minisig: The signature does not fit what was signed");
    sign_as(b, 1, "my.pack 1", false);
    RUN(b, "install", "@a.kyubi", "--key", taro.key);
    expect(b, 1, "", "a.kyubi.minisig: The signature is by the key 18");
    sign_as(b, 1, "my.pack 3", false);
    RUN(b, "install", "@a.kyubi", "--key", hanako.key);
    expect(b, 1, "", "The signature says my.pack 3, but this pack is my.pack 1.");
    char *place = file_join(b->folder, "a.kyubi.minisig");
    assert_true(file_write(place, "x\n", 2, NULL));
    RUN(b, "install", "@a.kyubi");
    expect(b, 1, "", "a.kyubi.minisig: This is no signature (line 1).");
    unsign(b);
    RUN(b, "install", "@a.kyubi", "--key", hanako.key);
    expect(b, 1, "", "but there is no signature a.kyubi.minisig.");
    RUN(b, "install", "@a.kyubi", "--key");
    expect(b, 2, "", "After --key, write");
    char **names = installed_names(b->profile);
    assert_true(!names || !names[0]);
    free(names);
    free(place);
}

static void another_pack_of_the_same_id_is_no_update(void **state) {
    Bench *b = *state;
    char *path = file_join(b->folder, "a.kyubi");
    static const char hanako[] = "\"authors\":[\"Hanako\",\"Jiro\"],";
    pack_make_titled(path, "my.pack", "1", "Coins", hanako, LESSON);
    RUN(b, "install", "@a.kyubi");
    expect(b, 0, "Installed my.pack 1", "");
    pack_make_titled(path, "my.pack", "2", "Waves", "\"authors\":[\"Taro\"],", LESSON);
    RUN(b, "install", "@a.kyubi");
    expect(b, 1, "",
           "A pack with the id my.pack is installed already: “Coins” (version 1).");
    RUN(b, "list", NULL);
    expect(b, 0, "my.pack                  1 ", "");
    pack_make_titled(path, "my.pack", "2", "Waves", "\"authors\":[\"Jiro\"],", LESSON);
    RUN(b, "install", "@a.kyubi"); // one of them went on with it
    expect(b, 0, "Updated my.pack from 1 to 2.", "");
    pack_make_titled(path, "my.pack", "3", "Waves", "", LESSON);
    RUN(b, "install", "@a.kyubi"); // the same title
    expect(b, 0, "Updated my.pack from 2 to 3.", "");
    pack_make_titled(path, "my.pack", "4", "Stones", "", LESSON);
    RUN(b, "install", "@a.kyubi", "--other-signer");
    expect(b, 0, "Updated my.pack from 3 to 4.", "");
    free(path);
}

static void what_was_signed_is_replaced_by_the_same_signer_alone(void **state) {
    Bench *b = *state;
    TestSigner hanako = signer_make(1), taro = signer_make(2);
    RUN(b, "signers", "add", "Hanako", hanako.key);
    make(b, "my.pack", "1", "");
    sign_as(b, 1, "timestamp:2000\tfile:a.kyubi", false);
    RUN(b, "install", "@a.kyubi");
    unsign(b);
    RUN(b, "install", "@a.kyubi"); // the same bytes: the signature stays
    expect(b, 0, "the very same", "");
    RUN(b, "list", NULL);
    expect(b, 0, "signed by Hanako", "");
    make(b, "my.pack", "2", "");
    RUN(b, "install", "@a.kyubi");
    expect(b, 1, "", "my.pack is not signed; what is installed was signed by Hanako.");
    sign_as(b, 2, "my.pack 2", false);
    RUN(b, "install", "@a.kyubi");
    expect(b, 1, "", "is signed by the unknown key");
    RUN(b, "install", "@a.kyubi", "--key", taro.key);
    expect(b, 1, "", "was signed by Hanako, this by RW");
    RUN(b, "list", NULL);
    expect(b, 0, "my.pack                  1 ", "");
    unsign(b);
    make(b, "my.pack", "1", "\"licence\":\"MIT\",");
    sign_as(b, 1, "timestamp:1999", false);
    RUN(b, "install", "@a.kyubi");
    expect(b, 1, "", "has the version of what is installed, but was signed before it.");
    make(b, "my.pack", "0.9", "");
    sign_as(b, 1, "my.pack 0.9", false);
    RUN(b, "install", "@a.kyubi");
    expect(b, 1, "", "my.pack 0.9 is older than the 1 that is installed.");
    make(b, "my.pack", "2", "");
    sign_as(b, 2, "my.pack 2", false);
    RUN(b, "install", "@a.kyubi", "--key", taro.key, "--other-signer");
    expect(b, 0, "Updated my.pack from 1 to 2.", "");
    RUN(b, "list", NULL);
    expect(b, 0, "signed by key", "");
}

static void
an_uninstalled_packs_id_stays_its_signers_until_the_key_is_forgotten(void **state) {
    Bench *b = *state;
    TestSigner hanako = signer_make(1);
    RUN(b, "signers", "add", "Hanako", hanako.key);
    make(b, "my.pack", "1", "");
    sign_as(b, 1, "my.pack 1", false);
    RUN(b, "install", "@a.kyubi");
    RUN(b, "uninstall", "my.pack");
    RUN(b, "list", NULL);
    assert_null(strstr(b->ran.out, "my.pack"));
    make(b, "my.pack", "2", "");
    unsign(b);
    RUN(b, "install", "@a.kyubi");
    expect(b, 1, "", "my.pack is not signed; what is installed was signed by");
    make(b, "my.pack", "1", "");
    sign_as(b, 1, "my.pack 1", false);
    RUN(b, "install", "@a.kyubi");
    expect(b, 0, "Installed", "");
    RUN(b, "uninstall", "my.pack");
    RUN(b, "signers", "remove", "Hanako");
    unsign(b);
    RUN(b, "install", "@a.kyubi");
    expect(b, 0, "Installed", "");
}

static void wrong_words_are_told(void **state) {
    Bench *b = *state;
    static const struct {
        const char *command, *words[3];
        int status;
        const char *said;
    } rows[] = {
        {"install", {NULL}, 2, "Name the .kyubi file"},
        {"install", {"a", "b"}, 2, "Name one file only: b."},
        {"install", {"--fast"}, 2, "There is no option --fast"},
        {"install", {"/nowhere.kyubi"}, 1, "/nowhere.kyubi: This file is not there."},
        {"install", {"@"}, 1, "is no .kyubi file."},
        {"uninstall", {NULL}, 2, "Name the id of one pack"},
        {"uninstall", {"a", "b"}, 2, "Name the id of one pack"},
        {"signers", {"add"}, 2, "After kyubi signers write nothing"},
        {"signers", {"remove"}, 2, "After kyubi signers write nothing"},
        {"signers", {"list"}, 2, "After kyubi signers write nothing"},
        {"list", {"--fast"}, 2, "There is no option --fast"},
        {"list", {"--json", "x"}, 2, "There is no option x"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        run(b, LANG_EN, rows[i].command, rows[i].words);
        expect(b, rows[i].status, "", rows[i].said);
    }
}

static void a_profile_that_cannot_be_made_is_told(void **state) {
    Bench *b = *state;
    make(b, "my.pack", "1", "");
    snprintf(b->profile, sizeof b->profile, "%s/a.kyubi/profile", b->folder);
    RUN(b, "install", "@a.kyubi");
    expect(b, 1, "", "cannot be written.");
    RUN(b, "list", NULL); // there is what comes with Kyubi
    expect(b, 0, "kyubi.core", "");
}

int main(void) {
#define FRESH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        FRESH(it_shows_whose_the_pack_is_and_keeps_it),
        FRESH(an_older_one_needs_a_word),
        FRESH(what_comes_with_kyubi_is_not_replaced),
        FRESH(what_it_uses_is_told_and_hinders_nothing),
        FRESH(uninstalling_says_that_what_was_done_stays),
        FRESH(the_list_has_all_packs_and_tells_the_broken_ones),
        FRESH(signers_are_known_by_name),
        FRESH(it_says_who_signed),
        FRESH(a_key_that_comes_with_the_pack_is_kept),
        FRESH(a_signature_that_does_not_fit_is_refused),
        FRESH(another_pack_of_the_same_id_is_no_update),
        FRESH(an_uninstalled_packs_id_stays_its_signers_until_the_key_is_forgotten),
        FRESH(what_was_signed_is_replaced_by_the_same_signer_alone),
        FRESH(wrong_words_are_told),
        FRESH(a_profile_that_cannot_be_made_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
