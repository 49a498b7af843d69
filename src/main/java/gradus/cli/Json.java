package gradus.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import gradus.array.NdArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plain data as JSON. Whole numbers are written without a point; NaN and infinities, which JSON lacks, as strings. */
final class Json {
    private static final double EXACT_INTEGERS = 1L << 53;

    private Json() {}

    static String text(Object data) {
        try {
            return new ObjectMapper().writeValueAsString(tree(data));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object tree(Object data) {
        if (data instanceof NdArray array) {
            return nested(array, 0, 0, array.shape().strides());
        }
        if (data instanceof Double x) {
            return number(x);
        }
        if (data instanceof List<?> list) {
            return list.stream().map(Json::tree).collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
        }
        if (data instanceof Map<?, ?> map) {
            Map<String, Object> result = new LinkedHashMap<>();
            map.forEach((key, value) -> result.put(key.toString(), tree(value)));
            return result;
        }
        return data;
    }

    private static Object nested(NdArray array, int axis, int offset, int[] strides) {
        if (axis == array.shape().rank()) {
            return number(array.data()[offset]);
        }
        List<Object> rows = new ArrayList<>();
        for (int i = 0; i < array.shape().dim(axis); i++) {
            rows.add(nested(array, axis + 1, offset + i * strides[axis], strides));
        }
        return rows;
    }

    private static Object number(double x) {
        boolean whole = x == Math.rint(x) && Math.abs(x) <= EXACT_INTEGERS && (x != 0 || 1 / x > 0);
        return whole ? (Object) (long) x : (Object) x;
    }
}
