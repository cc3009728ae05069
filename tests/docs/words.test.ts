import { readTexts } from '../../scripts/words/readTexts';
import { findWords } from '../../scripts/words/words';

const wordsOf = (path: string, text: string): readonly string[] =>
  findWords(readTexts(path, text)).map(({ line, found }) => `${line}: ${found}`);

describe('wrong words', () => {
  it('are found in the prose of documents, also across lines', () => {
    expect(wordsOf('a.md', 'The rows\nbehind it, and a\n  media.\n')).toEqual(['2: behind', '2: a media']);
  });

  it('are not looked for in the code of documents', () => {
    expect(
      wordsOf('a.md', 'See `behind`.\n\n```sh\nls behind\n```\n\n- In a list:\n\n  ```\n  beside\n  ```\n'),
    ).toEqual([]);
  });

  it('are found in comments, texts and markup of sources, and not in names and imports', () => {
    const source = [
      "import { beside } from './beside';",
      '/** What stands behind, and one',
      ' * media. */',
      'const behind = [`anew ${beside} behind`, "beside"]; // for ever',
      'export const element = <p>Begin anew</p>;',
    ].join('\n');
    expect(wordsOf('a.tsx', source)).toEqual([
      '2: behind',
      '2: one media',
      '4: behind',
      '4: beside',
      '4: anew',
      '4: for ever',
      '5: anew',
    ]);
  });

  it('are found in comments of scripts only', () => {
    expect(wordsOf('a.sh', 'echo behind # beside\n')).toEqual(['1: beside']);
  });

  it.each([
    'a media object',
    'each media type',
    'behind a proxy',
    'which is no limit',
    'there is no token',
    'it asks',
  ])('are not these: %s', (text) => {
    expect(wordsOf('a.md', text)).toEqual([]);
  });
});
