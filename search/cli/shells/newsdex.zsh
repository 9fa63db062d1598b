#compdef newsdex
# zsh completion for newsdex. In ~/.zshrc, below compinit:  eval "$(newsdex completion zsh)"
_newsdex() {
    local -a found plain open described opened fitting
    local line text shown code typed=${(Q)PREFIX}
    found=("${(@f)$(newsdex --complete zsh "${(@Q)words[2,CURRENT-1]}" "$typed" 2>/dev/null)}")
    code=$?
    if (( code == 3 )); then
        _files
        return
    fi
    for line in $found; do
        [[ -n $line ]] || continue
        text=${line%%$'\t'*}
        shown=$text
        [[ $line == *$'\t'* ]] && shown="$text  -- ${line#*$'\t'}"
        if [[ $text == *[:\(] ]]; then
            open+=("$text") opened+=("$shown")
        else
            plain+=("$text") described+=("$shown")
        fi
    done
    (( $#plain )) && compadd -U -V newsdex -l -d described -a plain
    (( $#open )) && compadd -U -V newsdex -S '' -l -d opened -a open
    # What all have in common may be less than what was typed; it is then left as it is, and they are listed.
    fitting=(${(M)plain:#${(b)typed}*})
    if (( $#plain > 1 && $#fitting < $#plain )); then
        compstate[insert]='' compstate[list]='list force'
    fi
    (( $#plain + $#open ))
}
compdef _newsdex newsdex
