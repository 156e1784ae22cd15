# Predictions with probabilities, from standard input to standard output: many rows (score), and 100 (cold), with the model of 54-128-128-7.
score_gophernet() { timed "$gophernet" predict "$results/medium.safetensors" --probabilities < "$data/$workload.csv"; }
score_sklearn() { timed "$python" scripts/peers/score_sklearn.py "$results/medium.joblib" < "$data/$workload.csv"; }
cold_gophernet() { score_gophernet; }
cold_sklearn() { score_sklearn; }

measure_score() {
    train_models
    race score 5 gophernet sklearn
    table 'score' $((rows * 5)) "$(size_of "$data/score.csv")"
}

measure_cold() {
    train_models
    race cold 11 gophernet sklearn
    table 'cold' 0 0
}

# The medium workload leaves them, where it was measured in this run.
train_models() {
    [ -e "$results/medium.safetensors" ] || race medium 1 gophernet sklearn
}
