-- expect: ok in test
-- Yields by itself what nobody asked for; it never reaches the parent.
while true do coroutine.yield(("x"):rep(1 << 20), {}) end
