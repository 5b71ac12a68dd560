-- expect: script-error
state("|" .. ("0"):rep(60) .. ">")
