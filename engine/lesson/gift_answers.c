#include "lesson/gift_answers.h"

#include "base/mem.h"
#include "lesson/gift_block.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

GiftFormat gift_format(const char **text, GiftFormat otherwise) {
    static const struct {
        const char *name;
        GiftFormat format;
    } formats[] = {{"[html]", GIFT_HTML},
                   {"[moodle]", GIFT_MOODLE},
                   {"[plain]", GIFT_PLAIN},
                   {"[markdown]", GIFT_MARKDOWN}};
    const char *at = *text + strspn(*text, " \t\n");
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        size_t size = strlen(formats[i].name);
        if (strncmp(at, formats[i].name, size) != 0) continue;
        *text = at + size;
        return formats[i].format;
    }
    return otherwise;
}

char *gift_formatted(GiftReading *reading, const char *text, size_t size) {
    char *plain = gift_unhidden(text, size);
    const char *at = plain;
    GiftFormat format = gift_format(&at, reading->format);
    at += strspn(at, " \t\n");
    char *markup = gift_markup(at, format, &reading->lost);
    free(plain);
    return markup;
}

static bool empty(const char *text, size_t size) {
    for (; size; size--, text++)
        if (!strchr(" \t\n", *text)) return false;
    return true;
}

// Appends a paragraph.
static void explain(GiftReading *reading, char *words) {
    GiftQuestion *q = reading->question;
    Buffer all = {0};
    if (q->explain && *q->explain) buffer_print(&all, "%s", q->explain);
    if (*words) buffer_print(&all, "%s%s", all.size ? "\n\n" : "", words);
    free(words);
    free(q->explain);
    q->explain = buffer_take(&all);
}

// --- one answer

// "%50% text # feedback", without the sign before it.
typedef struct Part {
    double weight; // in percent; NAN: none was given
    const char *text, *say;
    size_t text_size, say_size; // say NULL: none
} Part;

static bool digit(char c) {
    return c >= '0' && c <= '9';
}

// A number as Moodle writes one, and nothing else but blanks.
static bool number(const char *text, size_t size, double *value) {
    char copy[64], *end;
    while (size && strchr(" \t\n", text[size - 1]))
        size--;
    while (size && strchr(" \t\n", *text))
        text++, size--;
    if (!size || size >= sizeof copy) return false;
    memcpy(copy, text, size);
    copy[size] = 0;
    for (size_t i = 0; i < size; i++)
        if (!digit(copy[i]) && !strchr("+-.eE", copy[i])) return false;
    *value = strtod(copy, &end);
    return !*end && isfinite(*value) && fabs(*value) <= 1e15;
}

static Part part_of(const char *at, const char *end) {
    Part part = {.weight = NAN};
    while (at < end && strchr(" \t\n", *at))
        at++;
    const char *close =
        at < end && *at == '%' ? memchr(at + 1, '%', (size_t)(end - at - 1)) : NULL;
    if (close && number(at + 1, (size_t)(close - at - 1), &part.weight)) at = close + 1;
    const char *mark = memchr(at, '#', (size_t)(end - at));
    part.text = at;
    part.text_size = (size_t)((mark ? mark : end) - at);
    part.say = mark ? mark + 1 : NULL;
    part.say_size = mark ? (size_t)(end - mark - 1) : 0;
    return part;
}

static char *part_says(GiftReading *reading, Part part) {
    return part.say ? gift_formatted(reading, part.say, part.say_size) : mem_text("");
}

static GiftOption *add_option(GiftQuestion *q) {
    q->options = mem_grow(q->options, (size_t)q->option_count + 1, sizeof *q->options);
    GiftOption *option = &q->options[q->option_count++];
    *option = (GiftOption){.right = false};
    return option;
}

// --- choices

typedef struct Weights {
    int whole;    // of = signs
    int full;     // that have all of the points, by either sign
    double total; // of weights above zero
    bool partial; // some have a part of the points
} Weights;

static const char *read_option(GiftReading *reading, bool equals, Part part,
                               Weights *weights) {
    double weight = isnan(part.weight) ? (equals ? 100 : 0) : part.weight;
    if (equals && weight < 99.9) return "gift.weights";
    if (reading->question->option_count == GIFT_OPTIONS) return "gift.options";
    GiftOption *option = add_option(reading->question);
    option->right = weight > 0;
    option->text = gift_formatted(reading, part.text, part.text_size);
    option->say = part_says(reading, part);
    if (!*option->text) return "gift.option_empty";
    weights->whole += equals;
    weights->full += weight >= 99.9;
    weights->total += weight > 0 ? weight : 0;
    weights->partial = weights->partial || (weight > 0 && weight < 99.9);
    return NULL;
}

// Where one answer is right, no other may be half right; where several are, each is a part
// of the whole.
static const char *weigh(GiftReading *reading, const Weights *weights) {
    GiftQuestion *q = reading->question;
    if (q->option_count < 2) return "gift.one_option";
    if (weights->total <= 0) return "gift.none_right";
    q->several = !weights->whole || weights->full > 1;
    if (weights->whole && weights->partial) return "gift.weights";
    if (!weights->whole && fabs(weights->total - 100) > 1) return "gift.weights";
    if (weights->whole && weights->full > 1)
        reading->tell(reading->to, "gift.any_right", " ");
    return NULL;
}

// What was said to a right answer explains it; said to who left it out it would be wrong.
static void explain_right(GiftReading *reading) {
    GiftQuestion *q = reading->question;
    char *general = q->explain;
    q->explain = NULL;
    for (int i = 0; i < q->option_count; i++) {
        if (!q->options[i].right) continue;
        explain(reading, q->options[i].say);
        q->options[i].say = mem_text("");
    }
    explain(reading, general);
}

static const char *read_choice(GiftReading *reading, const char *at, const char *end) {
    Weights weights = {0};
    reading->question->kind = GIFT_CHOICE;
    const char *first = at;
    while (first < end && *first != '=' && *first != '~')
        first++;
    if (!empty(at, (size_t)(first - at))) return "gift.before_answers";
    for (at = first; at < end;) {
        bool equals = *at == '=';
        const char *behind = at + 1;
        while (behind < end && *behind != '=' && *behind != '~')
            behind++;
        const char *fault = read_option(reading, equals, part_of(at + 1, behind), &weights);
        if (fault) return fault;
        at = behind;
    }
    const char *fault = weigh(reading, &weights);
    if (!fault) explain_right(reading);
    return fault;
}

// --- true or false

// 1, 0, or -1 where the words are neither.
static int truth_of(const char *at, size_t size) {
    static const char *const names[] = {"F", "T", "FALSE", "TRUE"};
    while (size && strchr(" \t\n", at[size - 1]))
        size--;
    for (int i = 0; i < 4; i++)
        if (size == strlen(names[i]) && !memcmp(at, names[i], size)) return i % 2;
    return -1;
}

// The first feedback is for a wrong answer, the second for a right one.
static void read_truth(GiftReading *reading, bool truth, Part part) {
    GiftQuestion *q = reading->question;
    q->kind = GIFT_TRUTH;
    const char *mark = part.say ? memchr(part.say, '#', part.say_size) : NULL;
    Part wrong = part, right = part;
    right.say = mark ? mark + 1 : NULL;
    if (mark) {
        wrong.say_size = (size_t)(mark - part.say);
        right.say_size = part.say_size - wrong.say_size - 1;
    }
    for (int i = 0; i < 2; i++) {
        GiftOption *option = add_option(q);
        option->right = (i == 0) == truth;
        option->text = mem_text("");
        option->say = part_says(reading, option->right ? right : wrong);
    }
    explain_right(reading);
}

// --- numbers

// low..high, value:margin or value.
static bool read_range(Part part, double *value, double *tolerance) {
    const char *end = part.text + part.text_size, *at = part.text;
    for (; at + 1 < end; at++)
        if (at[0] == '.' && at[1] == '.') break;
    double low, high;
    *tolerance = 0;
    if (at + 1 < end && at > part.text) {
        bool good = number(part.text, (size_t)(at - part.text), &low) &&
                    number(at + 2, (size_t)(end - at - 2), &high) && low <= high;
        if (!good) return false;
        *value = (low + high) / 2;
        *tolerance = (high - low) / 2;
        return true;
    }
    const char *colon = memchr(part.text, ':', part.text_size);
    size_t size = colon ? (size_t)(colon - part.text) : part.text_size;
    if (colon && !number(colon + 1, (size_t)(end - colon - 1), tolerance)) return false;
    return number(part.text, size, value) && *tolerance >= 0 && *tolerance <= 1e9;
}

// Of several full answers the first counts. A part of the points cannot be given: such an
// answer is a wrong one that has something to say.
static const char *read_value(GiftReading *reading, Part part, int *rights) {
    GiftQuestion *q = reading->question;
    double weight = isnan(part.weight) ? 100 : part.weight, value, tolerance;
    if (part.text_size && empty(part.text + 1, part.text_size - 1) && *part.text == '*') {
        free(q->hint);
        q->hint = part_says(reading, part);
        return NULL;
    }
    if (!read_range(part, &value, &tolerance)) return "gift.number";
    if (weight > 99.9) {
        if (++*rights > 1) return "gift.numbers";
        q->answer = value;
        q->tolerance = tolerance;
        explain(reading, part_says(reading, part));
        return NULL;
    }
    if (weight > 0) reading->tell(reading->to, "gift.part", " ");
    if (q->option_count == GIFT_OPTIONS) return "gift.options";
    GiftOption *option = add_option(q);
    option->text = mem_text("");
    option->say = part_says(reading, part);
    option->value = value;
    return NULL;
}

// Only what lies apart from the right answer and from those before it can speak.
static void drop_silent(GiftReading *reading) {
    GiftQuestion *q = reading->question;
    int kept = 0;
    for (int i = 0; i < q->option_count; i++) {
        GiftOption *option = &q->options[i];
        bool apart = *option->say && fabs(option->value - q->answer) > q->tolerance * 1.001;
        for (int j = 0; j < kept; j++)
            apart =
                apart && fabs(option->value - q->options[j].value) > q->tolerance * 1.001;
        if (!apart && *option->say)
            reading->tell(reading->to, "gift.feedback", option->say);
        if (apart) {
            q->options[kept++] = *option;
        } else {
            free(option->say);
            free(option->text);
        }
    }
    q->option_count = kept;
}

static const char *read_numbers(GiftReading *reading, const char *at, const char *end) {
    GiftQuestion *q = reading->question;
    int rights = 0;
    q->kind = GIFT_NUMBER;
    char *general = q->explain;
    q->explain = NULL;
    const char *fault = NULL, *others = memchr(at, '~', (size_t)(end - at));
    const char *stop = others ? others : end;
    if (others) {
        q->hint = part_says(reading, part_of(others + 1, end));
        while (stop > at && strchr(" \t\n=", stop[-1]))
            stop--;
    }
    while (at < stop && strchr(" \t\n=", *at))
        at++;
    while (at < stop && !fault) {
        const char *next = memchr(at, '=', (size_t)(stop - at));
        fault = read_value(reading, part_of(at, next ? next : stop), &rights);
        at = next ? next + 1 : stop;
    }
    explain(reading, general ? general : mem_text(""));
    if (fault) return fault;
    drop_silent(reading);
    if (q->hint && *q->hint) reading->tell(reading->to, "gift.others", q->hint);
    return rights ? NULL : "gift.number";
}

// --- all of them

// The last #### and what follows.
static const char *take_general(GiftReading *reading, const char *at, const char *end) {
    for (const char *mark = end - 4; mark >= at; mark--) {
        if (memcmp(mark, "####", 4) != 0) continue;
        reading->question->explain =
            gift_formatted(reading, mark + 4, (size_t)(end - mark - 4));
        return mark;
    }
    reading->question->explain = mem_text("");
    return end;
}

static bool holds(const char *at, const char *end, const char *sign) {
    size_t size = strlen(sign);
    for (; at + size <= end; at++)
        if (!memcmp(at, sign, size)) return true;
    return false;
}

const char *gift_answers(GiftReading *reading, const char *answers) {
    if (!answers) {
        reading->question->explain = mem_text("");
        return NULL;
    }
    const char *at = answers, *end = answers + strlen(answers);
    end = take_general(reading, at, end);
    while (end > at && strchr(" \t\n", end[-1]))
        end--;
    if (at == end) return "gift.essay";
    if (*at == '#') return read_numbers(reading, at + 1, end);
    if (memchr(at, '~', (size_t)(end - at))) return read_choice(reading, at, end);
    if (holds(at, end, "=") && holds(at, end, "->")) return "gift.matching";
    Part part = part_of(at, end);
    int truth = truth_of(part.text, part.text_size);
    if (truth < 0) return "gift.short";
    read_truth(reading, truth, part);
    return NULL;
}
