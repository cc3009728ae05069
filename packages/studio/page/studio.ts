import { createContext } from 'preact';
import { useCallback, useContext, useEffect, useMemo, useState } from 'preact/hooks';
import type { JsonObject, RunChange, RunState, Work } from '../src/wire';
import { ApiError, call, send, wordsOf } from './api';
import { after, session, takeInvitation } from './browser';
import { applyChange } from './run/applyChange';
import { useSaving } from './saving';
import type { Saving } from './saving';

/** Milliseconds before a broken connection is tried again. */
const RECONNECT_MS = 1000;

/** What all views share. */
export interface Studio extends Saving {
  readonly work: Work;
  readonly run: RunState | undefined;
  readonly setWork: (work: Work) => void;
  /** Calls an action of the component on the work as it stands. @throws ApiError */
  readonly act: <T>(action: string, more?: JsonObject) => Promise<T>;
}

/** How the page stands with its server. */
export type Standing =
  | { readonly is: 'loading' }
  | { readonly is: 'locked'; readonly why: string }
  | { readonly is: 'broken'; readonly why: string }
  /** Another tab has changed the work: a change of this one was not kept. */
  | { readonly is: 'overtaken' }
  | { readonly is: 'open' };

export const StudioContext = createContext<Studio | undefined>(undefined);

/** The studio, for the views within it. */
export function useStudio(): Studio {
  const studio = useContext(StudioContext);
  if (studio === undefined) {
    throw new Error('There is no studio around this view');
  }
  return studio;
}

/** Opens the studio: session, work, the run. */
export function useOpenStudio(): { studio: Studio | undefined; standing: Standing; retry: () => void } {
  const [work, setWork] = useState<Work>();
  const [standing, setStanding] = useState<Standing>({ is: 'loading' });
  const [tries, setTries] = useState(0);
  const onError = useCallback((error: unknown): void => {
    const why = wordsOf(error);
    const status = error instanceof ApiError ? error.status : 0;
    if (status === 409) {
      setStanding({ is: 'overtaken' });
    } else {
      setStanding(status === 401 ? { is: 'locked', why } : { is: 'broken', why });
    }
  }, []);
  useEffect(() => {
    void open()
      .then((opened) => {
        setWork((known) => known ?? opened);
        setStanding({ is: 'open' });
      })
      .catch(onError);
  }, [tries, onError]);
  const saving = useSaving(work, setWork, onError);
  const run = useRun(standing.is === 'open' || standing.is === 'overtaken', onError);
  const studio = useMemo<Studio | undefined>(
    () =>
      work && {
        work,
        run,
        setWork,
        ...saving,
        act: async (action, more = {}) => {
          await saving.flush();
          return call('action', { action, more });
        },
      },
    [work, run, saving],
  );
  return { studio, standing, retry: () => setTries((count) => count + 1) };
}

/** Taken before anything else, so that no other address can come between. */
let invitation = takeInvitation();

async function open(): Promise<Work> {
  const token = invitation;
  invitation = undefined;
  if (token !== undefined) {
    session.set((await call<{ session: string }>('session', { token })).session);
  }
  return call<Work>('work');
}

/** Follows the run; the connection is made anew when it breaks. */
function useRun(isOpen: boolean, onError: (error: unknown) => void): RunState | undefined {
  const [run, setRun] = useState<RunState>();
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (!isOpen) {
      return undefined;
    }
    const stop = new AbortController();
    let callOff = (): void => undefined;
    void followRun(stop.signal, (change) => setRun((known) => applyChange(known, change)))
      .then(() => {
        throw new ApiError(0, 'The connection ended');
      })
      .catch((error: unknown) => {
        if (stop.signal.aborted) {
          return;
        }
        if (tries > 0 || (error instanceof ApiError && error.status === 401)) {
          onError(error);
        }
        callOff = after(RECONNECT_MS, () => setTries((count) => count + 1));
      });
    return () => {
      stop.abort();
      callOff();
    };
  }, [isOpen, tries, onError]);
  return run;
}

async function followRun(signal: AbortSignal, onChange: (change: RunChange) => void): Promise<void> {
  const { body } = await send('run', {}, signal);
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
    const lines = (text + part.value).split('\n');
    text = lines.pop() ?? '';
    lines.forEach((line) => onChange(JSON.parse(line) as RunChange));
  }
}
