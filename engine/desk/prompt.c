#include "desk/prompt.h"

#include "base/mem.h"
#include "circuit/short_form.h"
#include "desk/desk_inside.h"
#include "view/screen_prompt.h"

#include <stdlib.h>
#include <string.h>

enum { NO_ITEM = -1 };

static void add_item(Search *index, const PromptItem *item, int number) {
    Leaf leaf = {.kind = LEAF_TERM, .pack = number, .key = item->id, .also = item->also};
    for (int lang = 0; lang < LANG_COUNT; lang++)
        leaf.title[lang] = item->name[lang];
    search_add(index, &leaf);
}

// Terms are not listed: they tell how words with kanji in lessons' titles are read.
static void add_readings(Search *index, const Glossary *glossary) {
    for (int i = 0; glossary && i < glossary_count(glossary); i++) {
        const Term *term = glossary_term(glossary, i);
        Leaf leaf = {.kind = LEAF_TERM, .pack = NO_ITEM, .also = term->reading};
        leaf.title[LANG_JA] = term->in[LANG_JA];
        search_add(index, &leaf);
    }
}

static void index_items(Desk *desk) {
    Prompt *prompt = &desk->prompt;
    prompt->items = prompt_items(desk);
    prompt->index = search_create();
    for (int i = 0; i < prompt->items.count; i++)
        if (!prompt->items.items[i].typed)
            add_item(prompt->index, &prompt->items.items[i], i);
    desk_lexicon(desk); // the glossary is read
    add_readings(prompt->index, desk->terms.glossary);
    const Glossary *glossary = desk->terms.glossary;
    prompt->terms = glossary ? glossary_count(glossary) : 0;
    size_t most = (size_t)(prompt->items.count + prompt->terms) + 1;
    prompt->found = mem_new(most * sizeof *prompt->found);
    prompt->rows = mem_new(most * sizeof *prompt->rows);
}

// --- what is listed

static int item_of(const Prompt *prompt, const char *id, size_t size) {
    for (int i = 0; i < prompt->items.count; i++) {
        const char *own = prompt->items.items[i].id;
        if (strlen(own) == size && !strncmp(own, id, size)) return i;
    }
    return NO_ITEM;
}

static void list(Prompt *prompt, int item) {
    static const Leaf no_leaf;
    for (int i = 0; i < prompt->count; i++)
        if (prompt->rows[i] == item) return;
    prompt->found[prompt->count] = (Finding){.leaf = &no_leaf};
    prompt->rows[prompt->count++] = item;
}

// Those that can be done, or those that cannot.
static void list_which(Prompt *prompt, bool can) {
    for (int i = 0; i < prompt->items.count; i++) {
        const PromptItem *item = &prompt->items.items[i];
        if (!item->typed && !item->why.key[0] == can) list(prompt, i);
    }
}

// Nothing is typed: what was done last, then all.
static void list_all(Prompt *prompt) {
    for (const char *id = prompt->recent; *id;) {
        size_t size = strcspn(id, " ");
        int item = item_of(prompt, id, size);
        if (item != NO_ITEM) list(prompt, item);
        id += size + (id[size] == ' ');
    }
    list_which(prompt, true);
    list_which(prompt, false);
}

static Circuit *typed_circuit(const char *text, Error *err) {
    Circuit *circuit =
        strpbrk(text, "0123456789") ? short_form_read(text, 0, NULL, err) : NULL;
    if (circuit && circuit_steps(circuit)) return circuit;
    circuit_destroy(circuit);
    return NULL;
}

// "h 0; cx 0 1" is a circuit, and comes first.
static void list_typed(Prompt *prompt, const char *query) {
    Error err = {0};
    bool first = prompt->items.count && prompt->items.items[0].typed;
    Circuit *circuit = first ? typed_circuit(query, &err) : NULL;
    free(prompt->typed);
    prompt->typed = circuit ? mem_text(query) : NULL;
    if (circuit) list(prompt, 0);
    circuit_destroy(circuit);
}

static void list_found(Desk *desk, const char *query) {
    Prompt *prompt = &desk->prompt;
    int most = prompt->items.count + prompt->terms;
    int found = search_find(prompt->index, query, desk->lang, prompt->found, most);
    for (int i = 0; i < found; i++) {
        int item = prompt->found[i].leaf->pack;
        if (item == NO_ITEM) continue;
        prompt->found[prompt->count] = prompt->found[i];
        prompt->rows[prompt->count++] = item;
    }
}

// While "modosu" is typed in Latin letters, "mod" is もd: the last letters are not a kana
// yet, and what was found before stays.
static void list_unfinished(Desk *desk, char *query) {
    size_t size = strlen(query);
    for (int cut = 0; cut < 3 && size > 2 && !desk->prompt.count; cut++) {
        if (strchr("aiueo ", query[size - 1]) || query[size - 1] & 0x80) return;
        query[--size] = 0;
        list_found(desk, query);
    }
}

static void look(Desk *desk) {
    Prompt *prompt = &desk->prompt;
    char *query = field_whole(&prompt->field);
    prompt->count = 0;
    prompt->refused = false;
    list_typed(prompt, query);
    if (query[strspn(query, " 　")]) {
        list_found(desk, query);
        list_unfinished(desk, query);
    } else {
        list_all(prompt);
    }
    free(query);
    desk->dirty = true;
}

void prompt_typed(Desk *desk) {
    desk->prompt.chosen = 0;
    desk->prompt.scroll = 0;
    look(desk);
}

// --- open and shut

static void read_recent(Desk *desk) {
    if (desk->prompt.recent) return;
    char *kept = desk_setting(desk, "recent");
    desk->prompt.recent = kept ? kept : mem_text("");
}

void prompt_open(Desk *desk) {
    Prompt *prompt = &desk->prompt;
    if (prompt->open) {
        prompt_close(desk);
        return;
    }
    hand_cancel(&desk->hand);
    while (desk_covered(desk))
        desk_act(desk, (Spot){.kind = SPOT_CLOSE});
    read_recent(desk);
    index_items(desk);
    prompt->from = desk->focus;
    prompt->from.target = NULL;
    prompt->by_key = desk->focus_shown;
    prompt->open = true;
    field_set(&prompt->field, "");
    desk_focus(desk, (Spot){.kind = SPOT_PROMPT_FIELD});
    desk_hush(desk);
    prompt_typed(desk);
}

// What had the focus has it again, so that a command works on what it would have.
void prompt_close(Desk *desk) {
    Prompt *prompt = &desk->prompt;
    if (!prompt->open) return;
    prompt->open = false;
    prompt->count = 0;
    search_destroy(prompt->index);
    prompt_items_free(&prompt->items);
    free(prompt->found);
    free(prompt->rows);
    free(prompt->typed);
    prompt->typed = NULL;
    prompt->index = NULL;
    prompt->found = NULL;
    prompt->rows = NULL;
    desk->dirty = true;
    desk_focus(desk, prompt->from);
    desk->focus_shown = prompt->by_key;
}

void prompt_end(Desk *desk) {
    prompt_close(desk);
    free(desk->prompt.recent);
    desk->prompt.recent = NULL;
}

// --- doing it

// It comes first, and is not named twice.
static void note_recent(Desk *desk, const char *id) {
    Buffer recent = {0};
    buffer_print(&recent, "%s", id);
    size_t own = strlen(id);
    int count = 1;
    for (const char *at = desk->prompt.recent; *at && count < MOST_RECENT;) {
        size_t size = strcspn(at, " ");
        bool same = size == own && !strncmp(at, id, own);
        if (!same) buffer_print(&recent, " %.*s", (int)size, at);
        count += !same;
        at += size + (at[size] == ' ');
    }
    free(desk->prompt.recent);
    desk->prompt.recent = buffer_take(&recent);
    desk_set_setting(desk, "recent", desk->prompt.recent);
}

// Behind what stands there.
static void place_typed(Desk *desk) {
    Error err = {0};
    Circuit *circuit = typed_circuit(desk->prompt.typed, &err);
    prompt_close(desk);
    Workpiece *piece = desk_editable(desk);
    if (circuit && piece)
        edits_paste(desk, piece, circuit, 0, circuit_columns(history_now(piece->history)));
    circuit_destroy(circuit);
}

void prompt_go(Desk *desk, int row) {
    Prompt *prompt = &desk->prompt;
    if (!prompt->open || row < 0 || row >= prompt->count) return;
    const PromptItem *item = &prompt->items.items[prompt->rows[row]];
    prompt->chosen = row;
    prompt->refused = item->why.key[0] != 0;
    desk->dirty = true;
    if (prompt->refused) return;
    if (item->typed) {
        place_typed(desk);
        return;
    }
    note_recent(desk, item->id);
    const Command *command = item->command;
    Spot spot = item->spot;
    prompt_close(desk);
    if (command)
        desk_command_run(desk, command);
    else
        desk_act(desk, spot);
}

bool prompt_key(Desk *desk, int key) {
    static const struct {
        int key, by;
    } steps[] = {{KEY_UP, -1}, {KEY_DOWN, 1}, {KEY_PAGE_UP, -10}, {KEY_PAGE_DOWN, 10}};
    Prompt *prompt = &desk->prompt;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        if (steps[i].key != key) continue;
        int to = prompt->chosen + steps[i].by, last = prompt->count - 1;
        prompt->chosen = to > last ? last : to;
        if (prompt->chosen < 0) prompt->chosen = 0;
        prompt->refused = false;
        desk->dirty = true;
        desk_reveal(desk, (Spot){.kind = SPOT_PROMPT_ROW, .a = prompt->chosen});
        return true;
    }
    return false;
}

// --- drawing

static FoundLine line_of(Scene *scene, Context context) {
    return (FoundLine){scene_take(scene, context.before), scene_take(scene, context.match),
                       scene_take(scene, context.after)};
}

static const char *said(const Desk *desk, Scene *scene, const Error *err) {
    return scene_take(scene, words_error(desk->options.words, desk->lang, err));
}

static PromptRow row_of(const Desk *desk, Scene *scene, int i) {
    const Prompt *prompt = &desk->prompt;
    const PromptItem *item = &prompt->items.items[prompt->rows[i]];
    const Finding *found = &prompt->found[i];
    PromptRow row = {.name = {"", "", item->name[desk->lang]},
                     .other = {"", "", ""},
                     .group = scene_word(scene, item->group),
                     .keys = item->keys,
                     .why = item->why.key[0] ? said(desk, scene, &item->why) : NULL};
    if (!found->leaf->key) return row; // nothing was typed
    FoundLine line = line_of(scene, search_title(found));
    if (found->lang == desk->lang)
        row.name = line;
    else
        row.other = line;
    return row;
}

static const char *note_of(const Desk *desk, Scene *scene) {
    const Prompt *prompt = &desk->prompt;
    bool typed = prompt->field.text[0] || prompt->field.compose[0];
    if (prompt->refused)
        return said(desk, scene, &prompt->items.items[prompt->rows[prompt->chosen]].why);
    if (!typed) return scene_word(scene, "prompt.how");
    if (!prompt->count) return scene_word(scene, "prompt.none");
    return scene_say(scene, "prompt.count", "%d", prompt->count);
}

void prompt_build(Desk *desk, Scene *scene) {
    const Prompt *prompt = &desk->prompt;
    if (!prompt->open) return;
    PromptRow *rows = mem_new(((size_t)prompt->count + 1) * sizeof *rows);
    for (int i = 0; i < prompt->count; i++)
        rows[i] = row_of(desk, scene, i);
    PromptModel model = {
        .field = desk_field_model(desk, &prompt->field, (Spot){.kind = SPOT_PROMPT_FIELD}),
        .rows = rows,
        .count = prompt->count,
        .chosen = prompt->chosen,
        .note = note_of(desk, scene),
        .refused = prompt->refused,
        .scroll = prompt->scroll};
    screen_prompt(scene, &model);
    free(rows);
}
