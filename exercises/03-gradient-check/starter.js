// A network of two layers, its gradients by hand, and the check by central differences: fill in each line. Replace undefined; leave the names as they are.
function solve({ X, Y, W1, b1, W2, b2 }) {
    // Forward
    const Z1 = undefined
    const H = undefined
    const O = undefined
    const L = undefined

    // Backward
    const dO = undefined
    const dW2 = undefined
    const db2 = undefined
    const dH = undefined
    const dZ1 = undefined
    const dW1 = undefined
    const db1 = undefined

    return { Z1, H, O, L, dO, dW2, db2, dH, dZ1, dW1, db1 }
}

// The gradient of f, a function of a list of numbers, at w, by central differences with step h.
function numericalGradient({ f, w, h }) {
    const gradient = undefined

    return { gradient }
}

// How far two gradients are apart, in relation to their lengths.
function compare({ a, n }) {
    const error = undefined

    return { error }
}
