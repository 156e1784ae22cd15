# Completion of gophernet in fish: commands, options and their values, columns of the named table, models and tables.
#
#     gophernet completion fish > ~/.config/fish/completions/gophernet.fish
# Or, in ~/.config/fish/config.fish:
#     gophernet completion fish | source

function __gophernet_files --argument-names current
    set -l prefix (string match --regex -- '^--[^=]*=' $current)
    set -l path (string replace --regex -- '^--[^=]*=' '' $current)
    for ending in $argv[2..-1]
        __fish_complete_suffix $path .$ending
    end | string replace --regex -- '^' "$prefix"
end

function __gophernet_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l program (string replace --regex -- '^~/' "$HOME/" $words[1])
    set -l lines ($program __complete fish $words[2..-1] "$current" 2>/dev/null)
    switch "$lines[1]"
        case model
            __gophernet_files "$current" safetensors
        case data
            __gophernet_files "$current" csv tsv txt jsonl ndjson gz
        case file
            __gophernet_files "$current" ''
        case '*'
            printf '%s\n' $lines[2..-1]
    end
end

complete --command gophernet --no-files --arguments '(__gophernet_complete)'
