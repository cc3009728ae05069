import { parseFields, printFields } from '../fields';
import { withoutField } from './withoutField';

const parse = (text: string) => parseFields({ text, name: 'q' });
const without = (text: string, place: string): string | undefined => {
  const items = withoutField(parse(text), place);
  return items && printFields(items);
};

describe('withoutField', () => {
  it.each([
    ['id,a,b', 'a', 'id,b'],
    ['id,a{x}', 'a', 'id'],
    ['a,children{a,b}', 'children.a', 'a,children{b}'],
    ['a,children{a}', 'children.a', 'a,children{id}'],
    ['x{y{z,w}}', 'x.y.z', 'x{y{w}}'],
    ['a.as(b),a', 'a', undefined],
    ['a', 'a', undefined],
  ])('removes of %s the field %s', (text, place, left) => {
    expect(without(text, place)).toBe(left);
  });

  it.each([['c'], ['a.b'], ['x.c'], ['insights']])(
    'gives the same list where it has no field %s',
    (place) => {
      const items = parse('a,x{y},insights.metric(reach)');
      expect(withoutField(items, place)).toBe(items);
    },
  );
});
