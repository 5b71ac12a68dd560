-- expect: script-error
local rows = {} rows[1] = rows columns(rows)
