package gradus.view;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Where boxes and arrows go: Eclipse ELK's layered algorithm (Sugiyama), in whatever unit the caller measures in. The only
 * class that knows ELK, so that nothing of it is loaded before a graph is drawn.
 */
final class GraphLayout {
    /** A corner of an arrow, or of a box. */
    record Point(double x, double y) {}

    /** A box's place. */
    record Place(double x, double y, double width, double height) {}

    private final List<Place> places = new ArrayList<>();
    private final List<List<Point>> routes = new ArrayList<>();
    private double width;
    private double height;

    private GraphLayout() {}

    /**
     * @param sizes width and height of each box
     * @param right layers from left to right, else from top to bottom
     * @param gap the space between boxes of a layer
     * @param layerGap the space between layers, beside that for arrows
     * @param track the space that an arrow needs to its neighbours
     */
    static GraphLayout of(
            Diagram diagram, List<Point> sizes, boolean right, double gap, double layerGap, double track) {
        ElkNode root = ElkGraphUtil.createGraph();
        root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        root.setProperty(CoreOptions.DIRECTION, right ? Direction.RIGHT : Direction.DOWN);
        root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        root.setProperty(CoreOptions.PADDING, new ElkPadding(0));
        root.setProperty(LayeredOptions.MERGE_EDGES, true);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE, gap);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE, track);
        root.setProperty(LayeredOptions.SPACING_EDGE_EDGE, track);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, layerGap);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, track);
        root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, track);
        List<ElkNode> nodes = new ArrayList<>();
        for (Point size : sizes) {
            ElkNode node = ElkGraphUtil.createNode(root);
            node.setDimensions(size.x(), size.y());
            nodes.add(node);
        }
        List<ElkEdge> edges = new ArrayList<>();
        for (Diagram.Arrow arrow : diagram.arrows()) {
            edges.add(ElkGraphUtil.createSimpleEdge(nodes.get(arrow.from()), nodes.get(arrow.to())));
        }
        new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
        GraphLayout layout = new GraphLayout();
        for (ElkNode node : nodes) {
            layout.places.add(new Place(node.getX(), node.getY(), node.getWidth(), node.getHeight()));
        }
        for (ElkEdge edge : edges) {
            layout.routes.add(route(edge.getSections().get(0)));
        }
        layout.width = root.getWidth();
        layout.height = root.getHeight();
        return layout;
    }

    private static List<Point> route(ElkEdgeSection section) {
        List<Point> points = new ArrayList<>();
        points.add(new Point(section.getStartX(), section.getStartY()));
        for (ElkBendPoint bend : section.getBendPoints()) {
            points.add(new Point(bend.getX(), bend.getY()));
        }
        points.add(new Point(section.getEndX(), section.getEndY()));
        return points;
    }

    List<Place> places() {
        return places;
    }

    /** The corners of each arrow, from its start to its end. */
    List<List<Point>> routes() {
        return routes;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }
}
