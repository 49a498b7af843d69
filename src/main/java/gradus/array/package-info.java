/** Arrays of doubles: shapes, broadcasting, and the kernels that compute on them. Knows nothing of derivatives. */
package gradus.array;
