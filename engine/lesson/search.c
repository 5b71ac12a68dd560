#include "lesson/search.h"

#include "base/fold.h"
#include "base/mem.h"
#include "base/text.h"
#include "lesson/romaji.h"

#include <stdlib.h>
#include <string.h>

// BEFORE: how much shows before what was found, in Latin letters.
enum { MOST_WORDS = 8, MOST_NAMES = 8, BEFORE = 32 };

// A leaf and its folded texts.
typedef struct Row {
    Leaf leaf;
    char *title[LANG_COUNT], *body[LANG_COUNT], *also;
    char *sound; // of `also`
} Row;

struct Search {
    Row *rows;
    int count, room;
};

Search *search_create(void) {
    return mem_new(sizeof(Search));
}

static void row_free(Row *row) {
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        free((char *)row->leaf.title[lang]);
        free((char *)row->leaf.body[lang]);
        free(row->title[lang]);
        free(row->body[lang]);
    }
    free((char *)row->leaf.key);
    free((char *)row->leaf.also);
    free(row->also);
    free(row->sound);
}

void search_destroy(Search *search) {
    if (!search) return;
    for (int i = 0; i < search->count; i++)
        row_free(&search->rows[i]);
    free(search->rows);
    free(search);
}

static const char *or_nothing(const char *text) {
    return text ? text : "";
}

void search_add(Search *search, const Leaf *leaf) {
    if (search->count == search->room) {
        search->room = search->room ? 2 * search->room : 64;
        search->rows = mem_grow(search->rows, (size_t)search->room, sizeof *search->rows);
    }
    Row *row = &search->rows[search->count++];
    *row = (Row){.leaf = *leaf};
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        row->leaf.title[lang] = mem_text(or_nothing(leaf->title[lang]));
        row->leaf.body[lang] = mem_text(or_nothing(leaf->body[lang]));
        row->title[lang] = text_folded(row->leaf.title[lang], NULL);
        row->body[lang] = text_folded(row->leaf.body[lang], NULL);
    }
    row->leaf.key = mem_text(leaf->key);
    row->leaf.also = mem_text(or_nothing(leaf->also));
    row->also = text_folded(row->leaf.also, NULL);
    row->sound = kana_sound(row->leaf.also); // with its signs of length
}

// A word of a query, folded, and what it may stand for in Japanese.
typedef struct Word {
    const char *text;              // points into the query's
    char *kana, *sound;            // NULL: it is no Japanese by its sound
    const char *names[MOST_NAMES]; // of the terms that are read so; borrowed from rows
    int name_count;
} Word;

typedef struct Query {
    char *text, *whole;
    Word words[MOST_WORDS];
    int count;
} Query;

// Among names with ';' between, one that is the query.
static bool is_name(const char *names, const char *query) {
    size_t size = strlen(query);
    for (const char *at = names; *at;) {
        size_t length = strcspn(at, ";");
        if (length == size && !strncmp(at, query, size)) return true;
        at += length + (at[length] == ';');
    }
    return false;
}

static bool is_kana(const char *text) {
    while (*text) {
        uint32_t c = text_next(&text);
        if (c < 0x3041 || c > 0x3096) return false;
    }
    return true;
}

// One kana alone stands in too many words.
static void hear(Word *word, const Search *search) {
    enum { LEAST_KANA = 2 };
    word->kana = is_kana(word->text) ? mem_text(word->text) : romaji_kana(word->text);
    if (!word->kana || text_length(word->kana) < LEAST_KANA) return;
    word->sound = kana_sound(word->kana);
    for (int i = 0; i < search->count && word->name_count < MOST_NAMES; i++) {
        const Row *row = &search->rows[i];
        bool read_so = is_name(row->sound, word->sound) || is_name(row->also, word->kana);
        if (row->leaf.kind == LEAF_TERM && read_so)
            word->names[word->name_count++] = row->title[LANG_JA];
    }
}

static Query query_of(const Search *search, const char *typed, Lang lang) {
    Query query = {.text = text_folded(typed, NULL)};
    size_t begin = strspn(query.text, " "), size = strlen(query.text);
    while (size > begin && query.text[size - 1] == ' ')
        query.text[--size] = 0;
    query.whole = mem_text(query.text + begin);
    char *rest = query.text + begin, *word;
    while (query.count < MOST_WORDS && (word = strsep(&rest, " ")))
        if (*word) query.words[query.count++] = (Word){.text = word};
    for (int i = 0; i < query.count && lang == LANG_JA; i++)
        hear(&query.words[i], search);
    return query;
}

static void query_free(Query *query) {
    for (int i = 0; i < query->count; i++) {
        free(query->words[i].kana);
        free(query->words[i].sound);
    }
    free(query->text);
    free(query->whole);
}

// What a leaf was found by, the best first.
typedef enum By { BY_NAME, BY_BEGINNING, BY_TITLE, BY_BODY, BY_COUNT } By;

// Which of all comes first.
static const int ranks[][BY_COUNT] = {
    [LEAF_TERM] = {0, 5, 6, 7},
    [LEAF_LESSON] = {1, 1, 1, 1},
    [LEAF_PAGE] = {2, 2, 3, 4},
    [LEAF_PLANNED] = {8, 8, 8, 8},
};
enum { RANKS = 9 };

// What a word is called in a folded text, the first of its spellings that stands there;
// NULL.
static const char *spelt_in(const Word *word, const char *text, Lang lang) {
    if (strstr(text, word->text)) return word->text;
    if (!word->sound || lang != LANG_JA) return NULL;
    if (strstr(text, word->kana)) return word->kana;
    for (int i = 0; i < word->name_count; i++)
        if (strstr(text, word->names[i])) return word->names[i];
    return NULL;
}

// By what the title is called besides; sounds are those of Japanese.
static bool is_called(const Word *word, const Row *row, Lang lang) {
    if (strstr(row->also, word->text)) return true;
    if (!word->sound || lang != LANG_JA) return false;
    return strstr(row->sound, word->sound) || strstr(row->also, word->kana);
}

static bool in_title(const Word *word, const Row *row, Lang lang) {
    return spelt_in(word, row->title[lang], lang) || is_called(word, row, lang);
}

static bool all_stand(const Query *query, const Row *row, Lang lang) {
    for (int i = 0; i < query->count; i++) {
        const Word *word = &query->words[i];
        if (!in_title(word, row, lang) && !spelt_in(word, row->body[lang], lang))
            return false;
    }
    return query->count > 0;
}

// The whole of what was typed is its name, or is read as one.
static bool is_named(const Query *query, const Row *row, Lang lang) {
    const char *whole = query->whole, *sound = query->words[0].sound;
    if (!strcmp(row->title[lang], whole) || is_name(row->also, whole)) return true;
    return query->count == 1 && lang == LANG_JA && sound && is_name(row->sound, sound);
}

static By by_what(const Query *query, const Row *row, Lang lang) {
    const char *whole = query->whole, *title = row->title[lang];
    if (is_named(query, row, lang)) return BY_NAME;
    if (!strncmp(title, whole, strlen(whole))) return BY_BEGINNING;
    return in_title(&query->words[0], row, lang) ? BY_TITLE : BY_BODY;
}

// Where the word stands in a text, as bytes of the text before it was folded.
static Stretch place_in(const char *text, const Word *word, Lang lang) {
    int *places;
    char *folded = text_folded(text, &places);
    const char *spelt = spelt_in(word, folded, lang);
    const char *at = spelt ? strstr(folded, spelt) : NULL;
    Stretch place = {0, 0};
    if (at) place = (Stretch){places[at - folded], places[at - folded + strlen(spelt)]};
    free(folded);
    free(places);
    return place;
}

static Finding finding_of(const Query *query, const Row *row, Lang lang) {
    return (Finding){.leaf = &row->leaf,
                     .lang = lang,
                     .title = place_in(row->leaf.title[lang], &query->words[0], lang),
                     .body = place_in(row->leaf.body[lang], &query->words[0], lang)};
}

// How a row is found: in the reader's language or in the other; rank RANKS: not at all.
typedef struct Match {
    int rank;
    Lang lang;
} Match;

static Match match_of(const Query *query, const Row *row, Lang lang) {
    Lang in = lang;
    if (!all_stand(query, row, in)) in = lang == LANG_JA ? LANG_EN : LANG_JA;
    if (in != lang && !all_stand(query, row, in)) return (Match){RANKS, lang};
    return (Match){ranks[row->leaf.kind][by_what(query, row, in)], in};
}

int search_find(const Search *search, const char *typed, Lang lang, Finding *found,
                int most) {
    Query query = query_of(search, typed, lang);
    Match *matches = mem_new((size_t)search->count * sizeof *matches + 1);
    int count = 0;
    for (int i = 0; i < search->count && query.count; i++)
        matches[i] = match_of(&query, &search->rows[i], lang);
    for (int rank = 0; rank < RANKS && query.count; rank++)
        for (int i = 0; i < search->count && count < most; i++)
            if (matches[i].rank == rank)
                found[count++] = finding_of(&query, &search->rows[i], matches[i].lang);
    free(matches);
    query_free(&query);
    return count;
}

static char *copied(const char *from, const char *to) {
    Buffer text = {0};
    buffer_add(&text, from, (size_t)(to - from));
    return buffer_take(&text);
}

// A word that was cut into is left out, where it ends soon.
static const char *word_start(const char *from, const char *at) {
    const char *blank = memchr(from, ' ', (size_t)(at - from));
    return blank && (unsigned char)*from < 0x80 ? blank + 1 : from;
}

// The little that shows of a line before a place: Japanese takes twice the room of Latin.
static char *before_it(const char *text, const char *at) {
    const char *from = at;
    for (int used = 0; from > text && from[-1] != '\n' && used < BEFORE;) {
        from = text_before(text, from);
        used += (unsigned char)*from < 0x80 ? 1 : 2;
    }
    bool cut = from > text && from[-1] != '\n';
    if (cut) from = word_start(from, at);
    Buffer before = {0};
    if (cut) buffer_print(&before, "…");
    buffer_add(&before, from, (size_t)(at - from));
    return buffer_take(&before);
}

Context search_title(const Finding *finding) {
    const char *title = finding->leaf->title[finding->lang];
    const char *from = title + finding->title.from, *to = title + finding->title.to;
    return (Context){copied(title, from), copied(from, to), mem_text(to)};
}

Context search_context(const Finding *finding) {
    const char *body = finding->leaf->body[finding->lang];
    const char *from = body + finding->body.from, *to = body + finding->body.to;
    return (Context){before_it(body, from), copied(from, to),
                     copied(to, to + strcspn(to, "\n"))};
}

void context_free(Context *context) {
    free(context->before);
    free(context->match);
    free(context->after);
}
