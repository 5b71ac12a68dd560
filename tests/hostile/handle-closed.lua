-- expect: script-error
do local s <close> = state "|0>" end
