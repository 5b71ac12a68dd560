-- expect: script-error limit-time ok
string.find = function() while true do end end string.gsub, table.concat = string.find, nil prose { ja = "{=1+1}", en = "{=1}" }
