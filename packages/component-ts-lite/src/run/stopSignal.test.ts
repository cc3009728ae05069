import { EventEmitter } from 'node:events';
import { UserError } from '../errors/userError';
import { listenForStop } from './stopSignal';

describe('listenForStop()', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('aborts by %s with a reason for the user', (name) => {
    const source = new EventEmitter();
    const { signal } = listenForStop(source);
    expect(signal.aborted).toBe(false);
    source.emit(name);
    expect(signal.reason).toBeInstanceOf(UserError);
    expect(String(signal.reason)).toContain(`Stopped by ${name}: `);
  });

  it('breaks the work off at the second signal, with the reason of the first', async () => {
    const source = new EventEmitter();
    const { signal, broken } = listenForStop(source);
    source.emit('SIGINT');
    source.emit('SIGTERM');
    await expect(broken).rejects.toBe(signal.reason);
    expect(String(signal.reason)).toContain('Stopped by SIGINT: ');
  });

  it('breaks the work off by an error that nobody has caught, and asks for nothing', async () => {
    const source = new EventEmitter();
    const { signal, broken } = listenForStop(source);
    const error = new Error('stray');
    source.emit('uncaughtException', error);
    await expect(broken).rejects.toBe(error);
    expect(signal.aborted).toBe(false);
  });

  it('no longer listens once released', () => {
    const source = new EventEmitter();
    const stop = listenForStop(source);
    stop.release();
    expect(source.eventNames()).toEqual([]);
  });

  it('is never aborted without a source', () => {
    const stop = listenForStop(undefined);
    stop.release();
    expect(stop.signal.aborted).toBe(false);
  });
});
