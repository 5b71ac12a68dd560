-- expect: script-error
require "../../etc/passwd"
