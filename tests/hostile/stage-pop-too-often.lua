-- expect: script-error in stage
g:push() g:pop() g:pop()
