// The small sheets of choices: opened and shut, and the one of how the page looks.
#include "desk/desk_inside.h"

void choices_close(Desk *desk) {
    Choices *choices = &desk->choices;
    if (!choices->open) return;
    making_end(desk);
    sharing_close(desk);
    opening_end(desk);
    record_end(desk);
    learners_shut(desk);
    choices->open = CHOICES_NONE;
    desk->dirty = true;
    if (choices->by_key && choices->from.kind)
        desk_focus_by_key(desk, choices->from);
    else if (desk->seek.open && !desk->card.term)
        desk_focus(desk, (Spot){.kind = SPOT_SEARCH_FIELD});
    else
        desk_focus(desk, (Spot){0});
}

void choices_open(Desk *desk, ChoicesKind kind, Spot first) {
    Choices *choices = &desk->choices;
    bool again = choices->open == kind;
    choices_close(desk);
    if (again) return;
    hand_cancel(&desk->hand);
    *choices = (Choices){.open = kind, .from = desk->focus, .by_key = desk->focus_shown};
    choices->from.target = NULL;
    desk_focus(desk, first);
    desk_hush(desk);
}

bool choices_key(Desk *desk, const Gesture *gesture) {
    static const struct {
        int key, by;
    } steps[] = {{KEY_LEFT, -1}, {KEY_UP, -1}, {KEY_RIGHT, 1}, {KEY_DOWN, 1}};
    if (!desk->choices.open || desk->keys_open) return false;
    if (desk->choices.open == CHOICES_NOISE && sliders_key(desk, gesture)) return true;
    if (gesture->mods) return false;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (steps[i].key == gesture->key) return desk_tab(desk, steps[i].by), true;
    return false;
}

// --- how the page looks

static Choice *add(ChoiceRow *row, const char *words, SpotKind kind, int a, bool on) {
    row->choices[row->count] = (Choice){.words = words, .spot = {kind, .a = a}, .on = on};
    return &row->choices[row->count++];
}

static ChoiceRow *begin(ChoiceSheet *sheet, const char *name) {
    ChoiceRow *row = &sheet->rows[sheet->count++];
    *row = (ChoiceRow){.name = name};
    return row;
}

// The size as it is stands between its steps; pressed, it is the usual one again.
static void add_text(const Desk *desk, Scene *scene, ChoiceSheet *sheet) {
    ChoiceRow *row = begin(sheet, scene_word(scene, "aspect.text"));
    const char *size = scene_say(scene, "aspect.percent", "%d", desk->text);
    add(row, "−", SPOT_TEXT, -1, false)->name = scene_word(scene, "aspect.smaller");
    add(row, size, SPOT_TEXT, TEXT_BACK, true)->name = scene_word(scene, "aspect.usual");
    add(row, "＋", SPOT_TEXT, 1, false)->name = scene_word(scene, "aspect.larger");
}

static void add_ruby(const Desk *desk, Scene *scene, ChoiceSheet *sheet) {
    static const char *const levels[RUBY_COUNT] = {"aspect.ruby_off", "aspect.ruby_terms",
                                                   "aspect.ruby_grade", "aspect.ruby_on"};
    ChoiceRow *row = begin(sheet, scene_word(scene, "aspect.ruby"));
    for (int i = 0; i < RUBY_COUNT; i++)
        add(row, scene_word(scene, levels[i]), SPOT_RUBY, SET + i, desk->ruby == (Ruby)i);
    if (desk->ruby != RUBY_GRADE) return;
    row = begin(sheet, scene_word(scene, "aspect.grade"));
    for (int i = 1; i <= GRADE_LAST_OF_SCHOOL; i++)
        add(row, scene_say(scene, "aspect.grade_n", "%d", i), SPOT_GRADE, SET + i,
            desk->grade == i);
    add(row, scene_word(scene, "aspect.grade_common"), SPOT_GRADE, SET + GRADE_COMMON,
        desk->grade == GRADE_COMMON);
}

static void add_others(const Desk *desk, Scene *scene, ChoiceSheet *sheet) {
    ChoiceRow *row = begin(sheet, scene_word(scene, "aspect.spacing"));
    add(row, scene_word(scene, "aspect.normal"), SPOT_WIDE, SET, !desk->wide);
    add(row, scene_word(scene, "aspect.wide"), SPOT_WIDE, SET + 1, desk->wide);
    row = begin(sheet, scene_word(scene, "aspect.order"));
    add(row, scene_word(scene, "aspect.order_right"), SPOT_ORDER, SET + ORDER_FIRST_RIGHT,
        desk->order == ORDER_FIRST_RIGHT);
    add(row, scene_word(scene, "aspect.order_left"), SPOT_ORDER, SET + ORDER_FIRST_LEFT,
        desk->order == ORDER_FIRST_LEFT);
    static const char *const themes[THEME_COUNT] = {[THEME_LIGHT] = "aspect.light",
                                                    [THEME_DARK] = "aspect.dark",
                                                    [THEME_PROJECTOR] = "aspect.projector"};
    row = begin(sheet, scene_word(scene, "aspect.theme"));
    for (int i = 0; i < THEME_COUNT; i++)
        add(row, scene_word(scene, themes[i]), SPOT_THEME, SET + i,
            desk->theme == (Theme)i);
    row = begin(sheet, scene_word(scene, "aspect.lang"));
    add(row, "日本語", SPOT_LANG, SET + LANG_JA, desk->lang == LANG_JA);
    add(row, "English", SPOT_LANG, SET + LANG_EN, desk->lang == LANG_EN);
}

static ChoiceSheet aspects(const Desk *desk, Scene *scene) {
    ChoiceSheet sheet = {.title = scene_word(scene, "aspect.title"), .done = -1};
    add_text(desk, scene, &sheet);
    if (desk->lang == LANG_JA) add_ruby(desk, scene, &sheet);
    add_others(desk, scene, &sheet);
    return sheet;
}

// What each sheet holds, and what of the screen opens it.
static const struct {
    ChoiceSheet (*sheet)(const Desk *desk, Scene *scene);
    Spot opener;
    void (*build)(Desk *desk, Scene *scene, Rect at); // in place of `sheet`; NULL
} kinds[CHOICES_KINDS] = {
    [CHOICES_ASPECT] = {aspects, {.kind = SPOT_ASPECT}},
    [CHOICES_PRINT] = {print_sheet, {.kind = SPOT_PRINT}},
    [CHOICES_SHARE] = {sharing_sheet, {.kind = SPOT_SHARE, .b = -1}},
    [CHOICES_OPEN] = {opening_sheet, {.kind = SPOT_OPEN}},
    [CHOICES_RECORD] = {record_sheet, {.kind = SPOT_KINDS}},
    [CHOICES_LEARNERS] = {learners_sheet, {.kind = SPOT_KINDS}},
    [CHOICES_SHELF] = {.opener = {.kind = SPOT_DISPLAY, .a = DISPLAY_SHEET},
                       .build = displays_build_sheet},
    [CHOICES_DISPLAY] = {.sheet = display_card_sheet},
    [CHOICES_DISPLAY_COPY] = {.sheet = display_copy_sheet},
    [CHOICES_NOISE] = {.sheet = noise_sheet},
    [CHOICES_COMPARE] = {.sheet = comparing_sheet},
    [CHOICES_TIME] = {desk_time_sheet, {.kind = SPOT_NONE}}, // finds its own
};

void choices_build(Desk *desk, Scene *scene) {
    const Choices *choices = &desk->choices;
    if (!choices->open) return;
    const SpotArea *area = scene_find(scene, kinds[choices->open].opener);
    if (kinds[choices->open].build) {
        kinds[choices->open].build(desk, scene, area ? area->rect : (Rect){0});
        return;
    }
    ChoiceSheet sheet = kinds[choices->open].sheet(desk, scene);
    if (area) sheet.at = area->rect;
    sheet.scroll = choices->scroll;
    choice_sheet_add(scene, &sheet);
}
