#include "view/style.h"

#include "base/mem.h"

#include <string.h>

#include <math.h>

Type style_type(const Scene *scene, Role role, Ink ink) {
    return (Type){
        .size = scene_look(scene)->metrics.size[role], .face = FACE_WORDS, .ink = ink};
}

Type style_bold(const Scene *scene, Role role, Ink ink) {
    Type type = style_type(scene, role, ink);
    type.face = FACE_BOLD;
    return type;
}

// Wide spacing, of what is read at length: letters as WCAG 2.1's 1.4.12 asks for, lines and
// paragraphs in proportion.
static const double wide_letter = 0.12, wide_pitch = 1.2, wide_gap = 1.1; // in em; of pitch

ProseStyle style_prose(const Scene *scene, Role role, double width, Ink ink) {
    const Look *look = scene_look(scene);
    bool read = role == ROLE_PROSE || role == ROLE_PANEL;
    double size = look->metrics.size[role], pitch = look->metrics.pitch[role];
    bool wide = look->wide && role != ROLE_TITLE;
    return (ProseStyle){.width = width,
                        .size = size,
                        .pitch = wide ? round(wide_pitch * pitch) : pitch,
                        .ink = ink,
                        .ruby = look->lang == LANG_JA ? look->ruby : RUBY_OFF,
                        .grade = look->grade,
                        .furigana = role == ROLE_TITLE ? NULL : look->furigana,
                        .lexicon = read ? look->lexicon : NULL,
                        .gap = wide ? wide_gap * size : 0,
                        .letter = wide ? wide_letter * size : 0};
}

double style_scale(const Scene *scene) {
    return scene_look(scene)->metrics.control / 44;
}

double style_pitch(const Scene *scene, Role role) {
    return scene_look(scene)->metrics.pitch[role];
}

double style_width(const Scene *scene, const char *words, Type type) {
    return words_width(view_cache_fonts(scene_look(scene)->cache), words, type.face,
                       type.size);
}

const char *style_text_drawn(Scene *scene, const Text *text, const Drawn *drawn) {
    const Look *look = scene_look(scene);
    const char *words = text_in(text, look->lang);
    if (!look->live || !live_text_is_filled(words)) return words;
    return scene_take(scene, live_text(look->live, text, look->lang, drawn));
}

const char *style_text(Scene *scene, const Text *text) {
    return style_text_drawn(scene, text, NULL);
}

void style_dot(Canvas *canvas, Rect rect, const void *with) {
    const Dot *dot = with;
    draw_disc(canvas, rect.x + rect.w / 2, rect.y + rect.h / 2, dot->radius, dot->fill,
              dot->stroke);
}

char *style_escaped(const char *text) {
    Buffer out = {0};
    for (; *text; text++) {
        if (strchr("\\`*_{}[]()#$<>&|~!", *text)) buffer_add(&out, "\\", 1);
        buffer_add(&out, text, 1);
    }
    return buffer_take(&out);
}
