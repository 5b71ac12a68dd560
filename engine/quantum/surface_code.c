#include "quantum/surface_code.h"

#include <assert.h>

static int data_at(const SurfaceCode *code, int x, int y) {
    int side = 2 * code->distance;
    bool within = x > 0 && x < side && y > 0 && y < side;
    return within ? (y - 1) / 2 * code->distance + (x - 1) / 2 : -1;
}

// The order makes the two data qubits that an error in mid-check spreads to lie across the
// logical operator that it could help, not along it: Z checks take their corners column by
// column, X checks row by row.
static const SurfacePoint z_corners[PLAQUETTE_CORNERS] = {
    {1, 1}, {1, -1}, {-1, 1}, {-1, -1}};
static const SurfacePoint x_corners[PLAQUETTE_CORNERS] = {
    {1, 1}, {-1, 1}, {1, -1}, {-1, -1}};

static void add_plaquette(SurfaceCode *code, int x, int y, char letter) {
    Plaquette *plaquette = &code->plaquettes[code->plaquette_count];
    plaquette->at = (SurfacePoint){x, y};
    plaquette->letter = letter;
    plaquette->ancilla = code->data_count + code->plaquette_count++;
    const SurfacePoint *corners = letter == 'Z' ? z_corners : x_corners;
    for (int k = 0; k < PLAQUETTE_CORNERS; k++)
        plaquette->data[k] = data_at(code, x + corners[k].x, y + corners[k].y);
}

// Letters alternate like the squares of a chessboard; an edge has only one kind.
static void add_plaquettes(SurfaceCode *code, char letter) {
    int d = code->distance;
    for (int row = 0; row <= d; row++)
        for (int column = 0; column <= d; column++) {
            char here = (row + column) % 2 ? 'X' : 'Z';
            bool side = column == 0 || column == d, end = row == 0 || row == d;
            if (here != letter || (side && here == 'X') || (end && here == 'Z')) continue;
            add_plaquette(code, 2 * column, 2 * row, letter);
        }
}

SurfaceCode surface_code(int distance) {
    assert(distance >= 3 && distance <= SURFACE_DISTANCE && distance % 2 == 1);
    SurfaceCode code = {.distance = distance, .data_count = distance * distance};
    for (int q = 0; q < code.data_count; q++)
        code.data[q] = (SurfacePoint){2 * (q % distance) + 1, 2 * (q / distance) + 1};
    add_plaquettes(&code, 'Z');
    add_plaquettes(&code, 'X');
    return code;
}

static void set_letter(PauliString *string, int qubit, char letter) {
    uint64_t *bits = letter == 'Z' ? string->z : string->x;
    bits[qubit / 64] |= UINT64_C(1) << qubit % 64;
}

PauliString surface_code_check(const SurfaceCode *code, int plaquette) {
    assert(plaquette >= 0 && plaquette < code->plaquette_count);
    const Plaquette *check = &code->plaquettes[plaquette];
    PauliString string = {.qubits = code->data_count};
    for (int k = 0; k < PLAQUETTE_CORNERS; k++)
        if (check->data[k] >= 0) set_letter(&string, check->data[k], check->letter);
    return string;
}

PauliString surface_code_logical(const SurfaceCode *code, char letter) {
    PauliString string = {.qubits = code->data_count};
    for (int k = 0; k < code->distance; k++)
        set_letter(&string, letter == 'Z' ? k : k * code->distance, letter);
    return string;
}
