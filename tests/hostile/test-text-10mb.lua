-- expect: script-error limit-time limit-memory in test
-- Looks for a text that no message holds.
expect.text(("x"):rep(10 << 20))
