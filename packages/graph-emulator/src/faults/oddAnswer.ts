import { errorBody } from '../answer/errors';
import { chance } from '../world/random';
import type { OddAnswer } from './faultAction';
import { hostileFields } from './hostile';
import { batchItem, insightsRow, shaped } from './oddParts';
import { toApiError } from './toApiError';
import type { Echo } from './toApiError';

type Json = Readonly<Record<string, unknown>>;

/**
 * Changes a good answer as its fault says: rows first, then insights, what stands beside, and the shape of it all.
 *
 * @param body an answer, or an object or insights in it
 * @param odd what is changed
 * @param echo the request's secrets, and the chance of this fault
 * @returns any JSON value
 */
export function oddAnswer(body: unknown, odd: OddAnswer, echo: Echo): unknown {
  const { rows, insights, beside, batch, shape } = odd;
  let value = body;
  if (rows !== undefined) {
    value = atLists(value, rows.edge, (list) => withRows(list, rows, echo.chance));
  }
  if (insights !== undefined) {
    value = everyInsight(value, (row) => insightsRow(row, insights, echo.chance));
  }
  if (beside !== undefined) {
    value = atLists(value, beside.edge, (list) => withError(list, beside, echo));
  }
  if (batch !== undefined && Array.isArray(value)) {
    value = withItems(value, batch, echo.chance);
  }
  if (shape !== undefined) {
    value = atLists(value, shape.edge, (list) => shaped(list, shape.as, echo.chance));
  }
  return value;
}

/** Changes the value itself, or all that stands under a name at any depth. */
function atLists(value: unknown, edge: string | undefined, change: (list: unknown) => unknown): unknown {
  if (edge === undefined) {
    return change(value);
  }
  if (Array.isArray(value)) {
    return value.map((one) => atLists(one, edge, change));
  }
  if (!isObject(value)) {
    return value;
  }
  return mapEntries(value, (name, one) => (name === edge ? change(one) : atLists(one, edge, change)));
}

function withRows(list: unknown, rows: NonNullable<OddAnswer['rows']>, seed: number): unknown {
  const { add, hostile, which } = rows;
  const changed = (row: unknown, index: number): unknown =>
    isObject(row) ? { ...row, ...(hostile && hostileFields(hostile, chance(seed, index))), ...add } : row;
  const data = isObject(list) ? list['data'] : undefined;
  if (!Array.isArray(data)) {
    return changed(list, 0);
  }
  const only = which === undefined || which >= 0 ? which : data.length + which;
  const whole = data as readonly unknown[];
  return {
    ...(list as Json),
    data: whole.map((row, index) => (only === undefined || only === index ? changed(row, index) : row)),
  };
}

function withError(list: unknown, { error, inRows }: NonNullable<OddAnswer['beside']>, echo: Echo): unknown {
  const body = errorBody(toApiError(error, echo), echo.chance);
  const beside = (one: unknown): unknown => (isObject(one) ? { ...one, ...body } : one);
  const data = isObject(list) ? list['data'] : undefined;
  return inRows === true && Array.isArray(data)
    ? { ...(list as Json), data: data.map(beside) }
    : beside(list);
}

function withItems(
  items: readonly unknown[],
  { as, item, more = 0 }: NonNullable<OddAnswer['batch']>,
  seed: number,
): readonly unknown[] {
  const place = item ?? seed % Math.max(1, items.length);
  const only = place < 0 ? items.length + place : place;
  const changed = items.map((one, index) =>
    as !== undefined && index === only && isObject(one) ? batchItem(one, as, seed) : one,
  );
  const extra = Array.from({ length: Math.max(0, more) }, (_, index) => items[index % items.length] ?? null);
  return [...changed, ...extra].slice(0, Math.max(0, changed.length + more));
}

/** A row of insights is known by its id. */
function everyInsight(value: unknown, change: (row: Json) => unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((one) => everyInsight(one, change));
  }
  if (!isObject(value)) {
    return value;
  }
  const { id } = value;
  return typeof id === 'string' && id.includes('/insights/')
    ? change(value)
    : mapEntries(value, (_, one) => everyInsight(one, change));
}

function mapEntries(value: Json, change: (name: string, one: unknown) => unknown): Json {
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, change(name, one)]));
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
