-- expect: script-error
require "lesson"
