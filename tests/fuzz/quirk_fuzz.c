// libFuzzer's way into the reader of Quirk's circuits.
#include "quirk_play.h"

#include "base/mem.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char *text = mem_new(size + 1);
    memcpy(text, data, size);
    quirk_play(text);
    free(text);
    return 0;
}
