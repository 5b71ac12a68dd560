// Any bytes given to the reader of signatures, of keys, and of what a trusted comment says:
// they are refused with a sentence, or what was read can be shown, and a key that is shown
// reads as the same key. No bytes are a signature of somebody else's.
#include "input.h"

#include "lesson/pack_version.h"
#include "lesson/signature.h"

static void check_says(const char *comment) {
    SignatureSays says = signature_says(comment);
    assert(!says.id[0] == !says.version[0]);
    assert(!says.version[0] || pack_version_good(says.version));
    assert(says.signed_at >= 0);
}

static void check_signature(const char *text, size_t size) {
    Error err = {.key = ""};
    Signature signature;
    bool good = signature_read(text, size, &signature, &err);
    input_check(good, &err);
    if (!good) return;
    assert(strlen(signature.comment) <= COMMENT_BYTES);
    assert(text_valid(signature.comment, strlen(signature.comment)));
    check_says(signature.comment);
    PublicKey nobody = {.bytes = {1}};
    memcpy(nobody.id, signature.id, sizeof nobody.id);
    assert(!signature_holds(&signature, &nobody, text, size));
}

static void check_key(const char *text, size_t size) {
    Error err = {.key = ""};
    PublicKey key, again;
    char shown[KEY_TEXT], id[KEY_ID_TEXT];
    bool good = key_read(text, size, &key, &err);
    input_check(good, &err);
    if (!good) return;
    key_show(&key, shown);
    key_id_show(key.id, id);
    assert(strlen(shown) == KEY_TEXT - 1 && strlen(id) == KEY_ID_TEXT - 1);
    assert(key_read(shown, strlen(shown), &again, NULL) && key_same(&key, &again));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char *text = input_text(data, size);
    check_signature(text, size);
    check_key(text, size);
    check_says(text);
    free(text);
    return 0;
}
