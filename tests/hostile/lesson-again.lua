-- expect: script-error
load([[lesson { id = "b.b", title = { ja = "b", en = "b" } }]])()
