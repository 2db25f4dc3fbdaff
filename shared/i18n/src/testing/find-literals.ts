import ts from 'typescript';
import { eachNode, placeOf } from './parse-sources.ts';

/** Names of what people read or hear. */
const READ =
  /^(aria-label|alt|placeholder|title|label|description|hint|summary|heading|error|detail|confirmLabel|cancelLabel|rowLabel|caption)$/;
const SENTENCE = /^[^=/;{}[\]]*\p{L}{2,}[^=/;{}[\]]* \p{L}{2,}[^=/;{}[\]]*$/u;
const WORD = /^\p{Lu}\p{Ll}+(…|\.|:)?$/u;

/** A text that stands in the code without being asked for in the person's language: `place: text`. */
export function findLiterals(file: ts.SourceFile): string[] {
  const found: string[] = [];
  const note = (node: ts.Node, text: string) => found.push(`${placeOf(node)}: ${text.trim()}`);
  eachNode(file, (node) => {
    if (ts.isJsxText(node)) {
      if (/\p{L}/u.test(node.text) && !isCode(node)) note(node, node.text);
    } else if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
      const text = ts.isTemplateExpression(node) ? wordsOf(node) : node.text;
      if (isRead(node, text) && !isForProgrammers(node)) note(node, text);
    }
  });
  return found;
}

/** A template without its values, of which each counts as a word. */
function wordsOf({ head, templateSpans }: ts.TemplateExpression): string {
  return [head.text, ...templateSpans.map(({ literal }) => literal.text)]
    .join('xx')
    .replaceAll(/^xx | xx$/g, '');
}

/** Whether a person reads it: what is named like that, and what looks like it. */
function isRead(node: ts.Node, text: string): boolean {
  const { parent } = node;
  if (ts.isTaggedTemplateExpression(parent) || ts.isLiteralTypeNode(parent)) return false;
  const named = ts.findAncestor(node, (one) => ts.isJsxAttribute(one) || ts.isPropertyAssignment(one));
  const isNamed =
    named !== undefined &&
    (ts.isJsxAttribute(named) || ts.isPropertyAssignment(named)) &&
    READ.test(named.name.getText()) &&
    /\p{L}{2,}/u.test(text) &&
    !isOperand(node);
  if (isNamed) return WORD.test(text) || SENTENCE.test(text);
  const isValue =
    ts.isPropertyAssignment(parent) ||
    ts.isConditionalExpression(parent) ||
    ts.isReturnStatement(parent) ||
    ts.isJsxExpression(parent) ||
    ts.isArrowFunction(parent);
  return SENTENCE.test(text) || (isValue && WORD.test(text));
}

/** Compared with something, or the name of a property. */
function isOperand({ parent }: ts.Node): boolean {
  return ts.isBinaryExpression(parent) || ts.isElementAccessExpression(parent) || ts.isCaseClause(parent);
}

/** Errors that are thrown, class names, forms of `plural`, names of properties, directives, imports. */
function isForProgrammers(node: ts.Node): boolean {
  return (
    ts.findAncestor(
      node,
      (one) =>
        (ts.isNewExpression(one) && /Error$|^URL$|^RegExp$/.test(one.expression.getText())) ||
        (ts.isCallExpression(one) &&
          /^(plural|console\.\w+|translate|classNames|super)$/.test(one.expression.getText())) ||
        (ts.isJsxAttribute(one) &&
          /^(className|href|id|name|autoComplete|rel|accept)$/.test(one.name.getText())) ||
        ts.isImportDeclaration(one) ||
        ts.isExportDeclaration(one),
    ) !== undefined ||
    (ts.isPropertyAssignment(node.parent) && node.parent.name === node)
  );
}

function isCode(node: ts.JsxText): boolean {
  return ts.isJsxElement(node.parent) && node.parent.openingElement.tagName.getText() === 'code';
}
