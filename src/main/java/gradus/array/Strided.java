package gradus.array;

/** Reading an array along arbitrary strides: what transposing and broadcasting have in common. */
final class Strided {
    private Strided() {}

    /** The array of shape {@code to} whose element at index k is {@code x.data[offset + k . strides]}. */
    static NdArray read(NdArray x, int offset, int[] strides, Shape to) {
        double[] source = x.data();
        double[] result = new double[to.size()];
        walk(offset, strides, to, (from, at, step, count) -> {
            for (int i = 0; i < count; i++) {
                result[at + i] = source[from + i * step];
            }
        });
        return NdArray.of(to, result);
    }

    /** One innermost run: strided positions start at {@code from}, contiguous ones at {@code at}. */
    interface Run {
        void accept(int from, int at, int step, int count);
    }

    static void walk(int offset, int[] strides, Shape shape, Run run) {
        int rank = shape.rank();
        if (shape.size() == 0) {
            return;
        }
        if (rank == 0) {
            run.accept(offset, 0, 1, 1);
            return;
        }
        int[] dims = shape.dims();
        int inner = dims[rank - 1];
        int[] index = new int[rank];
        int from = offset;
        for (int at = 0; at < shape.size(); at += inner) {
            run.accept(from, at, strides[rank - 1], inner);
            for (int axis = rank - 2; axis >= 0; axis--) {
                from += strides[axis];
                if (++index[axis] < dims[axis]) {
                    break;
                }
                from -= strides[axis] * dims[axis];
                index[axis] = 0;
            }
        }
    }
}
