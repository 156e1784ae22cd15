"""Two hidden layers of 128 with scikit-learn: ReLU, Adam, batches of 256, 10 epochs. medium_sklearn.py TRAIN.csv TEST.csv MODEL
The model is kept for score_sklearn.py."""
import sys
import time
import warnings

import joblib
import pandas
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler

train_path, test_path, model_path = sys.argv[1:4]


def read(path):
    table = pandas.read_csv(path)
    return table.iloc[:, :-1].to_numpy("float32"), table.iloc[:, -1]


features, labels = read(train_path)
scaler = StandardScaler().fit(features)
features = scaler.transform(features)
network = MLPClassifier(hidden_layer_sizes=(128, 128), batch_size=256, max_iter=10, tol=0, n_iter_no_change=10, random_state=1)
warnings.simplefilter("ignore")  # that it has not converged after max_iter
start = time.perf_counter()
network.fit(features, labels)
print(f"trained in {time.perf_counter() - start:.3f} s", file=sys.stderr)

features, labels = read(test_path)
print(f"accuracy {network.score(scaler.transform(features), labels):.4f}", file=sys.stderr)
joblib.dump((scaler, network), model_path)
