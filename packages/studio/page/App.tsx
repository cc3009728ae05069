import type { JSX } from 'preact';
import { lazy, Suspense } from 'preact/compat';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { AccountsView } from './accounts/AccountsView';
import { QueriesView } from './queries/QueriesView';
import { hrefOf } from './route';
import type { Route } from './route';
import { RunView } from './run/RunView';
import { StartView } from './start/StartView';
import { StudioContext, useOpenStudio } from './studio';
import type { Standing } from './studio';
import { TakeView } from './take/TakeView';
import { Message, RetryMessage } from './ui/Message';
import { useRoute } from './navigation';

const QueryView = lazy(async () => (await import('./queries/QueryView')).QueryView);
const LookView = lazy(async () => (await import('./look/LookView')).LookView);

const STEPS = [
  { view: 'start', label: 'Start' },
  { view: 'accounts', label: 'Accounts' },
  { view: 'queries', label: 'Queries' },
  { view: 'run', label: 'Run' },
  { view: 'look', label: 'Look' },
  { view: 'config', label: 'Take it with you' },
] as const;

/** The page: the way from a token to a chart. */
export function App(): JSX.Element {
  const route = useRoute();
  const { studio, standing, retry } = useOpenStudio();
  const main = useRef<HTMLElement>(null);
  const place = `${route.view}/${route.parts.join('/')}`;
  useTitle(route);
  useFocusOnHeading(main, `${route.view}/${route.view === 'queries' ? route.parts.join('/') : ''}`);
  return (
    <>
      <a class="skip" href="#main" onClick={(event) => skipTo(event, main.current)}>
        Skip to the content
      </a>
      <header>
        <p class="brand">Instagram studio</p>
        <nav aria-label="Steps">
          <ol>
            {STEPS.map(({ view, label }) => (
              <li key={view}>
                <a href={hrefOf([view])} aria-current={route.view === view ? 'page' : undefined}>
                  {label}
                </a>
              </li>
            ))}
          </ol>
        </nav>
      </header>
      <main id="main" ref={main} tabIndex={-1}>
        <Notice standing={standing} onRetry={retry} />
        {studio !== undefined && standing.is !== 'locked' && (
          <StudioContext.Provider value={studio}>
            <Suspense fallback={<p role="status">Loading …</p>}>
              <View key={route.view === 'queries' ? place : route.view} route={route} />
            </Suspense>
          </StudioContext.Provider>
        )}
      </main>
    </>
  );
}

function View({ route }: { readonly route: Route }): JSX.Element {
  const [part] = route.parts;
  switch (route.view) {
    case 'accounts':
      return <AccountsView />;
    case 'queries':
      return part === undefined ? <QueriesView /> : <QueryView id={part} />;
    case 'run':
      return <RunView />;
    case 'look':
      return <LookView route={route} />;
    case 'config':
      return <TakeView />;
    default:
      return <StartView />;
  }
}

function Notice({
  standing,
  onRetry,
}: {
  readonly standing: Standing;
  readonly onRetry: () => void;
}): JSX.Element | null {
  switch (standing.is) {
    case 'loading':
      return <p role="status">Opening the studio …</p>;
    case 'locked':
      return (
        <>
          <h1>The studio is locked</h1>
          <Message tone="bad">{standing.why}.</Message>
        </>
      );
    case 'broken':
      return <RetryMessage onRetry={onRetry}>{standing.why}</RetryMessage>;
    case 'overtaken':
      return (
        <Message tone="bad">
          Another tab changed the work, so your last change here was not kept. You see now what that tab left:
          make your change again.
        </Message>
      );
    case 'open':
      return null;
  }
}

function useTitle({ view }: Route): void {
  useEffect(() => {
    const label = STEPS.find((step) => step.view === view)?.label ?? 'Start';
    document.title = `${label} – Instagram studio`;
  }, [view]);
}

/** A new view is read out from its heading on; the first one leaves the focus where the browser has it. */
function useFocusOnHeading(main: { readonly current: HTMLElement | null }, place: string): void {
  const seen = useRef(place);
  // Together with the view: a Tab pressed after it is painted would start at the top of the page.
  useLayoutEffect(() => {
    if (seen.current !== place) {
      seen.current = place;
      const heading = main.current?.querySelector('h1') ?? main.current;
      heading?.focus();
    }
  }, [place]);
}

function skipTo(event: Event, main: HTMLElement | null): void {
  event.preventDefault();
  main?.focus();
}
