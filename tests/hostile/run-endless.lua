-- expect: limit-time limit-memory script-error
while true do q.run("h 0; h 1; h 2", 14) end
