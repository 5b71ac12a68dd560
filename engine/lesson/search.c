#include "lesson/search.h"

#include "base/fold.h"
#include "base/mem.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

// BEFORE: how much shows before what was found, in Latin letters.
enum { MOST_WORDS = 8, BEFORE = 32 };

// A leaf and its folded texts.
typedef struct Row {
    Leaf leaf;
    char *title[LANG_COUNT], *body[LANG_COUNT], *also;
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
}

// The words of a query, folded; they point into `text`.
typedef struct Query {
    char *text, *whole;
    const char *words[MOST_WORDS];
    int count;
} Query;

static Query query_of(const char *typed) {
    Query query = {.text = text_folded(typed, NULL)};
    size_t begin = strspn(query.text, " "), size = strlen(query.text);
    while (size > begin && query.text[size - 1] == ' ')
        query.text[--size] = 0;
    query.whole = mem_text(query.text + begin);
    char *rest = query.text + begin, *word;
    while (query.count < MOST_WORDS && (word = strsep(&rest, " ")))
        if (*word) query.words[query.count++] = word;
    return query;
}

static void query_free(Query *query) {
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

static bool all_stand(const Query *query, const Row *row, Lang lang) {
    for (int i = 0; i < query->count; i++) {
        const char *word = query->words[i];
        bool stands = strstr(row->title[lang], word) || strstr(row->also, word) ||
                      strstr(row->body[lang], word);
        if (!stands) return false;
    }
    return query->count > 0;
}

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

static By by_what(const Query *query, const Row *row, Lang lang) {
    const char *whole = query->whole, *title = row->title[lang];
    if (!strcmp(title, whole) || is_name(row->also, whole)) return BY_NAME;
    if (!strncmp(title, whole, strlen(whole))) return BY_BEGINNING;
    if (strstr(title, query->words[0]) || strstr(row->also, query->words[0]))
        return BY_TITLE;
    return BY_BODY;
}

// Where the word stands in a text, as bytes of the text before it was folded.
static Stretch place_in(const char *text, const char *word) {
    int *places;
    char *folded = text_folded(text, &places);
    const char *at = strstr(folded, word);
    Stretch place = {0, 0};
    if (at) place = (Stretch){places[at - folded], places[at - folded + strlen(word)]};
    free(folded);
    free(places);
    return place;
}

static Finding finding_of(const Query *query, const Row *row, Lang lang) {
    return (Finding){.leaf = &row->leaf,
                     .lang = lang,
                     .title = place_in(row->leaf.title[lang], query->words[0]),
                     .body = place_in(row->leaf.body[lang], query->words[0])};
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
    Query query = query_of(typed);
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
