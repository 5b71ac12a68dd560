-- Readers of what exercise.code takes.
local engine = ...

return function(readers, needs)
  -- A program; the indentation of [[ … ]] and a first empty line are taken away.
  function readers.code(at, value, field)
    if type(value) ~= "string" or not engine.is_text(value) then needs(at, "code", value) end
    readers.word(at, value, { most = field.most or 8192 })
    local text = value:gsub("\r\n?", "\n"):gsub("\t", "  "):gsub("^ *\n", ""):gsub("%s+$", "")
    local least
    for line in text:gmatch "[^\n]+" do
      local blanks = #line:match "^ *"
      if line:find "%S" and (not least or blanks < least) then least = blanks end
    end
    if not least or least == 0 then return text end
    return (("\n" .. text):gsub("\n" .. (" "):rep(least), "\n"):sub(2))
  end

  -- A list of arguments: { 1, "01" }.
  function readers.list(at, value)
    if type(value) ~= "table" or engine.is_state(value) then needs(at, "list", value) end
    return value
  end

  -- Qubits that are marked; none is allowed.
  function readers.marks(at, value, field)
    if type(value) == "table" and next(value) == nil then return {} end
    local marks = readers.qubits(at, value, field)
    return type(marks) == "table" and marks or { marks }
  end

  -- A row of pulses within a row of wrong answers.
  function readers.pulses(at, value)
    return readers.rows(at, value, {
      most = 12, recipe = '{ turn = "x", angle = "90 deg" } / { wait = 1 }',
      fields = {
        { "turn", "choice", names = { "x", "y", "-x", "-y" } },
        { "angle", "angle", from = 0, to = 2 * math.pi },
        { "wait", "number", from = 0, to = 1e6 },
      },
    })
  end

  function readers.any(_, value)
    return value
  end
end
