# Completion of gophernet in bash: commands, options and their values, columns of the named table, models and tables.
#
# For one user, where the package bash-completion is installed:
#     mkdir -p ~/.local/share/bash-completion/completions
#     gophernet completion bash > ~/.local/share/bash-completion/completions/gophernet
# Without that package, in ~/.bashrc:
#     source <(gophernet completion bash)

_gophernet_files() { # ENDINGS: directories, and files that end so; where there is none, all files
    local path all=() found=()
    while IFS= read -r path; do
        all+=("$path")
        if [[ -d ${path/#\~\//$HOME/} || $path =~ \.($1)$ ]]; then
            found+=("$path")
        fi
    done < <(compgen -f -- "$2")
    compopt -o filenames 2>/dev/null
    if ((${#found[@]})); then
        COMPREPLY=("${found[@]}")
    else
        COMPREPLY=("${all[@]}")
    fi
}

_gophernet() {
    local kind value rest current=${COMP_WORDS[COMP_CWORD]}
    COMPREPLY=()
    {
        IFS= read -r kind
        while IFS=$'\t' read -r value rest; do
            COMPREPLY+=("$value")
        done
    } < <("${COMP_WORDS[0]/#\~\//$HOME/}" __complete bash "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
    if [[ $current == = ]]; then
        current=
    fi
    case $kind in
        model) _gophernet_files 'safetensors' "$current" ;;
        data) _gophernet_files 'csv|tsv|txt|jsonl|ndjson|gz' "$current" ;;
        file) _gophernet_files '.*' "$current" ;;
        *)
            if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[=.] ]]; then
                compopt -o nospace 2>/dev/null
            fi
            ;;
    esac
}

complete -F _gophernet gophernet
