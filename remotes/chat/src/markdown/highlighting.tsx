import type { Element, RootContent } from 'hast';
import bash from 'highlight.js/lib/languages/bash';
import css from 'highlight.js/lib/languages/css';
import diff from 'highlight.js/lib/languages/diff';
import go from 'highlight.js/lib/languages/go';
import java from 'highlight.js/lib/languages/java';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import python from 'highlight.js/lib/languages/python';
import rust from 'highlight.js/lib/languages/rust';
import sql from 'highlight.js/lib/languages/sql';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';
import { createLowlight } from 'lowlight';
import { Fragment, type ReactNode } from 'react';

const languages = { bash, css, diff, go, java, javascript, json, python, rust, sql, typescript, xml, yaml };
const lowlight = createLowlight(languages);

/**
 * Code as elements whose classes say what each word is, by the names in `classes`; undefined for a language that is not
 * known here. It is a tree from beginning to end: no HTML is made or read.
 */
export function highlight(
  code: string,
  language: string,
  classes: Readonly<Record<string, string>>,
): ReactNode {
  if (!lowlight.registered(language.toLowerCase())) return undefined;
  return renderNodes(lowlight.highlight(language.toLowerCase(), code).children, classes);
}

function renderNodes(nodes: readonly RootContent[], classes: Readonly<Record<string, string>>): ReactNode {
  return nodes.map((node, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: made anew with each code; nothing in it has a state.
    <Fragment key={index}>
      {node.type === 'text' && node.value}
      {node.type === 'element' && (
        <span className={classOf(node, classes)}>{renderNodes(node.children, classes)}</span>
      )}
    </Fragment>
  ));
}

function classOf({ properties }: Element, classes: Readonly<Record<string, string>>): string | undefined {
  const names = Array.isArray(properties.className) ? properties.className : [];
  const known = names.flatMap((name) => classes[String(name).replace(/^hljs-|_$/g, '')] ?? []);
  return known.length > 0 ? known.join(' ') : undefined;
}
