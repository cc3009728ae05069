import { metricsFrom, removedInV18, removedInV21, removedInV22 } from './facts';
import type { AccountUse, NodeMetrics, Removal } from './facts';
import { ACCOUNT_INSIGHTS, ACCOUNT_MATRIX, CHANGELOG, RECORDED_METRICS, V20 } from './sources';

const page = metricsFrom(ACCOUNT_INSIGHTS);
const changelog = metricsFrom(CHANGELOG);
/** In the API's own list of names; how they are requested is taken from those that are alike. */
const recorded = metricsFrom(RECORDED_METRICS);
const NO_PAGE = 'A name of the API without a page';

const total = (own: Partial<AccountUse> = {}): AccountUse => ({
  as: 'total',
  periods: ['day'],
  breakdowns: [],
  ...own,
});
const observed = (own: Partial<AccountUse> = {}): AccountUse => total({ ...own, source: ACCOUNT_MATRIX });
const BY_PRODUCT = { breakdowns: ['media_product_type'] };
const BY_PRODUCT_AND_FOLLOWER = { breakdowns: ['media_product_type', 'follow_type'] };
const PEOPLE: Partial<AccountUse> = {
  periods: ['lifetime'],
  breakdowns: ['age', 'city', 'country', 'gender'],
  requiresBreakdown: true,
};
const OF_FOLLOWERS: Partial<AccountUse> = {
  ...PEOPLE,
  timeframes: ['this_month', 'this_week', 'last_14_days', 'last_30_days', 'last_90_days', 'prev_month'],
};
const OF_ENGAGED: Partial<AccountUse> = {
  ...PEOPLE,
  timeframes: ['this_month', 'this_week'],
  needsTimeframe: true,
};
const TAPS = { instead: { metric: 'profile_links_taps', breakdown: 'contact_button_type' } };
const demographics = (breakdown: string): Pick<Removal, 'instead'> => ({
  instead: { metric: 'follower_demographics', breakdown },
});

/** What insights of an account may be asked for. */
export const ACCOUNT_METRICS: NodeMetrics<AccountUse> = {
  views: page('Times its content was played or displayed', observed(BY_PRODUCT_AND_FOLLOWER), {
    since: 'v22.0',
  }),
  reach: page(
    'Accounts that saw its content; unique, so days do not add up',
    observed({ ...BY_PRODUCT_AND_FOLLOWER, as: 'either', periods: ['day', 'week', 'days_28'] }),
  ),
  follower_count: page('New followers on the day', total({ as: 'series' })),
  online_followers: page(
    'Followers who were online, by hour',
    total({ as: 'series', periods: ['lifetime'] }),
  ),
  accounts_engaged: page('Accounts that interacted with its content', total()),
  total_interactions: page('Interactions with its content', total(BY_PRODUCT)),
  likes: page('Likes', total(BY_PRODUCT)),
  comments: page('Comments', total(BY_PRODUCT)),
  saves: page('Saves of its content', total(BY_PRODUCT)),
  shares: page('Shares of its content', total(BY_PRODUCT)),
  replies: page('Replies to its stories', total()),
  reposts: changelog(
    'Reposts of its content',
    { ...total(), source: ACCOUNT_INSIGHTS },
    { since: '2025-12-03' },
  ),
  follows_and_unfollows: page(
    'Accounts that followed or unfollowed, by follow_type',
    observed({ breakdowns: ['follow_type'], needsBreakdown: 'follow_type' }),
  ),
  profile_links_taps: page(
    'Taps on the buttons of the profile',
    total({ breakdowns: ['contact_button_type'] }),
  ),
  follower_demographics: page('Followers by age, city, country or gender', total(OF_FOLLOWERS)),
  engaged_audience_demographics: page('Engaged accounts by age, city, country or gender', {
    ...total(OF_ENGAGED),
    source: V20,
  }),
  reached_audience_demographics: recorded('Reached accounts by age, city, country or gender', {
    ...total(OF_ENGAGED),
    source: V20,
  }),
  content_views: recorded(NO_PAGE, total()),
  quotes: recorded(NO_PAGE, total()),
  threads_likes: recorded(NO_PAGE, total()),
  threads_replies: recorded(NO_PAGE, total()),
  threads_followers: recorded(NO_PAGE, total()),
  threads_follower_demographics: recorded(NO_PAGE, total(OF_FOLLOWERS)),
  threads_views: recorded(NO_PAGE, total()),
  threads_clicks: recorded(NO_PAGE, total()),
  threads_reposts: recorded(NO_PAGE, total()),
  profile_views: recorded('Profile views', observed()),
  website_clicks: recorded('Clicks on the website link of the profile', observed()),
  email_contacts: removedInV21('Taps on the email button', TAPS),
  get_direction_clicks: removedInV21('Taps on the directions button', TAPS),
  get_directions_clicks: removedInV21('Taps on the directions button', TAPS),
  phone_call_clicks: removedInV21('Taps on the call button', TAPS),
  text_message_clicks: removedInV21('Taps on the text message button', TAPS),
  impressions: removedInV22('Times its content was displayed', { instead: { metric: 'views' } }),
  audience_city: removedInV18('Followers by city', demographics('city')),
  audience_country: removedInV18('Followers by country', demographics('country')),
  audience_gender_age: removedInV18('Followers by gender and age', demographics('age,gender')),
  audience_locale: removedInV18('Followers by language'),
};
