-- The word for Lua files that a pack shares among its lessons.
local engine = ...

local words = {
  {
    name = "require", form = "call",
    ja = "パックのほかの Lua ファイルを 1 回だけ動かし、return した値を返します。require \"tools\" は tools.lua、require \"lib.bits\" は lib/bits.lua です。",
    en = "Runs another Lua file of the pack, once, and gives what it returns. require \"tools\" is tools.lua, require \"lib.bits\" is lib/bits.lua.",
    fields = {
      { "name", "word", needed = true, ja = "ファイルの名前（英小文字、数字、_ と、フォルダーの区切りの点）", en = "the file's name: small letters, digits and _, a dot between folders" },
    },
    fails = {
      ja = "パックにないファイル、たがいに呼び合うファイル、読みこみのあとで初めて呼んだファイルのとき。",
      en = "where the pack has no such file, files require each other, or one is asked for the first time after the lesson was read.",
    },
    example = [[
local tools = require "tools"
prose("2 + 2 = " .. tools.double(2))]],
    make = engine.module,
  },
}

return { words = words }
