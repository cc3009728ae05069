import { UserError } from './errors';

/** The part of `process` that tells of signals. */
export interface SignalSource {
  on(name: 'SIGTERM' | 'SIGINT', listener: () => void): unknown;
  off(name: 'SIGTERM' | 'SIGINT', listener: () => void): unknown;
}

/** A signal for the work, until it is released. */
export interface StopSignal {
  readonly signal: AbortSignal;
  /** Stops listening; from then on the process dies of a signal as any other. */
  release(): void;
}

/**
 * Turns SIGTERM and SIGINT into an AbortSignal whose reason is a `UserError` "Stopped by SIGTERM: …".
 *
 * @param source usually `process`; without one the signal is never aborted
 * @returns the signal and the way to stop listening
 */
export function listenForStop(source: SignalSource | undefined): StopSignal {
  const controller = new AbortController();
  const listeners = (['SIGTERM', 'SIGINT'] as const).map((name) => {
    const listener = () =>
      controller.abort(
        new UserError(`Stopped by ${name}: the job was ended from outside before it was done; run it again`),
      );
    source?.on(name, listener);
    return { name, listener };
  });
  return {
    signal: controller.signal,
    release: () => {
      for (const { name, listener } of listeners) {
        source?.off(name, listener);
      }
    },
  };
}
