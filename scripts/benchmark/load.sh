# A table from the disk to numbers: what the log of a very short training says of its reading, and what pandas needs.
load_gophernet() {
    timed "$gophernet" train "$data/medium.train.csv" --preset plain --hidden none --epochs 1 --batch-size 0 --output "$results/load.safetensors" --verbose
}
load_pandas() { timed "$python" scripts/peers/load_pandas.py "$data/medium.train.csv"; }

measure_load() {
    race load 5 gophernet pandas
    table_of_said 'load' 'rows in' "$rows" "$(size_of "$data/medium.train.csv")"
}
