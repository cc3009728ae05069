import { errorText } from './errorText';

describe('errorText()', () => {
  it('gives the stack', () => {
    const error = new TypeError('x is not a function');
    expect(errorText(error)).toBe(error.stack);
    expect(errorText(error)).toContain('errorText.test.ts');
  });

  it('follows causes and gathered errors', () => {
    const error = new AggregateError([new Error('first'), 'second'], 'both', {
      cause: new Error('deeper', { cause: new Error('deepest') }),
    });
    const text = errorText(error);
    for (const part of [
      'both',
      'One of its errors: Error: first',
      "One of its errors: Thrown, and not an Error: 'second'",
      'Caused by: Error: deeper',
      'Caused by: Error: deepest',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('does not run in circles', () => {
    const error = new Error('round');
    error.cause = error;
    expect(errorText(error).split('Caused by').length).toBe(6);
  });

  it('leaves out properties, which may hold whole requests', () => {
    expect(errorText(Object.assign(new Error('x'), { config: { token: 'abc123' } }))).not.toContain('abc123');
  });

  it.each([
    [undefined, 'undefined'],
    [null, 'null'],
    ['text', "'text'"],
    [{ a: 1 }, '{ a: 1 }'],
  ])('shows %p, which is no Error', (thrown, text) => {
    expect(errorText(thrown)).toBe(`Thrown, and not an Error: ${text}`);
  });

  it('has something to say of an error without a stack', () => {
    const error = new RangeError('far');
    delete error.stack;
    expect(errorText(error)).toBe('RangeError: far');
  });
});
