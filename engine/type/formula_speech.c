#include "type/formula_speech.h"

#include "base/mem.h"
#include "base/text.h"
#include "type/fonts_inside.h"
#include "type/formula_parse.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Speaker {
    const Words *words;
    Lang lang;
} Speaker;

enum { PRIME = 0x2032, MINUS = 0x2212, TO = 0x2192, DAGGER = 0x2020, CIRCLE = 0x2218 };

static char *say(const Speaker *s, const Node *node);
static char *say_run(const Speaker *s, const Node *first, const Node *end);

// Puts words behind words: with a space where two would run into one, without before a
// comma, and never twice.
static void join(const Speaker *s, Buffer *out, char *words) {
    if (out->size && *words) {
        unsigned char last = (unsigned char)out->data[out->size - 1];
        unsigned char first = (unsigned char)*words;
        bool latin = last < 0x80 && first < 0x80 && last != ' ';
        bool comma = strchr(",;:", *words) || !strncmp(words, "、", strlen("、"));
        if ((s->lang == LANG_EN || latin) && last != ' ' && !comma) buffer_add(out, " ", 1);
    }
    buffer_add(out, words, strlen(words));
    free(words);
}

static char *taken(Buffer *out) {
    return out->data ? buffer_take(out) : mem_text("");
}

// A row speak.… filled with what was said, which is freed.
static char *fill_three(const Speaker *s, const char *key, char *one, char *two,
                        char *three) {
    Buffer args = {0};
    buffer_print(&args, "%s\t%s\t%s", one, two ? two : "", three ? three : "");
    char *said = words_fill(s->words, s->lang, key, args.data);
    buffer_clear(&args);
    free(one);
    free(two);
    free(three);
    return said;
}

static char *fill(const Speaker *s, const char *key, char *one, char *two) {
    return fill_three(s, key, one, two, NULL);
}

static char *word_of(const Speaker *s, const char *name) {
    char key[64];
    snprintf(key, sizeof key, "speak.%s", name);
    return mem_text(words_has(s->words, key) ? words_in(s->words, s->lang, key) : name);
}

static const Node *alone(const Node *node) {
    while (node && node->form == FORM_LIST && node->first && !node->first->next)
        node = node->first;
    return node;
}

static bool is_symbol(const Node *node, uint32_t character) {
    return node && node->form == FORM_SYMBOL && node->character == character;
}

static bool is_digit(const Node *node) {
    return node && node->form == FORM_SYMBOL &&
           ((node->character >= '0' && node->character <= '9') || node->character == '.');
}

static bool is_roman(const Node *node) {
    return node && node->form == FORM_SYMBOL && node->character < 0x80 &&
           ((node->character | 32) >= 'a' && (node->character | 32) <= 'z');
}

// Whether words behind this one could not be mistaken for a part of it: no operation and no
// relation in it.
static bool is_simple(const Node *node) {
    node = alone(node);
    if (node->form != FORM_LIST) return true;
    for (const Node *at = node->first; at; at = at->next)
        if (at->atom == ATOM_BIN || at->atom == ATOM_REL || at->form == FORM_FRACTION)
            return false;
    return true;
}

// Numbers to twelve are words in English.
static char *number_words(const Speaker *s, const char *digits) {
    if (strspn(digits, "0123456789") == strlen(digits) && strlen(digits) <= 2 &&
        atoi(digits) <= 12 && (digits[0] != '0' || !digits[1])) {
        char name[24];
        snprintf(name, sizeof name, "number.%d", atoi(digits));
        return word_of(s, name);
    }
    return mem_text(digits);
}

// The digits or upright letters from `*node` on, which then is the last of them.
static char *word_from(const Speaker *s, const Node **node, const Node *end) {
    Buffer out = {0};
    bool digits = is_digit(*node);
    for (const Node *at = *node; at && at != end; at = at->next) {
        if (digits ? !is_digit(at) : !is_roman(at)) break;
        char letter = (char)at->character;
        buffer_add(&out, &letter, 1);
        *node = at;
    }
    char *word = buffer_take(&out);
    if (!digits) return word;
    char *said = number_words(s, word);
    free(word);
    return said;
}

static char *say_character(const Speaker *s, uint32_t character) {
    char letter;
    Alphabet alphabet;
    if (alphabet_of(character, &letter, &alphabet)) {
        char word[] = {letter, 0};
        return mem_text(word);
    }
    if (character >= 0x1D736 && character <= 0x1D755) character -= 0x3A; // bold Greek
    if (character >= 0x1D6A8 && character <= 0x1D6C0)
        character = character - 0x1D6A8 + 0x391;
    const char *name = tex_character_name(character);
    if (name) return word_of(s, name);
    char shown[5];
    text_put(character, shown);
    return mem_text(shown);
}

static bool only_primes(const Node *node, int *count) {
    *count = 0;
    for (const Node *at = node->form == FORM_LIST ? node->first : NULL; at; at = at->next) {
        if (!is_symbol(at, PRIME)) return false;
        ++*count;
    }
    return *count > 0;
}

// Powers that have a word of their own.
static const struct {
    uint32_t character;
    const char *key;
} powers[] = {
    {'2', "speak.squared"},    {'3', "speak.cubed"},         {DAGGER, "speak.daggered"},
    {CIRCLE, "speak.degrees"}, {0x22A4, "speak.transposed"}, {0x2217, "speak.starred"},
    {PRIME, "speak.primed"},   {0xB0, "speak.degrees"},
};

static char *say_power(const Speaker *s, char *base, const Node *power) {
    int primes;
    if (only_primes(power, &primes))
        return fill(s, primes > 1 ? "speak.primed.twice" : "speak.primed", base, NULL);
    const Node *first = power->form == FORM_LIST ? power->first : NULL;
    if (is_symbol(first, PRIME)) { // f'^2
        while (is_symbol(first->next, PRIME))
            first = first->next;
        return say_power(s, fill(s, "speak.primed", base, NULL), first->next);
    }
    if (is_symbol(first, 0x2297) && first->next)
        return fill(s, "speak.tensor_power", base, say_run(s, first->next, NULL));
    const Node *single = alone(power);
    for (size_t i = 0; i < sizeof powers / sizeof *powers; i++)
        if (is_symbol(single, powers[i].character))
            return fill(s, powers[i].key, base, NULL);
    return fill(s, "speak.power", base, say(s, power));
}

static const Node *arrow_in(const Node *list) {
    const Node *at = list->form == FORM_LIST ? list->first : NULL;
    while (at && !is_symbol(at, TO))
        at = at->next;
    return at;
}

// lim with n → ∞ below.
static char *say_approach(const Speaker *s, char *base, const Node *below) {
    const Node *arrow = arrow_in(below);
    char *from = say_run(s, below->first, arrow), *to = say_run(s, arrow->next, NULL);
    return fill_three(s, "speak.approach", base, from, to);
}

static char *say_range(const Speaker *s, const Node *node, char *base) {
    if (!node->above && arrow_in(node->below)) return say_approach(s, base, node->below);
    char *below = node->below ? say(s, node->below) : mem_text("");
    char *above = node->above ? say(s, node->above) : mem_text("");
    const char *key = !node->above   ? "speak.range.over"
                      : !node->below ? "speak.range.to"
                                     : "speak.range";
    return fill_three(s, key, base, below, above);
}

static bool takes_range(const Node *node) {
    return node->base->form == FORM_BIG ||
           (node->base->form == FORM_NAME && node->base->limits && node->below);
}

static char *say_scripts(const Speaker *s, const Node *node) {
    char *base = say(s, node->base);
    if (takes_range(node)) return say_range(s, node, base);
    if (node->base->form == FORM_BRACE) {
        const Node *label = node->above ? node->above : node->below;
        return fill(s, "speak.labelled", base, say(s, label));
    }
    bool log = node->base->form == FORM_NAME && !strcmp(node->base->words, "log");
    if (node->below)
        base = fill(s, log ? "speak.log_base" : "speak.index", base, say(s, node->below));
    return node->above ? say_power(s, base, node->above) : base;
}

static char *say_fraction(const Speaker *s, const Node *node) {
    const char *key = !is_simple(node->base)    ? "speak.fraction.sum"
                      : !is_simple(node->below) ? "speak.fraction.below"
                                                : "speak.fraction";
    return fill(s, key, say(s, node->base), say(s, node->below));
}

static char *say_root(const Speaker *s, const Node *node) {
    char *base = say(s, node->base);
    if (!node->above)
        return fill(s, is_simple(node->base) ? "speak.root" : "speak.root.sum", base, NULL);
    if (is_symbol(alone(node->above), '3')) return fill(s, "speak.root.cube", base, NULL);
    return fill(s, "speak.root.degree", base, say(s, node->above));
}

// What stands between two fences and has a name.
static const struct {
    uint32_t left, right;
    const char *key;
} pairs[] = {
    {'|', '|', "speak.absolute"},          {0x2016, 0x2016, "speak.norm"},
    {'|', 0x27E9, "speak.ket_of"},         {0x27E8, '|', "speak.bra_of"},
    {0x27E8, 0x27E9, "speak.expectation"}, {0x230A, 0x230B, "speak.floor"},
    {0x2308, 0x2309, "speak.ceiling"},     {'{', '}', "speak.set"},
    {'[', ']', "speak.bracketed"},         {'(', ')', "speak.grouped"},
    {0, '|', "speak.evaluated"},
};

static const Node *middle_in(const Node *first) {
    while (first && first->form != FORM_MIDDLE)
        first = first->next;
    return first;
}

// ⟨a|b⟩ and ⟨a|X|b⟩.
static char *say_bracket(const Speaker *s, const Node *first, const Node *middle) {
    Buffer out = {0};
    join(s, &out, fill(s, "speak.bra_of", say_run(s, first, middle), NULL));
    const Node *second = middle_in(middle->next);
    if (second) join(s, &out, say_run(s, middle->next, second));
    const Node *ket = second ? second->next : middle->next;
    join(s, &out, fill(s, "speak.ket_of", say_run(s, ket, NULL), NULL));
    return taken(&out);
}

static char *say_fence(const Speaker *s, const Node *node) {
    const Node *first = node->base->form == FORM_LIST ? node->base->first : NULL;
    const Node *middle = middle_in(first);
    bool angles = node->left == 0x27E8 && node->right == 0x27E9;
    if (angles && middle) return say_bracket(s, first, middle);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (pairs[i].left == node->left && pairs[i].right == node->right)
            return fill(s, pairs[i].key, say(s, node->base), NULL);
    return say(s, node->base);
}

static const char *accent_key(uint32_t character) {
    switch (character) {
    case 0x302:
        return "speak.hat";
    case 0x303:
        return "speak.tilde";
    case 0x304:
        return "speak.bar";
    case 0x307:
        return "speak.dot";
    case 0x308:
        return "speak.ddot";
    case 0x20D7:
        return "speak.vec";
    default:
        return "speak.accented";
    }
}

static char *say_stack(const Speaker *s, const Node *node) {
    const Node *label = node->above ? node->above : node->below;
    return fill(s, "speak.labelled", say(s, node->base), say(s, label));
}

static char *say_arrow(const Speaker *s, const Node *node) {
    char *arrow = say_character(s, node->character);
    if (node->below) arrow = fill(s, "speak.labelled", arrow, say(s, node->below));
    return fill(s, "speak.labelled", arrow, say(s, node->above));
}

static char *say_row(const Speaker *s, const Node *row, const char *between) {
    Buffer out = {0};
    for (const Node *cell = row->first; cell; cell = cell->next) {
        join(s, &out, say(s, cell));
        if (cell->next) join(s, &out, mem_text(between));
    }
    return taken(&out);
}

static char *number(const Speaker *s, int value) {
    char digits[16];
    snprintf(digits, sizeof digits, "%d", value);
    return number_words(s, digits);
}

static char *say_matrix(const Speaker *s, const Node *node) {
    Buffer out = {0};
    int rows = 0, columns = 0;
    for (const Node *row = node->first; row; row = row->next, rows++) {
        int count = 0;
        for (const Node *cell = row->first; cell; cell = cell->next)
            count++;
        if (count > columns) columns = count;
        char *cells = say_row(s, row, words_in(s->words, s->lang, "speak.comma"));
        join(s, &out, fill(s, "speak.row", number(s, rows + 1), cells));
    }
    const char *key = node->left == '|' ? "speak.determinant" : "speak.matrix";
    return fill_three(s, key, number(s, rows), number(s, columns), taken(&out));
}

// Rows that are read one after another: cases with their conditions, equations.
static char *say_lines(const Speaker *s, const Node *node, bool cases) {
    Buffer out = {0};
    const char *between = cases ? words_in(s->words, s->lang, "speak.if") : "";
    for (const Node *row = node->first; row; row = row->next) {
        join(s, &out, say_row(s, row, between));
        if (row->next) join(s, &out, word_of(s, "comma"));
    }
    char *said = taken(&out);
    return cases ? fill(s, "speak.cases", said, NULL) : said;
}

static char *say_array(const Speaker *s, const Node *node) {
    bool cases = node->left && !node->right;
    bool lines = node->table->between_pairs > 0 || !strcmp(node->table->name, "gathered") ||
                 !strcmp(node->table->name, "substack");
    return cases || lines ? say_lines(s, node, cases) : say_matrix(s, node);
}

static char *say_text(const Node *node) {
    char *words = mem_text(node->words);
    for (char *at = words; *at; at++)
        if (*at == '\t') *at = ' ';
    return words;
}

static char *say_dressed(const Speaker *s, const Node *node) {
    char *base = say(s, node->base);
    switch (node->form) {
    case FORM_ACCENT:
        return fill(s, accent_key(node->character), base, NULL);
    case FORM_LINE:
        return fill(s, node->detail ? "speak.bar" : "speak.underlined", base, NULL);
    case FORM_STRIKE:
        return fill(s, node->detail == 4 ? "speak.not" : "speak.cancelled", base, NULL);
    case FORM_FRAME:
        return fill(s, "speak.boxed", base, NULL);
    default:
        return base;
    }
}

static char *say(const Speaker *s, const Node *node) {
    switch (node->form) {
    case FORM_SYMBOL:
    case FORM_BIG:
    case FORM_SIZED:
    case FORM_MIDDLE:
        if (is_digit(node)) return word_from(s, &(const Node *){node}, node->next);
        return say_character(s, node->character);
    case FORM_NAME:
        return word_of(s, node->words);
    case FORM_WORDS:
        return say_text(node);
    case FORM_FRACTION:
        return say_fraction(s, node);
    case FORM_BINOM:
        return fill(s, "speak.binom", say(s, node->base), say(s, node->below));
    case FORM_ROOT:
        return say_root(s, node);
    case FORM_SCRIPTS:
        return say_scripts(s, node);
    case FORM_FENCE:
        return say_fence(s, node);
    case FORM_STACK:
        return say_stack(s, node);
    case FORM_ARROW:
        return say_arrow(s, node);
    case FORM_ARRAY:
        return say_array(s, node);
    case FORM_SPACE:
    case FORM_STYLE:
        return mem_text("");
    case FORM_LIST:
        return say_run(s, node->first, NULL);
    default:
        return say_dressed(s, node);
    }
}

// A minus with nothing before it is a sign, not an operation.
static bool is_sign(const Node *node, const Node *before) {
    return is_symbol(node, MINUS) &&
           (!before || before->atom == ATOM_BIN || before->atom == ATOM_REL ||
            before->atom == ATOM_OPEN || before->atom == ATOM_PUNCT ||
            before->atom == ATOM_OP);
}

// Letters that teachers call functions, before a bracket: f of x.
static bool is_function(const Node *node) {
    while (node && node->form == FORM_SCRIPTS)
        node = node->base;
    char letter;
    Alphabet alphabet;
    if (!node || node->form == FORM_NAME) return node;
    return node->form == FORM_SYMBOL && alphabet_of(node->character, &letter, &alphabet) &&
           strchr("fghPRU", letter);
}

static const Node *closing(const Node *open, const Node *end) {
    int depth = 0;
    for (const Node *at = open; at && at != end; at = at->next) {
        depth += is_symbol(at, '(') - (at->form == FORM_SYMBOL && at->character == ')');
        if (!depth) return at;
        if (at->form == FORM_SCRIPTS && is_symbol(at->base, ')')) depth--;
    }
    return NULL;
}

static char *say_run(const Speaker *s, const Node *first, const Node *end) {
    Buffer out = {0};
    const Node *before = NULL;
    for (const Node *node = first; node && node != end; node = node->next) {
        const Node *close =
            is_symbol(node, '(') && is_function(before) ? closing(node, end) : NULL;
        if (close && close != node->next) {
            join(s, &out, fill(s, "speak.of", say_run(s, node->next, close), NULL));
            node = close;
        } else if (is_digit(node) || is_roman(node)) {
            join(s, &out, word_from(s, &node, end));
        } else if (is_sign(node, before)) {
            join(s, &out, word_of(s, "negative"));
        } else {
            join(s, &out, say(s, node));
        }
        if (node->form != FORM_SPACE) before = node;
    }
    return taken(&out);
}

char *formula_words(const Fonts *fonts, const Words *words, Lang lang, const char *tex) {
    FormulaTree *tree = formula_tree_create(tex, fonts ? fonts->macros : NULL,
                                            fonts ? fonts->macro_count : 0, NULL);
    if (!tree) return mem_text(tex);
    Speaker speaker = {words, lang};
    char *said = say(&speaker, formula_tree_root(tree));
    formula_tree_destroy(tree);
    return said;
}
