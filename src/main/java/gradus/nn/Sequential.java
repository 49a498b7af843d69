package gradus.nn;

import gradus.autodiff.Tensor;
import java.util.List;

/** Layers one after the other, each taking what the one before gives. They are called "0", "1", and so on. */
public final class Sequential extends Module {
    /** The layers, first to last. */
    public Sequential(Module... layers) {
        this(List.of(layers));
    }

    /** The layers, first to last. */
    public Sequential(List<? extends Module> layers) {
        for (int i = 0; i < layers.size(); i++) {
            child(Integer.toString(i), layers.get(i));
        }
    }

    /** The last layer's output; without layers, {@code x} itself. */
    @Override
    public Tensor forward(Tensor x) {
        Tensor result = x;
        for (Module layer : children().values()) {
            result = layer.forward(result);
        }
        return result;
    }
}
