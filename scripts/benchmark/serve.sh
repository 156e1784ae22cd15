# One row a request, as JSON, over connections that stay open, by the model of the article's data: what a server on this machine answers, beside who asks it.
measure_serve() {
    local connections port server
    clang -O2 scripts/benchmark/ask.c -o "$tools/ask"
    "$gophernet" train data/iris/train.csv --target setosa,virginica,versicolor --preset plain --quiet --output "$results/serve.safetensors"
    "$gophernet" serve "$results/serve.safetensors" --listen 127.0.0.1:0 2> "$results/serve.log" &
    server=$!
    until grep -q 'on http' "$results/serve.log"; do sleep 0.1; done
    port=$(sed -n 's/.*on http:.*:\([0-9]*\)$/\1/p' "$results/serve.log")
    echo '| connections | requests a second | half of the answers within | 99% within | all within |'
    echo '|---|---|---|---|---|'
    for connections in 1 8 64; do
        "$tools/ask" "$port" "$connections" "$rows" '{"sepal_length":0.1,"sepal_width":0.5,"petal_length":0.4,"petal_width":0.2}' |
            awk -v connections="$connections" '{ printf "| %d | %d | %s ms | %s ms | %s ms |\n", connections, $1, $2, $3, $4 }'
    done
    kill "$server"
    wait "$server" || true
}
