"""What a network that compares rows with training rows gives: docs/model-file.md, "Neighbours"; predict.py uses it."""
import numpy as np
def logits(z, tensor, network):  # of the rows in the places z; where the network compares none, z are the logits
    if "compared_outputs" not in network:
        return z
    distance = np.sqrt(((z[:, None] - tensor("neighbours.places")) ** 2).sum(2) + 0.01)
    sums = np.exp(distance.min(1, keepdims=True) - distance) @ tensor("neighbours.targets").T
    mean, activation = sums[:, :-1] / sums[:, -1:], network["layers"][-1]["activation"]
    return mean if activation == "identity" else np.log(mean + 1e-5) - (activation == "sigmoid") * np.log(1 - mean + 1e-5)
