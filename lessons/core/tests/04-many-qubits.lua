-- What a learner meets in C04: how much is written and read, and pairs that come apart or not.

test("thirty qubits take a thousand million amplitudes and read thirty bits", function()
  learner.set("n", 30)
  expect.number("2^n", 1073741824)
  expect.text "One measurement reads 30 zeros and ones"
end)

test("two coins side by side are four equal chances", function()
  learner.place("pair", "h 0; h 1")
  for _, bits in ipairs { "00", "01", "10", "11" } do
    expect.number(('p(pair, "%s")'):format(bits), 1 / 4)
  end
end)

test("three CNOTs are a swap and two are not", function()
  learner.place("swap", "cx 0 1; cx 1 0")
  expect.verdict("swap", "wrong")
  learner.solve "swap"
  expect.verdict("swap", "right")
end)
