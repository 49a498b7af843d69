/** Small random expressions: how they are drawn, shrunk, and computed, rightly and in the ways that people get wrong. */
package gradus.learn.expression;
