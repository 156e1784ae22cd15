"""Predicts a table from standard input with the model of medium_sklearn.py, 50,000 rows at a time. score_sklearn.py MODEL < TABLE.csv"""
import sys

import joblib
import pandas

scaler, network = joblib.load(sys.argv[1])
is_first = True
for table in pandas.read_csv(sys.stdin, chunksize=50_000):
    probabilities = network.predict_proba(scaler.transform(table.iloc[:, :-1].to_numpy("float32")))
    result = pandas.DataFrame(probabilities, columns=network.classes_)
    result.insert(0, "label", network.classes_[probabilities.argmax(axis=1)])
    result.to_csv(sys.stdout, index=False, header=is_first, float_format="%.6g")
    is_first = False
