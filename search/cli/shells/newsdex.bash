# bash completion for newsdex. In ~/.bashrc:  eval "$(newsdex completion bash)"
_newsdex() {
    local found code candidate
    COMPREPLY=()
    found=$(newsdex --complete bash "${COMP_LINE:0:COMP_POINT}" "$COMP_WORDBREAKS" 2>/dev/null)
    code=$?
    if [ "$code" -eq 3 ]; then
        compopt -o default
        return
    fi
    while IFS= read -r candidate; do
        [ -n "$candidate" ] && COMPREPLY+=("${candidate%%$'\t'*}")
    done <<< "$found"
    if [ ${#COMPREPLY[@]} -eq 1 ]; then
        case ${COMPREPLY[0]} in *[:\(]) compopt -o nospace ;; esac
    fi
}
complete -o nosort -F _newsdex newsdex 2>/dev/null || complete -F _newsdex newsdex
