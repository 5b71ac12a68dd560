// Detached signatures as the tool minisign writes them, beside what they sign
// (my.kyubi.minisig), and the public keys they are judged by. A signature tells who made
// something; it gives no rights. Format: minisign's own page, "Signature format"; Ed25519
// (RFC 8032) over the file ("Ed") or over its BLAKE2b-512 ("ED", what minisign writes
// today).
//
// Nothing of a file is believed: sizes, base64, lines and UTF-8 are judged before a byte is
// used. The untrusted comment is read over and never shown.
#ifndef KYUBI_LESSON_SIGNATURE_H
#define KYUBI_LESSON_SIGNATURE_H

#include "base/error.h"

#include <stddef.h>
#include <stdint.h>

enum {
    SIGNATURE_BYTES = 12 * 1024, // of a .minisig file; minisign's own is at most 9.5 kB
    COMMENT_BYTES = 1024,        // of the trusted comment; a longer one is refused
    KEY_TEXT = 57,               // "RW…" with its zero byte
    KEY_ID_TEXT = 17             // "E7620F1842B4E81F"
};

typedef struct PublicKey {
    unsigned char id[8]; // chosen by its owner at random: tells keys apart, proves nothing
    unsigned char bytes[32];
} PublicKey;

// Reads "RW…", or the two lines of a minisign.pub; white space around is passed over.
// Fails: signer.key.
bool key_read(const char *text, size_t size, PublicKey *key, Error *err);
// As minisign shows it: the key, and its id.
void key_show(const PublicKey *key, char out[KEY_TEXT]);
void key_id_show(const unsigned char id[8], char out[KEY_ID_TEXT]);
bool key_same(const PublicKey *a, const PublicKey *b);

typedef struct Signature {
    bool hashed; // "ED"
    unsigned char id[8], bytes[64], global[64];
    char comment[COMMENT_BYTES + 1]; // the trusted one, UTF-8
} Signature;

// Reads a .minisig; lines may end in CR LF. Fails: signature.form (what is wrong with which
// line), signature.large; the place is the caller's to add.
bool signature_read(const char *text, size_t size, Signature *signature, Error *err);

// Whether the key made it for these bytes: the signature of the bytes and that of the
// trusted comment both hold.
bool signature_holds(const Signature *signature, const PublicKey *key, const void *bytes,
                     size_t size);

// What the trusted comment says, where it does: `-t "my.pack 1.2"` names id and version;
// minisign's own has "timestamp:1700000000". "" and 0 where it does not.
typedef struct SignatureSays {
    char id[64], version[32];
    long long signed_at; // seconds since 1970
} SignatureSays;
SignatureSays signature_says(const char *comment);

#endif
