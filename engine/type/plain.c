#include "type/plain.h"

#include "base/mem.h"
#include "base/text.h"
#include "type/draft.h"

#include <stdlib.h>
#include <string.h>

// \ket{0} as |0⟩; whatever else has a command or a brace is left out.
static void put_formula(Buffer *out, const char *tex) {
    static const char ket[] = "\\ket{";
    bool plain = !strpbrk(tex, "\\{}\n"), is_ket = !strncmp(tex, ket, strlen(ket));
    const char *label = is_ket ? tex + strlen(ket) : "";
    size_t inside = strcspn(label, "\\{}");
    if (plain)
        buffer_print(out, "%s", tex);
    else if (is_ket && !strcmp(label + inside, "}"))
        buffer_print(out, "|%.*s⟩", (int)inside, label);
    else
        buffer_print(out, "…");
}

static void put_insert(Buffer *out, const Insert *insert) {
    if (insert->kind == INSERT_FORMULA || insert->kind == INSERT_DISPLAY)
        put_formula(out, insert->text);
    else
        buffer_print(out, "%s", insert->text);
}

static void put_block(Buffer *out, const Markup *markup, const Block *block) {
    if (block->kind == BLOCK_DISPLAY) {
        put_insert(out, &markup->inserts[block->insert]);
        return;
    }
    const char *at = block->text ? block->text : "";
    for (const char *from = at; *at; from = at) {
        int insert = markup_insert(markup, text_next(&at));
        if (insert >= 0)
            put_insert(out, &markup->inserts[insert]);
        else
            buffer_add(out, from, (size_t)(at - from));
    }
}

char *plain_text(const char *prose) {
    Markup *markup = markup_create(prose);
    Draft *draft = draft_create(markup);
    Buffer out = {0};
    for (int i = 0; i < draft->block_count; i++) {
        if (i) buffer_add(&out, "\n", 1);
        put_block(&out, markup, &draft->blocks[i]);
    }
    draft_destroy(draft);
    markup_destroy(markup);
    return buffer_take(&out);
}
