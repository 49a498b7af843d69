// Generated from the DSL's reference: gradus reference --typings. Not to be edited.

/** What stands for numbers: a tensor, a number, or numbers nested in arrays. */
type Data = Tensor | number | Data[];
/** One axis or several; negative ones count from the end. */
type Axis = number | number[];
/** Lengths of axes, one by one or as one array. */
type Lengths = (number | number[])[];
/**
 * Arithmetic on tensors gives tensors, which TypeScript cannot express of + - * / **: for it they give numbers.
 * So tensors are numbers here, and numbers have a tensor's members.
 */
type Tensor = number & TensorMembers;
interface Number extends TensorMembers {}
/** What a terminal shows as text, and save writes to a file. */
interface Picture {}

interface Module {
    (x: Data): Tensor;
    [part: string]: any;
    /**
     * The output for an input; model(x) is the same.
     * @example
     * new nn.Tanh().forward(0)
     * // 0
     */
    forward(x: Data): Tensor;
    /**
     * The parameters, those of its parts included, each once.
     * @example
     * new nn.Linear(2, 3).parameters().map(p => p.shape)
     * // [[2, 3], [3]]
     */
    parameters(): Tensor[];
    /**
     * The parameters by name - the path to the part, then its own name.
     * @example
     * Object.keys(new nn.Sequential(new nn.Linear(2, 3)).namedParameters())
     * // ['0.weight', '0.bias']
     */
    namedParameters(): Record<string, Tensor>;
    /**
     * Forgets the gradients of all parameters.
     * @example
     * const layer = new nn.Linear(1, 1)
     * layer([[1]]).sum().backward()
     * layer.zeroGrad()
     * layer.bias.grad
     * // null
     */
    zeroGrad(): void;
    /**
     * Switches to training, parts included - Dropout drops, BatchNorm1d uses the batch's own statistics.
     * @example
     * new nn.Dropout(0).train()([1, 2])
     * // [1, 2]
     */
    train(training?: boolean): Module;
    /**
     * Switches to evaluation, parts included.
     * @example
     * new nn.Dropout(0.9).eval()([1, 2])
     * // [1, 2]
     */
    eval(): Module;
}

interface Optimizer {
    /**
     * Changes each parameter once, in place, by its .grad.
     * @example
     * const p = param(5)
     * const optimizer = new optim.SGD([p], {lr: 1})
     * p.backward()
     * optimizer.step()
     * p.item()
     * // 4
     */
    step(): void;
    /**
     * Forgets the gradients of its parameters.
     * @example
     * const q = param(5)
     * q.backward()
     * new optim.SGD([q]).zeroGrad()
     * q.grad
     * // null
     */
    zeroGrad(): void;
    /**
     * The learning rate, which can be set, as a schedule does.
     * @example
     * const s = new optim.SGD([param(1)], {lr: 0.1})
     * s.lr /= 2
     * s.lr
     * // 0.05
     */
    lr: number;
}

interface TensorMembers {
    /**
     * A row of zeros with a single one, at the place that each index names.
     * Shapes: (..., classes) for indices of shape (...)
     * Errors: an index that is no whole number, or not one of the classes
     * @example
     * oneHot([2, 0], 3)
     * // [[0, 0, 1],
     * //  [1, 0, 0]]
     */
    oneHot(classes: number): Tensor;
    /**
     * a + b.
     * Shapes: both broadcast, as in NumPy; aligned from the right, lengths are equal or 1
     * @example
     * tensor([1, 2]) + 10
     * // [11, 12]
     */
    add(b: Data): Tensor;
    /**
     * a - b.
     * Shapes: both broadcast
     * @example
     * sub([5, 6], [1, 2])
     * // [4, 4]
     */
    sub(b: Data): Tensor;
    /**
     * a * b, number by number; for the product of matrices see matmul.
     * Shapes: both broadcast
     * @example
     * tensor([[1], [2]]) * tensor([10, 20])
     * // [[10, 20],
     * //  [20, 40]]
     */
    mul(b: Data): Tensor;
    /**
     * a / b.
     * Shapes: both broadcast
     * @example
     * div([1, 2], 4)
     * // [0.25, 0.50]
     */
    div(b: Data): Tensor;
    /**
     * a ** b.
     * -t ** 2 is an error in JavaScript; write -(t ** 2) or (-t) ** 2.
     * Shapes: both broadcast
     * @example
     * pow([1, 2, 3], 2)
     * // [1, 4, 9]
     */
    pow(b: Data): Tensor;
    /**
     * -x.
     * @example
     * neg([1, -2])
     * // [-1,  2]
     */
    neg(): Tensor;
    /**
     * e to the power x.
     * @example
     * exp([0, 1])
     * // [1.00000000, 2.71828183]
     */
    exp(): Tensor;
    /**
     * exp(x) - 1, accurate also near 0.
     * @example
     * expm1(1e-10)
     * // 1.00000000005e-10
     */
    expm1(): Tensor;
    /**
     * The natural logarithm.
     * At 0 it is -Infinity, below it NaN. detectAnomaly finds where that comes from.
     * @example
     * log([1, 10])
     * // [0.00000000, 2.30258509]
     */
    log(): Tensor;
    /**
     * log(1 + x), accurate also near 0.
     * @example
     * log1p(1e-10)
     * // 9.999999999500001e-11
     */
    log1p(): Tensor;
    /**
     * The square root.
     * @example
     * sqrt([4, 2])
     * // [2.00000000, 1.41421356]
     */
    sqrt(): Tensor;
    /**
     * The sine of an angle in radians.
     * @example
     * sin(1)
     * // 0.8414709848078965
     */
    sin(): Tensor;
    /**
     * The cosine of an angle in radians.
     * @example
     * cos(1)
     * // 0.5403023058681398
     */
    cos(): Tensor;
    /**
     * The tangent of an angle in radians.
     * @example
     * tan(1)
     * // 1.5574077246549023
     */
    tan(): Tensor;
    /**
     * The angle in radians whose tangent is x.
     * @example
     * 4 * atan(1)
     * // 3.141592653589793
     */
    atan(): Tensor;
    /**
     * The hyperbolic sine.
     * @example
     * sinh(1)
     * // 1.1752011936438014
     */
    sinh(): Tensor;
    /**
     * The hyperbolic cosine.
     * @example
     * cosh(1)
     * // 1.543080634815244
     */
    cosh(): Tensor;
    /**
     * The hyperbolic tangent, a squashing function from -1 to 1.
     * @example
     * tanh([-1, 0, 1])
     * // [-0.76159416,  0.00000000,  0.76159416]
     */
    tanh(): Tensor;
    /**
     * The absolute value; its derivative at 0 counts as 0.
     * @example
     * abs([-1, 2])
     * // [1, 2]
     */
    abs(): Tensor;
    /**
     * -1, 0 or 1; its derivative is 0 everywhere.
     * @example
     * sign([-3, 0, 5])
     * // [-1,  0,  1]
     */
    sign(): Tensor;
    /**
     * max(x, 0), the rectified linear unit; its derivative at 0 counts as 0.
     * @example
     * relu([-1, 0, 2])
     * // [0, 0, 2]
     */
    relu(): Tensor;
    /**
     * x where x > 0, else slope times x; the slope is 0.01 unless given.
     * @example
     * leakyRelu([-1, 2], 0.1)
     * // [-0.1,  2.0]
     */
    leakyRelu(slope?: number): Tensor;
    /**
     * 1/(1 + e^-x), a squashing function from 0 to 1, exact in both tails.
     * @example
     * sigmoid([-1, 0, 40])
     * // [0.26894142, 0.50000000, 1.00000000]
     */
    sigmoid(): Tensor;
    /**
     * log(sigmoid(x)), also where sigmoid(x) rounds to 0.
     * @example
     * logSigmoid(-1000)
     * // -1000
     */
    logSigmoid(): Tensor;
    /**
     * log(1 + e^x), a smooth relu.
     * @example
     * softplus([0, 1000])
     * // [   0.69314718, 1000.00000000]
     */
    softplus(): Tensor;
    /**
     * x normalCdf(x), the Gaussian error linear unit in its exact form.
     * @example
     * gelu([-1, 1])
     * // [-0.15865525,  0.84134475]
     */
    gelu(): Tensor;
    /**
     * The share of the standard normal distribution below x.
     * @example
     * normalCdf([0, 1.96])
     * // [0.5000000, 0.9750021]
     */
    normalCdf(): Tensor;
    /**
     * x, but not below low nor above high; the derivative is 1 inside and at both bounds.
     * Errors: low above high
     * @example
     * clip([-2, 0.5, 3], -1, 1)
     * // [-1.0,  0.5,  1.0]
     */
    clip(low?: number, high?: number): Tensor;
    /**
     * The larger of two; where they are equal they share the gradient. Of one tensor's numbers, see max.
     * Shapes: both broadcast
     * @example
     * maximum([1, 5], [4, 2])
     * // [4, 5]
     */
    maximum(b: Data): Tensor;
    /**
     * The smaller of two; where they are equal they share the gradient. Of one tensor's numbers, see min.
     * Shapes: both broadcast
     * @example
     * minimum([1, 5], [4, 2])
     * // [1, 2]
     */
    minimum(b: Data): Tensor;
    /**
     * a where the condition is not 0, b elsewhere.
     * Shapes: all three broadcast
     * @example
     * const x = tensor([-1, 2])
     * where(greater(x, 0), x, 0)
     * // [0, 2]
     */
    where(a: Data, b: Data): Tensor;
    /**
     * 1 where a < b, else 0. The operator < is for scalars alone.
     * Shapes: both broadcast
     * @example
     * less([1, 2, 3], 2)
     * // [1, 0, 0]
     */
    less(b: Data): Tensor;
    /**
     * 1 where a <= b, else 0.
     * Shapes: both broadcast
     * @example
     * lessEqual([1, 2, 3], 2)
     * // [1, 1, 0]
     */
    lessEqual(b: Data): Tensor;
    /**
     * 1 where a > b, else 0; greater(Z, 0) is ReLU's mask.
     * Shapes: both broadcast
     * @example
     * greater([1, 2, 3], 2)
     * // [0, 0, 1]
     */
    greater(b: Data): Tensor;
    /**
     * 1 where a >= b, else 0.
     * Shapes: both broadcast
     * @example
     * greaterEqual([1, 2, 3], 2)
     * // [0, 1, 1]
     */
    greaterEqual(b: Data): Tensor;
    /**
     * 1 where a and b are the same number, else 0.
     * The operator == compares scalars. === asks whether two names hold one and the same tensor.
     * Shapes: both broadcast
     * @example
     * mean(equal([1, 2, 3], [1, 5, 3]))
     * // 0.6666666666666666
     */
    equal(b: Data): Tensor;
    /**
     * Whether |a - b| <= atol + rtol |b| everywhere. Unless given, rtol is 1e-5 and atol 1e-8.
     * Shapes: both broadcast
     * @example
     * allClose(0.1 + 0.2, 0.3)
     * // true
     */
    allClose(b: Data, options?: {rtol?: number, atol?: number}): boolean;
    /**
     * Each number is set to 0 with probability p (0.5 unless given); the rest grow by 1/(1 - p), so that the mean stays.
     * Errors: p outside [0, 1)
     * @example
     * dropout(ones(6), 0.5, {seed: 3})
     * // [2, 0, 0, 2, 2, 0]
     */
    dropout(p?: number, options?: {seed?: number}): Tensor;
    /**
     * The sum.
     * @example
     * sum([[1, 2], [3, 4]], 0)
     * // [4, 6]
     */
    sum(axis?: Axis, options?: {keepDims?: boolean}): Tensor;
    /**
     * The sum divided by the number of elements.
     * @example
     * mean([1, 2, 6])
     * // 3
     */
    mean(axis?: Axis, options?: {keepDims?: boolean}): Tensor;
    /**
     * The largest number; those that tie for it share the gradient.
     * Errors: no elements
     * @example
     * max([[1, 5], [7, 2]], 1)
     * // [5, 7]
     */
    max(axis?: Axis, options?: {keepDims?: boolean}): Tensor;
    /**
     * The smallest number; those that tie for it share the gradient.
     * Errors: no elements
     * @example
     * min([[1, 5], [7, 2]], 1, {keepDims: true})
     * // [[1],
     * //  [2]]
     */
    min(axis?: Axis, options?: {keepDims?: boolean}): Tensor;
    /**
     * The product; its gradient is right also where factors are 0.
     * @example
     * prod([2, 3, 4])
     * // 24
     */
    prod(axis?: Axis, options?: {keepDims?: boolean}): Tensor;
    /**
     * The mean squared distance from the mean.
     * The sum of squares is divided by N - ddof; ddof is 0, as in NumPy, unless given. PyTorch takes 1.
     * Errors: not more than ddof elements
     * @example
     * variance([1, 2, 3, 4], {ddof: 1})
     * // 1.6666666666666667
     */
    variance(axis?: Axis, options?: {keepDims?: boolean, ddof?: number}): Tensor;
    /**
     * The Euclidean length, the root of the sum of squares; its gradient at 0 counts as 0.
     * @example
     * norm([3, 4])
     * // 5
     */
    norm(axis?: Axis, options?: {keepDims?: boolean}): Tensor;
    /**
     * log(sum(exp(x))), also where exp(x) would be infinite.
     * @example
     * logsumexp([1000, 1000])
     * // 1000.6931471805599
     */
    logsumexp(axis?: Axis, options?: {keepDims?: boolean}): Tensor;
    /**
     * exp(x) over its sum along one axis, the last unless given - probabilities from scores.
     * Shapes: as x
     * @example
     * softmax([1, 2, 3])
     * // [0.09003057, 0.24472847, 0.66524096]
     */
    softmax(axis?: number): Tensor;
    /**
     * log(softmax(x)), also where softmax rounds to 0.
     * Shapes: as x
     * @example
     * logSoftmax([0, 1000])
     * // [-1000,     0]
     */
    logSoftmax(axis?: number): Tensor;
    /**
     * Running sums along one axis, the last unless given.
     * Shapes: as x
     * @example
     * cumsum([1, 2, 3])
     * // [1, 3, 6]
     */
    cumsum(axis?: number): Tensor;
    /**
     * Where along the axis (the last unless given) the largest number stands, the first of several. It has no gradient.
     * Shapes: x without that axis
     * @example
     * argmax([[1, 5, 2], [7, 2, 7]])
     * // [1, 0]
     */
    argmax(axis?: number): Tensor;
    /**
     * The axes in another order; without one, the last two exchanged. t.T is short for it.
     * Axis i of the result is axis order[i] of x. A vector is its own transpose.
     * Errors: an order that does not name each axis once
     * @example
     * transpose([[1, 2, 3], [4, 5, 6]])
     * // [[1, 4],
     * //  [2, 5],
     * //  [3, 6]]
     */
    transpose(...order: number[]): Tensor;
    /**
     * The same numbers in the same order under another shape. One length may be -1, for whatever is left.
     * Errors: a shape of another size
     * @example
     * reshape(arange(6), 2, -1)
     * // [[0, 1, 2],
     * //  [3, 4, 5]]
     */
    reshape(...shape: Lengths): Tensor;
    /**
     * x repeated to a wider shape, as an operation with an operand of that shape would.
     * @example
     * broadcastTo([1, 2], [2, 2])
     * // [[1, 2],
     * //  [1, 2]]
     */
    broadcastTo(shape: number | number[]): Tensor;
    /**
     * The parts of the given lengths along an axis; the inverse of concat.
     * Errors: lengths that do not add up to the axis
     * @example
     * split([1, 2, 3, 4, 5], [2, 3])
     * // [[1, 2], [3, 4, 5]]
     */
    split(lengths: number[], axis?: number): Tensor[];
    /**
     * The entries from start up to, and without, stop, along the first axis unless another is given.
     * As Python's x[start:stop:step]; negative positions count from the end.
     * @example
     * slice([10, 20, 30, 40], 1, -1)
     * // [20, 30]
     */
    slice(start?: number, stop?: number, options?: {axis?: number, step?: number}): Tensor;
    /**
     * The entry at an index along the first axis, and so on for each further index; it keeps the gradient.
     * Errors: an index outside its axis
     * @example
     * at([[1, 2], [3, 4]], 1, 0)
     * // 3
     */
    at(...indices: number[]): Tensor;
    /**
     * Whole entries along an axis, by their indices, as often as named. An embedding look-up.
     * Shapes: (n, d) and k indices give (k, d) along axis 0
     * @example
     * take([[1, 2], [3, 4], [5, 6]], [2, 0])
     * // [[5, 6],
     * //  [1, 2]]
     */
    take(indices: Data, axis?: number): Tensor;
    /**
     * One element an index along an axis, the last unless given; on the other axes indices and x run together.
     * Shapes: that of the indices
     * @example
     * gather([[1, 2], [3, 4]], [[1], [0]])
     * // [[2],
     * //  [3]]
     */
    gather(indices: Data, axis?: number): Tensor;
    /**
     * The product of matrices.
     * A vector on the left is a row, on the right a column, and its axis is dropped from the result. Further axes in front are batches, and broadcast.
     * Shapes: (n, k) and (k, m) give (n, m)
     * Errors: a scalar; columns of the first that are not as many as rows of the second, with the transpose that would fit
     * @example
     * matmul([[1, 2], [3, 4]], [[1], [10]])
     * // [[21],
     * //  [43]]
     */
    matmul(b: Data): Tensor;
    /**
     * The sum of the products of two vectors of equal length.
     * Shapes: (n,) and (n,) give ()
     * @example
     * dot([1, 2, 3], [4, 5, 6])
     * // 32
     */
    dot(b: Data): Tensor;
    /**
     * Every number of one vector times every number of another.
     * Shapes: (n,) and (m,) give (n, m)
     * @example
     * outer([1, 2], [10, 20, 30])
     * // [[10, 20, 30],
     * //  [20, 40, 60]]
     */
    outer(b: Data): Tensor;
    /**
     * The cross-correlation that deep learning calls convolution.
     * Shapes: (batch, channels, height, width) and (filters, channels, rows, columns) give (batch, filters, ...)
     * Errors: other ranks; channels that differ; a kernel larger than the padded image
     * @example
     * conv2d(arange(9).reshape(1, 1, 3, 3), ones(1, 1, 2, 2))
     * // [[[[ 8, 12],
     * //    [20, 24]]]]
     */
    conv2d(kernels: Data, options?: {stride?: number, padding?: number}): Tensor;
    /**
     * The largest number of each window of each channel; windows lie side by side unless a stride is given.
     * Shapes: (batch, channels, height, width) to (batch, channels, ...)
     * @example
     * maxPool2d(arange(16).reshape(1, 1, 4, 4), 2)
     * // [[[[ 5,  7],
     * //    [13, 15]]]]
     */
    maxPool2d(size: number, options?: {stride?: number}): Tensor;
    /**
     * The mean of (prediction - target)^2, without a factor 1/2.
     * @example
     * mse([1, 2], [3, 2])
     * // 2
     */
    mse(target: Data, options?: {reduction?: 'mean' | 'sum'}): Tensor;
    /**
     * The mean of -y log(p) - (1 - y) log(1 - p), for probabilities p.
     * It is infinite where p is 0 or 1 and the target disagrees. bceWithLogits never is.
     * @example
     * bce([0.9, 0.2], [1, 0])
     * // 0.16425203348601802
     */
    bce(y: Data, options?: {reduction?: 'mean' | 'sum'}): Tensor;
    /**
     * bce of sigmoid(logits), exact for every logit.
     * @example
     * bceWithLogits([1000, -1000], [0, 0])
     * // 500
     */
    bceWithLogits(y: Data, options?: {reduction?: 'mean' | 'sum'}): Tensor;
    /**
     * The mean over rows of -log(softmax(logits)) at the right class. It takes scores, not probabilities.
     * Shapes: logits (n, classes); the target is a class index a row, (n,), or probabilities, (n, classes)
     * Errors: indices that name no class; a target of another shape
     * @example
     * crossEntropy([[2, 1, 0], [0, 0, 5]], [0, 2])
     * // 0.2104959330829146
     */
    crossEntropy(target: Data, options?: {reduction?: 'mean' | 'sum'}): Tensor;
    /**
     * The lengths of the axes, outermost first; [] for a scalar.
     * @example
     * zeros(2, 3).shape
     * // [2, 3]
     */
    readonly shape: number[];
    /**
     * The last two axes exchanged.
     * @example
     * tensor([[1, 2]]).T
     * // [[1],
     * //  [2]]
     */
    readonly T: Tensor;
    /**
     * The sum of the gradients of all backward passes since the last zeroGrad(); null before the first.
     * Only parameters have one, and tensors on which retainGrad() was called. It can be set, as clipping does.
     * @example
     * const a = param([1, 2])
     * sum(a ** 2).backward()
     * a.grad
     * // [2, 4]
     */
    grad: Tensor | null;
    /**
     * Whether this is a parameter, or was computed from one.
     * @example
     * (param(1) * 2).requiresGrad
     * // true
     */
    readonly requiresGrad: boolean;
    /**
     * Whether this was made from numbers, and not computed from tensors with a gradient.
     * @example
     * param(1).isLeaf
     * // true
     */
    readonly isLeaf: boolean;
    /**
     * The name of the variable that holds it, or the one that named() gave it.
     * @example
     * named('p', 0.5).name
     * // 'p'
     */
    readonly name: string | null;
    /**
     * The number in a tensor of one element, as a JavaScript number without history.
     * Errors: a tensor of several elements
     * @example
     * tensor([5]).item()
     * // 5
     */
    item(): number;
    /**
     * The numbers as nested JavaScript arrays, without history; a number for a scalar.
     * @example
     * tensor([[1, 2], [3, 4]]).toArray()[1]
     * // [3, 4]
     */
    toArray(): any;
    /**
     * Reverse mode from this scalar - adds to the .grad of every parameter it depends on.
     * The graph is let go afterwards, unless retainGraph is true. With createGraph the pass itself is recorded, so that gradients can be differentiated. A tensor of several elements needs an upstream gradient of its shape.
     * Errors: no parameter that this depends on; several elements and no gradient; a second time without retainGraph
     * @example
     * const x = param(2)
     * const z = 3 * x ** 2
     * z.backward()
     * x.grad
     * // 12
     */
    backward(options?: {gradient?: Data, retainGraph?: boolean, createGraph?: boolean}): void;
    /**
     * Forgets the gradient, so that the next backward pass starts from nothing.
     * @example
     * const v = param(1)
     * v.backward()
     * v.zeroGrad()
     * v.grad
     * // null
     */
    zeroGrad(): void;
    /**
     * Keeps the gradient of this intermediate value in .grad, as a parameter's is.
     * @example
     * const u = param(2)
     * const q = (u * 3).retainGrad()
     * ;(q * q).backward()
     * q.grad
     * // 12
     */
    retainGrad(): Tensor;
    /**
     * Calls the hook with this tensor's gradient in each backward pass; what it returns, if anything, takes its place.
     * @example
     * const c = param(2)
     * c.onGrad(g => g * 10)
     * ;(c * 3).backward()
     * c.grad
     * // 30
     */
    onGrad(hook: (gradient: Tensor) => Tensor | void): Tensor;
    /**
     * The same numbers, cut off from the graph.
     * @example
     * (param(1) * 2).detach().requiresGrad
     * // false
     */
    detach(): Tensor;
    /**
     * Overwrites the numbers in place, as an optimiser does; the value broadcasts to the shape.
     * Errors: a parameter outside noGrad(); a computed tensor
     * @example
     * const b = param([1, 2])
     * noGrad(() => b.assign([5, 6]))
     * b.toArray()
     * // [5, 6]
     */
    assign(value: Data): Tensor;
}

/**
 * A tensor of the given numbers.
 * Everything that takes a tensor also takes a number or nested arrays, so tensor(...) is needed only where an operator would otherwise meet an array.
 * Shapes: that of the nested arrays; () for a number
 * Errors: rows of different lengths; anything that is not a number
 * @example
 * tensor([[1, 2], [3, 4]]) * 10
 * // [[10, 20],
 * //  [30, 40]]
 */
declare function tensor(data: Data, options?: {requiresGrad?: boolean}): Tensor;

/**
 * A tensor to differentiate by; short for tensor(data, {requiresGrad: true}).
 * What is computed from a parameter remembers how, until backward() or a derivative is asked for.
 * @example
 * const w = param(3)
 * const y = w ** 2
 * y.backward()
 * w.grad
 * // 6
 */
declare function param(data: Data): Tensor;

/**
 * Zeros.
 * Shapes: the lengths given, one by one or as one array
 * @example
 * zeros(2, 3)
 * // [[0, 0, 0],
 * //  [0, 0, 0]]
 */
declare function zeros(...shape: Lengths): Tensor;

/**
 * Ones.
 * Shapes: the lengths given, one by one or as one array
 * @example
 * ones(3)
 * // [1, 1, 1]
 */
declare function ones(...shape: Lengths): Tensor;

/**
 * One number, everywhere.
 * @example
 * full([2, 2], 7)
 * // [[7, 7],
 * //  [7, 7]]
 */
declare function full(shape: number | number[], value: number): Tensor;

/**
 * The identity matrix.
 * Shapes: (n, n)
 * @example
 * eye(2)
 * // [[1, 0],
 * //  [0, 1]]
 */
declare function eye(n: number): Tensor;

/**
 * Numbers from start up to, and without, stop. With one argument, from 0 up to it.
 * @example
 * arange(1, 10, 3)
 * // [1, 4, 7]
 */
declare function arange(start: number, stop?: number, step?: number): Tensor;

/**
 * Evenly spaced numbers, both ends included; 50 of them if the count is left out.
 * @example
 * linspace(0, 1, 5)
 * // [0.00, 0.25, 0.50, 0.75, 1.00]
 */
declare function linspace(start: number, stop: number, count?: number): Tensor;

/**
 * Normal random numbers; std is the standard deviation.
 * The same seed gives the same numbers on every machine. Without one, they go on from the session's own generator, which starts the same in every session; see manualSeed.
 * @example
 * randn([2, 2], {seed: 1})
 * // [[-0.03426732, -1.29260853],
 * //  [-2.50006749,  0.91146659]]
 */
declare function randn(shape: number | number[], options?: {mean?: number, std?: number, seed?: number}): Tensor;

/**
 * Random numbers spread evenly over [low, high), which is [0, 1) unless said otherwise.
 * @example
 * rand(3, {seed: 1})
 * // [0.56656158, 0.74578176, 0.97100275]
 */
declare function rand(shape: number | number[], options?: {low?: number, high?: number, seed?: number}): Tensor;

/**
 * The numbers 0 to n - 1 in random order, as an array. To shuffle a data set, take(x, permutation(n)).
 * @example
 * permutation(5, {seed: 1})
 * // [4, 1, 0, 3, 2]
 */
declare function permutation(n: number, options?: {seed?: number}): number[];

/**
 * Starts the session's random numbers anew.
 * @example
 * manualSeed(7)
 * const a = rand(2)
 * manualSeed(7)
 * allClose(a, rand(2))
 * // true
 */
declare function manualSeed(seed: number): void;

/**
 * A row of zeros with a single one, at the place that each index names.
 * Shapes: (..., classes) for indices of shape (...)
 * Errors: an index that is no whole number, or not one of the classes
 * @example
 * oneHot([2, 0], 3)
 * // [[0, 0, 1],
 * //  [1, 0, 0]]
 */
declare function oneHot(indices: Data, classes: number): Tensor;

/**
 * a + b.
 * Shapes: both broadcast, as in NumPy; aligned from the right, lengths are equal or 1
 * @example
 * tensor([1, 2]) + 10
 * // [11, 12]
 */
declare function add(a: Data, b: Data): Tensor;

/**
 * a - b.
 * Shapes: both broadcast
 * @example
 * sub([5, 6], [1, 2])
 * // [4, 4]
 */
declare function sub(a: Data, b: Data): Tensor;

/**
 * a * b, number by number; for the product of matrices see matmul.
 * Shapes: both broadcast
 * @example
 * tensor([[1], [2]]) * tensor([10, 20])
 * // [[10, 20],
 * //  [20, 40]]
 */
declare function mul(a: Data, b: Data): Tensor;

/**
 * a / b.
 * Shapes: both broadcast
 * @example
 * div([1, 2], 4)
 * // [0.25, 0.50]
 */
declare function div(a: Data, b: Data): Tensor;

/**
 * a ** b.
 * -t ** 2 is an error in JavaScript; write -(t ** 2) or (-t) ** 2.
 * Shapes: both broadcast
 * @example
 * pow([1, 2, 3], 2)
 * // [1, 4, 9]
 */
declare function pow(a: Data, b: Data): Tensor;

/**
 * -x.
 * @example
 * neg([1, -2])
 * // [-1,  2]
 */
declare function neg(x: Data): Tensor;

/**
 * e to the power x.
 * @example
 * exp([0, 1])
 * // [1.00000000, 2.71828183]
 */
declare function exp(x: Data): Tensor;

/**
 * exp(x) - 1, accurate also near 0.
 * @example
 * expm1(1e-10)
 * // 1.00000000005e-10
 */
declare function expm1(x: Data): Tensor;

/**
 * The natural logarithm.
 * At 0 it is -Infinity, below it NaN. detectAnomaly finds where that comes from.
 * @example
 * log([1, 10])
 * // [0.00000000, 2.30258509]
 */
declare function log(x: Data): Tensor;

/**
 * log(1 + x), accurate also near 0.
 * @example
 * log1p(1e-10)
 * // 9.999999999500001e-11
 */
declare function log1p(x: Data): Tensor;

/**
 * The square root.
 * @example
 * sqrt([4, 2])
 * // [2.00000000, 1.41421356]
 */
declare function sqrt(x: Data): Tensor;

/**
 * The sine of an angle in radians.
 * @example
 * sin(1)
 * // 0.8414709848078965
 */
declare function sin(x: Data): Tensor;

/**
 * The cosine of an angle in radians.
 * @example
 * cos(1)
 * // 0.5403023058681398
 */
declare function cos(x: Data): Tensor;

/**
 * The tangent of an angle in radians.
 * @example
 * tan(1)
 * // 1.5574077246549023
 */
declare function tan(x: Data): Tensor;

/**
 * The angle in radians whose tangent is x.
 * @example
 * 4 * atan(1)
 * // 3.141592653589793
 */
declare function atan(x: Data): Tensor;

/**
 * The hyperbolic sine.
 * @example
 * sinh(1)
 * // 1.1752011936438014
 */
declare function sinh(x: Data): Tensor;

/**
 * The hyperbolic cosine.
 * @example
 * cosh(1)
 * // 1.543080634815244
 */
declare function cosh(x: Data): Tensor;

/**
 * The hyperbolic tangent, a squashing function from -1 to 1.
 * @example
 * tanh([-1, 0, 1])
 * // [-0.76159416,  0.00000000,  0.76159416]
 */
declare function tanh(x: Data): Tensor;

/**
 * The absolute value; its derivative at 0 counts as 0.
 * @example
 * abs([-1, 2])
 * // [1, 2]
 */
declare function abs(x: Data): Tensor;

/**
 * -1, 0 or 1; its derivative is 0 everywhere.
 * @example
 * sign([-3, 0, 5])
 * // [-1,  0,  1]
 */
declare function sign(x: Data): Tensor;

/**
 * max(x, 0), the rectified linear unit; its derivative at 0 counts as 0.
 * @example
 * relu([-1, 0, 2])
 * // [0, 0, 2]
 */
declare function relu(x: Data): Tensor;

/**
 * x where x > 0, else slope times x; the slope is 0.01 unless given.
 * @example
 * leakyRelu([-1, 2], 0.1)
 * // [-0.1,  2.0]
 */
declare function leakyRelu(x: Data, slope?: number): Tensor;

/**
 * 1/(1 + e^-x), a squashing function from 0 to 1, exact in both tails.
 * @example
 * sigmoid([-1, 0, 40])
 * // [0.26894142, 0.50000000, 1.00000000]
 */
declare function sigmoid(x: Data): Tensor;

/**
 * log(sigmoid(x)), also where sigmoid(x) rounds to 0.
 * @example
 * logSigmoid(-1000)
 * // -1000
 */
declare function logSigmoid(x: Data): Tensor;

/**
 * log(1 + e^x), a smooth relu.
 * @example
 * softplus([0, 1000])
 * // [   0.69314718, 1000.00000000]
 */
declare function softplus(x: Data): Tensor;

/**
 * x normalCdf(x), the Gaussian error linear unit in its exact form.
 * @example
 * gelu([-1, 1])
 * // [-0.15865525,  0.84134475]
 */
declare function gelu(x: Data): Tensor;

/**
 * The share of the standard normal distribution below x.
 * @example
 * normalCdf([0, 1.96])
 * // [0.5000000, 0.9750021]
 */
declare function normalCdf(x: Data): Tensor;

/**
 * x, but not below low nor above high; the derivative is 1 inside and at both bounds.
 * Errors: low above high
 * @example
 * clip([-2, 0.5, 3], -1, 1)
 * // [-1.0,  0.5,  1.0]
 */
declare function clip(x: Data, low?: number, high?: number): Tensor;

/**
 * The larger of two; where they are equal they share the gradient. Of one tensor's numbers, see max.
 * Shapes: both broadcast
 * @example
 * maximum([1, 5], [4, 2])
 * // [4, 5]
 */
declare function maximum(a: Data, b: Data): Tensor;

/**
 * The smaller of two; where they are equal they share the gradient. Of one tensor's numbers, see min.
 * Shapes: both broadcast
 * @example
 * minimum([1, 5], [4, 2])
 * // [1, 2]
 */
declare function minimum(a: Data, b: Data): Tensor;

/**
 * a where the condition is not 0, b elsewhere.
 * Shapes: all three broadcast
 * @example
 * const x = tensor([-1, 2])
 * where(greater(x, 0), x, 0)
 * // [0, 2]
 */
declare function where(condition: Data, a: Data, b: Data): Tensor;

/**
 * 1 where a < b, else 0. The operator < is for scalars alone.
 * Shapes: both broadcast
 * @example
 * less([1, 2, 3], 2)
 * // [1, 0, 0]
 */
declare function less(a: Data, b: Data): Tensor;

/**
 * 1 where a <= b, else 0.
 * Shapes: both broadcast
 * @example
 * lessEqual([1, 2, 3], 2)
 * // [1, 1, 0]
 */
declare function lessEqual(a: Data, b: Data): Tensor;

/**
 * 1 where a > b, else 0; greater(Z, 0) is ReLU's mask.
 * Shapes: both broadcast
 * @example
 * greater([1, 2, 3], 2)
 * // [0, 0, 1]
 */
declare function greater(a: Data, b: Data): Tensor;

/**
 * 1 where a >= b, else 0.
 * Shapes: both broadcast
 * @example
 * greaterEqual([1, 2, 3], 2)
 * // [0, 1, 1]
 */
declare function greaterEqual(a: Data, b: Data): Tensor;

/**
 * 1 where a and b are the same number, else 0.
 * The operator == compares scalars. === asks whether two names hold one and the same tensor.
 * Shapes: both broadcast
 * @example
 * mean(equal([1, 2, 3], [1, 5, 3]))
 * // 0.6666666666666666
 */
declare function equal(a: Data, b: Data): Tensor;

/**
 * Whether |a - b| <= atol + rtol |b| everywhere. Unless given, rtol is 1e-5 and atol 1e-8.
 * Shapes: both broadcast
 * @example
 * allClose(0.1 + 0.2, 0.3)
 * // true
 */
declare function allClose(a: Data, b: Data, options?: {rtol?: number, atol?: number}): boolean;

/**
 * Each number is set to 0 with probability p (0.5 unless given); the rest grow by 1/(1 - p), so that the mean stays.
 * Errors: p outside [0, 1)
 * @example
 * dropout(ones(6), 0.5, {seed: 3})
 * // [2, 0, 0, 2, 2, 0]
 */
declare function dropout(x: Data, p?: number, options?: {seed?: number}): Tensor;

/**
 * The sum.
 * @example
 * sum([[1, 2], [3, 4]], 0)
 * // [4, 6]
 */
declare function sum(x: Data, axis?: Axis, options?: {keepDims?: boolean}): Tensor;

/**
 * The sum divided by the number of elements.
 * @example
 * mean([1, 2, 6])
 * // 3
 */
declare function mean(x: Data, axis?: Axis, options?: {keepDims?: boolean}): Tensor;

/**
 * The largest number; those that tie for it share the gradient.
 * Errors: no elements
 * @example
 * max([[1, 5], [7, 2]], 1)
 * // [5, 7]
 */
declare function max(x: Data, axis?: Axis, options?: {keepDims?: boolean}): Tensor;

/**
 * The smallest number; those that tie for it share the gradient.
 * Errors: no elements
 * @example
 * min([[1, 5], [7, 2]], 1, {keepDims: true})
 * // [[1],
 * //  [2]]
 */
declare function min(x: Data, axis?: Axis, options?: {keepDims?: boolean}): Tensor;

/**
 * The product; its gradient is right also where factors are 0.
 * @example
 * prod([2, 3, 4])
 * // 24
 */
declare function prod(x: Data, axis?: Axis, options?: {keepDims?: boolean}): Tensor;

/**
 * The mean squared distance from the mean.
 * The sum of squares is divided by N - ddof; ddof is 0, as in NumPy, unless given. PyTorch takes 1.
 * Errors: not more than ddof elements
 * @example
 * variance([1, 2, 3, 4], {ddof: 1})
 * // 1.6666666666666667
 */
declare function variance(x: Data, axis?: Axis, options?: {keepDims?: boolean, ddof?: number}): Tensor;

/**
 * The Euclidean length, the root of the sum of squares; its gradient at 0 counts as 0.
 * @example
 * norm([3, 4])
 * // 5
 */
declare function norm(x: Data, axis?: Axis, options?: {keepDims?: boolean}): Tensor;

/**
 * log(sum(exp(x))), also where exp(x) would be infinite.
 * @example
 * logsumexp([1000, 1000])
 * // 1000.6931471805599
 */
declare function logsumexp(x: Data, axis?: Axis, options?: {keepDims?: boolean}): Tensor;

/**
 * exp(x) over its sum along one axis, the last unless given - probabilities from scores.
 * Shapes: as x
 * @example
 * softmax([1, 2, 3])
 * // [0.09003057, 0.24472847, 0.66524096]
 */
declare function softmax(x: Data, axis?: number): Tensor;

/**
 * log(softmax(x)), also where softmax rounds to 0.
 * Shapes: as x
 * @example
 * logSoftmax([0, 1000])
 * // [-1000,     0]
 */
declare function logSoftmax(x: Data, axis?: number): Tensor;

/**
 * Running sums along one axis, the last unless given.
 * Shapes: as x
 * @example
 * cumsum([1, 2, 3])
 * // [1, 3, 6]
 */
declare function cumsum(x: Data, axis?: number): Tensor;

/**
 * Where along the axis (the last unless given) the largest number stands, the first of several. It has no gradient.
 * Shapes: x without that axis
 * @example
 * argmax([[1, 5, 2], [7, 2, 7]])
 * // [1, 0]
 */
declare function argmax(x: Data, axis?: number): Tensor;

/**
 * The axes in another order; without one, the last two exchanged. t.T is short for it.
 * Axis i of the result is axis order[i] of x. A vector is its own transpose.
 * Errors: an order that does not name each axis once
 * @example
 * transpose([[1, 2, 3], [4, 5, 6]])
 * // [[1, 4],
 * //  [2, 5],
 * //  [3, 6]]
 */
declare function transpose(x: Data, ...order: number[]): Tensor;

/**
 * The same numbers in the same order under another shape. One length may be -1, for whatever is left.
 * Errors: a shape of another size
 * @example
 * reshape(arange(6), 2, -1)
 * // [[0, 1, 2],
 * //  [3, 4, 5]]
 */
declare function reshape(x: Data, ...shape: Lengths): Tensor;

/**
 * x repeated to a wider shape, as an operation with an operand of that shape would.
 * @example
 * broadcastTo([1, 2], [2, 2])
 * // [[1, 2],
 * //  [1, 2]]
 */
declare function broadcastTo(x: Data, shape: number | number[]): Tensor;

/**
 * Tensors end to end along an axis that they have, the first unless given.
 * Errors: lengths that differ along another axis
 * @example
 * concat([[1, 2], [3]])
 * // [1, 2, 3]
 */
declare function concat(parts: Data[], axis?: number): Tensor;

/**
 * Tensors of one shape side by side along a new axis, the first unless given.
 * @example
 * stack([[1, 2], [3, 4]], 1)
 * // [[1, 3],
 * //  [2, 4]]
 */
declare function stack(parts: Data[], axis?: number): Tensor;

/**
 * The parts of the given lengths along an axis; the inverse of concat.
 * Errors: lengths that do not add up to the axis
 * @example
 * split([1, 2, 3, 4, 5], [2, 3])
 * // [[1, 2], [3, 4, 5]]
 */
declare function split(x: Data, lengths: number[], axis?: number): Tensor[];

/**
 * The entries from start up to, and without, stop, along the first axis unless another is given.
 * As Python's x[start:stop:step]; negative positions count from the end.
 * @example
 * slice([10, 20, 30, 40], 1, -1)
 * // [20, 30]
 */
declare function slice(x: Data, start?: number, stop?: number, options?: {axis?: number, step?: number}): Tensor;

/**
 * The entry at an index along the first axis, and so on for each further index; it keeps the gradient.
 * Errors: an index outside its axis
 * @example
 * at([[1, 2], [3, 4]], 1, 0)
 * // 3
 */
declare function at(x: Data, ...indices: number[]): Tensor;

/**
 * Whole entries along an axis, by their indices, as often as named. An embedding look-up.
 * Shapes: (n, d) and k indices give (k, d) along axis 0
 * @example
 * take([[1, 2], [3, 4], [5, 6]], [2, 0])
 * // [[5, 6],
 * //  [1, 2]]
 */
declare function take(x: Data, indices: Data, axis?: number): Tensor;

/**
 * One element an index along an axis, the last unless given; on the other axes indices and x run together.
 * Shapes: that of the indices
 * @example
 * gather([[1, 2], [3, 4]], [[1], [0]])
 * // [[2],
 * //  [3]]
 */
declare function gather(x: Data, indices: Data, axis?: number): Tensor;

/**
 * The product of matrices.
 * A vector on the left is a row, on the right a column, and its axis is dropped from the result. Further axes in front are batches, and broadcast.
 * Shapes: (n, k) and (k, m) give (n, m)
 * Errors: a scalar; columns of the first that are not as many as rows of the second, with the transpose that would fit
 * @example
 * matmul([[1, 2], [3, 4]], [[1], [10]])
 * // [[21],
 * //  [43]]
 */
declare function matmul(a: Data, b: Data): Tensor;

/**
 * The sum of the products of two vectors of equal length.
 * Shapes: (n,) and (n,) give ()
 * @example
 * dot([1, 2, 3], [4, 5, 6])
 * // 32
 */
declare function dot(a: Data, b: Data): Tensor;

/**
 * Every number of one vector times every number of another.
 * Shapes: (n,) and (m,) give (n, m)
 * @example
 * outer([1, 2], [10, 20, 30])
 * // [[10, 20, 30],
 * //  [20, 40, 60]]
 */
declare function outer(a: Data, b: Data): Tensor;

/**
 * The cross-correlation that deep learning calls convolution.
 * Shapes: (batch, channels, height, width) and (filters, channels, rows, columns) give (batch, filters, ...)
 * Errors: other ranks; channels that differ; a kernel larger than the padded image
 * @example
 * conv2d(arange(9).reshape(1, 1, 3, 3), ones(1, 1, 2, 2))
 * // [[[[ 8, 12],
 * //    [20, 24]]]]
 */
declare function conv2d(images: Data, kernels: Data, options?: {stride?: number, padding?: number}): Tensor;

/**
 * The largest number of each window of each channel; windows lie side by side unless a stride is given.
 * Shapes: (batch, channels, height, width) to (batch, channels, ...)
 * @example
 * maxPool2d(arange(16).reshape(1, 1, 4, 4), 2)
 * // [[[[ 5,  7],
 * //    [13, 15]]]]
 */
declare function maxPool2d(images: Data, size: number, options?: {stride?: number}): Tensor;

/**
 * The mean of (prediction - target)^2, without a factor 1/2.
 * @example
 * mse([1, 2], [3, 2])
 * // 2
 */
declare function mse(prediction: Data, target: Data, options?: {reduction?: 'mean' | 'sum'}): Tensor;

/**
 * The mean of -y log(p) - (1 - y) log(1 - p), for probabilities p.
 * It is infinite where p is 0 or 1 and the target disagrees. bceWithLogits never is.
 * @example
 * bce([0.9, 0.2], [1, 0])
 * // 0.16425203348601802
 */
declare function bce(p: Data, y: Data, options?: {reduction?: 'mean' | 'sum'}): Tensor;

/**
 * bce of sigmoid(logits), exact for every logit.
 * @example
 * bceWithLogits([1000, -1000], [0, 0])
 * // 500
 */
declare function bceWithLogits(logits: Data, y: Data, options?: {reduction?: 'mean' | 'sum'}): Tensor;

/**
 * The mean over rows of -log(softmax(logits)) at the right class. It takes scores, not probabilities.
 * Shapes: logits (n, classes); the target is a class index a row, (n,), or probabilities, (n, classes)
 * Errors: indices that name no class; a target of another shape
 * @example
 * crossEntropy([[2, 1, 0], [0, 0, 5]], [0, 2])
 * // 0.2104959330829146
 */
declare function crossEntropy(logits: Data, target: Data, options?: {reduction?: 'mean' | 'sum'}): Tensor;

/**
 * The gradient of a function, as a function; or of a value that is already there, by some tensors.
 * grad(f)(x, ...) differentiates by the first argument, or by number argnum, and composes: grad(grad(f)) is the second derivative. grad(y, [a, b]) gives the gradients of y by a and b, and leaves their .grad as it was.
 * Errors: a function whose value is not a scalar - use jacobian or vjp
 * @example
 * grad(grad(tanh))(2)
 * // -0.13621868742711307
 */
declare function grad(f: (...args: any[]) => Tensor, options?: {argnum?: number}): (...args: Data[]) => Tensor;
declare function grad(y: Tensor, by: Tensor | Tensor[], options?: {gradient?: Data, retainGraph?: boolean, createGraph?: boolean}): any;

/**
 * The function that gives [f(x), gradient], in one go.
 * @example
 * valueAndGrad(x => x ** 3)(2)
 * // [8, 12]
 */
declare function valueAndGrad(f: (...args: any[]) => Tensor, options?: {argnum?: number}): (...args: Data[]) => [Tensor, Tensor];

/**
 * Every derivative of every output by every input, as a function of the point.
 * Forward mode takes a pass for each input, reverse mode one for each output; the cheaper is chosen unless mode says.
 * Shapes: the output's shape, then the input's
 * @example
 * jacobian(x => x ** 2)([1, 2])
 * // [[2, 0],
 * //  [0, 4]]
 */
declare function jacobian(f: (...args: any[]) => Tensor, options?: {argnum?: number, mode?: 'auto' | 'forward' | 'reverse'}): (...args: Data[]) => Tensor;

/**
 * The second derivatives of a function with a scalar value, as a function of the point.
 * Shapes: the input's shape, twice
 * @example
 * hessian(x => (x ** 3).sum())([1, 2])
 * // [[ 6,  0],
 * //  [ 0, 12]]
 */
declare function hessian(f: (...args: any[]) => Tensor, options?: {argnum?: number}): (...args: Data[]) => Tensor;

/**
 * f(x) and u^T J, the vector-Jacobian product. One pass of reverse mode with u as upstream gradient.
 * Shapes: u as f(x); the product as x
 * @example
 * vjp(x => x ** 2, [1, 2], [1, 10])
 * // [[1, 4], [ 2, 40]]
 */
declare function vjp(f: (x: Tensor) => Tensor, x: Data, u: Data): [Tensor, Tensor];

/**
 * f(x) and J v, the rate at which f(x) changes when x moves with velocity v. One pass of forward mode.
 * Shapes: v as x; the product as f(x)
 * @example
 * jvp(x => x ** 2, [1, 2], [1, 10])
 * // [[1, 4], [ 2, 40]]
 */
declare function jvp(f: (x: Tensor) => Tensor, x: Data, v: Data): [Tensor, Tensor];

/**
 * The Hessian times v, without forming the Hessian.
 * Shapes: as x
 * @example
 * hvp(x => (x ** 3).sum(), [1, 2], [1, 0])
 * // [6, 0]
 */
declare function hvp(f: (x: Tensor) => Tensor, x: Data, v: Data): Tensor;

/**
 * Central differences, (f(x + h) - f(x - h)) / 2h, entry by entry; h is 1e-5 unless given.
 * It knows no rule of differentiation, which makes it a fair judge of those who do.
 * Shapes: as x
 * Errors: a function whose value is not a scalar; a step that is not positive
 * @example
 * numericalGradient(x => x ** 2, 3)
 * // 6
 */
declare function numericalGradient(f: (x: Tensor) => Tensor | number, x: Data, options?: {h?: number}): Tensor;

/**
 * Whether the engine's derivatives of f agree with central differences, in both modes and to second order.
 * For a function of several tensors, the point is an array of tensors. The tolerance comes from the differences' own error estimate. A disagreement is an error that names the worst entry.
 * Errors: a gradient that disagrees; a kink within the step, where nothing can be said
 * @example
 * gradcheck(x => sigmoid(x).sum(), [-1, 0.5])
 * // true
 */
declare function gradcheck(f: (...args: Tensor[]) => Tensor, at: Data | Tensor[], options?: {seed?: number, secondOrder?: boolean}): boolean;

/**
 * Runs the body without recording - what it computes has no graph. Parameters are updated in it.
 * @example
 * const w = param(3)
 * w.backward()
 * noGrad(() => w.assign(w - 0.1 * w.grad))
 * w.item()
 * // 2.9
 */
declare function noGrad<T>(body: () => T): T;

/**
 * Runs the body, and stops at the first operation, forward or backward, that makes NaN or infinity of finite numbers.
 * The message names the operation, its operands and your line. It is slower, so switch it on when you need it.
 * @example
 * detectAnomaly(() => log(tensor([1, 2])))
 * // [0.00000000, 0.69314718]
 */
declare function detectAnomaly<T>(body: () => T): T;

/**
 * The value, under a name for messages, traces and pictures.
 * A tensor that a top-level variable holds takes that variable's name by itself. Inside functions, name it.
 * @example
 * named('z1', param(2) * 3).name
 * // 'z1'
 */
declare function named(name: string, value: Data): Tensor;

/**
 * The graph of a computation, drawn; with a second tensor, the way from it is lit.
 * @example
 * const w = param(3), x = tensor(2)
 * const c = w * x
 * graph(c)
 * //       ┌───┐
 * //       │ x │    ╔═════════╗
 * //       │ 2 │───▸║ c = w·x ║
 * //       │   │    ║    6    ║
 * //       └───┘  ┌▸║ grad 1  ║
 * //              │ ╚═════════╝
 * // ╭─────────╮  │
 * // │    w    │  │
 * // │    3    │──┘
 * // │ grad 2  │
 * // ╰─────────╯
 */
declare function graph(root: Tensor, by?: Tensor): Picture;

/**
 * The table of a graph - values on the way forward, then gradients on the way back, with each rule and its number.
 * @example
 * const w = param(3)
 * const c = w ** 2
 * const J = 2 * c
 * trace(J)
 * // forward         value
 * // ─────────────────────
 * // c        = w²   9
 * // J        = 2 c  18
 * // 
 * // backward  local derivative       upstream  gradient
 * // ───────────────────────────────────────────────────
 * // dJ/dJ                                      1
 * // dJ/dc     dJ/dc = 2              × 1       = 2
 * // dJ/dw     dc/dw = 2 w       = 6  × 2       = 12
 */
declare function trace(root: Tensor): Picture;

/**
 * The derivation of a gradient, line by line - the chain, the local derivatives, the numbers, the product.
 * Errors: a root that does not depend on the other tensor
 * @example
 * const w = param(3)
 * const c = w ** 2
 * const J = sin(c)
 * derive(J, w)
 * // dJ   dJ   dc
 * // ── = ── · ──
 * // dw   dc   dw
 * // 
 * // dJ
 * // ── = cos c = −0.91113    (J = sin c)
 * // dc
 * // 
 * // dc
 * // ── = 2 w = 6    (c = w²)
 * // dw
 * // 
 * // dJ
 * // ── = 2 cos c·w = (−0.91113)·6 = −5.46678
 * // dw
 */
declare function derive(root: Tensor, by: Tensor): Picture;

/**
 * Backpropagation node by node - what each received, its rule, what it sends on. In the REPL, :step L goes by keys.
 * @example
 * const w = param(3)
 * const J = w ** 2
 * step(J)
 * // Step 1 of 3, forward, at J
 * //   receives  w = 3
 * //   rule      J = w²
 * //   gives     J = 9
 * // 
 * // Step 2 of 3, backward, at J
 * //   starts    dJ/dJ = 1
 * //   rule      dJ/dw = 2 w = 6, times what it received
 * //   sends     dJ/dw = 6
 * // 
 * // Step 3 of 3, backward, at w
 * //   receives  dJ/dw = 6
 * //   keeps     w.grad = 6
 */
declare function step(root: Tensor): Picture;

/**
 * How often backward uses each local derivative, against an expansion path by path; and forward mode against reverse.
 * @example
 * const x = param(2)
 * const a = x * x
 * const b = a * a
 * count(b)
 * // How often each local derivative is used. Backward multiplies by each once; who
 * // writes out every path from b to a parameter does so once for each path that
 * // leads over it.
 * // 
 * // local derivative  uses in backward  uses path by path
 * // ─────────────────────────────────────────────────────
 * // db/da             1                 1
 * // da/dx             1                 1
 * // 
 * // the whole gradient of b                   takes
 * // ────────────────────────────────────────────────────────────────────────
 * // path by path             1 path           1 product of local derivatives
 * // backward                 every link once  1 product of local derivatives
 * // 
 * // What that is in numbers: one pass takes 4 multiplications, forward or backward,
 * // where the entries of arrays are counted one by one.
 * // 
 * // the whole gradient in numbers                           takes
 * // ─────────────────────────────────────────────────────────────────────────
 * // reverse mode                   1 pass, one a result     4 multiplications
 * // forward mode                   1 pass, one a parameter  4 multiplications
 */
declare function count(root: Tensor): Picture;

/**
 * How a value was computed, as a formula.
 * @example
 * const w = param(3), x = param(2)
 * formula(1 / (1 + exp(-w * x)))
 * //      1
 * // ───────────
 * //       −w·x
 * //  1 + e
 */
declare function formula(value: Tensor): Picture;

/**
 * The same in TeX.
 * @example
 * const w = param(3)
 * toTex(sqrt(w) / 2)
 * // '\\frac{\\sqrt{w}}{2}'
 */
declare function toTex(value: Tensor): string;

/**
 * The graph in Graphviz's language.
 * @example
 * toDot(param(3) * 2).startsWith('digraph')
 * // true
 */
declare function toDot(root: Tensor): string;

/**
 * Writes a picture to a file, as .svg, .html (a page of its own), .tex, .dot or .txt.
 * Errors: a form that the picture does not have; an answer that is being checked
 * @example
 * try { save(plot.line([1, 2, 4]), 'curve.doc') } catch (e) { e.message }
 * // 'This picture can be saved as .html, .svg, .txt, and curve.doc ends otherwise.'
 */
declare function save(picture: Picture, file: string): void;

/**
 * Prints its values on one line, with spaces between. console.log is the same.
 * @example
 * print('w =', tensor([1, 2]))
 * // w = [1, 2]
 */
declare function print(...values: any[]): void;

/**
 * Tells about a function, or about all there are. In the REPL, softmax? does the same.
 * Also by name, as in help('t.grad') or help('nn.Linear').
 * @example
 * help(log1p)
 * // log1p(x: Data): Tensor
 * //   log(1 + x), accurate also near 0.
 * //   Also a method: t.log1p(...)
 * //   Derivative: 1/(1 + x)
 * //   Example:
 * //     > log1p(1e-10)
 * //     9.999999999500001e-11
 */
declare function help(what?: any): void;

declare namespace nn {
    /**
     * What your own modules extend. Its parameters are those of the modules and param(...) tensors in its fields.
     * @example
     * class Scale extends nn.Module {
     *   factor = param(2)
     *   forward(x) { return x * this.factor }
     * }
     * const scale = new Scale()
     * scale(tensor([1, 2])).toArray()
     * // [2, 4]
     */
    class Module { constructor(); }
    interface Module extends globalThis.Module {}

    /**
     * X W + b, the fully connected layer.
     * W and b, as .weight and .bias, start uniform in [-1/sqrt(inputs), 1/sqrt(inputs)), as in PyTorch.
     * Shapes: (n, inputs) to (n, outputs); W is (inputs, outputs), b is (outputs,)
     * @example
     * new nn.Linear(3, 2, {seed: 1}).weight.shape
     * // [3, 2]
     */
    class Linear { constructor(inputs: number, outputs: number, options?: {bias?: boolean, seed?: number}); }
    interface Linear extends Module {}

    /**
     * conv2d with learned kernels.
     * Shapes: (n, channels, height, width) to (n, filters, ...)
     * @example
     * new nn.Conv2d(1, 4, 3)(zeros(2, 1, 8, 8)).shape
     * // [2, 4, 6, 6]
     */
    class Conv2d { constructor(channels: number, filters: number, kernel: number, options?: {stride?: number, padding?: number, bias?: boolean, seed?: number}); }
    interface Conv2d extends Module {}

    /**
     * A learned row of numbers for each index.
     * Shapes: (...) indices to (..., size)
     * @example
     * new nn.Embedding(10, 4)([3, 3, 7]).shape
     * // [3, 4]
     */
    class Embedding { constructor(count: number, size: number, options?: {seed?: number}); }
    interface Embedding extends Module {}

    /**
     * Each feature shifted and scaled to mean 0 and variance 1 over the batch, then by a learned scale and shift.
     * In training it uses the batch's own statistics and gathers them; after eval() those it has gathered.
     * Shapes: (n, features) to the same
     * @example
     * new nn.BatchNorm1d(1)([[1], [3]]).detach()
     * // [[-0.999995],
     * //  [ 0.999995]]
     */
    class BatchNorm1d { constructor(features: number, options?: {eps?: number, momentum?: number}); }
    interface BatchNorm1d extends Module {}

    /**
     * Each row shifted and scaled to mean 0 and variance 1, then by a learned scale and shift.
     * Shapes: (..., features) to the same
     * @example
     * new nn.LayerNorm(2)([[1, 3]]).detach()
     * // [[-0.999995,  0.999995]]
     */
    class LayerNorm { constructor(features: number, options?: {eps?: number}); }
    interface LayerNorm extends Module {}

    /**
     * dropout in training, nothing after eval().
     * @example
     * new nn.Dropout(0.5).eval()(ones(3))
     * // [1, 1, 1]
     */
    class Dropout { constructor(p?: number, options?: {seed?: number}); }
    interface Dropout extends Module {}

    /**
     * relu as a module.
     * @example
     * new nn.ReLU()([-1, 1])
     * // [0, 1]
     */
    class ReLU { constructor(); }
    interface ReLU extends Module {}

    /**
     * leakyRelu as a module.
     * @example
     * new nn.LeakyReLU(0.1)([-1, 1])
     * // [-0.1,  1.0]
     */
    class LeakyReLU { constructor(slope?: number); }
    interface LeakyReLU extends Module {}

    /**
     * sigmoid as a module.
     * @example
     * new nn.Sigmoid()(0)
     * // 0.5
     */
    class Sigmoid { constructor(); }
    interface Sigmoid extends Module {}

    /**
     * tanh as a module.
     * @example
     * new nn.Tanh()(0)
     * // 0
     */
    class Tanh { constructor(); }
    interface Tanh extends Module {}

    /**
     * gelu as a module.
     * @example
     * new nn.GELU()(1)
     * // 0.841344746068543
     */
    class GELU { constructor(); }
    interface GELU extends Module {}

    /**
     * Modules one after the other.
     * @example
     * const mlp = new nn.Sequential(new nn.Linear(2, 3), new nn.ReLU(), new nn.Linear(3, 1))
     * mlp(ones(5, 2)).shape
     * // [5, 1]
     */
    class Sequential { constructor(...parts: Module[]); }
    interface Sequential extends Module {}

    /**
     * x + inner(x), a way around for the gradient.
     * @example
     * new nn.Residual(new nn.ReLU())([-1, 1])
     * // [-1,  2]
     */
    class Residual { constructor(inner: Module); }
    interface Residual extends Module {}

    /**
     * Scales all gradients together, so that their norm is at most maxNorm; gives the norm that it found.
     * @example
     * const w = param([3, 4])
     * ;(w * w / 2).sum().backward()
     * nn.clipGradNorm([w], 1)
     * // 5
     */
    function clipGradNorm(parameters: Tensor[], maxNorm: number): number;

    /**
     * Cuts each gradient to [-limit, limit].
     * @example
     * const k = param(3)
     * ;(k * k).backward()
     * nn.clipGradValue([k], 1)
     * k.grad
     * // 1
     */
    function clipGradValue(parameters: Tensor[], limit: number): void;

}

declare namespace nn.init {
    /**
     * First numbers for a weight, normal. Use them as in noGrad(() => layer.weight.assign(...)), or in param(...).
     * @example
     * nn.init.normal([2, 2], {std: 0.01}).shape
     * // [2, 2]
     */
    function normal(shape: number | number[], options?: {mean?: number, std?: number, seed?: number}): Tensor;

    /**
     * First numbers, spread evenly over [low, high).
     * @example
     * nn.init.uniform([2, 2]).shape
     * // [2, 2]
     */
    function uniform(shape: number | number[], options?: {low?: number, high?: number, seed?: number}): Tensor;

    /**
     * First numbers that keep the size of signals and gradients through layers of tanh or sigmoid, uniform.
     * @example
     * nn.init.xavierUniform([3, 2]).shape
     * // [3, 2]
     */
    function xavierUniform(shape: number | number[], options?: {gain?: number, seed?: number}): Tensor;

    /**
     * As xavierUniform, normal.
     * @example
     * nn.init.xavierNormal([3, 2]).shape
     * // [3, 2]
     */
    function xavierNormal(shape: number | number[], options?: {gain?: number, seed?: number}): Tensor;

    /**
     * First numbers that keep the size of signals through layers of ReLU, uniform; slope is that of a leaky one.
     * @example
     * nn.init.kaimingUniform([3, 2]).shape
     * // [3, 2]
     */
    function kaimingUniform(shape: number | number[], options?: {slope?: number, seed?: number}): Tensor;

    /**
     * As kaimingUniform, normal.
     * @example
     * nn.init.kaimingNormal([3, 2]).shape
     * // [3, 2]
     */
    function kaimingNormal(shape: number | number[], options?: {slope?: number, seed?: number}): Tensor;

}

declare namespace optim {
    /**
     * Gradient descent, with momentum if you like; lr, the learning rate, is 0.01 unless given.
     * @example
     * const w = param(1)
     * const sgd = new optim.SGD([w], {lr: 0.1})
     * ;(w * w).backward()
     * sgd.step()
     * w.item()
     * // 0.8
     */
    class SGD { constructor(parameters: Tensor[], options?: {lr?: number, momentum?: number, nesterov?: boolean, weightDecay?: number}); }
    interface SGD extends Optimizer {}

    /**
     * Steps scaled by running means of the gradient and of its square; lr is 0.001 unless given.
     * @example
     * const v = param(1)
     * const adam = new optim.Adam([v], {lr: 0.1})
     * ;(v * v).backward()
     * adam.step()
     * v.item()
     * // 0.9000000005
     */
    class Adam { constructor(parameters: Tensor[], options?: {lr?: number, betas?: [number, number], eps?: number, weightDecay?: number}); }
    interface Adam extends Optimizer {}

    /**
     * Adam with weight decay apart from the gradient; weightDecay is 0.01 unless given.
     * @example
     * new optim.AdamW([param(1)]).lr
     * // 0.001
     */
    class AdamW { constructor(parameters: Tensor[], options?: {lr?: number, betas?: [number, number], eps?: number, weightDecay?: number}); }
    interface AdamW extends Optimizer {}

}

declare namespace datasets {
    /**
     * Two half circles that reach into each other. The noise is a standard deviation, 0.1 unless given.
     * Shapes: x (n, 2); y (n,) - reshape it to (n, 1) for a model with one output
     * @example
     * datasets.moons(4, {noise: 0}).y
     * // [0, 0, 1, 1]
     */
    function moons(n: number, options?: {noise?: number, seed?: number}): {x: Tensor, y: Tensor};

    /**
     * A circle within a circle.
     * Shapes: x (n, 2); y (n,) - reshape it to (n, 1) for a model with one output
     * @example
     * datasets.circles(100).x.shape
     * // [100, 2]
     */
    function circles(n: number, options?: {noise?: number, seed?: number}): {x: Tensor, y: Tensor};

    /**
     * Arms that wind out from the origin, three unless given.
     * Shapes: x (n, 2); y (n,), as crossEntropy takes it
     * @example
     * max(datasets.spirals(90, {classes: 5}).y)
     * // 4
     */
    function spirals(n: number, options?: {classes?: number, noise?: number, seed?: number}): {x: Tensor, y: Tensor};

    /**
     * Round clouds, three unless given, with the given standard deviation.
     * Shapes: x (n, 2); y (n,), as crossEntropy takes it
     * @example
     * datasets.blobs(6).y
     * // [0, 0, 1, 1, 2, 2]
     */
    function blobs(n: number, options?: {classes?: number, std?: number, seed?: number}): {x: Tensor, y: Tensor};

}

declare namespace plot {
    /**
     * A curve, or several by name; x counts from 0 unless given.
     * @example
     * plot.line({loss: [4, 2, 1, 0.5, 0.25]}, {title: 'Training'})
     * //                                     Training
     * //  4 ┤⠢⡀
     * //    │ ⠈⠒⢄
     * //    │    ⠑⢢
     * //    │      ⠑⠤⡀
     * //  3 ┤        ⠈⠢⣀
     * //    │           ⠑⢄
     * //    │             ⠉⠢⡀
     * //    │               ⠈⠢⡀
     * //  2 ┤                 ⠈⠢⠤⣀
     * //    │                     ⠉⠑⠢⠤⣀
     * //    │                          ⠙⠒⠤⣀⡀
     * //    │                              ⠈⠑⠢⠤⣀
     * //  1 ┤                                   ⠉⠑⠢⠤⣀⣀⡀
     * //    │                                         ⠈⠉⠉⠒⠒⠢⠤⢄⣀⣀
     * //    │                                                   ⠉⠉⠒⠒⠢⠤⠤⠤⢄⣀⣀⣀⣀
     * //    │                                                                ⠉⠉⠉⠉⠉⠒⠒⠒⠒⠢⠤
     * //    └┬──────────────────┬─────────────────┬──────────────────┬─────────────────┬
     * //     0                  1                 2                  3                 4
     * //    ⠒⠒ loss
     */
    function line(data: Data | Record<string, Data>, options?: {x?: Data, title?: string, xLabel?: string, yLabel?: string, logX?: boolean, logY?: boolean}): Picture;

    /**
     * Points in the plane, shape (n, 2); labels give their classes, each with a mark of its own.
     * @example
     * plot.scatter([[0, 0], [1, 1], [2, 4]])
     * //    │
     * //  4 ┤                                                                      ●
     * //    │
     * //    │
     * //  3 ┤
     * //    │
     * //    │
     * //    │
     * //  2 ┤
     * //    │
     * //    │
     * //  1 ┤                                     ●
     * //    │
     * //    │
     * //  0 ┤    ●
     * //    │
     * //    └────┬───────────────┬────────────────┬────────────────┬───────────────┬────
     * //         0              0.5               1               1.5              2
     */
    function scatter(points: Data, options?: {labels?: Data, title?: string, xLabel?: string, yLabel?: string, logX?: boolean, logY?: boolean}): Picture;

    /**
     * A bar a number, from zero.
     * @example
     * plot.bars({sigmoid: 0.02, relu: 0.9})
     * // sigmoid │█▌                                                                0.02
     * //    relu │█████████████████████████████████████████████████████████████████ 0.9
     */
    function bars(data: Data | Record<string, number>, options?: {title?: string, xLabel?: string, yLabel?: string, logX?: boolean, logY?: boolean}): Picture;

    /**
     * How many values fall into each of the intervals, 20 unless given.
     * @example
     * plot.hist(randn(200, {seed: 1}), {bins: 8})
     * //    count
     * //     │                                     █████████
     * //     │                                     █████████
     * //     │                                     █████████▁▁▁▁▁▁▁▁▁
     * //  40 ┤                                     ██████████████████
     * //     │                                     ██████████████████
     * //     │                            ▅▅▅▅▅▅▅▅▅██████████████████
     * //     │                            ███████████████████████████
     * //     │                            ███████████████████████████
     * //     │                  ▇▇▇▇▇▇▇▇▇▇███████████████████████████
     * //  20 ┤                  █████████████████████████████████████▅▅▅▅▅▅▅▅▅▅
     * //     │                  ███████████████████████████████████████████████
     * //     │         ▁▁▁▁▁▁▁▁▁███████████████████████████████████████████████
     * //     │         ████████████████████████████████████████████████████████
     * //     │         ████████████████████████████████████████████████████████▄▄▄▄▄▄▄▄▄
     * //     │▇▇▇▇▇▇▇▇▇█████████████████████████████████████████████████████████████████
     * //   0 ┤██████████████████████████████████████████████████████████████████████████
     * //     └─────────┬───────────────┬──────────────┬──────────────┬──────────────┬───
     * //              −2              −1              0              1              2
     */
    function hist(values: Data, options?: {bins?: number, title?: string, xLabel?: string, yLabel?: string, logX?: boolean, logY?: boolean}): Picture;

    /**
     * A matrix, dark where it is large.
     * @example
     * plot.heatmap([[0, 1, 2], [3, 4, 5]])
     * // ┌──────┐
     * // │  ░░▒▒│
     * // │▓▓████│
     * // └──────┘
     * // ' ' 0   ░ ▒ ▓   █ 5
     */
    function heatmap(matrix: Data, options?: {title?: string, xLabel?: string, yLabel?: string, logX?: boolean, logY?: boolean}): Picture;

    /**
     * Where a function of points in the plane, shape (n, 2), crosses a level (0 unless given) - a decision boundary.
     * @example
     * plot.contour(p => norm(p, 1) - 1)
     * //   2 ┤░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
     * //     │░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
     * //     │░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
     * //     │░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
     * //   1 ┤░░░░░░░░░░░░░░░░░░░░░░░░░⣀⡠⠤⠴⠒⠒⠊⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠑⠒⠒⠦⠤⢄⣀░░░░░░░░░░░░░░░░░░░░░░░░░
     * //     │░░░░░░░░░░░░░░░░░░░░░⣠⠴⠚⠉                        ⠉⠓⠦⣄░░░░░░░░░░░░░░░░░░░░░
     * //     │░░░░░░░░░░░░░░░░░░░⣠⠚                                ⠓⣄░░░░░░░░░░░░░░░░░░░
     * //     │░░░░░░░░░░░░░░░░░░⢰⠁                                  ⠈⡆░░░░░░░░░░░░░░░░░░
     * //   0 ┤░░░░░░░░░░░░░░░░░░⠸⡀                                  ⢀⠇░░░░░░░░░░░░░░░░░░
     * //     │░░░░░░░░░░░░░░░░░░░⠙⢤                                ⡤⠋░░░░░░░░░░░░░░░░░░░
     * //     │░░░░░░░░░░░░░░░░░░░░░⠙⠲⢤⣀                        ⣀⡤⠖⠋░░░░░░░░░░░░░░░░░░░░░
     * //  −1 ┤░░░░░░░░░░░░░░░░░░░░░░░░░⠉⠑⠒⠲⠤⠤⢄⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⡠⠤⠤⠖⠒⠊⠉░░░░░░░░░░░░░░░░░░░░░░░░░
     * //     │░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
     * //     │░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
     * //     │░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
     * //  −2 ┤░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
     * //     └┬─────────────────┬──────────────────┬─────────────────┬─────────────────┬
     * //     −2                −1                  0                 1                 2
     * //     ⠒⠒ boundary
     */
    function contour(f: (points: Tensor) => Tensor, options?: {x?: [number, number], y?: [number, number], level?: number, steps?: number, points?: Data, labels?: Data, title?: string, xLabel?: string, yLabel?: string, logX?: boolean, logY?: boolean}): Picture;

}
