/**
 * Neural networks on top of the engine: layers (each a {@link gradus.nn.Module}), initialisers, optimisers and gradient
 * clipping, with PyTorch's names and meanings. Losses are functions: {@link gradus.autodiff.Losses}.
 */
package gradus.nn;
