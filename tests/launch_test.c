// The words that an editor is started with, and that it is started.
#include "app/launch.h"

#include "base/file.h"
#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *joined(const char *editor, const char *file) {
    Buffer out = {0};
    char **words = launch_words(editor, file, 12);
    for (int i = 0; words[i]; i++)
        buffer_print(&out, "%s<%s>", i ? " " : "", words[i]);
    launch_words_free(words);
    return buffer_take(&out);
}

static void each_editor_is_told_the_line_in_its_own_way(void **state) {
    (void)state;
    static const struct {
        const char *editor, *words;
    } rows[] = {
        {"code", "<code> <-g> <a b.lua:12>"},
        {"code --wait", "<code> <--wait> <-g> <a b.lua:12>"},
        {"/usr/bin/subl", "</usr/bin/subl> <a b.lua:12>"},
        {"kate", "<kate> <-l> <12> <a b.lua>"},
        {"gedit", "<gedit> <+12> <a b.lua>"},
        {"emacsclient", "<emacsclient> <-n> <+12> <a b.lua>"},
        {"my-own  -x", "<my-own> <-x> <a b.lua>"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char *words = joined(rows[i].editor, "a b.lua");
        assert_string_equal(words, rows[i].words);
        free(words);
    }
}

// A folder of programs of our own; `names` NULL-ended, each notes its words in "called".
static char *programs(const char *const *names) {
    char *folder = mem_text("/tmp/kyubi-editor-XXXXXX");
    assert_non_null(mkdtemp(folder));
    for (; *names; names++) {
        char *path = file_join(folder, *names);
        Buffer script = {0};
        buffer_print(&script, "#!/bin/sh\necho \"$0 $@\" > %s/now\nmv %s/now %s/called\n",
                     folder, folder, folder);
        assert_true(file_write(path, script.data, script.size, NULL));
        chmod(path, 0755);
        buffer_clear(&script);
        free(path);
    }
    return folder;
}

static void remove_programs(char *folder) {
    char **names = file_list(folder, NULL, NULL);
    for (char **name = names; *name; name++) {
        char *path = file_join(folder, *name);
        unlink(path);
        free(path);
    }
    free(names);
    rmdir(folder);
    free(folder);
}

static void set_path(const char *folder) {
    Buffer path = {0};
    buffer_print(&path, "%s:/usr/bin:/bin", folder);
    setenv("PATH", path.data, 1);
    buffer_clear(&path);
}

// Waits for the note of the program; the part behind the folder.
static char *called(const char *folder) {
    char *path = file_join(folder, "called"), *text = NULL;
    for (int i = 0; i < 4000 && !text; i++) {
        text = file_read(path, 1000, NULL, NULL);
        if (!text) poll(NULL, 0, 5);
    }
    unlink(path);
    free(path);
    assert_non_null(text);
    char *words = mem_text(text + strlen(folder) + 1);
    free(text);
    return words;
}

static void the_editor_of_the_environment_is_started(void **state) {
    (void)state;
    static const char *const names[] = {"code", "xdg-open", "vim", "x-terminal-emulator",
                                        NULL};
    static const struct {
        const char *visual, *editor, *words;
    } rows[] = {
        {NULL, "code -n", "code -n -g a;b.lua:7\n"},
        {"code", "vim", "code -g a;b.lua:7\n"},
        {" ", "vim", "x-terminal-emulator -e vim +7 a;b.lua\n"},
        {NULL, NULL, "xdg-open a;b.lua\n"},
    };
    char *folder = programs(names);
    set_path(folder);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        unsetenv("VISUAL");
        unsetenv("EDITOR");
        if (rows[i].visual) setenv("VISUAL", rows[i].visual, 1);
        if (rows[i].editor) setenv("EDITOR", rows[i].editor, 1);
        const char *tried;
        assert_true(launch_editor("a;b.lua", 7, &tried));
        char *words = called(folder);
        assert_string_equal(words, rows[i].words);
        free(words);
    }
    remove_programs(folder);
}

static void one_that_is_not_there_is_named(void **state) {
    (void)state;
    const char *tried;
    setenv("PATH", "/nowhere", 1);
    unsetenv("VISUAL");
    setenv("EDITOR", "no-such-editor -w", 1);
    assert_false(launch_editor("a.lua", 1, &tried));
    assert_string_equal(tried, "no-such-editor -w");
    unsetenv("EDITOR");
    assert_false(launch_editor("a.lua", 1, &tried));
    assert_null(tried);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_editor_is_told_the_line_in_its_own_way),
        cmocka_unit_test(the_editor_of_the_environment_is_started),
        cmocka_unit_test(one_that_is_not_there_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
