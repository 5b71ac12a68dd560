#include "circuit/quirk_link.h"

#include "base/mem.h"

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

// "%7B" is one byte; false where a percent sign begins no such thing.
static bool decode(const char *at, size_t size, Buffer *out) {
    for (size_t i = 0; i < size; i++) {
        char byte = at[i];
        if (byte == '%') {
            int high = i + 2 < size ? digit_value(at[i + 1]) : -1;
            int low = high < 0 ? -1 : digit_value(at[i + 2]);
            if (low < 0 || !(high | low)) return false; // nor is a zero byte text
            byte = (char)(high << 4 | low);
            i += 2;
        }
        buffer_add(out, &byte, 1);
    }
    return true;
}

char *quirk_link_open(const char *text, Error *err) {
    if (strncmp(text, "\xef\xbb\xbf", 3) == 0) text += 3; // a byte order mark of Windows
    const char *start = text + strspn(text, " \t\r\n");
    if (*start == '{') return mem_text(text);
    Buffer json = {0};
    const char *circuit = strstr(start, mark);
    if (circuit) circuit += strlen(mark);
    // A browser encodes every quotation mark, or none of the text.
    bool raw = circuit && strchr(circuit, '"');
    if (raw) return mem_text(circuit);
    if (circuit && decode(circuit, strcspn(circuit, " \t\r\n"), &json))
        return buffer_take(&json);
    buffer_clear(&json);
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
