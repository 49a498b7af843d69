/**
 * What is true about a recorded computation, as data: its table, the derivation of a derivative, the steps of
 * backpropagation, and what they cost. How it looks is the view package's business.
 *
 * <p>Start with {@link gradus.explain.Graph}; the rest reads it.
 */
package gradus.explain;
