import { readCommand } from './commandLine';

const mistake = (word: string, cure: string): object => ({
  kind: 'mistake',
  sentence: `Cannot understand the argument '${word}': ${cure}`,
});

describe('the command line', () => {
  it.each([
    [[], { kind: 'run' }],
    [['--help'], { kind: 'help' }],
    [['-h'], { kind: 'help' }],
    [['merge-state', '--help'], { kind: 'help' }],
    [['--version'], { kind: 'version' }],
    [['merge-state'], { kind: 'merge-state', files: [] }],
    [['merge-state', 'a.json', 'b.json'], { kind: 'merge-state', files: ['a.json', 'b.json'] }],
    [['models', '--dialect', 'duckdb'], { kind: 'models', words: ['--dialect', 'duckdb'] }],
    [['model'], mistake('model', "did you mean 'models'?")],
    [['merge-sate'], mistake('merge-sate', "did you mean 'merge-state'?")],
    [['--dry-run'], mistake('--dry-run', '--help says what there is')],
    [['--versoin'], mistake('--versoin', "did you mean '--version'?")],
    [['run'], mistake('run', '--help says what there is')],
    [['merge-state', '--dry-run'], mistake('--dry-run', '--help says what there is')],
  ])('%j', (given, expected) => {
    expect(readCommand(given)).toEqual(expected);
  });
});
