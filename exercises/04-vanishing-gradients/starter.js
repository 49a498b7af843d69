// Vanishing gradients. Replace undefined, with as many lines as you need; leave the names as they are.

// 1. Eleven matrices of 16 x 16, normal with the standard deviation 1; layer l is drawn with the seed given plus l.
function initial({ seed }) {
    const weights = undefined

    return { weights }
}

// Forward and backward through a network with this activation, which is sigmoid or relu: both parts below call it.
function run(activation, { X, T, Ws }) {
    const out = undefined
    const loss = undefined
    const grads = undefined
    const norms = undefined

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
    const sigmoidFactor = undefined
    const reluFactor = undefined
    const picture = undefined

    return { sigmoidFactor, reluFactor, picture }
}

// 5. Why: one of the words that the task offers for each, as a text, such as 'quarter'.
function explain() {
    const slope = undefined
    const vanish = undefined
    const relu = undefined
    const size = undefined
    const remedy = undefined

    return { slope, vanish, relu, size, remedy }
}
