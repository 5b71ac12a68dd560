#include "cli/words_fill.h"

#include "base/mem.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

// A text of the pack, to be found by its place or its mark.
typedef struct Known {
    char *place, *mark;
    int file, text;
    const SheetRow *row; // that belongs to it; NULL
} Known;

typedef struct KnownRef {
    Known *known;
} KnownRef;

typedef struct Filling {
    WordsFill *fill;
    const PackWords *words;
    const WordsSheet *sheet;
    const char *name;
    FillTell tell;
    void *to;
    Known *known;
    KnownRef *by_place, *by_mark;
    int count;
} Filling;

char *words_mark(const PlacedText *text) {
    Buffer mark = {0};
    buffer_print(&mark, "m%08x", (unsigned)placed_text_mark(text));
    return buffer_take(&mark);
}

static void tell(Filling *f, const char *key, const SheetRow *row, bool refused) {
    Error about;
    error_set(&about, key, "%s", row->place);
    error_at(&about, f->name, row->line, 0);
    f->fill->refused += refused;
    f->tell(f->to, &about, refused);
}

// --- which row belongs to which text

static int order_place(const void *a, const void *b) {
    const KnownRef *x = a, *y = b;
    return strcmp(x->known->place, y->known->place);
}

static int order_mark(const void *a, const void *b) {
    const KnownRef *x = a, *y = b;
    return strcmp(x->known->mark, y->known->mark);
}

static void list_known(Filling *f) {
    for (int i = 0; i < f->words->count; i++)
        f->count += f->words->files[i].texts.count;
    size_t count = (size_t)(f->count ? f->count : 1);
    f->known = mem_new(count * sizeof *f->known);
    f->by_place = mem_new(count * sizeof *f->by_place);
    f->by_mark = mem_new(count * sizeof *f->by_mark);
    int at = 0;
    for (int i = 0; i < f->words->count; i++)
        for (int k = 0; k < f->words->files[i].texts.count; k++, at++) {
            const WordsFile *file = &f->words->files[i];
            const PlacedText *text = &file->texts.rows[k];
            f->known[at] =
                (Known){pack_words_place(file, text), words_mark(text), i, k, NULL};
            f->by_place[at] = f->by_mark[at] = (KnownRef){&f->known[at]};
        }
    qsort(f->by_place, (size_t)f->count, sizeof *f->by_place, order_place);
    qsort(f->by_mark, (size_t)f->count, sizeof *f->by_mark, order_mark);
}

static void free_known(Filling *f) {
    for (int i = 0; i < f->count; i++) {
        free(f->known[i].place);
        free(f->known[i].mark);
    }
    free(f->known);
    free(f->by_place);
    free(f->by_mark);
}

static Known *at_place(const Filling *f, const char *place) {
    Known key = {.place = (char *)place};
    KnownRef wanted = {&key}, *found = f->count
                                           ? bsearch(&wanted, f->by_place, (size_t)f->count,
                                                     sizeof *f->by_place, order_place)
                                           : NULL;
    return found ? found->known : NULL;
}

// The only text without a row that has the mark.
static Known *with_mark(const Filling *f, const char *mark) {
    int low = 0, high = f->count;
    while (low < high) {
        int middle = (low + high) / 2;
        if (strcmp(f->by_mark[middle].known->mark, mark) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    Known *only = NULL;
    for (int i = low, seen = 0; i < f->count && !strcmp(f->by_mark[i].known->mark, mark);
         i++) {
        if (f->by_mark[i].known->row) continue;
        if (seen++) return NULL;
        only = f->by_mark[i].known;
    }
    return only;
}

static const PlacedText *text_of(const Filling *f, const Known *known) {
    return &f->words->files[known->file].texts.rows[known->text];
}

static bool says_same(const PlacedText *text, const SheetRow *row) {
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        const char *now = text->in[lang].words;
        if (*row->in[lang] && (!now || strcmp(now, row->in[lang]) != 0)) return false;
    }
    return true;
}

static void match_moved(Filling *f, const SheetRow *row) {
    Known *there = at_place(f, row->place);
    if (there && !strcmp(there->mark, row->mark)) return; // taken, or twice in the table
    Known *moved = with_mark(f, row->mark);
    if (moved)
        moved->row = row;
    else if (!there)
        tell(f, "texts.gone", row, true);
    else if (!says_same(text_of(f, there), row))
        tell(f, "texts.stale", row, true);
}

static void match(Filling *f) {
    for (int i = 0; i < f->sheet->count; i++) {
        const SheetRow *row = &f->sheet->rows[i];
        Known *known = at_place(f, row->place);
        if (!known || strcmp(known->mark, row->mark) != 0) continue;
        if (known->row)
            tell(f, "texts.twice", row, true);
        else
            known->row = row;
    }
    for (int i = 0; i < f->sheet->count; i++)
        match_moved(f, &f->sheet->rows[i]);
}

// --- what changes

static void trim(char *words) {
    size_t front = strspn(words, " \t\n"), size = strlen(words);
    while (size > front && strchr(" \t\n", words[size - 1]))
        size--;
    memmove(words, words + front, size - front);
    words[size - front] = 0;
}

// False where the row cannot be taken.
static bool look_through(Filling *f, const SheetRow *row, const PlacedText *text,
                         const NewWords *wanted) {
    const char *both[LANG_COUNT];
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        both[lang] = wanted->in[lang] ? wanted->in[lang] : text->in[lang].words;
        if (wanted->in[lang] && (!text_shows(wanted->in[lang], true) || text->made)) {
            tell(f, text->made ? "texts.code" : "texts.control", row, true);
            return false;
        }
    }
    const char *odd =
        both[LANG_JA] && both[LANG_EN] ? words_differ(both[LANG_JA], both[LANG_EN]) : NULL;
    bool refused = odd && !strcmp(odd, "texts.values");
    if (odd) tell(f, odd, row, refused);
    return !refused;
}

static void take_row(Filling *f, const Known *known) {
    const PlacedText *text = text_of(f, known);
    NewWords wanted = {{NULL}};
    bool any = false;
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        char *cell = known->row->in[lang];
        trim(cell);
        if (!*cell || (text->in[lang].words && !strcmp(text->in[lang].words, cell)))
            continue;
        wanted.in[lang] = cell;
        any = true;
    }
    if (!any || !look_through(f, known->row, text, &wanted)) return;
    FilledFile *file = &f->fill->files[known->file];
    file->wanted[known->text] = wanted;
    file->changes++;
    f->fill->changes++;
}

static void count_missing(Filling *f, const Known *known) {
    const PlacedText *text = text_of(f, known);
    const NewWords *wanted = &f->fill->files[known->file].wanted[known->text];
    for (int lang = 0; lang < LANG_COUNT; lang++)
        if (!text->in[lang].words && !wanted->in[lang] && !text->made)
            f->fill->missing[lang]++;
}

static bool write_file(const PackWords *words, int index, FilledFile *filled, Error *err) {
    const WordsFile *file = &words->files[index];
    if (!filled->changes) return true;
    filled->source =
        reworded(file->source, file->size, file->json, pack_words_takes(words, file),
                 &file->texts, filled->wanted, &filled->size, err);
    if (filled->source) return true;
    char *place = pack_files_place(words->pack->files, file->name);
    int line = err ? err->line : 0;
    if (err) err->line = 0;
    error_at(err, place, line, 0);
    free(place);
    return false;
}

bool pack_words_fill(WordsFill *fill, const PackWords *words, const WordsSheet *sheet,
                     const char *sheet_name, FillTell hears, void *to, Error *err) {
    Filling f = {fill, words, sheet, sheet_name, hears, to, NULL, NULL, NULL, 0};
    *fill = (WordsFill){.count = words->count};
    fill->files = mem_new((size_t)(words->count ? words->count : 1) * sizeof *fill->files);
    for (int i = 0; i < words->count; i++)
        fill->files[i].wanted =
            mem_new((size_t)words->files[i].texts.count * sizeof(NewWords));
    list_known(&f);
    match(&f);
    for (int i = 0; i < f.count; i++) {
        if (f.known[i].row) take_row(&f, &f.known[i]);
        count_missing(&f, &f.known[i]);
    }
    free_known(&f);
    for (int i = 0; i < words->count; i++)
        if (!write_file(words, i, &fill->files[i], err)) return false;
    return true;
}

void pack_words_fill_free(WordsFill *fill) {
    for (int i = 0; i < fill->count; i++) {
        free(fill->files[i].wanted);
        free(fill->files[i].source);
    }
    free(fill->files);
    *fill = (WordsFill){NULL};
}
