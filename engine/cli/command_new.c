// `kyubi new PATH`: a folder with a lesson that already passes `kyubi check --layout`, from
// a template in assets/templates.
#include "cli/command.h"
#include "cli/doc.h"

#include "base/file.h"
#include "base/mem.h"

#include <assert.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

extern const Command command_new;

enum { TEMPLATE_BYTES = 256 * 1024 };
#define TESTS "tests"

// The file to begin with stands beside the template's name.
static const struct {
    const char *name, *first;
} templates[] = {
    {"lesson", "01-first.lua"},
    {"course", "01-superposition.lua"},
    {"demo", "01-show.lua"},
};
enum { TEMPLATES = sizeof templates / sizeof *templates };

typedef struct Making {
    const CommandContext *context;
    char *path; // without a slash at its end
    int template;
    char id[48];
} Making;

static int template_of(const char *name) {
    for (int i = 0; i < TEMPLATES; i++)
        if (!strcmp(templates[i].name, name)) return i;
    return -1;
}

static bool read_words(int argc, char **argv, Making *making, Error *err) {
    const char *path = NULL;
    for (int i = 0; i < argc; i++) {
        if (!strcmp(argv[i], "--template")) {
            const char *name = command_value(argc, argv, &i, err);
            if (!name) return false;
            making->template = template_of(name);
            if (making->template <0) return error_set(err, "new.no_template", "%s", name);
        } else if (argv[i][0] == '-') {
            return error_set(err, "command.unknown_option", "%s", argv[i]);
        } else if (path) {
            return error_set(err, "new.one_path", "%s", argv[i]);
        } else {
            path = argv[i];
        }
    }
    if (!path || !*path) return error_set(err, "new.no_path", " ");
    making->path = mem_text(path);
    for (size_t size = strlen(path); size > 1 && making->path[size - 1] == '/';)
        making->path[--size] = 0;
    return true;
}

// The id of the pack: the folder's name in small letters, digits, '.', '-' and '_'.
static void choose_id(Making *making) {
    char *whole = realpath(making->path, NULL);
    const char *name = file_name(whole ? whole : making->path);
    size_t size = 0;
    bool letter = false;
    for (; *name && size + 1 < sizeof making->id; name++) {
        char c = (char)tolower((unsigned char)*name);
        bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        bool joint = strchr(".-_ ", c) && size;
        letter = letter || (c >= 'a' && c <= 'z');
        if (plain || joint) making->id[size++] = c == ' ' ? '-' : c;
    }
    while (size && strchr(".-_", making->id[size - 1]))
        size--;
    making->id[size] = 0;
    if (!letter) snprintf(making->id, sizeof making->id, "my-lessons");
    free(whole);
}

// Only a folder that is not there yet, or is empty.
static bool may_write(const char *path, Error *err) {
    if (!file_exists(path)) return true;
    char **names = file_is_folder(path) ? file_list(path, NULL, NULL) : NULL;
    bool empty = names && !names[0];
    free(names);
    if (empty) return true;
    error_set(err, "new.taken", "%s", path);
    return error_at(err, path, 0, 0);
}

// The text with the pack's id for each @ID@. Yours to free.
static char *filled(const char *text, const char *id) {
    Buffer out = {0};
    for (const char *at; (at = strstr(text, "@ID@")); text = at + 4) {
        buffer_add(&out, text, (size_t)(at - text));
        buffer_print(&out, "%s", id);
    }
    buffer_print(&out, "%s", text);
    return buffer_take(&out);
}

static bool write_text(const char *folder, const char *name, const char *text, Error *err) {
    char *path = file_join(folder, name);
    bool good = file_write(path, text, strlen(text), err);
    free(path);
    return good;
}

static bool copy_one(const Making *making, const char *from, const char *name, Error *err) {
    char *source = file_join(from, name);
    char *text = file_read(source, TEMPLATE_BYTES, NULL, err);
    char *whole = text ? filled(text, making->id) : NULL;
    bool good = whole && write_text(making->path, name, whole, err);
    free(whole);
    free(text);
    free(source);
    return good;
}

static bool copy_lessons(const Making *making, const char *from, Error *err) {
    char **names = file_list(from, NULL, err);
    bool good = names != NULL;
    for (int i = 0; good && names[i]; i++)
        if (strcmp(names[i], TESTS) != 0) good = copy_one(making, from, names[i], err);
    free(names);
    return good;
}

// The lessons' tests, where the template has some.
static bool copy_tests(const Making *making, const char *from, Error *err) {
    char *there = file_join(from, TESTS), *here = file_join(making->path, TESTS);
    char **names = file_is_folder(there) ? file_list(there, NULL, err) : NULL;
    bool good = !names || file_make_folder(here, err);
    for (int i = 0; good && names && names[i]; i++) {
        char *name = file_join(TESTS, names[i]);
        good = copy_one(making, from, name, err);
        free(name);
    }
    free(names);
    free(there);
    free(here);
    return good;
}

static bool copy_files(const Making *making, Error *err) {
    char *all = file_join(making->context->places->assets, "templates");
    char *from = file_join(all, templates[making->template].name);
    bool good = copy_lessons(making, from, err) && copy_tests(making, from, err);
    free(from);
    free(all);
    return good;
}

// What editors with lua-language-server read: .luarc.json, and the words of lessons.
static bool write_annotations(const Making *making, Error *err) {
    static const char *const SETTINGS =
        "{\n  \"runtime.version\": \"Lua 5.4\",\n  \"workspace.library\": [\".kyubi\"],\n"
        "  \"runtime.builtin\": { \"io\": \"disable\", \"os\": \"disable\","
        " \"package\": \"disable\", \"debug\": \"disable\" }\n}\n";
    char *folder = file_join(making->path, ".kyubi"), *text = NULL;
    size_t size = 0;
    CommandContext context = *making->context;
    Data *table = word_table_read(context.places, err);
    if (table) {
        context.out = open_memstream(&text, &size);
        doc_annotations(&(Doc){&context, table, NULL});
        fclose(context.out);
    }
    bool good = table && file_make_folder(folder, err) &&
                write_text(folder, "words.lua", text, err) &&
                write_text(making->path, ".luarc.json", SETTINGS, err);
    data_free(table);
    free(text);
    free(folder);
    return good;
}

static void say_next(const Making *making) {
    const CommandContext *context = making->context;
    assert(making->path);
    const char *quote = strpbrk(making->path, " '\"&;()") ? "\"" : "";
    char *text = words_say(context->words, context->lang, "new.done", "%s", making->path);
    fprintf(context->out, "%s\n", text);
    free(text);
    static const char *const steps[] = {"new.open", "new.edit", "new.id"};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        text = words_say(context->words, context->lang, steps[i], "%s%s%s\t%s", quote,
                         making->path, quote, templates[making->template].first);
        fprintf(context->out, "  %s\n", text);
        free(text);
    }
}

static bool make(Making *making, Error *err) {
    if (!may_write(making->path, err) || !file_make_folder(making->path, err)) return false;
    choose_id(making);
    return copy_files(making, err) && write_annotations(making, err);
}

static int new_words(int argc, char **argv, const CommandContext *context) {
    Making making = {.context = context};
    Error err = {0};
    int status = 0;
    if (!read_words(argc, argv, &making, &err))
        status = command_misused(context, &command_new, &err);
    else if (!make(&making, &err))
        status = command_failed(context, &err);
    else
        say_next(&making);
    free(making.path);
    return status;
}

const Command command_new = {
    .name = "new",
    .run = new_words,
    .usage = "new PATH [--template lesson|course|demo]",
};
