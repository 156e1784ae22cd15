"""tf-idf and logistic regression of scikit-learn on texts: text_sklearn.py TRAIN.csv TEST.csv TARGET TEXT,TEXT word|char

Words and pairs of words, or groups of two to five characters; C = 10. Prints accuracy, log-loss, and the seconds and the CPU seconds of training alone.
"""
import csv, sys, time

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.pipeline import make_pipeline

train, test, target, texts, kind = sys.argv[1:]

def read(path):
    with open(path, newline="") as file:
        rows = list(csv.DictReader(file))
    return [" ".join(row[name] for name in texts.split(",")) for row in rows], [row[target] for row in rows]

vectors = TfidfVectorizer(ngram_range=(1, 2)) if kind == "word" else TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)
model = make_pipeline(vectors, LogisticRegression(C=10, max_iter=1000))
start, before = time.perf_counter(), time.process_time()
model.fit(*read(train))
seconds, cpu = time.perf_counter() - start, time.process_time() - before
x, y = read(test)
print(f"{model.score(x, y):.4f} {log_loss(y, model.predict_proba(x), labels=model.classes_):.4f} {seconds:.2f} {cpu:.2f}")
