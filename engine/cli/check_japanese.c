#include "cli/check_japanese.h"

#include "base/mem.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Signs of our own in a plain text: what stands for a formula or code, and what ends a
// sentence without a sign (a heading, a cell, a paragraph).
enum { THING = 1, BREAK = 2 };

// What is seen of a passage, byte by byte with the line it stands in and whether an author
// gave it a reading.
typedef struct Plain {
    char *text;
    int *lines;
    bool *read;
    size_t size;
    int line;
} Plain;

static void put(Plain *plain, const char *bytes, size_t size, bool read) {
    for (size_t i = 0; i < size; i++) {
        plain->lines[plain->size] = plain->line;
        plain->read[plain->size] = read;
        plain->text[plain->size++] = bytes[i];
    }
}

static void put_sign(Plain *plain, char sign) {
    put(plain, &sign, 1, false);
}

static int lines_in(const char *from, const char *to) {
    int count = 0;
    for (; from < to; from++)
        count += *from == '\n';
    return count;
}

// --- furigana against the glossary

static uint32_t hiragana(uint32_t c) {
    return c >= 0x30A1 && c <= 0x30F6 ? c - 0x60 : c;
}

static bool same_reading(const char *a, const char *b) {
    while (*a && *b)
        if (hiragana(text_next(&a)) != hiragana(text_next(&b))) return false;
    return !*a && !*b;
}

static void compare_reading(const Passage *passage, int line, const char *base,
                            const char *reading) {
    const Target *target = passage->place->target;
    const Term *term =
        target && target->glossary ? glossary_find(target->glossary, base) : NULL;
    if (!term) term = glossary_find(passage->check->glossary, base);
    if (!term || strcmp(term->in[LANG_JA], base) != 0) return;
    if (same_reading(term->reading, reading)) return;
    Error about;
    error_set(&about, "check.reading", "%s\t%s\t%s", base, term->reading, reading);
    passage_found(passage, &about, line);
}

// {量子|りょうし} and {電子|でん|し}: the base is kept, with its reading known.
static const char *take_ruby(const Passage *passage, Plain *plain, const char *at) {
    const char *bar = at + strcspn(at, "|}\n"), *end = at + strcspn(at, "}\n");
    if (*at != '{' || *bar != '|' || *end != '}') return NULL;
    Buffer base = {0}, reading = {0};
    buffer_add(&base, at + 1, (size_t)(bar - at - 1));
    for (const char *c = bar; c < end; c++)
        if (*c != '|') buffer_add(&reading, c, 1);
    if (reading.size) compare_reading(passage, plain->line, base.data, reading.data);
    put(plain, base.data, base.size, true);
    buffer_clear(&base);
    buffer_clear(&reading);
    return end + 1;
}

// --- from Markdown to what is seen

// Behind what begins with `sign` and ends with as many of it; NULL where nothing ends it.
static const char *behind(const char *at, char sign) {
    size_t count = 0;
    while (at[count] == sign)
        count++;
    for (const char *end = at + count; *end;) {
        size_t run = 0;
        if (*end == '\\' && end[1] && sign == '$') {
            end += 2;
            continue;
        }
        while (end[run] == sign)
            run++;
        if (run == count) return end + run;
        end += run ? run : 1;
    }
    return NULL;
}

// Whether the next line begins something new: a paragraph, an entry, a heading, a row.
static bool begins_anew(const char *line) {
    line += strspn(line, " \t");
    if (!*line || strchr("\n#|-", *line)) return true;
    size_t digits = strspn(line, "0123456789");
    return digits && line[digits] == '.';
}

// Whether the line that ends at `at` is a heading.
static bool of_heading(const char *text, const char *at) {
    while (at > text && at[-1] != '\n')
        at--;
    return at[strspn(at, " \t")] == '#';
}

// One piece of the text; returns what is behind it.
static const char *take_piece(const Passage *passage, Plain *plain, const char *at) {
    const char *end = *at == '`' || *at == '$' ? behind(at, *at) : NULL;
    if (!end && !strncmp(at, "{=", 2)) end = strchr(at, '}') ? strchr(at, '}') + 1 : NULL;
    if (end) {
        put_sign(plain, THING);
        plain->line += lines_in(at, end);
        return end;
    }
    if ((end = take_ruby(passage, plain, at))) return end;
    if (!strncmp(at, "](", 2)) return at + strcspn(at, ")\n") + (strchr(at, ')') ? 1 : 0);
    if (*at == '\n') {
        bool parted = begins_anew(at + 1) || of_heading(passage->text, at);
        if (parted) put_sign(plain, BREAK);
        plain->line++;
        return at + 1;
    }
    if (*at == '|') put_sign(plain, BREAK);
    if (strchr("|*[]#", *at)) return at + 1;
    if (*at == '\\' && at[1]) at++;
    size_t size = 1;
    while (((unsigned char)at[size] & 0xC0) == 0x80)
        size++;
    put(plain, at, size, false);
    return at + size;
}

static Plain plain_of(const Passage *passage) {
    size_t most = 2 * strlen(passage->text) + 2;
    Plain plain = {.text = mem_new(most),
                   .lines = mem_new(most * sizeof(int)),
                   .read = mem_new(most * sizeof(bool)),
                   .line = 1};
    for (const char *at = passage->text; *at;)
        at = take_piece(passage, &plain, at);
    plain.text[plain.size] = 0;
    return plain;
}

static void plain_free(Plain *plain) {
    free(plain->text);
    free(plain->lines);
    free(plain->read);
}

// --- what is looked for

static bool is_kana(uint32_t c) {
    return c >= 0x3041 && c <= 0x30FF;
}

static bool is_japanese(uint32_t c) {
    return is_kana(c) || (c >= 0x3400 && c <= 0x9FFF);
}

static int line_at(const Plain *plain, const char *at) {
    return plain->lines[at - plain->text];
}

// A full-width comma or full stop; a half-width one right behind Japanese.
static void find_punctuation(const Passage *passage, const Plain *plain) {
    uint32_t before = 0;
    for (const char *at = plain->text; *at;) {
        const char *sign = at;
        uint32_t c = text_next(&at);
        bool wide = c == 0xFF0C || c == 0xFF0E;
        bool narrow = (c == ',' || c == '.') && is_japanese(before);
        if (wide || narrow) {
            Error about;
            error_set(&about, "check.punctuation", "%.*s", (int)(at - sign), sign);
            passage_found(passage, &about, line_at(plain, sign));
            return;
        }
        before = c;
    }
}

static void find_half_kana(const Passage *passage, const Plain *plain) {
    for (const char *at = plain->text; *at;) {
        const char *from = at;
        uint32_t c = text_next(&at);
        if (c < 0xFF61 || c > 0xFF9F) continue;
        const char *end = at;
        while (*at && (c = text_next(&at)) >= 0xFF61 && c <= 0xFF9F)
            end = at;
        Error about;
        error_set(&about, "check.half_kana", "%.*s", (int)(end - from), from);
        passage_found(passage, &about, line_at(plain, from));
        return;
    }
}

static void judge_sentence(const Passage *passage, const Plain *plain, const char *from,
                           int length) {
    if (length <= SENTENCE_MOST) return;
    Buffer begin = {0};
    const char *at = from;
    for (int i = 0; i < 10 && *at; i++) {
        const char *one = at;
        if (text_next(&at) == THING)
            buffer_print(&begin, "□");
        else
            buffer_add(&begin, one, (size_t)(at - one));
    }
    Error about;
    error_set(&about, "check.sentence_long", "%d\t%s", length, begin.data);
    passage_found(passage, &about, line_at(plain, from));
    buffer_clear(&begin);
}

static bool ends_sentence(uint32_t c) {
    return c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == '!' || c == '?' || c == BREAK;
}

static void find_long_sentences(const Passage *passage, const Plain *plain) {
    const char *from = plain->text;
    int length = 0;
    for (const char *at = plain->text; *at;) {
        const char *one = at;
        uint32_t c = text_next(&at);
        bool blank = c == ' ' || c == '\t' || c == 0x3000;
        if (!length && !blank) from = one;
        if (!blank && c != BREAK) length++;
        if (!ends_sentence(c)) continue;
        judge_sentence(passage, plain, from, length);
        length = 0;
    }
    judge_sentence(passage, plain, from, length);
}

// --- spellings that the glossary avoids

// Where a spelling of a list begins at `at`, the longest of them.
typedef struct Spelled {
    const char *at;
    const Term *term;
    char found[64];
    size_t size;
} Spelled;

typedef struct Seeking {
    Spelled *best;
    const Term *term;
} Seeking;

static void try_spelling(void *to, const char *spelling) {
    const Seeking *seeking = to;
    Spelled *best = seeking->best;
    size_t size = strlen(spelling);
    if (size <= best->size || strncmp(best->at, spelling, size) != 0) return;
    best->size = size;
    best->term = seeking->term;
    snprintf(best->found, sizeof best->found, "%s", spelling);
}

typedef void EachSpelling(const Term *term, void (*each)(void *to, const char *spelling),
                          void *to);

static Spelled longest(const Glossary *glossary, const char *at, EachSpelling *spellings) {
    Spelled best = {.at = at};
    for (int i = 0; glossary && i < glossary_count(glossary); i++) {
        Seeking seeking = {&best, glossary_term(glossary, i)};
        spellings(seeking.term, try_spelling, &seeking);
    }
    return best;
}

static const Glossary *own_terms(const Passage *passage) {
    const Target *target = passage->place->target;
    return target ? target->glossary : NULL;
}

// The longest in the pack's own glossary or in that of the courses.
static Spelled spelled(const Passage *passage, const char *at, EachSpelling *spellings) {
    Spelled own = longest(own_terms(passage), at, spellings);
    Spelled common = longest(passage->check->glossary, at, spellings);
    return own.size >= common.size && own.size ? own : common;
}

// A spelling to avoid counts where no proper one begins that is longer.
static void find_synonyms(const Passage *passage, const Plain *plain) {
    for (const char *at = plain->text; *at;) {
        Spelled avoided = spelled(passage, at, term_avoided);
        Spelled proper = spelled(passage, at, term_spellings);
        if (avoided.size > proper.size) {
            Error about;
            error_set(&about, "check.synonym", "%s\t%s", avoided.found,
                      avoided.term->in[LANG_JA]);
            passage_found(passage, &about, line_at(plain, at));
        }
        size_t size = avoided.size > proper.size ? avoided.size : proper.size;
        const char *behind_one = at;
        text_next(&behind_one);
        at = size ? at + size : behind_one;
    }
}

// --- kanji that nobody has learnt at school

// Each once in a passage, but not where a whole spelling is to be avoided. Terms of the
// courses and of the pack have their readings without being marked.
static void find_kanji(const Passage *passage, const Plain *plain) {
    const Furigana *furigana = passage->check->furigana;
    Buffer told = {0};
    for (const char *at = plain->text; *at;) {
        const char *from = at, *end;
        size_t avoided = spelled(passage, at, term_avoided).size;
        bool term = !avoided && furigana_match(furigana, at, false, &end) >= 0;
        size_t own =
            avoided || term ? 0 : longest(own_terms(passage), at, term_spellings).size;
        if (avoided || term || own) {
            at = term ? end : at + avoided + own;
            continue;
        }
        bool hard = furigana_grade(furigana, text_next(&at)) == GRADE_OTHER;
        if (!hard || plain->read[from - plain->text]) continue;
        char one[8] = "";
        memcpy(one, from, (size_t)(at - from));
        if (told.data && strstr(told.data, one)) continue;
        buffer_print(&told, "%s", one);
        Error about;
        error_set(&about, "check.kanji", "%s\t{%s|…}", one, one);
        passage_found(passage, &about, line_at(plain, from));
    }
    buffer_clear(&told);
}

static bool any_kana(const char *text) {
    for (const char *at = text; *at;) {
        uint32_t c = text_next(&at);
        if (is_kana(c) || (c >= 0xFF61 && c <= 0xFF9F)) return true;
    }
    return false;
}

void check_japanese(const Passage *passage) {
    if (!any_kana(passage->text)) return;
    Plain plain = plain_of(passage);
    find_punctuation(passage, &plain);
    find_half_kana(passage, &plain);
    find_long_sentences(passage, &plain);
    find_kanji(passage, &plain);
    find_synonyms(passage, &plain);
    plain_free(&plain);
}
