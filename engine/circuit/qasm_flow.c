#include "circuit/qasm_program.h"

#include "base/mem.h"

#include <string.h>

// --- Blocks

static bool enter_block(QasmProgram *p) {
    if (++p->blocks <= MOST_BLOCKS) return true;
    return qasm_fail(p, p->lexer.token, "qasm.deep_blocks", "%d", MOST_BLOCKS);
}

// A block in braces, or one statement; what is declared there is forgotten behind it.
static bool read_body(QasmProgram *p) {
    int symbols = p->symbols.count;
    if (!enter_block(p)) return false;
    bool braces = p->version == 3 && lexer_take(&p->lexer, "{");
    bool read = braces ? qasm_statements(p) : qasm_statement(p);
    p->blocks--;
    symbols_leave(&p->symbols, symbols);
    return read;
}

// From an opening sign, which comes next, to behind the closing one.
static bool skip_pair(QasmProgram *p, const char *open, const char *close) {
    if (!qasm_expect(p, open)) return false;
    for (int depth = 1; depth; lexer_next(&p->lexer)) {
        if (p->lexer.token.kind == TOKEN_END) return qasm_fail_syntax(p);
        depth += token_is(p->lexer.token, open) - token_is(p->lexer.token, close);
    }
    return true;
}

static bool skip_to_semicolon(QasmProgram *p) {
    while (!lexer_take(&p->lexer, ";")) {
        if (p->lexer.token.kind == TOKEN_END) return qasm_fail_syntax(p);
        lexer_next(&p->lexer);
    }
    return true;
}

// A body that is never carried out; its heads may have bodies of their own.
static bool skip_body(QasmProgram *p) {
    if (!enter_block(p)) return false;
    bool skipped;
    if (token_is(p->lexer.token, "{")) {
        skipped = skip_pair(p, "{", "}");
    } else if (lexer_take(&p->lexer, "if")) {
        skipped = skip_pair(p, "(", ")") && skip_body(p) &&
                  (!lexer_take(&p->lexer, "else") || skip_body(p));
    } else if (lexer_take(&p->lexer, "for")) {
        while (!token_is(p->lexer.token, "in") && p->lexer.token.kind != TOKEN_END)
            lexer_next(&p->lexer);
        lexer_next(&p->lexer);
        bool set = token_is(p->lexer.token, "{");
        skipped = (set ? skip_pair(p, "{", "}") : skip_pair(p, "[", "]")) && skip_body(p);
    } else {
        skipped = skip_to_semicolon(p);
    }
    p->blocks--;
    return skipped;
}

bool qasm_read_block(QasmProgram *p, Token word) {
    (void)word;
    if (token_is(p->lexer.token, "[") && !skip_pair(p, "[", "]")) return false;
    if (token_is(p->lexer.token, "{")) return read_body(p);
    return qasm_expect(p, "{");
}

bool qasm_read_nothing(QasmProgram *p, Token word) {
    (void)word;
    return skip_to_semicolon(p);
}

// --- if

static void put_condition(QasmProgram *p, const Condition *condition) {
    p->condition = *condition;
    p->term_count = condition_terms(condition, p->terms);
}

static bool read_under(QasmProgram *p, Token at, const Condition *also) {
    Condition outside = p->condition;
    if (!qasm_long_condition(p, at, condition_and(&p->condition, also))) return false;
    p->term_count = condition_terms(&p->condition, p->terms);
    bool read = read_body(p);
    put_condition(p, &outside);
    return read;
}

static bool comes_else(QasmProgram *p) {
    return p->version == 3 && lexer_take(&p->lexer, "else");
}

// Known before the circuit runs, so that one of the two is left out.
static bool read_constant_if(QasmProgram *p, bool holds) {
    if (!(holds ? read_body(p) : skip_body(p))) return false;
    return !comes_else(p) || (holds ? skip_body(p) : read_body(p));
}

static bool read_both(QasmProgram *p, Token at, Condition *condition) {
    if (p->look_count == MOST_BLOCKS)
        return qasm_fail(p, at, "qasm.deep_blocks", "%d", MOST_BLOCKS);
    p->looks[p->look_count++] = (QasmLook){condition_bits(condition), 0};
    if (!read_under(p, at, condition)) return false;
    if (comes_else(p)) {
        if (!qasm_long_condition(p, at, condition_not(condition))) return false;
        if (!read_under(p, at, condition)) return false;
    }
    p->look_count--;
    return true;
}

// What has to be as it was for an `if` to be read again.
typedef struct Mark {
    Lexer lexer;
    Frontier frontier;
    Condition condition;
    QasmLook looks[MOST_BLOCKS];
    int steps, symbols, look_count, blocks, held_used;
} Mark;

static Mark mark_here(const QasmProgram *p) {
    Mark mark = {.lexer = p->lexer,
                 .frontier = p->frontier,
                 .condition = p->condition,
                 .steps = circuit_steps(p->circuit),
                 .symbols = p->symbols.count,
                 .look_count = p->look_count,
                 .blocks = p->blocks,
                 .held_used = p->held_used};
    memcpy(mark.looks, p->looks, sizeof mark.looks);
    return mark;
}

static void go_back(QasmProgram *p, const Mark *mark) {
    p->lexer = mark->lexer;
    p->frontier = mark->frontier;
    circuit_shorten(p->circuit, mark->steps);
    symbols_leave(&p->symbols, mark->symbols);
    memcpy(p->looks, mark->looks, sizeof p->looks);
    p->look_count = mark->look_count;
    p->blocks = mark->blocks;
    p->held_used = mark->held_used;
    p->tape.count = 0;
    p->formulas = 0;
    p->changed = false;
    if (p->err) *p->err = (Error){0};
    put_condition(p, &mark->condition);
}

// Where the body writes bits that its own condition looks at, the condition is put into a
// bit of our own first.
static bool read_branches(QasmProgram *p, Token at, Condition *condition) {
    Mark mark = mark_here(p);
    Condition asked = *condition;
    if (read_both(p, at, condition)) return true;
    if (!p->changed) return false;
    go_back(p, &mark);
    bool read = qasm_hold(p, at, &asked) && read_both(p, at, &asked);
    p->held_used = mark.held_used;
    return read;
}

bool qasm_read_if(QasmProgram *p, Token word) {
    Condition condition;
    bool constant;
    int version = p->version;
    p->version = 3; // OpenQASM 2 has but one condition, which is one of 3's
    bool read = qasm_expect(p, "(") && qasm_condition(p, &condition, &constant) &&
                qasm_expect(p, ")");
    p->version = version;
    if (!read) return false;
    if (constant) return read_constant_if(p, condition.count > 0);
    return read_branches(p, word, &condition);
}

// --- for

// The values that a loop goes through: a list, or first, first + step, … to last.
typedef struct Loop {
    Token name;
    NumberKind type;
    Buffer list; // of doubles
    int first, step, last;
    bool range;
} Loop;

enum { FARTHEST = 1 << 24 };

static bool read_range(QasmProgram *p, Loop *loop) {
    int parts[3], count = 0;
    Token at = p->lexer.token;
    do {
        if (count == 3) return qasm_fail_syntax(p);
        if (!qasm_whole(p, -FARTHEST, FARTHEST, &parts[count++])) return false;
    } while (lexer_take(&p->lexer, ":"));
    if (count == 1) return qasm_expect(p, ":");
    *loop = (Loop){loop->name,       loop->type, {0}, parts[0], count == 3 ? parts[1] : 1,
                   parts[count - 1], true};
    if (!loop->step && !p->dry) return qasm_fail(p, at, "qasm.step", "%s", "");
    return qasm_expect(p, "]");
}

static bool read_list(QasmProgram *p, Loop *loop) {
    do {
        QasmValue value;
        if (loop->list.size && token_is(p->lexer.token, "}")) break;
        if (!qasm_number(p, &value)) return false;
        buffer_add(&loop->list, &value.number, sizeof value.number);
    } while (lexer_take(&p->lexer, ","));
    return qasm_expect(p, "}");
}

static bool read_head(QasmProgram *p, Loop *loop) {
    Token type = p->lexer.token;
    int width;
    if (qasm_is_type(type)) {
        lexer_next(&p->lexer);
        bool real = token_is(type, "float") || token_is(type, "angle");
        if (real) loop->type = NUMBER_FLOAT;
        if (!qasm_designator(p, &width)) return false;
    }
    if (!qasm_expect_new_name(p, &loop->name) || !qasm_expect(p, "in")) return false;
    if (lexer_take(&p->lexer, "[")) return read_range(p, loop);
    if (lexer_take(&p->lexer, "{")) return read_list(p, loop);
    Token at = p->lexer.token;
    return qasm_fail(p, at, "qasm.loop", "%s", token_excerpt(at).text);
}

static bool read_once(QasmProgram *p, const Loop *loop, Lexer body, double value) {
    int symbols = p->symbols.count;
    Symbol *symbol = symbols_add(&p->symbols, SYMBOL_NUMBER, loop->name);
    symbol->number.value = value;
    symbol->type = loop->type;
    symbol->variable = true;
    p->lexer = body;
    bool read = read_body(p);
    symbols_leave(&p->symbols, symbols);
    return read;
}

static bool read_rounds(QasmProgram *p, const Loop *loop, Lexer body) {
    if (loop->range) {
        for (int i = loop->first; loop->step > 0 ? i <= loop->last : i >= loop->last;
             i += loop->step)
            if (!qasm_count(p) || !read_once(p, loop, body, i)) return false;
        return true;
    }
    for (size_t i = 0; i < loop->list.size / sizeof(double); i++) {
        double value;
        memcpy(&value, loop->list.data + i * sizeof value, sizeof value);
        if (!qasm_count(p) || !read_once(p, loop, body, value)) return false;
    }
    return true;
}

bool qasm_read_for(QasmProgram *p, Token word) {
    (void)word;
    Loop loop = {.type = NUMBER_WHOLE};
    bool read = read_head(p, &loop);
    Lexer body = p->lexer;
    // In a gate that is only checked, once around is enough, with any value.
    if (read && p->dry)
        read = read_once(p, &loop, body, 1);
    else if (read) // behind the body, however often it is read
        read = skip_body(p);
    Lexer behind = p->lexer;
    if (read && !p->dry) read = read_rounds(p, &loop, body);
    if (read) p->lexer = behind;
    buffer_clear(&loop.list);
    return read;
}
