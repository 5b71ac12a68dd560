// A pack that is to be installed, and whose signature it bears.
#include "lesson/installed.h"

#include "base/file.h"
#include "base/mem.h"
#include "lesson/pack_signed.h"
#include "lesson/pack_version.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// --- whose key

// One that lies beside the pack and is called as minisign calls it.
static bool key_beside(const char *path, PublicKey *key) {
    char *folder = file_folder(path), *beside = file_join(folder, "minisign.pub");
    bool good = file_exists(beside) && key_given(beside, key, NULL);
    free(beside);
    free(folder);
    return good;
}

static bool same_id(const unsigned char a[8], const unsigned char b[8]) {
    return !memcmp(a, b, sizeof(PublicKey){0}.id);
}

// False: no key is there to judge by, or, with an error, the given one is another.
static bool find_key(const Newcomer *newcomer, const Signature *signature,
                     const Signers *known, const char *given, Signer *signer, Error *err) {
    const Signer *there = signers_with_id(known, signature->id);
    char own[KEY_ID_TEXT], other[KEY_ID_TEXT];
    *signer = there ? *there : (Signer){.name = ""};
    if (!given)
        return there || (key_beside(newcomer->pack->folder, &signer->key) &&
                         same_id(signer->key.id, signature->id));
    PublicKey key;
    if (!key_given(given, &key, err)) return false;
    key_id_show(signature->id, own);
    key_id_show(key.id, other);
    if (!same_id(key.id, signature->id))
        return error_set(err, "signature.other_key", "%s\t%s", own, other);
    if (there && !key_same(&there->key, &key))
        return error_set(err, "signer.other_key", "%s", own);
    signer->key = key;
    return true;
}

// --- the signature

static bool says_the_same(const Pack *pack, Error *err) {
    SignatureSays says = signature_says(pack->signer.comment);
    if (!says.id[0] ||
        (!strcmp(says.id, pack->id) && !pack_version_compare(says.version, pack->version)))
        return true;
    return error_set(err, "signature.other", "%s\t%s\t%s\t%s", says.id, says.version,
                     pack->id, pack->version);
}

static bool judge(Newcomer *newcomer, const Signature *signature, const Signers *known,
                  const char *given, Error *err) {
    Pack *pack = newcomer->pack;
    Signer signer;
    Error why = {.key = ""};
    if (!find_key(newcomer, signature, known, given, &signer, &why)) {
        pack->signer.kind = SIGNED_UNKNOWN;
        key_id_show(signature->id, pack->signer.id);
        if (err && why.key[0]) *err = why;
        return !why.key[0];
    }
    pack_sign(pack, &signer);
    if (!signature_holds(signature, &signer.key, newcomer->bytes, newcomer->size)) {
        char *who = pack_signer_shown(&pack->signer);
        error_set(err, "signature.broken", "%s", who);
        free(who);
        return false;
    }
    snprintf(pack->signer.comment, sizeof pack->signer.comment, "%s", signature->comment);
    newcomer->key = signer.key;
    newcomer->first = !signers_with_id(known, signature->id);
    return says_the_same(pack, err);
}

static bool read_signature(Newcomer *newcomer, const char *place, const Signers *known,
                           const char *key, Error *err) {
    if (!file_exists(place))
        return !key || error_set(err, "signature.none", "%s", file_name(place));
    size_t size;
    newcomer->signature = file_read(place, SIGNATURE_BYTES, &size, err);
    Signature signature;
    return newcomer->signature &&
           signature_read(newcomer->signature, size, &signature, err) &&
           judge(newcomer, &signature, known, key, err);
}

static bool take_signature(Newcomer *newcomer, const char *profile, const char *key,
                           Error *err) {
    Buffer place = {0};
    buffer_print(&place, "%s.minisig", newcomer->pack->folder);
    Signers known = signers_read(profile);
    bool good = read_signature(newcomer, place.data, &known, key, err);
    if (!good && err && !err->file[0]) error_at(err, place.data, 0, 0);
    signers_free(&known);
    buffer_clear(&place);
    return good;
}

// --- the pack

static bool take_pack(Newcomer *newcomer, const char *path, const char *jail, Error *err) {
    newcomer->bytes = file_read(path, pack_limits().archive, &newcomer->size, err);
    if (!newcomer->bytes) return false;
    newcomer->pack = pack_of_bytes(path, newcomer->bytes, newcomer->size, jail, err);
    if (!newcomer->pack) return false;
    if (installed_good_id(newcomer->pack->id)) return true;
    error_set(err, "installed.name", "%s", newcomer->pack->id);
    return error_at(err, path, 0, 0);
}

bool newcomer_read(const char *path, const char *profile, const char *key, const char *jail,
                   Newcomer *newcomer, Error *err) {
    *newcomer = (Newcomer){.size = 0};
    if (file_exists(path) && (file_is_folder(path) || !pack_is_archive(path))) {
        error_set(err, "installed.not_packed", "%s", path);
        return error_at(err, path, 0, 0);
    }
    Error why = {.key = ""};
    bool good = take_pack(newcomer, path, jail, &why) &&
                take_signature(newcomer, profile, key, &why);
    if (good) return true;
    if (err) *err = why;
    newcomer_end(newcomer);
    return false;
}

void newcomer_end(Newcomer *newcomer) {
    pack_close(newcomer->pack);
    free(newcomer->bytes);
    free(newcomer->signature);
    *newcomer = (Newcomer){.size = 0};
}
