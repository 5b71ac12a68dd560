#include "type/formula_symbols.h"

#include <stddef.h>

// Where the capitals, the small letters and the digits of an alphabet begin; 0: as ASCII.
static const struct {
    uint32_t capital, small, digit;
} starts[ALPHABET_COUNT] = {
    [ALPHABET_ITALIC] = {0x1D434, 0x1D44E, '0'},
    [ALPHABET_ROMAN] = {'A', 'a', '0'},
    [ALPHABET_BOLD] = {0x1D400, 0x1D41A, 0x1D7CE},
    [ALPHABET_BOLD_ITALIC] = {0x1D468, 0x1D482, 0x1D7CE},
    [ALPHABET_SCRIPT] = {0x1D49C, 0x1D4B6, '0'},
    [ALPHABET_DOUBLE] = {0x1D538, 0x1D552, 0x1D7D8},
    [ALPHABET_FRAKTUR] = {0x1D504, 0x1D51E, '0'},
    [ALPHABET_SANS] = {0x1D5A0, 0x1D5BA, 0x1D7E2},
    [ALPHABET_TYPEWRITER] = {0x1D670, 0x1D68A, 0x1D7F6},
};

// Letters that had a place of their own before the alphabets were made (Unicode 15, chapter
// 22.2).
static const struct {
    uint32_t regular, own;
} exceptions[] = {
    {0x1D455, 0x210E}, {0x1D49D, 0x212C}, {0x1D4A0, 0x2130}, {0x1D4A1, 0x2131},
    {0x1D4A3, 0x210B}, {0x1D4A4, 0x2110}, {0x1D4A7, 0x2112}, {0x1D4A8, 0x2133},
    {0x1D4AD, 0x211B}, {0x1D4BA, 0x212F}, {0x1D4BC, 0x210A}, {0x1D4C4, 0x2134},
    {0x1D506, 0x212D}, {0x1D50B, 0x210C}, {0x1D50C, 0x2111}, {0x1D515, 0x211C},
    {0x1D51D, 0x2128}, {0x1D53A, 0x2102}, {0x1D53F, 0x210D}, {0x1D545, 0x2115},
    {0x1D547, 0x2119}, {0x1D548, 0x211A}, {0x1D549, 0x211D}, {0x1D551, 0x2124},
};
enum { EXCEPTIONS = sizeof exceptions / sizeof *exceptions };

uint32_t alphabet_letter(Alphabet alphabet, char letter) {
    uint32_t c;
    if (letter >= 'a')
        c = starts[alphabet].small + (uint32_t)(letter - 'a');
    else if (letter >= 'A')
        c = starts[alphabet].capital + (uint32_t)(letter - 'A');
    else
        c = starts[alphabet].digit + (uint32_t)(letter - '0');
    for (int i = 0; i < EXCEPTIONS; i++)
        if (exceptions[i].regular == c) return exceptions[i].own;
    return c;
}

uint32_t alphabet_greek(Alphabet alphabet, uint32_t character) {
    if (alphabet != ALPHABET_BOLD && alphabet != ALPHABET_BOLD_ITALIC) return character;
    if (character >= 0x391 && character <= 0x3A9) return character - 0x391 + 0x1D6A8;
    if (character >= 0x1D6FC && character <= 0x1D71B) return character + 0x3A;
    return character == 0x2207 ? 0x1D6C1 : character;
}

bool alphabet_of(uint32_t character, char *letter, Alphabet *alphabet) {
    for (int i = 0; i < EXCEPTIONS; i++)
        if (exceptions[i].own == character) character = exceptions[i].regular;
    for (int i = 0; i < ALPHABET_COUNT; i++) {
        uint32_t capital = character - starts[i].capital,
                 small = character - starts[i].small, digit = character - starts[i].digit;
        *alphabet = (Alphabet)i;
        if (capital < 26) return *letter = (char)('A' + capital), true;
        if (small < 26) return *letter = (char)('a' + small), true;
        if (digit < 10) return *letter = (char)('0' + digit), true;
    }
    return false;
}
