// What the presenter's tools show, as a scene over the page's: built anew when either is
// another, while the page is left alone. So is the frame around what may be seen large.
#include "desk/show_inside.h"

#include "view/lens_view.h"

static bool has_light(const ShowTools *tools) {
    return tools->over && (tools->held == TOOL_POINTER || tools->held == TOOL_SPOTLIGHT);
}

static const InkStep *ink_here(const Show *show) {
    int number = show_number(show);
    return number < show->tools.step_count ? &show->tools.steps[number] : NULL;
}

static bool has_any(const Show *show) {
    const ShowTools *tools = &show->tools;
    const InkStep *ink = ink_here(show);
    return has_light(tools) || tools->points || (ink && ink_seen(ink)) ||
           show_lens_frame(show, SHOW_AUDIENCE).w > 0;
}

static void add_light(Scene *scene, const ShowTools *tools) {
    const Look *look = scene_look(scene);
    double height = look->metrics.height / lens_scale(look->lens);
    if (tools->held == TOOL_POINTER)
        pointer_add(scene, tools->x, tools->y);
    else
        spotlight_add(scene, tools->x, tools->y, tools->radius * height);
}

// The light lies over all ink, the frame over all.
static Scene *build(Show *show, const Scene *page) {
    const ShowTools *tools = &show->tools;
    const InkStep *ink = ink_here(show);
    const Metrics *m = &scene_look(page)->metrics;
    Scene *scene = scene_create(scene_look(page));
    if (ink) ink_step_add(ink, page, scene);
    if (tools->points)
        ink_add(scene, show_tool_pen(show), tools->path, tools->points, true);
    if (has_light(tools)) add_light(scene, tools);
    Rect frame = show_lens_frame(show, SHOW_AUDIENCE);
    lens_frame_add(scene, (Rect){0, 0, m->width, m->height}, frame);
    return scene;
}

static bool is_same(const Show *show) {
    const ShowTools *tools = &show->tools;
    return tools->laid_number == tools->number && tools->laid_on == show->desk->builds &&
           tools->laid_step == show_number(show);
}

static void lay(Show *show) {
    ShowTools *tools = &show->tools;
    const Scene *page = desk_scene(show->desk);
    bool any = has_any(show);
    if (!tools->laid && !any) return;
    if (tools->laid && is_same(show)) return;
    if (!any && !scene_parts(tools->laid)) return;
    if (tools->laid != tools->shown) scene_destroy(tools->laid);
    tools->laid = build(show, page);
    tools->laid_number = tools->number;
    tools->laid_on = show->desk->builds;
    tools->laid_step = show_number(show);
}

const Scene *show_marked(Show *show, const Scene *page) {
    ShowTools *tools = &show->tools;
    lay(show);
    if (!tools->laid || !scene_parts(tools->laid)) return page;
    scene_lay_over(tools->laid, page);
    return tools->laid;
}

int show_marks_damage(Show *show, Rect *rects, int count, int most) {
    ShowTools *tools = &show->tools;
    Rect own[MOST_DAMAGE];
    lay(show);
    if (tools->laid == tools->shown) return count;
    Scene *before = tools->shown ? tools->shown : scene_create(scene_look(tools->laid));
    int marks = scene_damage(before, tools->laid, own, MOST_DAMAGE);
    scene_destroy(before);
    tools->shown = tools->laid;
    for (int i = 0; i < marks; i++) {
        if (count < most)
            rects[count++] = own[i];
        else if (count > 0)
            rects[count - 1] = rect_around(rects[count - 1], own[i]);
    }
    return count;
}
