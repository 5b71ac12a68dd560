-- expect: script-error
image "lesson.lua"
