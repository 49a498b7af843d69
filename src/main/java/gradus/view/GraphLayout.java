package gradus.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
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

    /** A box with more inputs than this has one place where all of them arrive. */
    static final int MOST_PORTS = 8;

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
        root.setProperty(LayeredOptions.SPACING_PORT_PORT, track / 2);
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
            node.setProperty(CoreOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_SIDE);
            nodes.add(node);
        }
        // The arrows of a box leave it at one port and share a trunk; each arrives at a port of its own. Arrows of
        // different boxes so never share a line, and every line can be followed back to where it comes from.
        PortSide out = right ? PortSide.EAST : PortSide.SOUTH;
        PortSide in = right ? PortSide.WEST : PortSide.NORTH;
        List<ElkPort> exits = new ArrayList<>();
        nodes.forEach(node -> exits.add(port(node, out)));
        Map<Integer, ElkPort> crowded = new HashMap<>();
        List<ElkEdge> edges = new ArrayList<>();
        for (Diagram.Arrow arrow : diagram.arrows()) {
            ElkNode to = nodes.get(arrow.to());
            ElkPort entry = diagram.inputs(arrow.to()) > MOST_PORTS
                    ? crowded.computeIfAbsent(arrow.to(), i -> port(to, in))
                    : port(to, in);
            edges.add(ElkGraphUtil.createSimpleEdge(exits.get(arrow.from()), entry));
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

    private static ElkPort port(ElkNode node, PortSide side) {
        ElkPort port = ElkGraphUtil.createPort(node);
        port.setProperty(CoreOptions.PORT_SIDE, side);
        return port;
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
