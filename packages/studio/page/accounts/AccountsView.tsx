import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { JsonObject } from '../../src/wire';
import { hrefOf } from '../route';
import { useStudio } from '../studio';
import { CheckList } from '../ui/CheckList';
import type { Choice } from '../ui/CheckList';
import { Message, RetryMessage } from '../ui/Message';
import { useTask } from '../ui/useTask';

/** The accounts that the token sees, to choose from. */
export function AccountsView(): JSX.Element {
  const { work, change, act } = useStudio();
  const task = useTask<readonly Choice[]>();
  const { start } = task;
  const load = (): void => start(() => act<readonly Choice[]>('accountOptions'));
  useEffect(() => {
    if (work.source !== 'none') {
      load();
    }
  }, [work.source]);
  const chosen = chosenIn(work.parameters);
  const choose = (ids: readonly string[]): void => change({ ...work.parameters, accounts: [...ids] });
  return (
    <>
      <h1 tabIndex={-1}>Accounts</h1>
      {work.notice !== '' && <Message tone="warning">{work.notice}</Message>}
      {work.source === 'none' ? (
        <p>
          First <a href={hrefOf(['start'])}>choose the demo brands or paste a token</a>.
        </p>
      ) : (
        <>
          {task.isBusy && <p role="status">Asking which accounts the token sees …</p>}
          {task.error !== '' && <RetryMessage onRetry={load}>{task.error}</RetryMessage>}
          {task.result?.length === 0 && (
            <Message tone="warning">The token sees no Instagram business account.</Message>
          )}
          {task.result !== undefined && task.result.length > 0 && (
            <CheckList title="Accounts to read" choices={task.result} chosen={chosen} onChange={choose} />
          )}
          <div class="row">
            <a class="button primary" href={hrefOf(['queries'])}>
              Next: what to read
            </a>
          </div>
        </>
      )}
    </>
  );
}

/** The ids of the chosen accounts, also in the form of older configurations: a map by id. */
export function chosenIn({ accounts }: JsonObject): readonly string[] {
  if (Array.isArray(accounts)) {
    return accounts.filter((one) => typeof one === 'string');
  }
  return typeof accounts === 'object' && accounts !== null ? Object.keys(accounts) : [];
}
