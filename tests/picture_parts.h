// What tests of pictures of circuits begin with: fonts, words, and circuits in short form.
#ifndef KYUBI_TESTS_PICTURE_PARTS_H
#define KYUBI_TESTS_PICTURE_PARTS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/mem.h"
#include "circuit/short_form.h"
#include "view/export.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct Atelier {
    Fonts *fonts;
    Words *words;
    ViewCache *cache;
    char folder[64];
} Atelier;

static int atelier_open(void **state) {
    Atelier *a = calloc(1, sizeof *a);
    a->fonts = fonts_open(KYUBI_BUILD "/fonts", NULL);
    a->words = words_open(KYUBI_SOURCE "/assets/words.tsv", NULL);
    assert_non_null(a->fonts);
    assert_non_null(a->words);
    a->cache = view_cache_create(a->fonts);
    strcpy(a->folder, "/tmp/kyubi-export-XXXXXX");
    assert_non_null(mkdtemp(a->folder));
    *state = a;
    return 0;
}

static int atelier_close(void **state) {
    Atelier *a = *state;
    char **names = file_list(a->folder, NULL, NULL);
    for (int i = 0; names[i]; i++) {
        char *path = file_join(a->folder, names[i]);
        unlink(path);
        free(path);
    }
    free(names);
    view_cache_destroy(a->cache);
    words_close(a->words);
    fonts_close(a->fonts);
    int failed = rmdir(a->folder);
    free(a);
    return failed;
}

static inline PictureLook atelier_look(const Atelier *a, Theme theme) {
    return (PictureLook){a->words, a->cache, LANG_JA, theme};
}

static inline Circuit *circuit_of_form(const char *form, int wires) {
    Error err = {0};
    Circuit *circuit = short_form_read(form, wires, NULL, &err);
    if (!circuit) fail_msg("%s %s", err.key, err.args);
    return circuit;
}

// H on every wire in every column.
static inline Circuit *full_circuit(int wires, int columns) {
    Circuit *circuit = circuit_create(wires);
    for (int c = 0; c < columns; c++)
        for (int w = 0; w < wires; w++)
            assert_true(circuit_place(circuit, step_of(circuit, gate_find("h"), w, c),
                                      NULL) != NO_STEP);
    return circuit;
}

#endif
