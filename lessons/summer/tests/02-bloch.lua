-- What a hall and a lone learner meet in S02: arrows that go by the clock of each step.

test("the radio turns the arrow round and round", function()
  learner.turn "turn"
  learner.wait(1.5)
  expect.text "0.50"
  learner.wait(1.5)
  expect.text "1.00"
  learner.wait(1.5)
  expect.text "0.50"
end)

test("now! stops the arrow and tells how far it is off", function()
  learner.turn "now"
  learner.press "now_button" -- it stands still yet
  expect.number("stopped", -1)
  learner.step()
  learner.wait(2.5)
  expect.no_text "° off"
  learner.press "now_button"
  expect.text "30° off"
  expect.text "early"
  learner.wait(1)
  expect.text "30° off"
  learner.press "next_round" -- 90° a second
  expect.text "Round 2"
  learner.wait(2)
  learner.press "now_button"
  expect.text "0° off"
end)

test("going on stops the arrow, too", function()
  learner.turn "now"
  learner.step()
  learner.wait(3.5)
  learner.step()
  expect.text "30° off"
  expect.text "late"
end)

test("detuned by as much as it is strong, the radio gets half way", function()
  learner.turn "detuned"
  expect.text "highest: 0.50"
  learner.step()
  expect.text "highest: 0.20"
  learner.step()
  learner.set("ratio", 1)
  expect.text "highest: 1.00"
  learner.set("ratio", 5)
  expect.text "highest: 0.10"
  learner.type("third", "1/4")
  expect.verdict("third", "wrong", "Square both")
  learner.type("third", "1/10")
  expect.verdict("third", "right")
end)

test("phase becomes a probability", function()
  learner.turn "ramsey"
  learner.wait(5)
  expect.text "90° again"
  learner.wait(1.1)
  expect.text "0.25"
  learner.answer("bars", { 0.5, 0.5 })
  expect.verdict("bars", "wrong", nil, "M05")
  learner.redraw "bars"
  learner.answer("bars", { 0.25, 0.75 })
  expect.verdict("bars", "right")
end)

test("the crowd fans out, and another draw differs", function()
  learner.turn "fan"
  expect.text "1.00"
  learner.step()
  learner.wait(2)
  expect.text "after 2.0 s"
  learner.press "draw_again"
  expect.number("draw_number", 2)
end)

test("the echo brings the whole crowd back", function()
  learner.turn "echo"
  learner.wait(2)
  learner.step()
  expect.no_text "1.00"
  learner.wait(4)
  expect.text "1.00"
  learner.choose("why", 3)
  expect.verdict("why", "wrong", "still 1 long", "M02")
end)
