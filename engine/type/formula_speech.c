#include "type/formula_speech.h"

#include "type/fonts_inside.h"
#include "type/formula_say.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// A plus or minus with nothing before it is a sign, not an operation.
static bool is_sign(const Node *node, const Node *before) {
    return (is_symbol(node, MINUS) || is_symbol(node, '+')) &&
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
           strchr("fghpPRU", letter);
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

// 30 with its degree sign: TeX hangs it on the last digit alone.
static char *say_scripted_number(const Speaker *s, const Node **node, const Node *end) {
    const Node *first = *node, *last = first;
    while (last->next != end && is_digit(last->next))
        last = last->next;
    const Node *power = last->next == end ? NULL : last->next;
    bool scripted = power && power->form == FORM_SCRIPTS && is_digit(power->base);
    if (!scripted || s->bits) return say_stretch(s, node, end);
    Buffer digits = {0};
    for (const Node *at = first; at != power; at = at->next)
        buffer_print(&digits, "%c", (char)at->character);
    buffer_print(&digits, "%c", (char)power->base->character);
    char *number = buffer_take(&digits);
    *node = power;
    char *said = say_number(s, number);
    free(number);
    return say_scripts_on(s, power, said);
}

// Where the bar that opens at `open` closes: at a bar, perhaps with scripts, or at the
// angle of a ket.
static const Node *bar_closing(const Node *open, const Node *end) {
    if (!is_symbol(open, '|')) return NULL;
    for (const Node *at = open->next; at && at != end; at = at->next) {
        const Node *bare = at->form == FORM_SCRIPTS ? at->base : at;
        if (is_symbol(bare, '|') || is_symbol(bare, 0x27E9)) return at;
    }
    return NULL;
}

static char *say_bars(const Speaker *s, const Node *open, const Node *close) {
    Speaker inside = *s;
    const Node *bare = close->form == FORM_SCRIPTS ? close->base : close;
    bool ket = bare->character != '|';
    inside.bits = ket;
    char *base = say_filled(s, ket ? "speak.ket_of" : "speak.absolute",
                            say_run(&inside, open->next, close), NULL, NULL);
    return close == bare ? base : say_scripts_on(s, close, base);
}

// Whether a relation has both sides in its words: "{1}は{2}以下".
static bool relates(const Speaker *s, const Node *node, char key[64]) {
    const char *name = node->atom == ATOM_REL && node->form == FORM_SYMBOL
                           ? tex_character_name(node->character)
                           : NULL;
    if (!name) return false;
    snprintf(key, 64, "speak.%s", name);
    return words_has(s->words, key) && strstr(words_in(s->words, s->lang, key), "{2}");
}

// The last atom of a relation's right side.
static const Node *side_end(const Node *node, const Node *end) {
    while (node->next && node->next != end && node->next->atom != ATOM_REL &&
           node->next->atom != ATOM_PUNCT)
        node = node->next;
    return node;
}

// Says the atom at `*node` behind what was said; `*node` is then the last that was said.
static void say_next(const Speaker *s, Buffer *out, const Node **node, const Node *before,
                     const Node *end) {
    const Node *at = *node;
    const Node *close =
        before && is_symbol(at, '(') && is_function(before) ? closing(at, end) : NULL;
    const Node *bar = bar_closing(at, end);
    char key[64];
    if (close && close != at->next) {
        const char *of = before->form == FORM_NAME ? "speak.of_name" : "speak.of";
        say_join(s, out, say_filled(s, of, say_run(s, at->next, close), NULL, NULL));
        *node = close;
    } else if (bar) {
        say_join(s, out, say_bars(s, at, bar));
        *node = bar;
    } else if (relates(s, at, key)) {
        *node = side_end(at, end);
        char *right = say_run(s, at->next == end ? NULL : at->next, (*node)->next);
        char *both = say_filled(s, key, say_taken(out), right, NULL);
        *out = (Buffer){0};
        say_join(s, out, both);
    } else if (is_digit(at)) {
        say_join(s, out, say_scripted_number(s, node, end));
    } else if (is_roman(at)) {
        say_join(s, out, say_stretch(s, node, end));
    } else if (is_sign(at, before)) {
        say_join(s, out, say_word(s, at->character == '+' ? "positive" : "negative"));
    } else {
        say_join(s, out, say_node(s, at));
    }
}

char *say_run(const Speaker *s, const Node *first, const Node *end) {
    Buffer out = {0};
    const Node *before = NULL;
    for (const Node *node = first; node && node != end; node = node->next) {
        say_next(s, &out, &node, before, end);
        if (node->form != FORM_SPACE) before = node;
    }
    return say_taken(&out);
}

// Commas that close a part are not said at the end.
static void trim(char *said) {
    size_t size = strlen(said), comma = strlen("、");
    for (;;) {
        if (size && strchr(",;. ", said[size - 1]))
            size--;
        else if (size >= comma && !memcmp(said + size - comma, "、", comma))
            size -= comma;
        else
            break;
    }
    said[size] = 0;
}

char *formula_words(const Fonts *fonts, const Words *words, Lang lang, const char *tex) {
    FormulaTree *tree = formula_tree_create(tex, fonts ? fonts->macros : NULL,
                                            fonts ? fonts->macro_count : 0, NULL);
    if (!tree) return mem_text(tex);
    Speaker speaker = {words, lang, false};
    char *said = say_node(&speaker, formula_tree_root(tree));
    trim(said);
    formula_tree_destroy(tree);
    return said;
}
