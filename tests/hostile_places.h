// For hostile_test: the places of a lesson in which a stranger's Lua runs. A script is laid
// into the place's lesson, and what runs it is called.
#ifndef KYUBI_HOSTILE_PLACES_H
#define KYUBI_HOSTILE_PLACES_H

#include "hostile_bench.h"

typedef struct Place {
    const char *name;
    const char *before, *after; // of the script, in the lesson of all places; NULL: nothing
    const char *function;       // of the lesson language; NULL: loading is all
    const char *args[2];        // JSON: called with one, then with the other; NULL: none
    int budget;                 // real: ms
} Place;

#define STAGE(number, touch)                             \
    "{\"stage\":" #number ",\"t\":1,\"touch\":\"" #touch \
    "\",\"area\":0,\"x\":0,\"y\":0,\"revision\":1}"
#define ASK "ask = { ja = '?', en = '?' }"
#define CODE "calls = 'f', physics = true, solution = 'function f(x) return x end', "
#define ANSWER "\"seed\":1,\"answer\":{\"code\":\"function f(x) return x end\"}}"

static const Place places[] = {
    {"load", NULL, NULL, NULL, {NULL}, 2000},
    {"value",
     "local on = input.toggle { label = 'T' }\n"
     "value(function(...) if on.value > 0 then\n",
     "\nend return 0 end)\n",
     "changed",
     {"{\"revision\":1,\"variables\":[{\"variable\":0,\"number\":1}]}",
      "{\"revision\":1,\"variables\":[{\"variable\":0,\"number\":0}]}"},
     100},
    {"event",
     "input.button { label = 'B', run = function(...)\n",
     "\nend }\n",
     "changed",
     {"{\"revision\":1,\"button\":2}"},
     100},
    {"timer",
     "timer { every = 1, run = function(...)\n",
     "\nend }\n",
     "changed",
     {"{\"revision\":1,\"timer\":0,\"t\":1}"},
     100},
    {"stage",
     "stage { label = 'S', draw = function(g, ...)\n",
     "\nend }\n",
     "stage",
     {STAGE(0, tick)},
     250},
    {"press",
     "stage { label = 'S', draw = function(g, t)\n"
     "g:area('a', 0, 0, 1, 1, { label = 'A', press = function(...)\n",
     "\nend }) end }\n",
     "stage",
     {STAGE(1, tick), STAGE(1, press)},
     250},
    {"check",
     "exercise.code 'c' { " ASK ", " CODE
     "inputs = function() return { 1 } end, reference = function(...)\n",
     "\nend }\n",
     "check",
     {"{\"exercise\":\"c\"," ANSWER},
     2000},
    {"computed",
     "exercise.number 'n' { " ASK ", answer = 1, computed = function(...)\n",
     "\nend }\n",
     "findings",
     {NULL},
     2000},
    {"code", NULL, NULL, "check", {NULL}, 2000},
    {"test", NULL, NULL, "test", {"{\"test\":1,\"page\":0}"}, 10000},
};
enum { PLACES = sizeof places / sizeof *places };

static inline bool is_learners(const Place *place) {
    return !strcmp(place->name, "code");
}

static inline const Place *place_named(const char *name) {
    for (size_t i = 0; i < PLACES; i++)
        if (!strcmp(places[i].name, name)) return &places[i];
    fail_msg("no place %s", name);
    return NULL;
}

// The lesson with the script in every place but "load"; yours to clear.
static inline Buffer lesson_of(const char *text, size_t size) {
    Buffer lesson = {0};
    buffer_print(&lesson, "%s", HEAD);
    for (size_t i = 0; i < PLACES; i++) {
        if (!places[i].before) continue;
        buffer_print(&lesson, "%s", places[i].before);
        buffer_add(&lesson, text, size);
        buffer_print(&lesson, "%s", places[i].after);
    }
    buffer_print(&lesson, "exercise.code 'p' { " ASK ", " CODE
                          "cases = { { input = { 1 }, output = 1 } } }");
    return lesson;
}

// The tests of that lesson, with the script in one; yours to clear.
static inline Buffer tests_of(const char *text, size_t size) {
    Buffer tests = {0};
    buffer_print(&tests, "test('t', function(...)\n");
    buffer_add(&tests, text, size);
    buffer_print(&tests, "\nend)\n");
    return tests;
}

// The argument of a place's call; yours. A learner's program carries the script itself.
static inline Data *arg_of(const Place *place, int call, const char *text) {
    const char *fixed = place->args[call];
    if (fixed) return data_read(fixed, strlen(fixed), (DataLimits){0}, "arg", NULL);
    if (place->before) return NULL;
    Buffer code = {0};
    buffer_print(&code, "function f(...)\n%s\nend", text);
    Data *answer = data_new_object(), *arg = data_new_object();
    data_put(answer, "code", data_new_text(code.data));
    data_put(arg, "exercise", data_new_text("p"));
    data_put(arg, "answer", answer);
    data_put(arg, "seed", data_new_integer(1));
    buffer_clear(&code);
    return arg;
}

// Calls what runs the script, as long as the child lives: how it failed at last.
static inline End run_in_place(Bench *bench, const Place *place, const char *text,
                               int budget, int times) {
    End end = {.name = "ok"};
    for (int i = 0; i < 2 * times && bench_lives(bench); i++) {
        if (i % 2 && !place->args[1]) continue;
        Data *arg = arg_of(place, i % 2, text);
        End now = bench_call(bench, place->function, arg, budget);
        if (strcmp(now.name, "ok") != 0 || !strcmp(end.name, "ok")) end = now;
        data_free(arg);
    }
    return end;
}

#endif
