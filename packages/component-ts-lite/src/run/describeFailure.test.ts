import { UserError } from '../errors/userError';
import { describeFailure, sentenceLast } from './describeFailure';

const running = new AbortController().signal;

function stopped(): AbortSignal {
  return AbortSignal.abort(new UserError('Stopped by SIGTERM: the job ended'));
}

describe('describeFailure()', () => {
  it("takes a UserError for the user's", () => {
    expect(describeFailure(new UserError('Mend it'), running)).toEqual({ exitCode: 1, text: 'Mend it' });
  });

  it("takes anything else for the program's", () => {
    expect(describeFailure(new Error('crash'), running)).toMatchObject({ exitCode: 2 });
    expect(describeFailure('text', running)).toEqual({
      exitCode: 2,
      text: "Thrown, and not an Error: 'text'",
    });
  });

  it('makes one sentence of several user errors', () => {
    const both = new AggregateError([new UserError('A failed'), new UserError('B failed')], '2 failed');
    expect(describeFailure(both, running)).toEqual({ exitCode: 1, text: '2 failed; A failed; B failed' });
  });

  it('takes several errors for a crash when one of them is', () => {
    const both = new AggregateError([new UserError('A failed'), new Error('crash')]);
    expect(describeFailure(both, running).exitCode).toBe(2);
  });

  it('tells the reason of a stop, not the error that carries it', () => {
    const signal = stopped();
    const abort = Object.assign(new Error('aborted'), { name: 'AbortError' });
    for (const thrown of [
      signal.reason,
      abort,
      new Error('reading failed', { cause: abort }),
      Object.assign(new Error('canceled'), { code: 'ERR_CANCELED' }),
      new AggregateError([abort, signal.reason]),
    ]) {
      expect(describeFailure(thrown, signal)).toEqual({
        exitCode: 1,
        text: 'Stopped by SIGTERM: the job ended',
      });
    }
  });

  it('does not take a crash after a stop, nor an abort without one, for a stop', () => {
    const round = new Error('round');
    round.cause = round;
    expect(describeFailure(new TypeError('crash'), stopped()).exitCode).toBe(2);
    expect(describeFailure(round, stopped()).exitCode).toBe(2);
    expect(describeFailure('text', stopped()).exitCode).toBe(2);
    expect(describeFailure(new UserError('Mend it'), stopped()).text).toBe('Mend it');
    expect(describeFailure(Object.assign(new Error(''), { name: 'AbortError' }), running).exitCode).toBe(2);
  });
});

describe('sentenceLast()', () => {
  it('puts the details above', () => {
    expect(sentenceLast("Cannot read 'fields': expected a name\n  id,{\n     ^\n")).toBe(
      "    id,{\n       ^\nCannot read 'fields': expected a name",
    );
    expect(sentenceLast('One line')).toBe('One line');
  });

  it('lets no escape sequence through', () => {
    expect(sentenceLast('One \u001b[2Jline')).toBe('One \\x1b[2Jline');
  });
});
