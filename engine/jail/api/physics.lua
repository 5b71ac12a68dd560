-- The words under q.: the engine's own way to a number.
local engine = ...
local physics = {}

physics["q.overlap"] = engine.overlap
physics["q.probability"] = engine.probability
physics["q.bloch"] = engine.bloch
physics["q.arrow"] = engine.arrow

physics["q.run"] = function(circuit, qubits)
  local state = engine.run(circuit, qubits)
  if not state then engine.fail(nil, "language.mixture", "q.run") end
  return state
end

return physics
