"""The article's network with PyTorch on one thread: 4-3-3, gradient descent on all rows at once. seed_torch.py TRAIN.csv TEST.csv"""
import sys

import numpy
import torch
from torch.nn import Linear, Sequential, Sigmoid

torch.set_num_threads(1)
torch.manual_seed(1)
train, test = (torch.from_numpy(numpy.loadtxt(path, delimiter=",", skiprows=1, dtype="float32")) for path in sys.argv[1:3])
network = Sequential(Linear(4, 3), Sigmoid(), Linear(3, 3), Sigmoid())
optimizer = torch.optim.SGD(network.parameters(), lr=0.3)
for _ in range(5000):
    loss = (network(train[:, :4]) - train[:, 4:]).square().sum() / 2
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
right = network(test[:, :4]).argmax(dim=1) == test[:, 4:].argmax(dim=1)
print(f"accuracy {right.float().mean():.4f}", file=sys.stderr)
