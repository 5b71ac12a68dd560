-- Names that a lesson does not have: what is said of one, and those that no run has met.
local engine = ...
local unknown = {}

-- What Lua programs have elsewhere; a lesson reaches neither files nor the network.
local elsewhere = {
  os = true, io = true, package = true, debug = true, dofile = true,
  loadfile = true, loadstring = true, collectgarbage = true,
}

-- The key of what is wrong with an unknown name, and its arguments.
function unknown.name(prefix, name, names)
  if prefix == "" and elsewhere[name] then return "language.no_library", name end
  local near = type(name) == "string" and engine.nearest(name, names)
  if near and #name == 1 and near ~= name:lower() then near = nil end -- any letter is near another
  local full = prefix .. (type(name) == "string" and name or engine.text(name))
  if near then return "language.unknown_near", full, prefix .. near end
  return "language.unknown", full
end

-- `used`: the names that the file uses without making them (engine.free_names), `known` and
-- `groups`: what lessons have, `names_under`(prefix) lists those of a group.
function unknown.find(used, known, groups, names, names_under, report)
  for _, use in ipairs(used) do
    local name, line, member = use[1], use[2], use[3]
    local group = groups[name]
    if name == "print" then report(line, "check.print") end -- its author alone reads it
    if rawget(known, name) == nil then
      report(line, unknown.name("", name, names))
    elseif group and member and not rawget(group, member) then
      report(line, unknown.name(name .. ".", member, names_under(name .. ".")))
    end
  end
end

return unknown
