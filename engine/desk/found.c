// What was sought, shown on the page that it was found on.
#include "desk/desk_inside.h"

#include "base/fold.h"
#include "base/mem.h"
#include "type/letters.h"
#include "type/plain.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// Where it comes to stand: so far down in what can be seen.
static const double SHOWN_AT = 0.3;

// The letters of a text in a row, a line break between blocks; `places` has for each byte
// the letter that it is of.
static char *row_of(const Letters *letters, int **places) {
    Buffer row = {0};
    *places = NULL;
    for (int i = 0; i < letters->count; i++) {
        const Letter *letter = &letters->rows[i];
        bool begins = i && letter->block != letter[-1].block;
        size_t from = row.size;
        if (begins) buffer_add(&row, "\n", 1);
        buffer_add(&row, letter->text, (size_t)letter->size);
        *places = mem_grow(*places, row.size + 1, sizeof **places);
        for (; from <= row.size; from++)
            (*places)[from] = i;
    }
    return buffer_take(&row);
}

// Where a folded word stands among letters: places [from, to).
static bool word_among(const Letters *letters, const char *word, int *from, int *to) {
    int *letter_of, *byte_of;
    char *row = row_of(letters, &letter_of), *folded = text_folded(row, &byte_of);
    const char *at = letters->count ? strstr(folded, word) : NULL;
    if (at) {
        *from = letter_of[byte_of[at - folded]];
        *to = letter_of[byte_of[at - folded + strlen(word) - 1]] + 1;
    }
    free(row);
    free(folded);
    free(letter_of);
    free(byte_of);
    return at != NULL;
}

// What is below the middle, or above, is scrolled to where it is read at ease; the scene
// keeps the region in its range.
static void bring_into_sight(Desk *desk, const SceneText *text, Rect line) {
    if (!text->region) return;
    double *scroll = desk_scroll_of(desk, text->region);
    double down = text->y + line.y - text->view.y - SHOWN_AT * text->view.h;
    bool seen = text->y + line.y >= text->view.y &&
                text->y + line.y + line.h <= text->view.y + text->view.h;
    if (!seen) *scroll = fmax(0, *scroll + down);
}

// `region`: of which texts; -1: of all.
static bool show_in(Desk *desk, const char *word, int region) {
    const Scene *scene = desk_scene(desk);
    for (int i = 0; i < scene_texts(scene); i++) {
        SceneText text = scene_text_at(scene, i);
        int from, to;
        if (region >= 0 && text.region != region) continue;
        Letters letters = letters_of(text.prose);
        bool found = word_among(&letters, word, &from, &to);
        if (found) {
            Selection at = {{i, from}, {i, to}};
            desk->marking =
                (Marking){.pressed = at, .now = at, .clicks = 1, .behind = true};
            bring_into_sight(desk, &text, letters.rows[from].rect);
            desk->dirty = true;
        }
        letters_free(&letters);
        if (found) return true;
    }
    return false;
}

static bool is_in(const Text *text, Lang lang, const char *word) {
    if (!text->in[LANG_JA] && !text->in[LANG_EN]) return false;
    char *plain = plain_text(text_in(text, lang)), *folded = text_folded(plain, NULL);
    bool found = strstr(folded, word) != NULL;
    free(plain);
    free(folded);
    return found;
}

// It stands where the page shows it only once that is opened.
static bool open_behind(Desk *desk, const char *word) {
    Study *study = &desk->study;
    const Page *page = &study_lesson(study)->pages[study->page];
    for (int i = 0; i < page->block_count; i++) {
        bool closed =
            page->blocks[i].kind == BLOCK_BEHIND && !(study->opened[study->page] >> i & 1);
        if (!closed || !is_in(&page->blocks[i].text, desk->lang, word)) continue;
        study_look_behind(study, i);
        desk->dirty = true;
        return true;
    }
    return false;
}

void found_show(Desk *desk) {
    char *sought = desk->seek.sought;
    desk->seek.sought = NULL;
    bool there =
        desk->screen == SCREEN_LESSON && desk->studying && study_lesson(&desk->study);
    char *word = sought ? text_folded(sought, NULL) : NULL;
    if (there && word && word[0]) {
        bool shown = show_in(desk, word, SCROLL_TEXT) || show_in(desk, word, -1);
        if (!shown && open_behind(desk, word)) show_in(desk, word, SCROLL_TEXT);
    }
    free(word);
    free(sought);
}
