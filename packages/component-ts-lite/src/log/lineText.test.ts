import { lineText } from './lineText';

describe('lineText()', () => {
  it('indents further lines, however they end', () => {
    expect(lineText('one\ntwo\r\nthree\rfour\u2028five\n')).toBe('one\n  two\n  three\n  four\n  five');
  });

  it('writes control characters out and leaves tabs and letters', () => {
    expect(lineText('\u001b[31mred\u0000\tč\u009b')).toBe('\\x1b[31mred\\x00\tč\\x9b');
  });
});
