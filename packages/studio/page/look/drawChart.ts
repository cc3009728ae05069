import {
  axisFx,
  axisFy,
  barX,
  barY,
  cell,
  dot,
  gridX,
  gridY,
  line,
  plot,
  ruleX,
  ruleY,
  tip,
  pointer,
} from '@observablehq/plot';
import type { Markish, PlotOptions } from '@observablehq/plot';
import type { Mark, Rows } from '../../src/wire';
import { toRecords } from './toRecords';
import type { Records } from './toRecords';

/** Colours that are told apart by people who see colours otherwise, on light and on dark (Okabe and Ito 2008, without black). */
const COLORS = ['#0a7bbd', '#d55e00', '#009e73', '#cc6fa3', '#b8860b', '#4aa3df', '#7a5cc7', '#6b7280'];
const WEEKDAYS = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Where and as what a chart is shown. */
interface Frame {
  readonly width: number;
  /** What a screen reader says; the numbers stand in a table below. */
  readonly label: string;
}

/**
 * Draws rows as a chart.
 *
 * @throws Error when the rows lack a column that the chart draws
 */
export function drawChart(mark: Mark, rows: Rows, { width, label }: Frame): Element {
  const records = toRecords(mark, rows);
  const options: PlotOptions = {
    width,
    marginLeft: 60,
    marginBottom: 40,
    style: { background: 'transparent', fontSize: '13px', overflow: 'visible' },
    ariaLabel: label,
    ariaDescription: `${rows.rows.length} values; they stand in a table below the chart`,
    color: { range: COLORS, legend: mark.color !== undefined && mark.kind !== 'cell' },
    ...OPTIONS[mark.kind](mark, records, width),
  };
  const drawn = plot(options);
  drawn.querySelectorAll('svg').forEach((svg) => svg.setAttribute('focusable', 'false'));
  return drawn;
}

const OPTIONS: Readonly<
  Record<Mark['kind'], (mark: Mark, records: Records, width: number) => Partial<PlotOptions>>
> = { line: lineOptions, bar: barOptions, cell: cellOptions, grouped: groupedOptions };

function lineOptions({ x, y, color }: Mark, records: Records): Partial<PlotOptions> {
  const series = { x, y, ...(color !== undefined && { stroke: color, z: color }) };
  // A single value is no line: it is seen as a dot.
  return {
    y: { zero: true, nice: true, label: y },
    x: { label: null },
    marks: [
      gridY(),
      ruleY([0]),
      line(records, series),
      dot(records, { ...series, r: 2.5 }),
      tip(records, pointer(series)),
    ],
  };
}

function barOptions({ x, y, color, facet }: Mark, records: Records, width: number): Partial<PlotOptions> {
  const isNarrow = width < 500;
  const names = [...new Set(records.map((record) => String(record[y])))];
  const longest = Math.max(4, ...names.map((name) => name.length));
  const facets = facet === undefined ? 1 : new Set(records.map((record) => record[facet])).size;
  const bars: Markish = barX(records, {
    x,
    y,
    fill: color ?? '#0a7bbd',
    ...(facet !== undefined && { fy: facet }),
    sort: facet === undefined ? { y: '-x' } : null,
    tip: true,
  });
  const perFacet = facet === undefined ? names.length : Math.ceil(records.length / facets);
  return {
    height: 60 + facets * (perFacet * 22 + 24),
    marginLeft: Math.min(isNarrow ? 130 : 320, 20 + longest * 7),
    marginTop: 24,
    ...(facet !== undefined && { fy: { label: null }, marginRight: isNarrow ? 20 : 100 }),
    y: { label: null, tickFormat: (name: string) => shorten(name, isNarrow ? 18 : 44) },
    x: { nice: true, label: x },
    marks: [
      gridX(),
      ...(facet !== undefined
        ? [
            axisFy({
              anchor: isNarrow ? 'left' : 'right',
              label: null,
              ...(isNarrow && { frameAnchor: 'top-left', dx: 60, dy: -12 }),
            }),
          ]
        : []),
      bars,
      ruleX([0]),
    ],
  };
}

function cellOptions({ x, y, color }: Mark, records: Records, width: number): Partial<PlotOptions> {
  return {
    height: 280,
    padding: 0.05,
    x: {
      domain: Array.from({ length: 24 }, (_, hour) => hour),
      label: x,
      ticks: width < 500 ? [0, 6, 12, 18] : 24,
    },
    y: {
      domain: [1, 2, 3, 4, 5, 6, 7],
      label: null,
      tickFormat: (day: number) => WEEKDAYS[day] ?? String(day),
    },
    color: { type: 'linear', scheme: 'blues', legend: true, label: color ?? '' },
    marks: [cell(records, { x, y, fill: color ?? y, tip: true })],
  };
}

function groupedOptions({ x, y, color, facet }: Mark, records: Records, width: number): Partial<PlotOptions> {
  const group = color ?? x;
  const facets = facet === undefined ? 1 : new Set(records.map((record) => record[facet])).size;
  return {
    height: 60 + facets * 180,
    ...(facet !== undefined && { fy: { label: null }, marginRight: width < 500 ? 70 : 110 }),
    fx: { label: x },
    x: { axis: null, label: null },
    y: { nice: true, label: y },
    marks: [
      gridY(),
      axisFx({ anchor: 'bottom', label: x }),
      barY(records, {
        fx: x,
        x: group,
        y,
        fill: group,
        tip: true,
        ...(facet !== undefined && { fy: facet }),
      }),
      ruleY([0]),
    ],
  };
}

function shorten(name: string, length: number): string {
  return name.length > length ? `${name.slice(0, length - 1)}…` : name;
}
