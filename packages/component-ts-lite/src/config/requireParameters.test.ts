import { UserError } from '../errors/userError';
import { requireParameters } from './requireParameters';

const parameters = {
  host: 'a',
  '#token': '',
  port: 0,
  off: false,
  db: { user: 'u', '#password': null },
  'a.b': 1,
  none: [],
};

describe('requireParameters()', () => {
  it('is content when all are there', () => {
    expect(() =>
      requireParameters(parameters, ['host', 'port', 'off', 'db.user', 'a.b', ['#token', 'host']]),
    ).not.toThrow();
  });

  it('names all that is missing', () => {
    const check = () =>
      requireParameters(parameters, [
        'host',
        '#token',
        'db.#password',
        'none',
        ['x', 'y.z'],
        'constructor',
        'host.length',
      ]);
    expect(check).toThrow(UserError);
    expect(check).toThrow(
      "Cannot start: the configuration lacks '#token', 'db.#password', 'none', 'x' or 'y.z', 'constructor', 'host.length'",
    );
  });
});
