#include "base/places.h"

#include "base/file.h"
#include "base/mem.h"

#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char *program_folder(void) {
    char path[4096];
    ssize_t size = readlink("/proc/self/exe", path, sizeof path - 1);
    if (size <= 0) return mem_text(".");
    path[size] = 0;
    return file_folder(path);
}

// The folder `name` in the first of the homes that has it, yours to free; NULL if none has.
static char *find_folder(const Places *places, const char *name) {
    const char *home = getenv("KYUBI_HOME");
    char *share = file_join(places->program, "../share/kyubi");
    const char *homes[] = {places->program, share, KYUBI_BUILD, KYUBI_SOURCE};
    char *found = NULL;
    for (size_t i = 0; i < sizeof homes / sizeof *homes && !found; i++) {
        char *path = file_join(home ? home : homes[i], name);
        if (file_is_folder(path))
            found = path;
        else
            free(path);
        if (home) break;
    }
    free(share);
    return found;
}

// Without HOME (a service, a bare login) the account's own; never a folder that all share.
static const char *home_folder(void) {
    const char *home = getenv("HOME");
    if (home && home[0]) return home;
    const struct passwd *account = getpwuid(getuid());
    return account && account->pw_dir && account->pw_dir[0] ? account->pw_dir : "/";
}

// The value of a row `XDG_DOCUMENTS_DIR="$HOME/Documents"` of user-dirs.dirs, which is
// absolute or in the home (xdg-user-dirs(1)); yours to free, NULL where there is none.
static char *documents_of(const char *rows) {
    static const char name[] = "XDG_DOCUMENTS_DIR=\"", home[] = "$HOME/";
    const char *row = strstr(rows, name);
    while (row && row != rows && row[-1] != '\n')
        row = strstr(row + 1, name);
    if (!row) return NULL;
    const char *value = row + sizeof name - 1;
    char *text = mem_text(value);
    text[strcspn(text, "\"\n")] = 0;
    bool within = !strncmp(text, home, sizeof home - 1);
    char *path = within           ? file_join(home_folder(), text + sizeof home - 1)
                 : text[0] == '/' ? mem_text(text)
                                  : NULL;
    free(text);
    return path;
}

static char *documents_folder(void) {
    enum { MOST_BYTES = 1 << 16 };
    const char *config = getenv("XDG_CONFIG_HOME");
    char *folder =
        config && config[0] == '/' ? mem_text(config) : file_join(home_folder(), ".config");
    char *path = file_join(folder, "user-dirs.dirs");
    char *rows = file_read(path, MOST_BYTES, NULL, NULL);
    char *documents = rows ? documents_of(rows) : NULL;
    free(rows);
    free(path);
    free(folder);
    if (documents && file_is_folder(documents)) return documents;
    free(documents);
    return mem_text(home_folder());
}

bool places_find(Places *places, Error *err) {
    *places = (Places){.program = program_folder()};
    places->assets = find_folder(places, "assets");
    places->fonts = find_folder(places, "fonts");
    places->lessons = find_folder(places, "lessons");
    places->documents = documents_folder();
    const char *missing = !places->assets    ? "assets"
                          : !places->fonts   ? "fonts"
                          : !places->lessons ? "lessons"
                                             : NULL;
    if (!missing) return true;
    places_free(places);
    return error_set(err, "places.missing", "%s", missing);
}

void places_free(Places *places) {
    free(places->program);
    free(places->assets);
    free(places->fonts);
    free(places->lessons);
    free(places->documents);
    *places = (Places){0};
}

char *places_jail(const Places *places) {
    return file_join(places->program, "kyubi-jail");
}

char *places_kyubi(const Places *places) {
    return file_join(places->program, "kyubi");
}

static char *profile_path(const Places *places, const char *asked) {
    if (asked) return mem_text(asked);
    char *beside = file_join(places->program, "kyubi-profile");
    if (file_is_folder(beside)) return beside;
    free(beside);
    const char *data = getenv("XDG_DATA_HOME");
    if (data && data[0] == '/') return file_join(data, "kyubi");
    return file_join(home_folder(), ".local/share/kyubi");
}

char *places_profile(const Places *places, const char *asked, Error *err) {
    char *path = profile_path(places, asked);
    if (file_make_folder(path, err)) return path;
    free(path);
    return NULL;
}
