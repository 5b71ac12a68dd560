#include "type/formula_macros.h"

#include "base/mem.h"
#include "base/text.h"
#include "type/fonts_inside.h"
#include "type/formula_reader.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_ARGUMENTS = 9 };

static bool names_argument(const char *at) {
    return at[0] == '#' && at[1] >= '1' && at[1] <= '9';
}

int formula_macro_arguments(const FormulaMacro *macro) {
    int most = 0;
    for (const char *at = macro->tex; *at; at++) {
        if (!names_argument(at)) continue;
        int number = at[1] - '0';
        if (number > most) most = number;
    }
    return most;
}

const FormulaMacro *formula_macro_find(const FormulaMacro *macros, int count,
                                       const char *name) {
    for (int i = 0; i < count; i++)
        if (!strcmp(macros[i].name, name)) return &macros[i];
    return NULL;
}

// An argument as it is written, without its braces.
typedef struct Stretch {
    const char *text;
    size_t size;
} Stretch;

static bool read_group(Parser *p, Stretch *stretch) {
    const char *start = p->at++;
    int open = 1;
    for (; *p->at; p->at++) {
        if (*p->at == '\\' && p->at[1]) {
            p->at++;
            continue;
        }
        open += (*p->at == '{') - (*p->at == '}');
        if (open) continue;
        *stretch = (Stretch){start + 1, (size_t)(p->at++ - start - 1)};
        return true;
    }
    return formula_fault(p, start, "formula.brace", ""), false;
}

static bool read_stretch(Parser *p, const char *of, Stretch *stretch) {
    if (formula_at_group(p)) return read_group(p, stretch);
    const char *start = p->at;
    if (!*start || strchr("}^_'&]", *start))
        return formula_fault(p, start, "formula.argument", of), false;
    char name[FORMULA_NAME];
    if (*start == '\\')
        formula_read_name(p, name);
    else
        text_next(&p->at);
    *stretch = (Stretch){start, (size_t)(p->at - start)};
    return true;
}

// Whether a letter put behind `text` would lengthen a command's name.
static bool ends_in_name(const Buffer *text) {
    size_t at = text->size;
    while (at && formula_letter(text->data[at - 1]))
        at--;
    return at && at < text->size && text->data[at - 1] == '\\';
}

static char *written(const char *tex, const Stretch *arguments) {
    Buffer out = {0};
    for (; *tex; tex++) {
        if (!names_argument(tex)) {
            buffer_add(&out, tex, 1);
            continue;
        }
        const Stretch *argument = &arguments[*++tex - '1'];
        if (argument->size && formula_letter(*argument->text) && ends_in_name(&out))
            buffer_add(&out, " ", 1);
        buffer_add(&out, argument->text, argument->size);
        if (formula_letter(tex[1]) && ends_in_name(&out)) buffer_add(&out, " ", 1);
    }
    return out.data ? buffer_take(&out) : mem_text("");
}

Node *formula_read_macro(Parser *p, const FormulaMacro *macro, const char *start) {
    Stretch arguments[MAX_ARGUMENTS];
    int count = formula_macro_arguments(macro);
    for (int i = 0; i < count; i++)
        if (!read_stretch(p, macro->name, &arguments[i])) return NULL;
    char *text = written(macro->tex, arguments);
    p->written += (int)strlen(text);
    Parser inner = *p;
    inner.tex = inner.at = text;
    inner.call = p->call ? p->call : start;
    Node *list = NULL;
    if (p->written > formula_written_most(strlen(p->source))) {
        formula_fault(&inner, text, "formula.written", macro->name);
    } else {
        list = formula_read_list(&inner, STOP_END, text);
        p->written = inner.written;
    }
    free(text);
    return list;
}

// Whether the TeX of a macro reads as a formula when every argument is an x.
static bool macro_reads(const FormulaMacro *macros, int count, const FormulaMacro *macro,
                        Error *err) {
    if (!*macro->name || strlen(macro->name) >= FORMULA_NAME)
        return error_set(err, "formula.macro_name", "%s", macro->name), false;
    for (const char *at = macro->name; *at; at++)
        if (!formula_letter(*at))
            return error_set(err, "formula.macro_name", "%s", macro->name), false;
    Buffer call = {0};
    buffer_print(&call, "\\%s", macro->name);
    for (int i = formula_macro_arguments(macro); i > 0; i--)
        buffer_print(&call, "{x}");
    char *tex = buffer_take(&call);
    FormulaTree *tree = formula_tree_create(tex, macros, count, err);
    free(tex);
    formula_tree_destroy(tree);
    return tree;
}

static void forget(Fonts *fonts) {
    for (int i = 0; i < fonts->macro_count; i++) {
        free((char *)fonts->macros[i].name);
        free((char *)fonts->macros[i].tex);
    }
    free(fonts->macros);
    fonts->macros = NULL;
    fonts->macro_count = 0;
}

bool formula_macros_use(Fonts *fonts, const FormulaMacro *macros, int count, Error *err) {
    for (int i = 0; i < count; i++)
        if (!macro_reads(macros, count, &macros[i], err)) return false;
    forget(fonts);
    if (count) fonts->macros = mem_new((size_t)count * sizeof *macros);
    for (int i = 0; i < count; i++)
        fonts->macros[i] =
            (FormulaMacro){mem_text(macros[i].name), mem_text(macros[i].tex)};
    fonts->macro_count = count;
    recent_destroy(fonts->formulas); // what was set meant other macros
    fonts->formulas = formula_cache_create();
    return true;
}
