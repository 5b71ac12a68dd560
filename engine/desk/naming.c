#include "desk/naming.h"

#include "circuit/names.h"
#include "desk/desk_inside.h"

static const Circuit *spoken_of(Desk *desk) {
    Workpiece *piece = desk->hand.piece ? desk->hand.piece : desk_editable(desk);
    return piece && piece->history ? workpiece_shown(piece) : NULL;
}

char *naming_say(Desk *desk, const char *key, const char *args) {
    const Circuit *circuit = spoken_of(desk);
    if (!circuit || !circuit_has_names(circuit))
        return words_fill(desk->options.words, desk->lang, key, args);
    Words *words = words_naming(desk->options.words, circuit_wire_names(circuit));
    char *said = words_fill(words, desk->lang, key, args);
    words_close(words);
    return said;
}

// NULL: it is called so already.
static Circuit *called(const Circuit *circuit, const Text *names, Lang lang) {
    Circuit *next = circuit_called(circuit, names, lang);
    if (!circuit_same_names(circuit, next)) return next;
    circuit_destroy(next);
    return NULL;
}

static void call_piece(Workpiece *piece, const Text *names, Lang lang) {
    Circuit *now = called(history_now(piece->history), names, lang);
    if (now) history_amend(piece->history, now);
    Circuit *preview = piece->preview ? called(piece->preview, names, lang) : NULL;
    if (!preview) return;
    circuit_destroy(piece->preview);
    piece->preview = preview;
}

void naming_lesson(Desk *desk) {
    const Lesson *lesson = desk->studying ? study_lesson(&desk->study) : NULL;
    if (!lesson || !desk->study.loaded) return;
    for (int i = 0; i < lesson->source_count; i++)
        if (naming_is_lessons(desk, i))
            call_piece(&desk->study.pieces[i], lesson->sources[i].wires, desk->lang);
}

bool naming_is_lessons(const Desk *desk, int source) {
    const Lesson *lesson = desk->studying ? study_lesson(&desk->study) : NULL;
    return source >= 0 && lesson && lesson->sources[source].wires != NULL;
}
