#include "base/table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void begin_cell(Table *table) {
    if (table->cells++) buffer_add(&table->text, ",", 1);
}

void table_text(Table *table, const char *text) {
    begin_cell(table);
    if (!strpbrk(text, ",\"\r\n")) {
        buffer_print(&table->text, "%s", text);
        return;
    }
    buffer_add(&table->text, "\"", 1);
    for (const char *at = text; *at; at++) {
        if (*at == '"') buffer_add(&table->text, at, 1);
        buffer_add(&table->text, at, 1);
    }
    buffer_add(&table->text, "\"", 1);
}

void table_number(Table *table, double number) {
    char text[40];
    begin_cell(table);
    for (int digits = 1; digits <= 17; digits++) {
        snprintf(text, sizeof text, "%.*g", digits, number == 0 ? 0.0 : number);
        if (strtod(text, NULL) == number) break;
    }
    buffer_print(&table->text, "%s", text);
}

void table_integer(Table *table, long long number) {
    begin_cell(table);
    buffer_print(&table->text, "%lld", number);
}

void table_end_row(Table *table) {
    buffer_print(&table->text, "\r\n");
    table->cells = 0;
}

char *table_take(Table *table) {
    table->cells = 0;
    return buffer_take(&table->text);
}
