-- Every display once, all of them moving: what the rows frame_all and frame_all_4k of `kyubi bench` paint. The circuits
-- stand on a page of their own, so that the second page has room for all that is seen of them.
lesson { id = "bench.everything", title = { en = "Everything" } }

page "circuits" { en = "The circuits" }

local angle = remember "angle" { start = 0.8 }
local five = circuit {
  qubits = 5, fixed = true,
  start = "ry(angle) 0; rx(angle) 3; cx 0 1; p(angle) 1; ry(angle/2) 2; cx 1 2; cp(angle) 2 3; ry(angle) 4; cx 3 4; rz(angle) 4",
}
local three = circuit {
  qubits = 3, fixed = true, start = "ry(angle) 0; h 1; cx 0 1; h 2; cp(angle) 1 2; rx(angle) 1; h 0",
}
local measured = circuit {
  qubits = 2, start = "ry(angle) 0; measure 0; if (c0 == 1) x 1; ry(angle) 1; measure 1", fixed = true,
}

page "all" { en = "Every display", layout = "stage" }

timer { every = 0.05, run = function(t) angle:set(0.8 + 0.7 * math.sin(2 * t)) end }

display.bloch { of = five }
display.amplitudes { of = five }
display.histogram { of = five, shots = 1000, seed = 7 }
display.conditional { of = five, wires = { 0 }, given = { 2 } }
display.means { of = five, wires = { 0, 1 } }
display.ket { of = five }
display.matrix { of = five }
display.correlations { of = five, wires = { 0, 1 } }
display.qsphere { of = five }
display.phases { of = five, wires = { 0, 1 } }
display.entanglement { of = five }
display.density { of = five, wires = { 0, 1, 2 } }
display.paths { of = three }
display.branches { of = measured }
