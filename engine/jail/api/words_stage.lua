-- The word `stage`: a picture that the lesson draws itself. What `g` can do in C stands in
-- bind_stage.c and pen.c, and is told in words_pen.lua; here are the verbs that are made of
-- those, and what the parent calls when a moment is to be drawn or something was touched.
local engine, load = ...
local book = load "book"
local live = load "live"

local stages = {} -- by index, from 0

local MOST_AREAS = 255

-- ---------------------------------------------------------------- what g can do

local verbs = engine.stage_verbs
local current -- the stage that is being drawn

-- An area is known to the parent by a number, the same one as long as the lesson is open.
local function number_of(name)
  local number = current.numbers[name]
  if not number then
    number = current.count
    if number > MOST_AREAS then engine.fail(nil, "stage.areas", MOST_AREAS + 1) end
    current.numbers[name], current.count = number, number + 1
  end
  return number
end

-- What is written is filled like the texts of a page.
local function filled(words, formula)
  if not current then return words end
  if type(words) == "string" then return live.fill(words, current.scope, formula) end
  if type(words) ~= "table" then return words end
  local result = {}
  for _, language in ipairs { "ja", "en" } do
    local one = rawget(words, language)
    result[language] = type(one) == "string" and live.fill(one, current.scope) or one
  end
  return result
end

local put_text, put_formula = verbs.text, verbs.formula

function verbs.text(g, x, y, words, options)
  put_text(g, x, y, filled(words), options)
end

function verbs.formula(g, x, y, tex, options)
  put_formula(g, x, y, type(tex) == "string" and filled(tex, true) or tex, options)
end

local area_options = { press = "function", drag = "function", nudge = "function", label = true }
local area_names = { "press", "drag", "nudge", "label" }

local function check_area(verb, name, options, known, names)
  if type(name) ~= "string" or name == "" or #name > 60 then
    engine.fail(nil, "stage.area_name", verb, engine.text(name))
  end
  if type(options) ~= "table" then engine.fail(nil, "stage.options", verb, engine.text(options)) end
  for option, value in pairs(options) do
    local kind = known[option]
    if not kind then engine.fail(nil, "stage.option", verb, engine.text(option), table.concat(names, ", ")) end
    if kind ~= true and type(value) ~= kind then
      engine.fail(nil, "stage.option_value", verb, option, kind, engine.text(value))
    end
  end
  if not options.press and not options.drag then engine.fail(nil, "stage.area_idle", verb, name) end
end

function verbs.area(g, name, x, y, w, h, options)
  check_area("area", name, options, area_options, area_names)
  if not options.label then engine.fail(nil, "stage.area_label", name) end
  local number = number_of(name)
  local a, b, dx, dy = engine.pen_area(g, x, y, w, h, number, filled(options.label),
    options.press, options.drag, options.nudge)
  current.fresh[number] = {
    press = options.press, drag = options.drag, nudge = options.nudge, a = a, b = b, dx = dx, dy = dy,
  }
end

local button_options = { press = "function", on = "boolean", label = true }
local button_names = { "press", "on", "label" }

function verbs.button(g, name, x, y, w, h, text, options)
  check_area("button", name, options, button_options, button_names)
  local on = options.on
  verbs.rect(g, x, y, w, h, { radius = 0.16, ink = on and "accent" or "edge", fill = on and "tint-accent" or "sheet" })
  verbs.text(g, x + w / 2, y + h / 2, text, { ink = on and "accent" or "ink", bold = on or false })
  verbs.area(g, name, x, y, w, h, { press = options.press, label = options.label or text })
end

local verb_names = {}
for name in pairs(verbs) do verb_names[#verb_names + 1] = name end
table.sort(verb_names)

local g = setmetatable({}, {
  __index = function(_, name)
    local verb = verbs[name]
    if verb then return verb end
    local shown = type(name) == "string" and name or engine.text(name)
    local near = type(name) == "string" and engine.nearest(name, verb_names)
    engine.fail(nil, near and "stage.verb_near" or "stage.verb", shown, near or table.concat(verb_names, ", "))
  end,
  __newindex = function(_, name) engine.fail(nil, "stage.set", engine.text(name)) end,
  __metatable = false,
})

-- ---------------------------------------------------------------- what the parent calls

local function draw(stage, t)
  stage.fresh, current = {}, stage
  engine.pen_open(stage.width)
  stage.draw(g, t, stage.step, stage.since)
  engine.pen_close()
  stage.areas = stage.fresh -- those of the picture that is seen
end

-- Where a touch lies as the area's own verbs count, before they were moved and turned.
local function within(area, x, y)
  local square = area.a * area.a + area.b * area.b
  x, y = x - area.dx, y - area.dy
  return (area.a * x + area.b * y) / square, (area.a * y - area.b * x) / square
end

local function touch(stage, arg)
  local area = stage.areas[arg.area]
  local call = area and area[arg.touch]
  if not call then return end -- it is gone meanwhile
  if arg.touch == "nudge" then
    call(arg.x, arg.y, arg.t)
  else
    local x, y = within(area, arg.x, arg.y)
    call(x, y, arg.t)
  end
end

-- What the last drawing read, as the parent counts it.
local function reads_of(record)
  local variables, sources = {}, {}
  for read in pairs(record.reads) do
    local list = live.is_source(read) and sources or variables
    list[#list + 1] = read.index
  end
  return { variables = book.filled(variables), sources = book.filled(sources) }
end

local functions = {}

-- A moment is to be drawn, or something was touched first:
-- { stage, t, step, since, touch, area, x, y, revision }.
function functions.stage(arg)
  local stage = type(arg) == "table" and stages[arg.stage]
  if not stage then engine.fail(nil, "language.stage", engine.text(arg and arg.stage)) end
  engine.pen_close() -- of a drawing that failed
  local news
  if arg.touch ~= "tick" then
    local _
    _, news = live.run(stage.touching, arg.revision, arg)
  end
  stage.step, stage.since = arg.step or 0, arg.since or arg.t
  live.watch(stage.drawing, arg.t)
  return { reads = reads_of(stage.drawing), news = news }
end

local function add_stage(values, place)
  local index, handle = book.add_stage {
    line = place.line, width = values.width, height = values.height, label = values.label,
    duration = values.duration, still = values.still or values.duration,
  }
  local stage = { scope = live.scope(), draw = values.draw, width = values.width, page = #book.pages, numbers = {}, count = 0, areas = {} }
  stage.drawing = { what = "draw", line = place.line, reads = {}, run = function(t) return draw(stage, t) end }
  stage.touching = { what = "touch", line = place.line, reads = {}, run = function(arg) return touch(stage, arg) end }
  stages[index] = stage
  return handle
end

-- ---------------------------------------------------------------- the word

local words = {
  {
    name = "stage", form = "fields",
    ja = "レッスンが自分で描く絵です。draw が描き手 g と時刻 t（秒）を受けとり、左上を (0, 0) として、幅 16、高さ 9 の目盛りで描きます。"
      .. "線の太さや文字の大きさも同じ目盛りです。角度は rad で、左回りです。g にできることは、g:line から g:animate までにあります。"
      .. "draw(g, t, step, since) と書くと、ページの「つづき」を何回進めたか（step、はじめは 0）と、それからの秒数（since）も受けとります。",
    en = "A picture that the lesson draws itself. draw gets the pen g and the time t in seconds; it draws on a sheet 16 wide and 9 high, "
      .. "(0, 0) at the upper left; widths of lines and sizes of type are in the same units, angles in rad, anticlockwise. "
      .. "What g can do is told from g:line to g:animate. As draw(g, t, step, since) it also gets how often the page went on by step() "
      .. "(0 at first), and the seconds since then.",
    fields = {
      { "draw", "function", lua = "fun(g: kyubi.pen, t: number, step: integer, since: number)", needed = true, ja = "描く関数。draw(g, t)", en = "the function that draws: draw(g, t)" },
      { "label", "text", needed = true, ja = "絵が見えない人にも伝わる説明", en = "what it shows, for those who cannot see it" },
      { "width", "number", from = 4, to = 100, default = 16, ja = "幅（目盛り）", en = "its width in units" },
      { "height", "number", from = 4, to = 100, default = 9, ja = "高さ（目盛り）", en = "its height in units" },
      { "duration", "number", from = 0.1, to = 3600, ja = "長さ（秒）。書くと、下に時間の線が出て、t を動かせます", en = "how long it is, in seconds; given, a time line under it moves t" },
      { "still", "number", from = 0, to = 3600, ja = "紙に刷る時刻（秒）。書かなければ終わり", en = "the moment that is printed, in seconds; left out: the end" },
    },
    example = [=[local blocked = false
stage {
  label = { ja = "光の道。ふさぐことができます。", en = "A path of light that can be blocked." },
  draw = function(g, t)
    g:line(2, 4, blocked and 8 or 14, 4, { ink = "zero", width = 0.1 })
    g:arrow(8, 7, 8, 5, { ink = "fox" })
    g:text(2, 3, { ja = "{光|ひかり}の道", en = "a path of light" }, { anchor = "left" })
    g:button("block", 11, 6, 4, 1, { ja = "ふさぐ", en = "Block" },
      { on = blocked, press = function() blocked = not blocked end })
  end,
}]=],
    make = add_stage,
  },
}

-- The stage and number of the area that was drawn last under that name on that page (from 1)
-- and answers to that touch; nothing.
local function area(name, touched, page)
  for index, stage in pairs(stages) do
    local number = stage.page == page and stage.numbers[name]
    if number and stage.areas[number] and stage.areas[number][touched] then return index, number end
  end
end

return { words = words, functions = functions, area = area }
