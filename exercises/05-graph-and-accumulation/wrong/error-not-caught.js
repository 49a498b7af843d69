// The error ends the function.
// expect: message: missing
// expect: "message was not returned: backward() has already run through the graph"
// The graph, and gradients that add up.

// 1 and 2. z = x ** 2 + y ** 2, and one backward pass.
function once({ x, y }) {
    const [a, b] = [param(x), param(y)]
    const z = a ** 2 + b ** 2
    z.backward()
    const dx = a.grad
    const dy = b.grad

    return { z, dx, dy }
}

// 3. A second backward pass: the text of the error that it throws.
function again({ x, y }) {
    const z = param(x) ** 2 + param(y) ** 2
    z.backward()
    z.backward()
    const message = undefined

    return { message }
}

// 4. Two passes through a graph that is kept: without, and then with zeroGrad between them.
function kept({ x, y }) {
    const twoPasses = (between) => {
        const [a, b] = [param(x), param(y)]
        const z = a ** 2 + b ** 2
        z.backward({ retainGraph: true })
        between(a, b)
        z.backward({ retainGraph: true })
        return [a.grad, b.grad]
    }
    const [dx_twice, dy_twice] = twoPasses(() => {})
    const [dx_zeroed, dy_zeroed] = twoPasses((a, b) => {
        a.zeroGrad()
        b.zeroGrad()
    })

    return { dx_twice, dy_twice, dx_zeroed, dy_zeroed }
}

// 5. Ten rounds downhill, with zeroGrad and without: z after each round.
function descend({ x, y, rate }) {
    const rounds = (zeroed) => {
        const [a, b] = [param(x), param(y)]
        const list = []
        for (let i = 0; i < 10; i++) {
            if (zeroed) {
                a.zeroGrad()
                b.zeroGrad()
            }
            const z = a ** 2 + b ** 2
            z.backward()
            noGrad(() => {
                a.assign(a - rate * a.grad)
                b.assign(b - rate * b.grad)
                list.push(a ** 2 + b ** 2)
            })
        }
        return list
    }
    const withZero = rounds(true)
    const withoutZero = rounds(false)
    const picture = plot.line({ 'with zeroGrad': withZero, without: withoutZero }, { xLabel: 'round', yLabel: 'z' })

    return { withZero, withoutZero, picture }
}

// 6. Why.
function explain() {
    return { graph: 'values', three: 'three-times', why: 'sum', where: 'before', useful: 'pieces' }
}
