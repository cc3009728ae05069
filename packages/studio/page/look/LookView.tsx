import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { TableInfo } from '../../src/wire';
import { call } from '../api';
import { hrefOf } from '../route';
import type { Route } from '../route';
import { useStudio } from '../studio';
import { Message } from '../ui/Message';
import { useTask } from '../ui/useTask';
import { ChartsView } from './ChartsView';
import { SqlView } from './SqlView';
import { TableView } from './TableView';

const TABS = [
  { id: 'charts', label: 'Charts' },
  { id: 'tables', label: 'Tables' },
  { id: 'sql', label: 'SQL' },
] as const;

/** Tables and charts of the last run. */
export function LookView({ route }: { readonly route: Route }): JSX.Element {
  const { run } = useStudio();
  const task = useTask<readonly TableInfo[]>();
  const { start } = task;
  useEffect(() => start(() => call('tables')), [run?.status, run?.tablesAt]);
  const tables = task.result ?? [];
  const isImporting = tables.some(({ rows }) => rows === undefined);
  useEffect(() => {
    if (isImporting) {
      start(async () => {
        await call('ready');
        return call('tables');
      });
    }
  }, [isImporting]);
  const [tab = 'charts', table = ''] = route.parts;
  return (
    <>
      <h1 tabIndex={-1}>Look</h1>
      <nav aria-label="Ways to look" class="tabs">
        {TABS.map(({ id, label }) => (
          <a key={id} href={hrefOf(['look', id])} aria-current={tab === id ? 'page' : undefined}>
            {label}
          </a>
        ))}
      </nav>
      {task.error !== '' && <Message tone="bad">{task.error}</Message>}
      {task.result?.length === 0 && (
        <p>
          There are no tables yet: <a href={hrefOf(['run'])}>run the queries first</a>.
        </p>
      )}
      {tables.length > 0 && tab === 'charts' && <ChartsView route={route} />}
      {tables.length > 0 && tab === 'sql' && <SqlView tables={tables} />}
      {tables.length > 0 && tab === 'tables' && <Tables tables={tables} name={table} route={route} />}
    </>
  );
}

function Tables({
  tables,
  name,
  route,
}: {
  readonly tables: readonly TableInfo[];
  readonly name: string;
  readonly route: Route;
}): JSX.Element {
  const table = tables.find((one) => one.name === name);
  return (
    <>
      <ul class="chips" aria-label="Tables">
        {tables.map((one) => (
          <li key={one.name}>
            <a
              href={hrefOf(['look', 'tables', one.name])}
              aria-current={one.name === name ? 'page' : undefined}
            >
              {one.name}
              {one.rows === undefined ? '' : ` (${one.rows.toLocaleString('en')})`}
            </a>
          </li>
        ))}
      </ul>
      {table === undefined ? (
        <p>Choose a table.</p>
      ) : (
        <TableView key={table.name} table={table} route={route} />
      )}
    </>
  );
}
