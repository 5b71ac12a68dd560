#include "lesson/gift_block.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

static const char hidden[GIFT_HIDDEN_COUNT + 1] = "~=#{}:\n"; // \n is written as \ and n

#define BLANK "＿＿＿" // full-width: to be seen, and no sign of Markdown

static bool blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static char *copied(const char *from, const char *to) {
    while (from < to && blank(*from))
        from++;
    while (to > from && blank(to[-1]))
        to--;
    char *copy = mem_new((size_t)(to - from) + 1);
    memcpy(copy, from, (size_t)(to - from));
    return copy;
}

char *gift_unhidden(const char *text, size_t size) {
    char *plain = copied(text, text + size);
    for (char *at = plain; *at; at++)
        if (*at >= GIFT_HIDDEN_FIRST && *at < GIFT_HIDDEN_FIRST + GIFT_HIDDEN_COUNT)
            *at = hidden[*at - GIFT_HIDDEN_FIRST];
    return plain;
}

static bool line_empty(const char *line) {
    line += strspn(line, " \t\r");
    return *line == '\n' || !*line;
}

static bool line_comment(const char *line) {
    line += strspn(line, " \t");
    return line[0] == '/' && line[1] == '/';
}

// "[id:…]" of a comment.
static void note_id(GiftBlock *block, const char *line, const char *end) {
    static const char mark[] = "[id:";
    for (; line + sizeof mark <= end; line++) {
        if (memcmp(line, mark, sizeof mark - 1) != 0) continue;
        const char *from = line + sizeof mark - 1;
        const char *to = memchr(from, ']', (size_t)(end - from));
        if (!to) return;
        free(block->id);
        block->id = copied(from, to);
        return;
    }
}

// Hides what stands behind a backslash; another backslash is one.
static void add_line(Buffer *words, const char *line, const char *end) {
    static const char named[] = "~=#{}:n";
    for (; line < end; line++) {
        if (*line == '\r') continue;
        if (*line != '\\' || line + 1 == end) {
            buffer_add(words, line, 1);
            continue;
        }
        const char *sign = memchr(named, line[1], GIFT_HIDDEN_COUNT);
        char c = sign ? (char)(GIFT_HIDDEN_FIRST + (sign - named)) : '\\';
        buffer_add(words, &c, 1);
        line += sign || line[1] == '\\';
    }
}

// The lines of a block without its comments; NULL at the end of the file.
static char *block_words(GiftBlock *block, const char **at, int *line) {
    Buffer words = {0};
    bool any = false;
    for (; **at; ++*line) {
        const char *end = *at + strcspn(*at, "\n");
        bool comment = line_comment(*at), empty = line_empty(*at);
        if (empty && any) break;
        if (comment) {
            note_id(block, *at, end);
        } else if (!empty) {
            if (!any) block->line = *line;
            any = true;
            add_line(&words, *at, end);
            buffer_add(&words, "\n", 1);
        }
        *at = *end ? end + 1 : end;
    }
    if (!any) {
        buffer_clear(&words);
        return NULL;
    }
    return buffer_take(&words);
}

static const char *take_category(GiftBlock *block, const char *words) {
    static const char mark[] = "$CATEGORY:";
    words += strspn(words, " \t\n");
    if (strncmp(words, mark, sizeof mark - 1) != 0) return words;
    const char *from = words + sizeof mark - 1, *end = from + strcspn(from, "\n");
    block->category = gift_unhidden(from, (size_t)(end - from));
    return end + strspn(end, " \t\n");
}

static const char *take_title(GiftBlock *block, const char *words) {
    if (strncmp(words, "::", 2) != 0) return words;
    const char *end = strstr(words + 2, "::");
    if (!end) return words + 2;
    block->title = gift_unhidden(words + 2, (size_t)(end - words - 2));
    return end + 2;
}

// What was to be asked can still be told.
static void take_fault(GiftBlock *block, const char *key, const char *words) {
    block->fault = key;
    block->text = gift_unhidden(words, strlen(words));
}

static void take_answers(GiftBlock *block, const char *words) {
    const char *open = strchr(words, '{'), *close = strchr(words, '}');
    const char *end = words + strlen(words);
    if (!open && !close) {
        block->text = copied(words, end);
        return;
    }
    if (!open || !close || close < open) {
        take_fault(block, "gift.braces", words);
        return;
    }
    if (strchr(open + 1, '{') || strchr(close + 1, '}')) {
        take_fault(block, "gift.more_braces", words);
        return;
    }
    char *before = mem_new((size_t)(end - words) + sizeof BLANK + 1),
         *behind = copied(close + 1, end);
    size_t size = (size_t)(open - words);
    memcpy(before, words, size);
    if (*behind) { // words go on: what is missing stands between
        memcpy(before + size, BLANK, sizeof BLANK - 1);
        memcpy(before + size + sizeof BLANK - 1, close + 1, (size_t)(end - close - 1));
    }
    block->text = copied(before, before + strlen(before));
    block->answers = copied(open + 1, close);
    free(before);
    free(behind);
}

bool gift_block_next(GiftBlock *block, const char **at, int *line) {
    *block = (GiftBlock){.line = 0};
    char *words = block_words(block, at, line);
    if (!words) {
        gift_block_clear(block);
        return false;
    }
    take_answers(block, take_title(block, take_category(block, words)));
    free(words);
    return true;
}

void gift_block_clear(GiftBlock *block) {
    free(block->id);
    free(block->category);
    free(block->title);
    free(block->text);
    free(block->answers);
    *block = (GiftBlock){.line = 0};
}
