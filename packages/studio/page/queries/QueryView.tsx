import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { JsonObject } from '../../src/wire';
import { call, wordsOf } from '../api';
import { go } from '../navigation';
import { hrefOf } from '../route';
import { useStudio } from '../studio';
import { Message } from '../ui/Message';
import { useTask } from '../ui/useTask';
import { Answer } from './Answer';
import type { CheckedQuery } from './Answer';
import type { Names } from './completions';
import { inputsOf, openInputs, withInput } from './inputs';
import { problemOf, warningsIn } from './problems';
import type { Problem } from './problems';
import { isObject, nameOf, queriesOf, withQueries } from './queries';
import type { Query } from './queries';
import { QueryForm } from './QueryForm';

/** One query: its form, *Check* and *Try*. */
export function QueryView({ id }: { readonly id: string }): JSX.Element {
  const { work } = useStudio();
  const { schema, names, error } = useFormParts();
  const query = queriesOf(work.parameters).find((one) => one.id === id);
  if (query === undefined) {
    return (
      <>
        <h1 tabIndex={-1}>There is no such query</h1>
        <p>
          It may have been removed. <a href={hrefOf(['queries'])}>All queries</a>
        </p>
      </>
    );
  }
  if (error !== '') {
    return <Message tone="bad">{error}</Message>;
  }
  return schema === undefined || names === undefined ? (
    <p role="status">Loading …</p>
  ) : (
    <OpenQuery query={query} schema={schema} names={names} />
  );
}

function OpenQuery({
  query,
  schema,
  names,
}: {
  readonly query: Query;
  readonly schema: JsonObject;
  readonly names: Names;
}): JSX.Element {
  const { work, change, act } = useStudio();
  const task = useTask<CheckedQuery>();
  const fields = fieldsOf(query.value);
  const isBlocked = task.isBusy || openInputs(query.value).length > 0;
  const problems = useMemo(
    () => problemsOf(task.error, task.result, fields),
    [task.error, task.result, fields],
  );
  const set = (value: JsonObject): void => {
    const queries = queriesOf(work.parameters);
    change(
      withQueries(
        work.parameters,
        queries.map((one) => (one.id === query.id ? { ...one, value } : one)),
      ),
    );
  };
  const ask = (action: 'validateQuery' | 'tryQuery'): void =>
    task.start(() => act<CheckedQuery>(action, { 'query-id': query.id }));
  const useFields = (text: string): void => {
    const inner = query.value['query'];
    set({ ...query.value, query: { ...(isObject(inner) ? inner : {}), fields: text } });
    task.clear();
  };
  return (
    <>
      <h1 tabIndex={-1}>Query {nameOf(query.value)}</h1>
      <Inputs value={query.value} onChange={set} />
      <QueryForm schema={schema} value={query.value} names={names} problems={problems} onChange={set} />
      <div class="row">
        <button type="button" disabled={isBlocked} onClick={() => ask('validateQuery')}>
          Check
        </button>
        <button type="button" class="primary" disabled={isBlocked} onClick={() => ask('tryQuery')}>
          Try
        </button>
        <button type="button" onClick={() => go(hrefOf(['queries']))}>
          Back to all queries
        </button>
        <a class="button" href={hrefOf(['run'])}>
          Next: run
        </a>
      </div>
      <p class="hint">Check sends nothing to the API. Try reads the first page of the first account.</p>
      <section aria-label="Answer of the component" aria-busy={task.isBusy}>
        {task.isBusy && <p role="status">Asking the component …</p>}
        {task.error !== '' && (
          <Message tone="bad">
            <pre>{task.error}</pre>
          </Message>
        )}
        {task.result !== undefined && <Answer answer={task.result} onUseFields={useFields} />}
      </section>
    </>
  );
}

/** Names that the query looks up, such as another account's. */
function Inputs({
  value,
  onChange,
}: {
  readonly value: JsonObject;
  readonly onChange: (value: JsonObject) => void;
}): JSX.Element {
  return (
    <>
      {inputsOf(value).map((input) => (
        <div key={input.label} class="field">
          <label for={`input-${input.label}`}>{input.label} *</label>
          <input
            id={`input-${input.label}`}
            required
            autoComplete="off"
            spellcheck={false}
            value={input.value}
            onInput={(event) => onChange(withInput(value, input.label, event.currentTarget.value))}
            aria-describedby={`input-${input.label}-hint`}
          />
          <p class="hint" id={`input-${input.label}-hint`}>
            {input.hint}
          </p>
        </div>
      ))}
    </>
  );
}

function useFormParts(): { schema: JsonObject | undefined; names: Names | undefined; error: string } {
  const [schema, setSchema] = useState<JsonObject>();
  const [names, setNames] = useState<Names>();
  const [error, setError] = useState('');
  useEffect(() => {
    const onError = (problem: unknown): void => setError(wordsOf(problem));
    void call<JsonObject>('schema').then(setSchema, onError);
    void fetch('/names.json')
      .then((answer) => answer.json() as Promise<Names>)
      .then(setNames, onError);
  }, []);
  return { schema, names, error };
}

function fieldsOf({ query }: JsonObject): string {
  const fields = isObject(query) ? query['fields'] : undefined;
  return typeof fields === 'string' ? fields : '';
}

function problemsOf(error: string, answer: CheckedQuery | undefined, fields: string): readonly Problem[] {
  const problem = problemOf(error, fields);
  return problem === undefined ? warningsIn(answer?.plan.warnings ?? [], fields) : [problem];
}
