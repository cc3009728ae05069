import { removedFrom, metricsFrom } from './facts';
import type { NodeMetrics, Removal } from './facts';
import { ACCOUNT_INSIGHTS, CHANGELOG, RECORDED_METRICS, V18, V21, V22 } from './sources';

const page = metricsFrom(ACCOUNT_INSIGHTS);
const changelog = metricsFrom(CHANGELOG);
const recorded = metricsFrom(RECORDED_METRICS);
const v18 = removedFrom(V18, { since: 'v18.0', fromDay: '2023-12-11' });
const v21 = removedFrom(V21, { since: 'v21.0', fromDay: '2025-01-08' });
const v22 = removedFrom(V22, { since: 'v22.0', fromDay: '2025-04-21' });
const TAPS = { instead: { metric: 'profile_links_taps', breakdown: 'contact_button_type' } };
const demographics = (breakdown: string): Pick<Removal, 'instead'> => ({
  instead: { metric: 'follower_demographics', breakdown },
});
const NO_PAGE = 'A name of the API without a page';

/** What insights of an account may be asked for. */
export const ACCOUNT_METRICS: NodeMetrics = {
  views: page('Times its content was played or displayed', { since: 'v22.0' }),
  reach: page('Accounts that saw its content; unique, so days do not add up'),
  follower_count: page('New followers on the day'),
  online_followers: page('Followers who were online, by hour'),
  accounts_engaged: page('Accounts that interacted with its content'),
  total_interactions: page('Interactions with its content'),
  likes: page('Likes'),
  comments: page('Comments'),
  saves: page('Saves of its content'),
  shares: page('Shares of its content'),
  replies: page('Replies to its stories'),
  reposts: changelog('Reposts of its content', { since: '2025-12-03' }),
  follows_and_unfollows: page('Accounts that followed or unfollowed, by follow_type'),
  profile_links_taps: page('Taps on the buttons of the profile'),
  follower_demographics: page('Followers by age, city, country or gender'),
  engaged_audience_demographics: page('Engaged accounts by age, city, country or gender'),
  reached_audience_demographics: recorded('Reached accounts by age, city, country or gender'),
  content_views: recorded(NO_PAGE),
  quotes: recorded(NO_PAGE),
  threads_likes: recorded(NO_PAGE),
  threads_replies: recorded(NO_PAGE),
  threads_followers: recorded(NO_PAGE),
  threads_follower_demographics: recorded(NO_PAGE),
  threads_views: recorded(NO_PAGE),
  threads_clicks: recorded(NO_PAGE),
  threads_reposts: recorded(NO_PAGE),
  profile_views: recorded('Profile views'),
  website_clicks: recorded('Clicks on the website link of the profile'),
  email_contacts: v21('Taps on the email button', TAPS),
  get_direction_clicks: v21('Taps on the directions button', TAPS),
  get_directions_clicks: v21('Taps on the directions button', TAPS),
  phone_call_clicks: v21('Taps on the call button', TAPS),
  text_message_clicks: v21('Taps on the text message button', TAPS),
  impressions: v22('Times its content was displayed', { instead: { metric: 'views' } }),
  audience_city: v18('Followers by city', demographics('city')),
  audience_country: v18('Followers by country', demographics('country')),
  audience_gender_age: v18('Followers by gender and age', demographics('age,gender')),
  audience_locale: v18('Followers by language'),
};
