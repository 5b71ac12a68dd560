// The card of a term: which is open, whose word it stands at, and the terms to be found.
#include "desk/desk_inside.h"

#include "base/file.h"
#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Adding {
    Lexicon *lexicon;
    const char *key;
} Adding;

static void add_spelling(void *to, const char *spelling) {
    const Adding *adding = to;
    lexicon_add(adding->lexicon, spelling, adding->key);
}

static void add_terms(Lexicon *lexicon, const Glossary *glossary) {
    for (int i = 0; glossary && i < glossary_count(glossary); i++) {
        const Term *term = glossary_term(glossary, i);
        Adding adding = {lexicon, term->key};
        term_spellings(term, add_spelling, &adding);
    }
}

void terms_open(Terms *terms, const PackFiles *files) {
    *terms = (Terms){.read = true};
    terms->glossary = glossary_of_pack(files, NULL);
}

void terms_close(Terms *terms) {
    glossary_close(terms->glossary);
    lexicon_destroy(terms->lexicon);
    furigana_close(terms->furigana);
}

static Terms *pack_terms(Desk *desk) {
    if (!desk->studying) return NULL;
    Terms *own = &desk->pack_terms[desk->study_pack];
    if (!own->read) terms_open(own, desk->packs[desk->study_pack]->files);
    return own->glossary ? own : NULL;
}

// A pack's own terms come before those of the courses.
const Lexicon *desk_lexicon(Desk *desk) {
    Terms *own = pack_terms(desk), *terms = own ? own : &desk->terms;
    if (terms->lexicon) return terms->lexicon;
    terms->lexicon = lexicon_create();
    if (own) add_terms(terms->lexicon, own->glossary);
    add_terms(terms->lexicon, desk->terms.glossary);
    return terms->lexicon;
}

static void add_readings(Furigana *furigana, const Glossary *glossary) {
    for (int i = 0; glossary && i < glossary_count(glossary); i++) {
        const Term *term = glossary_term(glossary, i);
        furigana_add(furigana, term->in[LANG_JA], term->reading);
    }
}

// Of a word that both read, the pack's reading is the first and counts. Elsewhere than in a
// lesson a pack has no say.
const Furigana *desk_furigana(Desk *desk) {
    Terms *own = desk->screen == SCREEN_LESSON ? pack_terms(desk) : NULL;
    Terms *terms = own ? own : &desk->terms;
    if (terms->furigana) return terms->furigana;
    terms->furigana = furigana_open(desk->kanji, NULL);
    if (!terms->furigana) return NULL;
    if (own) add_readings(terms->furigana, own->glossary);
    add_readings(terms->furigana, desk->terms.glossary);
    return terms->furigana;
}

const Glossary *desk_own_glossary(Desk *desk) {
    const Terms *own = pack_terms(desk);
    return own ? own->glossary : NULL;
}

const Term *desk_term(Desk *desk, const char *key) {
    const Glossary *own = desk_own_glossary(desk);
    const Term *term = own ? glossary_find(own, key) : NULL;
    if (term || !desk->terms.glossary) return term;
    return glossary_find(desk->terms.glossary, key);
}

// Where the word stands that the card belongs to.
static void note_place(Desk *desk, Spot from) {
    const SpotArea *area = scene_find(desk_scene(desk), from);
    if (area) desk->card.at = area->rect;
}

bool desk_open_card(Desk *desk, const char *key, Spot from) {
    const Term *term = desk_term(desk, key);
    if (!term) return false;
    hand_cancel(&desk->hand);
    bool other = desk->card.term != NULL; // reached from a card: it stays at the first word
    if (!other) {
        note_place(desk, from);
        desk->card.from = from;
        desk->card.from.target = NULL;
        desk->card.by_key = desk->focus_shown;
    }
    desk->card.term = term;
    desk->card.scroll = 0;
    desk_focus(desk, (Spot){.kind = SPOT_CLOSE});
    desk->dirty = true;
    return true;
}

void desk_close_card(Desk *desk) {
    if (!desk->card.term) return;
    desk->card.term = NULL;
    desk->dirty = true;
    if (desk->seek.open)
        desk_focus(desk, (Spot){.kind = SPOT_SEARCH_FIELD});
    else if (desk->card.by_key)
        desk_focus_by_key(desk, desk->card.from);
    else
        desk_focus(desk, (Spot){0});
}

// The lesson that introduces a term: by the map's code.
static const PackLesson *lesson_of(const Desk *desk, const char *map, Spot *to) {
    for (int i = 0; i < desk->pack_count; i++)
        for (int k = 0; map[0] && k < desk->packs[i]->lesson_count; k++) {
            const PackLesson *lesson = &desk->packs[i]->lessons[k];
            if (strcmp(lesson->map, map) != 0) continue;
            *to = (Spot){SPOT_LESSON, i, k, 0, NULL};
            return lesson;
        }
    return NULL;
}

static bool is_open(const Desk *desk, Spot to) {
    return desk->screen == SCREEN_LESSON && desk->studying && desk->study_pack == to.a &&
           desk->study.options.lesson == to.b;
}

void desk_build_card(Desk *desk, Scene *scene) {
    const Card *open = &desk->card;
    if (!open->term) return;
    TermCard card = {.term = open->term, .at = open->at, .scroll = open->scroll};
    const PackLesson *lesson = lesson_of(desk, open->term->lesson, &card.to);
    if (lesson) {
        card.lesson =
            scene_print(scene, "%s %s", lesson->map, text_in(&lesson->title, desk->lang));
        card.here = is_open(desk, card.to);
        if (card.here || !lesson->file) card.to = (Spot){0};
    }
    const SpotArea *word = scene_find(scene, open->from); // it may have moved
    if (word && word->rect.w > 0 && word->rect.h > 0) card.at = word->rect;
    term_card_add(scene, &card);
}
