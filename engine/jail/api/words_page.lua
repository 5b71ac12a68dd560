-- Words that begin a lesson and its pages, and blocks that are read.
local engine, load = ...
local book, hall = load "book", load "hall"

local function begin_lesson(values, place)
  book.begin({ id = values.id, map = values.map, title = values.title, minutes = values.minutes,
    requires = book.filled(values.requires) }, place.line)
  book.bilingual = values.title.ja and values.title.en and values.title.ja ~= values.title.en
end

local function begin_page(name, values, place)
  book.add_page(name, {
    title = values.text, layout = values.layout, minutes = values.minutes, hall = values.hall,
  }, place.line)
end

local function add_prose(values, place)
  book.add_block { kind = "prose", line = place.line, text = values.text }
end

local function add_callout(name, values, place)
  book.add_block { kind = "callout", line = place.line, callout = name, text = values.text }
end

local function add_behind(name, values, place)
  book.add_behind { kind = "behind", line = place.line, id = name, title = values.title, text = values.text }
end

local function add_columns(values, place)
  book.add_block {
    kind = "grid", line = place.line, across = 2, ruled = true,
    cells = { { text = values.left }, { text = values.right } },
  }
end

local function add_grid(values, place)
  local cells = {}
  if #values.cells < 2 then engine.fail(engine.field_line(place.line, "cells"), "language.cells") end
  for i, cell in ipairs(values.cells) do
    if cell.image then book.add_picture(cell.image, place.line) end
    cells[i] = { text = cell.text, image = cell.image }
  end
  book.add_block { kind = "grid", line = place.line, across = values.columns, cells = cells }
end

local function add_image(name, values, place)
  book.add_picture(name, place.line)
  book.add_block { kind = "image", line = place.line, image = name, text = values.alt, width = values.width }
end

local words = {
  {
    name = "lesson", form = "fields",
    ja = "レッスンの名札です。ファイルの最初に 1 回だけ書きます。",
    en = "The lesson's name plate; once, first in the file.",
    fields = {
      { "id", "id", needed = true, ja = "覚えておくための名前", en = "the name progress is kept under" },
      { "title", "text", needed = true, ja = "題名。両方の言語で書くと、ほかの文にも両方が必要になります", en = "its title; given in both languages, every text needs both" },
      { "map", "word", most = 7, ja = "コースの中の番号（C01 など）", en = "its number in the course (C01)" },
      { "minutes", "integer", from = 1, to = 600, unit = { ja = "分", en = "minutes" }, ja = "かかる時間", en = "how long it takes" },
      { "requires", "ids", most = 8, ja = "先に学ぶレッスンの id", en = "ids of lessons that come first" },
    },
    example = [[lesson { id = "my.first", title = { ja = "はじめて", en = "First" }, minutes = 5 }]],
    make = begin_lesson,
  },
  {
    name = "page", form = "named", text = true,
    ja = "新しいページを始めます。名前の次に題名を書きます。",
    en = "Begins a page: its name, then its title.",
    fields = {
      { "layout", "choice", names = { "beside", "reading", "stage" }, ja = "並べ方。beside は文の横に図、reading は 1 段で文の間に図、stage は図を幅いっぱいに置きます。書かなければ Kyubi が選びます", en = "how it is laid out: beside (pictures beside the text), reading (one column, pictures within the text), stage (pictures as wide as the window); left out: Kyubi chooses" },
      { "minutes", "number", from = 0.1, to = 600, unit = { ja = "分", en = "minutes" }, ja = "会場で見せるときの、このページの予定の時間。1 人で読むときの「あと約 … 分」もこれで数えます", en = "planned for it when it is shown in a hall; what is said to be left to a lone reader counts by it, too" },
      hall.field,
    },
    note = {
      ja = "窓の幅が 1000 px より小さいとき、beside の図は文の上に来ます。",
      en = "In a window narrower than 1000 px the pictures of beside stand above the text.",
    },
    example = [[page "spin" { ja = "回してみる", en = "Turn it", layout = "reading" }]],
    make = begin_page,
  },
  {
    name = "prose", form = "fields", text = true,
    ja = "地の文です。Markdown（見出し、並び、表、コード）、$…$ の式、{漢字|かんじ} のふりがなが使えます。",
    en = "Running text: Markdown (headings, lists, tables, code), formulas in $…$, furigana as {漢字|かんじ}.",
    fields = {},
    example = [=[prose { ja = [[ 状態は $\ket{0}$ です。 ]], en = [[ The state is $\ket{0}$. ]] }]=],
    make = add_prose,
  },
  {
    name = "callout", form = "named", text = true, names = { "note", "caution", "try", "history", "term" },
    ja = "囲みです。note は補足、caution は注意、try はやってみること、history は歴史、term は用語です。",
    en = "A box: note adds something, caution warns, try is something to do, history tells how it came about, term explains a term.",
    fields = {},
    example = [[callout "note" { ja = "1 は下向きです。", en = "1 points down." }]],
    make = add_callout,
  },
  {
    name = "behind", form = "named",
    ja = "もっと知りたい人のための部分です。はじめは閉じていて、題を押すと開きます。名前は、開いたかどうかを覚えるためのものです。",
    en = "For those who want to look behind: closed at first, a press on its title opens it. Its name is what remembers whether it is open.",
    text = true,
    fields = {
      { "title", "text", needed = true, ja = "閉じていても見える題", en = "what is seen while it is closed" },
    },
    example = [=[behind "why-root" { title = { ja = "なぜ √2 で割るのか", en = "Why divide by √2?" },
  ja = [[ 確率の合計が 1 になるからです。 ]], en = [[ So that the probabilities add up to 1. ]] }]=],
    make = add_behind,
  },
  {
    name = "columns", form = "fields",
    ja = "2 つの文を左右に並べます（前と後など）。せまい画面では上下に並びます。",
    en = "Two texts side by side, such as before and after; one above the other where there is little room.",
    fields = {
      { "left", "text", needed = true, ja = "左の文", en = "the left text" },
      { "right", "text", needed = true, ja = "右の文", en = "the right text" },
    },
    example = [=[columns {
  left  = { ja = "### 前\n状態は $\\ket{0}$ です。", en = "### Before\nThe state is $\\ket{0}$." },
  right = { ja = "### 後\n状態は $\\ket{1}$ です。", en = "### After\nThe state is $\\ket{1}$." },
}]=],
    make = add_columns,
  },
  {
    name = "grid", form = "fields",
    ja = "文や、説明つきの絵を、ます目に並べます。せまい画面では、横に並ぶ数がへります。",
    en = "Texts, or pictures with their captions, in rows and columns; fewer stand in a row where there is little room.",
    fields = {
      { "columns", "integer", from = 2, to = 4, default = 2, ja = "横に並べる数", en = "how many stand in a row" },
      {
        "cells", "rows", most = 12, needed = true, text = true, recipe = "{ ja = \"…\", en = \"…\" }",
        ja = "ます。左から右へ、上から下へ。2 つから 12 まで", en = "the cells, from left to right and down; 2 to 12",
        fields = {
          { "image", "picture", ja = "文の上に置く PNG の絵。文は、その説明です", en = "a PNG picture above the text, which describes it" },
        },
      },
    },
    example = [=[grid { columns = 3, cells = {
  { ja = "**X**\n$\\ket{0}$ と $\\ket{1}$ を入れかえます。", en = "**X**\nExchanges $\\ket{0}$ and $\\ket{1}$." },
  { ja = "**Z**\n$\\ket{1}$ の符号を変えます。", en = "**Z**\nChanges the sign of $\\ket{1}$." },
  { ja = "**H**\n重ね合わせを作ります。", en = "**H**\nMakes a superposition." },
} }]=],
    make = add_grid,
  },
  {
    name = "image", form = "named", name_type = "picture",
    ja = "パックのフォルダにある PNG の絵です。縦横 4096 px まで、8 ビットのものを使います。",
    en = "A PNG picture from the pack's folder, 8 bits a channel, at most 4096 px a side.",
    fields = {
      { "alt", "text", needed = true, filled = true, ja = "絵が見えない人にも伝わる説明", en = "what it shows, for those who cannot see it" },
      { "width", "number", from = 0.05, to = 1, default = 1, ja = "段の幅に対する割合（絵の画素より大きくはなりません）", en = "share of the column; never larger than its pixels" },
    },
    note = {
      ja = "ファイルは 1 つ 4 MB、パックで 32 MB まで、名前は英数字と .、-、_ で、フォルダーは / で区切ります。動く PNG は使えません。リンクは読みません。ファイルがないときは、かわりに説明の文が出ます（kyubi check が知らせます）。透ける絵は、どのテーマでも白い紙の上に置かれます。",
      en = "Files: 4 MB each, 32 MB a pack, names of letters, digits, ., - and _, with / between folders; no animations, no links. When the file is missing its words are shown in its place, and kyubi check tells. See-through pictures lie on white paper in every theme.",
    },
    example = [[image "detector.png" { alt = { ja = "検出器の図", en = "A drawing of the detector" }, width = 0.6 }]],
    make = add_image,
  },
}

return { words = words }
