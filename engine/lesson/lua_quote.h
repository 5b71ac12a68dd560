// A text as a string of Lua, as a teacher would write it: in quotes, or in long brackets
// where it has backslashes or several lines.
#ifndef KYUBI_LESSON_LUA_QUOTE_H
#define KYUBI_LESSON_LUA_QUOTE_H

#include "base/mem.h"

// `text` has no control characters but \t and \n. Lines of a text of several are set in by
// `indent` blanks, and the closing bracket by two fewer; prose drops what all lines have in
// front (type/prose.h), so the text says the same.
void lua_quote(Buffer *out, const char *text, int indent);

// What a string of Lua or JSON says, `from` its quote or bracket and `to` behind it: its
// escapes read, without the blanks around it, and without what its lines have in front in
// common. NULL where it is no text: an escape that is none, control characters, no UTF-8.
// Yours.
char *lua_unquote(const char *from, const char *to);

// As a string of JSON. `text` as for lua_quote.
void json_quote(Buffer *out, const char *text);

#endif
