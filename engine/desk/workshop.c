// The author's side of a lesson: its files are watched and read again, and what went wrong
// is told so that it can be mended.
#include "desk/desk_inside.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "lesson/mistakes.h"
#include "view/pack_formulas.h"
#include "view/screen_error.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SOURCE_BYTES = 4 << 20 };

void workshop_opened(Desk *desk, const char *path) {
    free(desk->opened);
    desk->opened = mem_text(path);
}

// Whether that pack of the desk is the one that was opened by name.
static bool is_opened(const Desk *desk, int pack) {
    const char *folder = desk->packs[pack]->folder;
    char *asked =
        file_is_folder(desk->opened) ? mem_text(desk->opened) : file_folder(desk->opened);
    size_t size = strlen(asked);
    while (size > 1 && asked[size - 1] == '/')
        asked[--size] = 0;
    bool same = !strncmp(folder, asked, size) &&
                strspn(folder + size, "/") == strlen(folder + size);
    free(asked);
    return same;
}

bool workshop_has(const Desk *desk, int pack) {
    return desk_watched(desk) && is_opened(desk, pack);
}

const char *workshop_path(const Desk *desk, int pack) {
    bool opened = desk->opened && is_opened(desk, pack);
    return opened ? desk->opened : desk->packs[pack]->folder;
}

static int opened_pack(const Desk *desk) {
    bool open = desk->opened && desk->studying && is_opened(desk, desk->study_pack);
    return open ? desk->study_pack : -1;
}

// What an archive holds cannot be written in it.
const char *desk_watched(const Desk *desk) {
    return desk->opened && !pack_is_archive(desk->opened) ? desk->opened : NULL;
}

void desk_set_watching(Desk *desk, bool watching) {
    desk->watching = watching;
    desk->dirty = true;
}

// --- reading again

static int lesson_in(const Pack *pack, const PackLesson *lesson) {
    for (int i = 0; i < pack->lesson_count; i++)
        if (pack->lessons[i].file && !strcmp(pack->lessons[i].file, lesson->file)) return i;
    for (int i = 0; i < pack->lesson_count; i++)
        if (pack->lessons[i].file && !strcmp(pack->lessons[i].id, lesson->id)) return i;
    return -1;
}

// The manifest or the glossary does not read: the card says so, and the page that was read
// stays behind it.
static void show_error(Desk *desk, const Error *err) {
    desk->study.error = *err;
    desk->study.trace = (Trace){0};
    bool lesson = desk->screen == SCREEN_LESSON || desk->screen == SCREEN_ERROR;
    if (lesson) desk_go(desk, SCREEN_LESSON);
}

static void take_terms(Desk *desk, int pack) {
    desk->card = (Card){0};
    terms_close(&desk->pack_terms[pack]);
    desk->pack_terms[pack] = (Terms){0};
    view_cache_renew(desk->cache);
}

// The new manifest takes the old one's place; the open lesson is known by its file.
static bool take_pack(Desk *desk, int index, Pack *fresh, Error *err) {
    Study *study = &desk->study;
    const Pack *old = desk->packs[index];
    int lesson = lesson_in(fresh, &old->lessons[study->options.lesson]);
    if (lesson < 0) {
        error_set(err, "pack.lesson_gone", "%s", old->lessons[study->options.lesson].id);
        return error_at(err, desk->opened, 0, 0);
    }
    if (!pack_formulas_use(desk->options.fonts, fresh, err)) {
        pack_formulas_use(desk->options.fonts, old, NULL);
        return false;
    }
    study->options.pack = fresh;
    study->options.lesson = lesson;
    pack_close(desk->packs[index]);
    desk->packs[index] = fresh;
    return true;
}

static bool read_pack(Desk *desk, int index, Error *err) {
    Pack *fresh = pack_at(desk->opened, desk->jail, err);
    if (!fresh || take_pack(desk, index, fresh, err)) return fresh != NULL;
    pack_close(fresh);
    return false;
}

static void read_again(Desk *desk) {
    Error err = {0};
    int index = opened_pack(desk);
    desk->changed = false;
    desk->dirty = true;
    if (index < 0) return;
    seek_close(desk);
    if (!read_pack(desk, index, &err)) {
        show_error(desk, &err);
        return;
    }
    take_terms(desk, index);
    study_reload(&desk->study);
}

// What the hand holds is let go first.
void desk_files_changed(Desk *desk) {
    desk->changed = true;
    workshop_poll(desk);
}

void workshop_poll(Desk *desk) {
    if (desk->changed && !hand_holds(&desk->hand)) read_again(desk);
}

// --- telling what went wrong

static const Error *error_now(const Desk *desk) {
    return desk->studying && study_failed(&desk->study) ? &desk->study.error : NULL;
}

// The file that an error names, as the pack has it.
static const char *file_of(const Desk *desk, const Error *err) {
    const Study *study = &desk->study;
    const Pack *pack = study->options.pack;
    size_t folder = strlen(pack->folder);
    if (!err->file[0]) return pack->lessons[study->options.lesson].file;
    bool within = !strncmp(err->file, pack->folder, folder) && err->file[folder] == '/';
    return within ? err->file + folder + 1 : file_name(err->file);
}

static char *source_text(const Desk *desk) {
    return pack_files_read(desk->study.options.pack->files, file_of(desk, error_now(desk)),
                           SOURCE_BYTES, NULL, NULL);
}

static char *hint_text(const Desk *desk, const char *source) {
    Error hint;
    if (!mistake_hint(error_now(desk), source, &hint)) return NULL;
    return words_error(desk->options.words, desk->lang, &hint);
}

// "4", and "lib/tools.lua:4" where the way leads through several files.
static void frame_place(const Trace *trace, const TraceFrame *frame, char out[128]) {
    bool several = false;
    for (int i = 1; i < trace->count; i++)
        several = several || strcmp(trace->frames[i].file, trace->frames[0].file) != 0;
    snprintf(out, 128, "%s%s%d", several ? frame->file : "", several ? ":" : "",
             frame->line);
}

// From the lesson's own text to where it failed; NULL where that is one and the same.
static char *trace_text(const Desk *desk) {
    const Trace *trace = &desk->study.trace;
    Buffer way = {0};
    if (trace->count < 2) return NULL;
    for (int i = trace->count - 1; i >= 0; i--) {
        const TraceFrame *frame = &trace->frames[i];
        char place[128];
        frame_place(trace, frame, place);
        char *step = words_say(desk->options.words, desk->lang,
                               frame->name[0] ? "error.frame_named" : "error.frame",
                               "%s\t%s", place, frame->name);
        buffer_print(&way, "%s%s", way.size ? " → " : "", step);
        free(step);
    }
    char *text = words_say(desk->options.words, desk->lang, "error.trace", "%s", way.data);
    buffer_clear(&way);
    return text;
}

static char *report_of(const Desk *desk) {
    Buffer report = {0};
    char *source = source_text(desk), *hint = hint_text(desk, source);
    char *trace = trace_text(desk);
    char *line = words_error_line(desk->options.words, desk->lang, error_now(desk));
    buffer_print(&report, "%s", line);
    if (hint) buffer_print(&report, "\n%s", hint);
    if (trace) buffer_print(&report, "\n%s", trace);
    free(line);
    free(trace);
    free(hint);
    free(source);
    return buffer_take(&report);
}

// A page that was printed is told by its file.
void workshop_copy(Desk *desk) {
    const Error *err = error_now(desk);
    bool printed = desk->making.path != NULL;
    if (!printed && !err) return;
    free(desk->clipboard);
    desk->clipboard = printed ? mem_text(desk->making.path) : report_of(desk);
    if (printed)
        desk_say(desk, "desk.copied", "%s", desk->making.path);
    else
        desk_say(desk, "desk.copied", "%s:%d", err->file, err->line ? err->line : 1);
}

// --- the card

// A line of a file as a card can show it; no card is wide enough for more.
static char *line_shown(char *line) {
    enum { MOST = 1000 };
    for (char *tab = line; (tab = strchr(tab, '\t'));)
        *tab = ' ';
    char *shown = text_harmless(line);
    if (strlen(shown) > MOST) *(char *)text_before(shown, shown + MOST) = 0;
    return shown;
}

// The lines around the fault, cut from the file's text, which this spoils.
static void take_lines(Scene *scene, ErrorModel *model, char *text, int line) {
    if (!text || line < 1) return;
    model->first_line = line > 2 ? line - 2 : 1;
    char *rest = text;
    for (int number = 1; rest && number < model->first_line + ERROR_LINES; number++) {
        char *end = strchr(rest, '\n');
        if (end) *end = 0;
        if (number >= model->first_line)
            model->lines[number - model->first_line] = scene_take(scene, line_shown(rest));
        rest = end ? end + 1 : NULL;
    }
}

void workshop_build_error(Desk *desk, Scene *scene, const Look *look) {
    const Study *study = &desk->study;
    const Pack *pack = study->options.pack;
    const PackLesson *about = &pack->lessons[study->options.lesson];
    const Lesson *lesson = study_lesson(study);
    char *sentence = words_error(desk->options.words, desk->lang, &study->error);
    ErrorModel model = {.error = &study->error,
                        .course = text_in(&pack->title, desk->lang),
                        .title = about->file,
                        .sentence = scene_take(scene, sentence),
                        .reloading = study->next != NULL,
                        .watching = desk->watching,
                        .status = desk->status};
    const Page *kept = lesson ? &lesson->pages[study->page] : NULL;
    if (kept)
        model.kept =
            scene_take(scene, live_text(study->live, &kept->title, desk->lang, NULL));
    model.page = kept_page(desk, look);
    char *source = source_text(desk);
    model.hint = scene_take(scene, hint_text(desk, source));
    model.trace = scene_take(scene, trace_text(desk));
    take_lines(scene, &model, source, study->error.line);
    free(source);
    screen_error(scene, &model);
}

// --- to the editor

void workshop_edit_at(Desk *desk, const char *file, int line) {
    Error place = {.line = 0};
    const PackFiles *files = desk->study.options.pack->files;
    if (pack_files_packed(files)) {
        desk_say(desk, "error.packed", " ");
        return;
    }
    error_at(&place, file, line, 0);
    free(desk->edit_file);
    desk->edit_file = pack_files_place(files, file_of(desk, &place));
    desk->edit_line = line > 0 ? line : 1;
}

void workshop_edit(Desk *desk) {
    const Error *err = error_now(desk);
    if (err) workshop_edit_at(desk, err->file, err->line);
}

char *desk_edit(Desk *desk, int *line) {
    char *file = desk->edit_file;
    desk->edit_file = NULL;
    *line = desk->edit_line;
    return file;
}

void desk_edit_failed(Desk *desk, const char *command) {
    if (command)
        desk_say(desk, "error.editor_failed", "%s", command);
    else
        desk_say(desk, "error.no_editor", " ");
    desk->dirty = true;
}
