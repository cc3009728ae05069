import type { JSX } from 'preact';
import { lazy, Suspense } from 'preact/compat';
import type { Cell } from '../../src/wire';
import { Grid } from '../ui/Grid';
import { Message } from '../ui/Message';

/** A table as a query would write it. */
interface PlannedTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly primaryKey: readonly string[];
  /** The first rows; absent where nothing was read. */
  readonly rows?: readonly (readonly Cell[])[];
}

/** What *Check* and *Try* answer. */
export interface CheckedQuery {
  readonly message: string;
  readonly tables?: readonly PlannedTable[];
  readonly request?: string;
  readonly plan: {
    readonly tables: readonly PlannedTable[];
    readonly requests: number;
    readonly warnings: readonly string[];
    readonly rewrittenFields?: string;
  };
}

const Markdown = lazy(async () => (await import('../ui/Markdown')).Markdown);

/** The answer of the component to *Check* or *Try*. */
export function Answer({
  answer,
  onUseFields,
}: {
  readonly answer: CheckedQuery;
  readonly onUseFields: (fields: string) => void;
}): JSX.Element {
  const { tables, request, plan, message } = answer;
  return (
    <>
      {plan.warnings.length > 0 && (
        <Message tone="warning">
          <ul>
            {plan.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Message>
      )}
      {plan.rewrittenFields !== undefined && (
        <p>
          <button type="button" onClick={() => onUseFields(plan.rewrittenFields ?? '')}>
            Use today’s names
          </button>{' '}
          <code>{plan.rewrittenFields}</code>
        </p>
      )}
      {tables === undefined ? (
        <Suspense fallback={<p role="status">Loading …</p>}>
          <Markdown text={message} />
        </Suspense>
      ) : (
        <Tried tables={tables} request={request ?? ''} requests={plan.requests} />
      )}
    </>
  );
}

function Tried({
  tables,
  request,
  requests,
}: {
  readonly tables: readonly PlannedTable[];
  readonly request: string;
  readonly requests: number;
}): JSX.Element {
  return (
    <>
      <Message tone="good">
        {tables.length} {tables.length === 1 ? 'table' : 'tables'}. A run sends {requests}{' '}
        {requests === 1 ? 'request' : 'requests'} at least; a list takes one more for each further page.
      </Message>
      {tables.map(({ name, columns, primaryKey, rows = [] }) => (
        <section key={name} aria-label={`Table ${name}`}>
          <h2>{name}</h2>
          <p class="hint">Primary key: {primaryKey.join(', ')}</p>
          {rows.length === 0 ? (
            <p>No rows on the first page. The columns: {columns.join(', ')}</p>
          ) : (
            <Grid label={`First rows of ${name}`} columns={columns} rows={rows} />
          )}
        </section>
      ))}
      <details>
        <summary>What was sent</summary>
        <pre class="scroll" tabIndex={0}>
          {request}
        </pre>
      </details>
    </>
  );
}
