#include "desk/show_inside.h"

#include "base/file.h"

#include <stdlib.h>
#include <unistd.h>

void show_handout_end(ShowHandout *handout) {
    free(handout->path);
    free(handout->note);
    *handout = (ShowHandout){0};
}

static void note(Show *show, char *words) {
    free(show->handout.note);
    show->handout.note = words;
    if (words) show_tell(show, "present.plain", "%s", words);
    show->dirty = true;
}

// "S02 Bloch sphere live, notes"
static char *name_of(const Show *show, HandoutKind kind) {
    static const char *const keys[HANDOUT_COUNT] = {"present.handout_name_notes",
                                                    "present.handout_name_blanks"};
    char *lesson = desk_lesson_name(show->desk);
    char *whole =
        words_say(show->options.words, show->desk->lang, keys[kind], "%s", lesson);
    char *name = file_name_from(whole);
    free(whole);
    free(lesson);
    return name;
}

void show_handout_ask(Show *show, HandoutKind kind) {
    ShowHandout *handout = &show->handout;
    if (handout->busy) return;
    Error err = {0};
    char *name = name_of(show, kind);
    char *path = file_new(show->desk->documents, name, ".pdf", &err);
    free(name);
    free(handout->path);
    handout->path = path;
    handout->kind = kind;
    handout->busy = path != NULL;
    handout->failed = !path;
    if (path) handout->number++;
    show->sheet = PRESENTER_PLAIN;
    if (path)
        show_say_handout(show, 0, 0);
    else
        show_say_handout_done(show, &err);
}

bool show_handout_wish(const Show *show, HandoutWish *wish) {
    const ShowHandout *handout = &show->handout;
    *wish = (HandoutWish){.number = handout->number,
                          .kind = handout->kind,
                          .path = handout->path,
                          .lesson = study_lesson(&show->desk->study)->id,
                          .lang = show->desk->lang};
    return handout->busy;
}

void show_say_handout(Show *show, int at, int all) {
    const char *key = all ? "present.handout_at" : "present.handout_begins";
    note(show, words_say(show->options.words, show->desk->lang, key, "%d\t%d", at, all));
}

// Nothing stays of one that failed.
void show_say_handout_done(Show *show, const Error *err) {
    ShowHandout *handout = &show->handout;
    const Words *words = show->options.words;
    handout->busy = false;
    handout->failed = err != NULL;
    if (err && handout->path) unlink(handout->path);
    note(show, err ? words_error(words, show->desk->lang, err)
                   : words_say(words, show->desk->lang, "print.done", "%s", handout->path));
}

bool show_handout_key(Show *show, const Gesture *gesture) {
    int kind = gesture->key - '1';
    if (gesture->mods || kind < 0 || kind >= HANDOUT_COUNT) return false;
    show_handout_ask(show, (HandoutKind)kind);
    return true;
}
