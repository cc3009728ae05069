import { formatName, queryLabel } from './queryLabel';

describe('formatName', () => {
  it('shows what cannot be seen in a name, and the first 100 characters of a long one', () => {
    expect(formatName('a\nb\u2028c\u0085d\u007f')).toBe('a?b?c?d?');
    expect(formatName('x'.repeat(100))).toBe('x'.repeat(100));
    expect(formatName('x'.repeat(101))).toBe('x'.repeat(100));
  });
});

describe('queryLabel', () => {
  it('puts the name into quotes', () => {
    expect(queryLabel('media\t')).toBe("query 'media?'");
  });
});
