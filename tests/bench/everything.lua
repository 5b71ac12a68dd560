-- Every display once, of one circuit of five wires that a slider turns (two of them have room for fewer, and show a
-- smaller one): what the rows frame_all and frame_all_4k of `kyubi bench` move.
lesson { id = "bench.everything", title = { en = "Everything" } }

page "all" { en = "Every display", layout = "stage" }

local theta = input.slider { from = 0, to = "2*pi", start = "pi/4", label = { en = "Angle" } }
local five = circuit {
  qubits = 5, fixed = true,
  start = "ry(theta) 0; rx(theta) 3; cx 0 1; p(theta) 1; ry(theta/2) 2; cx 1 2; cp(theta) 2 3; ry(theta) 4; cx 3 4; rz(theta) 4",
}
local two = circuit { qubits = 2, start = "ry(theta) 0; cx 0 1; rx(theta) 1", fixed = true }

display.bloch { of = five }
display.amplitudes { of = five }
display.histogram { of = five, shots = 1000, seed = 7 }
display.conditional { of = five, wires = { 0, 1 }, given = { 2 } }
display.means { of = five, wires = { 0, 1 } }
display.ket { of = five }
display.matrix { of = five }
display.correlations { of = five, wires = { 0, 1 } }
display.qsphere { of = five }
display.phases { of = five }
display.entanglement { of = five }
display.density { of = five }
display.paths { of = two }
display.branches { of = two }
