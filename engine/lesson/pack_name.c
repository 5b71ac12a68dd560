// The names of files in a pack: which signs and parts they may have.
#include "lesson/pack_rules.h"

#include "base/mem.h"
#include "base/text.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

// Ranges of signs, and how their capitals lie: `small` is added to a capital; PAIRS have
// capital and small letter side by side, the capital at an even or an odd number.
enum { PLAIN = 0, EVEN_PAIRS = -1, ODD_PAIRS = -2 };
typedef struct LetterRange {
    uint32_t from, to;
    int small;
} LetterRange;

// What is left out within them: combining marks, letters that normal forms change or that
// fold to another letter or to two (ß İ ı ĸ ŉ ſ µ), half-width voiced marks.
// clang-format off
static const LetterRange ranges[] = {
    {' ', '!', PLAIN}, {'#', ')', PLAIN}, {'+', '.', PLAIN}, {'0', '9', PLAIN}, {';', ';', PLAIN}, {'=', '=', PLAIN},
    {'@', '@', PLAIN}, {'A', 'Z', 32}, {'[', '[', PLAIN}, {']', '{', PLAIN}, {'}', '~', PLAIN},
    {0xC0, 0xD6, 32}, {0xD8, 0xDE, 32}, {0xE0, 0xF6, PLAIN}, {0xF8, 0xFF, PLAIN},
    {0x100, 0x12F, EVEN_PAIRS}, {0x132, 0x137, EVEN_PAIRS}, {0x139, 0x148, ODD_PAIRS}, {0x14A, 0x177, EVEN_PAIRS},
    {0x178, 0x178, 0xFF - 0x178}, {0x179, 0x17E, ODD_PAIRS},
    {0x386, 0x386, 38}, {0x388, 0x38A, 37}, {0x38C, 0x38C, 64}, {0x38E, 0x38F, 63}, {0x391, 0x3A1, 32}, {0x3A3, 0x3AB, 32}, {0x3AC, 0x3AF, PLAIN}, {0x3B1, 0x3C1, PLAIN}, {0x3C2, 0x3C2, 1}, {0x3C3, 0x3CE, PLAIN},
    {0x400, 0x40F, 80}, {0x410, 0x42F, 32}, {0x430, 0x45F, PLAIN},
    {0x3001, 0x301F, PLAIN}, {0x3041, 0x3096, PLAIN}, {0x309D, 0x309E, PLAIN}, {0x30A0, 0x30FE, PLAIN},
    {0x3400, 0x4DBF, PLAIN}, {0x4E00, 0x9FFF, PLAIN}, {0xAC00, 0xD7A3, PLAIN},
    {0xFF01, 0xFF20, PLAIN}, {0xFF21, 0xFF3A, 32}, {0xFF3B, 0xFF5E, PLAIN}, {0xFF61, 0xFF9D, PLAIN},
    {0x20000, 0x2A6DF, PLAIN},
};
// clang-format on

static uint32_t small_of(uint32_t c, int how) {
    if (how == EVEN_PAIRS) return c | 1;
    if (how == ODD_PAIRS) return c % 2 ? c + 1 : c;
    return (uint32_t)((int64_t)c + how);
}

uint32_t pack_letter(uint32_t character) {
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (character >= ranges[i].from && character <= ranges[i].to)
            return small_of(character, ranges[i].small);
    return 0;
}

// The bytes of the sign that `at` begins, 1 where it begins none.
static size_t sign_bytes(const char *at, size_t left) {
    size_t bytes = 1;
    while (bytes < 4 && bytes < left && (at[bytes] & 0xC0) == 0x80)
        bytes++;
    return bytes;
}

static bool sign_shown(const char *at, size_t bytes) {
    char one[5] = "";
    memcpy(one, at, bytes);
    if (!text_valid(one, bytes)) return false;
    const char *sign = one;
    uint32_t c = text_next(&sign);
    return pack_letter(c) || strchr("/\\:*?\"<>|", (int)c);
}

char *pack_name_shown(const char *name, size_t size, char out[128]) {
    enum { MOST = 118 };
    Buffer shown = {0};
    size_t bytes;
    for (size_t at = 0; at < size && shown.size < MOST; at += bytes) {
        bytes = sign_bytes(name + at, size - at);
        bool good = sign_shown(name + at, bytes);
        buffer_add(&shown, good ? name + at : "?", good ? bytes : 1);
        if (shown.size >= MOST && at + bytes < size) buffer_print(&shown, "…");
    }
    snprintf(out, 128, "%s", shown.data ? shown.data : "");
    buffer_clear(&shown);
    return out;
}

static bool refuse(const char *name, size_t size, const char *key, Error *err) {
    char shown[128];
    return error_set(err, key, "%s", pack_name_shown(name, size, shown));
}

// Names of devices on Windows, alone or before any ending.
static bool is_device(const char *part, size_t size) {
    static const char *const devices[] = {"con", "prn", "aux", "nul"};
    size_t stem = 0;
    while (stem < size && part[stem] != '.' && part[stem] != ' ')
        stem++;
    for (size_t i = 0; i < 4; i++)
        if (stem == 3 && !strncasecmp(part, devices[i], 3)) return true;
    bool port = stem == 4 && (!strncasecmp(part, "com", 3) || !strncasecmp(part, "lpt", 3));
    return port && part[3] >= '0' && part[3] <= '9';
}

// NULL, or the key of what is wrong with one part of a name.
static const char *part_fault(const char *part, size_t size) {
    static const char wide_space[] = "\xe3\x80\x80";
    if (!size) return "pack.name_empty";
    if ((size == 1 && part[0] == '.') || (size == 2 && !memcmp(part, "..", 2)))
        return "pack.name_dots";
    bool edge = part[0] == '.' || part[0] == ' ' || part[size - 1] == '.' ||
                part[size - 1] == ' ' ||
                (size >= 3 &&
                 (!memcmp(part, wide_space, 3) || !memcmp(part + size - 3, wide_space, 3)));
    if (edge) return "pack.name_edge";
    return is_device(part, size) ? "pack.name_device" : NULL;
}

static bool parts_good(const char *name, size_t size, const PackLimits *limits,
                       Error *err) {
    size_t depth = 0;
    for (size_t from = 0; from <= size; depth++) {
        const char *slash = memchr(name + from, '/', size - from);
        size_t end = slash ? (size_t)(slash - name) : size;
        const char *key = part_fault(name + from, end - from);
        if (key) return refuse(name, size, key, err);
        from = end + 1;
    }
    if (depth <= limits->depth) return true;
    char shown[128];
    return error_set(err, "pack.name_deep", "%s\t%zu", pack_name_shown(name, size, shown),
                     limits->depth);
}

// `text` is the name, ended; every sign of it must be one that names may have.
static bool letters_good(const char *text, size_t size, Error *err) {
    char shown[128];
    for (const char *at = text; *at;) {
        uint32_t c = text_next(&at);
        if (c == '/' || pack_letter(c)) continue;
        return error_set(err, "pack.name_letter", "%s\tU+%04X",
                         pack_name_shown(text, size, shown), (unsigned)c);
    }
    return true;
}

bool pack_name(const char *name, size_t size, const PackLimits *limits, Error *err) {
    enum { MOST = 1024 };
    char text[MOST], shown[128];
    if (!size) return error_set(err, "pack.name_empty", "%s", "");
    if (size > limits->name || size >= MOST)
        return error_set(err, "pack.name_long", "%s\t%zu",
                         pack_name_shown(name, size, shown), limits->name);
    if (memchr(name, 0, size) || !text_valid(name, size))
        return refuse(name, size, "pack.name_bytes", err);
    bool drive = size > 1 && name[1] == ':';
    if (name[0] == '/' || name[0] == '\\' || drive)
        return refuse(name, size, "pack.name_absolute", err);
    memcpy(text, name, size);
    text[size] = 0;
    return letters_good(text, size, err) && parts_good(name, size, limits, err);
}
