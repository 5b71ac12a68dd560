#include "cli/acting.h"

#include "lesson/limits.h"
#include "lesson/watchdog.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// The jail's next request; `arg` is taken. Borrowed by `request` until the next call.
static bool ask_next(Acting *acting, Data *arg, Request *request, Error *err) {
    Study *study = &acting->rehearsal.study;
    double began = watchdog_wall();
    data_put(arg, "page", data_new_integer(study->page));
    visit_call(study->visit, "test", arg, (int)fmax(acting->left, 1));
    data_free(arg);
    visit_wait(study->visit);
    acting->left -= watchdog_wall() - began;
    *err = visit_state(study->visit) == VISIT_FAILED ? *visit_error(study->visit)
                                                     : *visit_mistake(study->visit);
    if (!err->line) err->file[0] = 0; // no line ran: the test itself is meant
    return !err->key[0] &&
           request_read(study_lesson(study), visit_answer(study->visit), request, err);
}

// Where the test stands, for what failed in it; errors of the lesson keep their own place.
static void at(const Acting *acting, const char *inner, int line, Error *err) {
    if (!err->key[0] || err->file[0]) return;
    char *file = visit_place(acting->rehearsal.study.visit, inner);
    error_at(err, file, line, 0);
    free(file);
}

// False at the end of the test, or with `err`.
static bool go_on(Acting *acting, const Request *request, Data *answer, Error *err) {
    if (!strcmp(request->act, "end")) {
        if (!acting->expected) error_set(err, "test.nothing", " ");
        return false;
    }
    if (!strcmp(request->act, "yield")) return error_set(err, "test.yield", " ");
    const int most = jail_limits().test_requests;
    bool good = ++acting->requests <= most ? acting_do(acting, request, answer, err) &&
                                                 rehearsal_settle(&acting->rehearsal, err)
                                           : error_set(err, "test.too_long", "%d", most);
    if (!good) at(acting, request->file, request->line, err);
    return good;
}

static void run(Acting *acting, int test, Error *err) {
    Data *arg = data_new_object();
    data_put(arg, "test", data_new_integer(test + 1));
    for (bool more = true; more;) {
        Request request = {.line = 0};
        more = ask_next(acting, arg, &request, err);
        arg = data_new_object();
        more = more && go_on(acting, &request, arg, err);
        request_free(&request);
    }
    data_free(arg);
}

bool acting_run(ActingOptions options, int test, const TestRow *row, Error *err) {
    Acting acting = {.lang = options.lang,
                     .left = options.ms ? options.ms : jail_limits().test_ms};
    options.study.tested = true;
    if (rehearsal_begin(&acting.rehearsal, options.study, err)) run(&acting, test, err);
    if (!strcmp(err->key, "jail.time")) snprintf(err->key, sizeof err->key, "test.time");
    at(&acting, row->file, row->line, err);
    rehearsal_end(&acting.rehearsal);
    return !err->key[0];
}
