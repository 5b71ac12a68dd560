// The main of a fuzzer without libFuzzer: plays every file of the folders it is given,
// once. The name of the file that is being played is the last that it has said.
#include "base/file.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST_BYTES = 1 << 20 };

static bool play(const char *folder, const char *name) {
    char *path = file_join(folder, name);
    size_t size = 0;
    char *bytes = file_read(path, MOST_BYTES, &size, NULL);
    printf("%s\n", path);
    fflush(stdout);
    free(path);
    if (!bytes) return false;
    uint8_t *exact = malloc(size ? size : 1); // not one byte behind the last
    if (exact && size) memcpy(exact, bytes, size);
    bool good = exact && LLVMFuzzerTestOneInput(exact, size) == 0;
    free(exact);
    free(bytes);
    return good;
}

static int play_folder(const char *folder) {
    char **names = file_list(folder, NULL, NULL);
    int count = 0;
    for (char **name = names; name && *name; name++, count++)
        if (!play(folder, *name)) exit(EXIT_FAILURE);
    free(names);
    return count;
}

int main(int count, char **folders) {
    int played = 0;
    for (int i = 1; i < count; i++)
        played += play_folder(folders[i]);
    printf("%d files\n", played);
    return played ? EXIT_SUCCESS : EXIT_FAILURE;
}
