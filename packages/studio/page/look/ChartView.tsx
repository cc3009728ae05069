import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Chart, Rows } from '../../src/wire';
import { call, wordsOf } from '../api';
import { edited } from '../browser';
import { Message } from '../ui/Message';
import { useTask } from '../ui/useTask';
import { Result } from './SqlView';

/** One chart, with the SQL that made it, which can be changed and run again. */
export function ChartView({ chart }: { readonly chart: Chart }): JSX.Element {
  const [at, setAt] = useState(0);
  const variant = chart.variants[at] ?? chart.variants[0];
  const key = `${chart.id} ${variant?.label ?? ''}`;
  const [changed, setChanged] = useState(edited.get(key));
  const sql = changed ?? variant?.sql ?? '';
  const task = useTask<Rows>();
  const { start } = task;
  const run = (text: string): void => start(() => call<Rows>('sql', { sql: text }));
  useEffect(() => {
    const kept = edited.get(key);
    setChanged(kept);
    run(kept ?? variant?.sql ?? '');
  }, [key, variant?.sql]);
  const change = (text: string | undefined): void => {
    edited.set(key, text);
    setChanged(text);
  };
  return (
    <section aria-labelledby="chart-title" aria-busy={task.isBusy}>
      <h2 id="chart-title">{chart.title}</h2>
      {chart.variants.length > 1 && (
        <label class="inline">
          Show{' '}
          <select value={String(at)} onChange={(event) => setAt(Number(event.currentTarget.value))}>
            {chart.variants.map(({ label }, index) => (
              <option key={label} value={String(index)}>
                {label}
              </option>
            ))}
          </select>
        </label>
      )}
      <p class="hint">{chart.note}</p>
      {task.error !== '' && (
        <Message tone="bad">
          <pre>{task.error}</pre>
        </Message>
      )}
      {task.result !== undefined && task.error === '' && (
        <Drawing chart={chart} rows={task.result} label={`${chart.title}: ${variant?.label ?? ''}`} />
      )}
      <details>
        <summary>The SQL of this chart</summary>
        <label class="visually-hidden" for="chart-sql">
          SQL of the chart
        </label>
        <textarea
          id="chart-sql"
          class="sql"
          rows={10}
          spellcheck={false}
          value={sql}
          onInput={(event) => change(event.currentTarget.value)}
        />
        <div class="row">
          <button type="button" class="primary" disabled={task.isBusy} onClick={() => run(sql)}>
            Run the SQL
          </button>
          <button
            type="button"
            disabled={changed === undefined}
            onClick={() => {
              change(undefined);
              run(variant?.sql ?? '');
            }}
          >
            Back to the first one
          </button>
        </div>
      </details>
      {task.result !== undefined && (
        <details>
          <summary>The numbers as a table</summary>
          <Result rows={task.result} />
        </details>
      )}
    </section>
  );
}

function Drawing({
  chart,
  rows,
  label,
}: {
  readonly chart: Chart;
  readonly rows: Rows;
  readonly label: string;
}): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  const [problem, setProblem] = useState('');
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = place.current;
    if (element === null) {
      return undefined;
    }
    const watcher = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)));
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  useEffect(() => {
    let isWanted = width > 0;
    if (isWanted) {
      void import('./drawChart')
        .then(({ drawChart }) => {
          if (isWanted) {
            place.current?.replaceChildren(drawChart(chart.mark, rows, { width, label }));
            setProblem('');
          }
        })
        .catch((error: unknown) => setProblem(wordsOf(error)));
    }
    return () => {
      isWanted = false;
    };
  }, [chart.mark, rows, width, label]);
  return (
    <>
      {rows.rows.length === 0 && (
        <Message tone="info">
          There are no numbers for this chart: the API gave none for the chosen brands.
        </Message>
      )}
      {rows.isCut === true && (
        <Message tone="warning">Only the first rows are drawn: narrow the SQL.</Message>
      )}
      {problem !== '' && <Message tone="bad">{problem}</Message>}
      <div class="chart" ref={place} />
    </>
  );
}
