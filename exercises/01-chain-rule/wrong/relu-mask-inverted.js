// ReLU is open on the wrong side.
// expect: da_dz: relu-mask-inverted
// expect: dL_dz: wrong
// expect: dL_dx: wrong
// The chain rule, link by link.
function solve({ x, h }) {
    // Forward: values
    const z = 3 * x + 1
    const a = z > 0 ? z : 0
    const L = a ** 2

    // The local derivative of each link
    const dL_da = 2 * a
    const da_dz = z > 0 ? 0 : 1
    const dz_dx = 3

    // The chain
    const dL_dz = dL_da * da_dz
    const dL_dx = dL_dz * dz_dx

    // The same by trying
    const f = (x) => Math.max(3 * x + 1, 0) ** 2
    const numerical = (f(x + h) - f(x - h)) / (2 * h)

    return { z, a, L, dL_da, da_dz, dz_dx, dL_dz, dL_dx, numerical }
}
