-- What a hall and a lone learner meet in S03: votes, twenty rounds of hands, machines.

local function answer(button, times)
  for _ = 1, times do learner.press(button) end
end

test("a room that always opens its hand wins fifteen of twenty", function()
  learner.turn "play"
  expect.text "seed 22"
  answer("open_hand", 20)
  expect.text "all answered"
  learner.step()
  expect.text "heads down"
  answer("open_hand", 20)
  learner.step()
  learner.wait(5)
  expect.no_text "15 of 20"
  expect.no_text "75% at most" -- the ceiling comes last
  learner.wait(10)
  expect.text "15 of 20"
  expect.text "plans 75%"
  expect.text "75% at most"
end)

test("fists against open hands win where both are asked 1", function()
  learner.turn "play"
  answer("fist", 20)
  learner.step()
  answer("open_hand", 20)
  learner.step()
  learner.wait(15)
  expect.text "5 of 20"
end)

test("rounds without an answer count as 0", function()
  learner.turn "play"
  learner.step()
  learner.step()
  learner.wait(15)
  expect.text "15 of 20"
end)

test("a slip is taken back, and no room answers more than twenty rounds", function()
  learner.turn "play"
  learner.press "take_back" -- there is nothing yet
  expect.number("a_count", 0)
  learner.press "fist"
  learner.press "open_hand"
  learner.press "take_back"
  learner.press "fist"
  expect.number("a_count", 2)
  expect.number("a_bits", 3)
  answer("fist", 25)
  expect.number("a_count", 20)
  expect.number("b_count", 0)
end)

test("once the rounds are shown, no answer changes", function()
  learner.turn "play"
  learner.step()
  learner.step()
  learner.press "fist"
  learner.press "take_back"
  expect.number("a_count", 0)
  expect.number("b_count", 0)
end)

test("a new game asks by another seed and forgets the answers", function()
  learner.turn "play"
  answer("fist", 3)
  learner.press "new_game"
  expect.text "seed 23"
  expect.number("a_count", 0)
  expect.number("a_bits", 0)
end)

test("what the hall guessed stands beside what came out", function()
  learner.vote("by-plan", { 8, 14, 11, 7 })
  learner.vote("by-pair", { 16, 13, 11 })
  learner.vote("telephone", { 9, 18, 13 })
  learner.turn "ceiling"
  learner.step()
  learner.step()
  expect.text "75%: 14"
  learner.turn "machine"
  learner.step()
  expect.text "between: 13"
  learner.turn "phone"
  expect.text "not at all: 13"
end)

test("a lone learner is reminded of the guess", function()
  learner.vote("by-plan", 4)
  learner.turn "ceiling"
  learner.step()
  learner.step()
  expect.text "your guess: 100%"
  expect.no_text "100%: 1"
end)

test("no vote, no hands", function()
  learner.turn "phone"
  expect.no_text "not at all"
end)

test("sixteen plans are tried, one after another", function()
  learner.turn "ceiling"
  expect.text "3 / 4"
  learner.step()
  expect.text "A to 0"
  learner.step()
  expect.text "3/4 = 75%"
end)

test("the machines win 0.8536 within chance, whatever the seed", function()
  expect.number("theory", "cos(pi/8)^2", 1e-12)
  learner.turn "machine"
  for _ = 1, 12 do
    expect.number("pair_won/2000", "cos(pi/8)^2", 4 * 0.0079)
    learner.press "run_again"
  end
end)

test("the machines' rounds run on to 2000", function()
  learner.turn "machine"
  learner.wait(2)
  expect.no_text "/ 2000"
  learner.step()
  learner.wait(6)
  expect.text "1721 / 2000"
  expect.text "86.1%"
end)

test("what the hall won stands on the axis of the machines", function()
  learner.turn "play"
  answer("fist", 20)
  learner.turn "machine"
  expect.text "plans 25%"
end)

test("other directions win less, and exchanged ones half", function()
  learner.turn "dials"
  expect.text "85.4%"
  learner.set("b1", 45)
  expect.text "67.7%"
  learner.set("b0", -45)
  expect.text "50.0%"
  learner.step()
  expect.text "all 0°"
end)

test("room B alone finds half and half", function()
  learner.turn "phone"
  expect.text "A asked 1"
  learner.step()
  expect.text "50.0%"
  learner.choose("signal", 1)
  expect.verdict("signal", "wrong", "Waiting", "M08")
end)

test("entangled halves do not always agree", function()
  learner.type("right-angle", "1")
  expect.verdict("right-angle", "wrong", "same direction", "M09")
  learner.type("right-angle", "cos(45 deg)^2")
  expect.verdict("right-angle", "right")
end)
