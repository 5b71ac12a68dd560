// What a pack says of itself, as a terminal can show it. A stranger may have written it:
// what steers a terminal or turns the direction of writing is left out.
#ifndef KYUBI_CLI_PACK_SAID_H
#define KYUBI_CLI_PACK_SAID_H

#include "lesson/pack.h"

// Its title; its authors with ", " between, "" if it names none. Yours.
char *said_title(const Pack *pack, Lang lang);
char *said_authors(const Pack *pack);

#endif
