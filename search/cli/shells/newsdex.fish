# fish completion for newsdex. In ~/.config/fish/config.fish:  newsdex completion fish | source
function __newsdex_complete
    set -l words (commandline -opc)
    set -l typed (commandline -ct | string replace -r '^["\']' '')
    set -l found (newsdex --complete fish $words[2..-1] "$typed" 2>/dev/null)
    if test $status -eq 3
        __fish_complete_path "$typed"
    else
        printf '%s\n' $found
    end
end
complete -c newsdex -f -a '(__newsdex_complete)'
