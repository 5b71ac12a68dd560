#include "lesson/live_inside.h"

#include "base/mem.h"
#include "circuit/names.h"
#include "circuit/parameters.h"
#include "circuit/short_form.h"
#include "lesson/source_noise.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// The names of an expression with their present values, and room for a circuit's; yours. A
// drawn text is no number.
static Name *names_now(const Live *live, const Meaning *meanings, int count,
                       const Drawn *drawn) {
    Name *names = mem_new((size_t)(count + CIRCUIT_NAMES) * sizeof *names);
    for (int i = 0; i < count; i++) {
        const Meaning *meaning = &meanings[i];
        names[i] = (Name){.name = meaning->name, .value = NAN};
        if (meaning->kind == MEANS_NUMBER) names[i].value = meaning->number;
        if (meaning->kind == MEANS_VARIABLE)
            names[i].value = live_number(live, meaning->index);
        if (meaning->kind == MEANS_SOURCE)
            names[i].circuit = &live->shown[meaning->index].asked;
        for (const Drawn *one = drawn; meaning->kind == MEANS_GIVEN && one && one->name;
             one++)
            if (!strcmp(one->name, meaning->name) && !one->words)
                names[i].value = one->number;
    }
    return names;
}

void live_drawn(const Given *given, int count, Lang lang, Drawn *drawn) {
    for (int i = 0; i < count; i++)
        drawn[i] = (Drawn){given[i].name, given[i].number,
                           given[i].is_text ? text_in(&given[i].words, lang) : NULL};
}

double live_value(const Live *live, const Expression *expression, const Drawn *drawn) {
    double value;
    Name *names = names_now(live, expression->names, expression->name_count, drawn);
    bool good = expression_value(expression->text, names, &value, NULL);
    free(names);
    return good ? value : NAN;
}

// --- circuits

Name *live_circuit_names(const Live *live, int source, const Circuit *circuit) {
    const Source *about = &live->lesson->sources[source];
    Name *names = names_now(live, about->names, about->name_count, NULL);
    circuit_names(circuit, names + about->name_count);
    return names;
}

Circuit *live_bind(const Live *live, int source, const Circuit *circuit) {
    const Source *about = &live->lesson->sources[source];
    if (!about->name_count) return NULL;
    Name *names = live_circuit_names(live, source, circuit);
    Circuit *next = NULL;
    if (!circuit_evaluated(circuit, names)) {
        next = circuit_copy(circuit);
        circuit_evaluate(next, names);
    }
    free(names);
    return next;
}

bool live_bind_arrow(const Live *live, int source, double *theta, double *phi) {
    const Expression *angles = live->lesson->sources[source].angles;
    double *now[] = {theta, phi};
    bool changed = false;
    for (int i = 0; i < 2; i++) {
        double value = angles[i].text ? live_value(live, &angles[i], NULL) : NAN;
        if (!isfinite(value) || value == *now[i]) continue;
        *now[i] = value;
        changed = true;
    }
    return changed;
}

bool live_bind_noise(const Live *live, int source, Noise *noise) {
    const Source *about = &live->lesson->sources[source];
    if (!about->rate_count) return false;
    double *values = mem_new((size_t)about->rate_count * sizeof *values);
    for (int i = 0; i < about->rate_count; i++) {
        const SourceRate *rate = &about->rates[i];
        values[i] =
            rate->follows.text ? live_value(live, &rate->follows, NULL) : rate->start;
    }
    Noise next;
    bool good = source_noise(about, values, &next, NULL);
    free(values);
    if (!good || noise_equal(noise, &next)) return false;
    *noise = next;
    return true;
}

char *live_short_form(const Circuit *circuit) {
    Circuit *plain = circuit_copy(circuit);
    circuit_forget_parameters(plain);
    circuit_forget_names(plain, 0);
    char *text = short_form_write(plain, false);
    circuit_destroy(plain);
    return text;
}

// --- texts

static const char *drawn_words(const Expression *expression, const Drawn *drawn) {
    for (; drawn && drawn->name; drawn++)
        if (drawn->words && !strcmp(drawn->name, expression->text)) return drawn->words;
    return NULL;
}

// An expression that is one name, and that of a text.
static const char *words_of(const Live *live, const Expression *expression,
                            const Drawn *drawn) {
    if (expression->name_count != 1) return NULL;
    const Meaning *name = &expression->names[0];
    if (strcmp(name->name, expression->text) != 0) return NULL;
    if (name->kind == MEANS_GIVEN) return drawn_words(expression, drawn);
    return name->kind == MEANS_VARIABLE ? live_words(live, name->index) : NULL;
}

static void fill(const Live *live, Buffer *out, long number, bool formula,
                 const Drawn *drawn) {
    if (number < 0 || number >= live->lesson->expression_count) {
        buffer_print(out, "—");
        return;
    }
    const Expression *expression = &live->lesson->expressions[number];
    const char *words = words_of(live, expression, drawn);
    if (words)
        buffer_print(out, "%s", words);
    else
        number_text(out, live_value(live, expression, drawn), expression->format, formula);
}

bool live_text_is_filled(const char *words) {
    return strstr(words, "{=#") != NULL;
}

// A $ that is not escaped begins or ends a formula; $$ is one sign.
static bool toggles(const char *start, const char *at) {
    bool escaped = at > start && at[-1] == '\\';
    return *at == '$' && !escaped && at[1] != '$';
}

char *live_text(const Live *live, const Text *text, Lang lang, const Drawn *drawn) {
    const char *words = text_in(text, lang), *at = words;
    bool formula = false;
    Buffer out = {0};
    while (*at) {
        if (strncmp(at, "{=#", 3) != 0) {
            formula ^= toggles(words, at);
            buffer_add(&out, at++, 1);
            continue;
        }
        char *end;
        long number = strtol(at + 3, &end, 10);
        if (*end != '}') {
            buffer_add(&out, at++, 1);
            continue;
        }
        fill(live, &out, number, formula, drawn);
        at = end + 1;
    }
    return buffer_take(&out);
}
