#include "lesson/gift_text.h"

#include "base/mem.h"
#include "base/text.h"
#include "lesson/gift_html.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

typedef struct Writer {
    Buffer out;
    const char *start, *at;
    const char *last_round, *last_square, *last_dollars; // the last \) \] $$ of the text
    const char *no_target;                               // before here no link closes
    GiftFormat format;
    bool bold; // stars are open
    unsigned *lost;
} Writer;

static void put(Writer *w, const char *text) {
    buffer_add(&w->out, text, strlen(text));
}

static bool blank(char c) {
    return c == ' ' || c == '\n';
}

static void drop_blanks(Writer *w) {
    while (w->out.size && blank(w->out.data[w->out.size - 1]))
        w->out.data[--w->out.size] = 0;
}

static bool begins_line(const Writer *w) {
    return !w->out.size || w->out.data[w->out.size - 1] == '\n';
}

// --- formulas

// A formula that begins at `at`: its inside, and what stands behind it.
typedef struct Formula {
    const char *from, *to, *behind;
    bool display;
} Formula;

static bool between(Formula *formula, const char *at, const char *close, const char *last) {
    if (!last || at + 2 > last) return false;
    const char *end = strstr(at + 2, close);
    if (!end || end == at + 2) return false;
    *formula = (Formula){at + 2, end, end + 2, close[0] == '$' || close[1] == ']'};
    return true;
}

// $…$ within a line, and no price: no blank inside its ends, no digit behind it.
static bool between_dollars(Formula *formula, const char *at) {
    const char *end = at + 1 + strcspn(at + 1, "$\n");
    if (*end != '$' || end == at + 1 || blank(at[1]) || blank(end[-1])) return false;
    if (end[1] >= '0' && end[1] <= '9') return false;
    *formula = (Formula){at + 1, end, end + 1, false};
    return true;
}

static bool finds_formula(const Writer *w, Formula *formula) {
    const char *at = w->at;
    if (at[0] == '\\' && at[1] == '(') return between(formula, at, "\\)", w->last_round);
    if (at[0] == '\\' && at[1] == '[') return between(formula, at, "\\]", w->last_square);
    if (at[0] == '$' && at[1] == '$') return between(formula, at, "$$", w->last_dollars);
    return at[0] == '$' && between_dollars(formula, at);
}

// Alone in its line, whatever stands around.
static bool alone(const Writer *w, const Formula *formula) {
    size_t size = w->out.size;
    while (size && w->out.data[size - 1] == ' ')
        size--;
    const char *behind = formula->behind + strspn(formula->behind, " ");
    bool ends =
        !*behind || *behind == '\n' || *behind == HTML_PARAGRAPH || *behind == HTML_BREAK;
    return ends && (!size || w->out.data[size - 1] == '\n');
}

// "{=" would be a value of the lesson's, a dollar would end the formula, and an empty line
// is none in TeX.
static void write_formula(Writer *w, const Formula *formula) {
    const char *mark = formula->display && alone(w, formula) ? "$$" : "$";
    put(w, mark);
    for (const char *at = formula->from; at < formula->to; at++) {
        if (*at == '\n')
            put(w, " ");
        else if ((unsigned char)*at < ' ')
            continue;
        else if (*at == '\\' && at + 1 < formula->to)
            buffer_add(&w->out, at++, 2);
        else if (*at == '$')
            put(w, "\\$");
        else
            buffer_add(&w->out, at, 1);
        if (*at == '{' && at[1] == '=') put(w, " ");
    }
    put(w, mark);
    w->at = formula->behind;
}

// --- signs of HTML

static void write_paragraph(Writer *w, const char *begin) {
    drop_blanks(w);
    if (w->out.size) put(w, "\n\n");
    put(w, begin);
}

static void write_item(Writer *w) {
    drop_blanks(w);
    if (w->out.size) put(w, "\n");
    put(w, "- ");
}

// Stars stand beside their words, blanks outside; where nothing is between, neither are
// they.
static void write_bold(Writer *w, bool opens) {
    if (opens == w->bold) return;
    w->bold = opens;
    if (opens) {
        w->at += strspn(w->at, " \n");
        put(w, "**");
        return;
    }
    bool spaced = w->out.size && blank(w->out.data[w->out.size - 1]);
    drop_blanks(w);
    size_t size = w->out.size;
    if (size >= 2 && !memcmp(w->out.data + size - 2, "**", 2))
        w->out.data[w->out.size -= 2] = 0;
    else
        put(w, "**");
    if (spaced) put(w, " ");
}

static void write_sign(Writer *w, char sign) {
    switch (sign) {
    case HTML_BOLD:
        write_bold(w, true);
        break;
    case HTML_BOLD_END:
        write_bold(w, false);
        break;
    case HTML_BREAK:
        drop_blanks(w), put(w, w->out.size ? "  \n" : "");
        break;
    case HTML_PARAGRAPH:
        write_bold(w, false), write_paragraph(w, "");
        break;
    case HTML_HEADING:
        write_bold(w, false), write_paragraph(w, "## ");
        break;
    case HTML_ITEM:
        write_item(w);
        break;
    default:
        break;
    }
}

// Raised and lowered signs are a small formula, where only plain ones stand in it.
static bool write_script(Writer *w) {
    const char *from = w->at + 1;
    size_t size = 0;
    while ((unsigned char)from[size] >= ' ' && !strchr("\\${}#%&~^_", from[size]) &&
           size < 200)
        size++;
    if (!size || from[size] != HTML_SCRIPT_END) return false;
    put(w, *w->at == HTML_RAISED ? "${}^{" : "${}_{");
    buffer_add(&w->out, from, size);
    put(w, "}$");
    w->at = from + size + 1;
    return true;
}

// --- text

static void write_line_end(Writer *w) {
    size_t ends = 0;
    const char *at = w->at;
    for (; blank(*at); at++)
        ends += *at == '\n';
    w->at = at;
    if (w->format == GIFT_HTML) {
        if (!begins_line(w)) put(w, " ");
    } else if (ends > 1) {
        write_paragraph(w, "");
    } else {
        drop_blanks(w);
        put(w, w->out.size ? "  \n" : "");
    }
}

// "1." and "1)" would number a list.
static bool numbers(const Writer *w) {
    if (!begins_line(w)) return false;
    size_t digits = strspn(w->at, "0123456789");
    return digits && digits < 10 && strchr(".)", w->at[digits]) && w->at[digits];
}

static void write_number(Writer *w) {
    size_t digits = strspn(w->at, "0123456789");
    buffer_add(&w->out, w->at, digits);
    put(w, "\\");
    buffer_add(&w->out, w->at + digits, 1);
    w->at += digits + 1;
}

static void write_plain(Writer *w) {
    bool begins = begins_line(w);
    char c = *w->at++;
    if (c == ' ' && begins) return; // four of them would be code
    if (strchr("\\`*_{}[]<>|$~&", c) || (begins && strchr("-+#=", c)) ||
        (c == '=' && w->at - w->start > 1 && w->at[-2] == '{'))
        put(w, "\\");
    buffer_add(&w->out, &c, 1);
}

static void writer_begin(Writer *w, const char *text) {
    w->start = w->at = text;
    for (const char *at = text; *at; at++) {
        if (at[0] == '\\' && at[1] == ')') w->last_round = at;
        if (at[0] == '\\' && at[1] == ']') w->last_square = at;
        if (at[0] == '$' && at[1] == '$') w->last_dollars = at;
    }
}

static void write_text(Writer *w) {
    while (*w->at) {
        Formula formula;
        if (finds_formula(w, &formula))
            write_formula(w, &formula);
        else if ((*w->at == HTML_RAISED || *w->at == HTML_LOWERED) && write_script(w))
            continue;
        else if (*w->at == '\n')
            write_line_end(w);
        else if ((unsigned char)*w->at < ' ')
            write_sign(w, *w->at++);
        else if (numbers(w))
            write_number(w);
        else
            write_plain(w);
    }
    write_bold(w, false);
}

// --- Markdown is nearly ours

// Behind the target of a link whose "](" stands here; NULL where none closes in the line.
static const char *behind_target(Writer *w) {
    if (w->at < w->no_target) return NULL;
    const char *end = w->at + strcspn(w->at, ")\n");
    if (*end == ')') return end + 1;
    w->no_target = end;
    return NULL;
}

static bool write_link_end(Writer *w) {
    const char *behind = w->at[0] == ']' && w->at[1] == '(' ? behind_target(w) : NULL;
    if (!behind) return false;
    *w->lost |= GIFT_LOST_LINK;
    w->at = behind;
    return true;
}

// ![words](place): the words stay.
static bool begins_picture(const Writer *w) {
    return w->at[0] == '!' && w->at[1] == '[';
}

static void write_code(Writer *w) {
    size_t ticks = strspn(w->at, "`");
    const char *end = w->at + ticks;
    while (*end && *end != '`')
        end++;
    size_t closing = strspn(end, "`");
    if (closing != ticks) {
        for (; ticks; ticks--, w->at++)
            put(w, "\\`");
        return;
    }
    buffer_add(&w->out, w->at, (size_t)(end - w->at) + closing);
    w->at = end + closing;
}

static void write_markdown_sign(Writer *w) {
    bool begins = begins_line(w);
    char c = *w->at++;
    if (c == '>' && begins) {
        w->at += *w->at == ' ';
        return;
    }
    if (c == '#' && begins && *w->at == ' ') put(w, "#"); // the page has the only title
    if (strchr("{}$<&", c) || (c == '=' && w->at - w->start > 1 && w->at[-2] == '{'))
        put(w, "\\");
    buffer_add(&w->out, &c, 1);
    if (c == '\\' && (unsigned char)*w->at >= ' ') buffer_add(&w->out, w->at++, 1);
}

static void write_markdown(Writer *w) {
    while (*w->at) {
        Formula formula;
        if (finds_formula(w, &formula)) {
            write_formula(w, &formula);
        } else if (begins_picture(w)) {
            *w->lost |= GIFT_LOST_PICTURE;
            w->at += 2;
        } else if (*w->at == '[') {
            w->at++;
        } else if (write_link_end(w)) {
            continue;
        } else if (*w->at == ']') {
            put(w, "\\]"), w->at++;
        } else if (*w->at == '`') {
            write_code(w);
        } else if ((unsigned char)*w->at < ' ' && !blank(*w->at)) {
            write_sign(w, *w->at++);
        } else {
            write_markdown_sign(w);
        }
    }
    write_bold(w, false);
}

char *gift_markup(const char *text, GiftFormat format, unsigned *lost) {
    char *signs = format == GIFT_PLAIN ? mem_text(text) : html_signs(text, lost);
    for (char *tab = signs; (tab = strchr(tab, '\t'));)
        *tab = ' ';
    Writer w = {.format = format, .lost = lost};
    writer_begin(&w, signs);
    if (format == GIFT_MARKDOWN)
        write_markdown(&w);
    else
        write_text(&w);
    drop_blanks(&w);
    free(signs);
    return buffer_take(&w.out);
}

char *gift_plain(const char *text, GiftFormat format) {
    unsigned lost = 0;
    char *signs = format == GIFT_PLAIN ? mem_text(text) : html_signs(text, &lost);
    Buffer out = {0};
    for (const char *at = signs; *at; at++) {
        bool space = (unsigned char)*at <= ' ';
        if (space && (!out.size || out.data[out.size - 1] == ' ')) continue;
        buffer_add(&out, space ? " " : at, 1);
    }
    if (out.size && out.data[out.size - 1] == ' ') out.data[--out.size] = 0;
    free(signs);
    return buffer_take(&out);
}
