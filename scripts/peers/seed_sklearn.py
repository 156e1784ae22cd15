"""The article's network with scikit-learn: 4-3-3, gradient descent on all rows at once. seed_sklearn.py TRAIN.csv TEST.csv"""
import sys
import warnings

import numpy
from sklearn.neural_network import MLPClassifier

train, test = (numpy.loadtxt(path, delimiter=",", skiprows=1) for path in sys.argv[1:3])
network = MLPClassifier(hidden_layer_sizes=3, activation="logistic", solver="sgd", batch_size=len(train), learning_rate_init=0.3, momentum=0,
                        alpha=0, max_iter=5000, tol=0, n_iter_no_change=5000, random_state=1)
warnings.simplefilter("ignore")  # that it has not converged after max_iter
network.fit(train[:, :4], train[:, 4:].argmax(axis=1))
accuracy = network.score(test[:, :4], test[:, 4:].argmax(axis=1))
print(f"accuracy {accuracy:.4f}", file=sys.stderr)
