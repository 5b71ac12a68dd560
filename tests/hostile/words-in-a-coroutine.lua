-- expect: script-error ok
coroutine.wrap(function() prose { ja = "一", en = "one" } coroutine.yield() end)()
