#compdef gophernet
# Completion of gophernet in zsh: commands, options and their values, columns of the named table, models and tables.
#
# Into a folder of $fpath, before compinit:
#     mkdir -p ~/.zfunc
#     gophernet completion zsh > ~/.zfunc/_gophernet
# with these lines in ~/.zshrc:
#     fpath=(~/.zfunc $fpath)
#     autoload -Uz compinit && compinit
# Or, in ~/.zshrc after compinit:
#     source <(gophernet completion zsh)

_gophernet() {
    local program=${(Q)words[1]} kind line
    local -a lines before values shown open openshown
    program=${program/#\~\//$HOME/}
    before=("${(@Q)words[2,CURRENT-1]}")
    lines=("${(@f)$("$program" __complete zsh "${before[@]}" "${(Q)PREFIX}" 2>/dev/null)}")
    kind=$lines[1]
    if [[ $PREFIX == --*=* ]]; then
        compset -P '*='
    fi
    for line in "${lines[@]:1}"; do
        if [[ ${line%%$'\t'*} == *[=.] ]]; then
            open+=("${line%%$'\t'*}")
            openshown+=("${line/$'\t'/  -- }")
        else
            values+=("${line%%$'\t'*}")
            shown+=("${line/$'\t'/  -- }")
        fi
    done
    case $kind in
        model) _files -g '*.safetensors(-.)' ;;
        data) _files -g '*.(csv|tsv|txt|jsonl|ndjson|gz)(-.)' ;;
        file) _files ;;
        *)
            compadd -l -d shown -a -- values
            compadd -l -S '' -d openshown -a -- open
            ;;
    esac
}

if [[ $funcstack[1] == _gophernet ]]; then
    _gophernet "$@"
else
    compdef _gophernet gophernet
fi
