// Prints what a profile holds, one line a row (a text's own lines joined by ;), without the
// times: for end-to-end tests. record PROFILE
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

static const struct {
    const char *name, *rows;
} tables[] = {
    {"attempt", "SELECT lesson, exercise, CASE right WHEN 1 THEN 'right' ELSE 'wrong' END,"
                " hints, misconception, answer FROM attempt ORDER BY id"},
    {"hint", "SELECT lesson, exercise, hints FROM hint ORDER BY 1, 2"},
    {"place", "SELECT lesson, page, pages FROM place ORDER BY 1"},
    {"finished", "SELECT lesson FROM finished ORDER BY 1"},
    // When the record was copied last hangs on the day.
    {"setting", "SELECT key, text FROM setting WHERE key != 'copy' ORDER BY 1"},
};

static int print_row(void *name, int count, char **values, char **columns) {
    (void)columns;
    fputs(name, stdout);
    for (int i = 0; i < count; i++) {
        for (char *line = values[i]; (line = strchr(line, '\n'));)
            *line = ';';
        printf(" %s", values[i][0] ? values[i] : "-");
    }
    puts("");
    return 0;
}

int main(int argc, char **argv) {
    char path[4096];
    sqlite3 *db = NULL;
    if (argc != 2) return 2;
    snprintf(path, sizeof path, "%s/progress.db", argv[1]);
    int code = sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL);
    for (size_t i = 0; code == SQLITE_OK && i < sizeof tables / sizeof *tables; i++)
        code = sqlite3_exec(db, tables[i].rows, print_row, (void *)tables[i].name, NULL);
    if (code != SQLITE_OK) fprintf(stderr, "%s: %s\n", path, sqlite3_errmsg(db));
    sqlite3_close(db);
    return code == SQLITE_OK ? 0 : 1;
}
