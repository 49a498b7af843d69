// The error times the input, which is dL/dW for the full cross-entropy, or where y = 1.
// expect: dL_dW: wrong elsewhere
// The xi-chain, link by link.
function solve({ x, W, y }) {
    // Forward: values
    const xi1 = -W * x
    const xi2 = exp(xi1)
    const xi3 = 1 + xi2
    const xi4 = 1 / xi3
    const xi5 = log(xi4)
    const L = -y * xi5

    // The local derivative of each link
    const dL_dxi5 = -y
    const dxi5_dxi4 = 1 / xi4
    const dxi4_dxi3 = -1 / xi3 ** 2
    const dxi3_dxi2 = 1
    const dxi2_dxi1 = xi2
    const dxi1_dW = -x

    // Backward: what has accumulated from the loss to here
    const dL_dxi4 = dL_dxi5 * dxi5_dxi4
    const dL_dxi3 = dL_dxi4 * dxi4_dxi3
    const dL_dxi2 = dL_dxi3 * dxi3_dxi2
    const dL_dxi1 = dL_dxi2 * dxi2_dxi1
    const dL_dW = (xi4 - y) * x

    return {
        xi1, xi2, xi3, xi4, xi5, L,
        dL_dxi5, dxi5_dxi4, dxi4_dxi3, dxi3_dxi2, dxi2_dxi1, dxi1_dW,
        dL_dxi4, dL_dxi3, dL_dxi2, dL_dxi1, dL_dW,
    }
}
