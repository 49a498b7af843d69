// Explanations and plots: loaded when a program first names one of them.
(function (core, host, pictures) {
    'use strict';

    const { isTensor, raw, lift, wrap, picture, displayOf, options, whole, define, namespace } = core;

    const LABELS = { title: '', xLabel: '', yLabel: '', logX: false, logY: false };
    const chosen = (name, given, more = {}) => options(`plot.${name}`, given, { ...LABELS, ...more });
    const isTable = (v) => typeof v === 'object' && v !== null && !Array.isArray(v) && !isTensor(v);
    const node = (owner, v) => {
        if (!isTensor(v)) {
            host.fail(`${owner} explains a tensor that was computed from parameters, and got ${host.text(v)}.`);
        }
        return raw(v);
    };
    const upTo = (n) => lift(Array.from({ length: n }, (_, i) => i));
    const vector = (v) => wrap(lift(v)).reshape(-1);

    const curves = (data, x) =>
        Object.entries(isTable(data) ? data : { '': data }).map(([label, values]) => {
            const y = vector(values);
            return [label, x === undefined ? upTo(y.shape[0]) : lift(x), lift(y)];
        });

    /** Points (n, 2) as one series a class. */
    const classes = (points, labels) => {
        if (points === undefined) {
            return [];
        }
        const all = wrap(lift(points)).toArray();
        const names = labels === undefined ? all.map(() => '') : vector(labels).toArray().map((c) => `class ${c}`);
        return [...new Set(names)].sort().map((name) => {
            const own = all.filter((_, i) => names[i] === name);
            return [name, lift(own.map((p) => p[0])), lift(own.map((p) => p[1]))];
        });
    };

    const plot = {
        line: (data, given) => {
            const o = chosen('line', given, { x: undefined });
            return picture(pictures.lines(curves(data, o.x), o));
        },
        scatter: (points, given) => {
            const o = chosen('scatter', given, { labels: undefined });
            return picture(pictures.scatter(classes(points, o.labels), o));
        },
        bars: (data, given) => {
            const table = isTable(data) ? data : Object.fromEntries(vector(data).toArray().map((v, i) => [String(i), v]));
            return picture(pictures.bars(Object.keys(table), lift(Object.values(table)), chosen('bars', given)));
        },
        hist: (values, given) => {
            const o = chosen('hist', given, { bins: 20 });
            return picture(pictures.histogram(lift(vector(values)), whole('plot.hist', 'bins', o.bins), o));
        },
        heatmap: (matrix, given) => picture(pictures.heatmap(lift(matrix), chosen('heatmap', given))),
        contour: (f, given) => {
            const o = chosen('contour', given, { x: [-2, 2], y: [-2, 2], level: 0, steps: 60, points: undefined, labels: undefined });
            const x = linspace(o.x[0], o.x[1], o.steps);
            const y = linspace(o.y[0], o.y[1], o.steps);
            const grid = y.toArray().flatMap((b) => x.toArray().map((a) => [a, b]));
            const values = noGrad(() => wrap(lift(f(tensor(grid))))).reshape(o.steps, o.steps);
            return picture(pictures.contour(raw(x), raw(y), raw(values), o.level, classes(o.points, o.labels), o));
        },
    };

    const explanations = {
        graph: (root, by) => picture(pictures.graph(node('graph', root), by === undefined ? null : node('graph', by))),
        trace: (root) => picture(pictures.trace(node('trace', root))),
        derive: (root, by) => {
            if (by === undefined) {
                host.fail('derive takes two tensors: a result, and what to differentiate it by, as in derive(L, w).');
            }
            return picture(pictures.derive(node('derive', root), node('derive', by)));
        },
        step: (root) => picture(pictures.step(node('step', root))),
        count: (root) => picture(pictures.count(node('count', root))),
        formula: (value) => picture(pictures.formula(node('formula', value))),
        toTex: (value) => pictures.form(pictures.formula(node('toTex', value)), 'tex').replaceAll('$$', ''),
        toDot: (root) => pictures.form(pictures.graph(node('toDot', root), null), 'dot'),
        save: (what, file) => {
            const display = displayOf(what);
            if (display === undefined) {
                host.fail(`save writes a picture, such as graph(L), to a file, and got ${host.text(what)}.`);
            }
            pictures.save(display, String(file));
        },
    };
    for (const [name, f] of Object.entries(explanations)) {
        define(f, 'name', name);
    }
    return { ...explanations, plot: namespace('plot', plot) };
});
