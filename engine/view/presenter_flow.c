// What comes next, and all pages with the one that is shown.
#include "view/presenter_parts.h"

#include "lesson/display.h"

#include <math.h>

enum { LINES = 4 }; // of what the next step brings

// In words, what a block of the next step is; NULL: nothing worth a line.
static const char *block_words(Scene *scene, const PresenterModel *model,
                               const Block *block) {
    const Lesson *lesson = model->lesson;
    switch (block->kind) {
    case BLOCK_PROSE:
    case BLOCK_CALLOUT:
        return scene_in_words(scene, style_text(scene, &block->text));
    case BLOCK_STAGE:
        return scene_in_words(scene,
                              style_text(scene, &lesson->stages[block->stage].label));
    case BLOCK_DISPLAY:
        return scene_word(scene, scene_print(scene, "display.%s", block->display->name));
    case BLOCK_VOTE:
        return scene_in_words(scene, style_text(scene, &lesson->votes[block->vote].ask));
    case BLOCK_ACTIVITY:
        return scene_in_words(scene,
                              style_text(scene, &lesson->activities[block->activity].say));
    default:
        return NULL;
    }
}

double presenter_next_add(Scene *scene, const PresenterModel *model, double x, double y,
                          double width) {
    const Lesson *lesson = model->lesson;
    int page = model->page, step = model->step + 1;
    if (step > lesson->pages[page].steps) page++, step = 0;
    double top = y, pitch = style_pitch(scene, ROLE_LABEL);
    Type head = style_bold(scene, ROLE_PANEL, INK_INK);
    head.width = width - 24;
    x += 10;
    y += 10 + head.size;
    if (page >= lesson->page_count) {
        scene_words(scene, scene_word(scene, "present.the_end"), x, y, head);
        return y + 10 - top;
    }
    const char *title = step ? scene_say(scene, "present.to_step", "%d\t%d", step + 1,
                                         lesson->pages[page].steps + 1)
                             : style_text(scene, &lesson->pages[page].title);
    scene_words(scene, scene_in_words(scene, title), x, y, head);
    y += 8;
    Type line = style_type(scene, ROLE_LABEL, INK_SOFT);
    line.width = width - 24;
    int lines = 0;
    for (int i = 0; i < lesson->pages[page].block_count && lines < LINES; i++) {
        const Block *block = &lesson->pages[page].blocks[i];
        if (block->step != step || !block_seen(block, true)) continue;
        const char *words = block_words(scene, model, block);
        if (!words || !words[0]) continue;
        scene_words(scene, words, x, y += pitch, line);
        lines++;
    }
    return y + 10 - top;
}

static void page_mark(Scene *scene, const PresenterModel *model, int page, double x,
                      double y) {
    bool now = page == model->page, done = page < model->page;
    Dot dot = {.fill = done ? INK_SOFT : INK_NONE,
               .stroke = {.ink = now    ? INK_FOX
                                 : done ? INK_NONE
                                        : INK_SOFT,
                          .width = now ? 3.5 : 1.5},
               .radius = now ? 6 : 5};
    scene_add(scene, (Rect){x - 9, y - 9, 18, 18}, style_dot, &dot, sizeof dot);
}

double presenter_pages_add(Scene *scene, const PresenterModel *model, double x, double y,
                           double width) {
    const Lesson *lesson = model->lesson;
    double high = scene_look(scene)->metrics.control, top = y;
    for (int i = 0; i < lesson->page_count; i++, y += high) {
        bool now = i == model->page;
        Spot spot = presenter_spot(SHOW_PAGE, i, 0);
        const char *title =
            scene_in_words(scene, style_text(scene, &lesson->pages[i].title));
        Rect row = {x, y, width - 10, high};
        scene_button(scene, row, (Button){.kind = BUTTON_BAR, .spot = spot, .name = title});
        page_mark(scene, model, i, x + 16, y + high / 2);
        Type type =
            now ? style_bold(scene, ROLE_LABEL, INK_INK)
                : style_type(scene, ROLE_LABEL, i < model->page ? INK_SOFT : INK_INK);
        type.width = width - 50;
        scene_words(scene, title, x + 34, y + high / 2 + 0.37 * type.size, type);
    }
    return y - top;
}
