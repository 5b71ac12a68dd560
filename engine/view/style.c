#include "view/style.h"

Type style_type(const Scene *scene, Role role, Ink ink) {
    return (Type){
        .size = scene_look(scene)->metrics.size[role], .face = FACE_WORDS, .ink = ink};
}

Type style_bold(const Scene *scene, Role role, Ink ink) {
    Type type = style_type(scene, role, ink);
    type.face = FACE_BOLD;
    return type;
}

ProseStyle style_prose(const Scene *scene, Role role, double width, Ink ink) {
    const Look *look = scene_look(scene);
    bool read = role == ROLE_PROSE || role == ROLE_PANEL;
    return (ProseStyle){.width = width,
                        .size = look->metrics.size[role],
                        .pitch = look->metrics.pitch[role],
                        .ink = ink,
                        .ruby = look->lang == LANG_JA ? look->ruby : RUBY_OFF,
                        .grade = look->grade,
                        .furigana = role == ROLE_TITLE ? NULL : look->furigana,
                        .lexicon = read ? look->lexicon : NULL};
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

const char *style_text(const Scene *scene, const Text *text) {
    return text_in(text, scene_look(scene)->lang);
}

void style_dot(Canvas *canvas, Rect rect, const void *with) {
    const Dot *dot = with;
    draw_disc(canvas, rect.x + rect.w / 2, rect.y + rect.h / 2, dot->radius, dot->fill,
              dot->stroke);
}
