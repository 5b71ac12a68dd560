#include "base/words.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Row {
    const char *key;
    const char *in[LANG_COUNT];
} Row;

struct Words {
    char *table; // the file's text, cut into strings
    Row *rows;   // sorted by key
    int count;
    int *slots;      // by the hash of a key, or the next that is free: 1 + its row, 0: none
    uint32_t within; // how many of those, less one: a power of two
    WireNames wires; // name NULL: q0, q1 …
    bool borrows;    // the table is another's
};

const char *lang_name(Lang lang) {
    static const char *const names[LANG_COUNT] = {[LANG_JA] = "ja", [LANG_EN] = "en"};
    return names[lang];
}

const char *text_in(const Text *text, Lang lang) {
    if (text->in[lang]) return text->in[lang];
    for (int other = 0; other < LANG_COUNT; other++)
        if (text->in[other]) return text->in[other];
    return "";
}

void text_free(Text *text) {
    for (int lang = 0; lang < LANG_COUNT; lang++)
        free(text->in[lang]);
    *text = (Text){0};
}

static int by_key(const void *a, const void *b) {
    return strcmp(((const Row *)a)->key, ((const Row *)b)->key);
}

// Cuts one line at its tabs; false unless it has exactly three columns.
static bool cut_row(char *line, Row *row) {
    char *ja = strchr(line, '\t');
    if (!ja) return false;
    *ja++ = 0;
    char *en = strchr(ja, '\t');
    if (!en || strchr(en + 1, '\t')) return false;
    *en++ = 0;
    *row = (Row){.key = line, .in = {[LANG_JA] = ja, [LANG_EN] = en}};
    return line[0] && ja[0] && en[0];
}

static size_t lines_of(const char *text) {
    size_t lines = 1;
    for (; (text = strchr(text, '\n')); text++)
        lines++;
    return lines;
}

static uint32_t slot_of(const Words *words, const char *key) {
    uint32_t slot = text_hash(TEXT_HASH, key, strlen(key)) & words->within;
    while (words->slots[slot] && strcmp(words->rows[words->slots[slot] - 1].key, key) != 0)
        slot = (slot + 1) & words->within;
    return slot;
}

static void fill_slots(Words *words) {
    uint32_t slots = 16;
    while (slots < 2 * (uint32_t)words->count)
        slots *= 2;
    words->slots = mem_new(slots * sizeof *words->slots);
    words->within = slots - 1;
    for (int i = 0; i < words->count; i++)
        words->slots[slot_of(words, words->rows[i].key)] = i + 1;
}

static bool cut_table(Words *words, const char *path, Error *err) {
    int number = 1;
    words->rows = mem_grow(NULL, lines_of(words->table), sizeof *words->rows);
    char *line = words->table;
    for (char *end; *line; line = end, number++) {
        end = strchr(line, '\n');
        if (end)
            *end++ = 0;
        else
            end = line + strlen(line);
        if (!line[0] || line[0] == '#') continue;
        if (!cut_row(line, &words->rows[words->count++])) {
            error_set(err, "words.columns", " ");
            return error_at(err, path, number, 0);
        }
    }
    qsort(words->rows, (size_t)words->count, sizeof *words->rows, by_key);
    for (int i = 1; i < words->count; i++)
        if (!strcmp(words->rows[i - 1].key, words->rows[i].key)) {
            error_set(err, "words.twice", "%s", words->rows[i].key);
            return error_at(err, path, 0, 0);
        }
    fill_slots(words);
    return true;
}

Words *words_open(const char *path, Error *err) {
    char *text = file_read(path, 4 << 20, NULL, err);
    if (!text) return NULL;
    Words *words = mem_new(sizeof *words);
    words->table = text;
    if (cut_table(words, path, err)) return words;
    words_close(words);
    return NULL;
}

void words_close(Words *words) {
    if (!words) return;
    if (!words->borrows) {
        free(words->slots);
        free(words->rows);
        free(words->table);
    }
    free(words);
}

Words *words_naming(const Words *words, WireNames names) {
    Words *naming = mem_new(sizeof *naming);
    *naming = *words;
    naming->wires = names;
    naming->borrows = true;
    return naming;
}

static const Row *find(const Words *words, const char *key) {
    int row = words->slots[slot_of(words, key)];
    return row ? &words->rows[row - 1] : NULL;
}

const char *words_in(const Words *words, Lang lang, const char *key) {
    const Row *row = find(words, key);
    return row ? row->in[lang] : key;
}

bool words_has(const Words *words, const char *key) {
    return find(words, key) != NULL;
}

int words_count(const Words *words) {
    return words->count;
}

const char *words_key(const Words *words, int index) {
    return words->rows[index].key;
}

// The `n`-th (from 1) of the tab-separated arguments; its size goes to `size`.
static const char *argument(const char *args, int n, size_t *size) {
    while (--n > 0) {
        args = strchr(args, '\t');
        if (!args) return *size = 0, "";
        args++;
    }
    *size = strcspn(args, "\t");
    return args;
}

static bool is_place(const char *p) {
    return p[0] == '{' && p[1] >= '1' && p[1] <= '9' && p[2] == '}';
}

// "q{2}" where the second argument is a wire that has a name.
static bool add_wire(const Words *words, Buffer *out, const char *p, const char *args) {
    if (!words->wires.name || *p != 'q' || !is_place(p + 1)) return false;
    size_t size;
    const char *arg = argument(args, p[2] - '0', &size);
    char *end, name[128];
    long wire = strtol(arg, &end, 10);
    if (!size || end != arg + size) return false;
    words->wires.name(words->wires.of, (int)wire, name, sizeof name);
    buffer_add(out, name, strlen(name));
    return true;
}

char *words_fill(const Words *words, Lang lang, const char *key, const char *args) {
    Buffer out = {0};
    for (const char *p = words_in(words, lang, key); *p; p++) {
        if (add_wire(words, &out, p, args)) {
            p += 3;
        } else if (is_place(p)) {
            size_t size;
            const char *arg = argument(args, p[1] - '0', &size);
            buffer_add(&out, arg, size);
            p += 2;
        } else {
            size_t plain = 1 + strcspn(p + 1, "q{");
            buffer_add(&out, p, plain);
            p += plain - 1;
        }
    }
    return buffer_take(&out);
}

char *words_say(const Words *words, Lang lang, const char *key, const char *format, ...) {
    Buffer args = {0};
    va_list list;
    va_start(list, format);
    buffer_print_list(&args, format, list);
    va_end(list);
    char *said = words_fill(words, lang, key, args.data ? args.data : "");
    buffer_clear(&args);
    return said;
}

// Arguments may be a stranger's: file names, what Lua said. The tabs between them stay.
static char *harmless_args(const char *args) {
    Buffer all = {0};
    char *own = mem_text(args), *rest = own, *arg;
    while ((arg = strsep(&rest, "\t"))) {
        char *plain = text_harmless(arg);
        buffer_print(&all, rest ? "%s\t" : "%s", plain);
        free(plain);
    }
    free(own);
    return buffer_take(&all);
}

char *words_error(const Words *words, Lang lang, const Error *err) {
    char *args = harmless_args(err->args);
    char *sentence = words_fill(words, lang, err->key, args);
    free(args);
    return sentence;
}

char *words_error_line(const Words *words, Lang lang, const Error *err) {
    char *sentence = words_error(words, lang, err);
    const char *rest = sentence, *first = "";
    Buffer out = {0};
    char *file = text_harmless(err->file[0] ? err->file : "kyubi");
    bool of_file = err->file[0] && !strncmp(err->key, "file.", 5);
    if (of_file && !strncmp(sentence, file, strlen(file))) { // once is enough
        first = words_in(words, lang, "file.this");
        rest += strlen(file);
        if (lang == LANG_JA && *rest == ' ') rest++;
    }
    buffer_print(&out, "%s:", file);
    free(file);
    if (err->line) buffer_print(&out, "%d:", err->line);
    if (err->column) buffer_print(&out, "%d:", err->column);
    buffer_print(&out, " %s%s", first, rest);
    free(sentence);
    return buffer_take(&out);
}
