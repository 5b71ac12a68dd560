// Films opened again by libwebp's own decoder and by giflib, each frame whole as it shows.
#ifndef KYUBI_TESTS_FILM_READ_H
#define KYUBI_TESTS_FILM_READ_H

#include "base/file.h"

#include <gif_lib.h>
#include <stdlib.h>
#include <string.h>
#include <webp/demux.h>

enum { FILM_MOST = 600 };

typedef struct FilmRead {
    int width, height, count, loops; // loops 0: for ever
    uint8_t *frames[FILM_MOST];      // RGB
    int ms[FILM_MOST];               // how long each stands
} FilmRead;

static inline uint8_t *film_add(FilmRead *film, int ms) {
    assert_true(film->count < FILM_MOST);
    film->ms[film->count] = ms;
    size_t size = (size_t)film->width * (size_t)film->height * 3;
    return film->frames[film->count++] = calloc(1, size);
}

static inline FilmRead film_read_webp(const char *path) {
    size_t size;
    char *bytes = file_read(path, 256 << 20, &size, NULL);
    assert_non_null(bytes);
    WebPData data = {(const uint8_t *)bytes, size};
    WebPAnimDecoder *decoder = WebPAnimDecoderNew(&data, NULL);
    assert_non_null(decoder);
    WebPAnimInfo info;
    assert_true(WebPAnimDecoderGetInfo(decoder, &info));
    FilmRead film = {.width = (int)info.canvas_width,
                     .height = (int)info.canvas_height,
                     .loops = (int)info.loop_count};
    int before = 0, at;
    uint8_t *rgba;
    while (WebPAnimDecoderGetNext(decoder, &rgba, &at)) {
        uint8_t *to = film_add(&film, at - before);
        for (int i = 0; i < film.width * film.height; i++)
            memcpy(to + 3 * (size_t)i, rgba + 4 * (size_t)i, 3);
        before = at;
    }
    WebPAnimDecoderDelete(decoder);
    free(bytes);
    return film;
}

static inline void film_put_gif(const FilmRead *film, const GifFileType *gif, int index,
                                uint8_t *to) {
    const SavedImage *image = &gif->SavedImages[index];
    const GifImageDesc *box = &image->ImageDesc;
    GraphicsControlBlock control;
    assert_true(DGifSavedExtensionToGCB((GifFileType *)gif, index, &control));
    for (int i = 0; i < box->Width * box->Height; i++) {
        int colour = image->RasterBits[i];
        if (colour == control.TransparentColor) continue;
        int x = box->Left + i % box->Width, y = box->Top + i / box->Width;
        GifColorType c = gif->SColorMap->Colors[colour];
        uint8_t *at = to + 3 * ((size_t)y * (size_t)film->width + (size_t)x);
        at[0] = c.Red, at[1] = c.Green, at[2] = c.Blue;
    }
}

// Whether an application's block says that it plays for ever.
static inline bool film_loops(const SavedImage *image) {
    for (int i = 0; i + 1 < image->ExtensionBlockCount; i++) {
        const ExtensionBlock *block = &image->ExtensionBlocks[i];
        if (block->Function == APPLICATION_EXT_FUNC_CODE && block->ByteCount == 11 &&
            !memcmp(block->Bytes, "NETSCAPE2.0", 11))
            return block[1].Bytes[1] == 0 && block[1].Bytes[2] == 0;
    }
    return false;
}

static inline FilmRead film_read_gif(const char *path) {
    GifFileType *gif = DGifOpenFileName(path, NULL);
    assert_non_null(gif);
    assert_int_equal(DGifSlurp(gif), GIF_OK);
    FilmRead film = {.width = gif->SWidth, .height = gif->SHeight};
    film.loops = film_loops(&gif->SavedImages[0]) ? 0 : 1;
    for (int i = 0; i < gif->ImageCount; i++) {
        GraphicsControlBlock control;
        assert_true(DGifSavedExtensionToGCB(gif, i, &control));
        uint8_t *to = film_add(&film, control.DelayTime * 10);
        size_t size = (size_t)film.width * (size_t)film.height * 3;
        if (i) memcpy(to, film.frames[i - 1], size);
        film_put_gif(&film, gif, i, to);
    }
    DGifCloseFile(gif, NULL);
    return film;
}

static inline void film_forget(FilmRead *film) {
    for (int i = 0; i < film->count; i++)
        free(film->frames[i]);
}

#endif
