#include "type/lexicon.h"

#include "base/fold.h"
#include "base/mem.h"
#include "base/text.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

// A spelling, folded; what is looked for may be cut off anywhere.
typedef struct Spelling {
    const char *text;
    size_t size;
} Spelling;

typedef struct Entry {
    Spelling spelling;
    char *text, *key;
} Entry;

// In the order of their bytes, so that all that begins a text stands right before it: a
// stranger's glossary may have a hundred thousand spellings that begin alike.
struct Lexicon {
    GTree *entries;           // Spelling to Entry
    size_t shortest, longest; // bytes
};

static int order(const void *a, const void *b, void *unused) {
    (void)unused;
    const Spelling *left = a, *right = b;
    size_t less = left->size < right->size ? left->size : right->size;
    int by_bytes = memcmp(left->text, right->text, less);
    return by_bytes ? by_bytes : (left->size > right->size) - (left->size < right->size);
}

static void entry_free(void *entry) {
    free(((Entry *)entry)->text);
    free(((Entry *)entry)->key);
    free(entry);
}

Lexicon *lexicon_create(void) {
    Lexicon *lexicon = mem_new(sizeof *lexicon);
    lexicon->entries = g_tree_new_full(order, NULL, NULL, entry_free);
    return lexicon;
}

void lexicon_destroy(Lexicon *lexicon) {
    if (lexicon) g_tree_destroy(lexicon->entries);
    free(lexicon);
}

void lexicon_add(Lexicon *lexicon, const char *spelling, const char *key) {
    char *folded = text_folded(spelling, NULL);
    Spelling added = {folded, strlen(folded)};
    if (!added.size || g_tree_lookup(lexicon->entries, &added)) {
        free(folded);
        return;
    }
    Entry *entry = mem_new(sizeof *entry);
    *entry = (Entry){added, folded, mem_text(key)};
    g_tree_insert(lexicon->entries, &entry->spelling, entry);
    if (added.size > lexicon->longest) lexicon->longest = added.size;
    if (!lexicon->shortest || added.size < lexicon->shortest)
        lexicon->shortest = added.size;
}

// The last entry up to the spelling, NULL if there is none.
static const Entry *entry_up_to(const Lexicon *lexicon, Spelling spelling) {
    GTreeNode *behind = g_tree_upper_bound(lexicon->entries, &spelling);
    GTreeNode *node =
        behind ? g_tree_node_previous(behind) : g_tree_node_last(lexicon->entries);
    return node ? g_tree_node_value(node) : NULL;
}

static size_t common(Spelling a, Spelling b) {
    size_t size = 0;
    while (size < a.size && size < b.size && a.text[size] == b.text[size])
        size++;
    return size;
}

// A text, folded, and the way back.
typedef struct View {
    const char *text;
    char *folded;
    int *places;
} View;

static uint32_t character_at(const char *text, int byte) {
    const char *at = text + byte;
    return text_next(&at);
}

static uint32_t character_before(const char *text, int byte) {
    const char *before = text_before(text, text + byte);
    return byte ? text_next(&before) : 0;
}

static bool is_kanji(uint32_t c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || c == 0x3005;
}

static bool is_katakana(uint32_t c) {
    return (c >= 0x30A1 && c <= 0x30FA) || c == 0x30FC || (c >= 0xFF66 && c <= 0xFF9F);
}

static bool is_latin(uint32_t c) {
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFF01 - '!';
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// Whether a word could go on from `a` to `b`.
static bool joined(uint32_t a, uint32_t b) {
    return (is_latin(a) && is_latin(b)) || (is_katakana(a) && is_katakana(b));
}

static bool whole_word(const View *view, int from, int to) {
    uint32_t before = character_before(view->text, from);
    uint32_t first = character_at(view->text, from);
    uint32_t last = character_before(view->text, to), after = character_at(view->text, to);
    bool pair = to - from == 6 && is_kanji(first) && is_kanji(last);
    return !joined(before, first) && !joined(last, after) && !(pair && is_kanji(before));
}

// The plural of an English term counts as the term.
static int with_plural(const View *view, int to) {
    if (!is_latin(character_before(view->text, to))) return to;
    const char *rest = view->text + to;
    int more = !strncmp(rest, "es", 2) ? 2 : *rest == 's';
    return more && !is_latin(character_at(view->text, to + more)) ? to + more : to;
}

// Whether a term could begin here. A piece of one character of the text, such as half of a
// voiced kana, is no beginning.
static bool begins(const View *view, size_t begin) {
    int from = view->places[begin];
    if (begin && view->places[begin - 1] == from) return false;
    return !joined(character_before(view->text, from), character_at(view->text, from));
}

static bool fits(const View *view, const Entry *entry, size_t begin, Sighting *sighting) {
    int from = view->places[begin];
    int to = with_plural(view, view->places[begin + entry->spelling.size]);
    *sighting = (Sighting){from, to, entry->key};
    return whole_word(view, from, to);
}

// Of the entries up to a text, the last one has the most in common with it: it is the
// longest that the text begins with, or nothing longer than what they share is.
static bool longest_at(const Lexicon *lexicon, const View *view, const char *at,
                       Sighting *sighting) {
    size_t begin = (size_t)(at - view->folded);
    if (!begins(view, begin)) return false;
    Spelling rest = {at, strnlen(at, lexicon->longest)};
    while (rest.size && rest.size >= lexicon->shortest) {
        const Entry *entry = entry_up_to(lexicon, rest);
        if (!entry) return false;
        size_t shared = common(entry->spelling, rest);
        bool whole = shared == entry->spelling.size;
        if (whole && fits(view, entry, begin, sighting)) return true;
        rest.size = whole ? shared - 1 : shared;
    }
    return false;
}

static const char *behind(const View *view, const char *at, int to) {
    while (*at && view->places[at - view->folded] < to)
        at++;
    return at;
}

Sighting *lexicon_search(const Lexicon *lexicon, const char *text, int *count) {
    View view = {.text = text};
    view.folded = text_folded(text, &view.places);
    Sighting *sightings = NULL, one;
    *count = 0;
    for (const char *at = view.folded; *at;) {
        if (((unsigned char)*at & 0xc0) == 0x80 || !longest_at(lexicon, &view, at, &one)) {
            at++;
            continue;
        }
        sightings = mem_grow(sightings, (size_t)*count + 1, sizeof *sightings);
        sightings[(*count)++] = one;
        at = behind(&view, at, one.to);
    }
    free(view.folded);
    free(view.places);
    return sightings;
}
