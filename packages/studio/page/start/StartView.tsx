import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Work } from '../../src/wire';
import { call } from '../api';
import { go } from '../navigation';
import { hrefOf } from '../route';
import { useStudio } from '../studio';
import { Message } from '../ui/Message';
import { useTask } from '../ui/useTask';

/** Where the data come from: the demo brands, or a token. */
export function StartView(): JSX.Element {
  const { work, setWork, flush } = useStudio();
  const task = useTask<Work>();
  const connect = (route: string, body: object = {}): void =>
    task.start(async () => {
      await flush();
      const next = await call<Work>(route, body);
      setWork(next);
      if (next.source !== 'none') {
        go(hrefOf(['accounts']));
      }
      return next;
    });
  return (
    <>
      <h1 tabIndex={-1}>See your Instagram data</h1>
      <p>
        Choose where the data come from, what to read, run it, and look at tables and charts. All of it stays
        on this machine.
      </p>
      {work.source !== 'none' && <Connected work={work} onForget={(data) => connect('forget', { data })} />}
      {work.notice !== '' && <Message tone="warning">{work.notice}</Message>}
      {task.error !== '' && (
        <Message tone="bad">
          {task.error}
          {work.source === 'token' && ' The token that was kept before is still there.'}
        </Message>
      )}
      <div class="cards">
        <section class="card" aria-labelledby="demo">
          <h2 id="demo">Demo brands</h2>
          <p>
            Three invented brands with posts, reels, comments and numbers. No account and no token are needed.
          </p>
          <button type="button" class="primary" disabled={task.isBusy} onClick={() => connect('demo')}>
            Use the demo brands
          </button>
        </section>
        <TokenForm isBusy={task.isBusy} onConnect={(body) => connect('token', body)} />
      </div>
      {task.isBusy && <p role="status">Asking the API …</p>}
    </>
  );
}

function Connected({
  work,
  onForget,
}: {
  readonly work: Work;
  readonly onForget: (data: boolean) => void;
}): JSX.Element {
  return (
    <Message tone="good">
      {work.source === 'demo' ? 'The demo brands are chosen. ' : 'A token is kept in the data folder. '}
      <a href={hrefOf(['accounts'])}>Go on to the accounts</a>
      {work.source === 'token' && (
        <>
          {' or '}
          <button type="button" class="link" onClick={() => onForget(false)}>
            forget the token
          </button>
          {' or '}
          <button type="button" class="link" onClick={() => onForget(true)}>
            forget the token and delete all tables
          </button>
        </>
      )}
    </Message>
  );
}

function TokenForm({
  isBusy,
  onConnect,
}: {
  readonly isBusy: boolean;
  readonly onConnect: (body: object) => void;
}): JSX.Element {
  const [token, setToken] = useState('');
  const [appKey, setAppKey] = useState('');
  const [appSecret, setAppSecret] = useState('');
  const [login, setLogin] = useState('');
  const submit = (event: Event): void => {
    event.preventDefault();
    onConnect({ token, appKey, appSecret, login });
    // Nothing on the page keeps it.
    setToken('');
    setAppSecret('');
  };
  return (
    <section class="card" aria-labelledby="own">
      <h2 id="own">Your accounts</h2>
      <form onSubmit={submit}>
        <label for="token">Access token of Meta</label>
        <input
          id="token"
          type="password"
          autoComplete="off"
          spellcheck={false}
          required
          value={token}
          onInput={(event) => setToken(event.currentTarget.value)}
          aria-describedby="token-hint"
        />
        <p class="hint" id="token-hint">
          A token of the Graph API Explorer will do, also for the hour that it lives. It needs the permissions
          instagram_basic, instagram_manage_insights, pages_show_list and pages_read_engagement. It is kept in
          data/config.json of the studio’s folder and goes to Meta only.
        </p>
        <label for="login">Where it comes from</label>
        <select id="login" value={login} onChange={(event) => setLogin(event.currentTarget.value)}>
          <option value="">As it begins (default)</option>
          <option value="facebook">Facebook login: it begins with EA</option>
          <option value="instagram">Instagram login: it begins with IG, and sees one account</option>
        </select>
        <details>
          <summary>App id and secret, where your app asks for a proof</summary>
          <label for="app-key">App id</label>
          <input
            id="app-key"
            autoComplete="off"
            value={appKey}
            onInput={(event) => setAppKey(event.currentTarget.value)}
          />
          <label for="app-secret">App secret</label>
          <input
            id="app-secret"
            type="password"
            autoComplete="off"
            value={appSecret}
            onInput={(event) => setAppSecret(event.currentTarget.value)}
          />
        </details>
        <button type="submit" class="primary" disabled={isBusy}>
          Use this token
        </button>
      </form>
    </section>
  );
}
