-- What a learner meets in N02: photons that are counted, and an arrow that is turned.

test("photons are counted, and counted anew", function()
  learner.press "hundred"
  learner.press "one"
  expect.number("sent", 101)
  learner.press "again"
  expect.number("sent", 0)
end)

test("a half turn leaves exit 0 dark", function()
  learner.set("phase", 180)
  expect.text "B 180°"
  learner.type("dark", "90")
  expect.verdict("dark", "wrong", "make a right angle")
  learner.type("dark", "180")
  expect.verdict("dark", "right")
end)

test("the arrow can be turned nearly once round", function()
  learner.set("phase", 355)
  expect.number("phase", 355)
end)

test("the experiment stays covered until the prediction is locked", function()
  learner.answer("twice", { 0.5, 0.5 })
  expect.verdict("twice", "wrong", nil, "M02")
  learner.redraw "twice"
  learner.answer("twice", { 1, 0 })
  expect.verdict("twice", "right")
end)
