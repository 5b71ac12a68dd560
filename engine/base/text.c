#include "base/text.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

// Reads one character strictly from `size` bytes; returns its bytes, 0 when broken.
static int decode(const unsigned char *s, size_t size, uint32_t *out) {
    if (s[0] < 0x80) return *out = s[0], 1;
    int more = s[0] >= 0xf0 ? 3 : s[0] >= 0xe0 ? 2 : 1;
    if (s[0] < 0xc2 || s[0] > 0xf4 || size <= (size_t)more) return 0;
    uint32_t c = s[0] & (0x3f >> more);
    for (int i = 1; i <= more; i++) {
        if ((s[i] & 0xc0) != 0x80) return 0;
        c = c << 6 | (s[i] & 0x3f);
    }
    static const uint32_t least[] = {0, 0x80, 0x800, 0x10000};
    if (c < least[more] || c > 0x10ffff || (c >= 0xd800 && c < 0xe000)) return 0;
    *out = c;
    return more + 1;
}

bool text_valid(const char *bytes, size_t size) {
    for (size_t at = 0; at < size;) {
        uint32_t c;
        int used = decode((const unsigned char *)bytes + at, size - at, &c);
        if (!used || !c) return false;
        at += (size_t)used;
    }
    return true;
}

size_t text_mark(const char *bytes, size_t size) {
    static const char mark[] = "\xef\xbb\xbf";
    return size >= 3 && !memcmp(bytes, mark, 3) ? 3 : 0;
}

bool text_shows(const char *text, bool lines) {
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c == 0x7f || (c < 0x20 && !(lines && (c == '\n' || c == '\t')))) return false;
    }
    return true;
}

uint32_t text_next(const char **at) {
    const unsigned char *s = (const unsigned char *)*at;
    if (!*s) return 0;
    uint32_t c;
    int used = decode(s, strnlen(*at, 4), &c);
    if (!used) used = 1, c = 0xfffd;
    *at += used;
    return c;
}

const char *text_before(const char *start, const char *at) {
    if (at <= start) return start;
    at--;
    while (at > start && ((unsigned char)*at & 0xc0) == 0x80)
        at--;
    return at;
}

size_t text_length(const char *text) {
    size_t length = 0;
    for (; *text; text++)
        if (((unsigned char)*text & 0xc0) != 0x80) length++;
    return length;
}

uint32_t text_hash(uint32_t hash, const char *bytes, size_t size) {
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * 16777619u;
    return hash;
}

int text_put(uint32_t c, char *out) {
    int more = c < 0x80 ? 0 : c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    static const unsigned char lead[] = {0, 0xc0, 0xe0, 0xf0};
    for (int i = more; i > 0; i--) {
        out[i] = (char)(0x80 | (c & 0x3f));
        c >>= 6;
    }
    out[0] = (char)(lead[more] | c);
    out[more + 1] = 0;
    return more + 1;
}

// clang-format off
static const struct { uint32_t from, to; } plain_signs[] = {
    {0x2212, '-'}, {0x2013, '-'}, {0x2010, '-'}, {0x2011, '-'}, {0xff70, '-'}, {0x2500, '-'},
    {0x3001, ','}, {0x3002, '.'}, {0x00d7, '*'}, {0x22c5, '*'}, {0x00b7, '*'}, {0x30fb, '*'},
    {0x00f7, '/'}, {0x2044, '/'}, {0x2215, '/'}, {0x3000, ' '}, {0x00a0, ' '}, {0x2009, ' '},
};
// clang-format on

static uint32_t made_plain(uint32_t c, const char *rest) {
    if (c >= 0xff01 && c <= 0xff5e) return c - 0xff01 + '!';
    for (size_t i = 0; i < sizeof plain_signs / sizeof *plain_signs; i++)
        if (plain_signs[i].from == c) return plain_signs[i].to;
    if (c == 0x30fc) { // a long-vowel mark before a digit is how input methods type a minus
        uint32_t next = text_next(&rest);
        if ((next >= '0' && next <= '9') || (next >= 0xff10 && next <= 0xff19)) return '-';
    }
    return c;
}

char *text_plain(const char *typed) {
    Buffer out = {0};
    for (uint32_t c; (c = text_next(&typed));) {
        char bytes[5];
        int size = text_put(made_plain(c, typed), bytes);
        buffer_add(&out, bytes, (size_t)size);
    }
    return buffer_take(&out);
}

// Edit distance with swaps of neighbours (optimal string alignment), over at most 63 bytes.
static int edits(const char *a, const char *b) {
    size_t n = strlen(a), m = strlen(b);
    if (n > 63 || m > 63) return 64;
    int d[64][64];
    for (size_t i = 0; i <= n; i++)
        d[i][0] = (int)i;
    for (size_t j = 0; j <= m; j++)
        d[0][j] = (int)j;
    for (size_t i = 1; i <= n; i++)
        for (size_t j = 1; j <= m; j++) {
            int best = d[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
            if (d[i - 1][j] + 1 < best) best = d[i - 1][j] + 1;
            if (d[i][j - 1] + 1 < best) best = d[i][j - 1] + 1;
            bool swap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swap && d[i - 2][j - 2] + 1 < best) best = d[i - 2][j - 2] + 1;
            d[i][j] = best;
        }
    return d[n][m];
}

const char *text_nearest(const char *name, const char *const *names) {
    const char *nearest = NULL;
    int least = strlen(name) > 4 ? 3 : 2;
    for (; *names; names++) {
        int distance = edits(name, *names);
        if (distance < least) {
            least = distance;
            nearest = *names;
        }
    }
    return nearest;
}

// --- harmless

bool text_steers(uint32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x061C || c == 0x200E ||
           c == 0x200F || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
           c == 0xFEFF;
}

char *text_quoted(const char *words) {
    enum { MOST = 60 };
    size_t size = strlen(words);
    bool whole = size <= MOST;
    for (size = whole ? size : MOST; !whole && ((unsigned char)words[size] & 0xc0) == 0x80;)
        size--;
    Buffer text = {0};
    buffer_add(&text, words, size);
    if (!whole) buffer_add(&text, "…", strlen("…"));
    char *line = buffer_take(&text);
    for (char *c = line; *c; c++)
        if (*c == '\t' || *c == '\n') *c = ' ';
    return line;
}

char *text_harmless(const char *text) {
    Buffer harmless = {0};
    while (*text) {
        uint32_t c;
        int size = decode((const unsigned char *)text, strnlen(text, 4), &c);
        if (!size)
            buffer_add(&harmless, "?", 1);
        else if (!text_steers(c))
            buffer_add(&harmless, text, (size_t)size);
        text += size ? size : 1;
    }
    return buffer_take(&harmless);
}
