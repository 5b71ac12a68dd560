#include "desk/learners.h"

#include "desk/desk_inside.h"

#include "base/file.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

static void set_note(Desk *desk, const Error *err) {
    Learners *learners = &desk->learners;
    free(learners->note);
    learners->note = err ? words_error(desk->options.words, desk->lang, err) : NULL;
    learners->wrong = err != NULL;
    desk->dirty = true;
}

static char *home_of_all(const Learners *learners) {
    return file_join(learners->root, "learners");
}

static char *folder_of(const Learners *learners, int which) {
    if (!which) return mem_text(learners->root);
    char *all = home_of_all(learners);
    char *folder = file_join(all, learners->names[which - 1]);
    free(all);
    return folder;
}

static void forget_names(Learners *learners) {
    for (int i = 0; i < learners->count; i++)
        free(learners->names[i]);
    learners->count = 0;
}

static int named(const Learners *learners, const char *name) {
    for (int i = 0; i < learners->count; i++)
        if (!strcmp(learners->names[i], name)) return i + 1;
    return -1;
}

// Names that come before the one who is there move it; where its folder is gone, its record
// is open still. Takes the name; NULL: the first is there.
static void stay(Learners *learners, char *name) {
    learners->now = name ? named(learners, name) : 0;
    if (learners->now < 0) {
        if (learners->count == MOST_LEARNERS - 1) free(learners->names[--learners->count]);
        learners->names[learners->count++] = mem_text(name);
        learners->now = learners->count;
    }
    free(name);
}

// By the folders that are there; what is too many is left out.
static void find_names(Learners *learners) {
    char *all = home_of_all(learners), **names = file_list(all, NULL, NULL);
    char *here = learners->now ? mem_text(learners->names[learners->now - 1]) : NULL;
    forget_names(learners);
    for (char **name = names; name && *name; name++) {
        char *folder = file_join(all, *name);
        bool one = file_is_folder(folder) && (*name)[0] != '.';
        if (one && learners->count < MOST_LEARNERS - 1)
            learners->names[learners->count++] = mem_text(*name);
        free(folder);
    }
    stay(learners, here);
    free(names);
    free(all);
}

void learners_start(Desk *desk) {
    Learners *learners = &desk->learners;
    if (!desk->options.profile) return;
    learners->root = mem_text(desk->options.profile);
    find_names(learners);
    if (learners->count && desk->options.asks)
        learners_act(desk, (Spot){.kind = SPOT_LEARNER, .a = LEARNERS_SHEET});
}

void learners_end(Desk *desk) {
    forget_names(&desk->learners);
    free(desk->learners.root);
    free(desk->learners.note);
    desk->learners = (Learners){0};
}

void learners_shut(Desk *desk) {
    set_note(desk, NULL);
    field_set(&desk->learners.field, "");
}

const char *learners_name(const Desk *desk) {
    const Learners *learners = &desk->learners;
    if (!learners->count) return NULL;
    return learners->now ? learners->names[learners->now - 1]
                         : words_in(desk->options.words, desk->lang, "learners.first");
}

// --- from one to another

// The record that is open is closed only once the other one is.
static bool change_to(Desk *desk, int which, Error *err) {
    char *folder = folder_of(&desk->learners, which);
    Progress *progress = progress_open(folder, err);
    free(folder);
    if (!progress) return false;
    lab_save(desk);
    desk_leave_record(desk);
    progress_close(desk->progress);
    desk->progress = progress;
    desk->learners.now = which;
    desk_enter_record(desk);
    return true;
}

static void choose(Desk *desk, int which) {
    Error err = {0};
    if (which < 0 || which > desk->learners.count) return;
    if (which != desk->learners.now && !change_to(desk, which, &err)) {
        set_note(desk, &err);
        return;
    }
    desk_go(desk, SCREEN_LIBRARY); // closes the sheet
    const char *name = learners_name(desk);
    if (name) desk_say(desk, "learners.here", "%s", name);
}

static bool add(Desk *desk, const char *name, Error *err) {
    Learners *learners = &desk->learners;
    if (learners->count == MOST_LEARNERS - 1)
        return error_set(err, "learners.many", "%d", MOST_LEARNERS);
    char *all = home_of_all(learners), *folder = file_join(all, name);
    bool made = file_make_folder(folder, err);
    free(folder);
    free(all);
    if (made) find_names(learners);
    return made;
}

// A nickname that is there already is that learner.
void learners_go(Desk *desk) {
    Learners *learners = &desk->learners;
    Error err = {0};
    if (!learners->root) return;
    const char *typed = learners->field.text;
    if (!typed[strspn(typed, " ")]) {
        error_set(&err, "learners.nothing", " ");
        set_note(desk, &err);
        return;
    }
    char *name = file_name_from(typed);
    bool good = named(learners, name) > 0 || add(desk, name, &err);
    if (good)
        choose(desk, named(learners, name));
    else
        set_note(desk, &err);
    free(name);
}

static void open_sheet(Desk *desk) {
    Error err = {0};
    if (!desk->learners.root) {
        error_set(&err, "learners.unkept", " ");
        desk_refuse(desk, &err);
        return;
    }
    find_names(&desk->learners);
    int now = desk->learners.now;
    choices_open(desk, CHOICES_LEARNERS,
                 (Spot){.kind = SPOT_LEARNER, .a = LEARNERS_CHOOSE, .b = now});
}

void learners_act(Desk *desk, Spot spot) {
    if (spot.a == LEARNERS_SHEET) open_sheet(desk);
    if (spot.a == LEARNERS_CHOOSE) choose(desk, spot.b);
    if (spot.a == LEARNERS_FIELD) desk_focus(desk, spot);
    if (spot.a == LEARNERS_ADD) learners_go(desk);
}

// --- shown

static Choice choice_of(const Learners *learners, Scene *scene, int which) {
    const char *name = which ? scene_keep(scene, learners->names[which - 1])
                             : scene_word(scene, "learners.first");
    return (Choice){.words = name,
                    .spot = {SPOT_LEARNER, LEARNERS_CHOOSE, which, 0, NULL},
                    .on = learners->now == which};
}

ChoiceSheet learners_sheet(const Desk *desk, Scene *scene) {
    const Learners *learners = &desk->learners;
    ChoiceSheet sheet = {.title = scene_word(scene, "learners.title"), .done = -1};
    ChoiceRow *row = &sheet.rows[sheet.count++];
    row->name = scene_word(scene, "learners.choose");
    for (int i = 0; i <= learners->count; i++)
        row->choices[row->count++] = choice_of(learners, scene, i);
    Spot spot = {.kind = SPOT_LEARNER, .a = LEARNERS_FIELD};
    row = &sheet.rows[sheet.count++];
    *row = (ChoiceRow){.name = scene_word(scene, "learners.new"),
                       .fields = true,
                       .field = desk_field_model(desk, &learners->field, spot),
                       .spot = spot,
                       .wrong = learners->wrong};
    sheet.note = learners->note ? scene_keep(scene, learners->note)
                                : scene_word(scene, "learners.about");
    sheet.refused = learners->note != NULL;
    sheet.buttons[sheet.button_count++] =
        (Button){.kind = BUTTON_OUTLINE,
                 .icon = "plus",
                 .words = scene_word(scene, "learners.add"),
                 .spot = {.kind = SPOT_LEARNER, .a = LEARNERS_ADD}};
    return sheet;
}
