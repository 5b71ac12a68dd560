#include "desk/record_sheet.h"

#include "desk/desk_inside.h"

#include "base/file.h"
#include "base/mem.h"
#include "learner/holdings.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static void set_note(Desk *desk, char *note, bool refused) {
    RecordSheet *record = &desk->record;
    free(record->note);
    record->note = note;
    record->refused = refused;
    desk->dirty = true;
}

static void refuse(Desk *desk, const Error *err) {
    set_note(desk, words_error(desk->options.words, desk->lang, err), true);
}

static void say(Desk *desk, const char *key, const char *argument) {
    set_note(desk, words_say(desk->options.words, desk->lang, key, "%s", argument), false);
}

void record_end(Desk *desk) {
    free(desk->record.note);
    desk->record = (RecordSheet){0};
}

static void open_sheet(Desk *desk) {
    choices_open(desk, CHOICES_RECORD, (Spot){.kind = SPOT_RECORD, .a = RECORD_EXPORT});
}

// --- files

// The name says what it is and the day, in figures that sort.
static void write_document(Desk *desk, const char *key, const char *ending,
                           const char *text) {
    char *name = words_say(desk->options.words, desk->lang, key, " "), *safe;
    Error err = {0};
    safe = file_name_from(name);
    char *path = file_new(desk->documents, safe, ending, &err);
    if (path && file_write(path, text, strlen(text), &err))
        say(desk, "record.written", path);
    else
        refuse(desk, &err);
    free(path);
    free(safe);
    free(name);
}

static void export(Desk *desk) {
    Data *all = progress_export(desk->progress);
    char *text = data_write(all);
    write_document(desk, "record.file", ".json", text);
    free(text);
    data_free(all);
}

static void report(Desk *desk) {
    char *text = record_report(desk);
    write_document(desk, "record.report_file", ".txt", text);
    free(text);
}

// --- thrown away

static void begin_anew(Desk *desk) {
    desk_leave_record(desk);
    desk_enter_record(desk);
}

// What was not written yet is no exception.
static void save_all(Desk *desk) {
    lab_save(desk);
    if (desk->studying) live_save(&desk->study);
}

static void delete (Desk *desk) {
    Error err = {0};
    save_all(desk);
    desk->record.asks = false;
    if (!progress_delete(desk->progress, &err)) {
        refuse(desk, &err);
        return;
    }
    begin_anew(desk);
    say(desk, "record.deleted", " ");
    desk_focus(desk, (Spot){.kind = SPOT_RECORD, .a = RECORD_BACK});
}

static void bring_back(Desk *desk) {
    Error err = {0};
    if (!progress_undelete(desk->progress, &err)) {
        refuse(desk, &err);
        return;
    }
    begin_anew(desk);
    say(desk, "record.back_done", " ");
    desk_focus(desk, (Spot){.kind = SPOT_RECORD, .a = RECORD_EXPORT});
}

static void ask(Desk *desk, bool asks) {
    set_note(desk, NULL, false);
    desk->record.asks = asks;
    int first = asks ? RECORD_KEEP : RECORD_DELETE; // Enter at once deletes nothing
    desk_focus(desk, (Spot){.kind = SPOT_RECORD, .a = first});
}

void record_act(Desk *desk, Spot spot) {
    switch (spot.a) {
    case RECORD_SHEET:
        open_sheet(desk);
        break;
    case RECORD_EXPORT:
        export(desk);
        break;
    case RECORD_REPORT:
        report(desk);
        break;
    case RECORD_DELETE_GO:
        delete (desk);
        break;
    case RECORD_BACK:
        bring_back(desk);
        break;
    default:
        ask(desk, spot.a == RECORD_DELETE);
    }
}

// --- shown

static const char *day(Scene *scene, int64_t when) {
    time_t at = (time_t)when;
    struct tm date = {0};
    localtime_r(&at, &date);
    return scene_say(scene, "record.date", "%d\t%d\t%d", date.tm_year + 1900,
                     date.tm_mon + 1, date.tm_mday);
}

static void add_words(ChoiceSheet *sheet, const char *name, const char *words) {
    sheet->rows[sheet->count++] = (ChoiceRow){.name = name, .words = words};
}

static const char *answers(Scene *scene, const Holdings *kept) {
    if (!kept->attempts) return scene_word(scene, "record.no_answers");
    return scene_say(scene, "record.answers_are", "%d\t%d\t%d\t%s\t%s", kept->attempts,
                     kept->exercises, kept->minutes, day(scene, kept->first),
                     day(scene, kept->last));
}

static const char *files(const Desk *desk, Scene *scene, const Holdings *kept) {
    if (!kept->bytes) return scene_word(scene, "record.in_memory");
    return scene_say(scene, "record.files_are", "%s\t%.1f\t%d\t%d",
                     progress_path(desk->progress), (double)kept->bytes / 1e6, kept->copies,
                     kept->damaged);
}

static void add_action(Scene *scene, ChoiceSheet *sheet, const char *name, const char *key,
                       int act) {
    ChoiceRow *row = &sheet->rows[sheet->count++];
    *row = (ChoiceRow){.name = scene_word(scene, name), .count = 1};
    row->choices[0] =
        (Choice){.words = scene_word(scene, key), .spot = {.kind = SPOT_RECORD, .a = act}};
}

static void add_button(Scene *scene, ChoiceSheet *sheet, ButtonKind kind, const char *key,
                       int act) {
    sheet->buttons[sheet->button_count++] = (Button){
        .kind = kind,
        .words = scene_word(scene, key),
        .spot = {.kind = SPOT_RECORD, .a = act},
    };
}

static void add_buttons(const Desk *desk, Scene *scene, ChoiceSheet *sheet) {
    if (desk->record.asks) {
        add_button(scene, sheet, BUTTON_FILLED, "record.keep", RECORD_KEEP);
        add_button(scene, sheet, BUTTON_OUTLINE, "record.delete_go", RECORD_DELETE_GO);
        return;
    }
    add_button(scene, sheet, BUTTON_FILLED, "record.export", RECORD_EXPORT);
    add_button(scene, sheet, BUTTON_OUTLINE, "record.report", RECORD_REPORT);
}

ChoiceSheet record_sheet(const Desk *desk, Scene *scene) {
    const RecordSheet *record = &desk->record;
    Holdings kept = progress_holdings(desk->progress);
    ChoiceSheet sheet = {.title = scene_word(scene, "record.title"), .done = -1};
    add_words(&sheet, scene_word(scene, "record.answers"), answers(scene, &kept));
    add_words(&sheet, scene_word(scene, "record.lessons"),
              scene_say(scene, "record.lessons_are", "%d\t%d", kept.begun, kept.finished));
    add_words(&sheet, scene_word(scene, "record.cards"),
              scene_say(scene, "record.cards_are", "%d\t%d", kept.cards, kept.reviews));
    add_words(&sheet, scene_word(scene, "record.settings"),
              scene_say(scene, "record.settings_are", "%d", kept.settings));
    add_words(&sheet, scene_word(scene, "record.files"), files(desk, scene, &kept));
    if (progress_deleted(desk->progress))
        add_action(scene, &sheet, "record.gone", "record.back", RECORD_BACK);
    else if (!record->asks)
        add_action(scene, &sheet, "record.all", "record.delete", RECORD_DELETE);
    sheet.note = record->asks   ? scene_say(scene, "record.ask", "%d\t%d", kept.attempts,
                                            kept.settings)
                 : record->note ? scene_keep(scene, record->note)
                                : scene_word(scene, "record.about");
    sheet.refused = record->refused;
    add_buttons(desk, scene, &sheet);
    return sheet;
}
