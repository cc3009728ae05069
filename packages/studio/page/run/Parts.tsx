import type { JSX } from 'preact';
import type { JobReport, Part } from '../../src/wire';

/** How far queries or accounts are, as a table. */
export function Parts({
  title,
  parts,
  hasTotal,
}: {
  readonly title: string;
  readonly parts: readonly Part[];
  readonly hasTotal: boolean;
}): JSX.Element | null {
  if (parts.length === 0) {
    return null;
  }
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <div
        class="scroll grid"
        role="region"
        aria-label={`Progress of the ${title.toLowerCase()}`}
        tabIndex={0}
      >
        <table>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Done</th>
              <th scope="col">Rows</th>
              <th scope="col">Requests</th>
              <th scope="col">Failed</th>
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => (
              <tr key={part.id}>
                <th scope="row">{part.label}</th>
                <td>
                  {hasTotal ? (
                    <>
                      <progress
                        max={Math.max(1, part.jobs)}
                        value={part.done}
                        aria-label={`${part.label}, done`}
                      />{' '}
                      {part.done} of {part.jobs}
                    </>
                  ) : (
                    `${part.done} ${part.done === 1 ? 'query' : 'queries'}`
                  )}
                </td>
                <td class="number">{part.rows.toLocaleString('en')}</td>
                <td class="number">{part.requests.toLocaleString('en')}</td>
                <td class="number">{part.failed}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** What did not come, and why. */
export function Missing({ missing }: { readonly missing: readonly JobReport[] }): JSX.Element {
  return (
    <section aria-labelledby="missing">
      <h2 id="missing">What is missing, and why</h2>
      <ul>
        {missing.map(({ query, account, status, leftOut }) => (
          <li key={`${query} ${account}`}>
            <strong>
              {query}, {account}
            </strong>
            {status === 'done' ? '' : ` (${status})`}: {leftOut}
          </li>
        ))}
      </ul>
    </section>
  );
}
