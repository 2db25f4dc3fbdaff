import { useMarkdownFor } from '../markdown/use-markdown.ts';

/** The text of a reply: Markdown drawn where there is some and what draws it has come, else as it was written. */
export function ReplyContent({ text }: { readonly text: string }) {
  const MarkdownText = useMarkdownFor(text);
  return MarkdownText ? <MarkdownText text={text} /> : <span>{text}</span>;
}
