-- Every display once, of one circuit of five wires that a slider turns: what the rows frame_all and frame_all_4k of
-- `kyubi bench` move.
lesson { id = "bench.everything", title = { en = "Everything" } }

page "all" { en = "Every display", layout = "stage" }

local theta = input.slider { from = 0, to = "2*pi", start = "pi/4", label = { en = "Angle" } }
local five = circuit {
  qubits = 5, fixed = true,
  start = "ry(theta) 0; rx(theta) 3; cx 0 1; p(theta) 1; ry(theta/2) 2; cx 1 2; cp(theta) 2 3; ry(theta) 4; cx 3 4; rz(theta) 4",
}

display.bloch { of = five }
display.amplitudes { of = five }
display.histogram { of = five, shots = 1000, seed = 7 }
display.ket { of = five }
