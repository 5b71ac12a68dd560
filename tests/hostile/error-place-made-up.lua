-- expect: script-error
error("lesson.lua:99999999999999999999: x", 0)
