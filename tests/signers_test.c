// The keys a learner knows: kept in minisign's form, found by id, named once.
#include "lesson/signers.h"

#include "base/file.h"
#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "scratch.h"
#include "signer_maker.h"

static int set_up(void **state) {
    char *folder = mem_new(64);
    if (!scratch_make(folder, "signers")) return -1;
    *state = folder;
    return 0;
}

static int tear_down(void **state) {
    bool gone = scratch_remove(*state);
    free(*state);
    return gone ? 0 : -1;
}

static PublicKey key_of(unsigned char number) {
    TestSigner signer = signer_make(number);
    PublicKey key;
    assert_true(key_read(signer.key, strlen(signer.key), &key, NULL));
    return key;
}

static void expect_names(const char *profile, const char *const *names) {
    Signers signers = signers_read(profile);
    int count = 0;
    for (; names[count]; count++) {
        assert_true(count < signers.count);
        assert_string_equal(signers.rows[count].name, names[count]);
    }
    assert_int_equal(signers.count, count);
    signers_free(&signers);
}

#define EXPECT_NAMES(profile, ...) \
    expect_names(profile, (const char *const[]){__VA_ARGS__, NULL})

static void expect_refused(const char *profile, PublicKey key, const char *name,
                           const char *code, const char *args) {
    Error err = {.key = ""};
    assert_false(signers_add(profile, &key, name, &err));
    assert_string_equal(err.key, code);
    assert_string_equal(err.args, args);
}

static void keys_are_kept_by_name(void **state) {
    const char *profile = *state;
    PublicKey hanako = key_of(1), taro = key_of(2), nobody = key_of(3);
    EXPECT_NAMES(profile, NULL);
    EXPECT_NAMES(NULL, NULL);
    assert_true(signers_add(profile, &nobody, "", NULL));
    assert_true(signers_add(profile, &taro, "Taro", NULL));
    assert_true(signers_add(profile, &hanako, "佐藤花子", NULL));
    EXPECT_NAMES(profile, "Taro", "佐藤花子", "");
    Signers signers = signers_read(profile);
    const Signer *found = signers_with_id(&signers, taro.id);
    assert_non_null(found);
    assert_true(key_same(&found->key, &taro));
    assert_null(signers_with_id(&signers, key_of(9).id));
    signers_free(&signers);
    assert_true(signers_add(profile, &nobody, "Jiro", NULL)); // named afterwards
    assert_true(signers_add(profile, &taro, "", NULL));       // … and never unnamed
    EXPECT_NAMES(profile, "Jiro", "Taro", "佐藤花子");
}

static void a_name_or_an_id_belongs_to_one_key(void **state) {
    const char *profile = *state;
    PublicKey taro = key_of(2), liar = key_of(4);
    assert_true(signers_add(profile, &taro, "Taro", NULL));
    expect_refused(profile, liar, "Taro", "signer.taken", "Taro");
    memcpy(liar.id, taro.id, sizeof liar.id);
    char id[KEY_ID_TEXT];
    key_id_show(taro.id, id);
    expect_refused(profile, liar, "Other", "signer.other_key", id);
    expect_refused(profile, key_of(5), "a\nb", "signer.name", "127");
    expect_refused(profile, key_of(5), "\xff", "signer.name", "127");
    char large[200];
    memset(large, 'x', sizeof large);
    large[128] = '\0';
    expect_refused(profile, key_of(5), large, "signer.name", "127");
    EXPECT_NAMES(profile, "Taro");
}

static void a_key_goes_by_its_name_or_its_id(void **state) {
    PublicKey key;
    const char *profile = *state;
    PublicKey taro = key_of(2), nobody = key_of(3);
    char id[KEY_ID_TEXT];
    Error err = {.key = ""};
    assert_true(signers_add(profile, &taro, "Taro", NULL));
    assert_true(signers_add(profile, &nobody, "", NULL));
    static const char *const none[] = {"", "..", "../x", "Jiro", "taro"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        assert_false(signers_remove(profile, none[i], &key, &err));
        assert_string_equal(err.key, "signer.none");
    }
    key_id_show(nobody.id, id);
    assert_true(signers_remove(profile, id, &key, NULL));
    EXPECT_NAMES(profile, "Taro");
    assert_true(signers_remove(profile, "Taro", &key, NULL));
    EXPECT_NAMES(profile, NULL);
}

static void what_is_no_key_in_the_folder_is_passed_over(void **state) {
    const char *profile = *state;
    PublicKey taro = key_of(2);
    assert_true(signers_add(profile, &taro, "Taro", NULL));
    char *folder = file_join(profile, "signers");
    static const char *const files[] = {"x.pub", "0000000000000000.pub", "empty.pub"};
    TestSigner other = signer_make(6);
    const char *texts[] = {"\0\0", other.key, ""}; // the second has another id
    for (int i = 0; i < 3; i++) {
        char *path = file_join(folder, files[i]);
        assert_true(file_write(path, texts[i], i ? strlen(texts[i]) : 2, NULL));
        free(path);
    }
    EXPECT_NAMES(profile, "Taro");
    free(folder);
}

static void a_key_is_given_as_text_or_as_a_file(void **state) {
    TestSigner taro = signer_make(2);
    PublicKey key, wanted = key_of(2);
    Error err = {.key = ""};
    assert_true(key_given(taro.key, &key, NULL));
    assert_true(key_same(&key, &wanted));
    char *path = file_join(*state, "minisign.pub");
    Buffer text = {0};
    buffer_print(&text, "untrusted comment: x\n%s\n", taro.key);
    assert_true(file_write(path, text.data, text.size, NULL));
    assert_true(key_given(path, &key, NULL));
    assert_true(key_same(&key, &wanted));
    assert_true(file_write(path, "x", 1, NULL));
    assert_false(key_given(path, &key, &err));
    assert_string_equal(err.key, "signer.key");
    assert_string_equal(err.file, path);
    assert_false(key_given("/nowhere", &key, &err));
    assert_string_equal(err.key, "signer.key");
    buffer_clear(&text);
    free(path);
}

int main(void) {
#define FRESH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        FRESH(keys_are_kept_by_name),
        FRESH(a_name_or_an_id_belongs_to_one_key),
        FRESH(a_key_goes_by_its_name_or_its_id),
        FRESH(what_is_no_key_in_the_folder_is_passed_over),
        FRESH(a_key_is_given_as_text_or_as_a_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
