// One neuron, forward and backward: fill in each line. Replace undefined; leave the names as they are.
function solve({ w, b, x, y }) {
    // Forward: values
    const z = undefined
    const a = undefined
    const L = undefined

    // The local derivative of each link
    const dL_da = undefined
    const da_dz = undefined
    const dz_dw = undefined
    const dz_db = undefined

    // Backward: what has accumulated from the loss to here
    const dL_dz = undefined
    const dL_dw = undefined
    const dL_db = undefined

    return { z, a, L, dL_da, da_dz, dz_dw, dz_db, dL_dz, dL_dw, dL_db }
}
