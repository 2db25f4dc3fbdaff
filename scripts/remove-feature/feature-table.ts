import ts from 'typescript';

/** The view that stays when a migration is finished. */
export type Kept = 'remote' | 'legacy';

/** What the table of features says of one feature. */
export interface TableEntry {
  readonly name: string;
  readonly flag: string | undefined;
  readonly killFlag: string | undefined;
  readonly remote: string | undefined;
  /** Absent while it is being migrated. */
  readonly settled: string | undefined;
}

/** What goes from an entry when its feature is settled. */
const GOES: Readonly<Record<Kept, readonly string[]>> = {
  remote: ['flag', 'killFlag', 'legacy'],
  legacy: ['flag', 'killFlag', 'remote', 'firstData'],
};

/** The entries of `features.ts`. Throws where the file does not look as this knows it. */
export function readTable(source: string): TableEntry[] {
  return entriesOf(source).map((entry) => ({
    name: textOf(entry, 'name') ?? '',
    flag: textOf(entry, 'flag'),
    killFlag: textOf(entry, 'killFlag'),
    remote: textOf(entry, 'remote'),
    settled: textOf(entry, 'settled'),
  }));
}

/** `features.ts` with one feature settled: flags and the other view are gone from its entry. Not formatted. */
export function settle(source: string, name: string, keep: Kept): string {
  const entry = entriesOf(source).find((one) => textOf(one, 'name') === name);
  if (!entry) throw new Error(`There is no ${name} in the table of features`);
  const going = entry.properties.filter((property) => GOES[keep].includes(nameOf(property)));
  const [first] = going;
  if (!first) throw new Error(`${name} has nothing that could go`);
  let text = source;
  for (const property of going.toReversed()) {
    // With its comment, and the comma behind it.
    const comma = /^\s*,/.exec(text.slice(property.end))?.[0].length ?? 0;
    const said = property === first ? `\n    settled: '${keep}',` : '';
    text = text.slice(0, property.getFullStart()) + said + text.slice(property.end + comma);
  }
  return text;
}

function entriesOf(source: string): ts.ObjectLiteralExpression[] {
  const file = ts.createSourceFile('features.ts', source, ts.ScriptTarget.Latest, true);
  for (const statement of file.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations)
      if (name.getText() === 'features' && initializer && ts.isArrayLiteralExpression(initializer))
        return initializer.elements.filter(ts.isObjectLiteralExpression);
  }
  throw new Error('shell/src/features.ts does not look as expected: settle the feature there by hand');
}

function nameOf(property: ts.ObjectLiteralElementLike): string {
  return property.name?.getText() ?? '';
}

function textOf(entry: ts.ObjectLiteralExpression, key: string): string | undefined {
  const property = entry.properties.find((one) => nameOf(one) === key);
  if (!property || !ts.isPropertyAssignment(property)) return undefined;
  return ts.isStringLiteral(property.initializer) ? property.initializer.text : undefined;
}
