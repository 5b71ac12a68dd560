#include "cli/command.h"

#include <stddef.h>
#include <string.h>

extern const Command command_check;
extern const Command command_convert;
extern const Command command_doc;
extern const Command command_install;
extern const Command command_list;
extern const Command command_new;
extern const Command command_pack;
extern const Command command_render;
extern const Command command_run;
extern const Command command_signers;
extern const Command command_test;
extern const Command command_uninstall;
extern const Command command_words_row;

static const Command *const commands[] = {
    &command_run,       &command_convert, &command_render,  &command_new,
    &command_check,     &command_test,    &command_pack,    &command_install,
    &command_uninstall, &command_list,    &command_signers, &command_words_row,
    &command_doc,
};

int command_count(void) {
    return sizeof commands / sizeof(Command *);
}

const Command *command_row(int index) {
    return index >= 0 && index < command_count() ? commands[index] : NULL;
}

const Command *command_find(const char *name) {
    for (int i = 0; i < command_count(); i++)
        if (strcmp(commands[i]->name, name) == 0) return commands[i];
    return NULL;
}
