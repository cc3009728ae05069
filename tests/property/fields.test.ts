import fc from 'fast-check';
import { FieldsSyntaxError, parseFields, printFields } from '../../src/fields';
import type { FieldItem } from '../../src/fields';

/** What is asked, without where it stood. */
interface Shape {
  readonly name: string;
  readonly modifiers: readonly { readonly name: string; readonly value: string }[];
  readonly fields?: readonly Shape[];
}

const SPAN = { start: 0, end: 0 };
const RUNS = { numRuns: 500 };

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
const modifiers = fc.array(fc.record({ name, value: value.map((one) => one.trim()) }), { maxLength: 3 });
const { fields } = fc.letrec<{ fields: Shape[]; item: Shape }>((tie) => ({
  fields: fc.array(tie('item'), { minLength: 1, maxLength: 5 }),
  item: fc.oneof(
    { depthSize: 'small' },
    fc.record({ name, modifiers }),
    fc.record({ name, modifiers, fields: tie('fields') }),
  ),
}));
/** Near the language: most of it is wrong, and much of it only just. */
const nearly = fc
  .array(
    fc.oneof(
      name,
      fc.constantFrom(
        ...Array.from('.,(){}[] \n\r\t;"\'\\\u0000\u00a0\u2028\u0085'),
        '\r\n',
        '.limit(5)',
        '😀',
        '\ud800',
      ),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));
const anyText = fc.oneof(nearly, fc.string({ unit: 'binary', maxLength: 200 }));

const toItems = (shapes: readonly Shape[]): readonly FieldItem[] =>
  shapes.map((shape) => ({
    name: shape.name,
    modifiers: shape.modifiers.map((one) => ({ ...one, span: SPAN })),
    ...(shape.fields && { fields: toItems(shape.fields) }),
    span: SPAN,
  }));
const toShapes = (items: readonly FieldItem[]): readonly Shape[] =>
  items.map((item) => ({
    name: item.name,
    modifiers: item.modifiers.map((one) => ({ name: one.name, value: one.value })),
    ...(item.fields && { fields: toShapes(item.fields) }),
  }));

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
  it('reads the print of any tree as that tree', () => {
    fc.assert(
      fc.property(fields, (tree) => {
        expect(toShapes(parse(printFields(toItems(tree))))).toEqual(tree);
      }),
      RUNS,
    );
  });

  it('reads a tree alike whatever white space stands around its tokens', () => {
    const space = fc.stringMatching(/^[ \t\r\n\u00a0]{0,3}$/);
    const bare = fc.array(fc.record({ name, modifiers: fc.constant([]) }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(bare, space, space, ([first, ...others], one, other) => {
        const tree = [{ ...first!, modifiers: [{ name: 'limit', value: '5' }], fields: others }];
        const filled = others.length === 0 ? [{ ...tree[0]!, fields: [first!] }] : tree;
        const spaced = printFields(toItems(filled)).replace(/[.,(){}]/g, (mark) => `${one}${mark}${other}`);
        expect(toShapes(parse(`${one}${spaced}${other}`))).toEqual(filled);
      }),
      RUNS,
    );
  });

  it('gives a tree or its own error for any text, and prints what it read as the same tree', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const found = attempt(text);
        if (!(found instanceof FieldsSyntaxError)) {
          expect(toShapes(parse(printFields(found)))).toEqual(toShapes(found));
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('shows the caret under the place, in two lines', () => {
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
      { numRuns: 2000 },
    );
  });

  it('knows where each item and modifier stood', () => {
    fc.assert(
      fc.property(fields, (tree) => {
        const text = printFields(toItems(tree));
        const check = (item: FieldItem): void => {
          expect(text.slice(item.span.start, item.span.end)).toBe(printFields([item]));
          for (const one of item.modifiers) {
            expect(text.slice(one.span.start, one.span.end)).toBe(`.${one.name}(${one.value})`);
          }
          item.fields?.forEach(check);
        };
        parse(text).forEach(check);
      }),
      RUNS,
    );
  });
});
