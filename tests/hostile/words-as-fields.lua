-- expect: script-error
prose.x = 1 q.run = nil
