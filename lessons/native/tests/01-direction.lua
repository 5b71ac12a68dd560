-- What a learner meets in N01: plates that are turned, added and lined up.

test("a plate that is turned upright lets nothing through", function()
  expect.number("turn", 60)
  learner.drag("plate", 9.5, 0.5)
  expect.number("turn", 90)
  expect.text "0 passed"
  learner.drag("plate", 12, 2.5)
  expect.number("turn", 0)
  expect.text "1000 passed"
end)

test("a plate between two crossed ones can be put in and taken out", function()
  learner.turn "three"
  expect.text "Add one at 45°"
  learner.press "middle"
  expect.text "Take it out"
  learner.press "middle"
  expect.text "Add one at 45°"
end)

test("fifteen plates let nearly all the light through", function()
  learner.set("plates", 1)
  expect.text "passes: 0.000"
  learner.set("plates", 15)
  expect.text "passes: 0.848"
  expect.number("cos(90 deg/plates)^(2*plates)", 0.848, 0.0005)
end)
