package gradus.autodiff;

/** How a loss puts its terms together. */
public enum Reduction {
    MEAN,
    SUM
}
