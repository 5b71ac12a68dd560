// SDL's video, opened the same way by every window of Kyubi.
#ifndef KYUBI_APP_VIDEO_H
#define KYUBI_APP_VIDEO_H

#include "base/error.h"

// Fails: window.failed with SDL's reason.
bool video_open(Error *err);

#endif
