#include "view/ball_cloud.h"

#include "view/picture.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

typedef struct CloudPart {
    Ball ball;
    double unit;
    int count;
    CloudTip tips[CLOUD_RUNS];
} CloudPart;

// Tips at one place are scattered a little around it, the same way each time, so that they
// are seen as many: on a sunflower's spiral (Vogel, Math. Biosciences 44, 179), within a
// disk whose area is their number.
static void draw_tip(Canvas *canvas, const CloudPart *part, const CloudTip *tip) {
    double depth, unit = part->unit, dot = fmin(1.7 * unit, 0.035 * part->ball.radius);
    Point at = ball_at(part->ball, (Vector){tip->at.x, tip->at.y, tip->at.z}, &depth);
    Stroke none = {.ink = INK_NONE};
    for (int i = 0; i < tip->runs; i++) {
        double far = tip->runs > 1 ? 1.25 * dot * sqrt(i + 0.3) : 0, turn = i * 2.39996;
        double x = at.x + far * cos(turn), y = at.y + far * sin(turn);
        if (depth < -0.02)
            draw_disc(canvas, x, y, 0.8 * dot, INK_BALL,
                      (Stroke){.ink = INK_FOX, .width = 0.7});
        else
            draw_disc(canvas, x, y, dot, INK_FOX, none);
    }
}

static void draw_cloud(Canvas *canvas, Rect rect, const void *with) {
    (void)rect;
    const CloudPart *part = with;
    for (int i = 0; i < part->count; i++)
        draw_tip(canvas, part, &part->tips[i]);
}

// A fingerprint of the tips: the cloud is a picture that is kept.
static void draw_cloud_part(Canvas *canvas, Rect rect, const void *with) {
    const CloudPart *part = with;
    Camera camera = part->ball.camera;
    uint64_t key =
        kept_mix(kept_mix(kept_mix(14, part->ball.radius), part->unit), camera.turn);
    key = kept_mix(key, camera.tilt);
    for (int i = 0; i < part->count; i++) {
        const CloudTip *tip = &part->tips[i];
        key = kept_mix(kept_mix(key, tip->at.x), tip->at.y);
        key = kept_mix(kept_mix(key, tip->at.z), tip->runs);
    }
    draw_kept(canvas, key, rect, INK_NONE, draw_cloud, part);
}

const Cloud *ball_cloud(const Scene *scene, const Run *run, int after) {
    ViewCache *cache = scene_look(scene)->cache;
    if (!run_noise(run)) return NULL;
    uint64_t key = run_cloud_key(run, after);
    const Cloud *kept = view_cache_picture(cache, key);
    if (kept) return kept;
    Cloud *cloud = run_cloud(run, after);
    if (!cloud) return NULL;
    size_t tips = (size_t)cloud->count * (size_t)cloud->qubits;
    view_cache_keep(cache, key, cloud, sizeof *cloud + tips * sizeof *cloud->tips, free);
    return cloud;
}

void ball_cloud_add(Scene *scene, Ball ball, const Cloud *cloud, int qubit) {
    CloudPart part = {.ball = ball, .unit = picture_unit(scene)};
    double reach = ball.radius * 1.15;
    for (int i = 0; i < cloud->count && i < CLOUD_RUNS; i++)
        part.tips[part.count++] = cloud->tips[i * cloud->qubits + qubit];
    scene_add(scene, (Rect){ball.x - reach, ball.y - reach, 2 * reach, 2 * reach},
              draw_cloud_part, &part, sizeof part);
}
