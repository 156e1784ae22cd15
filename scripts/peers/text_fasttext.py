"""fastText on texts, with its own settings: text_fasttext.py TRAIN.csv TEST.csv TARGET TEXT,TEXT N [THREADS]; N is -wordNgrams, 1 by default.

Prints accuracy, log-loss, and the seconds and the CPU seconds of training alone. Debian's package fasttext has the program.
"""
import csv, math, pathlib, re, resource, subprocess, sys, tempfile, time

train, test, target, texts, words, threads = (*sys.argv[1:], "2")[:6]

def lines(path):  # a label and the texts, a row a line
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            yield "__label__" + re.sub(r"\s", "_", row[target]) + " " + re.sub(r"\s+", " ", " ".join(row[name] for name in texts.split(",")))

with tempfile.TemporaryDirectory() as folder:
    files = [pathlib.Path(folder, name) for name in ("train.txt", "test.txt")]
    for file, table in zip(files, (train, test)):
        file.write_text("\n".join(lines(table)) + "\n")
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(["fasttext", "supervised", "-input", files[0], "-output", folder + "/model", "-wordNgrams", words, "-thread", threads],
                   check=True, capture_output=True)
    seconds, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    answers = subprocess.run(["fasttext", "predict-prob", folder + "/model.bin", files[1], "1000"], check=True, capture_output=True, text=True).stdout
    labels = [line.split(" ", 1)[0] for line in files[1].read_text().splitlines()]
    right = loss = 0
    for label, answer in zip(labels, answers.splitlines(), strict=True):
        parts = answer.split()
        right += parts[:1] == [label]
        loss -= math.log(max(dict(zip(parts[::2], map(float, parts[1::2]))).get(label, 0), 1e-15))
print(f"{right / len(labels):.4f} {loss / len(labels):.4f} {seconds:.2f} {cpu:.2f}")
