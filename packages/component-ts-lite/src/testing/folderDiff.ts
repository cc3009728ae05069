import { isRecord } from '../json/jsonRecord';
import type { FolderTexts } from './readFolder';
import { type OutputTable, readTableText } from './tableTexts';

const MANIFEST = '.manifest';

/**
 * Describes how two folders of tables and files differ, as a person would: which row by its key, which column, which part of a manifest.
 *
 * @param expected text by relative path, see `readFolder`
 * @param actual the same
 * @returns a line for each difference; none when they are the same
 */
export function folderDiff(expected: FolderTexts, actual: FolderTexts): string[] {
  const names = [...new Set([...Object.keys(expected), ...Object.keys(actual)])].sort();
  return names.flatMap((name) => {
    const [before, now] = [expected[name], actual[name]];
    if (before === now) {
      return [];
    }
    if (before === undefined || now === undefined) {
      return [`${name}: ${now === undefined ? 'is missing' : 'is written, and was not expected'}`];
    }
    const lines = isTable(name)
      ? tableDiff(name, expected, actual)
      : jsonDiff(parsed(before), parsed(now), '');
    return (lines.length === 0 ? ['the text differs, but not what it says'] : lines).map(
      (line) => `${name}: ${line}`,
    );
  });
}

/** A file, or a slice in a folder that is called as a table. */
function isTable(name: string): boolean {
  return /\.csv(\/[^/]+)?$/.test(name) && !name.endsWith(MANIFEST);
}

function tableDiff(name: string, expected: FolderTexts, actual: FolderTexts): string[] {
  const [before, now] = [tableAt(name, expected), tableAt(name, actual)];
  if (before === undefined || now === undefined) {
    return ['the text differs, and is not valid CSV'];
  }
  const [columns, columnsNow] = [before.columns.join(), now.columns.join()];
  const [rows, rowsNow] = [rowsByName(before, before.primaryKey), rowsByName(now, before.primaryKey)];
  return [
    ...(columns === columnsNow ? [] : [`columns: expected ${columns}, got ${columnsNow}`]),
    ...[...rows].filter(([row]) => !rowsNow.has(row)).map(([row]) => `row ${row}: is missing`),
    ...[...rowsNow].filter(([row]) => !rows.has(row)).map(([row]) => `row ${row}: was not expected`),
    ...[...rows].flatMap(([row, cells]) => cellsDiff(row, cells, rowsNow.get(row))),
  ];
}

/** A slice is read by the manifest of its folder. */
function tableAt(name: string, texts: FolderTexts): OutputTable | undefined {
  const [, folder = '', table = ''] = /^(.*\/)?([^/]+\.csv)(?:\/[^/]+)?$/.exec(name) ?? [];
  const manifest = texts[`${folder}${table}${MANIFEST}`];
  const path = name.slice(folder.length);
  try {
    return readTableText(table, {
      [path]: texts[name] ?? '',
      ...(manifest !== undefined && { [`${table}${MANIFEST}`]: manifest }),
    });
  } catch {
    return undefined;
  }
}

type Row = OutputTable['rows'][number];

/** Named by key, or by place where there is none; a second row of one name is counted. */
function rowsByName({ rows }: OutputTable, key: readonly string[]): ReadonlyMap<string, Row> {
  const named = new Map<string, Row>();
  const seen = new Map<string, number>();
  for (const [index, row] of rows.entries()) {
    const name = key.map((column) => `${column}=${row[column] ?? ''}`).join(', ') || String(index + 1);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    named.set(count === 1 ? name : `${name} (${count})`, row);
  }
  return named;
}

function cellsDiff(name: string, before: Row, now: Row | undefined): string[] {
  return now === undefined
    ? []
    : Object.keys(before)
        .filter((column) => before[column] !== now[column])
        .map(
          (column) => `row ${name}: ${column}: expected ${shown(before[column])}, got ${shown(now[column])}`,
        );
}

function jsonDiff(before: unknown, now: unknown, path: string): string[] {
  if ((isRecord(before) && isRecord(now)) || (Array.isArray(before) && Array.isArray(now))) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(now)])];
    const [one, other] = [before, now] as Readonly<Record<string, unknown>>[];
    return keys.flatMap((key) => jsonDiff(one?.[key], other?.[key], `${path}/${key}`));
  }
  const [expected, got] = [shown(before), shown(now)];
  return expected === got ? [] : [`${path === '' ? '' : `${path}: `}expected ${expected}, got ${got}`];
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
