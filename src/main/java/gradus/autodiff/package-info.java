/**
 * Automatic differentiation: tensors that record how they were computed, the table of rules, and the drivers that run
 * the table over a recorded graph.
 *
 * <p>Start with {@link gradus.autodiff.Rules}, the table; then {@link gradus.autodiff.Backward}, the chain rule as a
 * loop of some forty lines.
 */
package gradus.autodiff;
