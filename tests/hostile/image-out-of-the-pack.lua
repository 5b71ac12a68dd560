-- expect: script-error
image "../../../etc/passwd.png"
