#include "desk/opening.h"

#include "desk/desk_inside.h"

#include "base/file.h"
#include "base/mem.h"
#include "circuit/format.h"
#include "desk/clipboard.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static void forget(Opening *opening) {
    for (int i = 0; i < opening->count; i++)
        free(opening->files[i]);
    free(opening->note);
    *opening = (Opening){.field = opening->field};
}

typedef struct Dated {
    char *name;
    time_t at;
} Dated;

static int newer_first(const void *a, const void *b) {
    const Dated *one = a, *other = b;
    if (one->at != other->at) return one->at > other->at ? -1 : 1;
    return strcmp(one->name, other->name);
}

static void add_files(const Desk *desk, const char *ending, Dated **found, int *count) {
    char **names = file_list(desk->documents, ending, NULL);
    for (int i = 0; names && names[i]; i++) {
        char *path = file_join(desk->documents, names[i]);
        struct stat is;
        if (stat(path, &is) == 0 && S_ISREG(is.st_mode)) {
            *found = mem_grow(*found, (size_t)*count + 1, sizeof **found);
            (*found)[(*count)++] = (Dated){mem_text(names[i]), is.st_mtime};
        }
        free(path);
    }
    free(names);
}

// Every file that a reader's ending fits, the newest first; what is too many is left out.
static void find_files(Desk *desk) {
    Opening *opening = &desk->opening;
    Dated *found = NULL;
    int count = 0;
    for (int i = 0; i < format_count(); i++)
        if (format_row(i)->read) add_files(desk, format_row(i)->ending, &found, &count);
    if (count) qsort(found, (size_t)count, sizeof *found, newer_first);
    for (int i = 0; i < count; i++) {
        if (opening->count < MOST_OPEN_FILES)
            opening->files[opening->count++] = found[i].name;
        else
            free(found[i].name);
    }
    free(found);
}

void opening_open(Desk *desk) {
    if (desk->screen != SCREEN_LAB) return;
    choices_open(desk, CHOICES_OPEN, (Spot){.kind = SPOT_OPEN, .a = OPEN_FIELD});
    if (desk->choices.open != CHOICES_OPEN) return;
    field_set(&desk->opening.field, "");
    find_files(desk);
}

void opening_end(Desk *desk) {
    forget(&desk->opening);
}

static void refuse(Desk *desk, const Error *err) {
    Opening *opening = &desk->opening;
    free(opening->note);
    opening->note = words_error_line(desk->options.words, desk->lang, err);
    opening->wrong = true;
    desk->dirty = true;
}

// The name without folder and ending, as the circuit is called from now on.
static void entitle(Desk *desk, const char *path) {
    char *name = file_stem(path);
    sharing_entitle(desk, name);
    free(name);
}

static bool open_path(Desk *desk, const char *path, Error *err) {
    if (pack_is_archive(path) && file_exists(path)) {
        choices_close(desk);
        unwrap_path(desk, path);
        return true;
    }
    if (!desk_open(desk, path, err)) return false; // closes the sheet where it goes well
    if (desk->screen != SCREEN_LAB) return true;
    entitle(desk, path);
    desk->loan.out = false;
    desk_say(desk, "open.done", "%s", file_name(path));
    return true;
}

static bool open_text(Desk *desk, const char *text, Error *err) {
    Circuit *circuit = clipboard_read(text, desk->options.words, desk->lang, err);
    if (!circuit || !desk_open_circuit(desk, circuit, err)) return false;
    sharing_entitle(desk, NULL);
    desk->loan.out = false;
    desk_say(desk, "open.done_text", " ");
    return true;
}

// A link or the text of a circuit, and no name of a file.
static bool is_circuit(const char *text) {
    static const char *const begins[] = {"http://", "https://", "{", "OPENQASM"};
    text += strspn(text, " \t\r\n");
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
        if (!strncmp(text, begins[i], strlen(begins[i]))) return true;
    return false;
}

char *opening_path(const Desk *desk, const char *text) {
    const char *home = getenv("HOME");
    if (text[0] == '~' && text[1] == '/' && home) return file_join(home, text + 2);
    if (text[0] == '/' || file_exists(text)) return mem_text(text);
    return file_join(desk->documents, text);
}

void opening_go(Desk *desk) {
    Error err = {0};
    const char *text = desk->opening.field.text;
    if (!text[0]) {
        error_set(&err, "open.nothing", " ");
        refuse(desk, &err);
        return;
    }
    char *path = opening_path(desk, text);
    bool good =
        is_circuit(text) ? open_text(desk, text, &err) : open_path(desk, path, &err);
    if (!good) refuse(desk, &err);
    free(path);
}

bool opening_paste(Desk *desk, const char *text) {
    bool there = desk->choices.open == CHOICES_OPEN && !desk->keys_open;
    if (!there || !text || !is_circuit(text)) return false;
    Error err = {0};
    if (!open_text(desk, text, &err)) refuse(desk, &err);
    return true;
}

void opening_file(Desk *desk, const char *path) {
    Error err = {0};
    if (open_path(desk, path, &err)) return;
    if (desk->choices.open == CHOICES_OPEN)
        refuse(desk, &err);
    else
        desk_refuse(desk, &err);
}

void opening_act(Desk *desk, Spot spot) {
    if (spot.a == OPEN_SHEET) opening_open(desk);
    if (spot.a == OPEN_FIELD) desk_focus(desk, spot);
    if (spot.a == OPEN_GO) opening_go(desk);
    if (spot.a != OPEN_FILE || spot.b < 0 || spot.b >= desk->opening.count) return;
    char *path = file_join(desk->documents, desk->opening.files[spot.b]);
    opening_file(desk, path);
    free(path);
}

ChoiceSheet opening_sheet(const Desk *desk, Scene *scene) {
    const Opening *opening = &desk->opening;
    ChoiceSheet sheet = {.title = scene_word(scene, "open.title"), .done = -1};
    ChoiceRow *row = &sheet.rows[sheet.count++];
    Spot spot = {.kind = SPOT_OPEN, .a = OPEN_FIELD};
    *row = (ChoiceRow){.name = scene_word(scene, "open.where"),
                       .fields = true,
                       .field = desk_field_model(desk, &opening->field, spot),
                       .spot = spot,
                       .wrong = opening->wrong};
    row = &sheet.rows[sheet.count++];
    row->name = scene_word(scene, "open.files");
    if (!opening->count) row->words = scene_say(scene, "open.none", "%s", desk->documents);
    for (int i = 0; i < opening->count; i++)
        row->choices[row->count++] = (Choice){.words = scene_keep(scene, opening->files[i]),
                                              .spot = {SPOT_OPEN, OPEN_FILE, i, 0, NULL}};
    sheet.note =
        opening->note ? scene_keep(scene, opening->note) : scene_word(scene, "open.how");
    sheet.refused = opening->note != NULL;
    sheet.buttons[sheet.button_count++] =
        (Button){.kind = BUTTON_FILLED,
                 .icon = "folder",
                 .words = scene_word(scene, "open.go"),
                 .spot = {.kind = SPOT_OPEN, .a = OPEN_GO}};
    return sheet;
}
