#include "lesson/signature.h"

#include "base/text.h"
#include "lesson/pack_version.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define UNTRUSTED "untrusted comment:"
#define TRUSTED "trusted comment: "
enum { HEAD = 2, ID = 8, KEY_RAW = HEAD + ID + 32, SIGNED_RAW = HEAD + ID + 64 };

// --- base64 and lines

typedef struct Line {
    const char *at;
    size_t size;
} Line;

// The next line without its end; false behind the last.
static bool next_line(Line *rest, Line *line) {
    if (!rest->size) return false;
    const char *end = memchr(rest->at, '\n', rest->size);
    size_t size = end ? (size_t)(end - rest->at) : rest->size, taken = size + (end != NULL);
    *line = (Line){rest->at, size && rest->at[size - 1] == '\r' ? size - 1 : size};
    *rest = (Line){rest->at + taken, rest->size - taken};
    return true;
}

static bool begins(Line line, const char *with) {
    size_t size = strlen(with);
    return line.size >= size && !memcmp(line.at, with, size);
}

// Exactly so many bytes, in the one way there is to write them. (libsodium 1.0.18 takes
// some bytes above ASCII for letters.)
static bool decode(Line line, unsigned char *out, size_t wanted) {
    size_t size = 0;
    const char *end = NULL;
    for (size_t i = 0; i < line.size; i++)
        if ((unsigned char)line.at[i] > 0x7E) return false;
    return sodium_base642bin(out, wanted, line.at, line.size, NULL, &size, &end,
                             sodium_base64_VARIANT_ORIGINAL) == 0 &&
           size == wanted && end == line.at + line.size;
}

// --- keys

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static Line trimmed(Line text) {
    while (text.size && is_space(text.at[0]))
        text = (Line){text.at + 1, text.size - 1};
    while (text.size && is_space(text.at[text.size - 1]))
        text.size--;
    return text;
}

bool key_read(const char *text, size_t size, PublicKey *key, Error *err) {
    Line rest = trimmed((Line){text, size}), line;
    if (begins(rest, UNTRUSTED)) next_line(&rest, &line);
    unsigned char raw[KEY_RAW];
    if (!decode(trimmed(rest), raw, sizeof raw) || memcmp(raw, "Ed", HEAD) != 0)
        return error_set(err, "signer.key", " ");
    memcpy(key->id, raw + HEAD, ID);
    memcpy(key->bytes, raw + HEAD + ID, sizeof key->bytes);
    return true;
}

void key_show(const PublicKey *key, char out[KEY_TEXT]) {
    unsigned char raw[KEY_RAW] = "Ed";
    memcpy(raw + HEAD, key->id, ID);
    memcpy(raw + HEAD + ID, key->bytes, sizeof key->bytes);
    sodium_bin2base64(out, KEY_TEXT, raw, sizeof raw, sodium_base64_VARIANT_ORIGINAL);
}

// A number whose lowest byte comes first.
void key_id_show(const unsigned char id[8], char out[KEY_ID_TEXT]) {
    for (int i = 0; i < ID; i++)
        snprintf(out + 2 * (size_t)i, 3, "%02X", id[ID - 1 - i]);
}

bool key_same(const PublicKey *a, const PublicKey *b) {
    return !memcmp(a->id, b->id, ID) && !memcmp(a->bytes, b->bytes, sizeof a->bytes);
}

// --- signatures

static bool read_signed(Line line, Signature *signature) {
    unsigned char raw[SIGNED_RAW];
    if (!decode(line, raw, sizeof raw)) return false;
    signature->hashed = !memcmp(raw, "ED", HEAD);
    if (!signature->hashed && memcmp(raw, "Ed", HEAD) != 0) return false;
    memcpy(signature->id, raw + HEAD, ID);
    memcpy(signature->bytes, raw + HEAD + ID, sizeof signature->bytes);
    return true;
}

static bool read_comment(Line line, Signature *signature) {
    if (!begins(line, TRUSTED)) return false;
    size_t head = strlen(TRUSTED), size = line.size - head;
    if (size > COMMENT_BYTES || !text_valid(line.at + head, size)) return false;
    memcpy(signature->comment, line.at + head, size);
    signature->comment[size] = '\0';
    return true;
}

static bool read_untrusted(Line line, Signature *signature) {
    (void)signature;
    return begins(line, UNTRUSTED) && text_valid(line.at, line.size);
}

static bool read_global(Line line, Signature *signature) {
    return decode(line, signature->global, sizeof signature->global);
}

static bool (*const readers[])(Line, Signature *) = {read_untrusted, read_signed,
                                                     read_comment, read_global};
enum { LINES = sizeof readers / sizeof *readers };

bool signature_read(const char *text, size_t size, Signature *signature, Error *err) {
    *signature = (Signature){.hashed = false};
    if (size > SIGNATURE_BYTES)
        return error_set(err, "signature.large", "%d", SIGNATURE_BYTES >> 10);
    Line rest = {text, size}, line;
    for (int i = 0; i < LINES; i++)
        if (!next_line(&rest, &line) || !readers[i](line, signature))
            return error_set(err, "signature.form", "%d", i + 1);
    if (trimmed(rest).size) return error_set(err, "signature.form", "%d", LINES + 1);
    return true;
}

static bool verified(const unsigned char signature[64], const void *bytes, size_t size,
                     const PublicKey *key) {
    return crypto_sign_verify_detached(signature, bytes, size, key->bytes) == 0;
}

bool signature_holds(const Signature *signature, const PublicKey *key, const void *bytes,
                     size_t size) {
    if (sodium_init() < 0 || memcmp(signature->id, key->id, ID) != 0) return false;
    unsigned char hash[64];
    if (signature->hashed) {
        crypto_generichash(hash, sizeof hash, bytes, size, NULL, 0);
        bytes = hash;
        size = sizeof hash;
    }
    if (!verified(signature->bytes, bytes, size, key)) return false;
    unsigned char both[sizeof signature->bytes + COMMENT_BYTES];
    size_t comment = strlen(signature->comment);
    memcpy(both, signature->bytes, sizeof signature->bytes);
    memcpy(both + sizeof signature->bytes, signature->comment, comment);
    return verified(signature->global, both, sizeof signature->bytes + comment, key);
}

// --- the trusted comment

static bool id_like(const char *word) {
    size_t size = strspn(word, "abcdefghijklmnopqrstuvwxyz0123456789.-_");
    return size && !word[size];
}

SignatureSays signature_says(const char *comment) {
    SignatureSays says = {.id = ""};
    char id[64], version[32];
    int end = 0;
    if (sscanf(comment, "%63s %31s%n", id, version, &end) == 2 &&
        !comment[end + strspn(comment + end, " \t")] && id_like(id) &&
        pack_version_good(version)) {
        snprintf(says.id, sizeof says.id, "%s", id);
        snprintf(says.version, sizeof says.version, "%s", version);
    }
    const char *at = strstr(comment, "timestamp:");
    if (at && (at == comment || is_space(at[-1]))) {
        at += strlen("timestamp:");
        size_t digits = strspn(at, "0123456789");
        if (digits && digits < 16) says.signed_at = strtoll(at, NULL, 10);
    }
    return says;
}
