import { chance, pick } from '../world/random';
import type { BatchItem, InsightsShape, Shape } from './faultAction';

type Json = Readonly<Record<string, unknown>>;

const SHAPES: Readonly<Record<Exclude<Shape, 'any'>, (value: unknown, seed: number) => unknown>> = {
  emptyObject: () => ({}),
  null: () => null,
  text: (_, seed) => `Sorry, try again (${seed})`,
  number: (_, seed) => seed,
  emptyList: () => [],
  noData: (value) => without(value, 'data'),
  nullData: (value) => ({ ...objectOf(value), data: null }),
  objectData: (value) => ({ ...objectOf(value), data: Object.fromEntries(rowsOf(value).entries()) }),
  textData: (value, seed) => ({ ...objectOf(value), data: `rows ${seed}` }),
  numberData: (value, seed) => ({ ...objectOf(value), data: seed }),
  listInList: (value) => ({ ...objectOf(value), data: [rowsOf(value)] }),
  listOfRows: (value) => rowsOf(value),
  firstRow: (value) => rowsOf(value)[0] ?? {},
};

/**
 * Gives a value in another shape.
 *
 * @param value a list with `data`, or an object
 * @param shape how
 * @param seed chooses the shape where that is `any`, and what is made up
 * @returns any JSON value
 */
export function shaped(value: unknown, shape: Shape, seed: number): unknown {
  const kinds = Object.keys(SHAPES) as (keyof typeof SHAPES)[];
  return SHAPES[shape === 'any' ? pick(kinds, seed) : shape](value, seed);
}

const INSIGHTS: Readonly<Record<Exclude<InsightsShape, 'any'>, (head: Json, seed: number) => unknown>> = {
  bare: (head) => head,
  scalar: (head, seed) => ({ ...head, values: seed % 100 }),
  numbers: (head, seed) => ({ ...head, values: [seed % 100, seed % 7] }),
  text: (head) => String(head['name']),
  series: (head, seed) => ({ ...head, series: [{ at: '2026-06-01', count: seed % 100 }] }),
  listValue: (head, seed) => ({ ...head, values: [{ value: [seed % 9, seed % 5] }] }),
  deepValue: (head, seed) => ({ ...head, values: [{ value: { a: { b: { c: seed % 100 } } } }] }),
  both: (head, seed) => ({ ...head, values: [{ value: seed % 100 }], total_value: { value: seed % 90 } }),
};

/**
 * Gives a row of insights in a shape that nobody has described.
 *
 * @param row an object with `name`, and `values` or `total_value`
 * @param shape how
 * @param seed chooses the shape where that is `any`, and the values
 * @returns any JSON value
 */
export function insightsRow(row: Json, shape: InsightsShape, seed: number): unknown {
  const kinds = Object.keys(INSIGHTS) as (keyof typeof INSIGHTS)[];
  const head = without(without(row, 'values'), 'total_value');
  return INSIGHTS[shape === 'any' ? pick(kinds, seed) : shape](head, chance(seed, String(row['name'])));
}

const ITEMS: Readonly<Record<Exclude<BatchItem, 'any'>, (item: Json, seed: number) => unknown>> = {
  null: () => null,
  text: (_, seed) => `item ${seed}`,
  number: (_, seed) => seed,
  list: (item) => [item],
  noBody: (item) => without(item, 'body'),
  nullBody: (item) => ({ ...item, body: null }),
  objectBody: (item) => ({ ...item, body: { data: [] } }),
  emptyBody: (item) => ({ ...item, body: '' }),
  notJson: (item) => ({ ...item, body: '<!DOCTYPE html><html></html>' }),
  noCode: (item) => without(item, 'code'),
  decimals: (item, seed) => ({
    ...item,
    body: String(item['body']).replace(/^\{/, `{"score":${seed % 10}.50,"big":1784140000000${seed}99,`),
  }),
};

/**
 * Gives an item of a batch in another shape.
 *
 * @param item `{code, headers, body}`
 * @param as how
 * @param seed chooses the shape where that is `any`, and what is made up
 * @returns any JSON value
 */
export function batchItem(item: Json, as: BatchItem, seed: number): unknown {
  const kinds = Object.keys(ITEMS) as (keyof typeof ITEMS)[];
  return ITEMS[as === 'any' ? pick(kinds, seed) : as](item, seed);
}

/**
 * Makes JSON of so many levels; it is no tree, because to write a deep one takes a deep stack.
 *
 * @param levels how many
 * @returns `{"data":[{"id":"1","deep":{"0":[…]}}]}` as text
 */
export function deepText(levels: number): string {
  const open = Array.from({ length: levels }, (_, level) => (level % 2 === 0 ? '{"0":' : '['));
  const close = open.map((one) => (one === '[' ? ']' : '}')).reverse();
  return `{"data":[{"id":"1","deep":${open.join('')}0${close.join('')}}]}`;
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const objectOf = (value: unknown): Json => (isObject(value) ? value : {});

function rowsOf(value: unknown): readonly unknown[] {
  const { data } = objectOf(value);
  return Array.isArray(data) ? (data as unknown[]) : [value];
}

/** The same object with one key less. */
function without(value: unknown, key: string): Json {
  return Object.fromEntries(Object.entries(objectOf(value)).filter(([name]) => name !== key));
}
