import { readCommand, warningFor } from './commandLine';

describe('readCommand()', () => {
  it('reads options, each with its default', () => {
    expect(readCommand([])).toEqual({ kind: 'start', folder: 'studio', port: 4750, host: '127.0.0.1' });
    expect(readCommand(['--folder', 'my [brands]', '--port=0'])).toMatchObject({
      folder: 'my [brands]',
      port: 0,
    });
    expect(readCommand(['--help'])).toEqual({ kind: 'help' });
  });

  it.each([
    [['--port', 'abc'], "--port takes a whole number from 0 to 65535, not 'abc'"],
    [['--port', '65536'], "not '65536'"],
    [['--port', '-1'], '--help lists'],
    [['--folder'], "'--folder <value>' argument missing; --help lists the options"],
    [['--folder', ''], '--folder takes a path'],
    [['--folder', 'a?b'], '--folder takes a path'],
    [['--foo'], "Unknown option '--foo'; --help lists the options"],
    [['mine'], "Unexpected argument 'mine'"],
  ])('says what is wrong with %j', (args, words) => {
    expect(readCommand(args)).toEqual({
      kind: 'mistake',
      sentence: expect.stringContaining(words) as string,
    });
  });
});

describe('warningFor()', () => {
  it.each(['127.0.0.1', '127.1.2.3', 'localhost', '::1'])('has nothing to say of %s', (host) => {
    expect(warningFor(host)).toBeUndefined();
  });

  it.each(['0.0.0.0', '::', '192.168.1.5', '127.example.com'])('warns of %s', (host) => {
    expect(warningFor(host)).toContain('other machines may reach it');
  });
});
