-- The verbs of a stage's pen g as rows of the table of words: what they take and what fails.
-- They are told from here and nowhere else; bind_stage.c, pen.c and words_stage.lua do them,
-- and a test holds these rows against what those have. An example stands within draw.
local engine = ...

local function number(name, ja, en) return { name, "number", needed = true, ja = ja, en = en } end

-- Every option, once; a verb takes some of them.
local options = {
  { "ink", "ink", ja = "線や文字の色", en = "the ink of the line or the type" },
  { "fill", "ink", ja = "中をぬる色。ink を書かなければ、ふちの線は引きません", en = "the ink within; without ink there is no outline" },
  { "width", "number", from = 0, to = 100, ja = "線の太さ（目盛り）", en = "how wide the line is, in units" },
  { "dash", "flag", default = false, ja = "true なら破線", en = "true: dashed" },
  { "round", "flag", default = false, ja = "true なら線の端を丸く", en = "true: the line's ends are round" },
  { "radius", "number", from = 0, to = 100, default = 0, ja = "角の丸み（目盛り）", en = "how round the corners are, in units" },
  { "head", "number", from = 0, to = 100, ja = "矢じりの長さ（目盛り）", en = "how long the arrow's head is, in units" },
  { "size", "number", from = 0.05, to = 100, ja = "文字の大きさ（目盛り）", en = "how large the type is, in units" },
  { "anchor", "choice", default = "centre",
    names = { "centre", "left", "right", "top", "bottom", "top-left", "top-right", "bottom-left", "bottom-right" },
    ja = "(x, y) が文字のどこにあたるか", en = "which part of the words is at (x, y)" },
  { "bold", "flag", default = false, ja = "true なら太字", en = "true: bold" },
  { "wrap", "number", from = 0.1, to = 100, ja = "折りかえす幅（目盛り）。書かなければ 1 行", en = "the width to break lines at, in units; left out: one line" },
  { "digits", "integer", from = 0, to = 9, ja = "数の小数点より下の桁数", en = "digits behind the point of a number" },
  { "sign", "flag", default = false, ja = "true なら、正の数に + をつけます", en = "true: a + before numbers above zero" },
  { "smooth", "flag", default = false, ja = "true なら、点をなめらかに結びます", en = "true: a smooth curve through the points" },
}

local touch = "fun(x: number, y: number, t: number)"
local press = { "press", "function", lua = touch, ja = "おされたときの関数。press(x, y, t)", en = "when it is pressed: press(x, y, t)" }
local area_options = {
  press,
  { "drag", "function", lua = touch, ja = "つかんで動かされたときの関数。drag(x, y, t)", en = "while it is dragged: drag(x, y, t)" },
  { "nudge", "function", lua = "fun(dx: number, dy: number, t: number)", ja = "矢印キーがおされたときの関数。nudge(dx, dy, t)", en = "when an arrow key is pressed: nudge(dx, dy, t)" },
  { "label", "text", needed = true, ja = "何であるかを伝えることば", en = "what it is, in words" },
}
local button_options = {
  press,
  { "on", "flag", default = false, ja = "true なら、選ばれた見た目になります", en = "true: it looks chosen" },
  { "label", "text", ja = "何であるかを伝えることば。書かなければ words", en = "what it is, in words; left out: words" },
}

-- The last argument: some of the options, in the order of the list, or a list of its own.
local function with(names, needed)
  local fields = type(names) == "table" and names or {}
  for _, option in ipairs(type(names) == "string" and options or {}) do
    if (" " .. names .. " "):find(" " .. option[1] .. " ", 1, true) then fields[#fields + 1] = option end
  end
  return { "options", "options", needed = needed, fields = fields, ja = "見た目やはたらき。{ … } に書きます", en = "looks and behaviour, in { … }" }
end

local LINE, TYPE = "ink width dash round", "ink size anchor bold wrap"
local x, y = number("x", "よこの位置（目盛り）", "how far to the right, in units"), number("y", "上からの位置（目盛り）", "how far down, in units")
local left, top = number("x", "左はし", "its left edge"), number("y", "上はし", "its upper edge")
local w, h = number("w", "幅", "its width"), number("h", "高さ", "its height")
local centre_x, centre_y = number("x", "中心のよこの位置", "its centre, to the right"), number("y", "中心の上からの位置", "its centre, down")
local radius = number("r", "半径", "its radius")
local from, to = number("from", "はじめの角（rad）。右が 0、左回りに増えます", "where it begins, rad: 0 is to the right, anticlockwise"),
  number("to", "終わりの角（rad）", "where it ends, rad")
local x1, y1 = number("x1", "はじめのよこの位置", "where it begins, to the right"), number("y1", "はじめの上からの位置", "where it begins, down")
local x2, y2 = number("x2", "終わりのよこの位置", "where it ends, to the right"), number("y2", "終わりの上からの位置", "where it ends, down")
local points = { "points", "points", needed = true, ja = "点の並び。x と y を交互に書きます", en = "x and y of each point, one after the other" }
local name = { "name", "word", most = 60, needed = true, ja = "絵の中で 1 つだけの名前", en = "a name of its own within the picture" }

local NEGATIVE = { ja = "w か h が負のとき", en = "w or h is negative" }
local NEGATIVE_RADIUS = { ja = "r が負のとき", en = "r is negative" }
local FEW = { ja = "数が 4 つより少ないか、奇数個のとき", en = "there are fewer than four numbers, or an odd number of them" }

local words = {
  { name = "g:line", takes = { x1, y1, x2, y2, with(LINE) },
    ja = "まっすぐな線を引きます。", en = "A straight line.",
    example = [[g:line(2, 4, 14, 4, { ink = "zero", width = 0.1 })]] },
  { name = "g:polyline", takes = { points, with(LINE .. " smooth") }, fails = FEW,
    ja = "点を順に結ぶ線を引きます。", en = "A line from point to point.",
    example = [[g:polyline({ 2, 6, 6, 3, 10, 6, 14, 3 }, { smooth = true })]] },
  { name = "g:polygon", takes = { points, with(LINE .. " fill") }, fails = FEW,
    ja = "点を順に結んで閉じた多角形を描きます。", en = "A polygon through the points, closed.",
    example = [[g:polygon({ 8, 2, 12, 7, 4, 7 }, { fill = "tint-fox" })]] },
  { name = "g:rect", takes = { left, top, w, h, with(LINE .. " fill radius") }, fails = NEGATIVE,
    ja = "長方形を描きます。", en = "A rectangle.",
    example = [[g:rect(2, 2, 5, 3, { fill = "tint-accent", radius = 0.2 })]] },
  { name = "g:circle", takes = { centre_x, centre_y, radius, with(LINE .. " fill") }, fails = NEGATIVE_RADIUS,
    ja = "円を描きます。", en = "A circle.",
    example = [[g:circle(8, 4.5, 2, { ink = "accent" })]] },
  { name = "g:arc", takes = { centre_x, centre_y, radius, from, to, with(LINE) }, fails = NEGATIVE_RADIUS,
    ja = "円弧を描きます。", en = "A part of a circle.",
    example = [[g:arc(8, 4.5, 2, 0, math.pi / 2, { ink = "fox" })]] },
  { name = "g:path", takes = { { "segments", "segments", needed = true,
      ja = "\"move\", x, y / \"line\", x, y / \"curve\", x1, y1, x2, y2, x, y / \"arc\", x, y, r, from, to / \"close\" を並べます",
      en = "\"move\", x, y / \"line\", x, y / \"curve\", x1, y1, x2, y2, x, y / \"arc\", x, y, r, from, to / \"close\", one after the other" },
      with(LINE .. " fill") },
    fails = { ja = "はじめが \"move\" でも \"arc\" でもないとき", en = "it begins with neither \"move\" nor \"arc\"" },
    ja = "線と曲線をつないだ道を描きます。", en = "A path of lines and curves.",
    example = [[g:path({ "move", 2, 6, "curve", 5, 2, 9, 2, 12, 6, "line", 2, 6, "close" }, { fill = "tint-fox" })]] },
  { name = "g:arrow", takes = { x1, y1, x2, y2, with(LINE .. " head") },
    ja = "(x2, y2) に矢じりのついた矢印を描きます。", en = "An arrow with its head at (x2, y2).",
    example = [[g:arrow(8, 7, 8, 3, { ink = "fox", head = 0.5 })]] },
  { name = "g:text", takes = { x, y, { "words", "words_or_number", needed = true, ja = "文か数", en = "a text or a number" }, with(TYPE .. " digits sign") },
    fails = { ja = "文が長すぎるか、数が有限でないとき", en = "the text is too long, or the number is not finite" },
    ja = "文字か数を書きます。文の中の {=式} は、そのときの値になります。", en = "Words or a number. {=…} in the words is filled with what it is now.",
    example = [[g:text(2, 3, { ja = "{光|ひかり}の道", en = "a path of light" }, { anchor = "left" })
g:text(8, 6, 0.5, { digits = 2, sign = true })]] },
  { name = "g:formula", takes = { x, y, { "tex", "word", needed = true, ja = "TeX の式（$ なし）", en = "TeX, without $" }, with(TYPE) },
    fails = { ja = "式が長すぎるとき", en = "the formula is too long" },
    ja = "数式を書きます。", en = "A formula.",
    example = [[g:formula(8, 4, "\\frac{1}{\\sqrt{2}}", { size = 0.6 })]] },
  { name = "g:area", takes = { name, left, top, w, h, with(area_options, true) },
    fails = { ja = "label がないとき、press も drag もないとき、w か h が負のとき", en = "label is missing, press and drag are both missing, or w or h is negative" },
    ja = "さわれる場所を作ります。自分では何も描きません。", en = "A place that can be touched. It draws nothing itself.",
    example = [[g:circle(8, 4, 1)
g:area("ball", 7, 3, 2, 2, { label = { ja = "玉", en = "the ball" }, drag = function(x, y, t) end })]] },
  { name = "g:button", takes = { name, left, top, w, h, { "words", "text", needed = true, ja = "ボタンに書く文", en = "what is written on it" }, with(button_options, true) },
    fails = { ja = "press がないとき、w か h が負のとき", en = "press is missing, or w or h is negative" },
    ja = "おせるボタンを描きます。label を書かなければ、words が伝わります。", en = "A button that can be pressed. Left out, label is words.",
    example = [[g:button("again", 6, 7, 4, 1, { ja = "もう一度", en = "Again" }, { press = function() end })]] },
  { name = "g:push", takes = {},
    fails = { ja = "pop しないで 32 回目を重ねたとき", en = "it is the thirty-second without a pop" },
    ja = "今の位置、向き、大きさ、色を覚えます。g:pop() で元にもどります。", en = "Remembers place, turn, size and ink until g:pop().",
    example = "g:push()\ng:translate(8, 4)\ng:circle(0, 0, 1)\ng:pop()" },
  { name = "g:pop", takes = {},
    fails = { ja = "前に push がないとき", en = "there is no push before it" },
    ja = "g:push() のときの位置、向き、大きさ、色にもどします。", en = "Goes back to the place, turn, size and ink of g:push().",
    example = "g:push()\ng:ink(\"fox\")\ng:line(2, 2, 6, 2)\ng:pop()" },
  { name = "g:translate", takes = { x, y },
    ja = "このあとの (0, 0) を (x, y) に動かします。", en = "From here on (0, 0) is at (x, y).",
    example = "g:translate(8, 4.5)\ng:circle(0, 0, 1)" },
  { name = "g:rotate", takes = { number("angle", "角（rad）", "the angle, rad") },
    ja = "このあとに描くものを、(0, 0) のまわりに左へ回します。", en = "Turns what follows about (0, 0), anticlockwise.",
    example = "g:translate(8, 4.5)\ng:rotate(math.pi / 6)\ng:rect(-2, -1, 4, 2)" },
  { name = "g:scale", takes = { number("factor", "倍率", "how many times as large") },
    fails = { ja = "倍率が 0 以下のとき", en = "the factor is zero or below" },
    ja = "このあとに描くものを、(0, 0) から大きくします。", en = "Makes what follows larger, from (0, 0).",
    example = "g:scale(2)\ng:circle(4, 2, 1)" },
  { name = "g:ink", takes = { { "name", "choice", names = engine.inks, needed = true, ja = "色の名前", en = "the ink's name" } },
    ja = "このあとに描くものの色を選びます。", en = "The ink of what follows, where it names none.",
    example = "g:ink(\"accent\")\ng:line(2, 2, 14, 2)" },
  { name = "g:animate", takes = {},
    ja = "この絵のあと、すぐ次の絵も描きます。動く絵に使います。", en = "Asks for the next picture at once: for what moves.",
    example = "g:animate()\ng:circle(8 + 4 * math.cos(t), 4.5, 1)" },
}

for _, word in ipairs(words) do
  word.form, word.fields, word.takes = "verb", word.takes, nil
end

return { words = words }
