package gradus.view;

import gradus.explain.Count;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a gradient costs, and what it would cost otherwise. */
public final class CountView {
    private static final int MOST_LINKS = 20;

    private static final Table.Cell NONE = Table.words("");

    private CountView() {}

    /** For {@code width} columns; as SVG and HTML for a page. */
    public static Display display(Count count, int width) {
        Table uses = Table.headed("local derivative", "uses in backward", "uses path by path");
        List<Count.Link> links = count.links();
        for (Count.Link link : links.subList(0, Math.min(MOST_LINKS, links.size()))) {
            uses.row(
                    Table.formula("\\frac{d" + link.output().symbol().tex() + "}{d"
                            + link.input().symbol().tex() + "}"),
                    Table.words("1"),
                    Table.words(number(link.onPaths())));
        }
        if (links.size() > MOST_LINKS) {
            uses.row(Table.words("... " + (links.size() - MOST_LINKS) + " more"), Table.words("1 each"), NONE);
        }
        String root = Tex.line(count.root().symbol().tex());
        Table costs = Table.headed("the whole gradient of " + root, "", "takes")
                .row(
                        Table.words("path by path"),
                        Table.words(
                                number(count.paths()) + (count.paths().equals(BigInteger.ONE) ? " path" : " paths")),
                        Table.words(products(count.pathProducts())))
                .row(
                        Table.words("backward"),
                        Table.words("every link once"),
                        Table.words(products(count.backwardProducts())));
        Table modes = Table.headed("the whole gradient in numbers", "", "takes")
                .row(
                        Table.words("reverse mode"),
                        Table.words(passes(count.outputs()) + ", one a result"),
                        Table.words(multiplications(count.reverseCost())))
                .row(
                        Table.words("forward mode"),
                        Table.words(passes(count.parameters()) + ", one a parameter"),
                        Table.words(multiplications(count.forwardCost())));
        return new Sheet()
                .add(
                        "How often each local derivative is used. Backward multiplies by each once; who writes out every path from "
                                + root + " to a parameter does so once for each path that leads over it.")
                .add(uses)
                .add(costs)
                .add("What that is in numbers: one pass takes " + multiplications(count.passCost())
                        + ", forward or backward, where the entries of arrays are counted one by one.")
                .add(modes)
                .display(width, Map.of());
    }

    private static String multiplications(BigInteger n) {
        return number(n) + (n.equals(BigInteger.ONE) ? " multiplication" : " multiplications");
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
