const CAPTIONS = [
  'Happy to host our friends last week!',
  'New "spring" collection, out now\n\n#spring #new',
  'How to get more from your data? 🚀 In this special episode, recorded live, two hosts talk for an hour about it.',
];

/**
 * Makes the text of a page of media as the API answers it, with ten comments each.
 *
 * @param index the page's number
 * @param nodes media on the page
 * @returns JSON
 */
export function mediaPage(index: number, nodes: number): string {
  const data = Array.from({ length: nodes }, (_, place) => media(index * nodes + place));
  const cursors = { before: `B${index}`, after: `A${index}` };
  return JSON.stringify({
    data,
    paging: { cursors, next: `https://graph.facebook.com/next?after=A${index}` },
  })
    .replaceAll('/', '\\/')
    .replace(/[^\u0000-\u007f]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function media(number: number): object {
  const id = `18${String(number).padStart(15, '0')}`;
  return {
    id,
    caption: CAPTIONS[number % CAPTIONS.length],
    media_type: number % 3 === 0 ? 'VIDEO' : 'IMAGE',
    like_count: number % 977,
    comments_count: 10,
    permalink: `https://www.instagram.com/p/${id}/`,
    shortcode: `C${number}`,
    timestamp: '2026-05-04T12:00:00+0000',
    username: 'brand.one',
    is_comment_enabled: true,
    media_url: `https://scontent.cdninstagram.com/v/t51/${id}_n.jpg?stp=dst-jpg_e35&_nc_cat=107&ccb=1-7&_nc_sid=18de74`,
    owner: { id: '17841400000000001' },
    comments: { data: Array.from({ length: 10 }, (_, place) => comment(number * 10 + place)) },
  };
}

function comment(number: number): object {
  return {
    id: `17${String(number).padStart(15, '0')}`,
    text: number % 4 === 0 ? 'Great, "really" great!' : 'Nice 😍',
    timestamp: '2026-05-05T08:00:00+0000',
    username: `user${number % 50}`,
    like_count: number % 7,
  };
}
