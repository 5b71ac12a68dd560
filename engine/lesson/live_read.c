#include "lesson/page_read.h"

#include "base/mem.h"
#include "lesson/live_inside.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_NAMES = 100, EXPRESSION_BYTES = 1024 };

static const double FARTHEST = 1e9; // of what is moved by hand

static const char *const KINDS[VARIABLE_KINDS + 1] = {
    [VARIABLE_SLIDER] = "slider", [VARIABLE_DIAL] = "dial",
    [VARIABLE_TOGGLE] = "toggle", [VARIABLE_MENU] = "menu",
    [VARIABLE_BUTTON] = "button", [VARIABLE_FIELD] = "field",
    [VARIABLE_VALUE] = "value",   [VARIABLE_REMEMBER] = "remember",
    [VARIABLE_TALLY] = "tally",
};

// --- names and expressions

static bool is_name(const char *name) {
    if (!*name || strlen(name) >= sizeof((Meaning *)0)->name) return false;
    for (const char *c = name; *c; c++)
        if (*c != '_' && !(*c >= 'a' && *c <= 'z') && !(*c >= 'A' && *c <= 'Z') &&
            !(c > name && *c >= '0' && *c <= '9'))
            return false;
    return true;
}

static Meaning meaning_read(const Lesson *lesson, Fields *outer, const char *name,
                            const Data *data) {
    static const char *const NAMES[] = {"number", "variable", "source", "given", NULL};
    Fields fields = fields_within(outer, name, 0, data, NAMES);
    Meaning meaning = {.kind = MEANS_NUMBER};
    snprintf(meaning.name, sizeof meaning.name, "%s", name);
    int index = -1;
    if (fields_has(&fields, "variable")) {
        meaning.kind = MEANS_VARIABLE;
        index = (int)fields_integer(&fields, "variable", 0, lesson->variable_count - 1, -1);
    } else if (fields_has(&fields, "source")) {
        meaning.kind = MEANS_SOURCE;
        index = (int)fields_integer(&fields, "source", 0, lesson->source_count - 1, -1);
    } else if (fields_bool(&fields, "given", false)) {
        meaning.kind = MEANS_GIVEN;
    } else {
        meaning.number = fields_number(&fields, "number", -HUGE_VAL, HUGE_VAL, 0);
    }
    bool indexed = meaning.kind == MEANS_VARIABLE || meaning.kind == MEANS_SOURCE;
    if (indexed && index < 0) fields_fault(&fields, "number");
    meaning.index = index;
    fields_end(outer, &fields);
    return meaning;
}

Meaning *meanings_read(const Lesson *lesson, Fields *fields, const char *name, int *count) {
    const Data *object = data_get(fields->object, name), *value;
    *count = 0;
    if (!object) return NULL;
    if (!data_is_object(object) || data_count(object) > MAX_NAMES) {
        fields_fault(fields, name);
        return NULL;
    }
    Meaning *names = mem_new((data_count(object) + 1) * sizeof *names);
    const char *key;
    for (size_t i = 0; fields->good && (key = data_key(object, i, &value)); i++) {
        if (is_name(key))
            names[(*count)++] = meaning_read(lesson, fields, key, value);
        else
            fields_fault(fields, name);
    }
    return names;
}

static void read_expression(const Lesson *lesson, Fields *fields, Expression *expression) {
    char *text = mem_new(EXPRESSION_BYTES), format[16];
    fields_word(fields, "text", text, EXPRESSION_BYTES, true);
    fields_word(fields, "format", format, sizeof format, false);
    expression->text = text;
    expression->line = fields_line(fields);
    if (!number_format_find(format, &expression->format)) fields_fault(fields, "format");
    expression->names = meanings_read(lesson, fields, "names", &expression->name_count);
}

static const char *const EXPRESSION_NAMES[] = {"text", "format", "names", "line", NULL};

Expression expression_field(const Lesson *lesson, Fields *fields, const char *name,
                            const Data *data) {
    Expression expression = {.text = NULL};
    if (!data) return expression;
    Fields inner = fields_within(fields, name, 0, data, EXPRESSION_NAMES);
    read_expression(lesson, &inner, &expression);
    fields_end(fields, &inner);
    return expression;
}

bool live_part_read(Lesson *lesson, const Data *part, Error *err) {
    static const char *const NAMES[] = {"part", "expressions", NULL};
    Fields fields = fields_of(part, "page.broken", NAMES, err);
    size_t count, room = (size_t)(MAX_EXPRESSIONS - lesson->expression_count);
    const Data *list = fields_list(&fields, "expressions", room, &count);
    size_t all = (size_t)lesson->expression_count + count;
    lesson->expressions = mem_grow(lesson->expressions, all + 1, sizeof(Expression));
    for (size_t i = 0; i < count && fields.good; i++) {
        Fields inner =
            fields_within(&fields, "expressions", i, data_at(list, i), EXPRESSION_NAMES);
        Expression *expression = &lesson->expressions[lesson->expression_count++];
        *expression = (Expression){.text = NULL};
        read_expression(lesson, &inner, expression);
        fields_end(&fields, &inner);
    }
    return fields.good;
}

void expression_free(Expression *expression) {
    free(expression->text);
    free(expression->names);
}

// --- variables

static void read_options(Fields *fields, Variable *variable) {
    static const char *const NAMES[] = {"text", NULL};
    size_t count;
    const Data *list = fields_list(fields, "options", MAX_OPTIONS, &count);
    for (size_t i = 0; i < count && fields->good; i++) {
        Fields option = fields_within(fields, "options", i, data_at(list, i), NAMES);
        variable->options[i] = fields_text(&option, "text", true);
        variable->option_count = (int)i + 1;
        fields_end(fields, &option);
    }
    bool menu = variable->kind == VARIABLE_MENU;
    bool whole = variable->from == 1 && variable->to == (double)count;
    if (menu ? count < 2 || !whole : count > 0) fields_fault(fields, "options");
}

static void read_input(Fields *fields, Variable *variable) {
    variable->from = fields_number(fields, "from", -FARTHEST, FARTHEST, 0);
    variable->to = fields_number(fields, "to", variable->from, FARTHEST, 0);
    variable->step =
        fields_number(fields, "step", 0, variable->to - variable->from + 1e-9, 0);
    variable->start =
        fields_number(fields, "start", variable->from, variable->to, variable->from);
    if (variable->to <= variable->from) fields_fault(fields, "to");
    variable->label = fields_text(fields, "label", true);
    variable->unit = fields_text(fields, "unit", false);
    variable->acts = fields_bool(fields, "acts", false);
    read_options(fields, variable);
}

static void read_tally(Fields *fields, Variable *variable) {
    variable->to = MOST_HANDS;
    variable->step = 1;
    variable->label = fields_text(fields, "label", true);
}

// A text as the jail worked it out.
static void read_value(Fields *fields, Variable *variable) {
    const char *words = data_text(data_get(fields->object, "text"), NULL);
    if (fields_has(fields, "text") && !live_words_good(words)) fields_fault(fields, "text");
    if (words)
        variable->words = mem_text(words);
    else if (!fields_has(fields, "number"))
        fields_fault(fields, "number");
    variable->start = fields_number(fields, "number", -HUGE_VAL, HUGE_VAL, 0);
}

void variable_read(Lesson *lesson, Fields *page, size_t index, const Data *data) {
    static const char *const NAMES[] = {"kind", "line",   "id",   "label", "unit",
                                        "from", "to",     "step", "start", "options",
                                        "acts", "number", "text", NULL};
    Fields fields = fields_within(page, "variables", index, data, NAMES);
    if (lesson->variable_count == MAX_VARIABLES) fields_fault(&fields, "kind");
    VariableKind kind = (VariableKind)fields_choice(&fields, "kind", KINDS);
    if (!fields_end(page, &fields)) return;
    size_t count = (size_t)lesson->variable_count + 1;
    lesson->variables = mem_grow(lesson->variables, count, sizeof *lesson->variables);
    Variable *variable = &lesson->variables[lesson->variable_count++];
    *variable = (Variable){.kind = kind, .page = lesson->page_count - 1, .vote = -1};
    variable->line = fields_line(&fields);
    fields_id(&fields, "id", variable->id, sizeof variable->id, kind == VARIABLE_REMEMBER);
    for (int i = 0; i < lesson->variable_count - 1; i++)
        if (variable->id[0] && !strcmp(lesson->variables[i].id, variable->id))
            fields_fault(&fields, "id");
    if (kind < VARIABLE_INPUTS)
        read_input(&fields, variable);
    else if (kind == VARIABLE_VALUE)
        read_value(&fields, variable);
    else if (kind == VARIABLE_TALLY)
        read_tally(&fields, variable);
    else
        variable->start = fields_number(&fields, "start", -HUGE_VAL, HUGE_VAL, 0);
    fields_end(page, &fields);
}

void variable_free(Variable *variable) {
    free(variable->words);
    text_free(&variable->label);
    text_free(&variable->unit);
    for (int i = 0; i < variable->option_count; i++)
        text_free(&variable->options[i]);
}

void timer_read(Lesson *lesson, Fields *page, size_t index, const Data *data) {
    static const char *const NAMES[] = {"line", "every", "timer", NULL};
    Fields fields = fields_within(page, "timers", index, data, NAMES);
    int number = (int)fields_integer(&fields, "timer", 0, MAX_TIMERS - 1, -1);
    if (number != lesson->timer_count) fields_fault(&fields, "timer");
    Timer timer = {.page = lesson->page_count - 1,
                   .line = fields_line(&fields),
                   .every = fields_number(&fields, "every", 0.05, 60, 1)};
    if (!fields_end(page, &fields)) return;
    size_t count = (size_t)lesson->timer_count + 1;
    lesson->timers = mem_grow(lesson->timers, count, sizeof *lesson->timers);
    lesson->timers[lesson->timer_count++] = timer;
}
