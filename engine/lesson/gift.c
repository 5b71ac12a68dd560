#include "lesson/gift.h"

#include "base/mem.h"
#include "base/text.h"
#include "lesson/gift_answers.h"
#include "lesson/gift_block.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ABOUT = 60 };

typedef struct Import {
    GiftFile *file;
    const char *name;
    int line;   // of the question at work
    int untold; // notes that had no room
} Import;

// --- notes

// The first words of a text, in one line.
static char *excerpt(const char *text) {
    Buffer out = {0};
    const char *at = text;
    for (int i = 0; *at && i < ABOUT; i++) {
        const char *from = at;
        uint32_t c = text_next(&at);
        buffer_add(&out, c <= ' ' ? " " : from, c <= ' ' ? 1 : (size_t)(at - from));
    }
    if (*at) buffer_print(&out, "…");
    return buffer_take(&out);
}

static void note(Import *import, int line, const char *key, const char *about) {
    GiftFile *file = import->file;
    if (file->note_count == GIFT_NOTES - 1) {
        import->untold++;
        return;
    }
    file->notes = mem_grow(file->notes, (size_t)GIFT_NOTES, sizeof *file->notes);
    Error *at = &file->notes[file->note_count++];
    char *words = excerpt(about);
    error_set(at, key, "%s", words);
    error_at(at, import->name, line, 0);
    free(words);
}

static void tell(void *to, const char *key, const char *about) {
    Import *import = to;
    note(import, import->line, key, about);
}

static void tell_lost(Import *import, unsigned lost) {
    static const struct {
        unsigned bit;
        const char *key;
    } rows[] = {{GIFT_LOST_PICTURE, "gift.lost_picture"},
                {GIFT_LOST_TABLE, "gift.lost_table"},
                {GIFT_LOST_LINK, "gift.lost_link"},
                {GIFT_LOST_TAG, "gift.lost_tag"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (lost & rows[i].bit) note(import, import->line, rows[i].key, " ");
}

// --- names

void gift_slug(const char *words, size_t length, char out[GIFT_ID + 1]) {
    size_t size = 0;
    for (; length && size < GIFT_ID; words++, length--) {
        char c = *words;
        if (c >= 'A' && c <= 'Z') c = (char)(c + 'a' - 'A');
        bool good = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (good)
            out[size++] = c;
        else if (size && out[size - 1] != '-')
            out[size++] = '-';
    }
    while (size && out[size - 1] == '-')
        size--;
    out[size] = 0;
}

static bool id_taken(const GiftFile *file, const char *id) {
    for (int i = 0; i < file->count; i++)
        if (!strcmp(file->rows[i].id, id)) return true;
    return false;
}

// How many ids are that word, with or without a number behind it.
static int alike(const GiftFile *file, const char *base) {
    size_t size = strlen(base);
    int count = 0;
    for (int i = 0; i < file->count; i++)
        count += !strncmp(file->rows[i].id, base, size);
    return count;
}

// By its own id, its title, or its words: whatever stays when others are added.
static char *id_for(const GiftFile *file, const GiftBlock *block) {
    const char *words = block->title && *block->title ? block->title : block->text;
    const char *named = block->id ? block->id : block->title ? block->title : "";
    char base[GIFT_ID + 1], id[GIFT_ID + 16];
    gift_slug(named, strlen(named), base);
    if (strlen(base) < 2) // one letter of many in another script
        snprintf(base, sizeof base, "q-%08x",
                 (unsigned)text_hash(TEXT_HASH, words, strlen(words)));
    snprintf(id, sizeof id, "%s", base);
    int others = alike(file, base);
    for (int i = others < 2 ? 2 : others + 1; id_taken(file, id); i++)
        snprintf(id, sizeof id, "%s-%d", base, i);
    return mem_text(id);
}

// "$course$/top/Gates" → "Gates"
static char *last_part(const char *category) {
    const char *part = category;
    for (const char *at = category; *at; at++)
        if (*at == '/' && at[1] && at[1] != '/') part = at + 1;
    return gift_plain(part, GIFT_PLAIN);
}

// --- questions

static void question_clear(GiftQuestion *q) {
    for (int i = 0; i < q->option_count; i++) {
        free(q->options[i].text);
        free(q->options[i].say);
    }
    free(q->options);
    free(q->id);
    free(q->title);
    free(q->ask);
    free(q->hint);
    free(q->explain);
}

static bool fits(const char *text) {
    return strlen(text) <= GIFT_TEXT;
}

static const char *measure(const GiftQuestion *q) {
    bool good = fits(q->ask) && fits(q->hint) && fits(q->explain) && fits(q->title);
    for (int i = 0; i < q->option_count; i++)
        good = good && fits(q->options[i].text) && fits(q->options[i].say);
    return good ? NULL : "gift.text_long";
}

static const char *read_block(Import *import, const GiftBlock *block, GiftQuestion *q) {
    if (block->fault) return block->fault;
    GiftReading reading = {.question = q, .tell = tell, .to = import};
    const char *text = block->text;
    reading.format = gift_format(&text, GIFT_MOODLE);
    q->line = block->line;
    q->title = block->title ? gift_plain(block->title, GIFT_PLAIN) : mem_text("");
    q->ask = gift_formatted(&reading, text, strlen(text));
    const char *fault = gift_answers(&reading, block->answers);
    if (!q->explain) q->explain = mem_text("");
    if (!q->hint) q->hint = mem_text("");
    if (!fault && !*q->ask) fault = "gift.no_text";
    if (!fault) fault = measure(q);
    if (!fault) tell_lost(import, reading.lost);
    return fault;
}

static void take_block(Import *import, const GiftBlock *block) {
    GiftFile *file = import->file;
    GiftQuestion q = {.kind = GIFT_PROSE};
    bool bare = block->category && !block->fault && !*block->text && !block->answers;
    if (bare) return;
    import->line = block->line;
    int notes = file->note_count;
    const char *fault =
        file->count < GIFT_QUESTIONS ? read_block(import, block, &q) : "gift.too_many";
    if (fault) {
        file->note_count = notes; // what else there was to tell went with it
        char *own = block->text ? gift_plain(block->text, GIFT_PLAIN) : NULL;
        const char *about = block->title && *block->title ? block->title : own ? own : "";
        note(import, block->line, fault, *about ? about : "…");
        free(own);
        question_clear(&q);
        file->skipped++;
        return;
    }
    q.id = id_for(file, block);
    file->rows = mem_grow(file->rows, (size_t)file->count + 1, sizeof *file->rows);
    file->rows[file->count++] = q;
}

static void take_category(Import *import, const char *category) {
    if (*import->file->title) return;
    free(import->file->title);
    import->file->title = last_part(category);
}

// --- the file

// The line of the first control character; 0 where there is none.
static int control_line(const char *bytes, size_t size) {
    int line = 1;
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)bytes[i];
        line += c == '\n';
        if ((c < ' ' && !strchr("\t\n\r", c)) || !c || c == 0x7f) return line;
    }
    return 0;
}

static char *checked(const char *bytes, size_t size, const char *name, Error *err) {
    if (size > GIFT_BYTES) {
        error_set(err, "gift.long", "%d", GIFT_BYTES >> 20);
        error_at(err, name, 0, 0);
        return NULL;
    }
    int line = control_line(bytes, size);
    if (line || !text_valid(bytes, size)) {
        error_set(err, "gift.bytes", " ");
        error_at(err, name, line, 0);
        return NULL;
    }
    size_t mark = text_mark(bytes, size);
    char *copy = mem_new(size + 1);
    memcpy(copy, bytes + mark, size - mark);
    for (char *at = copy; *at; at++) // line ends of old Macintoshes
        if (*at == '\r' && at[1] != '\n') *at = '\n';
    return copy;
}

static void tell_rest(Import *import) {
    if (!import->untold) return;
    char count[24];
    snprintf(count, sizeof count, "%d", import->untold);
    Error *last = &import->file->notes[import->file->note_count++];
    error_set(last, "gift.more_notes", "%s", count);
    error_at(last, import->name, 0, 0);
}

GiftFile *gift_read(const char *bytes, size_t size, const char *name, Error *err) {
    char *text = checked(bytes, size, name, err);
    if (!text) return NULL;
    GiftFile *file = mem_new(sizeof *file);
    file->title = mem_text("");
    Import import = {.file = file, .name = name};
    const char *at = text;
    GiftBlock block;
    for (int line = 1; gift_block_next(&block, &at, &line);) {
        if (block.category) take_category(&import, block.category);
        take_block(&import, &block);
        gift_block_clear(&block);
    }
    tell_rest(&import);
    free(text);
    return file;
}

void gift_free(GiftFile *file) {
    if (!file) return;
    for (int i = 0; i < file->count; i++)
        question_clear(&file->rows[i]);
    free(file->rows);
    free(file->notes);
    free(file->title);
    free(file);
}
