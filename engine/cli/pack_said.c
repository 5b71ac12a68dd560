#include "cli/pack_said.h"

#include "base/mem.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

char *said_title(const Pack *pack, Lang lang) {
    return text_harmless(text_in(&pack->title, lang));
}

char *said_authors(const Pack *pack) {
    Buffer all = {0};
    for (int i = 0; i < pack->author_count; i++)
        buffer_print(&all, "%s%s", i ? ", " : "", pack->authors[i]);
    char *raw = buffer_take(&all), *plain = text_harmless(raw);
    free(raw);
    return plain;
}
