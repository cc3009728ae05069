import { useCallback, useEffect, useMemo, useRef } from 'preact/hooks';
import type { JsonObject, Work } from '../src/wire';
import { ApiError, call } from './api';
import { after, TAB } from './browser';

/** Milliseconds after the last change before it is saved. */
const SAVE_MS = 300;

/** How the work is changed and saved. */
export interface Saving {
  /** Changes the parameters; they are saved a moment later. */
  readonly change: (parameters: JsonObject) => void;
  /** Saves what has not been saved yet. @throws ApiError */
  readonly flush: () => Promise<void>;
}

/** Saves what is changed, a moment later, unless another tab has changed the work since. */
export function useSaving(
  work: Work | undefined,
  setWork: (work: Work) => void,
  onError: (error: unknown) => void,
): Saving {
  const { latest, show } = useLatest(work, setWork);
  const unsaved = useRef<JsonObject>(undefined);
  const callOff = useRef<() => void>(undefined);
  const flush = useCallback(async (): Promise<void> => {
    callOff.current?.();
    const parameters = unsaved.current;
    unsaved.current = undefined;
    if (parameters === undefined || latest.current === undefined) {
      return;
    }
    const { version: known } = latest.current;
    try {
      const { version } = await call<{ version: string }>('save', { parameters, version: known, by: TAB });
      show({ ...latest.current, version });
    } catch (error) {
      if (error instanceof ApiError && error.status === 409) {
        show(await call<Work>('work'));
      } else {
        // The next try saves it, unless it was changed again.
        unsaved.current ??= parameters;
      }
      throw error;
    }
  }, [show]);
  useReturn(latest, unsaved, show);
  useEffect(() => {
    const onLeave = (): void => void flush().catch(() => undefined);
    addEventListener('pagehide', onLeave);
    return () => removeEventListener('pagehide', onLeave);
  }, [flush]);
  const change = useCallback(
    (parameters: JsonObject): void => {
      if (latest.current === undefined) {
        return;
      }
      show({ ...latest.current, parameters });
      unsaved.current = parameters;
      callOff.current?.();
      callOff.current = after(SAVE_MS, () => void flush().catch(onError));
    },
    [flush, onError, show],
  );
  return useMemo(() => ({ change, flush }), [change, flush]);
}

/** Keeps the work as it was shown last, also before the page is drawn again. */
function useLatest(
  work: Work | undefined,
  setWork: (work: Work) => void,
): { readonly latest: { readonly current: Work | undefined }; readonly show: (next: Work) => void } {
  const latest = useRef(work);
  latest.current = work;
  const show = useCallback(
    (next: Work): void => {
      latest.current = next;
      setWork(next);
    },
    [setWork],
  );
  return { latest, show };
}

/** Shows what another tab has changed as soon as somebody comes back to this one. */
function useReturn(
  latest: { readonly current: Work | undefined },
  unsaved: { readonly current: JsonObject | undefined },
  show: (work: Work) => void,
): void {
  useEffect(() => {
    const onReturn = (): void => {
      if (unsaved.current === undefined && latest.current !== undefined) {
        void call<Work>('work').then(
          (next) => unsaved.current === undefined && show(next),
          () => undefined,
        );
      }
    };
    addEventListener('focus', onReturn);
    return () => removeEventListener('focus', onReturn);
  }, [latest, unsaved, show]);
}
