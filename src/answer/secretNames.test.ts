import { toCell } from './json';
import { hideTokens } from './secretNames';

describe('hideTokens', () => {
  const token = `EAAG${'aB3'.repeat(20)}`;

  it.each([
    ['https://x/next?access_token=PAGE-1&after=A', 'https://x/next?access_token=***&after=A'],
    [
      'https://x/?u=https%3A%2F%2Fy%3Faccess_token%3DPAGE-1',
      'https://x/?u=https%3A%2F%2Fy%3Faccess_token%3D***',
    ],
    ['{"access_token":"PAGE-1","id":"1"}', '{"access_token":"***","id":"1"}'],
    ['"{\\"access_token\\": \\"PAGE-1\\"}"', '"{\\"access_token\\": \\"***\\"}"'],
    ['a=1&appsecret_proof=0123abcd', 'a=1&appsecret_proof=***'],
    ['oauth?client_secret=PAGE-1&input_token=PAGE-1', 'oauth?client_secret=***&input_token=***'],
    [`see ${token}!`, 'see ***!'],
  ])('hides the token in %s', (text, hidden) => {
    expect(hideTokens(text)).toBe(hidden);
    expect(toCell(text)).toBe(hidden);
    expect(toCell([{ text }])).not.toContain('PAGE-1');
  });

  it.each([
    ['a caption about access_token and its use'],
    [`x${token}`],
    ['EAAshort'],
    [`EAA_${'a'.repeat(60)}`],
  ])('leaves %s', (text) => {
    expect(hideTokens(text)).toBe(text);
  });
});
