import { compile } from './automaton';
import { anyWord, choice, oneOf, optional, repeat, sequence, word } from './pattern';

const digits = repeat(oneOf('0123456789'), 1);

describe('compile', () => {
  it('finds the longest match, whatever the order', () => {
    const match = compile([choice('2', '24'), sequence(choice('2', '24'), ':'), digits]);
    expect(match('24:00', 0)).toEqual({ pattern: 1, end: 3 });
    expect(match('245', 0)).toEqual({ pattern: 2, end: 3 });
  });

  it('of equally long matches takes the earlier pattern', () => {
    const match = compile([word('may'), anyWord(['may', 'mayor'])]);
    expect(match('MAY', 0)).toEqual({ pattern: 0, end: 3 });
    expect(match('mayor', 0)).toEqual({ pattern: 1, end: 5 });
  });

  it('falls back to the last place where a pattern ended', () => {
    const match = compile([digits, sequence(digits, repeat(oneOf('. '), 0), 'x')]);
    expect(match('12 ... y', 0)).toEqual({ pattern: 0, end: 2 });
    expect(match('12 ... x', 0)).toEqual({ pattern: 1, end: 8 });
  });

  it('counts repetitions', () => {
    const match = compile([sequence(repeat(oneOf('ab'), 2, 3), optional('c'))]);
    expect(match('a', 0)).toBeUndefined();
    expect(match('abac', 0)).toEqual({ pattern: 0, end: 4 });
    expect(match('ababc', 0)).toEqual({ pattern: 0, end: 3 });
  });

  it('starts where it is told, and matches the end of the text as NUL', () => {
    const match = compile([sequence('am', oneOf('\0 '))]);
    expect(match('4am', 1)).toEqual({ pattern: 0, end: 4 });
    expect(match('4am x', 1)).toEqual({ pattern: 0, end: 4 });
    expect(match('4amx', 1)).toBeUndefined();
  });
});
