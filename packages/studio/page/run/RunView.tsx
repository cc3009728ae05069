import type { JSX } from 'preact';
import { lazy, Suspense } from 'preact/compat';
import { useEffect, useState } from 'preact/hooks';
import type { RunState } from '../../src/wire';
import { chosenIn } from '../accounts/AccountsView';
import { call } from '../api';
import { after, formatMoment, now } from '../browser';
import { go } from '../navigation';
import { openInputs } from '../queries/inputs';
import { nameOf, queriesOf } from '../queries/queries';
import { hrefOf } from '../route';
import { useStudio } from '../studio';
import { Message } from '../ui/Message';
import { useTask } from '../ui/useTask';
import { headlineOf } from './headline';
import { Missing, Parts } from './Parts';

const Settings = lazy(async () => (await import('./Settings')).Settings);

/** Starts a run, follows it, and says what is missing. */
export function RunView(): JSX.Element {
  const { work, run, flush } = useStudio();
  const task = useTask<object>();
  const isRunning = run?.status === 'running' || run?.status === 'importing';
  const missing = whatIsMissing(work);
  const start = (): void =>
    task.start(async () => {
      await flush();
      return call('start');
    });
  return (
    <>
      <h1 tabIndex={-1}>Run</h1>
      {missing}
      <div class="row">
        <button
          type="button"
          class="primary"
          disabled={isRunning || task.isBusy || missing !== undefined}
          onClick={start}
        >
          Run
        </button>
        <button
          type="button"
          disabled={run?.status !== 'running'}
          onClick={() => task.start(() => call('stop'))}
        >
          Stop
        </button>
        {run?.status === 'done' && (
          <a class="button primary" href={hrefOf(['look', 'charts'])}>
            Next: look
          </a>
        )}
      </div>
      {task.error !== '' && <Message tone="bad">{task.error}</Message>}
      {run !== undefined && run.status !== 'idle' && <Progress run={run} />}
      <Advanced />
    </>
  );
}

function Advanced(): JSX.Element {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>Advanced</summary>
      {isOpen && (
        <Suspense fallback={<p role="status">Loading …</p>}>
          <Settings />
        </Suspense>
      )}
    </details>
  );
}

function whatIsMissing({
  source,
  parameters,
}: ReturnType<typeof useStudio>['work']): JSX.Element | undefined {
  if (source === 'none') {
    return (
      <p>
        First <a href={hrefOf(['start'])}>choose the demo brands or paste a token</a>.
      </p>
    );
  }
  const queries = queriesOf(parameters);
  if (queries.length === 0) {
    return (
      <p>
        There is nothing to run yet: <a href={hrefOf(['queries'])}>choose what to read</a>.
      </p>
    );
  }
  const open = queries.find(({ value }) => openInputs(value).length > 0);
  if (open !== undefined) {
    const [input] = openInputs(open.value);
    return (
      <p>
        {input?.label} is missing in {nameOf(open.value)}:{' '}
        <a href={hrefOf(['queries', open.id])}>fill it in</a>.
      </p>
    );
  }
  return chosenIn(parameters).length === 0 ? (
    <p>
      No account is chosen yet: <a href={hrefOf(['accounts'])}>choose some</a>.
    </p>
  ) : undefined;
}

function Progress({ run }: { readonly run: RunState }): JSX.Element {
  const warnings = run.warnings.length + run.moreWarnings;
  return (
    <>
      <p role="status" class={`headline ${run.status}`}>
        {headlineOf(run)}
      </p>
      <Duration run={run} />
      {(run.status === 'failed' || run.status === 'stopped') && <WhatIsShown run={run} />}
      {run.error !== '' && <Message tone="bad">{run.error}</Message>}
      <Parts title="Queries" parts={run.queries} hasTotal />
      <Parts title="Accounts" parts={run.accounts} hasTotal={false} />
      {run.warnings.length > 0 && (
        <details open={run.status !== 'running'}>
          <summary>
            {warnings.toLocaleString('en')} {warnings === 1 ? 'warning' : 'warnings'}
          </summary>
          <ul class="scroll" tabIndex={0}>
            {run.warnings.map((warning, index) => (
              <li key={index}>{warning}</li>
            ))}
            {run.moreWarnings > 0 && <li>… and {run.moreWarnings.toLocaleString('en')} more</li>}
          </ul>
        </details>
      )}
      {run.missing.length > 0 && <Missing missing={run.missing} />}
    </>
  );
}

/** Which tables there are after a run that did not come to its end. */
function WhatIsShown({ run }: { readonly run: RunState }): JSX.Element | null {
  const task = useTask<object>();
  const takeIn = (): void =>
    task.start(async () => {
      await call('take');
      go(hrefOf(['look', 'tables']));
      return {};
    });
  if (run.tables === 'new') {
    return (
      <p>
        <a href={hrefOf(['look', 'tables'])}>Look at what came</a>
      </p>
    );
  }
  return run.tablesAt === 0 ? null : (
    <>
      <div class="row">
        <p>
          The tables of {formatMoment(run.tablesAt)} are <a href={hrefOf(['look'])}>still there</a>.
        </p>
        {run.isWaiting && (
          <button type="button" disabled={task.isBusy} onClick={takeIn}>
            Look at what came instead
          </button>
        )}
      </div>
      {task.error !== '' && <Message tone="bad">{task.error}</Message>}
    </>
  );
}

function Duration({ run }: { readonly run: RunState }): JSX.Element {
  const [time, setTime] = useState(now());
  const isOver = run.endedAt > 0;
  useEffect(() => (isOver ? undefined : after(1000, () => setTime(now()))), [time, isOver]);
  const seconds = Math.max(0, Math.round(((isOver ? run.endedAt : time) - run.startedAt) / 1000));
  return (
    <p class="hint">{seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`}</p>
  );
}
