#include "desk/unwrap.h"

#include "desk/desk_inside.h"

#include "base/file.h"
#include "base/mem.h"

#include <stdlib.h>

enum { SHOWN_MS = 1000, POLL_MS = 6, WAIT_MS = 2 };

static void start(Desk *desk, const char *path, const char *hash) {
    Unwrap *unwrap = &desk->unwrap;
    unwrap->work = unpacking_start(path, hash, desk->jail);
    unwrap->path = mem_text(path);
    unwrap->since = desk_now();
    unwrap->page = -1;
    unwrap->mb = 0;
}

void unwrap_pack(Desk *desk, int pack, int lesson) {
    Unwrap *unwrap = &desk->unwrap;
    if (unwrap->work && unwrap->pack == pack && unwrap->lesson == lesson) return;
    unwrap_end(desk);
    const PackFiles *files = desk->packs[pack]->files;
    start(desk, pack_files_path(files), pack_files_hash(files));
    unwrap->pack = pack;
    unwrap->lesson = lesson;
}

void unwrap_path(Desk *desk, const char *path) {
    unwrap_end(desk);
    start(desk, path, NULL);
    desk->unwrap.pack = -1;
}

bool unwrap_turn(Desk *desk, int page) {
    if (!desk->unwrap.work) return false;
    desk->unwrap.page = page;
    return true;
}

bool unwrap_busy(const Desk *desk) {
    return desk->unwrap.work != NULL;
}

void unwrap_end(Desk *desk) {
    Unwrap *unwrap = &desk->unwrap;
    if (unwrap->work) unpacking_end(unwrap->work, NULL);
    free(unwrap->path);
    *unwrap = (Unwrap){.page = -1};
}

bool unwrap_escape(Desk *desk) {
    if (!desk->unwrap.work) return false;
    unwrap_end(desk);
    desk_say(desk, "library.unpacking_stopped", " ");
    return true;
}

// --- while it goes on

bool unwrap_some(Unpacking *work) {
    double since = desk_now();
    while (desk_now() - since < POLL_MS)
        if (unpacking_poll(work, WAIT_MS)) return true;
    return false;
}

static const char *name_of(const Desk *desk) {
    const Unwrap *unwrap = &desk->unwrap;
    if (unwrap->pack < 0) return file_name(unwrap->path);
    return text_in(&desk->packs[unwrap->pack]->title, desk->lang);
}

// From one megabyte to the next.
static void show(Desk *desk) {
    Unwrap *unwrap = &desk->unwrap;
    unsigned long long mb = 1 + (unpacking_bytes(unwrap->work) >> 20);
    if (mb == unwrap->mb || desk_now() - unwrap->since < SHOWN_MS) return;
    unwrap->mb = mb;
    desk_say(desk, "library.unpacking", "%s\t%llu", name_of(desk), mb);
}

static void refuse(Desk *desk, const char *id, const Error *why) {
    Error about = *why;
    if (id) {
        char *said = words_error(desk->options.words, desk->lang, why);
        error_set(&about, "library.broken", "%s\t%s", id, said);
        free(said);
    }
    desk_refuse(desk, &about);
}

static void begin(Desk *desk, const Unwrap *done, PackFiles *files) {
    Error err = {.key = ""};
    if (done->pack < 0) {
        if (!desk_open_unpacked(desk, done->path, files, &err)) refuse(desk, NULL, &err);
        return;
    }
    pack_files_fill(desk->packs[done->pack]->files, files);
    if (done->review) {
        reviewing_begin(desk);
        return;
    }
    desk_begin(desk, done->pack, done->lesson);
    if (done->page >= 0) desk_turn_when_read(desk, done->page);
}

void unwrap_poll(Desk *desk) {
    Unwrap *unwrap = &desk->unwrap;
    if (!unwrap->work) return;
    if (!unwrap_some(unwrap->work)) {
        show(desk);
        return;
    }
    Unwrap done = *unwrap;
    Error err = {.key = ""};
    PackFiles *files = unpacking_end(done.work, &err);
    bool shown = done.mb > 0;
    *unwrap = (Unwrap){.page = -1};
    if (shown) desk_hush(desk);
    if (!files && done.pack >= 0)
        onward_stuck(desk, desk->packs[done.pack]->lessons[done.lesson].id);
    if (files)
        begin(desk, &done, files);
    else
        refuse(desk, done.pack >= 0 ? desk->packs[done.pack]->id : NULL, &err);
    free(done.path);
    desk->dirty = true;
}
