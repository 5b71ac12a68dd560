-- expect: script-error
remember "n" { start = 0 / 0 }
