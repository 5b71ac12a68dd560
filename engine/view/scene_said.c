// What a scene says aloud.
#include "base/mem.h"
#include "type/prose_speech.h"
#include "view/scene_inside.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void scene_add_said(Scene *scene, SaidRow row) {
    bool nothing = !row.prose && (!row.words || !row.words[0]);
    if (!scene->look.aloud || scene->hushed || nothing) return;
    if (scene->said_count == scene->said_room) {
        scene->said_room = scene->said_room ? 2 * scene->said_room : 32;
        scene->said = mem_grow(scene->said, (size_t)scene->said_room, sizeof *scene->said);
    }
    scene->said[scene->said_count++] = row;
}

void scene_describe(Scene *scene, const char *sentence) {
    if (sentence && scene->look.aloud && !scene->hushed)
        scene_add_said(scene, (SaidRow){.words = scene_in_words(scene, sentence)});
    scene->hushed++;
}

void scene_described(Scene *scene) {
    scene->hushed--;
}

void scene_tell(Scene *scene, const char *words, Rect rect) {
    const char *kept = scene_keep(scene, words);
    scene_add_said(scene, (SaidRow){NULL, kept, rect.y, rect.h, true});
}

const char *scene_in_words(Scene *scene, const char *text) {
    const Look *look = &scene->look;
    Fonts *fonts = view_cache_fonts(look->cache);
    return scene_take(scene, prose_words_of(fonts, look->words, look->lang, text));
}

// Whether a row stands beside the one before: their middles are at one height.
static bool beside(const SaidRow *before, const SaidRow *row) {
    if (!before->line && !row->line) return false;
    double apart = fabs(before->y + before->h / 2 - row->y - row->h / 2);
    return apart < fmin(before->h, row->h) / 2;
}

char *scene_aloud(const Scene *scene) {
    const Look *look = &scene->look;
    Buffer out = {0};
    for (int i = 0; i < scene->said_count; i++) {
        const SaidRow *row = &scene->said[i];
        char *own = row->prose ? prose_words(row->prose, look->words, look->lang) : NULL;
        if (i) buffer_print(&out, "%s", beside(row - 1, row) ? " " : "\n");
        buffer_print(&out, "%s", own ? own : row->words);
        free(own);
    }
    buffer_print(&out, "\n");
    return buffer_take(&out);
}
