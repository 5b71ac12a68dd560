#include "desk/clipboard.h"

#include "base/mem.h"
#include "circuit/edit.h"
#include "circuit/format_qasm.h"
#include "circuit/format_quirk.h"
#include "circuit/short_form.h"
#include "desk/desk_inside.h"
#include "desk/edits.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_TEXT = 1 << 20 }; // bytes

void clip_end(Clip *clip) {
    free(clip->text);
    circuit_destroy(clip->circuit);
    *clip = (Clip){0};
}

// --- To the clipboard

// What is chosen, else all; yours.
static Circuit *chosen_circuit(const Workpiece *piece) {
    StepSet set = {0};
    chosen_read(piece, &set);
    const Circuit *now = history_now(piece->history);
    Circuit *circuit = set.count ? circuit_excerpt(now, &set) : circuit_copy(now);
    step_set_end(&set);
    return circuit;
}

static void put_text(Desk *desk, char *text) {
    free(desk->clipboard);
    desk->clipboard = text;
}

// `text` is kept beside what the window takes; takes the circuit too.
static void put_circuit(Desk *desk, char *text, Circuit *circuit) {
    clip_end(&desk->clip);
    desk->clip = (Clip){.text = mem_text(text), .circuit = circuit};
    put_text(desk, text);
}

// What OpenQASM cannot say goes in the short form. False: there is nothing.
static bool copy(Desk *desk, Workpiece *piece) {
    if (!circuit_steps(history_now(piece->history))) {
        desk_say(desk, "desk.nothing_to_copy", " ");
        return false;
    }
    Circuit *circuit = chosen_circuit(piece);
    int steps = circuit_steps(circuit);
    char *text = qasm_write(circuit, (FormatOptions){.qasm_version = 3}, NULL);
    const char *key = text ? "desk.copied_qasm" : "desk.copied_short";
    put_circuit(desk, text ? text : short_form_write(circuit, true), circuit);
    desk_say(desk, key, "%d", steps);
    return true;
}

void clipboard_copy(Desk *desk) {
    Workpiece *piece = desk_editable(desk);
    if (piece) copy(desk, piece);
}

void clipboard_cut(Desk *desk) {
    Workpiece *piece = desk_editable(desk);
    if (!piece) return;
    if (!chosen_count(piece))
        desk_say(desk, "desk.nothing_chosen", " ");
    else if (copy(desk, piece))
        edits_delete(desk);
}

// A Lua string: only quotation marks and backslashes need help.
static void write_lua(Buffer *out, const char *text) {
    for (; *text; text++)
        buffer_print(out, *text == '"' || *text == '\\' ? "\\%c" : "%c", *text);
}

char *clipboard_code(const Circuit *circuit) {
    Buffer out = {0};
    char *start = short_form_write(circuit, true);
    buffer_print(&out, "circuit { qubits = %d, start = \"", circuit_wires(circuit));
    write_lua(&out, start);
    buffer_print(&out, "\" }");
    free(start);
    return buffer_take(&out);
}

void clipboard_copy_code(Desk *desk) {
    Workpiece *piece = desk_editable(desk);
    if (!piece) return;
    Circuit *circuit = chosen_circuit(piece);
    char *code = clipboard_code(circuit);
    put_circuit(desk, code, circuit);
    desk_say(desk, "desk.copied_code", " ");
}

// --- From the clipboard

static const char *skip_space(const char *text) {
    while (isspace((unsigned char)*text))
        text++;
    return text;
}

static bool begins(const char *text, const char *with) {
    return !strncmp(text, with, strlen(with));
}

static bool is_quirk(const char *text) {
    return *text == '{' || begins(text, "http") || strstr(text, "#circuit=");
}

// Words that only a program of OpenQASM has; its registers have brackets.
static bool is_qasm(const char *text) {
    static const char *const words[] = {"OPENQASM", "include", "qreg", "creg", "qubit"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strstr(text, words[i])) return true;
    return false;
}

static bool is_code(const char *text) {
    return begins(text, "circuit") && *skip_space(text + 7) == '{';
}

static Circuit *read_quirk(const char *text, Error *err) {
    return quirk_read(text, NULL, (FormatOptions){0}, err);
}

// A part of a program may lack its first line: what it declares tells the version.
static Circuit *read_qasm(const char *text, Error *err) {
    if (strstr(text, "OPENQASM"))
        return qasm_read(text, NULL, (FormatOptions){.free_inputs = true}, err);
    const char *version = strstr(text, "qreg") ? "OPENQASM 2.0;" : "OPENQASM 3.0;";
    Buffer whole = {0};
    buffer_print(&whole, "%s%s", version, text);
    char *program = buffer_take(&whole);
    Circuit *circuit = qasm_read(program, NULL, (FormatOptions){0}, err);
    free(program);
    int before = (int)strlen(version);
    if (!circuit && err->line == 1 && err->column > before) err->column -= before;
    return circuit;
}

static Circuit *read_short(const char *text, Error *err) {
    return short_form_read(text, 0, NULL, err);
}

// What stands behind `word` = in the braces; NULL.
static const char *field_of(const char *text, const char *word) {
    const char *at = strstr(text, word);
    at = at ? skip_space(at + strlen(word)) : NULL;
    return at && *at == '=' ? skip_space(at + 1) : NULL;
}

static Circuit *read_code(const char *text, Error *err) {
    const char *start = field_of(text, "start"), *qubits = field_of(text, "qubits");
    int wires = qubits ? atoi(qubits) : 0;
    if (!start || *start != '"' || wires < 0 || wires > MAX_WIRES) {
        error_set(err, "clipboard.code", "%s", "");
        return NULL;
    }
    Buffer inside = {0};
    for (start++; *start && *start != '"'; start++) {
        if (*start == '\\' && start[1]) start++;
        buffer_print(&inside, "%c", *start);
    }
    char *form = buffer_take(&inside);
    Circuit *circuit = short_form_read(form, wires, NULL, err);
    free(form);
    return circuit;
}

static const struct {
    bool (*is)(const char *text); // NULL: what is left
    Circuit *(*read)(const char *text, Error *err);
} forms[] = {
    {is_quirk, read_quirk}, {is_code, read_code}, {is_qasm, read_qasm}, {NULL, read_short}};

Circuit *clipboard_read(const char *text, const Words *words, Lang lang, Error *err) {
    text = text ? skip_space(text) : "";
    size_t size = strlen(text);
    if (!size) return error_set(err, "clipboard.empty", "%s", ""), NULL;
    if (size > MOST_TEXT)
        return error_set(err, "clipboard.long", "%d\t%d", (int)(size >> 10),
                         MOST_TEXT >> 10),
               NULL;
    size_t form = 0;
    while (forms[form].is && !forms[form].is(text))
        form++;
    Error why = {0};
    Circuit *circuit = forms[form].read(text, &why);
    if (circuit) return circuit;
    char *sentence = words_error(words, lang, &why);
    error_set(err, "clipboard.not_circuit", "%d\t%d\t%s", why.line ? why.line : 1,
              why.column ? why.column : 1, sentence);
    free(sentence);
    return NULL;
}

void clipboard_ask(Desk *desk) {
    desk->clip.asks = true;
}

// Other programs give line ends of their own.
static bool same_text(const char *a, const char *b) {
    while (*a || *b) {
        if (*a == '\r') a++;
        if (*a != *b) return false;
        if (*a) a++, b++;
    }
    return true;
}

void clipboard_paste(Desk *desk, const char *text) {
    Workpiece *piece = desk_editable(desk);
    desk->dirty = true;
    if (!piece) return;
    Error err = {0};
    const Clip *clip = &desk->clip;
    bool own = text && clip->text && same_text(text, clip->text);
    Circuit *circuit = own ? circuit_copy(clip->circuit)
                           : clipboard_read(text, desk->options.words, desk->lang, &err);
    if (!circuit)
        desk_refuse(desk, &err);
    else if (!circuit_steps(circuit))
        desk_say(desk, "clipboard.no_steps", " ");
    else
        edits_paste(desk, piece, circuit, piece->cursor_wire, piece->cursor_column);
    circuit_destroy(circuit);
}

bool desk_pastes(const Desk *desk) {
    Desk *open = (Desk *)desk; // looks only
    return !desk_covered(desk) && !desk_focused_field(open) && !desk_focused_editor(desk) &&
           desk_editable(open) != NULL;
}

bool desk_asks_clipboard(Desk *desk) {
    bool asks = desk->clip.asks;
    desk->clip.asks = false;
    return asks;
}
