// The search: what can be found, what is, and going there. In a lesson its pages and the
// terms are searched, elsewhere all lessons; those that no one has opened are read one
// after the other while the search is open.
#include "desk/desk_inside.h"

#include "base/file.h"
#include "base/mem.h"
#include "type/plain.h"
#include "view/screen_search.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void join_spelling(void *to, const char *spelling) {
    buffer_print(to, ";%s", spelling);
}

static void add_terms(Search *index, const Glossary *glossary) {
    for (int i = 0; glossary && i < glossary_count(glossary); i++) {
        const Term *term = glossary_term(glossary, i);
        Buffer also = {0};
        buffer_print(&also, "%s", term->reading);
        term_spellings(term, join_spelling, &also);
        Leaf leaf = {.kind = LEAF_TERM, .key = term->key, .also = also.data};
        for (int lang = 0; lang < LANG_COUNT; lang++) {
            leaf.title[lang] = term->in[lang];
            leaf.body[lang] = term->meaning[lang];
        }
        search_add(index, &leaf);
        buffer_clear(&also);
    }
}

// With its numbers as they are when the lesson opens.
static char *plain_words(const Live *live, const Text *text, Lang lang) {
    char *filled = live_text(live, text, lang, NULL), *plain = plain_text(filled);
    free(filled);
    return plain;
}

static void add_words(Buffer *to, const Live *live, const Text *text, Lang lang) {
    if (!text->in[LANG_JA] && !text->in[LANG_EN]) return;
    char *plain = plain_words(live, text, lang);
    if (to->size) buffer_add(to, "\n", 1);
    buffer_print(to, "%s", plain);
    free(plain);
}

static void add_vote(Buffer *to, const Lesson *lesson, const Live *live, const Vote *vote,
                     Lang lang) {
    add_words(to, live, &vote->ask, lang);
    for (int i = 0; i < vote->option_count; i++)
        add_words(to, live, vote_option(lesson, vote, i), lang);
}

// What a page says before anything is answered: no hints, no explanation.
static char *body_of(const Lesson *lesson, const Live *live, const Page *page, Lang lang) {
    Buffer body = {0};
    for (int i = 0; i < page->block_count; i++) {
        const Block *block = &page->blocks[i];
        if (!block_seen(block, false)) continue;
        add_words(&body, live, &block->title, lang);
        add_words(&body, live, &block->text, lang);
        for (int k = 0; k < block->cell_count; k++)
            add_words(&body, live, &block->cells[k].text, lang);
        if (block->kind == BLOCK_VOTE)
            add_vote(&body, lesson, live, &lesson->votes[block->vote], lang);
        if (block->kind == BLOCK_ACTIVITY)
            add_words(&body, live, &lesson->activities[block->activity].say, lang);
        if (block->kind != BLOCK_EXERCISE) continue;
        const Exercise *exercise = &lesson->exercises[block->exercise];
        add_words(&body, live, &exercise->ask, lang);
        for (int k = 0; k < exercise->option_count; k++)
            add_words(&body, live, &exercise->options[k].text, lang);
    }
    return buffer_take(&body);
}

static void add_pages(Search *index, const Lesson *lesson, int pack, int number) {
    Live *live = live_create(lesson);
    for (int i = 0; i < lesson->page_count; i++) {
        const Page *page = &lesson->pages[i];
        Leaf leaf = {.kind = LEAF_PAGE, .pack = pack, .lesson = number, .page = i};
        for (int lang = 0; lang < LANG_COUNT; lang++) {
            leaf.title[lang] = plain_words(live, &page->title, (Lang)lang);
            leaf.body[lang] = body_of(lesson, live, page, (Lang)lang);
        }
        search_add(index, &leaf);
        for (int lang = 0; lang < LANG_COUNT; lang++) {
            free((char *)leaf.title[lang]);
            free((char *)leaf.body[lang]);
        }
    }
    live_destroy(live);
}

static void add_lessons(Search *index, const Desk *desk) {
    for (int i = 0; i < desk->pack_count; i++)
        for (int k = 0; k < desk->packs[i]->lesson_count; k++) {
            const PackLesson *lesson = &desk->packs[i]->lessons[k];
            LeafKind kind = lesson->file ? LEAF_LESSON : LEAF_PLANNED;
            Leaf leaf = {kind, i, k, .also = lesson->map};
            for (int lang = 0; lang < LANG_COUNT; lang++)
                leaf.title[lang] = text_in(&lesson->title, (Lang)lang);
            search_add(index, &leaf);
        }
}

static bool in_lesson(const Desk *desk) {
    return desk->screen == SCREEN_LESSON && desk->studying && study_lesson(&desk->study);
}

static Search *index_of(Desk *desk) {
    Search *index = search_create();
    add_terms(index, desk_own_glossary(desk));
    add_terms(index, desk->terms.glossary);
    if (in_lesson(desk))
        add_pages(index, study_lesson(&desk->study), desk->study_pack,
                  desk->study.options.lesson);
    else
        add_lessons(index, desk);
    return index;
}

static void mix_file(uint64_t *stamp, const Pack *pack, const char *name) {
    *stamp = (*stamp ^ pack_files_stamp(pack->files, name)) * 0x9E3779B97F4A7C15u;
}

// Of all that the library's index is made of: other files, or another pack that has a say
// with its terms, make it another.
static uint64_t library_stamp(Desk *desk) {
    uint64_t stamp = 1 + (uint64_t)(desk->studying ? desk->study_pack + 1 : 0);
    for (int i = 0; i < desk->pack_count; i++) {
        const Pack *pack = desk->packs[i];
        if (pack->installed) continue; // as it was when the desk was opened
        mix_file(&stamp, pack, "pack.json");
        mix_file(&stamp, pack, "glossary.tsv");
        for (int k = 0; k < pack->lesson_count; k++)
            if (pack->lessons[k].file) mix_file(&stamp, pack, pack->lessons[k].file);
    }
    return stamp;
}

// Goes on where the last search ended, unless the files are others now.
static void open_library(Desk *desk) {
    Seek *seek = &desk->seek;
    uint64_t stamp = library_stamp(desk);
    if (!seek->library || stamp != seek->stamp) {
        search_destroy(seek->library);
        seek->library = index_of(desk);
        seek->stamp = stamp;
        seek->pack = 0;
        seek->lesson = -1;
    }
    seek->index = seek->library;
    seek->reading = seek->pack < desk->pack_count;
}

static void look(Desk *desk) {
    Seek *seek = &desk->seek;
    char *query = field_whole(&seek->field);
    seek->count = search_find(seek->index, query, desk->lang, seek->found, MOST_FOUND);
    if (seek->chosen >= seek->count) seek->chosen = 0;
    free(query);
    desk->dirty = true;
}

void seek_typed(Desk *desk) {
    desk->seek.chosen = 0;
    desk->seek.scroll = 0;
    look(desk);
}

// --- reading what no one has opened

// A lesson that was not read to its end is the next one's.
static void end_reading(Seek *seek) {
    if (seek->unpacking) {
        unpacking_end(seek->unpacking, NULL);
        seek->lesson--;
    }
    seek->unpacking = NULL;
    if (seek->visit) {
        visit_close(seek->visit);
        seek->lesson--;
    }
    seek->visit = NULL;
    seek->reading = false;
}

// An installed pack that nobody has opened yet. Of one that does not open no lesson is
// searched, either.
static bool unpack_first(Desk *desk, const PackFiles *files) {
    const char *hash = pack_files_hash(files);
    if (hash)
        desk->seek.unpacking = unpacking_start(pack_files_path(files), hash, desk->jail);
    return hash != NULL;
}

static void poll_unpacking(Desk *desk) {
    Seek *seek = &desk->seek;
    if (!unwrap_some(seek->unpacking)) return;
    PackFiles *files = unpacking_end(seek->unpacking, NULL);
    const Pack *pack = desk->packs[seek->pack];
    seek->unpacking = NULL;
    if (files) pack_files_fill(pack->files, files);
    seek->lesson = files ? seek->lesson - 1 : pack->lesson_count;
}

// The next lesson that has a file; false when all were read.
static bool read_next(Desk *desk) {
    Seek *seek = &desk->seek;
    for (seek->lesson++; seek->pack < desk->pack_count; seek->pack++, seek->lesson = 0)
        for (; seek->lesson < desk->packs[seek->pack]->lesson_count; seek->lesson++) {
            const PackLesson *lesson = &desk->packs[seek->pack]->lessons[seek->lesson];
            if (!lesson->file) continue;
            if (unpack_first(desk, desk->packs[seek->pack]->files)) return true;
            seek->visit =
                visit_open((VisitOptions){.jail = desk->jail,
                                          .folder = desk->packs[seek->pack]->folder,
                                          .files = desk->packs[seek->pack]->files,
                                          .file = lesson->file,
                                          .seed = 1});
            return true;
        }
    return false;
}

// A lesson that does not read is not searched; opening it says why.
void seek_poll(Desk *desk) {
    Seek *seek = &desk->seek;
    if (!seek->open || !seek->reading) return;
    if (seek->unpacking) {
        poll_unpacking(desk);
        return;
    }
    if (!seek->visit && !read_next(desk)) {
        end_reading(seek);
        desk->dirty = true;
        return;
    }
    if (!seek->visit) return; // its pack comes first
    visit_poll(seek->visit);
    VisitState state = visit_state(seek->visit);
    if (state != VISIT_READY && state != VISIT_FAILED) return;
    const Lesson *lesson = visit_lesson(seek->visit);
    if (lesson) add_pages(seek->index, lesson, seek->pack, seek->lesson);
    visit_close(seek->visit);
    seek->visit = NULL;
    look(desk);
}

bool seek_busy(const Desk *desk) {
    return desk->seek.open && desk->seek.reading;
}

// --- open and shut

void seek_open(Desk *desk) {
    Seek *seek = &desk->seek;
    hand_cancel(&desk->hand);
    gate_card_close(desk);
    gates_close(desk);
    if (desk->card.term) desk_close_card(desk);
    if (!seek->open) {
        seek->open = true; // what was sought last stands there, to be typed over
        seek->from = desk->focus;
        seek->from.target = NULL;
        seek->by_key = desk->focus_shown;
        if (in_lesson(desk))
            seek->index = index_of(desk);
        else
            open_library(desk);
    }
    seek->field.compose[0] = 0;
    desk_focus(desk, (Spot){.kind = SPOT_SEARCH_FIELD});
    field_select_all(&seek->field);
    look(desk);
}

void seek_close(Desk *desk) {
    Seek *seek = &desk->seek;
    if (!seek->open) return;
    end_reading(seek);
    if (seek->index != seek->library) search_destroy(seek->index);
    seek->index = NULL;
    seek->open = false;
    seek->count = seek->chosen = 0;
    seek->scroll = 0;
    desk->dirty = true;
    bool back = seek->by_key && seek->from.kind;
    desk_focus(desk, back ? seek->from : (Spot){0});
}

void seek_end(Desk *desk) {
    seek_close(desk);
    search_destroy(desk->seek.library);
    free(desk->seek.sought);
    desk->seek.library = NULL;
    desk->seek.sought = NULL;
}

// --- going there

// Only what stands on the page as it is read can be shown there.
static void note_sought(Desk *desk, const Finding *finding) {
    Seek *seek = &desk->seek;
    free(seek->sought);
    seek->sought = NULL;
    if (finding->lang != desk->lang || finding->leaf->kind != LEAF_PAGE) return;
    Context body = search_context(finding), title = search_title(finding);
    seek->sought = mem_text(body.match[0] ? body.match : title.match);
    context_free(&body);
    context_free(&title);
}

void seek_go(Desk *desk, int row) {
    Seek *seek = &desk->seek;
    if (!seek->open || row < 0 || row >= seek->count) return;
    const Leaf leaf = *seek->found[row].leaf;
    seek->chosen = row;
    note_sought(desk, &seek->found[row]);
    if (leaf.kind == LEAF_TERM) {
        desk_open_card(desk, leaf.key, (Spot){.kind = SPOT_FOUND, .a = row});
        return;
    }
    bool here = in_lesson(desk) && leaf.kind == LEAF_PAGE;
    seek_close(desk);
    if (here) {
        bool read = !desk->reviewing.on; // a card's lesson opens anew, as a lesson
        desk_act(desk, (Spot){.kind = SPOT_PAGE, .a = leaf.page});
        if (read) found_show(desk);
        return;
    }
    desk_begin(desk, leaf.pack, leaf.lesson);
    if (leaf.kind == LEAF_PAGE) desk_turn_when_read(desk, leaf.page);
}

bool seek_key(Desk *desk, int key) {
    static const struct {
        int key, by;
    } steps[] = {{KEY_UP, -1}, {KEY_DOWN, 1}, {KEY_PAGE_UP, -5}, {KEY_PAGE_DOWN, 5}};
    Seek *seek = &desk->seek;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        if (steps[i].key != key) continue;
        int to = seek->chosen + steps[i].by, last = seek->count - 1;
        seek->chosen = to > last ? last : to;
        if (seek->chosen < 0) seek->chosen = 0;
        desk->dirty = true;
        desk_reveal(desk, (Spot){.kind = SPOT_FOUND, .a = seek->chosen});
        return true;
    }
    return false;
}

// --- drawing

static const char *where_of(const Desk *desk, Scene *scene, const Leaf *leaf) {
    if (leaf->kind == LEAF_TERM) return scene_word(scene, "search.term");
    const PackLesson *lesson = &desk->packs[leaf->pack]->lessons[leaf->lesson];
    const char *title = text_in(&lesson->title, desk->lang);
    const Pack *pack = desk->packs[leaf->pack];
    if (leaf->kind != LEAF_PAGE) {
        const char *key = lesson->file ? "search.lesson" : "search.planned";
        return scene_say(scene, key, "%s", text_in(&pack->title, desk->lang));
    }
    if (in_lesson(desk)) return scene_say(scene, "search.page", "%d", leaf->page + 1);
    return scene_say(scene, "search.page_of", "%s %s\t%d", lesson->map, title,
                     leaf->page + 1);
}

static FoundLine line_of(Scene *scene, Context context) {
    return (FoundLine){scene_take(scene, context.before), scene_take(scene, context.match),
                       scene_take(scene, context.after)};
}

// A lesson has its number before its title, a term its other name behind it.
static FoundLine title_of(Scene *scene, const Finding *finding) {
    const Leaf *leaf = finding->leaf;
    FoundLine title = line_of(scene, search_title(finding));
    Lang other = finding->lang == LANG_JA ? LANG_EN : LANG_JA;
    bool lesson = leaf->kind == LEAF_LESSON || leaf->kind == LEAF_PLANNED;
    if (lesson && leaf->also[0])
        title.before =
            scene_say(scene, "search.lesson_title", "%s\t%s", leaf->also, title.before);
    if (leaf->kind == LEAF_TERM)
        title.after = scene_say(scene, "search.term_title", "%s\t%s", title.after,
                                leaf->title[other]);
    return title;
}

static FoundRow row_of(const Desk *desk, Scene *scene, const Finding *finding) {
    return (FoundRow){.title = title_of(scene, finding),
                      .words = line_of(scene, search_context(finding)),
                      .where = where_of(desk, scene, finding->leaf)};
}

static const char *note_of(const Desk *desk, Scene *scene) {
    const Seek *seek = &desk->seek;
    bool typed = seek->field.text[0] || seek->field.compose[0];
    if (!typed)
        return scene_word(scene, in_lesson(desk) ? "search.how_here" : "search.how");
    if (seek->reading && !seek->count) return scene_word(scene, "search.reading");
    if (!seek->count)
        return scene_word(scene, in_lesson(desk) ? "search.none_here" : "search.none");
    const char *key = seek->count == MOST_FOUND ? "search.many" : "search.count";
    return scene_say(scene, key, "%d", seek->count);
}

void seek_build(Desk *desk, Scene *scene) {
    const Seek *seek = &desk->seek;
    if (!seek->open) return;
    FoundRow rows[MOST_FOUND];
    for (int i = 0; i < seek->count; i++)
        rows[i] = row_of(desk, scene, &seek->found[i]);
    SearchModel model = {
        .field = desk_field_model(desk, &seek->field, (Spot){.kind = SPOT_SEARCH_FIELD}),
        .rows = rows,
        .count = seek->count,
        .chosen = seek->chosen,
        .note = note_of(desk, scene),
        .scroll = seek->scroll};
    screen_search(scene, &model);
}
