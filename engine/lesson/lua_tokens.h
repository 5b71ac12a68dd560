// Lua's own signs (reference manual 3.1), one after the other, as far as who changes a
// lesson's text has to know them. JSON's read alike.
#ifndef KYUBI_LESSON_LUA_TOKENS_H
#define KYUBI_LESSON_LUA_TOKENS_H

#include <stdbool.h>

// A name or number, a string with its quotes or brackets, "==" and its like, or a single
// sign; `at` is `end` behind the last one.
typedef struct LuaToken {
    const char *at, *end;
} LuaToken;

// The token at or behind `at`. Comments are passed over.
LuaToken lua_token(const char *at, const char *end);

bool lua_token_is(LuaToken token, const char *word);
bool lua_token_string(LuaToken token);
bool lua_token_name(LuaToken token); // a name, a word of Lua's or a number

// 1 where something begins that ends with the token for which this is -1: brackets,
// function … end, repeat … until. 0 for all others.
int lua_token_depth(LuaToken token);

// Behind a long bracket, a string in quotes, or a comment that begins at `at`; for a
// bracket `at` itself where none begins. What is not closed ends with the text, a string in
// quotes with its line.
const char *lua_behind_long(const char *at, const char *end);
const char *lua_behind_quotes(const char *at, const char *end);
const char *lua_behind_comment(const char *at, const char *end);
bool lua_begins_comment(const char *at, const char *end);

#endif
