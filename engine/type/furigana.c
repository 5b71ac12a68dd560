#include "type/furigana.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

enum {
    FIRST_KANJI = 0x4E00,
    LAST_KANJI = 0x9FFF,
    MOST_BYTES = 1 << 20,
    MOST_STEPS = 10000
};

typedef struct FuriganaTerm {
    char *text, *reading;
    uint32_t first; // character
    TermPiece pieces[MAX_PIECES];
    int piece_count;
} FuriganaTerm;

struct Furigana {
    unsigned char grades[LAST_KANJI - FIRST_KANJI + 1]; // 0: beyond 常用漢字表
    FuriganaTerm *terms;                                // those that begin alike together,
    int count;                                          // longer ones first
};

static bool is_kanji(uint32_t c) {
    return (c >= 0x3400 && c <= 0x4DBF) || (c >= FIRST_KANJI && c <= LAST_KANJI) ||
           (c >= 0xF900 && c <= 0xFAFF) || c >= 0x20000 || c == 0x3005;
}

// --- the kanji

// 𠮟, the official form, is mostly typed as 叱.
static uint32_t common_form(uint32_t c) {
    return c == 0x20B9F ? 0x53F1 : c;
}

static void read_row(Furigana *furigana, const char *row) {
    int grade = *row - '0';
    for (const char *at = row + 1; *at && *at != '\n';) {
        uint32_t c = common_form(text_next(&at));
        if (c >= FIRST_KANJI && c <= LAST_KANJI)
            furigana->grades[c - FIRST_KANJI] = (unsigned char)grade;
    }
}

Furigana *furigana_open(const char *path, Error *err) {
    char *text = file_read(path, MOST_BYTES, NULL, err);
    if (!text) return NULL;
    Furigana *furigana = mem_new(sizeof *furigana);
    for (const char *row = text; row; row = strchr(row, '\n')) {
        if (*row == '\n') row++;
        if (*row >= '1' && *row <= '9') read_row(furigana, row);
        if (!*row) break;
    }
    free(text);
    return furigana;
}

void furigana_close(Furigana *furigana) {
    if (!furigana) return;
    for (int i = 0; i < furigana->count; i++) {
        free(furigana->terms[i].text);
        free(furigana->terms[i].reading);
    }
    free(furigana->terms);
    free(furigana);
}

int furigana_grade(const Furigana *furigana, uint32_t character) {
    if (!is_kanji(character) || character == 0x3005) return 0;
    character = common_form(character);
    if (character < FIRST_KANJI || character > LAST_KANJI) return GRADE_OTHER;
    int grade = furigana->grades[character - FIRST_KANJI];
    return grade ? grade : GRADE_OTHER;
}

int furigana_hardest(const Furigana *furigana, const char *text, int size) {
    int hardest = 0;
    for (const char *at = text; at < text + size && *at;) {
        int grade = furigana_grade(furigana, text_next(&at));
        if (grade > hardest) hardest = grade;
    }
    return hardest;
}

// --- splitting a reading over its term

typedef enum Script { SCRIPT_KANA, SCRIPT_KANJI, SCRIPT_LETTERS } Script;

static const char *const letters[26] = {
    "えー",   "びー",       "しー",     "でぃー", "いー",  "えふ",   "じー",
    "えいち", "あい",       "じぇー",   "けー",   "える",  "えむ",   "えぬ",
    "おー",   "ぴー",       "きゅー",   "あーる", "えす",  "てぃー", "ゆー",
    "ぶい",   "だぶりゅー", "えっくす", "わい",   "ぜっと"};

static Script script_of(uint32_t c) {
    if (is_kanji(c)) return SCRIPT_KANJI;
    return c >= 0x3041 && c <= 0x30FF && c != 0x30FB ? SCRIPT_KANA : SCRIPT_LETTERS;
}

static uint32_t hiragana(uint32_t c) {
    return c >= 0x30A1 && c <= 0x30F6 ? c - 0x60 : c;
}

typedef struct Splitter {
    int steps;  // taken so far
    bool words; // letters are words that share a group with the kanji beside them
    TermPiece pieces[MAX_PIECES];
} Splitter;

static Script script_at(const Splitter *s, uint32_t c) {
    Script script = script_of(c);
    return script == SCRIPT_LETTERS && s->words ? SCRIPT_KANJI : script;
}

// The stretch of one script at `at`; returns its characters.
static int stretch(const Splitter *s, const char *at, Script *script, const char **end) {
    const char *behind = at;
    int count = 0;
    *script = script_at(s, text_next(&behind));
    do {
        *end = behind;
        count++;
    } while (*behind && script_at(s, text_next(&behind)) == *script);
    return count;
}

static bool same_kana(const char *at, const char *end, const char **reading) {
    while (at < end) {
        uint32_t ours = hiragana(text_next(&at)), theirs = hiragana(text_next(reading));
        if (ours != theirs) return false;
    }
    return true;
}

// GHZ is read じーえいちぜっと.
static bool same_letters(const char *at, const char *end, const char **reading) {
    for (; at < end; at++) {
        if (*at < 'A' || *at > 'Z') return false;
        const char *name = letters[*at - 'A'];
        if (strncmp(*reading, name, strlen(name)) != 0) return false;
        *reading += strlen(name);
    }
    return true;
}

// Fits the rest of a reading to the rest of a term: kana and letters stand for themselves,
// kanji for one kana or more each. Returns how many pieces there are, 0 when none fit or
// too many had to be tried.
static int split(Splitter *s, const char *text, const char *reading, int count) {
    if (!*text) return *reading ? 0 : count;
    if (count == MAX_PIECES || s->steps++ > MOST_STEPS) return 0;
    Script script;
    const char *end, *behind = reading;
    int characters = stretch(s, text, &script, &end), size = (int)(end - text);
    s->pieces[count] = (TermPiece){text, size, NULL, 0};
    if (script == SCRIPT_KANA)
        return same_kana(text, end, &behind) ? split(s, end, behind, count + 1) : 0;
    if (script == SCRIPT_LETTERS)
        return same_letters(text, end, &behind) ? split(s, end, behind, count + 1) : 0;
    for (int length = 0;; length++) {
        int all = length < characters ? 0 : split(s, end, behind, count + 1);
        s->pieces[count] = (TermPiece){text, size, reading, (int)(behind - reading)};
        if (all || !*behind) return all;
        text_next(&behind);
    }
}

static int divide(FuriganaTerm *term) {
    Splitter s = {0};
    int count = split(&s, term->text, term->reading, 0);
    s.words = !count;
    if (!count) count = split(&s, term->text, term->reading, 0);
    memcpy(term->pieces, s.pieces, sizeof s.pieces);
    return count;
}

// --- the terms

static bool has_kanji(const char *text) {
    while (*text)
        if (is_kanji(text_next(&text))) return true;
    return false;
}

// Whether a stands before b in the table.
static bool stands_before(const FuriganaTerm *a, const FuriganaTerm *b) {
    if (a->first != b->first) return a->first < b->first;
    return strlen(a->text) > strlen(b->text);
}

void furigana_add(Furigana *furigana, const char *term, const char *reading) {
    if (furigana->count == MAX_TERMS || !has_kanji(term)) return;
    FuriganaTerm added = {.text = mem_text(term), .reading = mem_text(reading)};
    const char *at = term;
    added.first = text_next(&at);
    added.piece_count = divide(&added);
    if (!added.piece_count) { // no way to divide it: one group
        added.piece_count = 1;
        added.pieces[0] =
            (TermPiece){added.text, (int)strlen(term), added.reading, (int)strlen(reading)};
    }
    furigana->terms =
        mem_one_more(furigana->terms, (size_t)furigana->count, sizeof *furigana->terms);
    int place = furigana->count++;
    for (; place && stands_before(&added, &furigana->terms[place - 1]); place--)
        furigana->terms[place] = furigana->terms[place - 1];
    furigana->terms[place] = added;
}

static int first_term(const Furigana *furigana, uint32_t first) {
    int low = 0, high = furigana->count;
    while (low < high) {
        int middle = (low + high) / 2;
        if (furigana->terms[middle].first < first)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

// Whether markup reads what lies between the bars as one reading, or as one a character;
// else it tells of a fault, which no term may hide.
static bool well_read(const char *base, const char *bar, const char *close) {
    int bars = 0, characters = 0;
    for (const char *at = bar; at < close; at++) {
        bars += *at == '|';
        if (*at == '|' && strchr("|} ", at[1])) return false;
    }
    while (base < bar) {
        text_next(&base);
        characters++;
    }
    return bars == 1 || bars == characters;
}

// The end of {base|reading} whose base is next in `*term`; NULL when it is not.
static const char *marked_end(const char *at, const char **term) {
    const char *bar = at + 1 + strcspn(at + 1, "|}\n$`");
    const char *close = *bar == '|' ? bar + strcspn(bar, "}\n$`{") : bar;
    size_t base = (size_t)(bar - at - 1);
    if (*bar != '|' || *close != '}' || !base) return NULL;
    if (strncmp(at + 1, *term, base) != 0 || !well_read(at + 1, bar, close)) return NULL;
    *term += base;
    return close + 1;
}

static const char *term_end(const char *at, const char *term, bool marked) {
    while (*term) {
        if (marked && *at == '{') {
            at = marked_end(at, &term);
            if (!at) return NULL;
        } else if (*at++ != *term++) {
            return NULL;
        }
    }
    return at;
}

int furigana_match(const Furigana *furigana, const char *at, bool marked,
                   const char **end) {
    const char *first = marked && *at == '{' ? at + 1 : at;
    uint32_t c = text_next(&first);
    for (int i = first_term(furigana, c);
         i < furigana->count && furigana->terms[i].first == c; i++) {
        *end = term_end(at, furigana->terms[i].text, marked);
        if (*end) return i;
    }
    return -1;
}

int furigana_pieces(const Furigana *furigana, int term, const TermPiece **pieces) {
    *pieces = furigana->terms[term].pieces;
    return furigana->terms[term].piece_count;
}

bool term_set_has(const TermSet *set, int term) {
    return set->bits[term / 64] >> (term % 64) & 1;
}

void term_set_add(TermSet *set, int term) {
    set->bits[term / 64] |= (uint64_t)1 << (term % 64);
}

void furigana_note(const Furigana *furigana, const char *text, TermSet *set) {
    while (*text) {
        const char *end;
        int term = furigana_match(furigana, text, true, &end);
        if (term >= 0) {
            term_set_add(set, term);
            text = end;
        } else {
            text_next(&text);
        }
    }
}
