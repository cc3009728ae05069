import fc from 'fast-check';
import { FieldsSyntaxError, mapItems, parseFields, printFields } from '../../src/fields';
import type { FieldItem } from '../../src/fields';
import { anyCharacter } from '../../packages/component-ts-lite/src/testSupport/anyCharacter';

const RUNS = { numRuns: 200 };

const name = fc.stringMatching(/^[A-Za-z0-9_:-]{1,12}$/);
/** Inside quotes brackets mean nothing, and a backslash keeps a quote from ending it. */
const quoted = fc
  .tuple(
    fc.constantFrom('"', "'"),
    fc.array(fc.constantFrom(...Array.from('ab1 (){}[],.žé😀\n'), "\\'", '\\"', '\\\\')),
  )
  .map(([quote, parts]) => `${quote}${parts.join('')}${quote}`);
const plain = fc.array(fc.constantFrom(...Array.from('abc019_-:,. |&=\n\\ž😀'))).map((all) => all.join(''));
const { value } = fc.letrec<{ value: string; piece: string; bracketed: string }>((tie) => ({
  value: fc.array(tie('piece'), { maxLength: 4 }).map((pieces) => pieces.join('')),
  piece: fc.oneof({ depthSize: 'small' }, plain, quoted, tie('bracketed')),
  bracketed: fc
    .tuple(fc.constantFrom('()', '{}', '[]'), tie('value'))
    .map(([brackets, inside]) => `${brackets.charAt(0)}${inside}${brackets.charAt(1)}`),
}));
/** `.fields(…)` is no modifier but another form of the braces. */
const modifierName = name.filter((text) => text !== 'fields');
const modifiers = fc.array(fc.record({ name: modifierName, value: value.map((text) => text.trim()) }), {
  maxLength: 3,
});
const { fields } = fc.letrec<{ fields: FieldItem[]; item: FieldItem }>((tie) => ({
  fields: fc.array(tie('item'), { minLength: 1, maxLength: 5 }),
  item: fc.oneof(
    { depthSize: 'small' },
    fc.record({ name, modifiers }),
    fc.record({ name, modifiers, fields: tie('fields') }),
  ),
}));
/** Texts near the language: most are wrong, and many of them only just. */
const nearly = fc
  .array(
    fc.oneof(
      name,
      fc.constantFrom(
        ...Array.from('.,(){}[] \n\r\t;"\'\\\u0000\u00a0\u2028\u0085'),
        '\r\n',
        '.limit(5)',
        '.fields(',
        '😀',
        '\ud800',
      ),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));
const anyText = fc.oneof(nearly, fc.string({ unit: anyCharacter, maxLength: 200 }));

const parse = (text: string): readonly FieldItem[] => parseFields({ text, name: "query 'q'" });
/** The tree, or the error; anything else that is thrown fails the property. */
const attempt = (text: string): readonly FieldItem[] | FieldsSyntaxError => {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof FieldsSyntaxError) {
      return error;
    }
    throw error;
  }
};

describe('the fields language', () => {
  it('reads the printed form of any tree as that tree', () => {
    fc.assert(
      fc.property(fields, (tree) => {
        expect(parse(printFields(tree))).toEqual(tree);
      }),
      RUNS,
    );
  });

  it('reads the older forms of a tree as that tree', () => {
    const older = (items: readonly FieldItem[]): string =>
      items
        .map(({ name: field, modifiers: given, fields: inner }) => {
          const parts = given.map((modifier) => `.${modifier.name}(${modifier.value})`);
          // Modifiers and inner fields in turn, so that some stand before and some behind.
          const innerPart = inner === undefined ? [] : [`.fields(${older(inner)})`];
          return [field, ...parts.slice(0, 1), ...innerPart, ...parts.slice(1)].join('');
        })
        .join();
    fc.assert(
      fc.property(fields, (tree) => {
        expect(parse(older(tree))).toEqual(tree);
      }),
      RUNS,
    );
  });

  it('reads the same tree whatever white space stands around its tokens', () => {
    const space = fc.stringMatching(/^[ \t\r\n\u00a0]{0,3}$/);
    const bare = fc.array(fc.record({ name, modifiers: fc.constant([]) }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(bare, space, space, ([first, ...others], before, after) => {
        const tree = [{ ...first!, modifiers: [{ name: 'limit', value: '5' }], fields: others }];
        const filled = others.length === 0 ? [{ ...tree[0]!, fields: [first!] }] : tree;
        const spaced = printFields(filled).replace(/[.,(){}]/g, (mark) => `${before}${mark}${after}`);
        expect(parse(`${before}${spaced}${after}`)).toEqual(filled);
      }),
      RUNS,
    );
  });

  it('gives a tree or a FieldsSyntaxError for any text, and the printed tree is read as the same tree', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const found = attempt(text);
        if (!(found instanceof FieldsSyntaxError)) {
          expect(parse(printFields(found))).toEqual(found);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('shows the caret under the place of any mistake, in two lines', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const error = attempt(text);
        if (!(error instanceof FieldsSyntaxError)) {
          return;
        }
        const [line = '', caret = '', ...more] = error.excerpt.split(/[\n\r\u0085\u2028\u2029]/);
        expect(more).toEqual([]);
        expect(caret).toMatch(/^ *\^$/);
        // Control characters are shown as spaces, and behind the last character there is nothing.
        const at = text.charAt(error.position).replace(/\p{Cc}/u, ' ');
        expect(line.charAt(caret.length - 1)).toBe(at);
        expect(error.message).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
      }),
      { numRuns: 500 },
    );
  });

  it('is mapped without a change to the very same tree', () => {
    fc.assert(
      fc.property(fields, (tree) => {
        expect(mapItems(tree, (item) => item)).toBe(tree);
        expect(mapItems(tree, (item) => ({ ...item }))).toEqual(tree);
      }),
      RUNS,
    );
  });
});
