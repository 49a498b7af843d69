// The graph, and gradients that add up. Replace undefined, with as many lines as you need; leave the names as they are.

// 1 and 2. z = x ** 2 + y ** 2, and one backward pass.
function once({ x, y }) {
    const z = undefined
    const dx = undefined
    const dy = undefined

    return { z, dx, dy }
}

// 3. A second backward pass: the text of the error that it throws.
function again({ x, y }) {
    const message = undefined

    return { message }
}

// 4. Two passes through a graph that is kept: without, and then with zeroGrad between them.
function kept({ x, y }) {
    const dx_twice = undefined
    const dy_twice = undefined

    const dx_zeroed = undefined
    const dy_zeroed = undefined

    return { dx_twice, dy_twice, dx_zeroed, dy_zeroed }
}

// 5. Ten rounds downhill, with zeroGrad and without: z after each round.
function descend({ x, y, rate }) {
    const withZero = undefined
    const withoutZero = undefined
    const picture = undefined

    return { withZero, withoutZero, picture }
}

// 6. Why: one of the words that the task offers for each, as a text, such as 'values'.
function explain() {
    const graph = undefined
    const three = undefined
    const why = undefined
    const where = undefined
    const useful = undefined

    return { graph, three, why, where, useful }
}
