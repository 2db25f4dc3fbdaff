import ts from 'typescript';
import { eachNode, placeOf } from './parse-sources.ts';

/** A text that the code asks to have translated. */
export interface Text {
  /** The key of its translations. */
  readonly key: string;
  readonly place: string;
  /** It is asked for while its module is evaluated: no language is known by then. */
  readonly isTooEarly: boolean;
}

/** Every text of a file: those of `t`, `rich`, `plural`, and of `translate` where it is written there. */
export function readTexts(file: ts.SourceFile): Text[] {
  const texts: Text[] = [];
  eachNode(file, (node) => {
    const key = ts.isTaggedTemplateExpression(node)
      ? keyOfTemplate(node)
      : ts.isCallExpression(node)
        ? keyOfCall(node)
        : undefined;
    if (key !== undefined) texts.push({ key, place: placeOf(node), isTooEarly: !isInFunction(node) });
  });
  return texts;
}

function keyOfTemplate({ tag, template }: ts.TaggedTemplateExpression): string | undefined {
  if (tag.getText() !== 't' && tag.getText() !== 'rich') return undefined;
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text;
  return template.templateSpans.reduce(
    (key, { literal }, at) => `${key}{${at}}${literal.text}`,
    template.head.text,
  );
}

function keyOfCall({ expression, arguments: [first, forms] }: ts.CallExpression): string | undefined {
  const name = expression.getText();
  if (name === 'translate' && first && ts.isStringLiteral(first)) return first.text;
  if (name !== 'plural' || !forms || !ts.isObjectLiteralExpression(forms)) return undefined;
  const form = (wanted: string) =>
    forms.properties.flatMap((one) =>
      ts.isPropertyAssignment(one) && one.name.getText() === wanted && ts.isStringLiteralLike(one.initializer)
        ? [one.initializer.text]
        : [],
    )[0];
  return `{count, plural, one {${form('one')}} other {${form('other')}}}`;
}

function isInFunction(node: ts.Node): boolean {
  return ts.findAncestor(node, (one) => ts.isFunctionLike(one)) !== undefined;
}
