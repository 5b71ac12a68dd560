// The walls of the house: who includes whom, who speaks to which library, and that nothing
// changeable stands outside functions. The rules are the kyubi_room lines of
// CMakeLists.txt; a fault is printed with its file.
#include "source_tree.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

enum { MAX_ROOMS = 32, MAX_LINES = 500 };

// Words between two spaces each, so that a room or library is found with strstr(" base ").
typedef struct Room {
    char name[32];
    char rooms[256], libraries[256];
} Room;

typedef struct House {
    Room rooms[MAX_ROOMS];
    int count;
    int faults, files;
} House;

// The system headers of each library, by how they begin, and the name of the library in the
// kyubi_room lines.
static const struct {
    const char *header, *library;
} headers[] = {
    {"jansson", "jansson"},   {"pango/", "pango"},      {"glib", "pango"},
    {"cairo", "cairo"},       {"hb", "harfbuzz"},       {"harfbuzz/", "harfbuzz"},
    {"ft2build", "freetype"}, {"freetype", "freetype"}, {"fontconfig/", "fontconfig"},
    {"md4c", "md4c"},         {"lua", "lua"},           {"lauxlib", "lua"},
    {"lualib", "lua"},        {"seccomp", "seccomp"},   {"png", "png"},
    {"sqlite3", "sqlite"},    {"SDL", "sdl"},           {"X11/", "x11"},
    {"lapacke", "lapacke"},   {"webp/", "webp"},        {"gif_lib", "gif"},
    {"zlib", "zlib"},         {"sodium", "sodium"},
};

// The programs join rooms, as their target_link_libraries lines do.
static const struct {
    const char *path, *rooms[3];
} programs[] = {
    {"engine/main.c", {"app", "cli"}},
    {"engine/jail_main.c", {"jail"}},
};

static bool begins(const char *text, const char *with) {
    return !strncmp(text, with, strlen(with));
}

static bool has_word(const char *words, const char *word, size_t size) {
    Buffer spaced = {0};
    buffer_print(&spaced, " %.*s ", (int)size, word);
    bool found = strstr(words, spaced.data) != NULL;
    buffer_clear(&spaced);
    return found;
}

static void add_word(char *words, size_t room, const char *word) {
    size_t size = strlen(words);
    snprintf(words + size, room - size, "%s%s ", size ? "" : " ", word);
}

// Reads one line "kyubi_room(type ROOMS base LIBS pango cairo)".
static void read_room(House *house, char *line) {
    assert_true(house->count < MAX_ROOMS);
    Room *room = &house->rooms[house->count++];
    bool libraries = false;
    char *rest = NULL;
    line[strcspn(line, ")")] = 0;
    for (char *word = strtok_r(line, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
        if (!room->name[0]) {
            snprintf(room->name, sizeof room->name, "%s", word);
            add_word(room->rooms, sizeof room->rooms, word);
        } else if (!strcmp(word, "ROOMS") || !strcmp(word, "LIBS")) {
            libraries = !strcmp(word, "LIBS");
        } else if (libraries) {
            add_word(room->libraries, sizeof room->libraries, word);
        } else {
            add_word(room->rooms, sizeof room->rooms, word);
        }
    }
}

static int read_house(void **state) {
    House *house = mem_new(sizeof *house);
    char *text = source_text("CMakeLists.txt"), *rest = NULL;
    for (char *line = strtok_r(text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest))
        if (begins(line, "kyubi_room(")) read_room(house, line + strlen("kyubi_room("));
    free(text);
    *state = house;
    return 0;
}

static int leave_house(void **state) {
    free(*state);
    return 0;
}

static const Room *find_room(const House *house, const char *name, size_t size) {
    for (int i = 0; i < house->count; i++)
        if (strlen(house->rooms[i].name) == size && begins(name, house->rooms[i].name))
            return &house->rooms[i];
    return NULL;
}

static void fault(House *house, const char *path, const char *format, const char *what,
                  size_t size) {
    printf("%s: ", path);
    printf(format, (int)size, what);
    printf("\n");
    house->faults++;
}

// What the file may include; a program has its joined rooms, and no library of its own.
static Room rules_of(const House *house, const char *path) {
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++) {
        if (strcmp(path, programs[i].path) != 0) continue;
        Room joined = {.name = "-"};
        for (const char *const *room = programs[i].rooms; *room; room++)
            add_word(joined.rooms, sizeof joined.rooms,
                     find_room(house, *room, strlen(*room))->rooms);
        return joined;
    }
    const char *name = path + strlen("engine/");
    const Room *room = find_room(house, name, strcspn(name, "/"));
    return room ? *room : (Room){0};
}

static void check_project_include(House *house, const char *path, const Room *room,
                                  const char *what, size_t size) {
    size_t first = strcspn(what, "/");
    if (first >= size)
        fault(house, path, "\"%.*s\" is written without its room", what, size);
    else if (!has_word(room->rooms, what, first))
        fault(house, path, "includes \"%.*s\" of a room that it may not know", what, size);
}

// The view paints through its canvas: cairo itself is spoken in canvas* and export* only.
static bool may_paint(const char *path) {
    const char *name = file_name(path);
    return !begins(path, "engine/view/") || begins(name, "canvas") ||
           begins(name, "export");
}

static void check_system_include(House *house, const char *path, const Room *room,
                                 const char *what, size_t size) {
    if (find_room(house, what, strcspn(what, "/")))
        fault(house, path, "<%.*s> is ours and goes between quotes", what, size);
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++) {
        if (!begins(what, headers[i].header)) continue;
        const char *library = headers[i].library;
        if (!has_word(room->libraries, library, strlen(library)))
            fault(house, path, "includes <%.*s>, a library of another room", what, size);
        else if (!strcmp(library, "cairo") && !may_paint(path))
            fault(house, path, "includes <%.*s> outside canvas and export", what, size);
    }
}

static void check_includes(void *with, const char *path, const char *text) {
    House *house = with;
    if (source_ends_in(path, ".lua")) return;
    house->files++;
    Room room = rules_of(house, path);
    if (!room.name[0]) {
        fault(house, path, "stands in no room%.*s", "", 0);
        return;
    }
    for (const char *line = text; line;
         line = (line = strchr(line, '\n')) ? line + 1 : NULL) {
        const char *what = line + strspn(line, " \t");
        if (*what++ != '#') continue;
        what += strspn(what, " \t");
        if (!begins(what, "include")) continue;
        what += strlen("include");
        what += strspn(what, " \t");
        size_t size = strcspn(what + 1, "\">\n");
        if (*what == '"') check_project_include(house, path, &room, what + 1, size);
        if (*what == '<') check_system_include(house, path, &room, what + 1, size);
    }
}

static void every_include_keeps_to_the_table_of_rooms(void **state) {
    House *house = *state;
    house->faults = 0;
    source_walk("engine", check_includes, house);
    assert_true(house->files > 10);
    assert_int_equal(house->faults, 0);
}

// The test must see what it forbids: each line is a file of its own, in the room before the
// colon.
static void forbidden_includes_are_found(void **state) {
    static const char *const bad[][2] = {
        {"engine/base/x.c", "#include \"quantum/state.h\"\n"},
        {"engine/quantum/x.c", "int a;\n  # include \"state.h\"\n"},
        {"engine/quantum/x.c", "#include <jansson.h>\n"},
        {"engine/desk/x.h", "#include <SDL2/SDL.h>\n"},
        {"engine/view/bloch.c", "#include <cairo.h>\n"},
        {"engine/view/bloch.c", "#include <pango/pango.h>\n"},
        {"engine/cli/x.c", "#include \"app/window.h\"\n"},
        {"engine/lesson/x.c", "#include <lua.h>\n"},
        {"engine/view/x.c", "#include <base/file.h>\n"},
        {"engine/main.c", "#include \"jail/child.h\"\n"},
        {"engine/jail_main.c", "#include \"view/theme.h\"\n"},
        {"engine/attic/x.c", "int a;\n"},
    };
    House *house = *state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        house->faults = 0;
        check_includes(house, bad[i][0], bad[i][1]);
        assert_int_equal(house->faults, 1);
    }
    house->faults = 0;
    check_includes(house, "engine/view/canvas_words.c",
                   "#include <cairo.h>\n#include <stdio.h>\n");
    check_includes(house, "engine/main.c",
                   "#include \"app/window.h\"\n#include \"cli/run.h\"\n");
    assert_int_equal(house->faults, 0);
}

// A room may only name rooms of lines above its own, so no two can include each other.
static void rooms_stand_on_rooms_below_them(void **state) {
    House *house = *state;
    assert_int_equal(house->count, 11);
    Buffer above = {0};
    buffer_print(&above, " ");
    for (int i = 0; i < house->count; i++) {
        buffer_print(&above, "%s ", house->rooms[i].name);
        char *words = mem_text(house->rooms[i].rooms), *rest = NULL;
        for (char *word = strtok_r(words, " ", &rest); word;
             word = strtok_r(NULL, " ", &rest))
            assert_true(has_word(above.data, word, strlen(word)));
        free(words);
    }
    buffer_clear(&above);
}

static void check_length(void *with, const char *path, const char *text) {
    int lines = 0;
    for (; *text; text++)
        lines += *text == '\n';
    if (lines > MAX_LINES) fault(with, path, "has more than 500 lines%.*s", "", 0);
}

static void no_file_is_longer_than_500_lines(void **state) {
    House *house = *state;
    house->faults = 0;
    source_walk("engine", check_length, house);
    source_walk("tests", check_length, house);
    assert_int_equal(house->faults, 0);
}

// A line of objdump -t: "0000 l     O .data	0004 name". Constant tables stand in .rodata
// and .data.rel.ro.
static bool is_changeable(const char *line) {
    const char *section = strstr(line, " O ");
    if (!section) return false;
    section += 3;
    static const char *const changeable[] = {".data\t", ".bss\t", "*COM*\t", ".tbss\t",
                                             ".tdata\t"};
    for (size_t i = 0; i < sizeof changeable / sizeof *changeable; i++)
        if (begins(section, changeable[i])) return true;
    return false;
}

static void check_library(House *house, const char *path) {
    Buffer command = {0};
    buffer_print(&command, "objdump -t '%s'", path);
    FILE *table = popen(command.data, "r"); // NOLINT(cert-env33-c)
    assert_non_null(table);
    char line[1024];
    int lines = 0;
    for (; fgets(line, sizeof line, table); lines++) {
        line[strcspn(line, "\n")] = 0;
        if (is_changeable(line))
            fault(house, path, "can be changed from everywhere: %.*s", line, strlen(line));
    }
    assert_int_equal(pclose(table), 0);
    assert_true(lines > 0);
    buffer_clear(&command);
}

// Read from the built rooms, so that statics inside functions are found too. Sanitizers add
// their own.
static void nothing_outside_functions_can_be_changed(void **state) {
#ifdef __SANITIZE_ADDRESS__
    (void)state;
    (void)check_library;
    skip();
#else
    House *house = *state;
    house->faults = 0;
    char **names = file_list(KYUBI_BUILD, ".a", NULL);
    for (char **name = names; *name; name++) {
        char *path = file_join(KYUBI_BUILD, *name);
        check_library(house, path);
        free(path);
    }
    assert_non_null(names[0]);
    free(names);
    assert_int_equal(house->faults, 0);
#endif
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rooms_stand_on_rooms_below_them),
        cmocka_unit_test(forbidden_includes_are_found),
        cmocka_unit_test(every_include_keeps_to_the_table_of_rooms),
        cmocka_unit_test(no_file_is_longer_than_500_lines),
        cmocka_unit_test(nothing_outside_functions_can_be_changed),
    };
    return cmocka_run_group_tests(tests, read_house, leave_house);
}
