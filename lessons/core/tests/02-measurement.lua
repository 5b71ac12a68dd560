-- What a learner meets in C02: the Born rule under the hand, scatter, and Zeno's bars.

test("the Born rule follows the axis", function()
  expect.number("gap", 60)
  expect.number("p0", "cos(30 deg)^2")
  expect.text [[=\cos^2\frac{\Delta}{2}=0.75$$]]
  learner.drag("axis", 11, 7) -- to the right of the sphere's centre: 90°
  expect.number("gap", 30)
  expect.number("p0", "cos(15 deg)^2")
  expect.text "= 30° is the angle between arrow and axis"
end)

test("a hundred times the shots are a tenth of the scatter", function()
  learner.turn "shots"
  expect.number("sigma", 0.05)
  learner.press "n10000"
  expect.number("sigma", 0.005)
  expect.text "=0.0050$$"
end)

test("the more often it is looked at, the likelier it stays", function()
  for n = 1, 8 do
    learner.set("looks", n)
    expect.number("stays", "cos(pi/2/looks)^(2*looks)", 1e-9)
  end
  expect.text "22.5° each time"
  expect.text "all 8: 0.73"
end)

test("at the pole the other two axes are quite uncertain", function()
  learner.place("free", state "|0>")
  expect.number("z(free, 0)", 1)
  expect.number("sqrt((1 - x(free,0)^2) * (1 - y(free,0)^2))", 1)
end)
