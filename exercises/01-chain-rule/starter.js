// The chain rule, link by link: fill in each line. Replace undefined; leave the names as they are.
function solve({ x, h }) {
    // Forward: values
    const z = undefined
    const a = undefined
    const L = undefined

    // The local derivative of each link
    const dL_da = undefined
    const da_dz = undefined
    const dz_dx = undefined

    // The chain
    const dL_dz = undefined
    const dL_dx = undefined

    // The same by trying
    const f = (x) => Math.max(3 * x + 1, 0) ** 2
    const numerical = undefined

    return { z, a, L, dL_da, da_dz, dz_dx, dL_dz, dL_dx, numerical }
}
