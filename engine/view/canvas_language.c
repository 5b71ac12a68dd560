// Which language a PDF is in. cairo 1.16 cannot say it, so it is added behind what cairo
// wrote, as an incremental update (ISO 32000-1, 7.5.6): the catalog again with /Lang
// (14.9.2), and a cross-reference table for it alone.
#include "view/canvas_backend.h"

#include "base/file.h"
#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LARGEST = 1 << 30 };

// The last place of `what`; NULL.
static const char *last_of(const char *bytes, size_t size, const char *what) {
    size_t length = strlen(what);
    for (size_t i = size < length ? 0 : size - length + 1; i > 0; i--)
        if (!memcmp(bytes + i - 1, what, length)) return bytes + i - 1;
    return NULL;
}

static long number_behind(const char *trailer, const char *name) {
    const char *at = trailer ? strstr(trailer, name) : NULL;
    return at ? strtol(at + strlen(name), NULL, 10) : -1;
}

// "" where the document is not written as we know it: it then stays as it is.
static char *update(const char *bytes, size_t size, const char *language) {
    const char *trailer = last_of(bytes, size, "trailer");
    const char *catalog = last_of(bytes, size, "<< /Type /Catalog");
    const char *end = catalog ? strstr(catalog, ">>") : NULL;
    long root = number_behind(trailer, "/Root"), info = number_behind(trailer, "/Info"),
         count = number_behind(trailer, "/Size"),
         xref = number_behind(trailer, "startxref");
    if (!end || root < 0 || info < 0 || count < 0 || xref < 0) return mem_text("");
    Buffer out = {0};
    buffer_print(&out, "%ld 0 obj\n%.*s   /Lang (%s)\n>>\nendobj\n", root,
                 (int)(end - catalog), catalog, language);
    size_t table = size + out.size;
    buffer_print(&out, "xref\n%ld 1\n%010zu 00000 n \n", root, size);
    buffer_print(&out, "trailer\n<< /Size %ld\n   /Root %ld 0 R\n   /Info %ld 0 R\n", count,
                 root, info);
    buffer_print(&out, "   /Prev %ld\n>>\nstartxref\n%zu\n%%%%EOF\n", xref, table);
    return buffer_take(&out);
}

bool canvas_say_language(const char *path, const char *language, Error *err) {
    size_t size;
    char *bytes = file_read(path, LARGEST, &size, err);
    if (!bytes) return false;
    char *more = update(bytes, size, language);
    FILE *file = fopen(path, "ab");
    bool good = file && fputs(more, file) >= 0;
    if (file) good = fclose(file) == 0 && good;
    free(more);
    free(bytes);
    if (good) return true;
    error_set(err, "canvas.failed", "%s", language);
    return error_at(err, path, 0, 0);
}
