-- expect: limit-time script-error
while true do print(("x"):rep(1000)) end
