import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { JsonObject } from '../../src/wire';
import { call } from '../api';
import { saveFile } from '../browser';
import { useStudio } from '../studio';
import { Message } from '../ui/Message';
import { useTask } from '../ui/useTask';

/** The configuration, for the platform or for `docker run`, without the token. */
export function TakeView(): JSX.Element {
  const { work, flush } = useStudio();
  const task = useTask<JsonObject>();
  const { start } = task;
  useEffect(
    () =>
      start(async () => {
        await flush();
        return call<JsonObject>('config');
      }),
    [],
  );
  const config = task.result;
  return (
    <>
      <h1 tabIndex={-1}>Take it with you</h1>
      <p>The same queries run on the platform and in Docker. The token is not in the file.</p>
      {task.error !== '' && <Message tone="bad">{task.error}</Message>}
      {config !== undefined && (
        <>
          <div class="row">
            <button
              type="button"
              class="primary"
              onClick={() => saveFile('config.json', `${JSON.stringify(config, undefined, 2)}\n`)}
            >
              Download config.json
            </button>
          </div>
          <h2>On the platform</h2>
          <p>
            Authorize the configuration there, and paste <code>parameters</code> in its debug mode.
          </p>
          <h2>With Docker</h2>
          <p>
            Put the file into a folder <code>data</code>, your token into <code>#data</code>, and run:
          </p>
          <pre class="scroll" tabIndex={0}>
            docker run --rm -v ./data:/data ex-instagram
          </pre>
          <h2>config.json</h2>
          <pre class="scroll" tabIndex={0} aria-label="config.json">
            {JSON.stringify(config, undefined, 2)}
          </pre>
          <p class="hint">The studio’s own folder: {work.folder}</p>
        </>
      )}
    </>
  );
}
