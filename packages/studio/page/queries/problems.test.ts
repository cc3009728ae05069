import { problemOf, warningsIn } from './problems';

describe('problemOf()', () => {
  const at = (message: string, fields: string): string | undefined => {
    const problem = problemOf(message, fields);
    return problem && fields.slice(problem.from, problem.to);
  };

  it('finds the place in the line', () => {
    expect(at('Cannot read the fields: x at line 1, column 4', 'id,!b')).toBe('!');
    expect(at('Cannot read the fields: x at line 2, column 1', 'id,\n}b')).toBe('}');
  });

  it('underlines the last sign where the end is the place, and nothing in an empty text', () => {
    expect(at('x at line 1, column 7', 'media{')).toBe('{');
    expect(problemOf('x at line 1, column 1', '')).toMatchObject({ from: 0, to: 0 });
    expect(problemOf('x at line 9, column 9', 'ab')).toMatchObject({ from: 1, to: 2 });
  });

  it('finds no place where none is named', () => {
    expect(problemOf('There is no query', 'id')).toBeUndefined();
  });
});

describe('warningsIn()', () => {
  it('finds the names that warnings quote, whole names only', () => {
    const warnings = ["query 'media': unknown metric 'saves': did you mean 'saved'?", "query 'q': nothing"];
    const fields = 'insights.metric(my_saves,saves)';
    const found = warningsIn(warnings, fields);
    expect(found.map(({ from, to }) => [from, fields.slice(from, to)])).toEqual([[25, 'saves']]);
    expect(found[0]?.message).toBe("unknown metric 'saves': did you mean 'saved'?");
  });

  it('takes a name from a configuration for no pattern', () => {
    expect(warningsIn(["unknown field 'a.b'"], 'axb,a.b')).toMatchObject([{ from: 4, to: 7 }]);
  });
});
