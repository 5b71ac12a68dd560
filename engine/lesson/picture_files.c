#include "lesson/picture_files.h"

#include "lesson/picture.h"

#include <stdlib.h>
#include <string.h>

static size_t smaller(size_t a, size_t b) {
    return a < b ? a : b;
}

void picture_files_read(const PackFiles *files,
                        bool (*take)(void *to, const char *name, const char *bytes,
                                     size_t size),
                        void *to) {
    char **names = pack_files_list(files, ".png");
    size_t left = PICTURE_FILES_BYTES;
    int count = 0;
    for (int i = 0; names[i] && count < PICTURE_FILES; i++) {
        size_t size, most = smaller(left, PICTURE_FILE_BYTES);
        if (!picture_name_valid(names[i], strlen(names[i]))) continue;
        char *bytes = pack_files_read(files, names[i], most, &size, NULL);
        if (!bytes) continue;
        left -= size;
        count++;
        bool more = take(to, names[i], bytes, size);
        free(bytes);
        if (!more) break;
    }
    free(names);
}
