"""The peer of moons.js: scalar reverse mode in CPython, a node an operation, and the same network and loss.

Prints the seconds of the fastest of a few training steps.
"""

import math
import random
import time


class Scalar:
    def __init__(self, value, parents=()):
        self.value = value
        self.grad = 0.0
        self.parents = parents
        self.push = None

    def __add__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        result = Scalar(self.value + other.value, (self, other))

        def push():
            self.grad += result.grad
            other.grad += result.grad

        result.push = push
        return result

    def __mul__(self, other):
        other = other if isinstance(other, Scalar) else Scalar(other)
        result = Scalar(self.value * other.value, (self, other))

        def push():
            self.grad += other.value * result.grad
            other.grad += self.value * result.grad

        result.push = push
        return result

    def relu(self):
        result = Scalar(max(self.value, 0.0), (self,))

        def push():
            self.grad += result.grad if result.value > 0 else 0.0

        result.push = push
        return result

    __radd__ = __add__
    __rmul__ = __mul__

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, parents = stack[-1]
            for parent in parents:
                if id(parent) not in seen:
                    seen.add(id(parent))
                    stack.append((parent, iter(parent.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad = 1.0
        for node in reversed(order):
            if node.push:
                node.push()


random.seed(42)
points = []
for i in range(100):
    angle = math.pi * random.random()
    upper = i % 2 == 0
    x = math.cos(angle) if upper else 1 - math.cos(angle)
    y = math.sin(angle) if upper else 0.5 - math.sin(angle)
    points.append(([x + 0.1 * random.random(), y + 0.1 * random.random()], 1 if upper else -1))

layers = [
    [([Scalar(random.uniform(-1, 1)) for _ in range(inputs)], Scalar(0.0)) for _ in range(outputs)]
    for inputs, outputs in ((2, 16), (16, 16), (16, 1))
]


def score(values):
    for depth, layer in enumerate(layers):
        sums = [sum((w * v for w, v in zip(weights, values)), bias) for weights, bias in layer]
        values = [s.relu() for s in sums] if depth < len(layers) - 1 else sums
    return values[0]


def step():
    loss = Scalar(0.0)
    for values, label in points:
        loss = loss + (1 + -label * score(values)).relu()
    loss = loss * (1 / len(points))
    parameters = [p for layer in layers for weights, bias in layer for p in (*weights, bias)]
    total = loss + 1e-4 * sum((p * p for p in parameters), Scalar(0.0))
    for p in parameters:
        p.grad = 0.0
    total.backward()
    for p in parameters:
        p.value -= 0.1 * p.grad


best = math.inf
for _ in range(5):
    start = time.perf_counter()
    step()
    best = min(best, time.perf_counter() - start)
print(best)
