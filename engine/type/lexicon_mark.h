// Terms in a draft of prose.
#ifndef KYUBI_TYPE_LEXICON_MARK_H
#define KYUBI_TYPE_LEXICON_MARK_H

#include "type/draft.h"
#include "type/lexicon.h"

// Makes links "term:KEY" of the terms in a draft, outside of its code and its own links;
// DraftLink.found tells them from links that were written. A term that begins or ends
// within a ruby's base is passed over.
void lexicon_mark(const Lexicon *lexicon, const Markup *markup, Draft *draft);

#endif
