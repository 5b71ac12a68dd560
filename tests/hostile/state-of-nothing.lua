-- expect: script-error
state "0|0>"
