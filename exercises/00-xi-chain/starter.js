// The xi-chain: fill in each line. Replace undefined; leave the names as they are.
function solve({ x, W, y }) {
    // Forward: values
    const xi1 = undefined // -W * x
    const xi2 = undefined
    const xi3 = undefined
    const xi4 = undefined
    const xi5 = undefined
    const L = undefined

    // The local derivative of each link
    const dL_dxi5 = undefined
    const dxi5_dxi4 = undefined
    const dxi4_dxi3 = undefined
    const dxi3_dxi2 = undefined
    const dxi2_dxi1 = undefined
    const dxi1_dW = undefined

    // Backward: what has accumulated from the loss to here
    const dL_dxi4 = undefined
    const dL_dxi3 = undefined
    const dL_dxi2 = undefined
    const dL_dxi1 = undefined
    const dL_dW = undefined

    return {
        xi1, xi2, xi3, xi4, xi5, L,
        dL_dxi5, dxi5_dxi4, dxi4_dxi3, dxi3_dxi2, dxi2_dxi1, dxi1_dW,
        dL_dxi4, dL_dxi3, dL_dxi2, dL_dxi1, dL_dW,
    }
}
