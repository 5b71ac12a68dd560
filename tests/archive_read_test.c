// Archives: the forms that must open, and every malformed one that we know, refused by its
// rule. tests/lying_zip.h makes them.
#include "jail/archive_read.h"

#include "base/mem.h"
#include "base/words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lying_zip.h"

enum { MOST = 3000 };

typedef struct Taken {
    Buffer all; // "name=bytes;"
    int count;
} Taken;

static bool take(void *to, const char *name, const void *bytes, size_t size) {
    Taken *taken = to;
    buffer_print(&taken->all, "%s=", name);
    if (size) buffer_add(&taken->all, bytes, size);
    buffer_print(&taken->all, ";");
    taken->count++;
    return true;
}

static void read_bytes(const Buffer *zip, const PackLimits *limits, const char *key,
                       const char *about) {
    Taken taken = {0};
    Error err = {.key = ""};
    char *exact = mem_new(zip->size + 1); // so that a reader past its end is caught
    if (zip->size) memcpy(exact, zip->data, zip->size);
    bool good = archive_read(exact, zip->size, limits, take, &taken, &err);
    if (strcmp(err.key, key) != 0)
        fail_msg("%s: \"%s\" (%s), not \"%s\"", about, err.key, err.args, key);
    assert_int_equal(good, !key[0]);
    buffer_clear(&taken.all);
    free(exact);
}

static void expect(const ZipEntry *entries, size_t count, ZipEnd end, const char *key,
                   const char *about) {
    Buffer zip = zip_of(entries, count, end);
    PackLimits limits = pack_limits();
    read_bytes(&zip, &limits, key, about);
    buffer_clear(&zip);
}

#define MANIFEST \
    { .name = "pack.json", .bytes = "{}" }

// A manifest, and one entry that lies.
static void expect_entry(ZipEntry entry, const char *key, const char *about) {
    const ZipEntry entries[] = {MANIFEST, entry};
    expect(entries, 2, (ZipEnd){0}, key, about);
}

static void expect_name(const char *name, size_t size, const char *key) {
    expect_entry(
        (ZipEntry){.name = name, .name_size = size, .bytes = "x", .flags = 1 << 11}, key,
        name);
}

static void an_archive_gives_its_files_in_order(void **state) {
    (void)state;
    const ZipEntry entries[] = {MANIFEST,
                                {.name = "assets/", .attributes = 0040755u << 16 | 16},
                                {.name = "01-a.lua",
                                 .bytes = "lesson {}\nlesson {}\n",
                                 .deflated = true,
                                 .attributes = 0100644u << 16},
                                {.name = "assets/語.txt", .bytes = "", .flags = 1 << 11}};
    Buffer zip = zip_of(entries, 4, (ZipEnd){0});
    PackLimits limits = pack_limits();
    Taken taken = {0};
    Error err = {.key = ""};
    assert_true(archive_read(zip.data, zip.size, &limits, take, &taken, &err));
    assert_string_equal(taken.all.data,
                        "pack.json={};01-a.lua=lesson {}\nlesson {}\n;assets/語.txt=;");
    buffer_clear(&taken.all);
    buffer_clear(&zip);
}

static void what_zip_programs_add_without_meaning_is_passed_over(void **state) {
    (void)state;
    // Times and owners as Info-ZIP writes them, in other lengths here and there.
    static const char times[] = "UT\5\0\3aaaa", owner[] = "ux\4\0\1\1a\0UT\5\0\1bbbb";
    expect_entry((ZipEntry){.name = "a.txt",
                            .extra = times,
                            .extra_size = 9,
                            .local_extra = owner,
                            .local_extra_size = 17,
                            .flags = 2},
                 "", "extra fields");
}

// All rules of names are tried in pack_name_test.
static void names_are_read_with_every_byte(void **state) {
    (void)state;
    expect_name("a.txt", 0, "");
    expect_name("a.txt\0.exe", 10, "pack.name_bytes");
    expect_name("a\0b.txt", 7, "pack.name_bytes");
    expect_name("../a.txt", 0, "pack.name_dots");
    expect_name("pack.json", 0, "pack.name_twice");
    expect_name("PACK.JSON", 0, "pack.name_twice");
    expect_name("pack.json/a.txt", 0, "pack.name_both");
    const ZipEntry folders[] = {MANIFEST, {.name = "a/"}, {.name = "a/"}};
    expect(folders, 3, (ZipEnd){0}, "pack.name_twice", "a folder twice");
    const ZipEntry late[] = {MANIFEST, {.name = "a/b.txt"}, {.name = "a/"}};
    expect(late, 3, (ZipEnd){0}, "", "a folder behind its file");
}

static void what_is_no_regular_file_is_refused(void **state) {
    (void)state;
    static const uint32_t types[] = {0120777, 0010644, 0020644, 0060644, 0140644, 0040755};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        expect_entry((ZipEntry){.name = "a.txt", .attributes = types[i] << 16},
                     "pack.not_file", "a link, pipe, device, socket, folder");
    expect_entry(
        (ZipEntry){.name = "a.txt", .attributes = 0120777u << 16, .made_by = 0xFD00},
        "pack.not_file", "a link that another system made");
    expect_entry((ZipEntry){.name = "a.txt", .attributes = 16}, "pack.not_file",
                 "a folder of DOS");
    expect_entry((ZipEntry){.name = "a/", .attributes = 0100644u << 16}, "pack.not_file",
                 "a file called like a folder");
    expect_entry((ZipEntry){.name = "a/", .bytes = "x"}, "archive.folder",
                 "a folder with content");
    expect_entry((ZipEntry){.name = "/"}, "pack.name_empty", "a folder without a name");
}

static void every_lie_about_an_entry_is_refused(void **state) {
    (void)state;
    static const struct {
        const char *about, *key;
        ZipEntry entry;
    } rows[] = {
        {"encrypted", "archive.encrypted", {.flags = 1}},
        {"strongly encrypted", "archive.encrypted", {.flags = 64}},
        {"masked heads", "archive.encrypted", {.flags = 1 << 13}},
        {"a data descriptor", "archive.descriptor", {.flags = 8}},
        {"patched data", "archive.flags", {.flags = 32}},
        {"flags of nobody", "archive.flags", {.flags = 1 << 15}},
        {"deflate64", "archive.method", {.method = 9}},
        {"bzip2", "archive.method", {.method = 12}},
        {"LZMA", "archive.method", {.method = 14}},
        {"Zstandard", "archive.method", {.method = 93}},
        {"AES", "archive.method", {.method = 99}},
        {"version 4.5", "archive.method", {.version = 25}},
        {"kanji without the mark", "archive.coding", {.name = "字.txt"}},
        {"a comment", "archive.comment", {.comment = "hello"}},
        {"on another disk", "archive.disks", {.disk = 1}},
        {"ZIP64 sizes", "archive.zip64", {.unpacked = 0xFFFFFFFE}},
        {"ZIP64 field", "archive.extra", {.extra = "\1\0\0\0", .extra_size = 4}},
        {"a second name", "archive.extra", {.extra = "\x75\x70\0\0", .extra_size = 4}},
        {"AES field", "archive.extra", {.extra = "\1\x99\0\0", .extra_size = 4}},
        {"a field too long", "archive.extra", {.extra = "UT\5\0a", .extra_size = 5}},
        {"half a field", "archive.extra", {.extra = "UT", .extra_size = 2}},
        {"a field in the head alone",
         "archive.extra",
         {.local_extra = "\1\0\0\0", .local_extra_size = 4}},
        {"another name in the head", "archive.local", {.local_name = "b.txt"}},
        {"a longer name in the head", "archive.local", {.local_name_size = 1}},
        {"other flags in the head", "archive.local", {.local_flags = 1}},
        {"another method in the head", "archive.local", {.local_method = 8}},
        {"another size in the head", "archive.local", {.local_unpacked = 1}},
        {"another packed size in the head", "archive.local", {.local_packed = -1}},
        {"another CRC in the head", "archive.local", {.local_crc = 1}},
        {"a head without its sign", "archive.local", {.local_signature = 1}},
        {"an offset too low", "archive.gap", {.offset = -1}},
        {"an offset too high", "archive.gap", {.offset = 1}},
        {"the offset of another entry", "archive.gap", {.offset = -41}},
        {"an offset outside", "archive.gap", {.offset = 1 << 30}},
        {"bytes before it", "archive.gap", {.before = "x"}},
        {"bytes behind it", "archive.gap", {.after = "x"}},
        {"more bytes than there are", "archive.gap", {.packed = 100, .unpacked = 100}},
        {"fewer bytes than there are", "archive.gap", {.packed = -1, .unpacked = -1}},
        {"two sizes", "archive.stored", {.unpacked = 1}},
        {"a wrong CRC", "archive.crc", {.crc = 1}},
        {"a CRC of nothing", "archive.crc", {.crc = -0x8cdc1683}},
        {"deflated: a wrong CRC", "archive.crc", {.deflated = true, .crc = 1}},
        {"deflated: a smaller size", "archive.size", {.deflated = true, .unpacked = -1}},
        {"deflated: a larger size", "archive.size", {.deflated = true, .unpacked = 1}},
        {"deflated: garbage",
         "archive.deflate",
         {.deflated = true, .raw = "\7\7\7\7", .raw_size = 4}},
        {"deflated: nothing",
         "archive.deflate",
         {.deflated = true, .raw = "", .raw_size = 0}},
        {"deflated: half a stream",
         "archive.deflate",
         {.deflated = true, .raw = "\1\1\0\xfe\xff", .raw_size = 5}},
        {"deflated: bytes behind the stream",
         "archive.size",
         {.deflated = true, .raw = "\1\1\0\xfe\xffxx", .raw_size = 7}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ZipEntry entry = rows[i].entry;
        if (!entry.name) entry.name = "a.txt";
        if (!entry.bytes) entry.bytes = "x";
        expect_entry(entry, rows[i].key, rows[i].about);
    }
}

static void every_lie_about_the_whole_is_refused(void **state) {
    (void)state;
    static const struct {
        const char *about, *key;
        ZipEnd end;
    } rows[] = {
        {"a program in front", "archive.start", {.first = "#!/bin/sh\n"}},
        {"bytes behind", "archive.end", {.after = "x"}},
        {"a comment", "archive.end", {.comment = "hello"}},
        {"a comment that is not there", "archive.end", {.comment_size = 1}},
        {"no end record", "archive.end", {.signature = 1}},
        {"disk 1", "archive.disks", {.disk = 1}},
        {"begins on disk 1", "archive.disks", {.start_disk = 1}},
        {"fewer entries here", "archive.disks", {.here = -1}},
        {"an entry more", "archive.directory", {.count = 1}},
        {"an entry less", "archive.directory", {.count = -1}},
        {"no entry", "archive.directory", {.count = -2}},
        {"more entries than a pack has", "pack.many_files", {.count = 30000}},
        {"ZIP64 count", "archive.zip64", {.count = 0xFFFD}},
        {"ZIP64 place", "archive.zip64", {.directory = 0xFFFFFFFF - 77}},
        {"a shorter directory", "archive.directory", {.size = -1}},
        {"a longer directory", "archive.directory", {.size = 1}},
        {"a directory elsewhere", "archive.directory", {.directory = 1}},
        {"a directory before", "archive.directory", {.directory = -1}},
        {"a directory before, and longer",
         "archive.directory",
         {.directory = -1, .size = 1}},
        {"a directory outside", "archive.directory", {.directory = 1 << 30}},
        {"bytes behind the directory",
         "archive.directory",
         {.before = "x", .before_size = 1}},
        {"ZIP64 locator",
         "archive.zip64",
         {.before = "PK\6\7\0\0\0\0\0\0\0\0\0\0\0\0\1\0\0\0", .before_size = 20}},
    };
    const ZipEntry entries[] = {MANIFEST, {.name = "a.txt", .bytes = "x"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        expect(entries, 2, rows[i].end, rows[i].key, rows[i].about);
}

static void an_end_record_hidden_in_a_comment_is_refused(void **state) {
    (void)state;
    // The comment of one archive is the whole of another: which one is it?
    const ZipEntry outer[] = {MANIFEST}, inner[] = {MANIFEST, {.name = "a.txt"}};
    Buffer first = zip_of(outer, 1, (ZipEnd){0}), second = zip_of(inner, 2, (ZipEnd){0});
    first.data[first.size - 2] = (char)second.size;
    buffer_add(&first, second.data, second.size);
    PackLimits limits = pack_limits();
    read_bytes(&first, &limits, "archive.directory", "two archives");
    buffer_clear(&first);
    buffer_clear(&second);
}

static void entries_that_share_bytes_are_refused(void **state) {
    (void)state;
    // Fifield's bomb: many rows of the directory, one kernel. The second row is the first.
    const ZipEntry entries[] = {MANIFEST, {.name = "pack.jsox", .bytes = "{}"}};
    Buffer zip = zip_of(entries, 2, (ZipEnd){0});
    const size_t one = 30 + 9 + 2, row = 46 + 9, directory = 2 * one;
    memset(zip.data + directory + row + 42, 0, 4); // where the second begins
    PackLimits limits = pack_limits();
    read_bytes(&zip, &limits, "archive.gap", "shared bytes");
    buffer_clear(&zip);
}

static void a_pack_has_its_manifest_at_the_top(void **state) {
    (void)state;
    const ZipEntry none[] = {{.name = "a.txt"}},
                   within[] = {{.name = "my/"}, {.name = "my/pack.json"}};
    expect(none, 1, (ZipEnd){0}, "archive.manifest", "no manifest");
    expect(within, 2, (ZipEnd){0}, "archive.wrapped", "a zipped folder");
    expect(none, 0, (ZipEnd){0}, "archive.start", "an empty archive");
}

static void what_a_file_holds_is_what_its_name_says(void **state) {
    (void)state;
    static const struct {
        const char *name, *bytes;
        size_t size;
        const char *key;
    } rows[] = {
        {"a.txt", "PK\3\4 a nested archive", 22, "pack.content_text"},
        {"a.csv",
         "\x7f"
         "ELF",
         4, "pack.content_text"},
        {"a.lua", "\x1bLua", 4, "pack.content_text"},
        {"a.lua", "x = 1\0y", 7, "pack.content_text"},
        {"a.md", "\x83\x65\x83\x58", 4, "pack.content_text"},
        {"a.txt", "MZ\x90\0", 4, "pack.content_text"},
        {"a.tsv",
         "\xef\xbb\xbf"
         "a\tb\r\n",
         8, ""},
        {"a.png", "GIF89a", 6, "pack.content_picture"},
        {"a.png", "", 0, "pack.content_picture"},
        {"a.png", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16, ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        expect_entry(
            (ZipEntry){.name = rows[i].name, .bytes = rows[i].bytes, .size = rows[i].size},
            rows[i].key, rows[i].name);
}

static void bombs_are_refused_before_they_are_unpacked(void **state) {
    (void)state;
    PackLimits limits = pack_limits_over(10);
    size_t size = limits.table, most = limits.unpacked / size + 1;
    char *zeros = mem_new(size + 2);
    memset(zeros, ' ', size + 1);
    ZipEntry entries[MOST] = {MANIFEST};
    entries[1] =
        (ZipEntry){.name = "a.csv", .bytes = zeros, .size = size, .deflated = true};
    Buffer zip = zip_of(entries, 2, (ZipEnd){0});
    read_bytes(&zip, &limits, "pack.ratio", "a bomb");
    buffer_clear(&zip);
    entries[1].size = size + 1;
    limits.ratio = SIZE_MAX;
    zip = zip_of(entries, 2, (ZipEnd){0});
    read_bytes(&zip, &limits, "pack.file_large", "a large file");
    buffer_clear(&zip);
    char names[MOST][16];
    for (size_t i = 1; i <= most; i++) {
        snprintf(names[i], 16, "%zu.csv", i);
        entries[i] =
            (ZipEntry){.name = names[i], .bytes = zeros, .size = size, .deflated = true};
    }
    zip = zip_of(entries, most + 1, (ZipEnd){0});
    read_bytes(&zip, &limits, "pack.unpacked_large", "many large files");
    limits.archive = zip.size - 1;
    read_bytes(&zip, &limits, "pack.archive_large", "a large archive");
    buffer_clear(&zip);
    free(zeros);
}

static void there_may_be_so_many_files_and_no_more(void **state) {
    (void)state;
    PackLimits limits = pack_limits_over(10);
    ZipEntry entries[MOST] = {MANIFEST};
    char names[MOST][16];
    for (size_t i = 1; i <= limits.files; i++) {
        snprintf(names[i], 16, "%zu.txt", i);
        entries[i] = (ZipEntry){.name = names[i]};
    }
    Buffer zip = zip_of(entries, limits.files, (ZipEnd){0});
    read_bytes(&zip, &limits, "", "as many as there may be");
    buffer_clear(&zip);
    zip = zip_of(entries, limits.files + 1, (ZipEnd){0});
    read_bytes(&zip, &limits, "pack.many_files", "one more");
    buffer_clear(&zip);
    snprintf(names[1], 16, "a/b/c.txt"); // folders count, whether they are listed or not
    zip = zip_of(entries, limits.files - 1, (ZipEnd){0});
    read_bytes(&zip, &limits, "pack.many_files", "folders");
    buffer_clear(&zip);
}

static void an_archive_cut_anywhere_or_with_any_byte_changed_is_read_safely(void **state) {
    (void)state;
    const ZipEntry entries[] = {
        MANIFEST,
        {.name = "a.lua", .bytes = "x = 1 x = 1 x = 1", .deflated = true},
        {.name = "b/"}};
    Buffer zip = zip_of(entries, 3, (ZipEnd){0});
    PackLimits limits = pack_limits();
    for (size_t size = 0; size < zip.size; size++) {
        char *cut = mem_new(size + 1);
        memcpy(cut, zip.data, size);
        Error err = {.key = ""};
        Taken taken = {0};
        assert_false(archive_read(cut, size, &limits, take, &taken, &err));
        assert_int_not_equal(err.key[0], 0);
        buffer_clear(&taken.all);
        free(cut);
    }
    for (size_t at = 0; at < zip.size; at++)
        for (int bit = 0; bit < 8; bit++) {
            zip.data[at] ^= (char)(1 << bit);
            Error err = {.key = ""};
            Taken taken = {0};
            bool good = archive_read(zip.data, zip.size, &limits, take, &taken, &err);
            assert_int_equal(good, !err.key[0]);
            buffer_clear(&taken.all);
            zip.data[at] ^= (char)(1 << bit);
        }
    buffer_clear(&zip);
}

static void a_refusal_names_the_entry_and_the_rule(void **state) {
    (void)state;
    const ZipEntry entries[] = {MANIFEST, {.name = "a/\x1b[2J\xff.exe", .flags = 1 << 11}};
    Buffer zip = zip_of(entries, 2, (ZipEnd){0});
    PackLimits limits = pack_limits();
    Taken taken = {0};
    Error err = {.key = ""};
    assert_false(archive_read(zip.data, zip.size, &limits, take, &taken, &err));
    assert_int_equal(taken.count, 0);
    assert_string_equal(err.key, "pack.name_bytes");
    assert_string_equal(err.args, "a/?[2J?.exe");
    Words *words = words_open(KYUBI_SOURCE "/assets/words.tsv", NULL);
    char *said = words_error(words, LANG_EN, &err);
    assert_string_equal(said, "a/?[2J?.exe: its name is not UTF-8 text. Rename it.");
    free(said);
    words_close(words);
    buffer_clear(&zip);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_archive_gives_its_files_in_order),
        cmocka_unit_test(what_zip_programs_add_without_meaning_is_passed_over),
        cmocka_unit_test(names_are_read_with_every_byte),
        cmocka_unit_test(what_is_no_regular_file_is_refused),
        cmocka_unit_test(every_lie_about_an_entry_is_refused),
        cmocka_unit_test(every_lie_about_the_whole_is_refused),
        cmocka_unit_test(an_end_record_hidden_in_a_comment_is_refused),
        cmocka_unit_test(entries_that_share_bytes_are_refused),
        cmocka_unit_test(a_pack_has_its_manifest_at_the_top),
        cmocka_unit_test(what_a_file_holds_is_what_its_name_says),
        cmocka_unit_test(bombs_are_refused_before_they_are_unpacked),
        cmocka_unit_test(there_may_be_so_many_files_and_no_more),
        cmocka_unit_test(an_archive_cut_anywhere_or_with_any_byte_changed_is_read_safely),
        cmocka_unit_test(a_refusal_names_the_entry_and_the_rule),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
