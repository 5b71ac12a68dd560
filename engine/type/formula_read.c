// What stands behind each kind of command.
#include "base/text.h"
#include "type/formula_reader.h"

#include <string.h>

typedef Node *Reader(Parser *p, const TexCommand *command, const char *start);

enum { ANGLE_LEFT = 0x27E8, ANGLE_RIGHT = 0x27E9 };

// A command that stands for itself: a character, a name, a space, a style.
static Node *read_plain(Parser *p, const TexCommand *command, const char *start) {
    (void)start;
    Node *node = formula_node(p, command->form, command->atom);
    node->character = alphabet_greek(p->alphabet, command->character);
    node->words = command->name;
    node->detail = command->detail;
    bool limits = command->detail == 1;
    node->limits = limits ? LIMITS_IN_DISPLAY : LIMITS_BESIDE;
    node->em = command->detail / 18.0;
    return node;
}

static Node *read_operator(Parser *p, const TexCommand *command, const char *start) {
    (void)start;
    Node *node = formula_node(p, FORM_NAME, ATOM_OP);
    bool star = *p->at == '*';
    p->at += star;
    node->limits = star ? LIMITS_IN_DISPLAY : LIMITS_BESIDE;
    node->words = formula_read_words(p, command->name);
    for (const char *at = node->words; at && *at; at++)
        if ((unsigned char)*at >= 0x80)
            return formula_fault(p, p->at - 1, "formula.upright", command->name);
    return node->words ? node : NULL;
}

static Node *read_text(Parser *p, const TexCommand *command, const char *start) {
    (void)start;
    Node *node = formula_node(p, FORM_WORDS, ATOM_ORD);
    node->words = formula_read_words(p, command->name);
    return node->words ? node : NULL;
}

// Two arguments, one over the other.
static Node *read_fraction(Parser *p, const TexCommand *command, const char *start) {
    (void)start;
    Node *node = formula_node(p, command->form, ATOM_INNER);
    node->detail = command->detail;
    node->base = formula_read_argument(p, command->name);
    if (!node->base) return NULL;
    node->below = formula_read_argument(p, command->name);
    return node->below ? node : NULL;
}

static bool read_bracket(Parser *p, Node **into) {
    formula_skip_blanks(p);
    if (*p->at != '[') return true;
    const char *start = p->at++;
    *into = formula_read_list(p, STOP_BRACKET, start);
    return *into;
}

static Node *read_root(Parser *p, const TexCommand *command, const char *start) {
    (void)start;
    Node *node = formula_node(p, FORM_ROOT, ATOM_ORD);
    node->character = command->character;
    if (!read_bracket(p, &node->above)) return NULL;
    node->base = formula_read_argument(p, command->name);
    return node->base ? node : NULL;
}

static Node *read_arrow(Parser *p, const TexCommand *command, const char *start) {
    (void)start;
    Node *node = formula_node(p, FORM_ARROW, ATOM_REL);
    node->character = command->character;
    if (!read_bracket(p, &node->below)) return NULL;
    node->above = formula_read_argument(p, command->name);
    return node->above ? node : NULL;
}

// One argument with something on, under, over or around it.
static Node *read_dressed(Parser *p, const TexCommand *command, const char *start) {
    (void)start;
    Node *node = formula_node(p, command->form, command->atom);
    node->character = command->character;
    node->detail = command->detail;
    node->limits = command->form == FORM_BRACE ? LIMITS_ALWAYS : LIMITS_BESIDE;
    node->base = formula_read_argument(p, command->name);
    return node->base ? node : NULL;
}

// The class of a sign that stands alone in its braces (amsmath.sty, \binrel@).
static Atom class_of(const Node *node) {
    if (node->form != FORM_SYMBOL) return node->atom;
    const char *name = tex_character_name(node->character);
    const TexCommand *command = name ? tex_command_find(name) : NULL;
    for (int c = '!'; c <= '~'; c++) {
        const TexSign *sign = tex_sign_find((char)c);
        if (sign && sign->character == node->character) return sign->atom;
    }
    return command ? command->atom : node->atom;
}

static Node *read_stack(Parser *p, const TexCommand *command, const char *start) {
    (void)start;
    Node *node = formula_node(p, FORM_STACK, command->atom);
    Node *label = formula_read_argument(p, command->name);
    if (!label) return NULL;
    *(command->detail ? &node->above : &node->below) = label;
    node->base = formula_read_argument(p, command->name);
    if (!node->base) return NULL;
    Atom own = class_of(node->base);
    if (own == ATOM_BIN || own == ATOM_REL) node->atom = own;
    return node;
}

static Node *read_substack(Parser *p, const TexCommand *command, const char *start) {
    (void)command, (void)start;
    return formula_read_substack(p);
}

static Node *read_alphabet(Parser *p, const TexCommand *command, const char *start) {
    (void)start;
    Alphabet before = p->alphabet;
    p->alphabet = (Alphabet)command->detail;
    Node *node = formula_read_argument(p, command->name);
    p->alphabet = before;
    return node;
}

static Node *read_class(Parser *p, const TexCommand *command, const char *start) {
    (void)start;
    Node *node = formula_read_argument(p, command->name);
    if (node) node->atom = command->atom;
    return node;
}

static Node *fence_new(Parser *p, Atom atom, uint32_t left, Node *base, uint32_t right) {
    if (!base) return NULL;
    Node *node = formula_node(p, FORM_FENCE, atom);
    node->left = left;
    node->base = base;
    node->right = right;
    return node;
}

static Node *middle_new(Parser *p) {
    Node *node = formula_node(p, FORM_MIDDLE, ATOM_CLOSE);
    node->character = '|';
    return node;
}

static Node *read_pair(Parser *p, const TexCommand *command, const char *start) {
    (void)start;
    return fence_new(p, ATOM_ORD, command->character,
                     formula_read_argument(p, command->name), command->character);
}

static Node *read_ket(Parser *p, const TexCommand *command, const char *start) {
    (void)start;
    return fence_new(p, ATOM_ORD, '|', formula_read_argument(p, command->name),
                     ANGLE_RIGHT);
}

static Node *read_bra(Parser *p, const TexCommand *command, const char *start) {
    (void)start;
    return fence_new(p, ATOM_ORD, ANGLE_LEFT, formula_read_argument(p, command->name), '|');
}

// Bars that stand in a bracket by themselves grow with it.
static bool grow_bars(Node *list) {
    bool found = false;
    for (Node *node = list->form == FORM_LIST ? list->first : NULL; node;
         node = node->next) {
        if (node->form != FORM_SYMBOL || node->character != '|') continue;
        node->form = FORM_MIDDLE;
        node->atom = ATOM_CLOSE;
        found = true;
    }
    return found;
}

// A node may be used once only, so each stands in a list of its own.
static Node *listed(Parser *p, Node *node) {
    if (!node) return NULL;
    Node *list = formula_node(p, FORM_LIST, ATOM_ORD);
    list->first = node;
    return list;
}

// ⟨ first | second ⟩ or ⟨ first | second | third ⟩.
static Node *bracket_new(Parser *p, Node *first, Node *second, Node *third) {
    Node *both = formula_node(p, FORM_LIST, ATOM_ORD);
    both->first = first;
    first->next = middle_new(p);
    first->next->next = second;
    if (third) {
        second->next = middle_new(p);
        second->next->next = third;
    }
    return fence_new(p, ATOM_ORD, ANGLE_LEFT, both, ANGLE_RIGHT);
}

// \braket{a}{b}, and \braket{a|b} as the package braket has it.
static Node *read_braket(Parser *p, const TexCommand *command, const char *start) {
    (void)start;
    Node *bra = listed(p, formula_read_argument(p, command->name));
    if (!bra) return NULL;
    Node *inside = bra->first->form == FORM_LIST ? bra->first : bra;
    if (grow_bars(inside) || !formula_at_group(p))
        return fence_new(p, ATOM_ORD, ANGLE_LEFT, inside, ANGLE_RIGHT);
    Node *ket = listed(p, formula_read_argument(p, command->name));
    return ket ? bracket_new(p, bra, ket, NULL) : NULL;
}

// Reads the argument at `again` once more: a node stands in one place only. Repeats within
// repeats would double what is read with each.
static Node *read_again(Parser *p, const char *again, const char *of) {
    enum { REPEATS = 2 };
    if (p->repeats >= REPEATS) return formula_fault(p, again, "formula.deep", "");
    const char *here = p->at;
    p->at = again;
    p->repeats++;
    Node *node = formula_read_argument(p, of);
    p->repeats--;
    p->at = here;
    return node;
}

static Node *read_ketbra(Parser *p, const TexCommand *command, const char *start) {
    (void)start;
    const char *again = p->at;
    Node *list = formula_node(p, FORM_LIST, ATOM_ORD);
    list->first = read_ket(p, command, start);
    if (!list->first) return NULL;
    Node *bra = formula_at_group(p) ? formula_read_argument(p, command->name)
                                    : read_again(p, again, command->name);
    list->first->next = fence_new(p, ATOM_ORD, ANGLE_LEFT, bra, '|');
    return list->first->next ? list : NULL;
}

static Node *read_expval(Parser *p, const TexCommand *command, const char *start) {
    (void)start;
    Node *observable = listed(p, formula_read_argument(p, command->name));
    if (!observable) return NULL;
    if (!formula_at_group(p))
        return fence_new(p, ATOM_ORD, ANGLE_LEFT, observable, ANGLE_RIGHT);
    const char *again = p->at;
    Node *bra = listed(p, formula_read_argument(p, command->name));
    if (!bra) return NULL;
    Node *ket = listed(p, read_again(p, again, command->name));
    return ket ? bracket_new(p, bra, observable, ket) : NULL;
}

static Node *read_element(Parser *p, const TexCommand *command, const char *start) {
    (void)start;
    Node *parts[3];
    for (int i = 0; i < 3; i++) {
        parts[i] = listed(p, formula_read_argument(p, command->name));
        if (!parts[i]) return NULL;
    }
    return bracket_new(p, parts[0], parts[1], parts[2]);
}

// The character of a fence behind \left or \right; '.' is none.
static bool read_fence(Parser *p, uint32_t *character) {
    formula_skip_blanks(p);
    const char *start = p->at;
    if (*p->at == '.') return *character = 0, p->at++, true;
    const Node *node =
        *p->at && *p->at != '{' && *p->at != '}' ? formula_read_atom(p) : NULL;
    bool fits = node && node->form == FORM_SYMBOL && !formula_letter(*start);
    if (fits && node->character == '<') return *character = ANGLE_LEFT, true;
    if (fits && node->character == '>') return *character = ANGLE_RIGHT, true;
    fits = fits && (node->atom == ATOM_OPEN || node->atom == ATOM_CLOSE ||
                    strchr("|/\\", (int)(node->character < 0x80 ? node->character : 1)) ||
                    node->character == 0x2016 ||
                    (node->character >= 0x2191 && node->character <= 0x2195));
    if (fits) return *character = node->character, true;
    return formula_fault(p, start, "formula.fence", ""), false;
}

static Node *read_left(Parser *p, const TexCommand *command, const char *start) {
    (void)command;
    uint32_t left, right;
    if (!read_fence(p, &left)) return NULL;
    p->fences++;
    Node *base = formula_read_list(p, STOP_RIGHT, start);
    p->fences--;
    if (!base || !read_fence(p, &right)) return NULL;
    return fence_new(p, ATOM_INNER, left, base, right);
}

static Node *read_middle(Parser *p, const TexCommand *command, const char *start) {
    Node *node = formula_node(p, FORM_MIDDLE, command->atom);
    if (!p->fences) return formula_fault(p, start, "formula.fence", "");
    return read_fence(p, &node->character) ? node : NULL;
}

static Node *read_sized(Parser *p, const TexCommand *command, const char *start) {
    (void)start;
    Node *node = formula_node(p, FORM_SIZED, command->atom);
    node->em = command->detail / 10.0;
    return read_fence(p, &node->character) ? node : NULL;
}

static Node *read_stray(Parser *p, const TexCommand *command, const char *start) {
    const char *key = command->form == FORM_RIGHT ? "formula.fence"
                      : command->form == FORM_END ? "formula.end"
                                                  : "formula.row";
    return formula_fault(p, start, key, command->form == FORM_RIGHT ? "" : command->name);
}

static Node *read_begin(Parser *p, const TexCommand *command, const char *start) {
    (void)command;
    return formula_read_table(p, start);
}

static bool read_ink(Parser *p, const char *of, Ink *ink) {
    formula_skip_blanks(p);
    const char *start = p->at, *name = formula_read_words(p, of);
    if (!name) return false;
    *ink = word_ink_find(name);
    if (*ink != INK_NONE) return true;
    return formula_fault_near(p, start, "formula.ink", "formula.ink_far", name,
                              word_ink_names()),
           false;
}

static Node *read_colour(Parser *p, const TexCommand *command, const char *start) {
    (void)start;
    if (!read_ink(p, command->name, &p->ink)) return NULL;
    return formula_node(p, FORM_SPACE, ATOM_ORD);
}

static Node *read_coloured(Parser *p, const TexCommand *command, const char *start) {
    (void)start;
    Ink before = p->ink;
    if (!read_ink(p, command->name, &p->ink)) return NULL;
    Node *node = formula_read_argument(p, command->name);
    p->ink = before;
    return node;
}

// Relations whose crossed form has a character of its own.
static const uint32_t crossed[][2] = {
    {'=', 0x2260},    {0x2208, 0x2209}, {0x2261, 0x2262}, {0x223C, 0x2241},
    {0x2248, 0x2249}, {0x2282, 0x2284}, {'<', 0x226E},    {'>', 0x226F},
    {0x2264, 0x2270}, {0x2265, 0x2271}, {0x2225, 0x2226}, {0x2192, 0x219B},
    {0x2223, 0x2224}, {0x2203, 0x2204}, {0x220B, 0x220C}, {0x2286, 0x2288},
};

static Node *read_not(Parser *p, const TexCommand *command, const char *start) {
    (void)start;
    Node *base = formula_read_argument(p, command->name);
    if (!base) return NULL;
    for (size_t i = 0; i < sizeof crossed / sizeof *crossed; i++)
        if (base->form == FORM_SYMBOL && base->character == crossed[i][0])
            return base->character = crossed[i][1], base;
    Node *node = formula_node(p, FORM_STRIKE, base->atom);
    node->base = base;
    node->detail = 4;
    return node;
}

static Reader *const readers[] = {
    [FORM_OPERATOR] = read_operator, [FORM_WORDS] = read_text,
    [FORM_FRACTION] = read_fraction, [FORM_BINOM] = read_fraction,
    [FORM_ROOT] = read_root,         [FORM_ACCENT] = read_dressed,
    [FORM_LINE] = read_dressed,      [FORM_BRACE] = read_dressed,
    [FORM_STRIKE] = read_dressed,    [FORM_FRAME] = read_dressed,
    [FORM_ARROW] = read_arrow,       [FORM_STACK] = read_stack,
    [FORM_SUBSTACK] = read_substack, [FORM_ALPHABET] = read_alphabet,
    [FORM_CLASS] = read_class,       [FORM_PAIR] = read_pair,
    [FORM_KET] = read_ket,           [FORM_BRA] = read_bra,
    [FORM_BRAKET] = read_braket,     [FORM_KETBRA] = read_ketbra,
    [FORM_EXPVAL] = read_expval,     [FORM_ELEMENT] = read_element,
    [FORM_LEFT] = read_left,         [FORM_RIGHT] = read_stray,
    [FORM_MIDDLE] = read_middle,     [FORM_SIZED] = read_sized,
    [FORM_BEGIN] = read_begin,       [FORM_END] = read_stray,
    [FORM_COLOUR] = read_colour,     [FORM_COLOURED] = read_coloured,
    [FORM_NOT] = read_not,           [FORM_BREAK] = read_stray,
    [FORM_RULE] = read_stray,        [FORM_ROW] = NULL,
};

Node *formula_read_command(Parser *p, const TexCommand *command, const char *start) {
    Reader *reader = readers[command->form];
    return (reader ? reader : read_plain)(p, command, start);
}
