#include "type/formula_say.h"

#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Puts words behind words: with a space where two would run into one, without before a
// comma, and never twice.
void say_join(const Speaker *s, Buffer *out, char *words) {
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

char *say_taken(Buffer *out) {
    return out->data ? buffer_take(out) : mem_text("");
}

// A row speak.… filled with what was said, which is freed.
char *say_filled(const Speaker *s, const char *key, char *one, char *two, char *three) {
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
    return say_filled(s, key, one, two, NULL);
}

char *say_word(const Speaker *s, const char *name) {
    char key[64];
    snprintf(key, sizeof key, "speak.%s", name);
    return words_has(s->words, key) ? words_fill(s->words, s->lang, key, "")
                                    : mem_text(name);
}

static const Node *alone(const Node *node) {
    while (node && node->form == FORM_LIST && node->first && !node->first->next)
        node = node->first;
    return node;
}

bool is_symbol(const Node *node, uint32_t character) {
    return node && node->form == FORM_SYMBOL && node->character == character;
}

bool is_digit(const Node *node) {
    return node && node->form == FORM_SYMBOL &&
           ((node->character >= '0' && node->character <= '9') || node->character == '.');
}

bool is_roman(const Node *node) {
    return node && node->form == FORM_SYMBOL && node->character < 0x80 &&
           ((node->character | 32) >= 'a' && (node->character | 32) <= 'z');
}

// Whether words behind this one could not be mistaken for a part of it: no operation and no
// relation in it.
static bool is_simple(const Node *node) {
    node = alone(node);
    if (node->form != FORM_LIST) return node->form != FORM_FRACTION;
    for (const Node *at = node->first; at; at = at->next)
        if (at->atom == ATOM_BIN || at->atom == ATOM_REL || at->form == FORM_FRACTION)
            return false;
    return true;
}

// Numbers to twelve are words in English.
char *say_number(const Speaker *s, const char *digits) {
    if (strspn(digits, "0123456789") == strlen(digits) && strlen(digits) <= 2 &&
        atoi(digits) <= 12 && (digits[0] != '0' || !digits[1])) {
        char name[24];
        snprintf(name, sizeof name, "number.%d", atoi(digits));
        return say_word(s, name);
    }
    return mem_text(digits);
}

// The digits or upright letters from `*node` on, which then is the last of them.
char *say_stretch(const Speaker *s, const Node **node, const Node *end) {
    Buffer out = {0};
    bool digits = is_digit(*node);
    for (const Node *at = *node; at && at != end; at = at->next) {
        if (digits ? !is_digit(at) : !is_roman(at)) break;
        if (digits && s->bits && at != *node) break;
        char letter = (char)at->character;
        buffer_add(&out, &letter, 1);
        *node = at;
    }
    char *word = buffer_take(&out);
    char *said = digits    ? say_number(s, word)
                 : word[1] ? say_word(s, word)
                           : mem_text(word);
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
    if (name) return say_word(s, name);
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

static char *say_power(const Speaker *s, char *base, const Node *power, bool name) {
    int primes;
    if (only_primes(power, &primes))
        return fill(s, primes > 1 ? "speak.primed.twice" : "speak.primed", base, NULL);
    const Node *first = power->form == FORM_LIST ? power->first : NULL;
    if (is_symbol(first, PRIME)) { // f'^2
        while (is_symbol(first->next, PRIME))
            first = first->next;
        return say_power(s, fill(s, "speak.primed", base, NULL), first->next, false);
    }
    if (is_symbol(first, 0x2297) && first->next)
        return fill(s, "speak.tensor_power", base, say_run(s, first->next, NULL));
    const Node *single = alone(power);
    if (name && is_symbol(single, '2')) return fill(s, "speak.squared_name", base, NULL);
    for (size_t i = 0; i < sizeof powers / sizeof *powers; i++)
        if (is_symbol(single, powers[i].character))
            return fill(s, powers[i].key, base, NULL);
    return fill(s, "speak.power", base, say_node(s, power));
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
    return say_filled(s, "speak.approach", base, from, to);
}

static char *say_range(const Speaker *s, const Node *node, char *base) {
    if (!node->above && arrow_in(node->below)) return say_approach(s, base, node->below);
    char *below = node->below ? say_node(s, node->below) : mem_text("");
    char *above = node->above ? say_node(s, node->above) : mem_text("");
    const char *key = !node->above   ? "speak.range.over"
                      : !node->below ? "speak.range.to"
                                     : "speak.range";
    return say_filled(s, key, base, below, above);
}

static bool takes_range(const Node *node) {
    return node->base->form == FORM_BIG ||
           (node->base->form == FORM_NAME && node->base->limits && node->below);
}

// A transposed matrix as Japanese textbooks write it: {}^t A.
static bool transposes(const Node *node) {
    const Node *base = alone(node->base), *above = alone(node->above);
    char letter;
    Alphabet alphabet;
    return base->form == FORM_LIST && !base->first && above && !node->below &&
           above->form == FORM_SYMBOL &&
           alphabet_of(above->character, &letter, &alphabet) &&
           (letter == 't' || letter == 'T');
}

// Scripts on a base that was put into words before.
char *say_scripts_on(const Speaker *s, const Node *node, char *base) {
    bool name = node->base->form == FORM_NAME;
    bool log = name && !strcmp(node->base->words, "log");
    if (node->below)
        base =
            fill(s, log ? "speak.log_base" : "speak.index", base, say_node(s, node->below));
    return node->above ? say_power(s, base, node->above, name) : base;
}

static char *say_scripts(const Speaker *s, const Node *node) {
    const Node *inner = node->base;
    if (transposes(node)) return say_word(s, "transpose_of");
    if (inner->form == FORM_FENCE && !inner->left && inner->right == '|' && node->below)
        return fill(s, "speak.evaluated_at", say_node(s, inner->base),
                    say_node(s, node->below));
    char *base = say_node(s, inner);
    if (takes_range(node)) return say_range(s, node, base);
    if (inner->form == FORM_BRACE) {
        const Node *label = node->above ? node->above : node->below;
        return fill(s, "speak.labelled", base, say_node(s, label));
    }
    return say_scripts_on(s, node, base);
}

static char *say_fraction(const Speaker *s, const Node *node) {
    const char *key = !is_simple(node->base)    ? "speak.fraction.sum"
                      : !is_simple(node->below) ? "speak.fraction.below"
                                                : "speak.fraction";
    return fill(s, key, say_node(s, node->base), say_node(s, node->below));
}

static char *say_root(const Speaker *s, const Node *node) {
    char *base = say_node(s, node->base);
    if (!node->above)
        return fill(s, is_simple(node->base) ? "speak.root" : "speak.root.sum", base, NULL);
    if (is_symbol(alone(node->above), '3')) return fill(s, "speak.root.cube", base, NULL);
    return fill(s, "speak.root.degree", base, say_node(s, node->above));
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
static char *say_bracket(const Speaker *around, const Node *first, const Node *middle) {
    Speaker inside = *around, *s = &inside;
    Buffer out = {0};
    inside.bits = true;
    say_join(s, &out, fill(s, "speak.bra_of", say_run(s, first, middle), NULL));
    const Node *second = middle_in(middle->next);
    if (second) say_join(s, &out, say_run(s, middle->next, second));
    const Node *ket = second ? second->next : middle->next;
    say_join(s, &out, fill(s, "speak.ket_of", say_run(s, ket, NULL), NULL));
    return say_taken(&out);
}

static char *say_fence(const Speaker *s, const Node *node) {
    const Node *first = node->base->form == FORM_LIST ? node->base->first : NULL;
    const Node *middle = middle_in(first);
    bool angles = node->left == 0x27E8 && node->right == 0x27E9;
    if (angles && middle) return say_bracket(s, first, middle);
    if (node->left == '{' && middle)
        return fill(s, "speak.set_of", say_run(s, first, middle),
                    say_run(s, middle->next, NULL));
    Speaker inside = *s;
    inside.bits = node->left == 0x27E8 || node->right == 0x27E9;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (pairs[i].left == node->left && pairs[i].right == node->right)
            return fill(s, pairs[i].key, say_node(&inside, node->base), NULL);
    return say_node(s, node->base);
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
    return fill(s, "speak.labelled", say_node(s, node->base), say_node(s, label));
}

static char *say_arrow(const Speaker *s, const Node *node) {
    char *arrow = say_word(s, "arrow");
    if (!node->below) return fill(s, "speak.labelled", arrow, say_node(s, node->above));
    return say_filled(s, "speak.labelled_twice", arrow, say_node(s, node->above),
                      say_node(s, node->below));
}

static char *say_row(const Speaker *s, const Node *row, const char *between) {
    Buffer out = {0};
    for (const Node *cell = row->first; cell; cell = cell->next) {
        say_join(s, &out, say_node(s, cell));
        if (cell->next) say_join(s, &out, mem_text(between));
    }
    return say_taken(&out);
}

static char *number(const Speaker *s, int value) {
    char digits[16];
    snprintf(digits, sizeof digits, "%d", value);
    return say_number(s, digits);
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
        say_join(s, &out, fill(s, "speak.row", number(s, rows + 1), cells));
    }
    const char *key = node->left == '|' ? "speak.determinant" : "speak.matrix";
    return say_filled(s, key, number(s, rows), number(s, columns), say_taken(&out));
}

// Rows that are read one after another: cases with their conditions, equations.
static char *say_lines(const Speaker *s, const Node *node, bool cases) {
    Buffer out = {0};
    const char *between = cases ? words_in(s->words, s->lang, "speak.if") : "";
    for (const Node *row = node->first; row; row = row->next) {
        say_join(s, &out, say_row(s, row, between));
        if (row->next) say_join(s, &out, say_word(s, "comma"));
    }
    char *said = say_taken(&out);
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
    char *base = say_node(s, node->base);
    switch (node->form) {
    case FORM_ACCENT:
        return fill(s, accent_key(node->character), base, NULL);
    case FORM_LINE:
        return fill(s,
                    !node->detail           ? "speak.underlined"
                    : is_simple(node->base) ? "speak.bar"
                                            : "speak.bar.sum",
                    base, NULL);
    case FORM_STRIKE:
        return fill(s, node->detail == 4 ? "speak.not" : "speak.cancelled", base, NULL);
    case FORM_FRAME:
        return fill(s, "speak.boxed", base, NULL);
    default:
        return base;
    }
}

char *say_node(const Speaker *s, const Node *node) {
    switch (node->form) {
    case FORM_SYMBOL:
    case FORM_BIG:
    case FORM_SIZED:
    case FORM_MIDDLE:
        if (is_digit(node)) return say_stretch(s, &(const Node *){node}, node->next);
        if (s->bits && is_symbol(node, '+')) return say_word(s, "positive");
        if (s->bits && is_symbol(node, MINUS)) return say_word(s, "negative");
        return say_character(s, node->character);
    case FORM_NAME:
        return say_word(s, node->words);
    case FORM_WORDS:
        return say_text(node);
    case FORM_FRACTION:
        return say_fraction(s, node);
    case FORM_BINOM:
        return fill(s, "speak.binom", say_node(s, node->base), say_node(s, node->below));
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
