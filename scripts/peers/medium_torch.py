"""Two hidden layers of 128 with PyTorch: ReLU, Adam, batches of 256, 10 epochs. medium_torch.py THREADS TRAIN.csv TEST.csv"""
import sys
import time

import pandas
import torch
from torch.nn import CrossEntropyLoss, Linear, ReLU, Sequential

torch.set_num_threads(int(sys.argv[1]))
torch.manual_seed(1)


def read(path):
    table = pandas.read_csv(path)
    labels, names = table.iloc[:, -1].factorize(sort=True)
    return torch.from_numpy(table.iloc[:, :-1].to_numpy("float32")), torch.from_numpy(labels), len(names)


features, labels, classes = read(sys.argv[2])
mean, deviation = features.mean(dim=0), features.std(dim=0)
features = (features - mean) / deviation
network = Sequential(Linear(features.shape[1], 128), ReLU(), Linear(128, 128), ReLU(), Linear(128, classes))
optimizer = torch.optim.Adam(network.parameters(), lr=1e-3)
loss_of = CrossEntropyLoss()
start = time.perf_counter()
for _ in range(10):
    for rows in torch.randperm(len(features)).split(256):
        loss = loss_of(network(features[rows]), labels[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
print(f"trained in {time.perf_counter() - start:.3f} s", file=sys.stderr)

features, labels, _ = read(sys.argv[3])
with torch.no_grad():
    right = network((features - mean) / deviation).argmax(dim=1) == labels
print(f"accuracy {right.float().mean():.4f}", file=sys.stderr)
