// .kyubi files for tests: a pack of one lesson, packed as `kyubi pack` does.
#ifndef KYUBI_TESTS_PACK_MAKER_H
#define KYUBI_TESTS_PACK_MAKER_H

#include "base/file.h"
#include "base/mem.h"
#include "lesson/archive_write.h"

#include <stdio.h>
#include <string.h>

// Writes it to `path`. `more`: further fields of pack.json, each with a comma behind it;
// `lesson`: the text of the lesson "my.first".
static inline void pack_make_titled(const char *path, const char *id, const char *version,
                                    const char *title, const char *more,
                                    const char *lesson) {
    char manifest[2000];
    snprintf(manifest, sizeof manifest,
             "{\"id\":\"%s\",\"version\":\"%s\",\"api\":0,%s\"title\":{\"en\":\"%s\"},"
             "\"lessons\":[{\"id\":\"my.first\",\"file\":\"01-first.lua\","
             "\"title\":{\"en\":\"First\"}}]}",
             id, version, more, title);
    ArchiveFile files[] = {{"pack.json", manifest, strlen(manifest)},
                           {"01-first.lua", lesson, strlen(lesson)}};
    Buffer bytes = archive_write(files, 2);
    assert_true(file_write(path, bytes.data, bytes.size, NULL));
    buffer_clear(&bytes);
}

static inline void pack_make(const char *path, const char *id, const char *version,
                             const char *more, const char *lesson) {
    pack_make_titled(path, id, version, "My", more, lesson);
}

#endif
