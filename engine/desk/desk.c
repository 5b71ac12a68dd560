#include "desk/desk_inside.h"

#include "base/file.h"
#include "base/mem.h"

#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void desk_hush(Desk *desk) {
    free(desk->status);
    desk->status = NULL;
    desk->refused = false;
    desk->dirty = true;
}

void desk_say(Desk *desk, const char *key, const char *format, ...) {
    char args[1024];
    va_list list;
    va_start(list, format);
    vsnprintf(args, sizeof args, format, list);
    va_end(list);
    desk_hush(desk);
    desk->status = words_fill(desk->options.words, desk->lang, key, args);
}

void desk_refuse(Desk *desk, const Error *err) {
    desk_hush(desk);
    if (!err->key[0]) return;
    desk->status = words_error(desk->options.words, desk->lang, err);
    desk->refused = true;
}

void desk_set_look(Desk *desk) {
    desk->metrics = metrics_for(desk->width, desk->height, desk->theme, desk->text);
    desk->dirty = true;
}

// Opens every pack in the folder of lessons; one that does not read is named in the notice.
static void open_packs(Desk *desk, const char *folder) {
    char **names = file_list(folder, NULL, NULL);
    for (char **name = names; name && *name && desk->pack_count < MAX_PACKS; name++) {
        char *path = file_join(folder, *name);
        Error err = {0};
        Pack *pack = file_is_folder(path) ? pack_open(path, &err) : NULL;
        if (pack) desk->packs[desk->pack_count++] = pack;
        if (err.key[0] && !desk->notice)
            desk->notice = words_error_line(desk->options.words, desk->lang, &err);
        free(path);
    }
    free(names);
}

static int setting_number(const Desk *desk, const char *key, int otherwise) {
    char *text = progress_text(desk->progress, key);
    int number = text ? atoi(text) : otherwise;
    free(text);
    return number;
}

static void take_settings(Desk *desk) {
    const DeskOptions *o = &desk->options;
    char *lang = progress_text(desk->progress, "lang");
    char *theme = progress_text(desk->progress, "theme");
    desk->lang = o->lang >= 0                  ? (Lang)o->lang
                 : lang && !strcmp(lang, "en") ? LANG_EN
                                               : LANG_JA;
    desk->theme = THEME_LIGHT;
    if (theme) theme_find(theme, &desk->theme);
    if (o->theme >= 0) desk->theme = (Theme)o->theme;
    desk->text = o->text ? o->text : setting_number(desk, "text", 100);
    if (desk->text < 100 || desk->text > 150) desk->text = 100;
    desk->ruby = o->ruby >= 0 ? o->ruby : setting_number(desk, "ruby", 1);
    free(lang);
    free(theme);
}

Desk *desk_create(DeskOptions options, Error *err) {
    Progress *progress =
        options.profile ? progress_open(options.profile, err) : progress_open_memory();
    if (!progress) return NULL;
    Desk *desk = mem_new(sizeof *desk);
    desk->options = options;
    desk->progress = progress;
    desk->width = options.width;
    desk->height = options.height;
    desk->cache = view_cache_create(options.fonts);
    desk->jail = file_join(options.places->program, "kyubi-jail");
    take_settings(desk);
    desk_set_look(desk);
    if (progress_recovered(progress))
        desk->notice = words_say(options.words, desk->lang, "progress.recovered", "%s",
                                 progress_recovered(progress));
    open_packs(desk, options.places->lessons);
    lab_start(desk);
    return desk;
}

void desk_destroy(Desk *desk) {
    if (!desk) return;
    hand_cancel(&desk->hand);
    if (desk->studying) study_close(&desk->study);
    lab_end(desk);
    for (int i = 0; i < desk->pack_count; i++)
        pack_close(desk->packs[i]);
    if (desk->shown != desk->scene) scene_destroy(desk->shown);
    scene_destroy(desk->scene);
    view_cache_destroy(desk->cache);
    progress_close(desk->progress);
    free(desk->status);
    free(desk->notice);
    free(desk->clipboard);
    free(desk->jail);
    free(desk);
}

void desk_go(Desk *desk, Screen screen) {
    hand_cancel(&desk->hand);
    if (screen == SCREEN_LAB && desk->screen != SCREEN_LAB) desk->before = desk->screen;
    desk->screen = screen;
    desk->focus = (Spot){0};
    desk->keys_open = false;
    desk_hush(desk);
}

void desk_begin(Desk *desk, int pack, int lesson) {
    if (!desk->packs[pack]->lessons[lesson].file) {
        desk_say(desk, "library.planned_name", "%s",
                 desk->packs[pack]->lessons[lesson].map);
        return;
    }
    if (desk->studying && desk->study_pack == pack &&
        desk->study.options.lesson == lesson && !study_failed(&desk->study)) {
        desk_go(desk, SCREEN_LESSON);
        return;
    }
    if (desk->studying) study_close(&desk->study);
    uint64_t seed = desk->options.seed ? desk->options.seed : 1;
    study_open(&desk->study, (StudyOptions){.jail = desk->jail,
                                            .pack = desk->packs[pack],
                                            .lesson = lesson,
                                            .progress = desk->progress,
                                            .seed = seed});
    desk->studying = true;
    desk->study_pack = pack;
    desk_go(desk, SCREEN_LESSON);
}

Workpiece *desk_piece(Desk *desk, int source) {
    if (source < 0) return desk->screen == SCREEN_LAB ? &desk->lab.piece : NULL;
    const Lesson *lesson = desk->studying ? study_lesson(&desk->study) : NULL;
    return lesson && source < lesson->source_count ? &desk->study.pieces[source] : NULL;
}

Workpiece *desk_editable(Desk *desk) {
    if (desk->screen == SCREEN_LAB) return &desk->lab.piece;
    if (desk->screen != SCREEN_LESSON) return NULL;
    const Lesson *lesson = study_lesson(&desk->study);
    if (!lesson) return NULL;
    const Page *page = &lesson->pages[desk->study.page];
    for (int i = 0; i < page->block_count; i++) {
        const Block *block = &page->blocks[i];
        if (block->kind != BLOCK_SOURCE) continue;
        Workpiece *piece = &desk->study.pieces[block->source];
        if (!piece->arrow && piece->editable) return piece;
    }
    return NULL;
}

Field *desk_focused_field(Desk *desk) {
    if (desk->keys_open) return NULL;
    switch (desk->focus.kind) {
    case SPOT_FIELD:
        return desk->studying && study_lesson(&desk->study)
                   ? &desk->study.answers[desk->focus.a].field
                   : NULL;
    case SPOT_ANGLE:
        return &desk->lab.angle;
    case SPOT_SEED_FIELD:
        return &desk->lab.seed;
    default:
        return NULL;
    }
}

void desk_changed(Desk *desk, Workpiece *piece) {
    if (piece->index >= 0) {
        study_touched(&desk->study, piece->index);
        return;
    }
    lab_save(desk);
    lab_show_angle(&desk->lab);
}

// A failed lesson shows its card; a record that cannot be written says so once.
void desk_poll(Desk *desk) {
    if (!desk->studying || !study_poll(&desk->study)) return;
    desk->dirty = true;
    Study *study = &desk->study;
    if (desk->screen == SCREEN_LESSON && study_failed(study)) desk_go(desk, SCREEN_ERROR);
    if (desk->screen == SCREEN_ERROR && !study_failed(study)) desk_go(desk, SCREEN_LESSON);
    if (study->trouble.key[0]) {
        desk_refuse(desk, &study->trouble);
        study->trouble = (Error){0};
    }
}

bool desk_busy(const Desk *desk) {
    return desk->studying && study_busy(&desk->study);
}

void desk_wait(Desk *desk) {
    desk_poll(desk);
    while (desk_busy(desk)) {
        poll(NULL, 0, 1);
        desk_poll(desk);
    }
    desk_poll(desk);
}

const Scene *desk_scene(Desk *desk) {
    if (desk->scene && !desk->dirty) return desk->scene;
    if (desk->scene != desk->shown) scene_destroy(desk->scene);
    desk->scene = desk_build(desk);
    desk->dirty = false;
    return desk->scene;
}

int desk_damage(Desk *desk, Rect *rects, int most) {
    const Scene *now = desk_scene(desk);
    if (now == desk->shown) return 0;
    int count = scene_damage(desk->shown, now, rects, most);
    scene_destroy(desk->shown);
    desk->shown = desk->scene;
    return count;
}

bool desk_field(const Desk *desk, Rect *rect) {
    Desk *open = (Desk *)desk; // looks only
    if (!desk_focused_field(open) || !desk->scene) return false;
    const SpotArea *area = scene_find(desk->scene, desk->focus);
    if (!area) return false;
    *rect = area->rect;
    return true;
}

bool desk_quits(const Desk *desk) {
    return desk->quit;
}

char *desk_clipboard(Desk *desk) {
    char *text = desk->clipboard;
    desk->clipboard = NULL;
    return text;
}

char *desk_setting(const Desk *desk, const char *key) {
    return progress_text(desk->progress, key);
}

void desk_set_setting(Desk *desk, const char *key, const char *text) {
    Error err = {0};
    if (!progress_set_text(desk->progress, key, text, &err)) desk_refuse(desk, &err);
}
