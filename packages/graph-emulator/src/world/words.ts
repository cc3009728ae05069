import { pick } from './random';

const BRANDS = ['Alpine Coffee', 'Blue Harbor', 'Casa Verde', 'Delta Bikes', 'Elm & Oak', 'Foxglove'];
const CATEGORIES = ['Food & Beverage', 'Clothing (Brand)', 'Home Decor', 'Sports'];

/** Captions of every kind that a table must hold. */
export const CAPTIONS = [
  'Our new season starts today!',
  'Coffee, tea, and "the other thing"',
  'First line\nsecond line\n\n#brand #new',
  '=SUM(A1:A9) is not a formula here',
  'Příliš žluťoučký kůň 🐎 úpěl ďábelské ódy',
  'He said: “it’s fine”, she said "no"',
  '  spaces at both ends  ',
  `${'A very long story about small things. '.repeat(60)}The end.`,
  '@friend, look; a|b\tc',
];
/** What fans write. */
export const COMMENTS = [
  'Love it 😍',
  'Where can I buy this?',
  'Nice, "really" nice',
  'Line one\nline two',
  '=1+1',
  'Ok',
];
/** Hashtags that the search finds, in the order of their ids. */
export const HASHTAGS = ['coffee', 'harbor', 'garden', 'bike', 'interior', 'flowers'];

/** The brand's name. */
export const brandName = (account: number): string =>
  `${pick(BRANDS, account)}${account < BRANDS.length ? '' : ` ${Math.floor(account / BRANDS.length) + 1}`}`;
/** The name in links. */
export const userName = (account: number): string =>
  brandName(account)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '.');
/** The page's category. */
export const category = (account: number): string => pick(CATEGORIES, account);
