// Softmax and cross-entropy, backward by hand: fill in each line. Replace undefined; leave the names as they are.
function solve({ Z, Y }) {
    const N = Z.shape[0]

    // Forward: softmax of each row, and the mean loss
    const P = undefined
    const L = undefined

    // Backward: by the probabilities, then by the logits
    const dL_dP = undefined
    const dL_dZ = undefined

    return { P, L, dL_dP, dL_dZ }
}

// The Jacobian of one row's softmax: how each probability changes with each logit.
function rowJacobian({ z }) {
    const p = undefined
    const J = undefined

    return { p, J }
}
