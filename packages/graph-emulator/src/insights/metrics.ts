import { ACCOUNT_MATRIX } from './accountMatrix';
import type { AccountMetric } from './accountMatrix';
import { MEDIA_MATRIX } from './mediaMatrix';

/** All account metrics, in the API's own order. */
export const ACCOUNT_METRICS = Object.keys(ACCOUNT_MATRIX);
/** All media metrics, in the API's own order. */
export const MEDIA_METRICS = Object.keys(MEDIA_MATRIX);

/**
 * Looks up what an account metric may be asked with.
 *
 * @param metric one of `ACCOUNT_METRICS`
 * @returns its row of the matrix
 * @throws RangeError for any other name
 */
export function accountMetric(metric: string): AccountMetric {
  const row = Object.hasOwn(ACCOUNT_MATRIX, metric) ? ACCOUNT_MATRIX[metric] : undefined;
  if (row === undefined) {
    throw new RangeError(`No account metric ${metric}`);
  }
  return row;
}

/** Whether the values of a metric are groups of people. */
export const isDemographic = (metric: string): boolean => metric.endsWith('_demographics');

const BY_PRODUCT = ['AD', 'CAROUSEL_CONTAINER', 'POST', 'REEL', 'STORY'];
const COUNTRIES = ['CZ', 'US', 'DE', 'GB', 'SK', 'FR'];
/** The values of each dimension; those of `surface_type` are made up: no source lists them. */
export const DIMENSIONS: Readonly<Record<string, readonly string[]>> = {
  media_product_type: BY_PRODUCT,
  follow_type: ['FOLLOWER', 'NON_FOLLOWER', 'UNKNOWN'],
  contact_button_type: ['BOOK_NOW', 'CALL', 'DIRECTION', 'EMAIL', 'TEXT'],
  country: COUNTRIES,
  city: COUNTRIES.map((country) => `Capital, ${country}`),
  age: ['13-17', '18-24', '25-34', '35-44', '45-54', '55-64', '65+'],
  gender: ['F', 'M', 'U'],
  action_type: ['BIO_LINK_CLICKED', 'CALL', 'DIRECTION', 'EMAIL', 'OTHER', 'TEXT'],
  story_navigation_action_type: ['SWIPE_FORWARD', 'TAP_BACK', 'TAP_EXIT', 'TAP_FORWARD'],
  surface_type: ['EXPLORE', 'FEED', 'OTHER', 'PROFILE', 'REELS', 'STORIES'],
};

/**
 * Reads a list of dimensions.
 *
 * @param text the parameter `breakdown`, if any
 * @returns the names in the order asked
 */
export function readDimensions(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** `profile_views` → `Profile views` */
export const titleOf = (metric: string): string =>
  metric.charAt(0).toUpperCase() + metric.slice(1).replaceAll('_', ' ');
