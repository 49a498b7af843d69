// Batch normalisation, forward and backward by hand: fill in each line. Replace undefined; leave the names as they are.
function solve({ X, gamma, beta, eps, G }) {
    // Forward
    const mu = undefined
    const v = undefined
    const Xhat = undefined
    const Y = undefined
    const L = undefined

    // Backward: the scale and the shift
    const dY = undefined
    const dgamma = undefined
    const dbeta = undefined

    // Backward: through the normalisation
    const dXhat = undefined
    const dv = undefined
    const dmu = undefined
    const dX = undefined

    return { mu, v, Xhat, Y, L, dY, dgamma, dbeta, dXhat, dv, dmu, dX }
}
