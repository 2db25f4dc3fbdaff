import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const TESTS = /\.test\.tsx?$|[\\/]testing[\\/]|\.d\.ts$/;

/** The parsed sources below some folders, tests left out, and what lies in a folder of `except`. */
export function parseSources(folders: readonly string[], except: readonly string[] = []): ts.SourceFile[] {
  return folders
    .flatMap((folder) => globSync('**/*.{ts,tsx}', { cwd: folder }).map((file) => path.join(folder, file)))
    .filter(
      (file) => !TESTS.test(file) && !except.some((one) => file.includes(`${path.sep}${one}${path.sep}`)),
    )
    .sort()
    .map((file) => ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
}

/** Calls `visit` for each node of a file, the outer ones first. */
export function eachNode(file: ts.SourceFile, visit: (node: ts.Node) => void): void {
  const walk = (node: ts.Node) => {
    visit(node);
    ts.forEachChild(node, walk);
  };
  walk(file);
}

/** Where a node stands, such as `frame/Frame.tsx:12`. */
export function placeOf(node: ts.Node): string {
  const file = node.getSourceFile();
  const { line } = file.getLineAndCharacterOfPosition(node.getStart());
  return `${path.relative(process.cwd(), file.fileName)}:${line + 1}`;
}
