# Which programs can be measured on this machine: `titles` names each by its title; those that are not here are in `absent`.
python=/usr/bin/python3 # the one that Debian's packages are for, whatever stands first in PATH
declare -A titles=([gophernet]=gophernet [bare]='gophernet without arguments')
absent=()

# peer TITLE "NAMES" TEST...: a peer is here where its test succeeds.
peer() {
    local title=$1 names=$2 name
    shift 2
    if "$@" > /dev/null 2>&1; then
        for name in $names; do titles[$name]=$title; done
    else
        absent+=("$title")
    fi
}

# compile NAME LIBRARY...: scripts/peers/NAME.c, with the compiler that publishing needs too.
compile() { clang -O2 "scripts/peers/$1.c" -o "$tools/$1" "${@:2}"; }

peer FANN fann compile fann -lfann -lm
peer OpenBLAS openblas compile openblas -lopenblas -lm
peer 'R nnet' nnet Rscript -e 'library(nnet)'
peer pandas pandas "$python" -c 'import pandas'
peer scikit-learn sklearn "$python" -c 'import sklearn, pandas'
peer 'XGBoost, target-encoded' xgboost "$python" -c 'import xgboost, pandas, sklearn'
peer PyTorch 'torch torch1 torch2' "$python" -c 'import torch, pandas'
if [ -v 'titles[torch]' ]; then
    titles[torch1]='PyTorch, 1 thread' titles[torch2]='PyTorch, 2 threads'
fi
