import { accountLabel } from './accountLabel';

describe('accountLabel', () => {
  it.each([
    [{ name: 'One', username: 'one' }, { id: '5', name: 'Page' }, 'One (@one, page Page)'],
    [{ name: '', username: 'one' }, { id: '5', name: 'Page' }, 'Page (@one, page Page)'],
    [{ name: 'One', username: '' }, { id: '5', name: '' }, 'One'],
    [{ name: '', username: 'one' }, { id: '', name: 'one' }, 'one (@one)'],
    [{ name: '', username: '' }, { id: '5', name: '' }, '17'],
    [{ name: 'One', username: '' }, { id: '5', name: 'Page' }, 'One (page Page)'],
  ])('of the account %j of the page %j is %j', (account, page, label) => {
    expect(accountLabel({ ...page, category: '', account: { id: '17', ...account } })).toBe(label);
  });
});
