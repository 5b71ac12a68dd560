// Any bytes given to the reader of archives give files by the rules, or a sentence; the
// files pass the parent's rules too, and packed again they read the same. Bytes that begin
// with R are a recipe: tests/lying_zip.h makes the archive from it, so that sums and
// lengths are right where the recipe does not lie.
#include "fuzz/input.h"
#include "fuzz/settled.h"
#include "lying_zip.h"

#include "jail/archive_read.h"
#include "lesson/archive_write.h"
#include "lesson/message.h"
#include "lesson/pack_files.h"

#include <stddef.h>

enum { MOST_FILES = 12, MOST_ENTRIES = 6, TEXT = 2000 };

// Small, so that a small archive can break each of them.
static PackLimits small_limits(void) {
    PackLimits limits = pack_limits();
    limits.unpacked = 3000;
    limits.files = MOST_FILES;
    limits.ratio_from = 500;
    limits.archive = 8000;
    limits.lua = limits.data = limits.prose = limits.table = limits.picture = 1024;
    return limits;
}

typedef struct Taken {
    const PackLimits *limits;
    ArchiveFile files[MOST_FILES];
    size_t count, bytes;
} Taken;

static void *copy_of(const void *bytes, size_t size) {
    char *copy = mem_new(size + 1);
    if (size) memcpy(copy, bytes, size);
    return copy;
}

static bool take(void *to, const char *name, const void *bytes, size_t size) {
    Taken *taken = to;
    Error err = {.key = ""};
    assert(taken->count < taken->limits->files);
    assert(pack_name(name, strlen(name), taken->limits, &err));
    assert(size <= pack_file_most(name, taken->limits));
    taken->bytes += size;
    assert(taken->bytes <= taken->limits->unpacked);
    for (size_t i = 0; i < taken->count; i++)
        assert(strcmp(taken->files[i].name, name) != 0);
    taken->files[taken->count++] =
        (ArchiveFile){.name = mem_text(name), .bytes = copy_of(bytes, size), .size = size};
    return true;
}

static void clear(Taken *taken) {
    for (size_t i = 0; i < taken->count; i++) {
        free((char *)taken->files[i].name);
        free((void *)taken->files[i].bytes);
    }
}

// As they cross to the parent, which looks at them once more.
static void check_parent(const Taken *taken) {
    PackFiles *files = pack_files_of_archive("a.kyubi");
    for (size_t i = 0; i < taken->count; i++) {
        const ArchiveFile *file = &taken->files[i];
        Message message = {.type = MESSAGE_ENTRY};
        message.body = message_file(file->name, file->bytes, file->size, &message.size);
        char name[256];
        const char *bytes;
        size_t size;
        assert(message_file_read(&message, name, &bytes, &size));
        assert(!strcmp(name, file->name) && size == file->size);
        pack_files_add(files, name, bytes, size);
        message_clear(&message);
    }
    Error err = {.key = ""};
    assert(settled(files, taken->limits, &err));
    pack_files_close(files);
}

static void check_again(Taken *taken) {
    Buffer packed = archive_write(taken->files, taken->count); // sorts them
    Taken again = {.limits = taken->limits};
    Error err = {.key = ""};
    assert(archive_read(packed.data, packed.size, taken->limits, take, &again, &err));
    assert(again.count == taken->count);
    for (size_t i = 0; i < again.count; i++) {
        assert(!strcmp(again.files[i].name, taken->files[i].name));
        assert(again.files[i].size == taken->files[i].size);
        assert(!memcmp(again.files[i].bytes, taken->files[i].bytes, again.files[i].size));
    }
    clear(&again);
    buffer_clear(&packed);
}

static void play(const void *bytes, size_t size) {
    PackLimits limits = small_limits();
    Taken taken = {.limits = &limits};
    Error err = {.key = ""};
    bool good = archive_read(bytes, size, &limits, take, &taken, &err);
    input_check(good, &err);
    if (good) {
        check_parent(&taken);
        check_again(&taken);
    }
    clear(&taken);
}

// --- recipes

typedef struct Recipe {
    const uint8_t *at, *end;
} Recipe;

static unsigned next_byte(Recipe *recipe) {
    return recipe->at < recipe->end ? *recipe->at++ : 0;
}

// So many bytes as the first of them says, as often as the second says; ended in `out`.
static size_t next_text(Recipe *recipe, char out[TEXT]) {
    size_t length = next_byte(recipe), times = next_byte(recipe) % 64 + 1, size = 0;
    if (length > (size_t)(recipe->end - recipe->at))
        length = (size_t)(recipe->end - recipe->at);
    for (; times && size + length < TEXT; times--, size += length)
        memcpy(out + size, recipe->at, length);
    recipe->at += length;
    out[size] = 0;
    return size;
}

typedef struct Lie {
    size_t offset;
    bool wide; // an int64_t; else a uint32_t
} Lie;

static void tell(Recipe *recipe, void *of, const Lie *lies, size_t count) {
    for (unsigned many = next_byte(recipe) % 4; many; many--) {
        const Lie *lie = &lies[next_byte(recipe) % count];
        int value = (int16_t)(next_byte(recipe) << 8 | next_byte(recipe));
        unsigned shift = next_byte(recipe) % 32;
        char *field = (char *)of + lie->offset;
        if (lie->wide)
            *(int64_t *)(void *)field = (int64_t)value * ((int64_t)1 << shift);
        else
            *(uint32_t *)(void *)field = (uint32_t)value << shift;
    }
}

typedef struct Texts {
    char name[TEXT], bytes[TEXT], extra[TEXT], local_extra[TEXT], comment[TEXT], raw[TEXT],
        before[TEXT], after[TEXT];
} Texts;

enum { DEFLATED = 1, MARKED = 2, EXTRA = 4, COMMENT = 8, RAW = 16, AROUND = 32 };

static ZipEntry next_entry(Recipe *recipe, Texts *texts) {
    static const Lie lies[] = {
#define NARROW(field) {offsetof(ZipEntry, field), false}
#define WIDE(field) \
    { offsetof(ZipEntry, field), true }
        NARROW(flags),       NARROW(method),        NARROW(version),
        NARROW(attributes),  NARROW(made_by),       NARROW(disk),
        NARROW(local_flags), NARROW(local_method),  NARROW(local_signature),
        WIDE(packed),        WIDE(unpacked),        WIDE(crc),
        WIDE(local_packed),  WIDE(local_unpacked),  WIDE(local_crc),
        WIDE(offset),        WIDE(local_name_size),
#undef NARROW
#undef WIDE
    };
    ZipEntry entry = {.name = texts->name, .bytes = texts->bytes};
    unsigned with = next_byte(recipe);
    entry.name_size = next_text(recipe, texts->name);
    entry.size = next_text(recipe, texts->bytes);
    entry.deflated = with & DEFLATED;
    if (with & MARKED) entry.flags = 1 << 11;
    if (with & EXTRA) {
        entry.extra = texts->extra;
        entry.extra_size = next_text(recipe, texts->extra);
        entry.local_extra = texts->local_extra;
        entry.local_extra_size = next_text(recipe, texts->local_extra);
    }
    if (with & COMMENT && next_text(recipe, texts->comment)) entry.comment = texts->comment;
    if (with & RAW) {
        entry.raw = texts->raw;
        entry.raw_size = next_text(recipe, texts->raw);
    }
    if (with & AROUND) {
        next_text(recipe, texts->before);
        next_text(recipe, texts->after);
        entry.before = texts->before;
        entry.after = texts->after;
    }
    tell(recipe, &entry, lies, sizeof lies / sizeof *lies);
    return entry;
}

static ZipEnd next_end(Recipe *recipe, Texts *texts) {
    static const Lie lies[] = {
        {offsetof(ZipEnd, count), true},        {offsetof(ZipEnd, here), true},
        {offsetof(ZipEnd, disk), true},         {offsetof(ZipEnd, start_disk), true},
        {offsetof(ZipEnd, size), true},         {offsetof(ZipEnd, directory), true},
        {offsetof(ZipEnd, comment_size), true}, {offsetof(ZipEnd, signature), false},
    };
    ZipEnd end = {0};
    if (next_byte(recipe) & AROUND) {
        end.before_size = next_text(recipe, texts->before);
        end.before = texts->before;
        next_text(recipe, texts->after);
        end.after = texts->after;
    }
    tell(recipe, &end, lies, sizeof lies / sizeof *lies);
    return end;
}

static void play_recipe(Recipe recipe) {
    ZipEntry entries[MOST_ENTRIES + 1] = {{.name = "pack.json", .bytes = "{}"}};
    Texts *texts = mem_new((MOST_ENTRIES + 2) * sizeof *texts);
    ZipEnd end = next_end(&recipe, texts);
    size_t count = 1;
    while (recipe.at < recipe.end && count <= MOST_ENTRIES) {
        entries[count] = next_entry(&recipe, &texts[count]);
        count++;
    }
    Buffer zip = zip_of(entries, count, end);
    char *exact = mem_new(zip.size);
    memcpy(exact, zip.data, zip.size);
    play(exact, zip.size);
    free(exact);
    buffer_clear(&zip);
    free(texts);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size && data[0] == 'R')
        play_recipe((Recipe){data + 1, data + size});
    else
        play(data, size);
    return 0;
}
