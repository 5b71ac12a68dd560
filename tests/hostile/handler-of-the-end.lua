-- expect: limit-time script-error
xpcall(function() error(1) end, function() return (("a"):rep(400)):find("a-a-a-b") end)
