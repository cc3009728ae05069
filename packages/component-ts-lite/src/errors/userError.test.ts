import { UserError } from './userError';

/** The class as a second installed copy of the library has it. */
function otherCopy(): typeof UserError {
  let copy = UserError;
  jest.isolateModules(() => {
    copy = jest.requireActual<{ UserError: typeof UserError }>('./userError').UserError;
  });
  return copy;
}

describe('UserError', () => {
  it('is recognized across two copies of the library', () => {
    const Other = otherCopy();
    expect(Other).not.toBe(UserError);
    expect(new Other('x') instanceof UserError).toBe(true);
    expect(new UserError('x') instanceof Other).toBe(true);
  });

  it.each([[new Error('x')], [Object.assign(new Error('x'), { name: 'UserError' })], [{}], [null], ['x']])(
    'is none of %p',
    (value: unknown) => {
      expect(value instanceof UserError).toBe(false);
    },
  );

  it('has subclasses that recognize their own instances only', () => {
    class QuotaError extends UserError {}
    expect(new QuotaError('x') instanceof UserError).toBe(true);
    expect(new QuotaError('x') instanceof QuotaError).toBe(true);
    expect(new UserError('x') instanceof QuotaError).toBe(false);
  });

  it('prints as any error', () => {
    expect(String(new UserError('Set a limit'))).toBe('UserError: Set a limit');
  });
});
