#include "lesson/gift_html.h"

#include "base/mem.h"
#include "base/text.h"
#include "lesson/gift_text.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

// The tags that are known, what stands for one that opens and one that closes (0: nothing),
// and what is lost with it. What is inside of those with `hidden` is lost too.
typedef struct Tag {
    const char *name;
    char open, close;
    unsigned lost;
    bool hidden;
} Tag;
// clang-format off
static const Tag tags[] = {
    {"a", 0, 0, GIFT_LOST_LINK}, {"audio", 0, 0, GIFT_LOST_TAG, true},
    {"b", HTML_BOLD, HTML_BOLD_END}, {"big"}, {"blockquote", HTML_PARAGRAPH, HTML_PARAGRAPH},
    {"br", HTML_BREAK, HTML_BREAK}, {"center"}, {"code"}, {"dd", HTML_PARAGRAPH},
    {"div", HTML_PARAGRAPH, HTML_PARAGRAPH}, {"dl"}, {"dt", HTML_PARAGRAPH},
    {"em", HTML_BOLD, HTML_BOLD_END}, {"font"},
    {"h1", HTML_HEADING, HTML_PARAGRAPH}, {"h2", HTML_HEADING, HTML_PARAGRAPH},
    {"h3", HTML_HEADING, HTML_PARAGRAPH}, {"h4", HTML_HEADING, HTML_PARAGRAPH},
    {"h5", HTML_HEADING, HTML_PARAGRAPH}, {"h6", HTML_HEADING, HTML_PARAGRAPH},
    {"hr", HTML_PARAGRAPH}, {"i", HTML_BOLD, HTML_BOLD_END},
    {"iframe", 0, 0, GIFT_LOST_TAG, true}, {"img", 0, 0, GIFT_LOST_PICTURE},
    {"li", HTML_ITEM}, {"object", 0, 0, GIFT_LOST_TAG, true}, {"ol", 0, HTML_PARAGRAPH},
    {"p", HTML_PARAGRAPH, HTML_PARAGRAPH}, {"pre", HTML_PARAGRAPH, HTML_PARAGRAPH},
    {"script", 0, 0, GIFT_LOST_TAG, true}, {"small"}, {"span"},
    {"strong", HTML_BOLD, HTML_BOLD_END}, {"style", 0, 0, GIFT_LOST_TAG, true},
    {"sub", HTML_LOWERED, HTML_SCRIPT_END}, {"sup", HTML_RAISED, HTML_SCRIPT_END},
    {"svg", 0, 0, GIFT_LOST_PICTURE, true},
    {"table", HTML_PARAGRAPH, HTML_PARAGRAPH, GIFT_LOST_TABLE}, {"tbody"},
    {"td", 0, HTML_BREAK}, {"th", 0, HTML_BREAK}, {"thead"}, {"tr", HTML_BREAK},
    {"tt"}, {"u"}, {"ul", 0, HTML_PARAGRAPH}, {"video", 0, 0, GIFT_LOST_TAG, true},
};

static const struct { const char *name; uint32_t character; } entities[] = {
    {"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}, {"nbsp", ' '},
    {"ndash", 0x2013}, {"mdash", 0x2014}, {"hellip", 0x2026}, {"times", 0xd7},
    {"divide", 0xf7}, {"plusmn", 0xb1}, {"middot", 0xb7}, {"deg", 0xb0}, {"sup2", 0xb2},
    {"sup3", 0xb3}, {"frac12", 0xbd}, {"minus", 0x2212}, {"radic", 0x221a},
    {"infin", 0x221e}, {"ne", 0x2260}, {"le", 0x2264}, {"ge", 0x2265}, {"rarr", 0x2192},
    {"larr", 0x2190}, {"rang", 0x27e9}, {"lang", 0x27e8}, {"alpha", 0x3b1},
    {"beta", 0x3b2}, {"gamma", 0x3b3}, {"delta", 0x3b4}, {"theta", 0x3b8},
    {"lambda", 0x3bb}, {"mu", 0x3bc}, {"pi", 0x3c0}, {"rho", 0x3c1}, {"sigma", 0x3c3},
    {"phi", 0x3c6}, {"psi", 0x3c8}, {"omega", 0x3c9}, {"lsquo", 0x2018},
    {"rsquo", 0x2019}, {"ldquo", 0x201c}, {"rdquo", 0x201d}, {"laquo", 0xab},
    {"raquo", 0xbb},
};
// clang-format on

typedef struct Reader {
    Buffer out;
    const char *at;
    const char *last_close, *last_comment; // the last '>' and the last "-->" of the text
    unsigned *lost;
} Reader;

static bool letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static const Tag *tag_find(const char *name, size_t size) {
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (!strncasecmp(tags[i].name, name, size) && !tags[i].name[size]) return &tags[i];
    return NULL;
}

// Behind </name …>, in whatever capitals; the end of the text where it does not come.
static const char *behind_closing(const char *at, const char *name) {
    size_t size = strlen(name);
    for (at = strstr(at, "</"); at; at = strstr(at + 2, "</")) {
        if (strncasecmp(at + 2, name, size) != 0 || letter(at[2 + size])) continue;
        const char *end = strchr(at, '>');
        return end ? end + 1 : at + strlen(at);
    }
    return NULL;
}

static void read_known(Reader *r, const Tag *tag, bool closes, const char *behind) {
    char sign = closes ? tag->close : tag->open;
    *r->lost |= closes ? 0 : tag->lost;
    if (sign) buffer_add(&r->out, &sign, 1);
    r->at = behind;
    if (closes || !tag->hidden || behind[-2] == '/') return;
    const char *end = behind_closing(behind, tag->name);
    r->at = end ? end : behind + strlen(behind);
}

static bool read_tag(Reader *r) {
    const char *at = r->at;
    if (!r->last_close || at > r->last_close) return false;
    if (!strncmp(at, "<!--", 4)) {
        if (!r->last_comment || at + 4 > r->last_comment) return false;
        r->at = strstr(at + 4, "-->") + 3;
        return true;
    }
    bool closes = at[1] == '/';
    const char *name = at + 1 + closes;
    size_t size = 0;
    while (letter(name[size]) || (size && name[size] >= '0' && name[size] <= '9'))
        size++;
    if (!size || !strchr(" \t\n/>", name[size]) || !name[size]) return false;
    const Tag *tag = tag_find(name, size);
    const char *end = strchr(name, '>'); // there is one
    static const Tag unknown = {"", 0, 0, GIFT_LOST_TAG, false};
    read_known(r, tag ? tag : &unknown, closes, end + 1);
    return true;
}

static uint32_t numbered(const char *at, const char *end) {
    bool hex = *at == 'x' || *at == 'X';
    char *stop;
    unsigned long code = strtoul(at + hex, &stop, hex ? 16 : 10);
    bool good = stop == end && (at + hex)[0] != '-' && (at + hex)[0] != '+';
    bool valid = code >= ' ' && code != 0x7f && code < 0x110000 &&
                 (code < 0xd800 || code > 0xdfff) && (code < 0x80 || code > 0x9f);
    return good && valid ? (uint32_t)code : 0;
}

static uint32_t entity(const char *name, const char *end) {
    if (*name == '#') return numbered(name + 1, end);
    size_t size = (size_t)(end - name);
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
        if (!strncmp(entities[i].name, name, size) && !entities[i].name[size])
            return entities[i].character;
    return 0;
}

static bool read_entity(Reader *r) {
    const char *name = r->at + 1;
    size_t size = 0;
    while (size < 12 && (letter(name[size]) || (name[size] >= '0' && name[size] <= '9') ||
                         (!size && name[size] == '#')))
        size++;
    uint32_t character = size && name[size] == ';' ? entity(name, name + size) : 0;
    if (!character) return false;
    char bytes[5];
    int length = text_put(character, bytes);
    buffer_add(&r->out, bytes, (size_t)length);
    r->at = name + size + 1;
    return true;
}

char *html_signs(const char *text, unsigned *lost) {
    Reader r = {.at = text, .last_close = strrchr(text, '>'), .lost = lost};
    for (const char *at = strstr(text, "-->"); at; at = strstr(at + 1, "-->"))
        r.last_comment = at;
    while (*r.at) {
        if (*r.at == '<' && read_tag(&r)) continue;
        if (*r.at == '&' && read_entity(&r)) continue;
        buffer_add(&r.out, r.at++, 1);
    }
    return buffer_take(&r.out);
}
