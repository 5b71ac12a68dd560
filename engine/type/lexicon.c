#include "type/lexicon.h"

#include "base/fold.h"
#include "base/mem.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

enum { BUCKETS = 256 };

typedef struct Entry {
    struct Entry *next; // of the bucket, longer spellings first
    char *spelling;     // folded
    size_t size;
    char *key;
} Entry;

struct Lexicon {
    Entry *buckets[BUCKETS]; // by the first three bytes, which are one kanji or kana
};

Lexicon *lexicon_create(void) {
    return mem_new(sizeof(Lexicon));
}

void lexicon_destroy(Lexicon *lexicon) {
    for (int i = 0; lexicon && i < BUCKETS; i++)
        for (Entry *entry = lexicon->buckets[i], *next; entry; entry = next) {
            next = entry->next;
            free(entry->spelling);
            free(entry->key);
            free(entry);
        }
    free(lexicon);
}

// Every spelling has at least one byte; what is not there counts as zero.
static unsigned bucket_of(const char *text) {
    unsigned hash = 0;
    for (int i = 0; i < 3 && *text; i++)
        hash = hash * 31 + (unsigned char)*text++;
    return hash % BUCKETS;
}

void lexicon_add(Lexicon *lexicon, const char *spelling, const char *key) {
    char *folded = text_folded(spelling, NULL);
    size_t size = strlen(folded);
    Entry **at = &lexicon->buckets[bucket_of(folded)];
    while (*at && (*at)->size >= size && strcmp((*at)->spelling, folded) != 0)
        at = &(*at)->next;
    bool known = *at && !strcmp((*at)->spelling, folded);
    if (known || !size) {
        free(folded);
        return;
    }
    Entry *entry = mem_new(sizeof *entry);
    *entry = (Entry){*at, folded, size, mem_text(key)};
    *at = entry;
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

static bool fits(const View *view, const Entry *entry, const char *at, Sighting *sighting) {
    if (strncmp(entry->spelling, at, entry->size) != 0) return false;
    size_t begin = (size_t)(at - view->folded), end = begin + entry->size;
    int from = view->places[begin], to = with_plural(view, view->places[end]);
    *sighting = (Sighting){from, to, entry->key};
    // A piece of one character of the text, such as half of a voiced kana, is no beginning.
    bool cut = begin && view->places[begin - 1] == from;
    return !cut && whole_word(view, from, to);
}

static bool longest_at(const Lexicon *lexicon, const View *view, const char *at,
                       Sighting *sighting) {
    const Entry *entry = lexicon->buckets[bucket_of(at)];
    while (entry && !fits(view, entry, at, sighting))
        entry = entry->next;
    return entry != NULL;
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
