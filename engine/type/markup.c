#include "type/markup.h"

#include "base/mem.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

enum { STAND_IN = 0xF0000, MAX_INSERTS = 0xFFF0, MAX_OPEN = 8 };

typedef struct Scan {
    Markup *markup;
    Buffer out;
    const char *start, *at;
    const char *counted; // how far line and column below were counted, from 0
    int line, column;
    int indent;         // columns that were dedented
    int open[MAX_OPEN]; // lengths of the runs of stars that wait for their partner
    int opened;
    RubyRule rule;
    const char *quiet; // before here no term is looked for
} Scan;

static int line_indent(const char *line) {
    return (int)strspn(line, " \t");
}

static bool line_blank(const char *line) {
    return strchr("\r\n", line[line_indent(line)]) != NULL;
}

static bool starts_list(const char *line) {
    line += line_indent(line);
    size_t digits = strspn(line, "0123456789");
    bool bullet = strchr("-*+", *line) && *line && line[1] == ' ';
    return bullet || (digits && strchr(".)", line[digits]) && line[digits]);
}

// What every line but the first has in front. The first often follows [[ at once and has no
// indent of its own; but under a first line "- a", deeper lines are a list within the list.
static int common_indent(const char *source) {
    int first = line_blank(source) ? -1 : line_indent(source), common = -1;
    for (const char *line = strchr(source, '\n'); line; line = strchr(line, '\n')) {
        line++;
        if (line_blank(line)) continue;
        int own = line_indent(line);
        if (common < 0 || own < common) common = own;
    }
    if (common < 0) return first > 0 ? first : 0;
    return first >= 0 && first < common && starts_list(source) ? first : common;
}

static char *dedented(const char *source, int indent) {
    Buffer out = {0};
    while (*source) {
        int own = line_indent(source);
        source += own < indent ? own : indent;
        size_t size = strcspn(source, "\n");
        if (source[size]) size++;
        buffer_add(&out, source, size);
        source += size;
    }
    return buffer_take(&out);
}

// Characters that could be taken for ours, and bytes that are no UTF-8, are replaced.
static char *cleaned(const char *source, bool *broken) {
    Buffer out = {0};
    *broken = !text_valid(source, strlen(source));
    for (uint32_t c; (c = text_next(&source));) {
        char bytes[5];
        if (c >= STAND_IN) c = 0xFFFD;
        if (c == '\r') continue;
        int size = text_put(c, bytes);
        buffer_add(&out, bytes, (size_t)size);
    }
    return buffer_take(&out);
}

static void put_character(Scan *s, uint32_t character) {
    char bytes[5];
    int size = text_put(character, bytes);
    buffer_add(&s->out, bytes, (size_t)size);
}

static char *copied(const char *text, size_t size) {
    char *copy = mem_new(size + 1);
    memcpy(copy, text, size);
    return copy;
}

// Places are asked for in reading order, so counting goes on from the last one.
static void place_of(Scan *s, const char *at, int *line, int *column) {
    for (; s->counted < at; s->counted++) {
        if (*s->counted == '\n') s->line++, s->column = -1;
        if (((unsigned char)*s->counted & 0xc0) != 0x80) s->column++;
    }
    *line = s->line + 1;
    *column = s->column + 1 + s->indent;
}

static int breaks_in(const char *from, const char *to) {
    int breaks = 0;
    for (; from < to; from++)
        breaks += *from == '\n';
    return breaks;
}

// Takes out what lies from `at` to `end` and leaves a stand-in.
static Insert *take_out(Scan *s, InsertKind kind, const char *end, char *text) {
    Markup *m = s->markup;
    if (m->count == MAX_INSERTS) { // as good as endless; the rest is left out
        free(text);
        s->at = end;
        return NULL;
    }
    m->inserts = mem_grow(m->inserts, (size_t)m->count + 1, sizeof *m->inserts);
    Insert *insert = &m->inserts[m->count];
    *insert = (Insert){.kind = kind, .text = text, .lines = breaks_in(s->at, end)};
    place_of(s, s->at, &insert->line, &insert->column);
    put_character(s, STAND_IN + (uint32_t)m->count++);
    s->at = end;
    return insert;
}

static void take_fault(Scan *s, const char *key, const char *end) {
    Error *fault = &s->markup->fault;
    int line, column;
    place_of(s, s->at, &line, &column);
    char *text = copied(s->at, (size_t)(end - s->at));
    if (!fault->key[0]) {
        error_set(fault, key, "%.200s", text);
        error_at(fault, NULL, line, column);
    }
    take_out(s, INSERT_FAULT, end, text);
}

// The next `mark` in this paragraph that no backslash hides; NULL when there is none.
static const char *partner(const char *at, const char *mark) {
    size_t size = strlen(mark);
    for (; *at; at++) {
        if (*at == '\\' && at[1])
            at++;
        else if (!strncmp(at, mark, size))
            return at;
        else if (*at == '\n' && line_blank(at + 1))
            return NULL;
    }
    return NULL;
}

static void read_formula(Scan *s) {
    bool display = s->at[1] == '$';
    const char *mark = display ? "$$" : "$", *from = s->at + strlen(mark);
    const char *end = partner(from, mark);
    if (!end) {
        take_fault(s, "formula.dollar", from);
        return;
    }
    char *tex = copied(from, (size_t)(end - from));
    take_out(s, display ? INSERT_DISPLAY : INSERT_FORMULA, end + strlen(mark), tex);
}

// Whether an author's reading of `size` bytes is shown; those of terms are not asked here.
static bool shows(const Scan *s, const char *base, size_t size) {
    const RubyRule *rule = &s->rule;
    if (!rule->furigana || rule->level == RUBY_ON) return true;
    return rule->level == RUBY_GRADE &&
           furigana_hardest(rule->furigana, base, (int)size) > rule->grade;
}

static void take_ruby(Scan *s, const char *end, const char *base, size_t base_size,
                      const char *reading, size_t size, bool shown) {
    Insert *insert = take_out(s, INSERT_RUBY, end, copied(base, base_size));
    if (insert && shown) insert->reading = copied(reading, size);
}

// {電子|でん|し}: a reading for each character.
static void take_readings(Scan *s, const char *bar, const char *close) {
    const char *base = s->at + 1, *base_end = bar;
    while (base < base_end) {
        const char *next = base;
        text_next(&next);
        size_t size = strcspn(bar + 1, "|}");
        size_t one = (size_t)(next - base);
        take_ruby(s, close + 1, base, one, bar + 1, size, shows(s, base, one));
        bar += size + 1;
        base = next;
    }
}

static int count_bars(const char *bar, const char *close) {
    int bars = 0;
    for (; bar < close; bar++)
        bars += *bar == '|';
    return bars;
}

static bool has_empty(const char *open, const char *bar, const char *close) {
    if (bar == open + 1) return true;
    for (; bar < close; bar++)
        if (*bar == '|' && strchr("|} ", bar[1])) return true;
    return false;
}

static int base_length(const char *from, const char *to) {
    int length = 0;
    for (; from < to; from++)
        length += ((unsigned char)*from & 0xc0) != 0x80;
    return length;
}

// {漢字|かんじ}. A brace without a bar before its partner is a brace.
static void read_ruby(Scan *s) {
    const char *open = s->at;
    const char *bar = open + strcspn(open, "|}\n$`");
    if (*bar != '|') {
        put_character(s, '{');
        s->at++;
        return;
    }
    const char *close = bar + strcspn(bar, "}\n$`{");
    if (*close != '}') {
        take_fault(s, "ruby.brace", close);
        return;
    }
    int readings = count_bars(bar, close);
    if (has_empty(open, bar, close))
        take_fault(s, "ruby.empty", close + 1);
    else if (readings > 1 && readings != base_length(open + 1, bar))
        take_fault(s, "ruby.count", close + 1);
    else if (readings > 1)
        take_readings(s, bar, close);
    else {
        size_t size = (size_t)(bar - open - 1);
        take_ruby(s, close + 1, open + 1, size, bar + 1, (size_t)(close - bar - 1),
                  shows(s, open + 1, size));
    }
}

static void write_term(Scan *s, int term, const char *end) {
    const RubyRule *rule = &s->rule;
    const TermPiece *pieces;
    int count = furigana_pieces(rule->furigana, term, &pieces);
    for (int i = 0; i < count; i++) {
        const TermPiece *p = &pieces[i];
        bool shown = p->reading;
        if (rule->level == RUBY_GRADE)
            shown =
                shown && furigana_hardest(rule->furigana, p->text, p->size) > rule->grade;
        if (shown)
            take_ruby(s, end, p->text, (size_t)p->size, p->reading, (size_t)p->reading_size,
                      true);
        else
            buffer_add(&s->out, p->text, (size_t)p->size);
    }
    s->at = end;
}

// A term of the glossary brings its reading. Authors' marks within it give way where only
// terms are read, and where a term came before on the page nothing is shown.
static bool read_term(Scan *s) {
    RubyRule *rule = &s->rule;
    if (!rule->furigana || rule->level == RUBY_OFF || s->at < s->quiet) return false;
    const char *end;
    bool once = rule->level == RUBY_TERMS;
    int term = furigana_match(rule->furigana, s->at, once, &end);
    if (term < 0) return false;
    if (once && term_set_has(&rule->seen, term)) {
        s->quiet = end;
        return false;
    }
    term_set_add(&rule->seen, term);
    write_term(s, term, end);
    return true;
}

// `code` and fences are copied as they are.
static void read_code(Scan *s) {
    size_t ticks = strspn(s->at, "`");
    const char *end = s->at + ticks;
    while (*end) {
        size_t run = strspn(end, "`");
        if (run == ticks) break;
        end += run ? run : 1;
        if (ticks < 3 && end[-1] == '\n' && line_blank(end)) break;
    }
    bool closed = *end == '`';
    end = closed ? end + ticks : s->at + ticks;
    buffer_add(&s->out, s->at, (size_t)(end - s->at));
    s->at = end;
}

static bool is_blank(char c) {
    return !c || c == ' ' || c == '\n' || c == '\t';
}

// A run of stars between two characters closes the run that waits, or opens.
static void read_stars(Scan *s) {
    int run = (int)strspn(s->at, "*");
    bool before = s->at > s->start && !is_blank(s->at[-1]), after = !is_blank(s->at[run]);
    bool closes = before && s->opened && s->open[s->opened - 1] == run;
    bool opens = !closes && after && s->opened < MAX_OPEN;
    if (closes) put_character(s, MARKUP_JOINT), s->opened--;
    buffer_add(&s->out, s->at, (size_t)run);
    if (opens) put_character(s, MARKUP_JOINT), s->open[s->opened++] = run;
    s->at += run;
}

static void read_plain(Scan *s) {
    if (*s->at == '\\' && s->at[1]) buffer_add(&s->out, s->at++, 1);
    if (*s->at == '\n' && line_blank(s->at + 1)) s->opened = 0;
    const char *from = s->at;
    text_next(&s->at);
    buffer_add(&s->out, from, (size_t)(s->at - from));
}

static void scan(Scan *s) {
    while (*s->at) {
        if (s->at[0] == ']' && s->at[1] == '(') // targets are no words
            s->quiet = s->at + strcspn(s->at, ")\n");
        if (read_term(s)) continue;
        if (*s->at == '$')
            read_formula(s);
        else if (*s->at == '{')
            read_ruby(s);
        else if (*s->at == '`')
            read_code(s);
        else if (*s->at == '*')
            read_stars(s);
        else
            read_plain(s);
    }
}

Markup *markup_create(const char *source) {
    return markup_ruled(source, &(RubyRule){.level = RUBY_ON});
}

Markup *markup_ruled(const char *source, const RubyRule *rule) {
    Markup *markup = mem_new(sizeof *markup);
    bool broken;
    char *clean = cleaned(source, &broken);
    int indent = common_indent(clean);
    char *text = dedented(clean, indent);
    if (broken) error_set(&markup->fault, "prose.encoding", "%s", "");
    Scan s = {.markup = markup,
              .start = text,
              .at = text,
              .counted = text,
              .indent = indent,
              .rule = *rule,
              .quiet = text};
    scan(&s);
    markup->text = buffer_take(&s.out);
    free(text);
    free(clean);
    return markup;
}

void markup_destroy(Markup *markup) {
    if (!markup) return;
    for (int i = 0; i < markup->count; i++) {
        free(markup->inserts[i].text);
        free(markup->inserts[i].reading);
    }
    free(markup->inserts);
    free(markup->text);
    free(markup);
}

int markup_insert(const Markup *markup, uint32_t character) {
    bool ours = character >= STAND_IN && character < STAND_IN + (uint32_t)markup->count;
    return ours ? (int)(character - STAND_IN) : -1;
}

int markup_lines(const Markup *markup, const char *from, const char *to) {
    int lines = 0;
    while (from < to && *from) {
        uint32_t c = text_next(&from);
        int insert = markup_insert(markup, c);
        lines += insert >= 0 ? markup->inserts[insert].lines : c == '\n';
    }
    return lines;
}
