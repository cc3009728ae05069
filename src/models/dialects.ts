import type { DateFunction, SqlType } from './algebra';

/** The databases for which models are written. */
export const DIALECTS = ['duckdb', 'snowflake', 'bigquery'] as const;
export type DialectName = (typeof DIALECTS)[number];

/** All in which the databases differ. Texts are printed expressions. */
export interface Dialect {
  readonly quote: (name: string) => string;
  readonly literal: (value: string) => string;
  readonly types: Readonly<Record<SqlType, string>>;
  /** Casts to null what has another form. */
  readonly safeCast: (value: string, type: string) => string;
  readonly now: string;
  readonly dates: Readonly<Record<DateFunction, (first: string, second: string) => string>>;
  /** A further item of FROM that has a row for each match. */
  readonly matches: (match: { readonly of: string; readonly pattern: string; readonly as: string }) => string;
  /** Refers to such a match. */
  readonly match: (as: string) => string;
}

const PACIFIC = "'America/Los_Angeles'";
const inDoubleQuotes = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const sqlText = (value: string): string => `'${value.replaceAll("'", "''")}'`;

const DUCKDB: Dialect = {
  quote: inDoubleQuotes,
  literal: sqlText,
  types: {
    text: 'VARCHAR',
    integer: 'BIGINT',
    decimal: 'DECIMAL(38, 9)',
    float: 'DOUBLE',
    boolean: 'BOOLEAN',
    date: 'DATE',
    timestamp: 'TIMESTAMP',
  },
  safeCast: (value, type) => `TRY_CAST(${value} AS ${type})`,
  now: "timezone('UTC', now())",
  dates: {
    pacificDate: (moment) => `CAST(timezone(${PACIFIC}, timezone('UTC', ${moment})) AS DATE)`,
    secondsBefore: (moment, count) => `${moment} - INTERVAL ${count} SECOND`,
    daysBefore: (day, count) => `CAST(${day} - INTERVAL ${count} DAY AS DATE)`,
    daysBetween: (from, to) => `date_diff('day', ${from}, ${to})`,
  },
  matches: ({ of, pattern, as }) =>
    `CROSS JOIN UNNEST(regexp_extract_all(${of}, ${sqlText(pattern)}, 1)) AS ${inDoubleQuotes(as)}(${inDoubleQuotes(as)})`,
  match: (as) => `${inDoubleQuotes(as)}.${inDoubleQuotes(as)}`,
};

const SNOWFLAKE: Dialect = {
  quote: inDoubleQuotes,
  // A backslash escapes in Snowflake's texts.
  literal: (value) => sqlText(value.replaceAll('\\', '\\\\')),
  types: {
    text: 'VARCHAR',
    integer: 'NUMBER(38, 0)',
    decimal: 'NUMBER(38, 9)',
    float: 'FLOAT',
    boolean: 'BOOLEAN',
    date: 'DATE',
    timestamp: 'TIMESTAMP_NTZ',
  },
  // Of text only: TRY_CAST refuses any other type.
  safeCast: (value, type) => `TRY_CAST(${value} AS ${type})`,
  // UTC, without a zone.
  now: 'SYSDATE()',
  dates: {
    pacificDate: (moment) => `CAST(CONVERT_TIMEZONE('UTC', ${PACIFIC}, ${moment}) AS DATE)`,
    secondsBefore: (moment, count) => `${moment} - INTERVAL '${count} SECOND'`,
    daysBefore: (day, count) => `CAST(${day} - INTERVAL '${count} DAY' AS DATE)`,
    daysBetween: (from, to) => `DATEDIFF(DAY, ${from}, ${to})`,
  },
  matches: ({ of, pattern, as }) =>
    `CROSS JOIN LATERAL FLATTEN(INPUT => REGEXP_SUBSTR_ALL(${of}, ${sqlText(pattern.replaceAll('\\', '\\\\'))}, 1, 1, 'e', 1)) AS ${inDoubleQuotes(as)}`,
  match: (as) => `CAST(${inDoubleQuotes(as)}.VALUE AS VARCHAR)`,
};

const inBackQuotes = (name: string): string => `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``;
const bigQueryText = (value: string): string =>
  `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;

const BIGQUERY: Dialect = {
  quote: inBackQuotes,
  literal: bigQueryText,
  types: {
    text: 'STRING',
    integer: 'INT64',
    decimal: 'NUMERIC',
    float: 'FLOAT64',
    boolean: 'BOOL',
    date: 'DATE',
    timestamp: 'TIMESTAMP',
  },
  safeCast: (value, type) => `SAFE_CAST(${value} AS ${type})`,
  now: 'CURRENT_TIMESTAMP()',
  dates: {
    pacificDate: (moment) => `CAST(DATETIME(${moment}, ${PACIFIC}) AS DATE)`,
    secondsBefore: (moment, count) => `${moment} - INTERVAL ${count} SECOND`,
    daysBefore: (day, count) => `CAST(DATE_SUB(${day}, INTERVAL ${count} DAY) AS DATE)`,
    daysBetween: (from, to) => `DATE_DIFF(${to}, ${from}, DAY)`,
  },
  matches: ({ of, pattern, as }) =>
    `CROSS JOIN UNNEST(REGEXP_EXTRACT_ALL(${of}, ${bigQueryText(pattern)})) AS ${inBackQuotes(as)}`,
  match: (as) => inBackQuotes(as),
};

const ALL: Readonly<Record<DialectName, Dialect>> = {
  duckdb: DUCKDB,
  snowflake: SNOWFLAKE,
  bigquery: BIGQUERY,
};

/** Looks up how a database writes SQL. */
export function dialectOf(name: DialectName): Dialect {
  return ALL[name];
}
