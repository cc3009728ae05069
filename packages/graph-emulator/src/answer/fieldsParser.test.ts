import fc from 'fast-check';
import { ApiError } from './errors';
import { readFields } from './fieldsParser';
import type { AskedField } from './fieldsParser';

const name = fc.stringMatching(/^[a-z_]{1,8}$/);
function fieldsOf(depth: number): fc.Arbitrary<AskedField[]> {
  const field = fc.record({
    name,
    modifiers: fc.dictionary(name, fc.stringMatching(/^[a-z0-9,() ]{0,8}$/).map(balanced), { maxKeys: 2 }),
    fields: depth === 0 ? fc.constant(undefined) : fc.option(fieldsOf(depth - 1), { nil: undefined }),
  });
  return fc.array(field, { minLength: 1, maxLength: 3 });
}

function balanced(text: string): string {
  return text.replace(/[()]/g, '').trim();
}

function print(list: readonly AskedField[], gap: string): string {
  return list
    .map(({ name: own, modifiers, fields: inner }) => {
      const printed = Object.entries(modifiers).map(
        ([modifier, value]) => `${gap}.${modifier}${gap}(${value})`,
      );
      return `${gap}${own}${printed.join('')}${inner ? `${gap}{${print(inner, gap)}}` : ''}${gap}`;
    })
    .join(',');
}

describe('readFields', () => {
  it('reads what is printed, with any white space around', () => {
    fc.assert(
      fc.property(fieldsOf(3), fc.constantFrom('', ' ', '\n\t'), (tree, gap) => {
        expect(readFields(print(tree, gap))).toEqual(
          tree.map((one) => ({ ...one, modifiers: { ...one.modifiers } })),
        );
      }),
    );
  });

  it('takes values with brackets and quotes whole', () => {
    expect(readFields('a.time_range({"since":"1)","x":(2)}){b}')).toEqual([
      {
        name: 'a',
        modifiers: { time_range: '{"since":"1)","x":(2)}' },
        fields: [{ name: 'b', modifiers: {}, fields: undefined }],
      },
    ]);
  });

  it.each(['', 'a,', 'a{', 'a{b', 'a}', 'a.b', 'a.b(', 'a b', ';'])(
    'refuses %j as a syntax error',
    (text) => {
      expect(() => readFields(text)).toThrow(ApiError);
    },
  );
});
