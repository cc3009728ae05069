import {
  axisFx,
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
import type { PlotOptions } from '@observablehq/plot';
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
  // One image with one name: what Plot calls its parts, such as 'rule', says nothing to a reader.
  const svg = drawn.matches('svg') ? drawn : drawn.querySelector('svg[aria-label]');
  svg?.setAttribute('role', 'img');
  drawn.querySelectorAll('g[aria-label]').forEach((part) => part.removeAttribute('aria-label'));
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
  const shown = isNarrow ? 18 : 44;
  const bars = facet === undefined ? withOwnNames(records, y) : records;
  const longest = Math.max(...records.map((record) => Math.min(shown, String(record[y]).length)));
  const facets = countOf(records, facet);
  return {
    height: 60 + records.length * 22 + facets * 24,
    marginLeft: 20 + longest * 7,
    marginTop: 24,
    y: { label: null, tickFormat: (name: string) => shorten(name, shown) },
    x: { nice: true, label: x },
    ...facetOptions(facet, isNarrow),
    marks: [
      gridX(),
      barX(bars, {
        x,
        y,
        fill: color ?? '#0a7bbd',
        ...(facet === undefined ? { sort: { y: '-x' } } : { fy: facet }),
        tip: true,
      }),
      ruleX([0]),
    ],
  };
}

/** Two media of one day and caption are two bars, and not one that is as long as both. */
function withOwnNames(records: Records, column: string): Records {
  const seen = new Map<string, number>();
  return records.map((record) => {
    const name = String(record[column]);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? record : { ...record, [column]: `${name} (${count})` };
  });
}

function facetOptions(facet: string | undefined, isNarrow: boolean): Partial<PlotOptions> {
  return facet === undefined ? {} : { fy: { label: null }, marginRight: isNarrow ? 70 : 110 };
}

function countOf(records: Records, column: string | undefined): number {
  return column === undefined ? 1 : new Set(records.map((record) => record[column])).size;
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
  return {
    height: 60 + countOf(records, facet) * 180,
    ...facetOptions(facet, width < 500),
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
