-- expect: ok in test
-- Asks the parent for one thing after the other; the parent stops it (lesson/request.h).
while true do learner.number "1" end
