// Films as animated WebP, without loss: what is drawn is flat, so that this is also small.
#include "view/export_film.h"

#include "base/mem.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <webp/encode.h>
#include <webp/mux.h>

// How hard the encoder tries, 0 … 9: beyond 2 frames take twice as long for a few per cent.
enum { EFFORT = 2 };

typedef struct Work {
    WebPAnimEncoder *encoder;
    WebPConfig config;
    int width, height, at; // at: ms since the start
} Work;

static void drop(void *with) {
    Work *work = with;
    WebPAnimEncoderDelete(work->encoder);
    free(work);
}

static void *open(int width, int height, Theme theme) {
    (void)theme;
    Work *work = mem_new(sizeof *work);
    work->width = width;
    work->height = height;
    WebPAnimEncoderOptions options;
    bool good = WebPAnimEncoderOptionsInit(&options) && WebPConfigInit(&work->config) &&
                WebPConfigLosslessPreset(&work->config, EFFORT);
    options.anim_params.loop_count = 0; // for ever
    options.kmin = INT_MAX - 1;         // only what changes, from the first frame on
    options.kmax = INT_MAX;
    if (good) work->encoder = WebPAnimEncoderNew(width, height, &options);
    if (work->encoder) return work;
    free(work);
    return NULL;
}

static bool add(void *with, const void *pixels, int stride, int ms) {
    Work *work = with;
    WebPPicture picture;
    if (!WebPPictureInit(&picture)) return false;
    picture.use_argb = 1;
    picture.width = work->width;
    picture.height = work->height;
    bool good = WebPPictureImportBGRX(&picture, pixels, stride) &&
                WebPAnimEncoderAdd(work->encoder, &picture, work->at, &work->config);
    WebPPictureFree(&picture);
    work->at += ms;
    return good;
}

static unsigned char *close(void *with, size_t *size) {
    Work *work = with;
    WebPData data;
    WebPDataInit(&data);
    bool good = WebPAnimEncoderAdd(work->encoder, NULL, work->at, NULL) &&
                WebPAnimEncoderAssemble(work->encoder, &data);
    unsigned char *bytes = good ? malloc(data.size) : NULL;
    if (bytes) memcpy(bytes, data.bytes, *size = data.size);
    WebPDataClear(&data);
    drop(work);
    return bytes;
}

const FilmCoder webp_coder = {open, add, close, drop};
