// What the prompt lists: commands that are here, then gates, pages, lessons.
#include "desk/desk_inside.h"
#include "view/palette_view.h"

#include "base/mem.h"
#include "type/plain.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

static PromptItem *add(PromptItems *all, const char *group) {
    if (all->count == all->room) {
        all->room = all->room ? 2 * all->room : 64;
        all->items = mem_grow(all->items, (size_t)all->room, sizeof *all->items);
    }
    PromptItem *item = &all->items[all->count++];
    *item = (PromptItem){.group = group};
    return item;
}

// Both languages of a word are other names of it.
static void add_also(Buffer *also, const Words *words, const char *key) {
    for (int lang = 0; key && lang < LANG_COUNT; lang++)
        buffer_print(also, "%s%s", also->size ? ";" : "", words_in(words, (Lang)lang, key));
}

static void finish(PromptItem *item, Buffer *also) {
    item->also = buffer_take(also);
    if (!item->keys) item->keys = mem_text("");
}

static void add_command(PromptItems *all, Desk *desk, const Command *command) {
    const Words *words = desk->options.words;
    if (!command->words || !desk_command_is_there(desk, command)) return;
    PromptItem *item = add(all, desk_command_group(command));
    item->command = command;
    item->id = mem_text(command->id);
    for (int lang = 0; lang < LANG_COUNT; lang++)
        item->name[lang] = mem_text(words_in(words, (Lang)lang, command->words));
    char chord[CHORD_TEXT];
    if (command->chords[0].key) {
        chord_text(command->chords[0], chord);
        item->keys = mem_text(chord);
    }
    desk_command_can(desk, command, &item->why);
    Buffer also = {0};
    add_also(&also, words, command->also);
    finish(item, &also);
}

static char *gate_words(const Words *words, Lang lang, const Tool *tool) {
    char key[48];
    snprintf(key, sizeof key, "gate.%s", tool->name);
    return words_say(words, lang, "prompt.place", "%s", words_in(words, lang, key));
}

// "H" and "h" are its names; of a gate with kanji in its name the reading is a word.
static void gate_also(PromptItem *item, const Words *words, const Tool *tool) {
    Buffer also = {0};
    char key[64];
    buffer_print(&also, "%s;%s", tool->name, tool->label);
    snprintf(key, sizeof key, "gate.%s.also", tool->name);
    add_also(&also, words, words_has(words, key) ? key : NULL);
    finish(item, &also);
}

static void add_gate(PromptItems *all, Desk *desk, const Workpiece *piece,
                     const Tool *tool) {
    const Words *words = desk->options.words;
    char letter = tool->gate && !tool->power ? tool->gate->key : 0;
    PromptItem *item = add(all, "prompt.gate");
    item->spot = (Spot){.kind = SPOT_PALETTE, .a = tool->code, .b = piece->index};
    Buffer id = {0};
    buffer_print(&id, "gate.%s", tool->name);
    item->id = buffer_take(&id);
    for (int lang = 0; lang < LANG_COUNT; lang++)
        item->name[lang] = gate_words(words, (Lang)lang, tool);
    Chord chord = {tolower(letter), isupper((unsigned char)letter) ? MOD_SHIFT : 0};
    char text[CHORD_TEXT] = "";
    if (letter) chord_text(chord, text);
    item->keys = mem_text(text);
    if (!palette_offers(piece->palette, tool->name))
        error_set(&item->why, "desk.not_offered", "%s", tool->label);
    gate_also(item, words, tool);
}

static void add_gates(PromptItems *all, Desk *desk) {
    const Workpiece *piece = desk_editable(desk);
    // Control and anti-control are commands of their own.
    Tool tools[MOST_TOOLS];
    int count = piece ? tools_all(tools) : 0;
    for (int i = 0; i < count; i++) {
        bool command = tools[i].code == TOOL_CONTROL || tools[i].code == TOOL_ANTICONTROL;
        if (!command) add_gate(all, desk, piece, &tools[i]);
    }
}

static void add_page(PromptItems *all, Desk *desk, int page) {
    const Words *words = desk->options.words;
    const Lesson *lesson = study_lesson(&desk->study);
    PromptItem *item = add(all, "prompt.page");
    item->spot = (Spot){.kind = SPOT_PAGE, .a = page};
    Buffer id = {0};
    buffer_print(&id, "page.%d", page);
    item->id = buffer_take(&id);
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        char *filled =
            live_text(desk->study.live, &lesson->pages[page].title, (Lang)lang, NULL);
        char *plain = plain_text(filled);
        item->name[lang] =
            words_say(words, (Lang)lang, "prompt.to_page", "%d\t%s", page + 1, plain);
        free(filled);
        free(plain);
    }
    finish(item, &(Buffer){0});
}

static void add_pages(PromptItems *all, Desk *desk) {
    bool there = desk->screen == SCREEN_LESSON && desk->studying;
    const Lesson *lesson = there ? study_lesson(&desk->study) : NULL;
    for (int i = 0; lesson && i < lesson->page_count; i++)
        add_page(all, desk, i);
}

static void add_lesson(PromptItems *all, const Desk *desk, int pack, int number) {
    const Words *words = desk->options.words;
    const PackLesson *lesson = &desk->packs[pack]->lessons[number];
    if (!lesson->file) return;
    PromptItem *item = add(all, "prompt.lesson");
    item->spot = (Spot){.kind = SPOT_LESSON, .a = pack, .b = number};
    Buffer id = {0}, also = {0};
    buffer_print(&id, "lesson.%s", lesson->id);
    item->id = buffer_take(&id);
    for (int lang = 0; lang < LANG_COUNT; lang++)
        item->name[lang] = words_say(words, (Lang)lang, "prompt.to_lesson", "%s %s",
                                     lesson->map, text_in(&lesson->title, (Lang)lang));
    buffer_print(&also, "%s;%s", lesson->map, lesson->id);
    finish(item, &also);
}

static void add_lessons(PromptItems *all, const Desk *desk) {
    for (int i = 0; i < desk->pack_count; i++)
        for (int k = 0; k < desk->packs[i]->lesson_count; k++)
            add_lesson(all, desk, i, k);
}

// It is listed while what is typed is a circuit.
static void add_typed(PromptItems *all, Desk *desk) {
    if (!desk_editable(desk)) return;
    PromptItem *item = add(all, "keys.circuit");
    item->typed = true;
    item->id = mem_text("circuit.typed");
    for (int lang = 0; lang < LANG_COUNT; lang++)
        item->name[lang] =
            mem_text(words_in(desk->options.words, (Lang)lang, "prompt.typed"));
    finish(item, &(Buffer){0});
}

PromptItems prompt_items(Desk *desk) {
    PromptItems all = {0};
    add_typed(&all, desk);
    const Command *command;
    for (int i = 0; (command = desk_command(i)); i++)
        add_command(&all, desk, command);
    add_gates(&all, desk);
    add_pages(&all, desk);
    add_lessons(&all, desk);
    return all;
}

void prompt_items_free(PromptItems *all) {
    for (int i = 0; i < all->count; i++) {
        PromptItem *item = &all->items[i];
        free(item->id);
        for (int lang = 0; lang < LANG_COUNT; lang++)
            free(item->name[lang]);
        free(item->also);
        free(item->keys);
    }
    free(all->items);
    *all = (PromptItems){0};
}
