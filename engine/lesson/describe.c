#include "lesson/describe.h"

#include "base/mem.h"
#include "circuit/portion.h"
#include "quantum/closed_form.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const double DEGREE = 3.14159265358979323846 / 180;

void say_more(Buffer *out, const char *between, char *words) {
    if (out->size && between) buffer_print(out, "%s", between);
    buffer_print(out, "%s", words);
    free(words);
}

void value_bits(char *out, size_t value, int count) {
    for (int k = 0; k < count; k++)
        out[k] = value >> (count - 1 - k) & 1 ? '1' : '0';
    out[count] = '\0';
}

char *say_wires(const Words *words, Lang lang, uint32_t mask) {
    Buffer list = {NULL};
    for (int w = 0; w < MAX_WIRES; w++)
        if (mask >> w & 1)
            say_more(&list, say_comma(lang),
                     words_say(words, lang, "describe.wire", "%d", w));
    return buffer_take(&list);
}

void ket_tex_name(char *out, size_t size, uint64_t index, int qubits) {
    char bits[MAX_QUBITS + 1];
    value_bits(bits, index, qubits);
    snprintf(out, size, "\\ket{%s}", bits);
}

void ket_name(char *out, size_t size, uint64_t index, int qubits) {
    char ket[MAX_QUBITS + 8];
    ket_tex_name(ket, sizeof ket, index, qubits);
    snprintf(out, size, "$%s$", ket);
}

void put_heads(Table *table, const Words *words, Lang lang, const char *const *keys) {
    for (int i = 0; keys[i]; i++)
        table_text(table, words_in(words, lang, keys[i]));
    table_end_row(table);
}

int whole_degrees(double radians) {
    int whole = (int)lround(radians * 180 / M_PI) % 360;
    return whole < 0 ? whole + 360 : whole;
}

static char *say_arrow(const Words *words, Lang lang, Bloch b, int qubit) {
    double length = bloch_length(b);
    if (length < 0.005) return words_say(words, lang, "describe.bloch.centre", "%d", qubit);
    int theta = (int)lround(acos(fmax(-1, fmin(1, b.z / length))) / DEGREE);
    int phi = whole_degrees(atan2(b.y, b.x));
    if (length < 0.995)
        return words_say(words, lang, "describe.bloch.short", "%d\t%.2f\t%d\t%d", qubit,
                         length, theta, phi);
    if (theta == 0 || theta == 180)
        return words_say(words, lang, "describe.bloch.pole", "%d\t$\\ket{%d}$", qubit,
                         theta / 180);
    return words_say(words, lang, "describe.bloch", "%d\t%d\t%d", qubit, theta, phi);
}

// The wires whose arrows are shown.
static int arrow_wires(const Run *run, DisplayOptions options, int list[MAX_WIRES]) {
    bool one = options.qubit >= 0 && options.qubit < run_qubits(run);
    if (!one) return run_portion(run, (uint32_t)options.wires, list);
    list[0] = options.qubit;
    return 1;
}

char *describe_bloch(const Words *words, Lang lang, const Run *run, int after,
                     DisplayOptions options) {
    Buffer out = {NULL};
    int list[MAX_WIRES], count = arrow_wires(run, options, list);
    for (int i = 0; i < count; i++)
        say_more(&out, lang == LANG_EN ? " " : NULL,
                 say_arrow(words, lang, run_bloch(run, after, list[i]), list[i]));
    return buffer_take(&out);
}

void rows_bloch(Table *table, const Words *words, Lang lang, const Run *run, int after,
                DisplayOptions options) {
    static const char *const heads[] = {"rows.wire", "rows.x",      "rows.y",
                                        "rows.z",    "rows.length", NULL};
    int list[MAX_WIRES], count = arrow_wires(run, options, list);
    put_heads(table, words, lang, heads);
    for (int i = 0; i < count; i++) {
        Bloch b = run_bloch(run, after, list[i]);
        const double numbers[] = {b.x, b.y, b.z, bloch_length(b)};
        table_integer(table, list[i]);
        for (int k = 0; k < 4; k++)
            table_number(table, numbers[k]);
        table_end_row(table);
    }
}

const char *say_comma(Lang lang) {
    return lang == LANG_EN ? ", " : "、";
}

bool say_room(Speech *speech) {
    bool room = speech->told < SPOKEN;
    if (room)
        speech->told++;
    else
        speech->more++;
    return room;
}

void say_item(Speech *speech, char *words) {
    say_more(&speech->out, say_comma(speech->lang), words);
}

char *say_list(Speech *speech, const char *key) {
    if (speech->more)
        say_item(speech, words_say(speech->words, speech->lang, "describe.more", "%d",
                                   speech->more));
    char *list = buffer_take(&speech->out);
    if (!key) return list;
    char *sentence = words_say(speech->words, speech->lang, key, "%s", list);
    free(list);
    return sentence;
}

char *say_mixture(const Words *words, Lang lang, const Run *run) {
    const char *key = run_noise(run) ? "describe.noisy" : "describe.mixture";
    return mem_text(words_in(words, lang, key));
}
