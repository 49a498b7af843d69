package gradus.view;

import gradus.explain.Count;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;

/** What a gradient costs, and what it would cost otherwise. */
public final class CountView {
    private static final int MOST_LINKS = 20;

    private CountView() {}

    /** For {@code width} columns. */
    public static Display display(Count count, int width) {
        TextTable uses = new TextTable().row("local derivative", "used by backward", "on paths");
        List<Count.Link> links = count.links();
        for (Count.Link link : links.subList(0, Math.min(MOST_LINKS, links.size()))) {
            uses.row(
                    Tex.line("\\frac{d" + link.output().symbol().tex() + "}{d"
                            + link.input().symbol().tex() + "}"),
                    "once",
                    number(link.onPaths()));
        }
        if (links.size() > MOST_LINKS) {
            uses.row("... " + (links.size() - MOST_LINKS) + " more", "once each", "");
        }
        TextTable costs = new TextTable()
                .row("the whole gradient", "", "")
                .row(
                        "path by path",
                        number(count.paths()) + (count.paths().equals(BigInteger.ONE) ? " path" : " paths"),
                        products(count.pathProducts()))
                .row("backward", "every link once", products(count.backwardProducts()))
                .row("reverse mode", passes(count.outputs()), number(count.reverseCost()) + " multiplications")
                .row("forward mode", passes(count.parameters()), number(count.forwardCost()) + " multiplications");
        return Display.text(uses.toText(width) + "\n\n" + costs.toText(width));
    }

    private static String passes(long n) {
        return number(BigInteger.valueOf(n)) + (n == 1 ? " pass" : " passes");
    }

    /** Grouped by thousands; past a quadrillion, in powers of ten. */
    private static String number(BigInteger n) {
        String digits = n.toString();
        return digits.length() > 15 ? Values.number(n.doubleValue()) : String.format(Locale.ROOT, "%,d", n);
    }

    private static String products(BigInteger n) {
        return number(n) + (n.equals(BigInteger.ONE) ? " product" : " products") + " of local derivatives";
    }
}
