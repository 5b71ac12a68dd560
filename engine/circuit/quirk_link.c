#include "circuit/quirk_link.h"

#include "base/mem.h"
#include "base/text.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>

static const char place[] = "https://algassert.com/quirk#circuit=";
static const char mark[] = "#circuit=";

static int digit_value(char c) {
    static const char digits[] = "0123456789abcdef";
    const char *at = c ? strchr(digits, tolower((unsigned char)c)) : NULL;
    return at ? (int)(at - digits) : -1;
}

// Behind a percent sign, the byte that two digits spell; -1 for anything else, and for a
// zero, which no text holds.
static int encoded_byte(const char *at, const char *end) {
    int high = end - at > 2 ? digit_value(at[1]) : -1;
    int low = high < 0 ? -1 : digit_value(at[2]);
    return low < 0 || !(high | low) ? -1 : high << 4 | low;
}

// A percent sign that begins no byte is one that stands for itself, or (`strict`) a fault.
static bool decode(const char *at, const char *end, bool strict, Buffer *out) {
    for (; at < end; at++) {
        int byte = *at == '%' ? encoded_byte(at, end) : -1;
        if (strict && *at == '%' && byte < 0) return false;
        char plain = byte < 0 ? *at : (char)byte;
        buffer_add(out, &plain, 1);
        if (byte >= 0) at += 2;
    }
    return true;
}

char *quirk_link_open(const char *text, Error *err) {
    text += text_mark(text, strnlen(text, 3));
    const char *start = text + strspn(text, " \t\r\n");
    if (*start == '{') return mem_text(text);
    Buffer json = {0};
    const char *circuit = strstr(start, mark);
    if (circuit) {
        circuit += strlen(mark);
        // A browser encodes every quotation mark and space. What holds some was typed, and
        // may be encoded in part.
        bool typed = strchr(circuit, '"') != NULL;
        size_t size = typed ? strlen(circuit) : strcspn(circuit, " \t\r\n");
        if (decode(circuit, circuit + size, !typed, &json)) return buffer_take(&json);
        buffer_clear(&json);
    }
    error_set(err, "quirk.link", "%s", "");
    return NULL;
}

char *quirk_link_make(const char *json) {
    static const char kept[] = "-_.!~*'()"; // with letters and digits, what stays as it is
    Buffer link = {0};
    buffer_print(&link, "%s", place);
    for (const char *at = json; *at; at++) {
        unsigned char byte = (unsigned char)*at;
        bool plain = byte < 0x80 && (isalnum(byte) || strchr(kept, byte));
        buffer_print(&link, plain ? "%c" : "%%%02X", byte);
    }
    return buffer_take(&link);
}
