#include "view/image_view.h"

#include "view/style.h"

#include <math.h>
#include <stdlib.h>

enum { PAD = 16 };
static const double HIGH = 0.5; // of the window

typedef struct ImagePart {
    const Picture *picture;
    const char *words;
    uint64_t print; // a scene is compared after its lesson may be gone
} ImagePart;

static void draw_still(Canvas *canvas, Rect rect, const void *with) {
    const ImagePart *part = with;
    draw_picture(canvas, rect, part->picture, part->words);
    double half = canvas_theme(canvas) == THEME_PROJECTOR ? 1.25 : 0.5; // stays inside
    draw_box(canvas, rect_inset(rect, half), 0, INK_NONE,
             (Stroke){.ink = INK_LINE, .width = 1});
}

// Kept: scaling a large picture down takes longer than a frame has.
static void draw_image_part(Canvas *canvas, Rect rect, const void *with) {
    const ImagePart *part = with;
    draw_kept(canvas, part->print, rect, INK_PAPER, draw_still, part);
}

static double picture_block(Scene *scene, Rect column, const Image *image) {
    const Picture *picture = image->picture;
    double most = HIGH * scene_look(scene)->metrics.height;
    double scale =
        fmin(1, fmin(image->share * column.w / picture->width, most / picture->height));
    double width = fmax(1, round(scale * picture->width));
    double height = fmax(1, round(scale * picture->height));
    Rect rect = {round(column.x + (column.w - width) / 2), round(column.y), width, height};
    ImagePart part = {picture, scene_keep(scene, image->words), picture->print};
    scene_add(scene, rect, draw_image_part, &part, sizeof part);
    return height;
}

static void draw_dashes(Canvas *canvas, Rect rect, const void *with) {
    (void)with;
    draw_box(canvas, rect, 8, INK_NONE, (Stroke){.ink = INK_EDGE, .on = 6, .off = 5});
}

static double missing_block(Scene *scene, Rect column, const Image *image) {
    double width = fmin(column.w, fmax(image->share * column.w, 12 * PAD));
    double x = column.x + (column.w - width) / 2;
    int box = scene_parts(scene);
    scene_add(scene, column, draw_dashes, NULL, 0);
    ProseStyle style = style_prose(scene, ROLE_PANEL, width - 2 * PAD, INK_SOFT);
    double height = scene_prose(scene, image->words, x + PAD, column.y + PAD, style).h;
    scene_set_rect(scene, box, (Rect){x, column.y, width, height + 2 * PAD});
    return height + 2 * PAD;
}

double image_view_add(Scene *scene, double x, double y, double width, const Image *image) {
    const Look *look = scene_look(scene);
    Rect column = {x, y, width, 0};
    char *said = NULL;
    if (look->aloud)
        said = words_say(look->words, look->lang, "said.image", "%s", image->words);
    scene_describe(scene, said);
    free(said);
    double height = (image->picture ? picture_block : missing_block)(scene, column, image);
    scene_described(scene);
    return height;
}
