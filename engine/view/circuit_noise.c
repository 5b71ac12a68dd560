#include "base/mem.h"
#include "circuit/names.h"
#include "view/circuit_parts.h"
#include "view/picture.h"
#include "view/style.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { A_LINE = 2, MOST_LINES = 5 };

// What is told of a noise, one thing after the other: the times, the rates of all wires
// that are shown, the rates that wires have of their own.
typedef struct Told {
    const Circuit *circuit;
    const Noise *noise;
    uint32_t shown; // bit i: rate i of all wires
} Told;

static int count_own(const Told *told) {
    int count = 0;
    for (int wire = 0; wire < circuit_wires(told->circuit); wire++)
        count += __builtin_popcount(told->noise->own[wire]);
    return count;
}

static bool tells_times(const Told *told) {
    return told->noise->times.gate > 0;
}

static int count_all(const Told *told) {
    return tells_times(told) + __builtin_popcount(told->shown) + count_own(told);
}

static Told told_of(const CircuitModel *model) {
    return (Told){model->circuit, &model->noise, model->noisy};
}

static int count_lines(const Told *told) {
    int lines = (count_all(told) + A_LINE - 1) / A_LINE;
    return lines < MOST_LINES ? lines : MOST_LINES;
}

double circuit_noise_height(const Scene *scene, const CircuitModel *model) {
    Told told = told_of(model);
    if (!count_lines(&told)) return 0;
    double gap = 6 * picture_unit(scene);
    return ceil(gap + count_lines(&told) * style_pitch(scene, ROLE_LABEL));
}

// "depolarising 2 %"
static char *rate_words(const Words *words, Lang lang, const Noise *noise, int rate) {
    char key[48];
    snprintf(key, sizeof key, "noise.%s", noise_name(rate));
    return words_say(words, lang, "circuit.noise.rate", "%s\t%.3g",
                     words_in(words, lang, key), 100 * noise->rates[rate]);
}

// "q1: readout error 5 %"
static char *own_words(const Words *words, Lang lang, const Told *told, int wire,
                       int rate) {
    char key[48], label[WIRE_LABEL];
    snprintf(key, sizeof key, "noise.%s", noise_name(rate));
    circuit_wire_label(told->circuit, wire, label);
    return words_say(words, lang, "circuit.noise.own", "%s\t%s\t%.3g", label,
                     words_in(words, lang, key), 100 * noise_rate(told->noise, wire, rate));
}

// The `index`-th thing that is told; yours.
static char *told_words(const Words *words, Lang lang, const Told *told, int index) {
    NoiseTimes times = told->noise->times;
    if (tells_times(told) && index-- == 0)
        return words_say(words, lang, "circuit.noise.times", "%.4g\t%.4g\t%.4g", times.gate,
                         times.t1, times.t2);
    for (int i = 0; i < NOISE_RATES; i++)
        if ((told->shown >> i & 1) && index-- == 0)
            return rate_words(words, lang, told->noise, i);
    for (int wire = 0; wire < circuit_wires(told->circuit); wire++)
        for (int i = 0; i < NOISE_RATES; i++)
            if ((told->noise->own[wire] >> i & 1) && index-- == 0)
                return own_words(words, lang, told, wire, i);
    return mem_text("");
}

// Those from the `from`-th to before the `to`-th, one behind the other.
static char *list_words(const Words *words, Lang lang, const Told *told, int from, int to) {
    Buffer list = {0};
    for (int i = from; i < to; i++) {
        char *one = told_words(words, lang, told, i);
        buffer_print(&list, "%s%s", i == from ? "" : lang == LANG_EN ? ", " : "、", one);
        free(one);
    }
    return buffer_take(&list);
}

char *circuit_noise_words(const Words *words, Lang lang, const CircuitModel *model) {
    Told told = told_of(model);
    if (!count_all(&told)) return NULL;
    char *list = list_words(words, lang, &told, 0, count_all(&told));
    char *sentence = words_say(words, lang, "said.noise", "%s", list);
    free(list);
    return sentence;
}

// The line with index `line`; the last of too many says how many more there are.
static char *line_words(const Look *look, const Told *told, int line) {
    int all = count_all(told), from = line * A_LINE;
    bool over = line == MOST_LINES - 1 && all > MOST_LINES * A_LINE;
    int to = over ? from + 1 : from + A_LINE < all ? from + A_LINE : all;
    char *words = list_words(look->words, look->lang, told, from, to);
    if (!over) return words;
    char *more = words_say(look->words, look->lang, "circuit.noise.more", "%d", all - to);
    Buffer both = {0};
    buffer_print(&both, "%s%s%s", words, look->lang == LANG_EN ? ", " : "、", more);
    free(words);
    free(more);
    return buffer_take(&both);
}

void circuit_noise_add(Scene *scene, Rect rect, const CircuitModel *model) {
    const Look *look = scene_look(scene);
    Type type = style_type(scene, ROLE_LABEL, INK_SOFT);
    double pitch = style_pitch(scene, ROLE_LABEL), x = rect.x + 4 * picture_unit(scene);
    double y = rect.y + 6 * picture_unit(scene) + type.size;
    const char *head = scene_word(scene, "circuit.noise");
    double indent = style_width(scene, head, type) + 8 * picture_unit(scene);
    Told told = told_of(model);
    if (count_lines(&told)) scene_words(scene, head, x, y, type);
    type.width = fmax(1, rect.x + rect.w - x - indent);
    for (int i = 0; i < count_lines(&told); i++) {
        char *line = line_words(look, &told, i);
        scene_words(scene, scene_keep(scene, line), x + indent, y + i * pitch, type);
        free(line);
    }
}
