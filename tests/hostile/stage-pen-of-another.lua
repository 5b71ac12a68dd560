-- expect: script-error in stage
local verb = g.line verb({}, {}, {}, {}, {})
