// `kyubi pack`: a folder of lessons as one file to hand out. What the rules of packs refuse
// is told file by file; what was made is opened once more, as any stranger's pack is,
// before it is written.
#include "cli/check.h"
#include "cli/command.h"

#include "base/file.h"
#include "lesson/archive_write.h"
#include "lesson/handout.h"
#include "lesson/pack.h"
#include "lesson/unpack.h"

#include <stdlib.h>
#include <string.h>

extern const Command command_pack;

typedef struct Packing {
    const CommandContext *context;
    const char *path, *out;
    bool handout;
    Pack *pack;
    PackLimits limits;
    ArchiveFile *files; // names and bytes are theirs
    size_t count;
    int faults;
} Packing;

static bool read_words(int argc, char **argv, Packing *packing, Error *err) {
    for (int i = 0; i < argc; i++) {
        if (!strcmp(argv[i], "-o")) {
            packing->out = command_value(argc, argv, &i, err);
            if (!packing->out) return false;
        } else if (!strcmp(argv[i], "--handout")) {
            packing->handout = true;
        } else if (argv[i][0] == '-') {
            return error_set(err, "command.unknown_option", "%s", argv[i]);
        } else if (packing->path) {
            return error_set(err, "pack.one_path", "%s", argv[i]);
        } else {
            packing->path = argv[i];
        }
    }
    if (!packing->path) return error_set(err, "pack.no_path", " ");
    if (packing->out && !pack_is_archive(packing->out))
        return error_set(err, "pack.out_name", "%s", packing->out);
    return true;
}

static void tell(void *to, const Error *about) {
    Packing *packing = to;
    packing->faults++;
    command_failed(packing->context, about);
}

static void add_file(Packing *packing, const char *name, char *bytes, size_t size) {
    if (packing->handout && file_ends_in(name, ".lua")) {
        size = handout_lua(bytes, size);
        char *rest = handout_without_answers(bytes, &size);
        free(bytes);
        bytes = rest;
    }
    packing->files = mem_grow(packing->files, packing->count + 1, sizeof *packing->files);
    packing->files[packing->count++] = (ArchiveFile){mem_text(name), bytes, size};
}

static void found(void *to, const char *name, size_t size) {
    Packing *packing = to;
    Error err = {.key = ""};
    size_t most = pack_file_most(name, &packing->limits);
    if (packing->handout && !handout_has(name)) return;
    char *bytes = pack_files_read(packing->pack->files, name, most, &size, &err);
    if (bytes && pack_content(name, bytes, size, &err)) {
        add_file(packing, name, bytes, size);
        return;
    }
    char *place = pack_files_place(packing->pack->files, name);
    snprintf(err.file, sizeof err.file, "%s", place);
    tell(packing, &err);
    free(place);
    free(bytes);
}

// "my.pack-1.0.kyubi", where we are. Yours.
static char *usual_name(const Pack *pack) {
    Buffer name = {0};
    buffer_print(&name, "%s-%s.kyubi", pack->id, pack->version);
    return buffer_take(&name);
}

static bool write_checked(const Packing *packing, const char *out, Error *err) {
    Buffer bytes = archive_write(packing->files, packing->count);
    char *jail = places_jail(packing->context->places);
    PackFiles *read = unpack_bytes(out, bytes.data, bytes.size, jail, err);
    bool good = read && file_write(out, bytes.data, bytes.size, err);
    pack_files_close(read);
    free(jail);
    if (good)
        command_say(packing->context, packing->context->out, "pack.made", "%s\t%zu\t%zu",
                    out, packing->count, (bytes.size + 1023) >> 10);
    buffer_clear(&bytes);
    return good;
}

static bool pack_folder(Packing *packing, Error *err) {
    if (!file_is_folder(packing->path)) {
        error_set(err, "pack.not_folder", "%s", packing->path);
        return error_at(err, packing->path, 0, 0);
    }
    packing->pack = pack_open(packing->path, err);
    if (!packing->pack) return false;
    PackWalk walk = {.found = found, .fault = tell, .to = packing};
    if (!pack_files_walk(packing->pack->files, &packing->limits, walk, err)) return false;
    if (packing->faults) return true;
    char *out = packing->out ? mem_text(packing->out) : usual_name(packing->pack);
    bool good = write_checked(packing, out, err);
    free(out);
    return good;
}

// Whoever hands out lessons that do not read is told so; the file is made all the same.
static void tell_errors(const Packing *packing) {
    const CommandContext *context = packing->context;
    Check check;
    Error err = {0};
    if (check_begin(&check, context, &err)) {
        check_add_path(&check, packing->path);
        check_all(&check, false);
    }
    if (check.findings.errors)
        command_say(context, context->err, "pack.unchecked", "%d\t%s",
                    check.findings.errors, packing->path);
    check_end(&check);
}

static void packing_end(Packing *packing) {
    for (size_t i = 0; i < packing->count; i++) {
        free((char *)packing->files[i].name);
        free((void *)packing->files[i].bytes);
    }
    free(packing->files);
    pack_close(packing->pack);
}

static int pack_words(int argc, char **argv, const CommandContext *context) {
    Packing packing = {.context = context, .limits = pack_limits()};
    Error err = {.key = ""};
    int status = 0;
    if (!read_words(argc, argv, &packing, &err))
        status = command_misused(context, &command_pack, &err);
    else if (!pack_folder(&packing, &err))
        status = command_failed(context, &err);
    else if (packing.faults)
        status = 1;
    else
        tell_errors(&packing);
    packing_end(&packing);
    return status;
}

const Command command_pack = {
    .name = "pack",
    .run = pack_words,
    .usage = "pack FOLDER [-o FILE.kyubi] [--handout]",
};
