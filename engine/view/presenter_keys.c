// The three keys that run a show, as large as they are used, and the smaller ones below.
#include "view/presenter_parts.h"

#include "view/key_caps.h"

#include <math.h>

enum { KEY_HIGH = 84, KEY_GAP = 14, TOOL_GAP = 4 };

typedef struct BigKey {
    ButtonKind kind;
    const char *words, *note; // of the word table
    const char *cap;
    Spot spot;
    double share;
} BigKey;

static const char *next_note(Scene *scene, const PresenterModel *model) {
    const Lesson *lesson = model->lesson;
    if (model->step < lesson->pages[model->page].steps)
        return scene_say(scene, "present.to_step", "%d\t%d", model->step + 2,
                         lesson->pages[model->page].steps + 1);
    if (model->page + 1 >= lesson->page_count) return scene_word(scene, "present.at_last");
    return style_text(scene, &lesson->pages[model->page + 1].title);
}

static const char *back_note(Scene *scene, const PresenterModel *model) {
    if (model->step > 0) return scene_word(scene, "present.back_step");
    if (model->page == 0) return scene_word(scene, "present.at_first");
    return style_text(scene, &model->lesson->pages[model->page - 1].title);
}

static void big_add(Scene *scene, const BigKey *key, Rect rect, const char *words,
                    const char *note) {
    const Look *look = scene_look(scene);
    bool filled = key->kind == BUTTON_FILLED;
    Button ground = {.kind = key->kind,
                     .spot = key->spot,
                     .name = scene_print(scene, "%s: %s", words, note)};
    scene_button(scene, rect, ground);
    Fonts *fonts = view_cache_fonts(look->cache);
    double size = look->metrics.size[ROLE_LABEL] - 1, x = rect.x + 20;
    double cap = key_caps(NULL, fonts, key->cap, size, 0, 0);
    bool room = rect.w > cap + 150;
    if (room) {
        key_caps(scene, fonts, key->cap, size, x, rect.y + rect.h / 2);
        x += cap + 14;
    }
    Ink ink = filled ? INK_ON_ACCENT : INK_INK;
    Type big = style_bold(scene, ROLE_HEADING, ink);
    Type small = style_type(scene, ROLE_LABEL, filled ? INK_ON_ACCENT : INK_SOFT);
    big.width = small.width = rect.x + rect.w - 14 - x;
    double middle = rect.y + rect.h / 2;
    scene_words(scene, words, x, middle - 2, big);
    scene_words(scene, scene_in_words(scene, note), x, middle + 10 + small.size, small);
}

static void big_keys(Scene *scene, const PresenterModel *model, double x, double y,
                     double width) {
    bool black = model->cover == PRESENTER_BLACK;
    const BigKey keys[] = {{BUTTON_FILLED, "present.next", NULL, "PageDown",
                            presenter_spot(SHOW_NEXT, 0, 0), 0.44},
                           {BUTTON_OUTLINE, "present.back", NULL, "PageUp",
                            presenter_spot(SHOW_BACK, 0, 0), 0.28},
                           {black ? BUTTON_CHOSEN : BUTTON_OUTLINE, "present.black", NULL,
                            "B", presenter_spot(SHOW_BLACK, 0, 0), 0.28}};
    const char *notes[] = {
        next_note(scene, model), back_note(scene, model),
        scene_word(scene, black ? "present.black_off" : "present.black_on")};
    double room = width - 2 * KEY_GAP;
    for (int i = 0; i < 3; i++) {
        double wide = floor(keys[i].share * room);
        big_add(scene, &keys[i], (Rect){x, y, wide, KEY_HIGH},
                scene_word(scene, keys[i].words), notes[i]);
        x += wide + KEY_GAP;
    }
}

// --- the smaller ones, in rows

typedef struct Tool {
    const char *words, *key; // of the word table; what stands behind it
    ShowAct act;
    int what;
    bool on, off; // it holds; it is left out
} Tool;

static Button tool_button(Scene *scene, const Tool *tool) {
    const char *words = scene_word(scene, tool->words);
    return (Button){.kind = tool->on ? BUTTON_CHOSEN : BUTTON_BAR,
                    .words =
                        tool->key ? scene_print(scene, "%s %s", words, tool->key) : words,
                    .spot = presenter_spot(tool->act, tool->what, 0)};
}

typedef struct Tools {
    Tool rows[16];
    int count;
} Tools;

static void add_tool(Tools *tools, Tool tool) {
    if (!tool.off) tools->rows[tools->count++] = tool;
}

static Tool held_tool(const PresenterModel *model, const char *words, const char *key,
                      PresenterTool tool) {
    return (Tool){words, key, SHOW_TOOL, (int)tool, model->tool == tool, false};
}

// What is held over the picture, what is done to ink, and how large it is seen.
static Tools picture_tools(const PresenterModel *model) {
    return (Tools){
        {held_tool(model, "present.pointer", "1", TOOL_POINTER),
         held_tool(model, "present.spotlight", "2", TOOL_SPOTLIGHT),
         held_tool(model, "present.pen", "3", TOOL_PEN),
         held_tool(model, "present.highlighter", "4", TOOL_HIGHLIGHTER),
         held_tool(model, "present.eraser", "E", TOOL_ERASER),
         {"present.undo", "Ctrl+Z", SHOW_INK, 1, false, false},
         {"present.clear", "C", SHOW_INK, 0, false, false},
         {"present.zoom", "Z", SHOW_ZOOM, 0, model->zooms || model->zoom > 1, false}},
        8};
}

static Tools show_tools(const PresenterModel *model) {
    const Tool rows[] = {
        {"present.freeze", "F", SHOW_FREEZE, 0, model->cover == PRESENTER_FROZEN, false},
        {"present.still", "K", SHOW_STILL, 0, model->cover == PRESENTER_STILL,
         !model->can_still},
        {"present.white", "W", SHOW_WHITE, 0, model->cover == PRESENTER_WHITE, false},
        {"present.reveal", "V", SHOW_REVEAL, 0, false, false},
        {"present.again", "R", SHOW_AGAIN, 0, false, false},
        {"present.overview", "Tab", SHOW_OVERVIEW, 0, false, false},
        {"present.number", "G", SHOW_NUMBER, 0, false, false},
        {"present.smaller", NULL, SHOW_TEXT, -1, false, false},
        {"present.larger", NULL, SHOW_TEXT, 1, false, false},
        {"present.swap", "S", SHOW_SWAP, 0, false, false},
        {"present.handout", NULL, SHOW_HANDOUT, 0, false, false},
        {"present.quit", NULL, SHOW_QUIT, 0, false, false},
    };
    Tools tools = {.count = 0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        add_tool(&tools, rows[i]);
    return tools;
}

// Lays them out from (x, y), or only says how high that is.
static double tools_add(Scene *scene, const Tools *tools, double x, double y, double width,
                        bool add) {
    double high = scene_look(scene)->metrics.control, left = x, top = y;
    for (int i = 0; i < tools->count; i++) {
        Button button = tool_button(scene, &tools->rows[i]);
        double wide = scene_button_width(scene, button);
        if (left > x && left + wide > x + width) left = x, top += high + TOOL_GAP;
        if (add) scene_button(scene, (Rect){left, top, wide, high}, button);
        left += wide + TOOL_GAP;
    }
    return top + high - y;
}

// Above `bottom`; returns where they begin.
static double tools_above(Scene *scene, const Tools *tools, double x, double bottom,
                          double width) {
    double y = bottom - tools_add(scene, tools, x, 0, width, false);
    tools_add(scene, tools, x, y, width, true);
    return y;
}

double presenter_keys_add(Scene *scene, const PresenterModel *model, double margin) {
    const Metrics *m = &scene_look(scene)->metrics;
    double width = m->width - 2 * margin;
    Tools show = show_tools(model), picture = picture_tools(model);
    double y = tools_above(scene, &show, margin, m->height - 10, width);
    y = tools_above(scene, &picture, margin, y - TOOL_GAP, width);
    y -= KEY_HIGH + 10;
    big_keys(scene, model, margin, y, width);
    Type said = style_type(scene, ROLE_LABEL, model->said_wrong ? INK_WRONG : INK_FOX);
    said.width = width;
    double line = style_pitch(scene, ROLE_LABEL);
    y -= line + 6;
    if (model->said) scene_words(scene, model->said, margin, y + said.size, said);
    return y - 6;
}
