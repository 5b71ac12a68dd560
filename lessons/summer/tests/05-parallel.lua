-- What a hall and a lone learner meet in S05: a draw, a vote before and after, rounds that go
-- by the clock of each step.

test("the prize is drawn, drawn again, and moved by a press on a box", function()
  learner.turn "look"
  expect.text "★ box 13"
  expect.text "draw no. 1"
  learner.press "draw_again"
  expect.text "draw no. 2"
  learner.press "box7"
  expect.text "★ box 7"
  expect.text "you chose it"
  learner.press "draw_again"
  expect.text "draw no. 3"
  expect.no_text "you chose it"
end)

test("looking at once is luck, wherever the prize is", function()
  learner.turn "look"
  learner.press "box7"
  expect.no_text "0.0625"
  learner.step()
  expect.text "shot 1"
  learner.wait(0.8)
  expect.text "shot 2"
  learner.wait(10)
  expect.text "1600 shots"
  expect.text "theory: 0.0625"
end)

test("a flip changes no chance, a mirror does", function()
  learner.turn "round"
  expect.text "+0.25"
  learner.step()
  learner.wait(2.1)
  expect.text "−0.25"
  expect.text "0.0625"
  learner.step()
  expect.text "+0.22"
  learner.step()
  learner.wait(1)
  expect.no_text "+0.69" -- not told while the bars move
  learner.wait(2.1)
  expect.text "0.4727"
  expect.text "+0.69"
end)

test("two more rounds make 0.9084 and 0.9613, for any prize", function()
  learner.turn "look"
  learner.press "box16"
  learner.turn "more"
  learner.step()
  learner.wait(4.1)
  expect.text "0.9084"
  learner.step()
  learner.wait(4.1)
  expect.text "0.9613"
  expect.text "−0.05"
end)

test("the second round can be worked out by hand", function()
  learner.type("second", "0.953")
  expect.verdict("second", "right")
  learner.type("second", "-0.25")
  expect.verdict("second", "wrong", "Change the prize's sign")
end)

test("a hundred races are run, and another hundred differ", function()
  learner.turn "race"
  expect.no_text "/ 100"
  learner.step()
  learner.wait(5)
  expect.no_text "theory: 18.8"
  learner.wait(5.1)
  expect.text "/ 100"
  expect.text "theory: 18.8 ± 7.8"
  expect.text "theory: 96.1 ± 3.9"
  learner.press "next_races"
  expect.text "draw no. 2"
  learner.step()
  expect.text "in theory:"
  expect.text "8.5 ± 0.2"
end)

test("six rounds are too many, and the hands are seen beside it", function()
  learner.vote("six", { 12, 4, 3, 1 })
  learner.turn "overshoot"
  learner.wait(4.1)
  expect.text "0.5817"
  learner.step()
  learner.wait(4.1)
  expect.text "0.1255"
  learner.type("sixth", "0.1255")
  expect.verdict("sixth", "wrong", "A flip alone")
  learner.type("sixth", "0.0204")
  expect.verdict("sixth", "right")
  learner.step()
  learner.wait(4.1)
  expect.text "0.0204"
  learner.step()
  expect.text "Too many!"
  expect.text "12"
end)

test("the arrow turns by 29° a round, and is past the top after six", function()
  learner.turn "why"
  expect.text "Start: 14.5°"
  learner.step()
  learner.step()
  expect.text "together: 29° on"
  learner.step()
  learner.wait(8)
  expect.text "6 rounds: 188°"
  expect.text "0.0204"
end)

test("votes before and after stand beside each other", function()
  learner.vote("before", { 24, 9, 7 })
  learner.vote("after", { 5, 3, 32 })
  learner.step()
  expect.text "24"
  expect.text "32"
  expect.no_text "your first guess"
end)

test("a lone learner sees both guesses, and what is right", function()
  learner.vote("before", 1)
  expect.no_text "It is neither"
  learner.vote("after", 3)
  learner.step()
  expect.text "your first guess"
  expect.text "your guess now"
  expect.text "It is neither"
end)

test("the table is worked out", function()
  learner.turn "gain"
  expect.number("rounds_16", 3)
  expect.number("rounds_1024", 25)
  expect.number("rounds_million", 785)
end)

test("to try everything and read it is spoken to", function()
  learner.choose("luck", 1)
  expect.verdict("luck", "wrong", nil, "M11")
  learner.choose("meant", 1)
  expect.verdict("meant", "wrong", "once in 16", "M11")
  learner.choose("meant", 2)
  expect.verdict("meant", "right")
end)

test("the shots do not know the draw: no first shot of five finds the prize", function()
  learner.turn "look"
  learner.step()
  for draw = 1, 5 do
    expect.text "shot 1"
    expect.text "× empty"
    if draw < 5 then learner.press "draw_again" end
  end
end)
