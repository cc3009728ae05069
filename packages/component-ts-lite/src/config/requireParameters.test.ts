import { UserError } from '../errors/userError';
import { requireImageParameters, requireParameters } from './requireParameters';

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

  it('takes a list in a choice for names that must all be there, as the Python framework does', () => {
    const choice = [['token', ['user', '#password']]] as const;
    expect(() => requireParameters({ token: 'x' }, choice)).not.toThrow();
    expect(() => requireParameters({ user: 'a', '#password': 'b' }, choice)).not.toThrow();
    expect(() => requireParameters({ user: 'a' }, choice)).toThrow(
      "Cannot start: the configuration lacks 'token' or 'user' and '#password'",
    );
  });
});

describe('requireImageParameters()', () => {
  it("blames the component's vendor, not the user", () => {
    expect(() => requireImageParameters({ app: { id: 1 } }, ['app.id'])).not.toThrow();
    const check = () => requireImageParameters({}, ['app.id', '#key']);
    expect(check).toThrow(
      "Cannot start: the image parameters lack 'app.id', '#key'; add them to the component in the Developer Portal",
    );
    expect(check).not.toThrow(UserError);
  });
});
