import { pagesAsAccounts } from './pagesAsAccounts';

const PAGES = [
  { id: '5', name: 'Shop', category: '', account: { id: '1784', name: '', username: '' } },
  { id: '6', name: '', category: '' },
  { id: '7', name: 'Other', category: '' },
];

it('names the account of each page whose id stands for an account', () => {
  expect([...pagesAsAccounts(['6', '1784', '5'], PAGES).values()]).toEqual([
    '5 is the id of the Facebook page Shop, not of an Instagram account: enter 1784, the account of this page',
    '6 is the id of the Facebook page, not of an Instagram account: connect a professional Instagram account to the page, and enter its id',
  ]);
});
