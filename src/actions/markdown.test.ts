import { codeBlock, list, table } from './markdown';

describe('table', () => {
  it('has a line for the columns, one below it, and one for each row', () => {
    expect(
      table(
        ['id', 'name'],
        [
          ['1', 'One'],
          ['2', ''],
        ],
      ),
    ).toBe('| id | name |\n| --- | --- |\n| 1 | One |\n| 2 |  |');
  });

  it.each([
    ['x'.repeat(80), 'x'.repeat(80)],
    ['x'.repeat(81), `${'x'.repeat(80)}…`],
    ['😀'.repeat(81), `${'😀'.repeat(80)}…`],
  ])('shows 80 characters of a cell', (text, shown) => {
    expect(table(['a'], [[text]]).split('\n')[2]).toBe(`| ${shown} |`);
  });

  it.each([
    ['a\n\t b', 'a b'],
    ['a|b', 'a\\|b'],
    ['a\\b', 'a\\\\b'],
    ['`a` *b* [c](d) <e>', '\\`a\\` \\*b\\* \\[c\\](d) \\<e\\>'],
    ['_a_ b_c', '\\_a\\_ b_c'],
  ])('keeps %j inside its cell, without a meaning', (text, shown) => {
    expect(table(['a'], [[text]]).split('\n')[2]).toBe(`| ${shown} |`);
  });
});

describe('list', () => {
  it('has a line for each sentence', () => {
    expect(list(['a\nb', '*c*'])).toBe('- a b\n- \\*c\\*');
  });
});

describe('codeBlock', () => {
  it.each([
    ['id', '```\nid\n```'],
    ['a `b` c', '```\na `b` c\n```'],
    ['``` and ````', '`````\n``` and ````\n`````'],
  ])('holds %j, whatever back quotes are in it', (text, block) => {
    expect(codeBlock(text)).toBe(block);
  });
});
