// The mean is taken over the rows alone.
// expect: dO: mean-over-rows-only
// A network of two layers, its gradients by hand, and the check by central differences.
function solve({ X, Y, W1, b1, W2, b2 }) {
    // Forward
    const Z1 = matmul(X, W1) + b1
    const H = relu(Z1)
    const O = matmul(H, W2) + b2
    const L = mean((O - Y) ** 2)

    // Backward
    const dO = 2 * (O - Y) / 5
    const dW2 = matmul(H.T, dO)
    const db2 = sum(dO, 0)
    const dH = matmul(dO, W2.T)
    const dZ1 = dH * greater(Z1, 0)
    const dW1 = matmul(X.T, dZ1)
    const db1 = sum(dZ1, 0)

    return { Z1, H, O, L, dO, dW2, db2, dH, dZ1, dW1, db1 }
}

// The gradient of f, a function of a list of numbers, at w, by central differences with step h.
function numericalGradient({ f, w, h }) {
    const at = w.toArray()
    const gradient = at.map((wi, i) => {
        const up = f(at.with(i, wi + h))
        const down = f(at.with(i, wi - h))
        return (up - down) / (2 * h)
    })

    return { gradient }
}

// How far two gradients are apart, in relation to their lengths.
function compare({ a, n }) {
    const error = norm(a - n) / (norm(a) + norm(n))

    return { error }
}
