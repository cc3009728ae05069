import { parseTable } from './folders';

type Folder = Readonly<Record<string, string>>;
type Row = Readonly<Record<string, string>>;

/**
 * Says how two output folders differ, as a person would: which row, which column, which part of a manifest.
 *
 * @param expected text by relative path
 * @param actual the same
 * @returns a line for each difference; none when they are the same
 */
export function folderDiff(expected: Folder, actual: Folder): readonly string[] {
  const names = [...new Set([...Object.keys(expected), ...Object.keys(actual)])].sort();
  return names.flatMap((name) => {
    const [before, now] = [expected[name], actual[name]];
    if (before === undefined) {
      return [`${name}: is written, and was not expected`];
    }
    if (now === undefined) {
      return [`${name}: is missing`];
    }
    if (before === now) {
      return [];
    }
    const lines = name.endsWith('.csv')
      ? tableDiff(before, now, keyOf(expected[`${name}.manifest`]))
      : jsonDiff(parsed(before), parsed(now), '');
    return (lines.length === 0 ? ['the text differs, not what it says'] : lines).map(
      (line) => `${name}: ${line}`,
    );
  });
}

function keyOf(manifest: string | undefined): readonly string[] {
  const { primary_key: key, schema } = (parsed(manifest ?? '{}') ?? {}) as {
    primary_key?: string[];
    schema?: { name: string; primary_key?: boolean }[];
  };
  return key ?? schema?.filter((one) => one.primary_key === true).map((one) => one.name) ?? [];
}

function tableDiff(expected: string, actual: string, key: readonly string[]): readonly string[] {
  const [header = '', header2 = ''] = [expected, actual].map((text) => text.slice(0, text.indexOf('\n')));
  const columns = header === header2 ? [] : [`columns: expected ${header}, got ${header2}`];
  const [before, now] = [rowsByName(expected, key), rowsByName(actual, key)];
  return [
    ...columns,
    ...[...before].filter(([name]) => !now.has(name)).map(([name]) => `row ${name}: is missing`),
    ...[...now].filter(([name]) => !before.has(name)).map(([name]) => `row ${name}: was not expected`),
    ...[...before].flatMap(([name, row]) => cellsDiff(name, row, now.get(name))),
  ];
}

/** Named by key, or by place where there is none; a second row of one name is counted. */
function rowsByName(text: string, key: readonly string[]): ReadonlyMap<string, Row> {
  const rows = new Map<string, Row>();
  for (const [index, row] of parseTable(text).entries()) {
    const name = key.map((column) => `${column}=${row[column] ?? ''}`).join(', ') || String(index + 1);
    let count = 1;
    while (rows.has(count === 1 ? name : `${name} (${count})`)) {
      count += 1;
    }
    rows.set(count === 1 ? name : `${name} (${count})`, row);
  }
  return rows;
}

function cellsDiff(name: string, before: Row, now: Row | undefined): readonly string[] {
  return now === undefined
    ? []
    : Object.keys(before)
        .filter((column) => before[column] !== now[column])
        .map(
          (column) =>
            `row ${name}: ${column}: expected ${JSON.stringify(before[column])}, got ${JSON.stringify(now[column])}`,
        );
}

function jsonDiff(before: unknown, now: unknown, path: string): readonly string[] {
  if (isObject(before) && isObject(now)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(now)])];
    return keys.flatMap((key) => jsonDiff(before[key], now[key], `${path}/${key}`));
  }
  const [expected, got] = [shown(before), shown(now)];
  return expected === got ? [] : [`${path}: expected ${expected}, got ${got}`];
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
