import { proxySecrets } from './proxySecrets';

function found(variables: Readonly<Record<string, string>>): string[] {
  return proxySecrets({ get: (name) => variables[name] });
}

describe('proxySecrets()', () => {
  it.each([
    ['http://user:secret@proxy:3128', ['secret']],
    ['user:secret@proxy', ['secret']],
    ['http://user:a%2Fb%40@proxy', ['a%2Fb%40', 'a/b@']],
    ['http://user:100%@proxy', ['100%']],
    ['http://user@proxy:3128', []],
    ['http://proxy:3128/path:x@y', []],
    ['proxy:3128', []],
  ])('finds the password of %s', (address, passwords) => {
    expect(found({ HTTPS_PROXY: address })).toEqual(passwords);
  });

  it('looks into every variable, in either case, and gives each once', () => {
    expect(found({ http_proxy: 'http://u:one@p', ALL_PROXY: 'u:two@p', https_proxy: 'u:one@p' })).toEqual([
      'one',
      'two',
    ]);
  });
});
