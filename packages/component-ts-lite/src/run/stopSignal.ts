import { UserError } from '../errors/userError';

/** The part of `process` that emits signals and uncaught errors. */
export interface SignalSource {
  on(name: 'SIGTERM' | 'SIGINT', listener: () => void): unknown;
  on(name: 'uncaughtException', listener: (error: unknown) => void): unknown;
  off(name: 'SIGTERM' | 'SIGINT' | 'uncaughtException', listener: () => void): unknown;
}

/** What can end the work from outside, until it is released. */
export interface StopSignal {
  /** Asks the work to end. */
  readonly signal: AbortSignal;
  /** Rejects where the work is not asked: at the second signal, and with an error that nobody has caught. */
  readonly broken: Promise<never>;
  /** Stops listening; from then on the process dies of a signal or an error as any other. */
  release(): void;
}

/**
 * Turns SIGTERM and SIGINT into an AbortSignal whose reason is a `UserError` "Stopped by SIGTERM: …".
 *
 * @param source usually `process`, to which unhandled rejections come as uncaught exceptions; without one there is nothing to listen to
 * @returns the signal and the way to stop listening
 */
export function listenForStop(source: SignalSource | undefined): StopSignal {
  const controller = new AbortController();
  let breakOff: (error: unknown) => void = () => undefined;
  const broken = new Promise<never>((_resolve, reject) => {
    breakOff = reject;
  });
  broken.catch(() => undefined);
  const listenTo = (name: 'SIGTERM' | 'SIGINT') => {
    const listener = () => {
      if (controller.signal.aborted) {
        breakOff(controller.signal.reason);
      }
      controller.abort(
        new UserError(`Stopped by ${name}: the job was ended from outside before it was done; run it again`),
      );
    };
    source?.on(name, listener);
    return () => source?.off(name, listener);
  };
  const releases = [listenTo('SIGTERM'), listenTo('SIGINT')];
  source?.on('uncaughtException', breakOff);
  return {
    signal: controller.signal,
    broken,
    release: () => {
      releases.forEach((release) => release());
      source?.off('uncaughtException', breakOff as () => void);
    },
  };
}
