import { isDebug } from './isDebug';

describe('isDebug()', () => {
  it.each([true, 1, 'true', 'True', 'TRUE', '1', 'yes', 'on', ' on '])('is true for %j', (debug) => {
    expect(isDebug({ debug })).toBe(true);
  });

  it.each([false, 0, 2, '', 'false', '0', 'no', 'off', null, undefined, {}, ['true']])(
    'is false for %j',
    (debug) => {
      expect(isDebug({ debug })).toBe(false);
    },
  );
});
