#include "learner/raw_rows.h"

#include "base/mem.h"
#include "base/text.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

// All Kyubi's files have SQLite's usual pages; the header may be what was damaged.
enum { PAGE = 4096, LEAF = 0x0D, MOST_PAYLOAD = 1 << 22 };

typedef struct Bytes {
    const unsigned char *at;
    size_t size;
} Bytes;

typedef struct Cursor {
    const unsigned char *at, *end;
    bool good;
} Cursor;

static uint64_t big_endian(const unsigned char *at, int count) {
    uint64_t value = 0;
    for (int i = 0; i < count; i++)
        value = value << 8 | at[i];
    return value;
}

// A number of one to nine bytes, seven bits each but the ninth.
static uint64_t take_varint(Cursor *cursor) {
    uint64_t value = 0;
    for (int i = 0; i < 9; i++) {
        if (cursor->at >= cursor->end) break;
        unsigned char byte = *cursor->at++;
        if (i == 8) return value << 8 | byte;
        value = value << 7 | (byte & 0x7F);
        if (!(byte & 0x80)) return value;
    }
    cursor->good = false;
    return 0;
}

// How many bytes of a payload lie on the page itself (section 1.6).
static size_t size_here(size_t payload) {
    size_t most = PAGE - 35, least = (PAGE - 12) * 32 / 255 - 23;
    if (payload <= most) return payload;
    size_t here = least + (payload - least) % (PAGE - 4);
    return here <= most ? here : least;
}

// The rest of a long payload, from page to page. False where the chain breaks off.
static bool take_overflow(Bytes file, uint64_t page, unsigned char *to, size_t size) {
    for (size_t hops = 0; size; hops++) {
        if (!page || page > file.size / PAGE || hops > file.size / PAGE) return false;
        const unsigned char *at = file.at + (page - 1) * PAGE;
        size_t part = size < PAGE - 4 ? size : PAGE - 4;
        memcpy(to, at + 4, part);
        page = big_endian(at, 4);
        to += part;
        size -= part;
    }
    return true;
}

// Of a value by its type in a record's head (section 2.1); -1: no value of ours has it.
static int number_bytes(uint64_t type) {
    static const int bytes[] = {-1, 1, 2, 3, 4, 6, 8, -1, 0, 0};
    return type < sizeof bytes / sizeof *bytes ? bytes[type] : -1;
}

static bool take_number(Cursor *body, uint64_t type, int64_t *number) {
    int bytes = number_bytes(type);
    if (bytes < 0 || body->end - body->at < bytes) return false;
    uint64_t value = bytes ? big_endian(body->at, bytes) : type == 9;
    uint64_t sign = bytes ? UINT64_C(1) << (8 * bytes - 1) : 0;
    *number = (int64_t)((value ^ sign) - sign);
    body->at += bytes;
    return true;
}

static bool take_text(Cursor *body, uint64_t type, RawRow *row, int which) {
    if (type < 13 || type % 2 == 0) return false;
    uint64_t size = (type - 13) / 2;
    if (size > (uint64_t)(body->end - body->at)) return false;
    if (!text_valid((const char *)body->at, (size_t)size)) return false;
    row->texts[which].bytes = body->at;
    row->texts[which].size = (size_t)size;
    body->at += size;
    return true;
}

// The id stands in the cell, and as NULL in the record.
static bool read_row(const unsigned char *payload, size_t size, RawRow *row) {
    Cursor head = {payload, payload + size, true};
    uint64_t long_head = take_varint(&head);
    if (!head.good || long_head > size) return false;
    head.end = payload + long_head;
    Cursor body = {payload + long_head, payload + size, true};
    if (take_varint(&head) != 0 || !head.good) return false;
    for (int i = 0; i < RAW_TEXTS; i++)
        if (!take_text(&body, take_varint(&head), row, i)) return false;
    for (int i = 0; i < RAW_NUMBERS - 1; i++)
        if (!take_number(&body, take_varint(&head), &row->numbers[i])) return false;
    int last = RAW_NUMBERS - 1;
    row->numbers[last] = 0;
    if (head.at < head.end && !take_number(&body, take_varint(&head), &row->numbers[last]))
        return false;
    return head.good && head.at == head.end && body.at == body.end;
}

static void read_cell(Bytes file, Cursor cell, RawTake *take, void *to) {
    RawRow row = {0};
    uint64_t size = take_varint(&cell);
    row.id = (int64_t)take_varint(&cell);
    if (!cell.good || size < 8 || size > MOST_PAYLOAD || row.id <= 0) return;
    size_t here = size_here((size_t)size), there = (size_t)(cell.end - cell.at);
    if (there < here + (here < size ? 4 : 0)) return;
    unsigned char *payload = mem_new((size_t)size);
    memcpy(payload, cell.at, here);
    bool whole = here == size || take_overflow(file, big_endian(cell.at + here, 4),
                                               payload + here, (size_t)size - here);
    if (whole && read_row(payload, (size_t)size, &row)) take(to, &row);
    free(payload);
}

static void read_page(Bytes file, const unsigned char *page, RawTake *take, void *to) {
    const unsigned char *head = page == file.at ? page + 100 : page;
    if (head[0] != LEAF) return;
    size_t cells = (size_t)big_endian(head + 3, 2), first = (size_t)(head - page) + 8;
    for (size_t i = 0; i < cells && first + 2 * i + 2 <= PAGE; i++) {
        size_t at = (size_t)big_endian(page + first + 2 * i, 2);
        if (at >= first && at < PAGE)
            read_cell(file, (Cursor){page + at, page + PAGE, true}, take, to);
    }
}

void raw_rows_each(const unsigned char *bytes, size_t size, RawTake *take, void *to) {
    Bytes file = {bytes, size};
    for (size_t page = 0; page + PAGE <= size; page += PAGE)
        read_page(file, bytes + page, take, to);
}
