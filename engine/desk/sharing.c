#include "desk/sharing.h"

#include "desk/desk_inside.h"

#include "base/file.h"
#include "base/mem.h"
#include "circuit/format.h"
#include "circuit/parameters.h"

#include <stdlib.h>
#include <string.h>

typedef enum FormKind { FORM_TEXT, FORM_PICTURE, FORM_FILM, FORM_KINDS } FormKind;

typedef struct Form {
    FormKind kind;
    const char *name;   // as it is everywhere; NULL: the word …
    const char *word;   // … of it
    const char *ending; // of its files: circuit/format.h, view/export.h
    int qasm_version;
    const char *about; // a word: what it is for
} Form;

// clang-format off
static const Form forms[] = {
    {FORM_TEXT,    "OpenQASM 3", NULL,         ".qasm", 3, "share.qasm3"},
    {FORM_TEXT,    "OpenQASM 2", NULL,         ".qasm", 2, "share.qasm2"},
    {FORM_TEXT,    "Quirk JSON", NULL,         ".json", 0, "share.quirk"},
    {FORM_TEXT,    NULL,         "share.link", ".url",  0, "share.link_for"},
    {FORM_TEXT,    "Qiskit",     NULL,         ".py",   0, "share.qiskit"},
    {FORM_TEXT,    "quantikz",   NULL,         ".tex",  0, "share.quantikz"},
    {FORM_PICTURE, "SVG",        NULL,         ".svg",  0, "share.svg"},
    {FORM_PICTURE, "PDF",        NULL,         ".pdf",  0, "share.pdf"},
    {FORM_PICTURE, "PNG",        NULL,         ".png",  0, "share.png"},
    {FORM_FILM,    "WebP",       NULL,         ".webp", 0, "share.webp"},
    {FORM_FILM,    "GIF",        NULL,         ".gif",  0, "share.gif"},
};
// clang-format on
enum { FORMS = sizeof forms / sizeof *forms };

static const Form *form_of(const Desk *desk) {
    return &forms[desk->sharing.form];
}

static Workpiece *piece_of(Desk *desk) {
    return desk_piece(desk, desk->sharing.source);
}

static void forget_work(Desk *desk) {
    Sharing *sharing = &desk->sharing;
    export_drop(sharing->work);
    circuit_destroy(sharing->circuit);
    free(sharing->text);
    sharing->work = NULL;
    sharing->circuit = NULL;
    sharing->text = NULL;
    sharing->why = (Error){0};
}

// Tried before anybody asks, so that the sheet can say what cannot be said. Names that a
// lesson gives mean nothing elsewhere: they are written as their numbers.
static void write_text(Desk *desk) {
    Sharing *sharing = &desk->sharing;
    const Form *form = form_of(desk);
    FormatOptions options = {.qasm_version = form->qasm_version};
    Circuit *plain = circuit_copy(sharing->circuit);
    if (sharing->source >= 0) circuit_forget_parameters(plain);
    for (int i = 0; i < format_count(); i++)
        if (!strcmp(format_row(i)->ending, form->ending))
            sharing->text = format_row(i)->write(plain, options, &sharing->why);
    circuit_destroy(plain);
}

static void prepare(Desk *desk) {
    forget_work(desk);
    const Workpiece *piece = piece_of(desk);
    if (!piece) return;
    desk->sharing.circuit = circuit_copy(history_now(piece->history));
    if (form_of(desk)->kind == FORM_TEXT) write_text(desk);
}

void sharing_open(Desk *desk, int source) {
    Workpiece *piece = desk_piece(desk, source);
    if (!piece || piece->arrow) return;
    desk->sharing.source = source;
    if (!desk->sharing.ink) desk->sharing.ink = THEME_SHEET;
    choices_open(desk, CHOICES_SHARE, (Spot){.kind = SPOT_SHARE, .a = SHARE_SAVE});
    if (desk->choices.open == CHOICES_SHARE) prepare(desk);
}

void sharing_close(Desk *desk) {
    forget_work(desk);
}

void sharing_end(Desk *desk) {
    forget_work(desk);
    free(desk->sharing.title);
    desk->sharing.title = NULL;
}

void sharing_entitle(Desk *desk, const char *title) {
    char *copy = title ? mem_text(title) : NULL;
    free(desk->sharing.title);
    desk->sharing.title = copy;
}

void sharing_set_form(Desk *desk, int form) {
    if (making_busy(desk) || form < 0 || form >= FORMS) return;
    making_end(desk);
    desk->sharing.form = form;
    prepare(desk);
}

void sharing_set_ink(Desk *desk, Theme ink) {
    if (making_busy(desk)) return;
    making_end(desk);
    desk->sharing.ink = ink;
}

// "C01 量子ビットとブロッホ球", what was opened, or "回路". Yours.
static char *name_of(const Desk *desk) {
    const Sharing *sharing = &desk->sharing;
    if (sharing->source < 0 || !desk_lesson(desk))
        return file_name_from(
            sharing->title ? sharing->title
                           : words_in(desk->options.words, desk->lang, "share.name"));
    char *name = desk_lesson_name(desk);
    char *clean = file_name_from(name);
    free(name);
    return clean;
}

// --- a picture

static MakingStep next_frame(Desk *desk, Error *err) {
    Sharing *sharing = &desk->sharing;
    if (export_done(sharing->work) < export_frames(sharing->work))
        return export_next(sharing->work, err) ? MAKING_GOES_ON : MAKING_FAILED;
    Export *work = sharing->work;
    sharing->work = NULL;
    return export_end(work, err) ? MAKING_DONE : MAKING_FAILED;
}

static void drop_work(Desk *desk) {
    export_drop(desk->sharing.work);
    desk->sharing.work = NULL;
}

static void frames_so_far(const Desk *desk, int *at, int *all) {
    *at = export_done(desk->sharing.work);
    *all = export_frames(desk->sharing.work);
}

static const MakingKind making = {.next = next_frame,
                                  .drop = drop_work,
                                  .so_far = frames_so_far,
                                  .working = "share.working",
                                  .again = {.kind = SPOT_SHARE, .a = SHARE_SAVE}};

static void save_picture(Desk *desk, const Workpiece *piece) {
    Sharing *sharing = &desk->sharing;
    ExportWish wish = {.circuit = sharing->circuit,
                       .noise = piece->noise,
                       .fonts = desk->options.fonts,
                       .words = desk->options.words,
                       .lang = desk->lang,
                       .theme = sharing->ink};
    if (sharing->source >= 0)
        wish.names = desk_lesson(desk)->sources[sharing->source].wires;
    Error err = {0};
    sharing->work = export_begin(&wish, desk->making.path, &err);
    if (sharing->work)
        making_begin(desk, &making);
    else
        making_failed(desk, making.again, &err);
}

static void save_text(Desk *desk) {
    const char *text = desk->sharing.text;
    Error err = {0};
    if (file_write(desk->making.path, text, strlen(text), &err))
        making_done(desk);
    else
        making_failed(desk, making.again, &err);
}

void sharing_save(Desk *desk) {
    const Workpiece *piece = piece_of(desk);
    bool text = form_of(desk)->kind == FORM_TEXT;
    if (!piece || !desk->sharing.circuit || making_busy(desk)) return;
    if (text && !desk->sharing.text) return;
    char *name = name_of(desk);
    bool placed = making_place(desk, name, form_of(desk)->ending, making.again);
    free(name);
    if (!placed) return;
    if (text)
        save_text(desk);
    else
        save_picture(desk, piece);
}

void sharing_copy(Desk *desk) {
    if (!desk->sharing.text) return;
    making_end(desk);
    free(desk->clipboard);
    desk->clipboard = mem_text(desk->sharing.text);
    making_say(desk, words_in(desk->options.words, desk->lang, "share.copied"));
}

// --- its sheet

static const char *name_in(const Scene *scene, const Form *form) {
    return form->name ? form->name : scene_word(scene, form->word);
}

static void add(ChoiceRow *row, const char *words, int a, int b, bool on) {
    row->choices[row->count++] =
        (Choice){.words = words, .spot = {SPOT_SHARE, a, b, 0, NULL}, .on = on};
}

static void add_forms(const Desk *desk, Scene *scene, ChoiceSheet *sheet) {
    static const char *const names[FORM_KINDS] = {"share.texts", "share.pictures",
                                                  "share.films"};
    for (int kind = 0; kind < FORM_KINDS; kind++) {
        ChoiceRow *row = &sheet->rows[sheet->count++];
        row->name = scene_word(scene, names[kind]);
        for (int i = 0; i < FORMS; i++)
            if ((int)forms[i].kind == kind)
                add(row, name_in(scene, &forms[i]), SHARE_FORM, i, desk->sharing.form == i);
    }
    if (form_of(desk)->kind != FORM_TEXT)
        making_add_inks(scene, sheet, desk->sharing.ink,
                        (Spot){.kind = SPOT_SHARE, .a = SHARE_INK});
}

// What came of it, why it cannot be said so, or what the form is for.
static void add_note(const Desk *desk, Scene *scene, ChoiceSheet *sheet) {
    const Sharing *sharing = &desk->sharing;
    const Making *made = &desk->making;
    if (made->note) {
        sheet->note = scene_keep(scene, made->note);
        sheet->refused = made->refused;
    } else if (sharing->why.key[0]) {
        char *why = words_error(desk->options.words, desk->lang, &sharing->why);
        sheet->note = scene_take(scene, why);
        sheet->refused = true;
    } else {
        bool text = form_of(desk)->kind == FORM_TEXT && sharing->circuit;
        const char *lost =
            text ? circuit_leaves_out(sharing->circuit, form_of(desk)->ending) : NULL;
        sheet->note = scene_word(scene, lost ? lost : form_of(desk)->about);
    }
}

static void add_buttons(const Desk *desk, Scene *scene, ChoiceSheet *sheet) {
    bool text = form_of(desk)->kind == FORM_TEXT;
    Spot copy = {.kind = text ? SPOT_SHARE : SPOT_NONE, .a = SHARE_COPY};
    making_add_asks(scene, sheet, making.again, copy, !desk->sharing.why.key[0]);
}

ChoiceSheet sharing_sheet(const Desk *desk, Scene *scene) {
    ChoiceSheet sheet = {.title = scene_word(scene, "share.title"), .done = -1};
    if (making_add_work(desk, scene, &sheet)) return sheet;
    add_forms(desk, scene, &sheet);
    add_note(desk, scene, &sheet);
    if (desk->making.path) {
        making_add_done(scene, &sheet);
    } else {
        making_add_place(desk, scene, &sheet, name_of(desk), form_of(desk)->ending);
        add_buttons(desk, scene, &sheet);
    }
    return sheet;
}

// --- which circuit

Workpiece *sharing_piece(Desk *desk) {
    Workpiece *piece = desk_editable(desk);
    const Lesson *lesson = desk->screen == SCREEN_LESSON ? desk_lesson(desk) : NULL;
    for (int i = 0; !piece && lesson && i < lesson->source_count; i++)
        if (!desk->study.pieces[i].arrow) piece = desk_piece(desk, i);
    return piece;
}
