# The article's job: 4-3-3, sigmoid, 5,000 epochs of gradient descent on 120 rows at once, then 30 rows judged.
seed_gophernet() {
    timed "$gophernet" train data/iris/train.csv --preset classic --target setosa,virginica,versicolor --test data/iris/test.csv \
        --output "$results/seed.safetensors"
}
seed_bare() { timed "$gophernet"; }
seed_fann() { timed "$tools/fann" data/iris/train.csv data/iris/test.csv; }
seed_nnet() { timed Rscript --vanilla scripts/peers/seed_nnet.R data/iris/train.csv data/iris/test.csv; }
seed_sklearn() { timed "$python" scripts/peers/seed_sklearn.py data/iris/train.csv data/iris/test.csv; }
seed_torch() { timed "$python" scripts/peers/seed_torch.py data/iris/train.csv data/iris/test.csv; }

measure_seed() {
    race seed 11 gophernet bare fann nnet sklearn torch
    table 'seed' 0 0
    note_accuracy
}
