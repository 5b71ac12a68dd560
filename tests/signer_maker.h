// Keys and signatures for tests, made by libsodium after minisign's description of its
// format, not by Kyubi's reader.
#ifndef KYUBI_TESTS_SIGNER_MAKER_H
#define KYUBI_TESTS_SIGNER_MAKER_H

#include "base/mem.h"

#include <sodium.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

typedef struct TestSigner {
    unsigned char id[8], open[32], secret[64];
    char key[60]; // "RW…"
} TestSigner;

static inline TestSigner signer_make(unsigned char number) {
    TestSigner signer = {.key = ""};
    unsigned char seed[32] = {number, 7}, raw[42] = "Ed";
    assert_true(sodium_init() >= 0);
    crypto_sign_seed_keypair(signer.open, signer.secret, seed);
    for (int i = 0; i < 8; i++)
        signer.id[i] = (unsigned char)(number * 17 + i);
    memcpy(raw + 2, signer.id, 8);
    memcpy(raw + 10, signer.open, 32);
    sodium_bin2base64(signer.key, sizeof signer.key, raw, sizeof raw,
                      sodium_base64_VARIANT_ORIGINAL);
    return signer;
}

// The text of a .minisig; yours. `hashed`: "ED", else "Ed".
static inline char *signer_sign(const TestSigner *signer, bool hashed, const char *comment,
                                const void *bytes, size_t size) {
    unsigned char raw[74] = {'E', hashed ? 'D' : 'd'}, global[64], hash[64], both[4096];
    char first[104], second[92];
    if (hashed) crypto_generichash(hash, sizeof hash, bytes, size, NULL, 0);
    memcpy(raw + 2, signer->id, 8);
    crypto_sign_detached(raw + 10, NULL, hashed ? hash : bytes, hashed ? 64 : size,
                         signer->secret);
    memcpy(both, raw + 10, 64);
    memcpy(both + 64, comment, strlen(comment));
    crypto_sign_detached(global, NULL, both, 64 + strlen(comment), signer->secret);
    sodium_bin2base64(first, sizeof first, raw, sizeof raw, sodium_base64_VARIANT_ORIGINAL);
    sodium_bin2base64(second, sizeof second, global, sizeof global,
                      sodium_base64_VARIANT_ORIGINAL);
    Buffer text = {0};
    buffer_print(&text, "untrusted comment: a test's\n%s\ntrusted comment: %s\n%s\n", first,
                 comment, second);
    return buffer_take(&text);
}

#endif
