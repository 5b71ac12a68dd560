-- The lesson being written: its head, pages, sources and exercises, in the order of the
-- file, as they will be sent. Limits are those of lesson/page.h.
local engine, load = ...
local live = load "live"

local MOST = { pages = 100, blocks = 64, sources = 200, exercises = 100, pictures = 100, stages = 100, votes = 50, activities = 50, notes = 64 }
local MOST_FORMULAS = 1000 -- on one page, in one language
local MOST_AMPLITUDES = 1 << 22 -- of all circuits: their states are kept

local book = {
  pages = {}, exercises = {}, texts = {}, lost = {}, votes = {}, vote_data = {},
  counts = { sources = 0, exercises = 0, pictures = 0, stages = 0, votes = 0, activities = 0 },
}
local formulas = {} -- page → how many stand on it, of each language
local amplitudes = 0
local pictures = {} -- name → whether the pack has it
local displays = {} -- handle → { block, page }
local loose = {} -- handle → a display without a source: { line, word, make }
local demos = {} -- handle → record
local covers = {} -- what a prediction covers by its source: { page, source, exercise }

local function limit(count, what, line)
  if count > MOST[what] then engine.fail(line, "language.too_many", what, MOST[what]) end
end

-- Each costs its time whenever the page is laid out.
local function count_formulas(text, at)
  local page = book.pages[#book.pages]
  if not page then return end
  local counts = formulas[page] or { ja = 0, en = 0 }
  formulas[page] = counts
  for language, words in pairs(text) do
    if words:find("$", 1, true) then
      local _, signs = words:gsub("%$", "")
      counts[language] = counts[language] + signs // 2
    end
  end
  if math.max(counts.ja, counts.en) > MOST_FORMULAS then
    engine.fail(engine.field_line(at.line, at.path or ""), "language.formulas", page.id, MOST_FORMULAS)
  end
end

-- Every text with its place: `findings` looks for missing translations. Only those that may
-- lack one are looked up in the file.
function book.note(text, at, bare)
  count_formulas(text, at)
  local whole = text.ja and text.ja ~= "" and text.en and text.en ~= "" and not bare
  book.texts[#book.texts + 1] = {
    text = text, bare = bare, path = at.path,
    line = whole and at.line or engine.field_line(at.line, at.path or ""),
  }
end

-- When the lesson has been sent, nothing can be added to it.
local function refuse_late(word, line)
  if book.closed then engine.fail(line, "language.too_late", word) end
end

function book.begin(head, line)
  refuse_late("lesson", line)
  if book.head then engine.fail(line, "language.lesson_twice") end
  head.part = "lesson"
  book.names = engine.free_names()
  book.head, book.line = head, line
  live.begun = true
end

-- `about`: title, layout, minutes, hall.
function book.add_page(id, about, line)
  refuse_late("page", line)
  if not book.head then engine.fail(line, "language.lesson_first") end
  for _, page in ipairs(book.pages) do
    if page.id == id then engine.fail(line, "language.id_twice", id, page.line) end
  end
  local page = { part = "page", id = id, title = about.title, layout = about.layout,
    minutes = about.minutes, hall = about.hall, line = line, step = 0,
    blocks = {}, sources = {}, exercises = {}, variables = {}, timers = {}, stages = {}, votes = {}, activities = {}, notes = {} }
  book.pages[#book.pages + 1] = page
  limit(#book.pages, "pages", line)
end

function book.page(word, line)
  refuse_late(word, line)
  local page = book.pages[#book.pages]
  if not page then engine.fail(line, "language.page_first", word) end
  return page
end

function book.add_block(block)
  local page = book.page(block.kind, block.line)
  page.blocks[#page.blocks + 1] = block
  block.step, block.only = page.step, book.only
  limit(#page.blocks, "blocks", block.line)
end

-- What can be opened is remembered by its name.
function book.add_behind(block)
  local page = book.page("behind", block.line)
  for _, twin in ipairs(page.blocks) do
    if twin.kind == "behind" and twin.id == block.id then
      engine.fail(block.line, "language.id_twice", block.id, twin.line)
    end
  end
  book.add_block(block)
end

-- A picture is sent where it is first named. One that the pack does not have is shown by its
-- words; `findings` tells of it.
function book.add_picture(name, line)
  book.page("image", line)
  if pictures[name] == nil then
    limit(book.counts.pictures + 1, "pictures", line)
    book.counts.pictures = book.counts.pictures + 1
    pictures[name] = engine.picture(line, name)
  end
  if not pictures[name] then book.lost[#book.lost + 1] = { name = name, line = line } end
end

-- Adds a source to the page; `about` is what only the prelude knows (wires, kind).
function book.add_source(word, data, about)
  local page = book.page(word, data.line)
  page.sources[#page.sources + 1] = data
  about.index = book.counts.sources
  about.kind = data.kind
  about.fixed = data.fixed
  book.counts.sources = about.index + 1
  limit(book.counts.sources, "sources", data.line)
  amplitudes = amplitudes + (1 << about.wires)
  if amplitudes > MOST_AMPLITUDES then engine.fail(data.line, "language.amplitudes", about.wires, MOST_AMPLITUDES) end
  about.role, about.line = data.kind, data.line
  return live.add_source(about), about
end

function book.source(handle)
  local record = live.record(handle)
  return live.is_source(record) and record or nil
end

function book.add_variable(data, word)
  local page = book.page(word, data.line)
  page.variables[#page.variables + 1] = data
end

function book.add_timer(data, word)
  local page = book.page(word, data.line)
  page.timers[#page.timers + 1] = data
end

-- Adds a vote or an activity to the page; its index within the lesson.
function book.add_counted(what, data)
  local page = book.page(what, data.line)
  local list, index = page[what], book.counts[what]
  list[#list + 1] = data
  book.counts[what] = index + 1
  limit(book.counts[what], what, data.line)
  return index
end

-- Belongs to what the page shows from its present step on.
function book.add_note(data)
  local page = book.page("notes", data.line)
  data.step = page.step
  page.notes[#page.notes + 1] = data
  limit(#page.notes, "notes", data.line)
end

-- What follows on the page belongs to its next step.
function book.begin_step(line)
  local page = book.page("step", line)
  local last = page.blocks[#page.blocks]
  if not last or last.step < page.step then engine.fail(line, "language.step_empty") end
  page.step = page.step + 1
end

-- A display's handle only names it.
local display_kind = {
  __index = function(_, name) engine.fail(nil, "language.handle", engine.text(name), "covers") end,
  __newindex = function(_, name) engine.fail(nil, "language.handle_set", engine.text(name)) end,
  __metatable = false,
}

function book.add_display(block)
  book.add_block(block)
  local handle = setmetatable({}, display_kind)
  displays[handle] = { block = block, page = book.page("display", block.line) }
  return handle
end

-- Adds a stage to the page; its index within the lesson, and a handle like a display's.
function book.add_stage(data)
  local page = book.page("stage", data.line)
  page.stages[#page.stages + 1] = data
  local index = book.counts.stages
  book.counts.stages = index + 1
  limit(book.counts.stages, "stages", data.line)
  return index, book.add_display { kind = "stage", line = data.line, stage = index }
end

function book.display(handle)
  return type(handle) == "table" and displays[handle] or nil
end

-- A display without a source, for the demo that it is written in.
function book.add_loose(line, word, make)
  local handle = setmetatable({}, display_kind)
  loose[handle] = { line = line, word = word, make = make }
  return handle
end

function book.take_loose(handle, source)
  local one = type(handle) == "table" and loose[handle]
  if not one then return nil end
  loose[handle] = nil
  return one.make(source)
end

local function check_loose()
  local first
  for _, one in pairs(loose) do
    if not first or one.line < first.line then first = one end
  end
  if first then engine.fail(first.line, "language.missing", first.word, "of") end
end

function book.add_demo(record)
  local handle = setmetatable({}, display_kind)
  demos[handle] = record
  return handle
end

function book.demo(handle)
  return type(handle) == "table" and demos[handle] or nil
end

-- The exercise that is added next covers these displays until its prediction is locked;
-- without a list all displays of `source` on its page.
function book.cover(list, source, line)
  local page, exercise = book.page("exercise.predict", line), book.counts.exercises
  for _, handle in ipairs(list or {}) do
    if displays[handle].page ~= page then engine.fail(line, "language.cover_page") end
    displays[handle].block.cover = exercise
  end
  if not list and source then
    covers[#covers + 1] = { page = page, source = source.index, exercise = exercise }
  end
end

local function cover_all()
  for _, cover in ipairs(covers) do
    for _, block in ipairs(cover.page.blocks) do
      if block.kind == "display" and block.source == cover.source then block.cover = cover.exercise end
    end
  end
end

-- `data` is sent; `record` (kind, values) stays here for the judging.
function book.add_exercise(data, record)
  local page = book.page("exercise." .. data.kind, data.line)
  local twin = book.exercises[data.id]
  if twin then engine.fail(data.line, "language.id_twice", data.id, twin.line) end
  page.exercises[#page.exercises + 1] = data
  record.line, record.id = data.line, data.id
  book.exercises[data.id] = record
  book.exercises[#book.exercises + 1] = record
  local index = book.counts.exercises
  book.counts.exercises = index + 1
  limit(book.counts.exercises, "exercises", data.line)
  book.add_block { kind = "exercise", line = data.line, exercise = index }
end

-- Lua cannot tell an empty list from an empty object: neither is sent.
function book.filled(list)
  if list and #list > 0 then return list end
end

-- In parts of their own, of a size that a message holds.
function book.add_expressions(parts)
  for first = 1, #live.expressions, 200 do
    local some = table.move(live.expressions, first, math.min(first + 199, #live.expressions), 1, {})
    parts[#parts + 1] = { part = "live", expressions = some }
  end
end

-- A step that shows nothing is none.
local function check_notes(page)
  local last, note = page.blocks[#page.blocks], page.notes[#page.notes]
  local steps = last and last.step or 0
  if note and note.step > steps then engine.fail(note.line, "language.notes_step") end
end

function book.parts()
  check_loose()
  cover_all()
  local parts = { book.head }
  for i, page in ipairs(book.pages) do
    check_notes(page)
    parts[i + 1] = {
      part = page.part, id = page.id, title = page.title, layout = page.layout, line = page.line,
      blocks = book.filled(page.blocks), sources = book.filled(page.sources),
      exercises = book.filled(page.exercises), variables = book.filled(page.variables),
      timers = book.filled(page.timers), stages = book.filled(page.stages),
      votes = book.filled(page.votes), activities = book.filled(page.activities),
      notes = book.filled(page.notes), minutes = page.minutes, hall = page.hall,
    }
  end
  book.add_expressions(parts)
  return parts
end

return book
