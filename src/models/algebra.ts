/** A relational description of a query, free of any dialect; `print` makes SQL of it. */

/** The types of columns that models have. */
export type SqlType = 'text' | 'integer' | 'decimal' | 'float' | 'boolean' | 'date' | 'timestamp';

/** An expression; it is null where a part that it needs is null. */
export type Expr =
  | { readonly kind: 'column'; readonly of: string; readonly name: string }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'integer'; readonly value: number }
  | { readonly kind: 'null'; readonly type: SqlType }
  /** Null where the value has no such form. */
  | { readonly kind: 'cast'; readonly value: Expr; readonly to: SqlType }
  /** A cell as text, whatever type its table has; null where it is empty. */
  | { readonly kind: 'cell'; readonly value: Expr }
  /** The moment of the query, UTC. */
  | { readonly kind: 'now' }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly args: readonly Expr[] }
  | { readonly kind: 'binary'; readonly operator: Operator; readonly left: Expr; readonly right: Expr }
  | { readonly kind: 'isNull'; readonly value: Expr; readonly negated: boolean }
  | { readonly kind: 'oneOf'; readonly value: Expr; readonly texts: readonly string[] }
  | { readonly kind: 'case'; readonly whens: readonly (readonly [Expr, Expr])[]; readonly otherwise?: Expr }
  | { readonly kind: 'max'; readonly value: Expr }
  /** A match of the selection's pattern. */
  | { readonly kind: 'match'; readonly as: string }
  | { readonly kind: 'window'; readonly window: Window };

type FunctionName = 'coalesce' | 'lower' | DateFunction;
/** What each dialect calls in its own way; how many before is a literal number. */
export type DateFunction = 'pacificDate' | 'secondsBefore' | 'daysBefore' | 'daysBetween';
type Operator = '=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '||' | 'AND' | 'OR';

/** A window function. */
export interface Window {
  readonly function: 'ROW_NUMBER' | 'LAG' | 'MAX' | 'SUM';
  readonly value?: Expr;
  readonly partitionBy: readonly Expr[];
  readonly orderBy: readonly Order[];
}

/** An order; what is null stands last. */
export interface Order {
  readonly by: Expr;
  readonly descending?: boolean;
}

/** A table of the extractor, or a step before. */
export type From =
  { readonly table: string; readonly as: string } | { readonly step: string; readonly as: string };

/** A column of a step. */
export interface Named {
  readonly name: string;
  readonly value: Expr;
}

/** A selection of rows and columns. */
export interface Select {
  readonly columns: readonly Named[];
  readonly from: From;
  readonly joins?: readonly { readonly from: From; readonly on: Expr }[];
  /** Makes a row of each match of a pattern in a text, named as its first group. */
  readonly matches?: { readonly of: Expr; readonly pattern: string; readonly as: string };
  readonly where?: readonly Expr[];
  readonly groupBy?: readonly Expr[];
  /** Keeps the rows for which this holds, of window functions. */
  readonly qualify?: Expr;
}

/** A step of a query. */
export interface Step {
  readonly name: string;
  /** More than one: their rows one after the other. */
  readonly selects: readonly [Select, ...Select[]];
}

/** A selection from steps, each of which may build on those before. */
export interface Query {
  readonly steps: readonly Step[];
  readonly rows: Select;
}

/** Refers to a column of a table or step by the alias that it has there. */
export function column(of: string, name: string): Expr {
  return { kind: 'column', of, name };
}

/** Reads a raw cell as text: empty is null. */
export function cell(of: string, name: string): Expr {
  return { kind: 'cell', value: column(of, name) };
}

/** Makes a literal text. */
export function text(value: string): Expr {
  return { kind: 'text', value };
}

/** Makes a literal whole number. */
export function integer(value: number): Expr {
  return { kind: 'integer', value };
}

/** Makes a null of a type. */
export function nothing(type: SqlType): Expr {
  return { kind: 'null', type };
}

/** Reads a text as another type: null where it is no such value. */
export function cast(value: Expr, to: SqlType): Expr {
  return to === 'text' ? value : { kind: 'cast', value, to };
}

/** Calls a function. */
export function call(name: FunctionName, ...args: readonly Expr[]): Expr {
  return { kind: 'call', name, args };
}

/** Takes the first value that is not null. */
export function coalesce(first: Expr, ...others: readonly Expr[]): Expr {
  return others.length === 0 ? first : call('coalesce', first, ...others);
}

/** Takes the first of any number of values that is not null; undefined of none. */
export function firstKnown([first, ...others]: readonly Expr[]): Expr | undefined {
  return first && coalesce(first, ...others);
}

/** Combines two values. */
export function binary(left: Expr, operator: Operator, right: Expr): Expr {
  return { kind: 'binary', operator, left, right };
}

/** Compares for equality. */
export function equal(left: Expr, right: Expr): Expr {
  return binary(left, '=', right);
}

/** Joins conditions that must all hold. */
export function and(first: Expr, ...others: readonly Expr[]): Expr {
  return others.reduce((left, right) => binary(left, 'AND', right), first);
}

/** Tells whether a value is null. */
export function isNull(value: Expr): Expr {
  return { kind: 'isNull', value, negated: false };
}

/** Tells whether a value is not null. */
export function isNotNull(value: Expr): Expr {
  return { kind: 'isNull', value, negated: true };
}

/** Tells whether a text is one of several. */
export function oneOf(value: Expr, texts: readonly string[]): Expr {
  return { kind: 'oneOf', value, texts };
}

/** Takes the value of the first condition that holds; null where none does and nothing else is given. */
export function choose(whens: readonly (readonly [Expr, Expr])[], otherwise?: Expr): Expr {
  return { kind: 'case', whens, ...(otherwise && { otherwise }) };
}

/** Takes the value of the one row of a group for which a condition holds. */
export function pick(condition: Expr, value: Expr): Expr {
  return { kind: 'max', value: choose([[condition, value]]) };
}

/** Divides as fractions; null where the divisor is 0. */
export function divide(left: Expr, right: Expr): Expr {
  return choose([[binary(right, '>', integer(0)), binary(cast(left, 'float'), '/', cast(right, 'float'))]]);
}

/** Computes over the rows that share values. */
export function over(
  name: Window['function'],
  value: Expr | undefined,
  { partitionBy, orderBy = [] }: Pick<Window, 'partitionBy'> & Partial<Pick<Window, 'orderBy'>>,
): Expr {
  return { kind: 'window', window: { function: name, ...(value && { value }), partitionBy, orderBy } };
}

/** Keeps of the rows that share values the first in an order. */
export function firstOf(partitionBy: readonly Expr[], orderBy: readonly Order[]): Expr {
  return equal(over('ROW_NUMBER', undefined, { partitionBy, orderBy }), integer(1));
}
