-- expect: limit-time in test
-- Asks for what does not exist, and does not want to hear of it.
while true do pcall(learner.turn, "nowhere") end
