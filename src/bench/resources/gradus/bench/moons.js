// Two half-moons told apart by a network of scalar tensors, as a learner would write it.
let seed = 42;
const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
const points = Array.from({ length: 100 }, (_, i) => {
    const angle = Math.PI * random();
    const upper = i % 2 === 0;
    const x = upper ? Math.cos(angle) : 1 - Math.cos(angle);
    const y = upper ? Math.sin(angle) : 0.5 - Math.sin(angle);
    return { input: [x + 0.1 * random(), y + 0.1 * random()], label: upper ? 1 : -1 };
});

const neuron = (inputs) => ({
    weights: Array.from({ length: inputs }, () => param(2 * random() - 1)),
    bias: param(0),
});
const layers = [
    [2, 16],
    [16, 16],
    [16, 1],
].map(([inputs, outputs]) => Array.from({ length: outputs }, () => neuron(inputs)));

const score = (input) => {
    let values = input;
    layers.forEach((layer, depth) => {
        values = layer.map((n) => {
            let sum = n.bias;
            for (let i = 0; i < values.length; i++) {
                sum = sum + n.weights[i] * values[i];
            }
            return depth < layers.length - 1 ? sum.relu() : sum;
        });
    });
    return values[0];
};

function step() {
    let loss = param(0);
    for (const { input, label } of points) {
        loss = loss + (1 - label * score(input)).relu();
    }
    loss = loss / points.length;
    let penalty = param(0);
    for (const layer of layers) {
        for (const n of layer) {
            for (const w of n.weights) {
                penalty = penalty + w * w;
            }
            penalty = penalty + n.bias * n.bias;
        }
    }
    const total = loss + 1e-4 * penalty;
    total.backward();
    const descend = (p) => param(p.item() - 0.1 * p.grad.item());
    for (const layer of layers) {
        for (const n of layer) {
            n.weights = n.weights.map(descend);
            n.bias = descend(n.bias);
        }
    }
    return total.item();
}
