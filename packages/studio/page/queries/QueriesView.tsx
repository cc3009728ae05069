import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { JsonObject } from '../../src/wire';
import { call, wordsOf } from '../api';
import { go } from '../navigation';
import { hrefOf } from '../route';
import { useStudio } from '../studio';
import { Message } from '../ui/Message';
import { useTask } from '../ui/useTask';
import { openInputs } from './inputs';
import { addQuery, EMPTY_QUERY, nameOf, queriesOf, summaryOf, withQueries } from './queries';

/** A template as the component lists it. */
interface Template {
  readonly value: string;
  readonly label: string;
  readonly description: string;
  readonly schedule: string;
}

/** The queries, and templates to begin with. */
export function QueriesView(): JSX.Element {
  const { work, change, act } = useStudio();
  const queries = queriesOf(work.parameters);
  const adding = useTask<JsonObject>();
  const add = (value: JsonObject, opens: boolean): void => {
    const next = addQuery(queries, value);
    change(withQueries(work.parameters, next));
    if (opens) {
      go(hrefOf(['queries', next.at(-1)?.id ?? '']));
    }
  };
  const addTemplate = (template: string): void =>
    adding.start(async () => {
      const { parameters } = await act<{ parameters: JsonObject }>('applyTemplate', { template });
      // What has to be filled in first is shown.
      add(parameters, openInputs(parameters).length > 0);
      return parameters;
    });
  return (
    <>
      <h1 tabIndex={-1}>What to read</h1>
      <section aria-labelledby="chosen-queries">
        <h2 id="chosen-queries">Your queries</h2>
        {queries.length === 0 ? (
          <p>None yet. Take one from below: each says what you get.</p>
        ) : (
          <ul class="cards">
            {queries.map(({ id, value }) => (
              <li key={id} class="card">
                <h3>{nameOf(value) === '' ? 'Without a name' : nameOf(value)}</h3>
                <p class="hint clip">{summaryOf(value)}</p>
                {openInputs(value).map(({ label }) => (
                  <p key={label}>{label} is still missing: fill it in under Change or try.</p>
                ))}
                <div class="row">
                  <a
                    class="button"
                    href={hrefOf(['queries', id])}
                    aria-label={`Change or try ${nameOf(value)}`}
                  >
                    Change or try
                  </a>
                  <button
                    type="button"
                    aria-label={`Remove ${nameOf(value)}`}
                    onClick={() =>
                      change(
                        withQueries(
                          work.parameters,
                          queries.filter((query) => query.id !== id),
                        ),
                      )
                    }
                  >
                    Remove
                  </button>
                </div>
              </li>
            ))}
          </ul>
        )}
        <div class="row">
          <button type="button" onClick={() => add(EMPTY_QUERY, true)}>
            Write a query yourself
          </button>
          {queries.length > 0 && (
            <a class="button primary" href={hrefOf(['run'])}>
              Next: run
            </a>
          )}
        </div>
        <p role="status" class="visually-hidden">
          {queries.length} queries
        </p>
      </section>
      {adding.error !== '' && <Message tone="bad">{adding.error}</Message>}
      <Templates onAdd={addTemplate} isBusy={adding.isBusy} />
    </>
  );
}

function Templates({
  onAdd,
  isBusy,
}: {
  readonly onAdd: (template: string) => void;
  readonly isBusy: boolean;
}): JSX.Element {
  const [templates, setTemplates] = useState<readonly Template[]>();
  const [error, setError] = useState('');
  useEffect(() => {
    void call<readonly Template[]>('action', { action: 'templates' }).then(setTemplates, (problem: unknown) =>
      setError(wordsOf(problem)),
    );
  }, []);
  return (
    <section aria-labelledby="templates">
      <h2 id="templates">Templates</h2>
      {error !== '' && <Message tone="bad">{error}</Message>}
      {templates === undefined && error === '' && <p role="status">Loading the templates …</p>}
      <ul class="cards">
        {(templates ?? []).map(({ value, label, description, schedule }) => (
          <li key={value} class="card">
            <h3>{label}</h3>
            <p>{description}</p>
            <p class="hint">Run it: {schedule}</p>
            <button
              type="button"
              class="primary"
              disabled={isBusy}
              aria-label={`Add ${label}`}
              onClick={() => onAdd(value)}
            >
              Add
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
