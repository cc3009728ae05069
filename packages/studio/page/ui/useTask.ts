import { useCallback, useState } from 'preact/hooks';
import { wordsOf } from '../api';

/** Something that takes a while, as a view shows it. */
export interface Task<T> {
  readonly isBusy: boolean;
  readonly result: T | undefined;
  readonly error: string;
  /** Starts it; what came before is shown until it is through. */
  readonly start: (work: () => Promise<T>) => void;
  readonly clear: () => void;
}

/** Runs one thing at a time and keeps its result or its error. */
export function useTask<T>(): Task<T> {
  const [state, setState] = useState<{ isBusy: boolean; result?: T; error: string }>({
    isBusy: false,
    error: '',
  });
  const start = useCallback((work: () => Promise<T>): void => {
    setState((before) => ({ ...before, isBusy: true, error: '' }));
    void work().then(
      (result) => setState({ isBusy: false, result, error: '' }),
      (error: unknown) => setState({ isBusy: false, error: wordsOf(error) }),
    );
  }, []);
  const clear = useCallback((): void => setState({ isBusy: false, error: '' }), []);
  return { isBusy: state.isBusy, result: state.result, error: state.error, start, clear };
}
