import { fieldsFrom } from './facts';
import type { NodeFields } from './facts';
import { POLL_ATTACHMENT } from './sources';

const page = fieldsFrom(POLL_ATTACHMENT);

/** A poll in the caption of a post. */
export const POLL: NodeFields = {
  id: page.text('Id of the post that has it'),
  option_a: page.text('First option'),
  option_b: page.text('Second option'),
  option_c: page.text('Third option'),
  option_d: page.text('Fourth option'),
  option_a_votes_percentage: page.share('Share of the votes for the first option, from 0 to 1'),
  option_b_votes_percentage: page.share('Share of the votes for the second option, from 0 to 1'),
  option_c_votes_percentage: page.share('Share of the votes for the third option, from 0 to 1'),
  option_d_votes_percentage: page.share('Share of the votes for the fourth option, from 0 to 1'),
  expiration_timestamp: page.time('When the poll ends, UTC'),
};

/** A prompt in the caption of a post; which fields it has is not published. */
export const PROMPT: NodeFields = {
  id: page.text('Id of the post that has it'),
};
