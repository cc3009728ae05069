import DOMPurify from 'dompurify';
import { marked } from 'marked';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';

/** What an answer of an action may be made of: no images, which would be loaded from elsewhere, and no links. */
const ALLOWED_TAGS = [
  'p',
  'br',
  'strong',
  'em',
  'code',
  'pre',
  'ul',
  'ol',
  'li',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
];

/** Shows the Markdown of the component's answers. Texts of accounts may be in it, so nothing but plain formatting is kept. */
export function Markdown({ text }: { readonly text: string }): JSX.Element {
  const html = useMemo(
    () => DOMPurify.sanitize(marked.parse(text, { async: false }), { ALLOWED_TAGS, ALLOWED_ATTR: [] }),
    [text],
  );
  return (
    <div
      class="markdown scroll"
      role="region"
      aria-label="Answer"
      tabIndex={0}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
