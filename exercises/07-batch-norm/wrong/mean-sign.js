// The sign of dmu is lost.
// expect: dmu: sign
// Batch normalisation, forward and backward by hand.
function solve({ X, gamma, beta, eps, G }) {
    const N = X.shape[0]

    // Forward
    const mu = mean(X, 0)
    const v = mean((X - mu) ** 2, 0)
    const Xhat = (X - mu) / sqrt(v + eps)
    const Y = gamma * Xhat + beta
    const L = sum(G * Y)

    // Backward: the scale and the shift
    const dY = G
    const dgamma = sum(dY * Xhat, 0)
    const dbeta = sum(dY, 0)

    // Backward: through the normalisation, whose mean and variance depend on X too
    const dXhat = dY * gamma
    const dv = sum(dXhat * (X - mu), 0) * -0.5 * (v + eps) ** -1.5
    const dmu = sum(dXhat, 0) / sqrt(v + eps) + dv * mean(-2 * (X - mu), 0)
    const dX = dXhat / sqrt(v + eps) + dv * 2 * (X - mu) / N + dmu / N

    return { mu, v, Xhat, Y, L, dY, dgamma, dbeta, dXhat, dv, dmu, dX }
}
