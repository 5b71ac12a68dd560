#include "base/mem.h"
#include "view/circuit_parts.h"
#include "view/circuit_speech.h"
#include "view/picture.h"
#include "view/style.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { RATES_A_LINE = 2 };

static int count_rates(uint32_t noisy) {
    return __builtin_popcount(noisy);
}

static int count_lines(uint32_t noisy) {
    return (count_rates(noisy) + RATES_A_LINE - 1) / RATES_A_LINE;
}

double circuit_noise_height(const Scene *scene, const CircuitModel *model) {
    if (!model->noisy) return 0;
    double gap = 6 * picture_unit(scene);
    return ceil(gap + count_lines(model->noisy) * style_pitch(scene, ROLE_LABEL));
}

// "depolarising 2 %"
static char *rate_words(const Words *words, Lang lang, const Noise *noise, int rate) {
    char key[48];
    snprintf(key, sizeof key, "noise.%s", noise_name(rate));
    return words_say(words, lang, "circuit.noise.rate", "%s\t%.3g",
                     words_in(words, lang, key), 100 * noise->rates[rate]);
}

// The rates shown from the `from`-th on, at most `count` of them, one behind the other.
static char *rates_words(const Words *words, Lang lang, const Noise *noise, uint32_t noisy,
                         int from, int count) {
    Buffer list = {0};
    for (int i = 0; i < NOISE_RATES; i++) {
        if (!(noisy >> i & 1) || from-- > 0 || count-- <= 0) continue;
        char *rate = rate_words(words, lang, noise, i);
        if (list.size) buffer_print(&list, "%s", lang == LANG_EN ? ", " : "、");
        buffer_print(&list, "%s", rate);
        free(rate);
    }
    return buffer_take(&list);
}

char *circuit_noise_words(const Words *words, Lang lang, const Noise *noise,
                          uint32_t noisy) {
    char *list = rates_words(words, lang, noise, noisy, 0, NOISE_RATES);
    char *sentence = words_say(words, lang, "said.noise", "%s", list);
    free(list);
    return sentence;
}

void circuit_noise_add(Scene *scene, Rect rect, const CircuitModel *model) {
    const Look *look = scene_look(scene);
    Type type = style_type(scene, ROLE_LABEL, INK_SOFT);
    double pitch = style_pitch(scene, ROLE_LABEL), x = rect.x + 4 * picture_unit(scene);
    double y = rect.y + 6 * picture_unit(scene) + type.size;
    const char *head = scene_word(scene, "circuit.noise");
    double indent = style_width(scene, head, type) + 8 * picture_unit(scene);
    if (count_lines(model->noisy)) scene_words(scene, head, x, y, type);
    type.width = fmax(1, rect.x + rect.w - x - indent);
    for (int i = 0; i < count_lines(model->noisy); i++) {
        char *line = rates_words(look->words, look->lang, &model->noise, model->noisy,
                                 i * RATES_A_LINE, RATES_A_LINE);
        scene_words(scene, scene_keep(scene, line), x + indent, y + i * pitch, type);
        free(line);
    }
}
