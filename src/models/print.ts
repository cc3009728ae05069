import type { Expr, From, Named, Order, Query, Select, SqlType, Step, Window } from './algebra';
import type { Dialect } from './dialects';

/** How a query is printed. */
export interface PrintOptions {
  readonly dialect: Dialect;
  /** Prints where a table of the extractor is found. */
  readonly table: (name: string) => string;
}

/** Prints a query: a WITH of its steps, and the selection of its rows. */
export function printQuery({ steps, rows }: Query, options: PrintOptions): string {
  const printed = steps.map(
    (step) => `${options.dialect.quote(step.name)} AS (\n${indented(printStep(step, options))}\n)`,
  );
  const body = printSelect(rows, options);
  return printed.length === 0 ? body : `WITH ${printed.join(',\n')}\n${body}`;
}

function printStep({ selects }: Step, options: PrintOptions): string {
  return selects.map((select) => printSelect(select, options)).join('\nUNION ALL\n');
}

function printSelect(select: Select, options: PrintOptions): string {
  const { dialect } = options;
  const { from, joins = [], matches, where = [], groupBy = [], qualify } = select;
  const expr = (value: Expr): string => printExpr(value, dialect);
  const columns = select.columns.map((named) => `  ${printNamed(named, dialect)}`).join(',\n');
  const isFiltered = where.length > 0;
  return [
    `SELECT\n${columns}`,
    `FROM ${printFrom(from, options)}`,
    ...(matches ? [dialect.matches({ ...matches, of: expr(matches.of) })] : []),
    ...joins.map((join) => `LEFT JOIN ${printFrom(join.from, options)} ON ${bare(expr(join.on), join.on)}`),
    ...(isFiltered ? [`WHERE ${where.map((one) => bare(expr(one), one)).join('\n  AND ')}`] : []),
    ...(groupBy.length > 0 ? [`GROUP BY ${groupBy.map(expr).join(', ')}`] : []),
    // BigQuery has QUALIFY after a WHERE, GROUP BY or HAVING only.
    ...(qualify ? [`${isFiltered ? '' : 'WHERE TRUE\n'}QUALIFY ${bare(expr(qualify), qualify)}`] : []),
  ].join('\n');
}

/** A condition of its own needs no parentheses around it. */
function bare(printed: string, { kind }: Expr): string {
  return kind === 'binary' ? printed.slice(1, -1) : printed;
}

function printNamed({ name, value }: Named, dialect: Dialect): string {
  return `${printExpr(value, dialect)} AS ${dialect.quote(name)}`;
}

function printFrom(from: From, { dialect, table }: PrintOptions): string {
  const source = 'table' in from ? table(from.table) : dialect.quote(from.step);
  return `${source} AS ${dialect.quote(from.as)}`;
}

function indented(text: string): string {
  return text.replace(/^/gm, '  ');
}

/** One kind of expression. */
type Of<K extends Expr['kind']> = Extract<Expr, { readonly kind: K }>;

const PRINTERS: { readonly [K in Expr['kind']]: (expr: Of<K>, dialect: Dialect) => string } = {
  column: ({ of, name }, { quote }) => `${quote(of)}.${quote(name)}`,
  text: ({ value }, { literal }) => literal(value),
  integer: ({ value }) => String(value),
  null: ({ type }, { types }) => `CAST(NULL AS ${types[type]})`,
  cell: ({ value }, dialect) => `NULLIF(CAST(${printExpr(value, dialect)} AS ${dialect.types.text}), '')`,
  cast: printCast,
  now: (_, { now }) => now,
  call: printCall,
  binary: ({ left, operator, right }, dialect) =>
    `(${printExpr(left, dialect)} ${operator} ${printExpr(right, dialect)})`,
  isNull: ({ value, negated }, dialect) => `${printExpr(value, dialect)} IS ${negated ? 'NOT ' : ''}NULL`,
  oneOf: ({ value, texts }, dialect) =>
    `${printExpr(value, dialect)} IN (${texts.map(dialect.literal).join(', ')})`,
  case: printCase,
  max: ({ value }, dialect) => `MAX(${printExpr(value, dialect)})`,
  match: ({ as }, { match }) => match(as),
  window: ({ window }, dialect) => printWindow(window, dialect),
};

/** Prints an expression; what joins two has parentheses around it. */
function printExpr(expr: Expr, dialect: Dialect): string {
  const print = PRINTERS[expr.kind] as (expr: Expr, dialect: Dialect) => string;
  return print(expr, dialect);
}

function printCase({ whens, otherwise }: Of<'case'>, dialect: Dialect): string {
  const print = (value: Expr): string => printExpr(value, dialect);
  const parts = whens.map(([when, then]) => `WHEN ${print(when)} THEN ${print(then)}`);
  return `CASE ${[...parts, ...(otherwise ? [`ELSE ${print(otherwise)}`] : [])].join(' ')} END`;
}

/** A number that becomes a fraction always can: only text is cast with care. */
function printCast({ value, to }: Of<'cast'>, dialect: Dialect): string {
  const type = dialect.types[to];
  const printed = printExpr(value, dialect);
  return to === 'float' ? `CAST(${printed} AS ${type})` : dialect.safeCast(asRead(printed, to), type);
}

/** The API writes `2026-06-14T07:00:00+0000`, always UTC; databases agree on `2026-06-14 07:00:00` only. */
function asRead(printed: string, to: SqlType): string {
  switch (to) {
    case 'timestamp':
      return `REPLACE(SUBSTR(${printed}, 1, 19), 'T', ' ')`;
    case 'date':
      return `SUBSTR(${printed}, 1, 10)`;
    default:
      return printed;
  }
}

function printCall({ name, args }: Of<'call'>, dialect: Dialect): string {
  const printed = args.map((arg) => printExpr(arg, dialect));
  switch (name) {
    case 'coalesce':
    case 'lower':
      return `${name.toUpperCase()}(${printed.join(', ')})`;
    default:
      return dialect.dates[name](printed[0] ?? '', printed[1] ?? '');
  }
}

function printWindow(window: Window, dialect: Dialect): string {
  const { value, partitionBy, orderBy } = window;
  const order = ({ by, descending = false }: Order): string =>
    `${printExpr(by, dialect)}${descending ? ' DESC' : ''} NULLS LAST`;
  const parts = [
    `PARTITION BY ${partitionBy.map((one) => printExpr(one, dialect)).join(', ')}`,
    ...(orderBy.length > 0 ? [`ORDER BY ${orderBy.map(order).join(', ')}`] : []),
  ];
  return `${window.function}(${value ? printExpr(value, dialect) : ''}) OVER (${parts.join(' ')})`;
}
