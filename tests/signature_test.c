// Signatures of both kinds, made by libsodium and, where it is there, by the tool minisign.
#include "lesson/signature.h"

#include "base/file.h"
#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "scratch.h"
#include "signer_maker.h"

#define BYTES "the very bytes of a pack"
#define COMMENT "timestamp:1700000000\tfile:my.kyubi\thashed"

static PublicKey key_of(const TestSigner *signer) {
    PublicKey key;
    assert_true(key_read(signer->key, strlen(signer->key), &key, NULL));
    return key;
}

static Signature read_good(const char *text) {
    Signature signature;
    Error err = {.key = ""};
    if (!signature_read(text, text ? strlen(text) : 0, &signature, &err))
        fail_msg("%s %s", err.key, err.args);
    return signature;
}

static void expect_broken(const char *text, size_t size, const char *key,
                          const char *line) {
    Signature signature;
    Error err = {.key = ""};
    assert_false(signature_read(text, size, &signature, &err));
    assert_string_equal(err.key, key);
    assert_string_equal(err.args, line);
}

static void a_key_is_shown_as_minisign_shows_it(void **state) {
    (void)state;
    // The example key of minisign's own page.
    const char *text = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3";
    PublicKey key, again;
    char shown[KEY_TEXT], id[KEY_ID_TEXT];
    assert_true(key_read(text, strlen(text), &key, NULL));
    key_show(&key, shown);
    key_id_show(key.id, id);
    assert_string_equal(shown, text);
    assert_string_equal(id, "E7620F1842B4E81F");
    Buffer file = {0};
    buffer_print(&file, "untrusted comment: minisign public key %s\r\n%s\r\n", id, text);
    assert_true(key_read(file.data, file.size, &again, NULL));
    assert_true(key_same(&key, &again));
    buffer_clear(&file);
}

static void what_is_no_key_is_told(void **state) {
    (void)state;
    static const char *const wrong[] = {
        "",
        "RW",
        "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO",
        "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3A",
        "AWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3",
        "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GF-3",
        "untrusted comment: nothing more",
        "untrusted comment: x\n\n\n"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        PublicKey key;
        Error err = {.key = ""};
        assert_false(key_read(wrong[i], strlen(wrong[i]), &key, &err));
        assert_string_equal(err.key, "signer.key");
    }
}

static void both_kinds_hold_for_those_bytes_alone(void **state) {
    (void)state;
    TestSigner hanako = signer_make(1), taro = signer_make(2);
    PublicKey key = key_of(&hanako), other = key_of(&taro);
    for (int hashed = 0; hashed < 2; hashed++) {
        char *text = signer_sign(&hanako, hashed, COMMENT, BYTES, strlen(BYTES));
        Signature signature = read_good(text);
        assert_int_equal(signature.hashed, hashed);
        assert_string_equal(signature.comment, COMMENT);
        assert_true(signature_holds(&signature, &key, BYTES, strlen(BYTES)));
        assert_false(signature_holds(&signature, &key, BYTES, strlen(BYTES) - 1));
        assert_false(signature_holds(&signature, &other, BYTES, strlen(BYTES)));
        memcpy(other.id, key.id, sizeof other.id); // anyone can take a key's id
        assert_false(signature_holds(&signature, &other, BYTES, strlen(BYTES)));
        Signature kind = signature;
        kind.hashed = !kind.hashed;
        assert_false(signature_holds(&kind, &key, BYTES, strlen(BYTES)));
        free(text);
    }
}

static void the_trusted_comment_is_signed_too(void **state) {
    (void)state;
    TestSigner hanako = signer_make(1);
    PublicKey key = key_of(&hanako);
    char *text = signer_sign(&hanako, true, "my.pack 1.2", BYTES, strlen(BYTES));
    Signature signature = read_good(text);
    assert_true(signature_holds(&signature, &key, BYTES, strlen(BYTES)));
    strcpy(signature.comment, "my.pack 1.3");
    assert_false(signature_holds(&signature, &key, BYTES, strlen(BYTES)));
    signature = read_good(text);
    signature.global[63] ^= 1;
    assert_false(signature_holds(&signature, &key, BYTES, strlen(BYTES)));
    free(text);
}

static void every_changed_byte_is_noticed(void **state) {
    (void)state;
    TestSigner hanako = signer_make(1);
    PublicKey key = key_of(&hanako);
    char *text = signer_sign(&hanako, true, "my.pack 1.2", BYTES, strlen(BYTES));
    size_t from = (size_t)(strchr(text, '\n') - text) + 1; // the untrusted one is nobody's
    for (size_t i = from; text[i + 1]; i++) {
        static const char changes[] = {'A', '=', '\0', '\n', ' ', (char)0xFF};
        for (size_t k = 0; k < sizeof changes; k++) {
            char before = text[i];
            if (before == changes[k]) continue;
            text[i] = changes[k];
            Signature signature;
            size_t size = i + 1 + strlen(text + i + 1);
            if (signature_read(text, size, &signature, NULL) &&
                signature_holds(&signature, &key, BYTES, strlen(BYTES)))
                fail_msg("%zu: %c as %d in\n%s", i, before, changes[k], text);
            text[i] = before;
        }
    }
    free(text);
}

static void lines_may_end_as_windows_ends_them(void **state) {
    (void)state;
    TestSigner hanako = signer_make(1);
    PublicKey key = key_of(&hanako);
    char *text = signer_sign(&hanako, true, COMMENT, BYTES, strlen(BYTES));
    Buffer other = {0};
    for (const char *c = text; *c; c++)
        buffer_print(&other, "%s%c", *c == '\n' ? "\r" : "", *c);
    size_t size = other.size;
    char *crlf = buffer_take(&other);
    Signature signature = read_good(crlf);
    assert_true(signature_holds(&signature, &key, BYTES, strlen(BYTES)));
    crlf[size - 2] = '\0'; // and the last one not at all
    signature = read_good(crlf);
    assert_true(signature_holds(&signature, &key, BYTES, strlen(BYTES)));
    free(crlf);
    free(text);
}

static void what_is_no_signature_is_told_with_its_line(void **state) {
    (void)state;
    TestSigner hanako = signer_make(1);
    char *text = signer_sign(&hanako, true, COMMENT, BYTES, strlen(BYTES));
    size_t whole = strlen(text), at = 0;
    for (int line = 0; line < 4; line++) {
        char number[2] = {(char)('1' + line), '\0'};
        expect_broken(text, at, "signature.form", number); // cut before that line
        at = (size_t)(strchr(text + at, '\n') - text) + 1;
    }
    Buffer more = {0};
    buffer_print(&more, "%s\nmore\n", text);
    expect_broken(more.data, more.size, "signature.form", "5");
    buffer_clear(&more);
    Signature signature;
    for (size_t cut = 0; cut + 1 < whole; cut++)
        assert_false(signature_read(text, cut, &signature, NULL));
    char *large = mem_new(SIGNATURE_BYTES + 2);
    memset(large, 'x', SIGNATURE_BYTES + 1);
    expect_broken(large, SIGNATURE_BYTES + 1, "signature.large", "12");
    expect_broken(large, SIGNATURE_BYTES, "signature.form", "1");
    memset(large, 'x', COMMENT_BYTES + 1);
    large[COMMENT_BYTES + 1] = '\0';
    char *long_comment = signer_sign(&hanako, true, large, BYTES, strlen(BYTES));
    expect_broken(long_comment, strlen(long_comment), "signature.form", "3");
    free(long_comment);
    large[COMMENT_BYTES] = '\0'; // the longest there may be
    long_comment = signer_sign(&hanako, true, large, BYTES, strlen(BYTES));
    signature = read_good(long_comment);
    PublicKey key = key_of(&hanako);
    assert_true(signature_holds(&signature, &key, BYTES, strlen(BYTES)));
    free(long_comment);
    free(large);
    free(text);
}

static void a_comment_says_id_version_and_time(void **state) {
    (void)state;
    static const struct {
        const char *comment, *id, *version;
        long long signed_at;
    } rows[] = {
        {"my.pack 1.2", "my.pack", "1.2", 0},
        {"my.pack 1.2-beta ", "my.pack", "1.2-beta", 0},
        {COMMENT, "", "", 1700000000},
        {"file:a timestamp:5", "", "", 5},
        {"notimestamp:5", "", "", 0},
        {"timestamp:99999999999999999999", "", "", 0},
        {"hello world", "", "", 0},
        {"My.Pack 1.2", "", "", 0},
        {"my.pack 1.2 and more", "", "", 0},
        {"", "", "", 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        SignatureSays says = signature_says(rows[i].comment);
        assert_string_equal(says.id, rows[i].id);
        assert_string_equal(says.version, rows[i].version);
        assert_int_equal(says.signed_at, rows[i].signed_at);
    }
}

static bool ran(const char *folder, const char *words) {
    Buffer line = {0};
    buffer_print(&line, "cd %s && %s >/dev/null 2>&1", folder, words);
    bool good = system(line.data) == 0;
    buffer_clear(&line);
    return good;
}

static char *read_in(const char *folder, const char *name, size_t *size) {
    char *path = file_join(folder, name), *text = file_read(path, 1 << 16, size, NULL);
    assert_non_null(text);
    free(path);
    return text;
}

static void what_the_tool_minisign_signs_holds(void **state) {
    (void)state;
    if (system("command -v minisign >/dev/null 2>&1") != 0) {
        print_message("not asked: the tool minisign is not installed\n");
        skip();
    }
    static const char *const ways[] = {"minisign -Sm my.kyubi -s my.key",
                                       "minisign -Sm my.kyubi -s my.key -t 'my.pack 1.2'",
                                       "minisign -Slm my.kyubi -s my.key"};
    char folder[64];
    assert_true(scratch_make(folder, "minisign"));
    char *path = file_join(folder, "my.kyubi");
    assert_true(file_write(path, BYTES, strlen(BYTES), NULL));
    assert_true(ran(folder, "minisign -GWf -p minisign.pub -s my.key"));
    size_t size;
    char *text = read_in(folder, "minisign.pub", &size);
    PublicKey key;
    assert_true(key_read(text, size, &key, NULL));
    free(text);
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        assert_true(ran(folder, ways[i]));
        text = read_in(folder, "my.kyubi.minisig", &size);
        Signature signature = read_good(text);
        assert_int_equal(signature.hashed, i < 2);
        assert_true(signature_holds(&signature, &key, BYTES, strlen(BYTES)));
        assert_false(signature_holds(&signature, &key, "x", 1));
        free(text);
    }
    // And the tool takes what these tests sign.
    TestSigner hanako = signer_make(1);
    char *signature = file_join(folder, "my.kyubi.minisig");
    text = signer_sign(&hanako, true, COMMENT, BYTES, strlen(BYTES));
    assert_true(file_write(signature, text, strlen(text), NULL));
    Buffer words = {0};
    buffer_print(&words, "minisign -Vm my.kyubi -P %s", hanako.key);
    assert_true(ran(folder, words.data));
    buffer_clear(&words);
    free(text);
    free(signature);
    free(path);
    scratch_remove(folder);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_key_is_shown_as_minisign_shows_it),
        cmocka_unit_test(what_is_no_key_is_told),
        cmocka_unit_test(both_kinds_hold_for_those_bytes_alone),
        cmocka_unit_test(the_trusted_comment_is_signed_too),
        cmocka_unit_test(every_changed_byte_is_noticed),
        cmocka_unit_test(lines_may_end_as_windows_ends_them),
        cmocka_unit_test(what_is_no_signature_is_told_with_its_line),
        cmocka_unit_test(a_comment_says_id_version_and_time),
        cmocka_unit_test(what_the_tool_minisign_signs_holds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
