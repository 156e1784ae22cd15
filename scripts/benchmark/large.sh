# A million rows of 54 numbers, half a gigabyte of CSV: what training needs of memory, which two epochs tell as well as all of them.
large() { timed "$gophernet" train "$big/large.csv" --preset "$@" --epochs 2 --output "$results/large.safetensors" --verbose; }
large_plain() { large plain --hidden 128,128 --batch-size 256; }
large_fast() { large fast; }
large_default() { large default; }
large_reading() { timed "$python" scripts/peers/load_pandas.py "$big/large.csv"; }

measure_large() {
    scripts/benchmark/make-table "$big" large $((rows * 10)) >&2
    titles+=([plain]='gophernet, plain' [fast]='gophernet, fast' [default]='gophernet, default')
    [ ! -v 'titles[pandas]' ] || titles[reading]='pandas, reading alone'
    race large 3 plain fast default reading
    table "large, $((rows * 10)) rows" 0 0
}
