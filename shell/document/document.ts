import {
  type Assignment,
  type FlagsAnswer,
  ownerOf,
  type Person,
  type Release,
  type ReleaseFile,
} from '@ficus/contracts';
import { type Decision, decide, type Override } from '@ficus/migration-wrapper';
import { SUPPORTED_CONTRACTS } from '@ficus/remote-kit';
import { type Feature, featureAt, features } from '../src/features.ts';
import { firstData } from '../src/first-data.ts';
import { type HostPage, hostPageAt, PROFILE } from '../src/host-pages.ts';
import type { Language } from '../src/languages/languages.ts';
import { BOOTSTRAP_ID, type Bootstrap, type PageRelease } from './bootstrap.ts';
import { DEMO_PEOPLE } from './demo-people.ts';
import { earlyTags } from './early-tags.ts';
import type { HostAssets } from './host-assets.ts';
import { embedJson, escapeHtml, tag } from './html.ts';
import { catalogueChunk, languageOf, wordsOf } from './language.ts';
import { later } from './later.ts';
import { localOrigin } from './local-origin.ts';
import {
  isByThePerson,
  keepLocalChoice,
  LOCAL_CHOICE_WORDS,
  type LocalChoice,
  readLocalChoice,
  withoutLocalChoice,
} from './local-remote.ts';
import { readNote } from './note.ts';
import { allowedOverride, mayOverride, mayRunLocally } from './override.ts';
import { chunkFiles, preloadLinks, remoteFiles, remoteWords } from './preloads.ts';
import { securityHeaders } from './security-headers.ts';

/** What the gateway knows of a request for a page. */
export interface PageRequest {
  /** Path and query, as requested. */
  readonly url: string;
  readonly person: Person | undefined;
  /** All tenants in which the person may act, where they are known. */
  readonly tenants?: readonly Assignment[] | undefined;
  /** Undefined without a person, or while no flag state is known. */
  readonly flags: FlagsAnswer | undefined;
  /** By remote: the current release first, then the others that this person may be shown (`wantedVersions`). */
  readonly releases: Readonly<Record<string, readonly Release[]>>;
  /** Fresh for each page, in base64; for a host under development. */
  readonly nonce: string;
  /** Names this request in logs; people copy it with an incident. */
  readonly requestId?: string | undefined;
  /** The note cookie, as the browser sent it. */
  readonly note: string | undefined;
  /** `Sec-Fetch-Site`, as the browser sent it: whose page led here. */
  readonly fetchSite?: string | undefined;
  /** The theme cookie, as the browser sent it. */
  readonly theme: string | undefined;
  /** The language cookie, as the browser sent it. */
  readonly language?: string | undefined;
  /** `Accept-Language`, as the browser sent it. */
  readonly acceptLanguage?: string | undefined;
}

export interface PageAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** What was decided for the page, for the log. */
  readonly decided?: { feature: string; view: string; reason: string; version?: string | undefined };
}

const SIGN_IN = '/sign-in';

/**
 * The host's document: session, flags and decisions go in, one HTML page comes out that fetches exactly the code that
 * this person will see. A function from its dependencies to a function from request to page; it does no input or output.
 */
export function createDocument(options: {
  assets: () => HostAssets;
  remotesOrigin: string;
  isDemo: boolean;
  /** Share of pages that tell of use and Web Vitals, 0 to 1. Default: all. */
  telemetrySample?: number;
  now?: () => number;
  /** Default: the table of this project. */
  features?: readonly Feature[];
}) {
  const { remotesOrigin, isDemo, telemetrySample = 1, now = Date.now, features: table = features } = options;

  return (asked: PageRequest): PageAnswer => {
    const { pathname, search } = new URL(asked.url, 'http://host.invalid');
    // What an e-mail leads to is for whoever has the link, and not for whom this browser is signed in as.
    const request = pathname === SIGN_IN && isLink(search) ? { ...asked, person: undefined } : asked;
    const elsewhere = redirect(pathname, search, request.person, table);
    if (elsewhere)
      return { status: 302, headers: { location: elsewhere, 'cache-control': 'no-store' }, body: '' };

    const assets = options.assets();
    const isDevelopment = assets.isDevelopment ?? false;
    // Only where hashes cannot: a script with a nonce of its own page is compiled anew for every page.
    const nonce = isDevelopment ? request.nonce : undefined;
    const choice = request.person && readLocalChoice(search, table);
    if (request.person && choice) return followChoice(choice, request, request.person, isDevelopment);

    const feature = request.person ? featureAt(pathname, table) : undefined;
    const own = request.person ? hostPageAt(pathname) : undefined;
    const { releases } = request;
    const decideNow = (one: Feature) => decideFor(one, request, isDevelopment, now());
    const decision = feature && decideNow(feature);
    const release =
      feature && releasesOf(feature, releases).find(({ version }) => version === decision?.version);
    const decided = feature && decision && { feature: feature.name, ...pick(decision) };
    const overrides = request.person && overridesOf(request.person, request.note, isDevelopment);
    const mayChange = request.person !== undefined && mayOverride(request.person);
    const local = Object.values(overrides ?? {}).flatMap(({ localPort }) => localPort ?? []);
    const wanted =
      decision?.view === 'remote'
        ? // What a person's own machine has, only their browser can find out.
          release
          ? remoteFiles(release, remotesOrigin)
          : { scripts: [], styles: [] }
        : chunkFiles(assets, chunkOf(feature, own, pathname));
    const language = languageOf(request);
    const say = wordsOf(language);
    const words = release && decision?.view === 'remote' ? remoteWords(release, remotesOrigin, language) : [];
    const data =
      feature && request.person && decision?.view === 'remote'
        ? firstData(feature, { pathname, search }, request.person)
        : [];
    // Their roles too where they are shown at once: words that came later would push away what stands below.
    const ofTenant = (one: Assignment) =>
      own === PROFILE ? one : { tenantId: one.tenantId, tenantName: one.tenantName };
    const tenants = request.tenants?.map(ofTenant) ?? [];
    const catalogue = chunkFiles(assets, catalogueChunk(language) ?? '').scripts;
    const bootstrap: Bootstrap = {
      ...(request.person ? { person: request.person } : {}),
      ...(tenants.length > 1 ? { tenants } : {}),
      ...(request.flags ? { flags: request.flags } : {}),
      ...(decided ? { decided } : {}),
      ...(request.requestId ? { requestId: request.requestId } : {}),
      ...(telemetrySample < 1 ? { sample: telemetrySample } : {}),
      ...(overrides ? { overrides } : {}),
      ...(mayChange ? { inspector: 'change' as const } : {}),
      ...(!mayChange && request.person && isDemo ? { inspector: 'look' as const } : {}),
      ...(isDemo && !request.person
        ? { demo: DEMO_PEOPLE.map((one) => ({ ...one, detail: say(one.detail) })) }
        : {}),
      ...(decision && feature
        ? {
            later: later({
              feature,
              decision,
              request,
              assets,
              remotesOrigin,
              language,
              table,
              decide: decideNow,
            }),
          }
        : {}),
      releases: request.person ? known(releases) : {},
      remotesOrigin,
    };
    return {
      ...(decided ? { decided } : {}),
      status: feature || own || pathname === SIGN_IN ? 200 : 404,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'private, no-cache',
        ...securityHeaders({
          trusted:
            nonce === undefined
              ? integritiesOf(catalogue, mainScripts(assets), wanted.scripts, words)
              : [`nonce-${nonce}`],
          remotesOrigin,
          unpinned: isDevelopment || local.length > 0,
          alsoFrom: local.map(localOrigin),
        }),
      },
      body: page({
        language,
        title: `${say((feature ?? own)?.title ?? (pathname === SIGN_IN ? 'Sign in' : 'Not found'))} · Ficus`,
        noScript: say('Ficus needs JavaScript.'),
        theme: request.theme,
        preconnect: decision?.view === 'remote' ? remotesOrigin : undefined,
        preloads: preloadLinks({ ...wanted, scripts: [...wanted.scripts, ...words] }, data, nonce),
        // In development the host's own refresh runtime has to come first.
        early:
          decision?.view === 'remote' && release?.lean && !assets.isDevelopment
            ? earlyTags(wanted, nonce)
            : '',
        bootstrap,
        scripts: [...catalogue, ...mainScripts(assets)],
        styles: assets.groups.main?.styles ?? [],
        nonce,
      }),
    };
  };
}

/** Whether an e-mail's link led here; what it is for stands behind the `#`, which no server sees. */
const isLink = (search: string) => new URLSearchParams(search).has('link');

/** Name of the chunk of the host that holds what this page shows. */
function chunkOf(feature: Feature | undefined, own: HostPage | undefined, pathname: string): string {
  if (feature) return `legacy-${feature.name}`;
  return own?.chunk ?? (pathname === SIGN_IN ? 'sign-in' : '');
}

function redirect(
  pathname: string,
  search: string,
  person: Person | undefined,
  table: readonly Feature[],
): string | undefined {
  const home = table[0]?.path ?? SIGN_IN;
  if (person) return pathname === '/' || pathname === SIGN_IN ? home : undefined;
  if (pathname === '/') return SIGN_IN;
  return featureAt(pathname, table) || hostPageAt(pathname)
    ? `${SIGN_IN}?next=${encodeURIComponent(pathname + search)}`
    : undefined;
}

function decideFor(feature: Feature, request: PageRequest, isDevelopment: boolean, now: number): Decision {
  const { person, flags, releases } = request;
  const note = person && readNote(request.note, ownerOf(person))?.features[feature.name];
  return decide({
    feature,
    toggles: flags?.toggles,
    override: person && allowedOverride(person, note, isDevelopment),
    releases: releasesOf(feature, releases),
    supportedContracts: SUPPORTED_CONTRACTS,
    failures: note,
    now,
  });
}

function pick({ view, reason, version }: Decision) {
  return { view, reason, ...(version === undefined ? {} : { version }) };
}

/** What the person chose by feature; undefined for those who may not choose. */
function overridesOf(
  person: Person,
  cookie: string | undefined,
  isDevelopment: boolean,
): Record<string, Override> | undefined {
  if (!mayRunLocally(person, isDevelopment)) return undefined;
  const noted = Object.entries(readNote(cookie, ownerOf(person))?.features ?? {});
  const allowed = noted.map(([name, note]) => [name, allowedOverride(person, note, isDevelopment)] as const);
  return Object.fromEntries(
    allowed.flatMap(([name, override]) => (override === undefined ? [] : [[name, override]])),
  );
}

/** Keeps the choice of a local remote for those who may make it, and leads to the address without it. */
function followChoice(
  choice: LocalChoice,
  request: PageRequest,
  person: Person,
  isDevelopment: boolean,
): PageAnswer {
  const { pathname, search } = new URL(request.url, 'http://host.invalid');
  const isAllowed = mayRunLocally(person, isDevelopment) && isByThePerson(request.fetchSite);
  if (isAllowed && choice === 'malformed')
    return {
      status: 400,
      headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
      body: `${LOCAL_CHOICE_WORDS}\n`,
    };
  return {
    status: 302,
    headers: {
      location: withoutLocalChoice(pathname, search),
      'cache-control': 'no-store',
      ...(isAllowed && choice !== 'malformed' ? keepLocalChoice(choice, person, request.note) : {}),
    },
    body: '',
  };
}

function mainScripts({ groups }: HostAssets): readonly ReleaseFile[] {
  return groups.main?.scripts ?? [];
}

function integritiesOf(...lists: (readonly ReleaseFile[])[]): string[] {
  return lists.flat().map(({ integrity }) => integrity);
}

/** What can be had of a feature's remote, the current release first. */
function releasesOf({ remote }: Feature, releases: PageRequest['releases']): readonly Release[] {
  return remote === undefined ? [] : (releases[remote] ?? []);
}

/** As much of the releases as the host loads them by. */
function known(releases: PageRequest['releases']): Record<string, PageRelease[]> {
  const ofPage = ({ lean, ...release }: Release): PageRelease =>
    lean ? { name: release.name, version: release.version, contract: release.contract, lean } : release;
  return Object.fromEntries(Object.entries(releases).map(([name, list]) => [name, list.map(ofPage)]));
}

interface PageParts {
  language: Language;
  title: string;
  noScript: string;
  theme: string | undefined;
  preconnect: string | undefined;
  preloads: string;
  early: string;
  bootstrap: Bootstrap;
  /** In the order in which they run: the words before those who speak them. */
  scripts: readonly ReleaseFile[];
  styles: readonly ReleaseFile[];
  nonce: string | undefined;
}

function page(parts: PageParts): string {
  const { language, title, theme, preconnect, preloads, early, bootstrap, nonce } = parts;
  const scripts = parts.scripts.map(
    (file) =>
      // As urgent as what is preloaded: a deferred script would come after all of that.
      `${tag('script', { src: file.path, defer: true, fetchpriority: 'high', nonce, integrity: file.integrity, crossorigin: 'anonymous' })}</script>`,
  );
  const styles = parts.styles.map((file) =>
    tag('link', {
      rel: 'stylesheet',
      href: file.path,
      integrity: file.integrity,
      crossorigin: 'anonymous',
    }),
  );
  const isTheme = theme === 'light' || theme === 'dark';
  return `<!doctype html>
${tag('html', { lang: language, 'data-theme': isTheme ? theme : undefined })}
  <head>
    <meta charset="utf-8">
    <title>${escapeHtml(title)}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
    <meta name="color-scheme" content="light dark">
    <link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='8' fill='%231f7a4d'/%3E%3Cpath d='M16 6c6 4 8 9 8 13a8 8 0 0 1-16 0c0-4 2-9 8-13z' fill='%23fff'/%3E%3C/svg%3E">
    ${preconnect ? tag('link', { rel: 'preconnect', href: preconnect, crossorigin: 'anonymous' }) : ''}
    ${[...styles, ...scripts, preloads, early].filter(Boolean).join('\n    ')}
  </head>
  <body>
    <div id="root"></div>
    <noscript>${escapeHtml(parts.noScript)}</noscript>
    ${tag('script', { type: 'application/json', id: BOOTSTRAP_ID })}${embedJson(bootstrap)}</script>
  </body>
</html>
`;
}
