// One neuron, forward and backward.
function solve({ w, b, x, y }) {
    // Forward: values
    const z = w * x + b
    const a = 1 / (1 + Math.exp(-z))
    const L = (a - y) ** 2

    // The local derivative of each link
    const dL_da = 2 * (a - y)
    const da_dz = a * (1 - a)
    const dz_dw = x
    const dz_db = 1

    // Backward: what has accumulated from the loss to here
    const dL_dz = dL_da * da_dz
    const dL_dw = dL_dz * dz_dw
    const dL_db = dL_dz * dz_db

    return { z, a, L, dL_da, da_dz, dz_dw, dz_db, dL_dz, dL_dw, dL_db }
}
