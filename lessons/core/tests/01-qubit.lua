-- What a learner meets in C01: numbers of the pages, and what is said of usual mistakes.

test("only the phase sets the arrow on the equator right", function()
  learner.place("place", state "|+>")
  expect.verdict("place", "wrong", "they differ in phase", "M05")
  learner.place("place", state "(|0> + i|1>)/sqrt(2)")
  expect.verdict("place", "right")
  expect.text [[also written $\ket{i}$]]
end)

test("the probability of 1 is the squared sine of half the angle", function()
  learner.place("reading", q.arrow("60 deg", "90 deg"))
  expect.number('p(reading, "1")', 0.25)
  learner.type("chance", "25%")
  expect.verdict("chance", "right")
end)

test("along the equator both outcomes stay equally likely", function()
  for _, ket in ipairs { "|+>", "|->", "(|0> + i|1>)/sqrt(2)" } do
    learner.place("phases", state(ket))
    expect.number('p(phases, "0")', 0.5)
  end
end)
