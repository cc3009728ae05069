import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { DownloadRequest, Filter, Rows, RowsRequest, TableInfo } from '../../src/wire';
import { call } from '../api';
import { after } from '../browser';
import { go } from '../navigation';
import { hrefOf } from '../route';
import type { Route } from '../route';
import { Grid } from '../ui/Grid';
import type { Sort } from '../ui/Grid';
import { Message } from '../ui/Message';
import { useTask } from '../ui/useTask';
import { Filters } from './Filters';

const PAGE = 50;
/** Milliseconds after the last key before a search begins. */
const SEARCH_MS = 250;

/** What is asked of a table, as its address says it. */
function requestOf(table: string, { query }: Route): RowsRequest {
  const sort = query.get('sort') ?? '';
  const filters = query.get('filters');
  return {
    table,
    offset: Number(query.get('from') ?? 0) || 0,
    limit: PAGE,
    search: query.get('search') ?? '',
    filters: filters === null ? [] : filtersIn(filters),
    ...(sort !== '' && { sort: { column: sort.replace(/^-/, ''), isDescending: sort.startsWith('-') } }),
  };
}

/** An address may be typed: filters that cannot be read are none. */
function filtersIn(text: string): readonly Filter[] {
  try {
    const filters = JSON.parse(text) as unknown;
    return Array.isArray(filters) ? filters.filter(isFilter) : [];
  } catch {
    return [];
  }
}

function isFilter(value: unknown): value is Filter {
  return (
    typeof value === 'object' && value !== null && 'column' in value && 'is' in value && 'value' in value
  );
}

/** One table: pages, sorting, search, filters, download. All of it stands in the address, so that it can be kept. */
export function TableView({
  table,
  route,
}: {
  readonly table: TableInfo;
  readonly route: Route;
}): JSX.Element {
  const task = useTask<Rows>();
  const saving = useTask<object>();
  const address = route.query.toString();
  const request = useMemo(() => requestOf(table.name, route), [table.name, address]);
  const { start } = task;
  useEffect(() => start(() => call<Rows>('rows', request)), [request, table.rows]);
  const set = (changes: Readonly<Record<string, string>>): void => {
    const now = Object.fromEntries(new URLSearchParams(address));
    go(hrefOf(['look', 'tables', table.name], { ...now, from: '', ...changes }), 'replace');
  };
  const onSort = (column: string): void => {
    // Up, down, then as the rows were written.
    const { sort } = request;
    set({ sort: sort?.column !== column ? column : sort.isDescending ? '' : `-${column}` });
  };
  const download = (form: DownloadRequest['form']): void =>
    saving.start(async () => {
      const { path } = await call<{ path: string }>('download', { ...request, form });
      location.assign(path);
      return {};
    });
  const descriptions = new Map(table.columns.map(({ name, description }) => [name, description]));
  return (
    <section aria-label={`Table ${table.name}`}>
      <h2>{table.name}</h2>
      <p class="hint">Primary key: {table.primaryKey.join(', ')}</p>
      <div class="row">
        <Search value={request.search ?? ''} onSearch={(search) => set({ search })} />
        <button type="button" onClick={() => download('spreadsheet')}>
          Download CSV
        </button>
        <button type="button" onClick={() => download('raw')}>
          Download raw CSV
        </button>
      </div>
      <p class="hint">
        The first opens safely in a spreadsheet: an apostrophe stands before texts that would be formulas
        there. The raw one has each cell as it is, for programs.
      </p>
      <Filters
        columns={table.columns.map(({ name }) => name)}
        filters={request.filters ?? []}
        onChange={(filters) => set({ filters: filters.length === 0 ? '' : JSON.stringify(filters) })}
      />
      {(task.error || saving.error) !== '' && <Message tone="bad">{task.error || saving.error}</Message>}
      {task.result !== undefined && (
        <Page
          label={`Rows of ${table.name}`}
          rows={task.result}
          offset={request.offset}
          sort={request.sort}
          onSort={onSort}
          titleOf={(column) => descriptions.get(column) ?? ''}
          onPage={(from) => set({ from: from === 0 ? '' : String(from) })}
        />
      )}
    </section>
  );
}

function Search({
  value,
  onSearch,
}: {
  readonly value: string;
  readonly onSearch: (search: string) => void;
}): JSX.Element {
  const [text, setText] = useState(value);
  useEffect(() => (text === value ? undefined : after(SEARCH_MS, () => onSearch(text))), [text, value]);
  return (
    <label class="inline">
      Search <input type="search" value={text} onInput={(event) => setText(event.currentTarget.value)} />
    </label>
  );
}

function Page({
  label,
  rows,
  offset,
  sort,
  onSort,
  titleOf,
  onPage,
}: {
  readonly label: string;
  readonly rows: Rows;
  readonly offset: number;
  readonly sort: Sort | undefined;
  readonly onSort: (column: string) => void;
  readonly titleOf: (column: string) => string;
  readonly onPage: (offset: number) => void;
}): JSX.Element {
  const last = offset + rows.rows.length;
  const { total } = rows;
  const counted = total === undefined ? 'more are being prepared' : `of ${total.toLocaleString('en')}`;
  const hasNext = total === undefined ? false : last < total;
  return (
    <>
      <Grid
        label={label}
        columns={rows.columns.map(({ name }) => name)}
        rows={rows.rows}
        sort={sort}
        onSort={onSort}
        titleOf={titleOf}
      />
      <div class="row">
        <p role="status">
          {rows.rows.length === 0
            ? 'No rows fit. '
            : `Rows ${(offset + 1).toLocaleString('en')} to ${last.toLocaleString('en')} ${counted}`}
        </p>
        <button type="button" disabled={offset === 0} onClick={() => onPage(Math.max(0, offset - PAGE))}>
          Previous
        </button>
        <button type="button" disabled={!hasNext} onClick={() => onPage(offset + PAGE)}>
          Next
        </button>
      </div>
    </>
  );
}
