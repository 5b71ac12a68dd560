-- expect: script-error ok in stage
local c = coroutine.wrap(function() g:push() coroutine.yield() end) c() g:pop() g:pop()
