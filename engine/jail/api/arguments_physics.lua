-- Readers of what the words under q. take. How long a list may be and which qubits there
-- are is checked where the numbers are used.
local engine = ...

return function(readers, needs)
  -- A state, or a density matrix.
  function readers.mixed(at, value, field)
    if engine.is_mixed(value) then return value end
    return readers.state(at, value, field)
  end

  function readers.matrix(at, value)
    if not engine.is_matrix(value) then needs(at, "matrix", value) end
    return value
  end

  -- What can be put side by side: two states or two matrices.
  function readers.factor(at, value, field)
    if engine.is_matrix(value) then return value end
    return readers.state(at, value, field)
  end

  -- What a density matrix is made of.
  function readers.content_of_density(at, value, field)
    if engine.is_matrix(value) then return value end
    return readers.mixed(at, value, field)
  end

  function readers.complex(at, value)
    if not engine.is_complex(value) then needs(at, "complex", value) end
    return value
  end

  function readers.tableau(at, value)
    if not engine.is_tableau(value) then needs(at, "tableau", value) end
    return value
  end

  local function all_of(value, kind)
    for i = 1, #value do
      if math.type(value[i]) ~= kind and (kind or type(value[i]) ~= "number") then return false end
    end
    return true
  end

  -- One qubit, or a list of them: { 0, 2 }.
  function readers.qubits(at, value)
    local list = type(value) == "table" and #value > 0 and all_of(value, "integer")
    if not list and math.type(value) ~= "integer" then needs(at, "qubits", value) end
    return value
  end

  -- A row of q.numbers, or a plain list of numbers.
  function readers.numbers(at, value)
    if engine.is_numbers(value) then return value end
    if type(value) ~= "table" or engine.is_state(value) then needs(at, "numbers", value) end
    return value
  end

  function readers.row(at, value)
    if not engine.is_numbers(value) then needs(at, "row_of_numbers", value) end
    return value
  end

  -- One number, or a list of them.
  function readers.values(at, value)
    if type(value) == "number" then return value end
    if type(value) ~= "table" or not all_of(value) then needs(at, "values", value) end
    return value
  end

  -- A row of numbers, or one number.
  function readers.term(at, value)
    if type(value) == "number" then return value end
    return readers.numbers(at, value)
  end

  -- How many numbers, or the numbers themselves.
  function readers.content(at, value, field)
    if math.type(value) == "integer" then return readers.integer(at, value, field) end
    return readers.numbers(at, value)
  end

  -- "ZZ", or a sum { { 0.5, "ZZ" }, { 1, "XI" } }.
  function readers.pauli(at, value)
    local text = type(value) == "string" and value:find("^[IXYZ]+$")
    local sum = type(value) == "table" and type(value[1]) == "table"
    if not text and not sum then needs(at, "pauli", value) end
    return value
  end

  -- The rows of a matrix.
  function readers.table(at, value)
    if type(value) ~= "table" or type(value[1]) ~= "table" then needs(at, "table", value) end
    return value
  end

  -- { { 1/2, state "|0>" }, … }: gives the weights and the states.
  function readers.weighted(at, value, field)
    if type(value) ~= "table" or #value == 0 then needs(at, "weighted", value) end
    local weights, states = {}, {}
    for i = 1, #value do
      local row = value[i]
      if type(row) ~= "table" or type(row[1]) ~= "number" then needs(at, "weighted", row) end
      weights[i], states[i] = row[1], readers.mixed(at, row[2], field)
    end
    return { weights = weights, states = states }
  end
end
