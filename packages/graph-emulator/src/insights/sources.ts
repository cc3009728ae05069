/** Where the facts of the matrix come from: public pages, or a section of `docs/api-facts.md` of this package. */
const INSTAGRAM = 'https://developers.facebook.com/docs/instagram-platform';

/** Meta's page on the insights of an account. */
export const ACCOUNT_PAGE = `${INSTAGRAM}/api-reference/instagram-user/insights`;
/** Meta's page on the insights of a media. */
export const MEDIA_PAGE = `${INSTAGRAM}/reference/instagram-media/insights`;
/** Meta's changelog of the Instagram platform. */
export const CHANGELOG = `${INSTAGRAM}/changelog`;
/** The enumerations of Meta's own SDK. */
export const SDK =
  'https://github.com/facebook/facebook-python-business-sdk/blob/main/facebook_business/adobjects/instagraminsightsresult.py';
/** The list of names in a recorded refusal, and what other people measured. */
export const OBSERVED = 'docs/api-facts.md §1';
