# How cost grows with the rows, the columns, the width and the threads: each line is a run beside the one it is compared with.
growth() { timed "$gophernet" train "$data/$1.csv" --preset plain --epochs 10 --batch-size 256 --quiet --output "$results/growth.safetensors" "${@:2}"; }
growth_base() { growth small --hidden 64 --threads 1; }
growth_rows() { growth medium.train --hidden 64 --threads 1; }
growth_columns() { growth wide --hidden 64 --threads 1; }
growth_width() { growth small --hidden 256 --threads 1; }
growth_one() { growth medium.train --hidden 128,128 --threads 1; }
growth_two() { growth medium.train --hidden 128,128 --threads 2; }

measure_growth() {
    local tenth=$((rows / 10))
    titles+=([base]="$tenth rows × 54, hidden 64, 1 thread" [rows]='rows × 10' [columns]='columns × 10' [width]='hidden 64 → 256')
    titles+=([one]="$rows rows × 54, hidden 128-128, 1 thread" [two]='threads 1 → 2')
    race growth 5 base rows columns width one two
    echo '| training, 10 epochs | median | peak memory | time of it |'
    echo '|---|---|---|---|'
    growth_line base base
    growth_line rows base
    growth_line columns base
    growth_line width base
    growth_line one one
    growth_line two one
}

growth_line() {
    awk -v title="${titles[$1]}" -v seconds="$(whole_seconds "$1")" -v memory="$(peak_memory "$1")" -v reference="$(whole_seconds "$2")" 'BEGIN {
        printf "| %s | %.2f s | %.1f MiB | × %.2f |\n", title, seconds, memory / 1024, seconds / reference
    }'
}
