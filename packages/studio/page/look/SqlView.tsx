import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Rows, TableInfo } from '../../src/wire';
import { call } from '../api';
import { edited } from '../browser';
import { Grid } from '../ui/Grid';
import { Message } from '../ui/Message';
import { useTask } from '../ui/useTask';

const OWN = 'own';

/** SQL on all tables of the run, read only. */
export function SqlView({ tables }: { readonly tables: readonly TableInfo[] }): JSX.Element {
  const [sql, setSql] = useState(edited.get(OWN) ?? `SELECT * FROM "${tables[0]?.name ?? ''}" LIMIT 100`);
  const task = useTask<Rows>();
  return (
    <section aria-label="SQL">
      <label for="sql">SQL for DuckDB, reading only</label>
      <textarea
        id="sql"
        class="sql"
        rows={8}
        spellcheck={false}
        value={sql}
        onInput={(event) => {
          setSql(event.currentTarget.value);
          edited.set(OWN, event.currentTarget.value);
        }}
      />
      <div class="row">
        <button
          type="button"
          class="primary"
          disabled={task.isBusy}
          onClick={() => task.start(() => call<Rows>('sql', { sql }))}
        >
          Run the SQL
        </button>
      </div>
      {task.error !== '' && (
        <Message tone="bad">
          <pre>{task.error}</pre>
        </Message>
      )}
      {task.result !== undefined && <Result rows={task.result} />}
    </section>
  );
}

/** Rows of a statement, as a table. */
export function Result({ rows }: { readonly rows: Rows }): JSX.Element {
  const shown = rows.rows.slice(0, 500);
  return (
    <>
      <p role="status">
        {rows.rows.length.toLocaleString('en')} {rows.rows.length === 1 ? 'row' : 'rows'}
        {rows.isCut === true ? ': there are more' : ''}
        {rows.rows.length > shown.length ? `, the first ${shown.length} are shown` : ''}
      </p>
      <Grid label="Rows of the SQL" columns={rows.columns.map(({ name }) => name)} rows={shown} />
    </>
  );
}
