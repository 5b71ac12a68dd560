-- kyubi test で動かします。learner は学ぶ人がすること、expect はそのときのはずの姿です。
-- Run by kyubi test: learner does what a learner does, expect says what must be so then.
test("H makes both outcomes equally likely", function()
  learner.place("coin", "h 0")
  expect.number('p(coin, "1")', "1/2")
end)

test("an amplitude is no probability", function()
  learner.type("half", "1/sqrt(2)")
  expect.verdict("half", "wrong", "its square")
  learner.type("half", "50%")
  expect.verdict("half", "right")
end)
