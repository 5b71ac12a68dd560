// Quirk's link: its circuit's JSON behind "#circuit=", percent-encoded or as it stands.
#ifndef KYUBI_CIRCUIT_QUIRK_LINK_H
#define KYUBI_CIRCUIT_QUIRK_LINK_H

#include "base/error.h"

// The JSON in a text that is a link, or is JSON already. Yours to free. Fails: quirk.link.
char *quirk_link_open(const char *text, Error *err);

// "https://algassert.com/quirk#circuit=%7B…", without a line end. Yours to free.
char *quirk_link_make(const char *json);

#endif
