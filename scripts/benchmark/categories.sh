# A million rows of 10 numbers and two text columns of 50,000 values each, with another seed for each run. The scores are of rows held apart.
categories_gophernet() {
    timed "$gophernet" train "$big/categories.train.csv" --preset fast --seed "$run" --output "$results/categories.safetensors" --verbose &&
        "$gophernet" evaluate "$results/categories.safetensors" "$big/categories.test.csv" >&2
}
categories_xgboost() {
    timed "$python" scripts/peers/categories_xgboost.py "$big/categories.train.csv" "$big/categories.test.csv" "$run"
}

measure_categories() {
    local program
    scripts/benchmark/make-table "$big" categories $((rows * 10)) >&2
    race categories 3 gophernet xgboost
    echo "| $((rows * 10)) rows × (10 numbers, 2 texts) | accuracy | log loss | ROC AUC | median | peak memory |"
    echo '|---|---|---|---|---|---|'
    for program in "${programs[@]}"; do
        categories_line "$program"
    done
    awk '{ best[$1] = $2 } END { printf "| the probabilities that the rows were drawn with | %s | %s |  |  |  |\n", best["accuracy"], best["log_loss"] }' \
        "$big/categories.best"
}

categories_line() {
    awk -v title="${titles[$1]/%gophernet/gophernet, fast}" -v accuracy="$(said accuracy "$1")" -v loss="$(said log_loss "$1")" \
        -v auc="$(said roc_auc "$1")" -v seconds="$(whole_seconds "$1")" -v memory="$(peak_memory "$1")" 'BEGIN {
            printf "| %s | %.4f | %.4f | %.4f | %.0f s | %.1f MiB |\n", title, accuracy, loss, auc, seconds, memory / 1024
        }'
}
