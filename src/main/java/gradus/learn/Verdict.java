package gradus.learn;

import gradus.array.NdArray;
import gradus.course.Exercise.Ask;
import gradus.view.ArrayText;

/** What the checker says of one answer. */
public sealed interface Verdict {
    Ask ask();

    /** One line for the learner. */
    String message();

    default boolean isRight() {
        return this instanceof Right;
    }

    /** The answer agrees with the key at the task's own numbers and elsewhere. */
    record Right(Ask ask) implements Verdict {
        @Override
        public String message() {
            return ask.name() + " is right.";
        }
    }

    /** Nothing was returned under the name. */
    record Missing(Ask ask) implements Verdict {
        @Override
        public String message() {
            return ask.name() + " is still to do: " + ask.notation() + ".";
        }
    }

    /** Something was returned that is not made of numbers. */
    record NotNumbers(Ask ask, String given) implements Verdict {
        @Override
        public String message() {
            return ask.name() + " must be a number or an array of numbers, and it is " + given + ".";
        }
    }

    /** The numbers are arranged otherwise than asked. */
    record WrongShape(Ask ask, NdArray given, NdArray expected) implements Verdict {
        @Override
        public String message() {
            return ask.name() + " has the wrong shape: given " + given.shape() + ", expected " + expected.shape() + ".";
        }
    }

    /** The numbers of the task itself come out wrong. */
    record WrongValue(Ask ask, NdArray given, NdArray expected) implements Verdict {
        @Override
        public String message() {
            return ask.name() + " (" + ask.notation() + ") is wrong: given " + ArrayText.of(given) + ", expected "
                    + ArrayText.of(expected) + ".";
        }
    }

    /** Right for the task's numbers, but not for others: a number pasted in, or a formula that fits by chance. */
    record WrongElsewhere(Ask ask, String inputs, NdArray given, NdArray expected) implements Verdict {
        @Override
        public String message() {
            return ask.name() + " (" + ask.notation() + ") is right at the task's own numbers only: with " + inputs
                    + " it gives " + ArrayText.of(given) + ", and " + ArrayText.of(expected)
                    + " is expected. Compute it from the inputs.";
        }
    }
}
