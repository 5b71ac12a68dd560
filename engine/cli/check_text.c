#include "cli/check_text.h"

#include "base/mem.h"
#include "cli/check_japanese.h"
#include "type/prose.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *at_line(const char *source, int line) {
    while (line > 1 && source) {
        source = strchr(source, '\n');
        if (source) source++;
        line--;
    }
    return source;
}

// A string of Lua or JSON begins here: behind a quote, or behind long brackets and the line
// break that Lua drops.
static bool begins_string(const char *start, const char *at) {
    size_t before = (size_t)(at - start);
    if (before > 1 && at[-1] == '\n') {
        const char *end = at - (at[-2] == '\r' ? 3 : 2);
        return end >= start && *end == '[';
    }
    if (!before || !strchr("\"'[", at[-1])) return false;
    return before == 1 || at[-2] != '\\'; // an escaped quote is within one
}

static const char *find_string(const char *start, const char *from, const char *words) {
    for (const char *at = strstr(from, words); at; at = strstr(at + 1, words))
        if (begins_string(start, at)) return at;
    return NULL;
}

// What stands behind {=…} in the source, as far as it is plain, is among the words too: so
// two languages that begin with the same formula are told apart.
static bool goes_on(const char *value, const char *words) {
    const char *end = strchr(value, '}');
    char rest[32];
    snprintf(rest, sizeof rest, "%.*s", end ? (int)strcspn(end + 1, "{\"'\\]\r\n") : 0,
             end ? end + 1 : "");
    return strstr(words, rest) != NULL;
}

// The words are what a reader sees: where the source has {=…} they have its value. It is
// found by what stands before the first of them.
static const char *find_filled(const char *start, const char *words) {
    for (const char *value = strstr(start, "{="); value; value = strstr(value + 2, "{=")) {
        const char *at = value;
        while (at > start && !begins_string(start, at))
            at--;
        size_t same = (size_t)(value - at);
        if (same && begins_string(start, at) && !strncmp(at, words, same) &&
            goes_on(value, words))
            return at;
    }
    return NULL;
}

// As it is written between quotes.
static char *escaped(const char *words) {
    Buffer out = {0};
    for (; *words; words++) {
        if (*words == '\n') {
            buffer_add(&out, "\\n", 2);
            continue;
        }
        if (strchr("\\\"", *words)) buffer_add(&out, "\\", 1);
        buffer_add(&out, words, 1);
    }
    return buffer_take(&out);
}

int source_line(const char *source, int from, const char *words, int within) {
    const char *start = source ? at_line(source, from) : NULL;
    if (!start || !*words) return from;
    int line = from + within - 1;
    const char *at = find_string(source, start, words);
    if (!at) at = find_filled(start, words);
    if (!at) {
        char *quoted = escaped(words); // its line breaks are \n
        at = find_string(source, start, quoted);
        free(quoted);
        line = from;
    }
    if (!at) return from;
    for (const char *c = start; c < at; c++)
        line += *c == '\n';
    return line;
}

void passage_found(const Passage *passage, Error *about, int line_within) {
    const TextPlace *place = passage->place;
    int line = source_line(place->source, place->line, passage->text,
                           line_within > 1 ? line_within : 1);
    about->file[0] = 0; // the place within the text gives way to that in the file
    error_at(about, place->file, line, 0);
    check_found(passage->check, about);
}

// True where a dollar has no partner: that says all about the dollars already.
static bool find_fault(const Passage *passage) {
    ProseStyle style = {.size = 18, .ruby = RUBY_ON};
    Prose *prose = prose_create(passage->check->fonts, passage->text, &style);
    Error fault;
    bool found = prose_fault(prose, &fault);
    int line = found ? fault.line : 0;
    prose_destroy(prose);
    if (!found) return false;
    fault.line = fault.column = 0;
    passage_found(passage, &fault, line);
    return !strcmp(fault.key, "formula.dollar");
}

static bool knows_page(const Lesson *lesson, const char *id) {
    for (int i = 0; lesson && i < lesson->page_count; i++)
        if (!strcmp(lesson->pages[i].id, id)) return true;
    return false;
}

// The key of what is wrong with a link; NULL when it leads somewhere.
static const char *link_fault(const Passage *passage, const char *target) {
    const TextPlace *place = passage->place;
    if (!strncmp(target, "lesson:", 7))
        return check_knows_lesson(passage->check, target + 7) ? NULL : "check.dead_lesson";
    if (!strncmp(target, "page:", 5))
        return knows_page(place->lesson, target + 5) ? NULL : "check.dead_page";
    if (!strncmp(target, "term:", 5))
        return check_knows_term(passage->check, place->target, target + 5)
                   ? NULL
                   : "check.dead_term";
    return "check.link";
}

static void look_at_link(void *to, const char *target, int line) {
    const Passage *passage = to;
    const char *key = link_fault(passage, target);
    if (!key) return;
    const char *id = strchr(target, ':');
    Error about;
    bool kind_known = strcmp(key, "check.link") != 0;
    error_set(&about, key, "%s", kind_known && id ? id + 1 : target);
    passage_found(passage, &about, line);
}

// Behind `code` or a fence that begins here; behind its ticks where nothing closes it.
static const char *behind_code(const char *text) {
    size_t ticks = strspn(text, "`"), run;
    for (const char *end = text + ticks; *end; end += run ? run : 1) {
        run = strspn(end, "`");
        if (run == ticks) return end + run;
    }
    return text + ticks;
}

static int line_at(const char *text, const char *at) {
    int line = 1;
    for (; text < at; text++)
        line += *text == '\n';
    return line;
}

static bool digit(char c) {
    return c >= '0' && c <= '9';
}

// "5$ と 10$" and "5$/10$" read as formulas: a blank stands behind the dollar, or plain
// words that end in a digit stand between two dollars behind digits.
static bool opens_by_mistake(const char *start, const char *dollar) {
    if (strchr(" \t\n", dollar[1]) || !strncmp(dollar + 1, "　", 3)) return true;
    if (dollar == start || !digit(dollar[-1])) return false;
    size_t size = strcspn(dollar + 1, "$\\^_");
    return size && dollar[1 + size] == '$' && digit(dollar[size]);
}

static void find_dollars(const Passage *passage) {
    bool inside = false;
    for (const char *at = passage->text; *at;) {
        bool code = *at == '`' && !inside;
        if (code || *at != '$') {
            at = code ? behind_code(at) : at + (*at == '\\' && at[1] ? 2 : 1);
            continue;
        }
        bool display = at[1] == '$';
        if (!inside && !display && opens_by_mistake(passage->text, at)) {
            Error about;
            error_set(&about, "check.dollar", " ");
            passage_found(passage, &about, line_at(passage->text, at));
        }
        inside = !inside;
        at += display ? 2 : 1;
    }
}

// The bytes of furigana that is typed here with full-width signs, {漢字｜かんじ} or
// ｛漢字|かんじ｝, or without its reading, {漢字}; 0 when there is none.
static size_t mistyped_ruby(const char *at) {
    size_t wide = strlen("｛"), line = strcspn(at, "\n");
    bool opens_wide = !strncmp(at, "｛", wide);
    if (*at != '{' && !opens_wide) return 0;
    const char *narrow_end = memchr(at, '}', line), *wide_end = strstr(at, "｝");
    if (wide_end && wide_end > at + line) wide_end = NULL;
    bool closes_wide = wide_end && (!narrow_end || wide_end < narrow_end);
    const char *end = closes_wide ? wide_end + wide : narrow_end ? narrow_end + 1 : NULL;
    if (!end) return 0;
    size_t size = (size_t)(end - at);
    const char *inside = at + (opens_wide ? wide : 1), *bar = strstr(at, "｜");
    bool wide_bar = bar && bar < end, narrow_bar = memchr(at, '|', size);
    if (opens_wide) return wide_bar || narrow_bar ? size : 0;
    if (narrow_bar) return 0; // furigana; if it does not close, find_fault says so
    bool all_wide = *inside != '}';
    for (; inside < end - 1 && *inside != '}'; inside++)
        all_wide = all_wide && (unsigned char)*inside >= 0x80;
    return wide_bar || all_wide ? size : 0;
}

static void find_ruby(const Passage *passage) {
    bool inside = false;
    for (const char *at = passage->text; *at;) {
        size_t size = inside ? 0 : mistyped_ruby(at);
        if (size) {
            Error about;
            error_set(&about, "check.furigana", "%.*s", (int)size, at);
            passage_found(passage, &about, line_at(passage->text, at));
        }
        bool code = *at == '`' && !inside, dollar = *at == '$';
        if (dollar) inside = !inside;
        if (dollar && at[1] == '$') size = 2; // of a display
        at = code ? behind_code(at) : at + (size ? size : *at == '\\' && at[1] ? 2 : 1);
    }
}

// "|-|-|" under the head of a table: every cell of the rule needs three signs.
static bool short_rule(const char *line, size_t size) {
    bool bar = memchr(line, '|', size), dash = memchr(line, '-', size), narrow = false;
    for (size_t at = 0; at < size;) {
        if (!strchr("|:- \t", line[at])) return false;
        size_t run = strspn(line + at, ":-");
        narrow = narrow || (run && run < 3);
        at += run ? run : 1;
    }
    return bar && dash && narrow;
}

static void find_rules(const Passage *passage) {
    bool fenced = false;
    int number = 1;
    for (const char *line = passage->text; line; number++) {
        size_t size = strcspn(line, "\n");
        fenced ^= !strncmp(line + strspn(line, " \t"), "```", 3);
        if (!fenced && short_rule(line, size)) {
            Error about;
            error_set(&about, "check.table", " ");
            passage_found(passage, &about, number);
        }
        line = line[size] ? line + size + 1 : NULL;
    }
}

void check_text(Check *check, const TextPlace *place, const Text *text) {
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        const char *words = text->in[lang];
        if (!words || !*words) continue;
        // A bare string stands in both languages and is looked at once.
        if (lang && text->in[0] && !strcmp(text->in[0], words)) continue;
        Passage passage = {check, place, words};
        if (!find_fault(&passage)) find_dollars(&passage);
        if (lang == LANG_JA) check_japanese(&passage);
        find_ruby(&passage);
        find_rules(&passage);
        prose_each_link(words, look_at_link, &passage);
    }
}
