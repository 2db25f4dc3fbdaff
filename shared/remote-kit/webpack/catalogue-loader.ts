import compile from 'icu-minify/compile';

/**
 * webpack's loader of `languages/*.json`: reads each ICU message while building, so that a browser has nothing to parse.
 * Throws for what is no ICU message.
 */
export default function catalogueLoader(source: string): string {
  return JSON.stringify(compileCatalogue(JSON.parse(source) as Record<string, string>));
}

/** The messages of a catalogue, compiled. */
export function compileCatalogue(catalogue: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.entries(catalogue).map(([key, message]) => [key, compile(message)]));
}
