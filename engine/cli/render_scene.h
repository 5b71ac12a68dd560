// A scene as `kyubi render` writes it, by the ending of the file.
#ifndef KYUBI_CLI_RENDER_SCENE_H
#define KYUBI_CLI_RENDER_SCENE_H

#include "view/scene.h"
#include "view/vision.h"

typedef struct ScenePicture {
    const char *out;   // .png, .svg, .pdf
    int width, height; // device pixels of a .png; the others are of the scene's size
    Vision vision;     // … as these eyes see it
} ScenePicture;

// Fails: render.ending, and as canvas_open_file and canvas_save_png do.
bool render_scene(const Scene *scene, const ScenePicture *wish, Error *err);

#endif
