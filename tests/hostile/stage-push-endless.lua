-- expect: script-error in stage
while true do g:push() end
