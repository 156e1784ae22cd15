# Two hidden layers of 128 ReLU, Adam, batches of 256, 10 epochs; the whole process, and training alone.
medium_gophernet() {
    timed "$gophernet" train "$data/medium.train.csv" --preset plain --hidden 128,128 --epochs 10 --batch-size 256 --test "$data/medium.test.csv" \
        --output "$results/medium.safetensors" --verbose
}
medium_sklearn() {
    timed "$python" scripts/peers/medium_sklearn.py "$data/medium.train.csv" "$data/medium.test.csv" "$results/medium.joblib"
}
medium_torch1() { timed "$python" scripts/peers/medium_torch.py 1 "$data/medium.train.csv" "$data/medium.test.csv"; }
medium_torch2() { timed "$python" scripts/peers/medium_torch.py 2 "$data/medium.train.csv" "$data/medium.test.csv"; }

measure_medium() {
    race medium 5 gophernet torch1 torch2 sklearn
    table 'medium' 0 0
    table_of_said 'medium, training alone' 'trained in' $((rows * 10)) 0
    note_accuracy
}
