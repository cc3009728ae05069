import { FieldsSyntaxError, parseFields, printFields } from '.';
import type { FieldItem } from '.';

const parse = (text: string): readonly FieldItem[] => parseFields({ text, name: "query 'q'" });
const shape = (items: readonly FieldItem[]): unknown =>
  items.map(({ name, modifiers, fields }) => [
    name,
    ...modifiers.map(({ name: modifier, value }) => `${modifier}=${value}`),
    ...(fields ? [shape(fields)] : []),
  ]);
const error = (text: string): FieldsSyntaxError => {
  try {
    parse(text);
  } catch (caught) {
    if (caught instanceof FieldsSyntaxError) {
      return caught;
    }
    throw caught;
  }
  throw new Error('parsed');
};

describe('parseFields', () => {
  it('reads names, modifiers and braces of any depth, with white space around every token', () => {
    const text =
      ' id ,\n comments . limit ( 5 )\t{ text,replies{user{id}} }\r\n, insights\n .metric(reach, views)\n.period(day) ';
    expect(shape(parse(text))).toEqual([
      ['id'],
      ['comments', 'limit=5', [['text'], ['replies', [['user', [['id']]]]]]],
      ['insights', 'metric=reach, views', 'period=day'],
    ]);
  });

  it('takes anything with balanced brackets as the value of a modifier', () => {
    const value = '{"since":"2020-01-01","note":"a ) b","list":[(1),{}]}';
    expect(shape(parse(`insights.time_range(${value})`))).toEqual([['insights', `time_range=${value}`]]);
    expect(shape(parse("a.b(it's)"))).toEqual([['a', "b=it's"]]);
    expect(shape(parse('a.summary()'))).toEqual([['a', 'summary=']]);
    expect(shape(parse('a.b( "\\")" , \'}\' ).c(1)'))).toEqual([['a', 'b="\\")" , \'}\'', 'c=1']]);
  });

  it.each([
    ['a.fields(b, c{d})', 'a{b,c{d}}'],
    ['a . fields ( b . fields ( c ) ) . limit(5)', 'a.limit(5){b{c}}'],
    ['a{b}.limit(5).since(today)', 'a.limit(5).since(today){b}'],
    ['a.as(x){b}.limit(5)', 'a.as(x).limit(5){b}'],
    ['a.fields(b){c}.fields(d)', 'a{b,c,d}'],
    ['a.limit(5){b}.limit(6),c', 'a.limit(5).limit(6){b},c'],
  ])('reads %j, an older form, as %j', (text, today) => {
    expect(parse(text)).toEqual(parse(today));
    expect(printFields(parse(text))).toBe(today);
  });

  it('reads no field from an empty text', () => {
    expect(parse(' \n')).toEqual([]);
  });

  it.each([
    ['a,', 'Expected a field name, found the end of the text at line 1, column 3'],
    ['a{}', "Expected a field name, found '}' at line 1, column 3"],
    ['a{b', "Expected ',' or '}', found the end of the text at line 1, column 4"],
    ['a}b', "Expected ',' or the end, found '}' at line 1, column 2"],
    ['a b', "Expected ',' or the end, found 'b' at line 1, column 3"],
    ['a.limit', "Expected '(' behind the modifier 'limit', found the end of the text at line 1, column 8"],
    ['a.limit(1', "Expected ')' for the '(' here, found the end of the text at line 1, column 8"],
    ['a.limit(1})', "Unexpected '}' in a modifier's value at line 1, column 10"],
    ['a.(1)', "Expected the name of a modifier, found '(' at line 1, column 3"],
    ['a{b}{c}', "Expected ',' or the end, found '{' at line 1, column 5"],
    ['a.fields()', "Expected a field name, found ')' at line 1, column 10"],
    ['a.fields(b,\n c', "Expected ',' or ')', found the end of the text at line 2, column 3"],
    ['a.fields(b})', "Expected ',' or ')', found '}' at line 1, column 11"],
    ['a)', "Expected ',' or the end, found ')' at line 1, column 2"],
    ['a,\n  b;c', "Unexpected character ';' at line 2, column 4"],
    ['a\u0000', "Unexpected character '\\u0000' at line 1, column 2"],
    ['a,😀', "Unexpected character '😀' at line 1, column 3"],
    ['a,"b"', "Unexpected character '\"' at line 1, column 3"],
    ['a\u0085', "Unexpected character '\\u0085' at line 1, column 2"],
    ['a\u202e', "Unexpected character '\\u202e' at line 1, column 2"],
    ['a\ud800', "Unexpected character '\\ud800' at line 1, column 2"],
    ['a.b([1)])', "Unexpected ')' in a modifier's value at line 1, column 7"],
    ['a.b("(")c', "Expected ',' or the end, found 'c' at line 1, column 9"],
  ])('reports what is wrong with %j', (text, problem) => {
    expect(error(text).message).toBe(`Cannot read the fields of query 'q': ${problem}`);
  });

  it('shows the line of a mistake with a caret under the place', () => {
    expect(error('id,\r\n  comments{;}').excerpt).toBe('2 |   comments{;}\n               ^');
  });

  it('shows line breaks of Unicode as spaces in the excerpt', () => {
    expect(error('id\u2028\u0085;').excerpt).toBe('1 | id  ;\n       ^');
  });

  it('cuts a huge line around the place of a mistake', () => {
    const { excerpt } = error(`${'a,'.repeat(500)};${',b'.repeat(500)}`);
    const [line, caret] = excerpt.split('\n');
    expect(line?.length).toBeLessThan(140);
    expect(line?.charAt((caret?.length ?? 0) - 1)).toBe(';');
  });

  it('refuses texts beyond its limits instead of using up the stack', () => {
    expect(error('a{'.repeat(100_000)).message).toContain('Fields may nest 50 levels deep');
    expect(error('a.fields('.repeat(100_000)).message).toContain('Fields may nest 50 levels deep');
    expect(error('a,'.repeat(100_000)).message).toContain('Fields may have 20000 tokens');
    expect(error(`a.b(${'('.repeat(100_000)}`).message).toContain("Expected ')'");
    expect(error(`a.b(${"'\\".repeat(1_000_000)}`).message).toContain("Expected ')'");
    expect(shape(parse(`${'a{'.repeat(50)}b${'}'.repeat(50)}`))).toHaveLength(1);
  });
});

describe('printFields', () => {
  it('prints the parsed fields without white space', () => {
    expect(printFields(parse(' id , comments . limit ( 5 ) { text , replies { user } } '))).toBe(
      'id,comments.limit(5){text,replies{user}}',
    );
  });
});
