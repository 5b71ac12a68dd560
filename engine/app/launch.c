#include "app/launch.h"

#include "base/file.h"
#include "base/mem.h"

#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

// How each is told the line: % is the file, # the line. What is not here gets the file.
static const struct {
    const char *name, *words;
    bool terminal;
} editors[] = {
    {"code", "-g %:#", false},
    {"codium", "-g %:#", false},
    {"subl", "%:#", false},
    {"zed", "%:#", false},
    {"kate", "-l # %", false},
    {"kwrite", "-l # %", false},
    {"gedit", "+# %", false},
    {"gnome-text-editor", "+# %", false},
    {"mousepad", "-l # %", false},
    {"geany", "-l # %", false},
    {"gvim", "+# %", false},
    {"emacs", "+# %", false},
    {"emacsclient", "-n +# %", false},
    {"vi", "+# %", true},
    {"vim", "+# %", true},
    {"nvim", "+# %", true},
    {"nano", "+# %", true},
    {"micro", "+# %", true},
    {"hx", "%:#", true},
};

// The first that is there is used.
static const struct {
    const char *name, *before;
} terminals[] = {
    {"x-terminal-emulator", "-e"}, {"gnome-terminal", "--"}, {"konsole", "-e"},
    {"xfce4-terminal", "-x"},      {"xterm", "-e"},
};

enum { MOST_WORDS = 32 };

typedef struct WordList {
    char *words[MOST_WORDS + 1];
    int count;
} WordList;

static void add(WordList *list, const char *text, size_t size) {
    if (list->count == MOST_WORDS) return;
    char *word = mem_new(size + 1);
    memcpy(word, text, size);
    list->words[list->count++] = word;
}

static void add_parted(WordList *list, const char *text) {
    while (*(text += strspn(text, " \t"))) {
        size_t size = strcspn(text, " \t");
        add(list, text, size);
        text += size;
    }
}

static bool program_there(const char *name) {
    if (strchr(name, '/')) return !access(name, X_OK);
    const char *path = getenv("PATH");
    char *copy = mem_text(path ? path : "/usr/bin:/bin"), *rest = NULL;
    bool there = false;
    for (char *folder = strtok_r(copy, ":", &rest); folder && !there;
         folder = strtok_r(NULL, ":", &rest)) {
        char *whole = file_join(folder, name);
        there = !access(whole, X_OK);
        free(whole);
    }
    free(copy);
    return there;
}

static void add_terminal(WordList *list) {
    for (size_t i = 0; i < sizeof terminals / sizeof *terminals; i++) {
        if (!program_there(terminals[i].name)) continue;
        add(list, terminals[i].name, strlen(terminals[i].name));
        add(list, terminals[i].before, strlen(terminals[i].before));
        return;
    }
}

// A word of the table with the file and the line put in.
static void add_filled(WordList *list, const char *word, size_t size, const char *file,
                       int line) {
    Buffer out = {0};
    for (size_t i = 0; i < size; i++) {
        if (word[i] == '%')
            buffer_print(&out, "%s", file);
        else if (word[i] == '#')
            buffer_print(&out, "%d", line);
        else
            buffer_add(&out, &word[i], 1);
    }
    char *whole = buffer_take(&out);
    add(list, whole, strlen(whole));
    free(whole);
}

static int row_of(const char *program) {
    for (int i = 0; i < (int)(sizeof editors / sizeof *editors); i++)
        if (!strcmp(editors[i].name, program)) return i;
    return -1;
}

char **launch_words(const char *editor, const char *file, int line) {
    WordList given = {0}, list = {0};
    add_parted(&given, editor);
    int row = given.count ? row_of(file_name(given.words[0])) : -1;
    if (row >= 0 && editors[row].terminal) add_terminal(&list);
    for (int i = 0; i < given.count; i++) {
        add(&list, given.words[i], strlen(given.words[i]));
        free(given.words[i]);
    }
    const char *words = row >= 0 ? editors[row].words : "%";
    while (*words) {
        size_t size = strcspn(words, " ");
        add_filled(&list, words, size, file, line);
        words += size + strspn(words + size, " ");
    }
    char **all = mem_new((size_t)(list.count + 1) * sizeof *all);
    memcpy(all, list.words, (size_t)list.count * sizeof *all);
    return all;
}

void launch_words_free(char **words) {
    for (int i = 0; words[i]; i++)
        free(words[i]);
    free(words);
}

// By way of a shell that leaves it to itself at once, so that nobody has to wait for it.
// The words are the shell's arguments, never its text.
static bool start(char **words) {
    char *argv[MOST_WORDS + 8] = {"/bin/sh", "-c", "\"$@\" >/dev/null 2>&1 &", "sh"};
    for (int i = 0; words[i]; i++)
        argv[4 + i] = words[i];
    posix_spawnattr_t how;
    pid_t shell;
    posix_spawnattr_init(&how);
    posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSID);
    bool good = !posix_spawn(&shell, argv[0], NULL, &how, argv, environ);
    posix_spawnattr_destroy(&how);
    int status = 1;
    return good && waitpid(shell, &status, 0) == shell && !status;
}

bool launch_editor(const char *file, int line, const char **tried) {
    const char *names[] = {getenv("VISUAL"), getenv("EDITOR"), "xdg-open"};
    const char *editor = NULL;
    for (int i = 0; i < 3 && !editor; i++)
        if (names[i] && names[i][strspn(names[i], " \t")]) editor = names[i];
    char **words = launch_words(editor, file, line);
    bool there = program_there(words[0]) && start(words);
    *tried = editor == names[2] ? NULL : editor;
    launch_words_free(words);
    return there;
}
