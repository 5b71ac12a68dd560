-- expect: ok limit-time in code
local t, s = {}, ("x"):rep(65000) for i = 1, 9000 do t[i] = s end return t
