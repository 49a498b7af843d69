package gradus.explain;

import gradus.array.NdArray;

/**
 * What backpropagation sends from a node to one of its inputs.
 *
 * @param output the node
 * @param input the input
 * @param derivative the local derivative d output / d input as a formula; null unless both are plain numbers
 * @param local its value; NaN unless both are plain numbers
 * @param rule what is sent, as a formula in the upstream gradient {@code G}
 * @param term the same with the upstream gradient by its full name, such as dL_dZ
 * @param sent the numbers sent, of the input's shape; null if the graph's root is no scalar
 */
public record Edge(Node output, Node input, Expr derivative, double local, Expr rule, Expr term, NdArray sent) {
    /** Whether output and input are plain numbers, so that the derivative is one. */
    public boolean isScalar() {
        return derivative != null;
    }
}
