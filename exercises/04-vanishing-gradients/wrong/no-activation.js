// The activation is left out.
// expect: sigmoidOut: no-activation
// expect: reluOut: no-activation
// expect: sigmoidGrads: follows
// expect: reluGrads: follows
// Vanishing gradients.

// 1. Eleven matrices of 16 x 16, normal with the standard deviation 1; layer l is drawn with the seed given plus l.
function initial({ seed }) {
    const weights = []
    for (let l = 1; l <= 11; l++) {
        weights.push(randn([16, 16], { std: 1, seed: seed + l }))
    }

    return { weights }
}

// Forward and backward through a network with this activation.
function run(activation, { X, T, Ws }) {
    const layers = []
    for (let l = 0; l < 11; l++) {
        layers.push(param(Ws.at(l)))
    }
    let h = X
    for (const W of layers.slice(0, 10)) {
        h = matmul(h, W)
    }
    const out = matmul(h, layers[10])
    const loss = mse(out, T)
    loss.backward()
    const grads = layers.map((W) => W.grad)
    const norms = grads.map((gradient) => norm(gradient))

    return { out, loss, grads, norms }
}

// 2. With sigmoids.
function withSigmoid(inputs) {
    const { out, loss, grads, norms } = run(sigmoid, inputs)

    return { sigmoidOut: out, sigmoidLoss: loss, sigmoidGrads: grads, sigmoidNorms: norms }
}

// 3. With ReLUs.
function withRelu(inputs) {
    const { out, loss, grads, norms } = run(relu, inputs)

    return { reluOut: out, reluLoss: loss, reluGrads: grads, reluNorms: norms }
}

// 4. Side by side: the mean factor of one step back, and a plot.
function compare({ bySigmoid, byRelu }) {
    const perStep = (norms) => (norms.at(0) / norms.at(10)) ** (1 / 10)
    const sigmoidFactor = perStep(bySigmoid)
    const reluFactor = perStep(byRelu)
    const picture = plot.line(
        { sigmoid: bySigmoid, relu: byRelu },
        { x: arange(1, 12), logY: true, xLabel: 'layer', yLabel: 'norm of the gradient' },
    )

    return { sigmoidFactor, reluFactor, picture }
}

// 5. Why.
function explain() {
    return { slope: 'quarter', vanish: 'product', relu: 'open', size: 'sums', remedy: 'start' }
}
