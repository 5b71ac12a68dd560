-- expect: script-error in stage
stage { label = "S", draw = function() end }
