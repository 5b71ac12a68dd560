// `kyubi present PATH`: the audience process, which starts the presenter process. That is
// the same program with a word more, which nobody types.
#include "app/app.h"
#include "app/audience.h"
#include "app/present_check.h"
#include "app/presenter.h"
#include "app/show_lock.h"
#include "app/supervisor.h"
#include "base/file.h"
#include "base/mem.h"
#include "lesson/page.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char presenter_word[] = "--presenter-process";

typedef struct Asked {
    const char *path, *lesson;
    uint64_t page; // from 1; 0: it was not said
    bool from_start, presenter, check;
} Asked;

static bool take_word(int argc, char **argv, int *at, Asked *asked, Error *err) {
    const char *word = argv[*at];
    if (!strcmp(word, "--lesson")) {
        asked->lesson = command_value(argc, argv, at, err);
        return asked->lesson != NULL;
    }
    if (!strcmp(word, "--page"))
        return command_number(argc, argv, at, 1, MAX_PAGES, &asked->page, err);
    if (!strcmp(word, "--from-start")) return asked->from_start = true;
    if (!strcmp(word, "--check")) return asked->check = true;
    if (!strcmp(word, presenter_word)) return asked->presenter = true;
    return command_only(word, &asked->path, "command.too_many", err);
}

static bool take_words(int argc, char **argv, Asked *asked, Error *err) {
    for (int i = 0; i < argc; i++)
        if (!take_word(argc, argv, &i, asked, err)) return false;
    return asked->path || error_set(err, "command.no_path", "%s", "present");
}

// What starts the presenter process; `list` has room for it.
enum { MOST_WORDS = 16 };
typedef struct Begun {
    const char *profile;
    char *program, page[8];
} Begun;

static void presenter_words(const CommandContext *context, const Asked *asked,
                            const Begun *begun, const char **list) {
    const char *profile = begun->profile;
    int count = 0;
    list[count++] = begun->program;
    if (profile) {
        list[count++] = "--profile";
        list[count++] = profile;
    }
    if (context->lang_asked) {
        list[count++] = "--lang";
        list[count++] = lang_name(context->lang);
    }
    list[count++] = "present";
    list[count++] = asked->path;
    if (asked->lesson) {
        list[count++] = "--lesson";
        list[count++] = asked->lesson;
    }
    if (asked->page) {
        list[count++] = "--page";
        list[count++] = begun->page;
    }
    list[count++] = presenter_word;
    list[count] = NULL;
}

static int run_audience(const CommandContext *context, const Asked *asked,
                        const char *profile) {
    const char *words[MOST_WORDS];
    Begun begun = {.profile = profile, .program = places_kyubi(context->places)};
    snprintf(begun.page, sizeof begun.page, "%d", (int)asked->page);
    char *file = profile ? file_join(profile, "show.json") : NULL;
    presenter_words(context, asked, &begun, words);
    AudienceOptions options = {.context = context,
                               .words = (char *const *)words,
                               .path = asked->path,
                               .lesson = asked->lesson,
                               .file = file,
                               .from_start = asked->from_start};
    Error err = {0};
    bool alone = show_lock_take(profile) || error_set(&err, "present.already", " ");
    Audience *audience = alone ? audience_open(&options, &err) : NULL;
    int status = audience ? 0 : command_failed(context, &err);
    if (audience) {
        while (audience_turn(audience)) {
        }
        status = audience_close(audience);
    }
    free(file);
    free(begun.program);
    return status;
}

static bool socket_is_there(void) {
    return fcntl(SUPERVISOR_HANDLE, F_SETFD, FD_CLOEXEC) == 0;
}

// A profile that cannot be had is no reason to let people wait: nothing is kept then.
static int present(int argc, char **argv, const CommandContext *context) {
    Error err = {0};
    Asked asked = {0};
    if (!take_words(argc, argv, &asked, &err) || (asked.presenter && !socket_is_there()))
        return command_misused(context, &command_present, &err);
    if (!file_exists(asked.path)) {
        error_set(&err, "file.missing", "%s", asked.path);
        return command_failed(context, &err);
    }
    if (asked.check) return present_check(context, asked.path, asked.lesson);
    char *profile = places_profile(context->places, context->profile, &err);
    PresenterOptions options = {.context = context,
                                .path = asked.path,
                                .lesson = asked.lesson,
                                .page = asked.page ? (int)asked.page - 1 : 0,
                                .profile = profile,
                                .socket = SUPERVISOR_HANDLE};
    int status =
        asked.presenter ? presenter_run(&options) : run_audience(context, &asked, profile);
    free(profile);
    return status;
}

const Command command_present = {"present", present,
                                 "present PATH [--lesson ID] [--page N] [--from-start]\n"
                                 "  kyubi present --check PATH [--lesson ID]"};
