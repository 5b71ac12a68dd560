-- expect: ok limit-memory
for r = 1, 300 do
  local m, kept = {}, setmetatable({}, {})
  setmetatable(kept, m) m.__mode = "v" kept.__newindex = {}
  local t = setmetatable({}, kept)
  for i = 1, 40 do t[i] = {} local s = ("x"):rep(i * 10) .. r end
end
